"""What the reader typed, as terms to look for.

Terms are separated by space and must all occur, in any order; ``"平安 南开"`` is one term taken exactly as it stands,
``-词`` must not occur. Everything is folded, so script, width and quotation marks do not matter. Reading a query never
fails: what makes no sense is left out and said in a note (``open_quote``, ``too_many_terms``, ``only_unwanted``,
``empty``), and the rest still searches.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from duidu.model import Note
from duidu.text.fold import fold

SLIPS_FROM = (4, 8)
"""Lengths from which one more character may be wrong, missing or too many: below four, everything resembles all."""

MOST_TERMS = 16
"""More terms than anybody types; a pasted page must not scan the corpus once for each of its words."""

_TOKEN = re.compile(r'(?P<minus>-*)(?:"(?P<phrase>[^"]*)(?P<close>"?)|(?P<word>\S+))')
_MINUS = frozenset("-－")  # a dash folds to the same sign, but ——改革 is a heading and no exclusion


class Term(NamedTuple):
    """One thing to look for: its folded text and how many slips of the pen are forgiven."""

    text: str
    slips: int


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must occur, texts that must not, and what was wrong with the query."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def slips_forgiven(length: int) -> int:
    """Return how many slips a term of this many characters may hold.

    >>> [slips_forgiven(n) for n in (3, 4, 7, 8, 40)]
    [0, 1, 1, 2, 2]
    """
    return sum(length >= least for least in SLIPS_FROM)


def parse(text: str) -> Query:
    """Return the query a text means.

    >>> parse('-改革 "开放"').unwanted
    ('改革',)
    """
    wanted: dict[str, Term] = {}
    unwanted: dict[str, None] = {}
    notes: list[Note] = []
    folded = phrase_of(text)
    for found in _TOKEN.finditer(folded):
        minus = found["minus"] if set(text.strip()[found.start() : found.end("minus")]) <= _MINUS else ""
        term = _term(found, found["minus"][len(minus) :])
        if found["close"] == "":
            notes.append(Note("open_quote", (term.text,)))
        if minus and term.text:
            unwanted.setdefault(term.text)
        elif term.text:
            wanted.setdefault(term.text, term)
    if len(wanted) > MOST_TERMS:
        notes.append(Note("too_many_terms", (str(MOST_TERMS),)))
    if not wanted:
        notes.append(Note("only_unwanted" if unwanted else "empty"))
    return Query(tuple(wanted.values())[:MOST_TERMS], tuple(unwanted)[:MOST_TERMS], tuple(notes))


def phrase_of(text: str) -> str:
    """Return a text as it is looked for when it is taken whole: folded, on one line, without outer space."""
    return fold(text.strip()).replace("\n", " ")


def _term(found: re.Match[str], dashes: str) -> Term:
    """The term of a token; a quoted one forgives nothing, a word of dashes alone is none."""
    if found["word"] is None:
        return Term(found["phrase"].strip(), 0)
    word = dashes + found["word"]
    return Term(word if word.strip("-") else "", slips_forgiven(len(word)))
