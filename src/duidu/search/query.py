"""What the reader typed, as terms to look for and filters to keep.

Terms are separated by space and must all occur, in any order; ``"平安 南开"`` is one term taken exactly as it stands,
``-词`` must not occur, ``@name`` is any word of a set. ``year:2012..2020`` and its like keep documents, ``role:plan``
passages. Everything is folded, so script, width and quotation marks do not matter. Reading a query never fails: what
makes no sense is left out or taken as text, said in a note, and the rest still searches.

Notes: ``empty``, ``only_unwanted``, ``only_filters``, ``too_many_terms`` (how many), ``long_term`` (how long),
``open_quote`` (the term), ``only_wildcards`` (the term), ``unknown_filter`` ``empty_filter`` (its name), ``bad_year``
``unknown_role`` ``unknown_layer`` ``unknown_set`` (the value).
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from duidu.model import Note
from duidu.search.filters import NAMES, Filter, filter_of, layers_of, makes_sense
from duidu.search.forms import Form, Heard, Plain, Term, by_sound, exact, slipped, typed
from duidu.text.fold import fold

MOST_TERMS: Final = 16
"""More terms than anybody types; a pasted page must not scan the corpus once for each of its words."""
MOST_CHARACTERS: Final = 200
"""Characters of one term that are looked for: a pasted paragraph is known by far fewer."""

Sets = Mapping[str, Sequence[str]]
"""Named sets of words."""

_TOKEN: Final = re.compile(
    r"(?P<minus>-*)(?P<name>[^\W\d_]{1,12}:)?"
    r'(?:"(?P<phrase>[^"]*)(?:(?P<close>")(?!\S)|$)|(?P<word>\S+|(?<=:)))'
)
"""A quotation mark is a sign of the query where a word could begin, and its partner where one could end; those inside
of words, as texts have them, are text."""
_MINUS: Final = frozenset("-\uff0d")  # a dash folds to the same sign, but a heading's dash is no exclusion
_UNSEEN: Final = frozenset({"Cc", "Cf"})
_SPELLED: Final = re.compile(r"[^\W\d_]*[a-z][^\s@*?]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must occur, terms that must not, filters, the layers looked at, and what was wrong with the query.

    `layers` are those set aside (``furniture`` …) that are looked at besides the text; with ``text`` not among them
    only these. `whole` is the terms as one word: what was typed may be a piece of a text with a slip in it.
    """

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    layers: frozenset[str] = frozenset({"text"})
    notes: tuple[Note, ...] = ()
    whole: Term | None = None


class _Token(NamedTuple):
    """A piece of a query: whether it is unwanted, the filter it names, its text, whether it was quoted.

    `whole` when the quotation has its end; `spoken` is the text with those of its letters large that were typed so.
    """

    minus: bool
    name: str
    text: str
    quoted: bool = False
    whole: bool = True
    spoken: str = ""


@dataclass(slots=True)
class _Reading:
    """A query being read."""

    sets: Sets
    plain: list[str] = field(default_factory=list)
    wanted: dict[tuple[str, bool], Term] = field(default_factory=dict)
    unwanted: dict[tuple[str, bool], Term] = field(default_factory=dict)
    filters: list[Filter] = field(default_factory=list)
    layers: set[str] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)


def parse(text: str, sets: Sets | None = None) -> Query:
    """Return the query a text means.

    Args:
        text: As typed.
        sets: The word sets that ``@name`` may name.

    >>> [term.text for term in parse('-改革 "开放"').unwanted]
    ['改革']
    """
    reading = _Reading({phrase_of(name): words for name, words in (sets or {}).items()})
    tokens = _tokens(text, reading.notes)
    for token in _spelled_out(tokens):
        _read(token, reading)
    return _query(reading)


def phrase_of(text: str) -> str:
    """Return a text as it is looked for when it is taken whole: folded, on one line, without outer space.

    Halves of characters, which a shell may hand over, become replacement characters.
    """
    shown = visible(text)
    whole = shown.encode("utf-8", "replace").decode("utf-8", "replace") if not shown.isascii() else shown
    return " ".join(fold(whole).split("\n")).strip()


def visible(text: str) -> str:
    """Return a text without the characters nobody sees, such as a page's marks of direction that were copied along.

    >>> visible(chr(0x200B) + "平安")
    '平安'
    """
    if text.isprintable():
        return text
    return "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)


def _query(reading: _Reading) -> Query:
    """The query that was read, with what is wrong with the whole of it."""
    notes = reading.notes
    if len(reading.wanted) > MOST_TERMS:
        notes.append(Note("too_many_terms", (str(MOST_TERMS),)))
    if not reading.wanted:
        notes.append(Note("only_unwanted" if reading.unwanted else "only_filters" if reading.filters else "empty"))
    return Query(
        tuple(reading.wanted.values())[:MOST_TERMS],
        tuple(reading.unwanted.values())[:MOST_TERMS],
        tuple(reading.filters),
        frozenset(reading.layers or {"text"}),
        tuple(dict.fromkeys(notes)),
        _whole(reading),
    )


def _whole(reading: _Reading) -> Term | None:
    """The plain words of a query as one, None when there are not several or others besides."""
    if len(reading.plain) < 2 or len(reading.plain) != len(reading.wanted):  # noqa: PLR2004
        return None
    text = " ".join(reading.plain)[:MOST_CHARACTERS]
    return Term(text, (*slipped(text), *by_sound(text)))


def _tokens(text: str, notes: list[Note]) -> list[_Token]:
    """The pieces of a query; a filter's name must be one we know, or look like one."""
    folded = phrase_of(text)
    signs = visible(text).strip()
    tokens = []
    for found in _TOKEN.finditer(folded):
        signed = set(signs[found.start() : found.end("minus")])
        minus = bool(found["minus"]) and signed <= _MINUS
        body = found["phrase"] if found["word"] is None else found["word"]
        name, body = _named((found["name"] or "")[:-1], body, notes)
        quoted = found["word"] is None and bool(name or not found["name"])  # behind a text's own colon it is text, too
        if quoted and not found["close"]:
            notes.append(Note("open_quote", (body.strip(),)))
        dashes = "" if minus else found["minus"]
        spoken = _spoken(body, signs[found.start() : found.end()])
        tokens.append(_Token(minus, name, (dashes + body).strip(), quoted, bool(found["close"]), spoken))
    return tokens


def _spoken(body: str, typed: str) -> str:
    """The end of a word as it was typed, with large letters between small ones; empty when all are of one size."""
    end = typed[len(typed) - len(body) :]
    mixed = re.search("[A-Z]", end) and re.search("[a-z]", end)
    return (
        "".join(sign if "A" <= sign <= "Z" else folded for sign, folded in zip(end, body, strict=True)) if mixed else ""
    )


def _named(name: str, body: str, notes: list[Note]) -> tuple[str, str]:
    """The filter that a word before a colon names, and what it is asked.

    Texts have colons, too: after a Chinese word that names no filter, or with a value that none takes, it is text. An
    unknown Latin name is a slip and left out.
    """
    if name in NAMES and (name.isascii() or makes_sense(NAMES[name], body)):
        return NAMES[name], body
    if name.isascii() and name and not body.startswith("//"):
        notes.append(Note("unknown_filter", (name,)))
        return "", body
    return "", f"{name}:{body}" if name else body


def _spelled_out(tokens: list[_Token]) -> list[_Token]:
    """The pieces with syllables in a row (ping an nan kai) made one: words of letters too short to be heard alone."""
    words = [token for token in tokens if not token.minus and not token.name]
    spelled = len(words) > 1 and all(_SPELLED.fullmatch(word.text) and not word.quoted for word in words)
    if not spelled or all(_is_heard_alone(word.text) for word in words):
        return tokens
    whole = " ".join(word.text for word in words)
    return [_Token(False, "", whole), *(token for token in tokens if token not in words)]


def _is_heard_alone(word: str) -> bool:
    """Whether letters are whole syllables, or initials, without their neighbours."""
    return any(isinstance(form, Heard) and form.way != "begun" for form in by_sound(word))


def _read(token: _Token, reading: _Reading) -> None:
    """Put one piece where it belongs."""
    if token.name in {"", "title"}:
        _read_term(token, reading)
    elif token.name == "in":
        reading.layers |= layers_of(token.text, reading.notes)
    else:
        found = filter_of(token.name, token.text, reading.notes)
        if found is not None:
            reading.filters.append(found._replace(wanted=not token.minus))


def _read_term(token: _Token, reading: _Reading) -> None:
    """Take a piece as a term."""
    text = token.text[:MOST_CHARACTERS]
    if len(token.text) > MOST_CHARACTERS:
        reading.notes.append(Note("long_term", (str(MOST_CHARACTERS),)))
    if not text and token.name:
        reading.notes.append(Note("empty_filter", (token.name,)))
    forms = _forms(token._replace(text=text), reading)
    if not forms:
        return
    term = Term(text, forms, token.name == "title")
    if not (token.minus or token.name or token.quoted):
        reading.plain.append(text)
    (reading.unwanted if token.minus else reading.wanted).setdefault((text, term.title), term)


def _forms(token: _Token, reading: _Reading) -> tuple[Form, ...]:
    """The forms of a term; none when nothing is left to look for.

    A quotation without its end may begin with a text's own mark: slips are forgiven, what stands exactly so is first.
    """
    text = token.text
    if token.quoted:
        return () if not text else exact(text) if token.whole else (*slipped(text), *by_sound(text))
    if not text.strip("-"):
        return ()
    if text.startswith("@") and len(text) > 1:
        return _set_forms(text[1:], reading)
    if not text.strip("*?-"):
        reading.notes.append(Note("only_wildcards", (text,)))
        return ()
    return typed(text, token.spoken)


def _set_forms(name: str, reading: _Reading) -> tuple[Form, ...]:
    """The words of a set, each as it stands; an unknown set is looked for as text."""
    if name not in reading.sets:
        reading.notes.append(Note("unknown_set", (name,)))
        return typed(name)
    words = (phrase_of(word)[:MOST_CHARACTERS] for word in reading.sets[name])
    return tuple(dict.fromkeys(Plain(word) for word in words if word))
