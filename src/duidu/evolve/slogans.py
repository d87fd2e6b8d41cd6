"""Families of slogans: of ``*城东`` the rows 平安城东, 智慧城东 …; names and plain mentions are set apart.

The idea: a slogan shows itself somewhere in the corpus: in quotation marks, in line with its likes
(法治城东、平安城东), as the object of building (打造, 推进 …), or as what is built (…建设, …行动).
One such use is enough, then all uses count. A name is known by what it grows into (城东区, 城东大学:
the dictionary has it as one word, or a word for a thing that bears names follows) or by a place before
it (江州城东, where 江州市 stands somewhere). The limit: rjieba's words and tags; a slogan that nowhere
stands in such a place is a plain mention.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from duidu.errors import InputError
from duidu.evolve.phrase import Found, found_in, plainly
from duidu.evolve.variants import parts
from duidu.evolve.vocabulary import BEARERS, BUILT, GOVERNING
from duidu.model import Span
from duidu.search.schema import Index
from duidu.text.fold import fold

Sort = Literal["slogan", "name", "plain"]

_NEVER: Final = ("p", "c", "u", "r", "d", "f", "m", "q", "t", "y", "e", "x", "w")
"""Tags of words that cannot be what a slogan says of its head."""
_GRAMMAR: Final = ("u", "p", "c", "r", "y", "e")
"""Tags of words that no family of slogans has in common (*的)."""
_LEFT, _RIGHT = 14, 8
"""Letters looked at on either side of the head."""
_FILLER: Final = re.compile(r"[^\W\d_]{2,6}")
_JOINING: Final = frozenset("-\u2010\u2011\u2013\u2014\u2015\u00b7~")
"""Signs that join a name to the next one: what stands before the first is said of both, and no slogan."""
_PLACE_SIGNS: Final = "省市区县州"
MOST_KIN: Final = 12
"""Slogans of a phrase's family that are looked for where it is absent."""
LEAST_PATTERN: Final = 3
"""Different fillers from which a head is worth suggesting as a pattern."""


class Pattern(NamedTuple):
    """The fixed part of a pattern, folded, and whether it stands last (``*城东``) or first (``平安*``)."""

    head: str
    last: bool

    @property
    def text(self) -> str:
        """The pattern as it is written."""
        return f"*{self.head}" if self.last else f"{self.head}*"


class Use(NamedTuple):
    """One place: the row it belongs to, its document, block and span; why it shows a slogan, empty if it does not."""

    row: str
    sort: Sort
    document: str
    block: int
    span: Span
    shows: str = ""


@dataclass(frozen=True)
class Family:
    """All uses of a pattern's head, by sort; rows of each sort, the commonest first."""

    pattern: Pattern
    uses: tuple[Use, ...]

    @cached_property
    def _cells(self) -> dict[tuple[str, str], list[Use]]:
        """The uses of each row in each document."""
        found: dict[tuple[str, str], list[Use]] = {}
        for use in self.uses:
            found.setdefault((use.row, use.document), []).append(use)
        return found

    def rows(self, sort: Sort) -> tuple[str, ...]:
        """Return the rows of a sort, those found in most documents first, then the commonest."""
        mine: dict[str, list[Use]] = {}
        for use in self.uses:
            if use.sort == sort:
                mine.setdefault(use.row, []).append(use)
        ranked = sorted(mine.items(), key=lambda item: (-len({u.document for u in item[1]}), -len(item[1]), item[0]))
        return tuple(row for row, _ in ranked)

    def cell(self, row: str, document: str) -> tuple[Use, ...]:
        """Return the uses of a row in a document."""
        return tuple(self._cells.get((row, document), ()))


def pattern(text: str) -> Pattern:
    """Return the pattern a text means; without a star the star stands first.

    Raises:
        InputError: if a star stands inside, nothing is fixed, or what is says nothing.
    """
    found = fold(text.strip())
    head = found.strip("*")
    if not head or not all(character.isalpha() for character in head):
        raise InputError(
            "{pattern}: no pattern of slogans; write one like *词 or 词*, one star and letters", pattern=text
        )
    if found.startswith("*") and found.endswith("*"):
        raise InputError(
            "{pattern}: no pattern of slogans; write one like *词 or 词*, one star and letters", pattern=text
        )
    if _tags(head)[0].startswith(_GRAMMAR):
        raise InputError("{pattern}: fits nearly everything; give a word that says something", pattern=text)
    return Pattern(head, last=not found.endswith("*"))


def family(index: Index, wanted: Pattern) -> Family:
    """Return the family of a pattern in a corpus."""
    found = found_in(index, plainly(wanted.head))
    every = (_read(wanted, one, match) for one in found for match in one.matches)
    read = [use for use in every if use is not None]
    shown = {use.row for use in read if use.shows and use.sort == "slogan"}
    places = _places(index, {row for row in shown if wanted.last}, wanted)
    uses = tuple(use if use.sort == "name" else _settled(use, shown, places) for use in read)
    return Family(wanted, uses)


def kin(index: Index, word: str, names: Collection[str], most: int = MOST_KIN) -> list[str]:
    """Return slogans of a phrase's family that stand in some documents, the commonest there first.

    They are as long as the phrase and end as it does (智慧城东 of 平安城东); a phrase of one part has none.

    Args:
        index: Where to look.
        word: The phrase, folded.
        names: The documents.
        most: How many to return.
    """
    own = parts(word)
    if not own or own[-1] == word:
        return []
    uses = family(index, Pattern(own[-1], last=True)).uses
    found = Counter(
        use.row
        for use in uses
        if use.sort == "slogan" and use.document in names and len(use.row) == len(word) and use.row != word
    )
    return [row for row, _count in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most]]


def _settled(use: Use, shown: set[str], places: set[str]) -> Use:
    """A use as a slogan if it is one somewhere, as a name if a place stands before it, else as a plain mention."""
    if use.row in places:
        return use._replace(sort="name")
    return use if use.row in shown else use._replace(sort="plain")


def _places(index: Index, rows: set[str], wanted: Pattern) -> set[str]:
    """The rows whose filler is a place: the dictionary says so, and it stands somewhere as one (江州市)."""
    found = set()
    for row in rows:
        filler = row.removesuffix(wanted.head)
        if _tags(filler)[-1:] == ["ns"] and found_in(index, plainly(*(filler + sign for sign in _PLACE_SIGNS))):
            found.add(row)
    return found


# -- one place


class _Around(NamedTuple):
    """The words that run on around a head: tagged before and after; `inside` is the head with what grows on it.

    `torn` where the head is no word but pieces of others (发展|中国|家 is read 发展中国家).
    """

    before: tuple[tuple[str, str], ...]
    inside: str
    after: tuple[tuple[str, str], ...]
    torn: bool


def _read(wanted: Pattern, one: Found, match: tuple[int, int]) -> Use | None:
    """What one place of the head is; None where the head is no word there."""
    text, (start, end) = one.passage.text, match
    around = _around(text, start, end)
    if around.torn and around.inside.removeprefix(wanted.head) not in BEARERS:
        return None

    def use(row: str, sort: Sort, left: int, right: int, shows: str = "") -> Use:
        return Use(row, sort, one.passage.document, one.passage.block, one.passage.span(left, right), shows)

    if wanted.last and (name := _name(around, wanted.head)):
        return use(name, "name", start, min(len(text), end + len(name) - len(wanted.head)))
    quoted = _quoted(wanted, text, start, end)
    if quoted is not None:
        filler, left, right = quoted
        return use(_row(wanted, filler), "slogan", left, right, "quoted")
    beside = around.before[-1:] if wanted.last else around.after[:1]
    if not beside or not _can_fill(*beside[0]):
        return use(wanted.head, "plain", start, end)
    filler, tag = beside[0]
    left, right = (start - len(filler), end) if wanted.last else (start, end + len(filler))
    shows = _shows(wanted, around, (text, left, right), tag)
    return use(_row(wanted, filler), "slogan" if filler not in GOVERNING or shows else "plain", left, right, shows)


def _row(wanted: Pattern, filler: str) -> str:
    """What a row is called."""
    return filler + wanted.head if wanted.last else wanted.head + filler


def _around(text: str, start: int, end: int) -> _Around:
    """The words around a head in the letters that run on."""
    left = start
    while left > 0 and start - left < _LEFT and text[left - 1].isalpha() and not text[left - 1].isascii():
        left -= 1
    right = end
    while right < len(text) and right - end < _RIGHT and text[right].isalpha() and not text[right].isascii():
        right += 1
    return _split(_tagged(text[left:right]), start - left, end - left)


def _split(tagged: Sequence[tuple[str, str]], start: int, end: int) -> _Around:
    """Tagged words around a stretch of them."""
    before: list[tuple[str, str]] = []
    after: list[tuple[str, str]] = []
    inside, at, torn = "", 0, False
    for word, tag in tagged:
        stop = at + len(word)
        if stop <= start:
            before.append((word, tag))
        elif at >= end:
            after.append((word, tag))
        else:
            if at < start:  # the dictionary has filler and head as one word
                before.append((word[: start - at], tag))
            torn = torn or (stop > end and at != start)
            inside += word[max(0, start - at) :]
        at = stop
    return _Around(tuple(before), inside, tuple(after), torn)


def _name(around: _Around, head: str) -> str:
    """The proper name that a head grows into, empty if it does not."""
    if len(around.inside) > len(head) and around.inside.startswith(head):
        return around.inside
    if around.after and around.after[0][0] in BEARERS:
        return head + around.after[0][0]
    return ""


def _quoted(wanted: Pattern, text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The filler between quotation marks with the head, or by itself before it, and where the slogan stands."""
    if wanted.last:
        found = re.search(r"\"([^\W\d_]{2,6})(\"?)$", text[max(0, start - 9) : start])
        closed = text[end : end + 1] == '"' if found is not None and not found[2] else not _letter(text, end)
        if found is None or not closed or not _may_be_quoted(found[1], text[: start - len(found[0])], text[end + 1 :]):
            return None
        return found[1], start - len(found[0]) + 1, end
    found = re.match(r"([^\W\d_]{2,6})\"", text[end : end + 7])
    if found is None or text[start - 1 : start] != '"':
        return None
    return found[1], start, end + len(found[1])


def _letter(text: str, at: int) -> bool:
    """Whether a Chinese letter stands there."""
    return text[at : at + 1].isalpha() and not text[at : at + 1].isascii()


def _may_be_quoted(filler: str, before: str, after: str) -> bool:
    """Whether a quoted filler makes a slogan.

    It does not where it begins with a number, a negation or a word of grammar (两个…, 不承认…), nor where it is a verb
    (some of which the dictionary has for places) with its subject before the quotation mark (企业“云集城东”).
    """
    tags = _tags(filler)
    if tags[0].startswith(_NEVER):
        return False
    if not tags[-1].startswith(("v", "ns")) or not _letter(before, len(before) - 1) or after[:2] in BUILT:
        return True
    letters = re.search(r"[^\W\d_]+$", before[-_LEFT:])
    return letters is None or not _tags(letters[0])[-1].startswith("n")


def _can_fill(filler: str, tag: str) -> bool:
    """Whether a word can be what a slogan says of its head."""
    return bool(_FILLER.fullmatch(filler)) and not tag.startswith(_NEVER)


def _shows(wanted: Pattern, around: _Around, place: tuple[str, int, int], tag: str) -> str:
    """How a place shows that it is a slogan, empty if it does not."""
    text, left, right = place
    filler = around.before[-1][0] if wanted.last else around.after[0][0]
    after = around.after if wanted.last else around.after[1:]
    before = around.before[:-1] if wanted.last else around.before
    joined = text[right : right + 1] in _JOINING
    bounded = not joined and (not after or after[0][0] == "的" or _begins_another(after, wanted))
    built = bool(after) and after[0][0][:2] in BUILT
    if filler in GOVERNING:
        return ""
    if _in_line(wanted, text, left, right):
        return "in_line"
    if not (bounded or built):
        return ""
    reach = 1 if tag.startswith("v") else 3
    if any(word in GOVERNING for word, _ in before[-reach:]) and not _verb_between(before):
        return "governed"
    return "built" if built and not before and not tag.startswith("v") else ""


def _begins_another(after: Sequence[tuple[str, str]], wanted: Pattern) -> bool:
    """Whether the next slogan follows at once, as where a source has lost its punctuation."""
    return len(after) > 1 and wanted.last and after[1][0] == wanted.head


def _verb_between(before: Sequence[tuple[str, str]]) -> bool:
    """Whether another verb stands between the governing one and the slogan (构建具有 …)."""
    for word, tag in reversed(before):
        if word in GOVERNING:
            return False
        if tag.startswith(("v", "p")):
            return True
    return False


def _in_line(wanted: Pattern, text: str, left: int, right: int) -> bool:
    """Whether a slogan of the same pattern stands beside this one, or right before or after it."""
    item = f"[^\\W\\d_]{{2,4}}{wanted.head}" if wanted.last else f"{wanted.head}[^\\W\\d_]{{2,4}}"
    joint = r"\"?[,/和及与]?\"?"
    before, after = text[max(0, left - 14) : left], text[right : right + 14]
    return bool(re.search(f"{item}{joint}$", before) or re.match(f"{joint}{item}(?![^\\W\\d_]*大学)", after))


def _tagged(text: str) -> list[tuple[str, str]]:
    """The words of letters with their tags."""
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s)

    return list(rjieba.tag(text)) if text else []


def _tags(text: str) -> list[str]:
    """The tags of a word's parts."""
    return [tag for _, tag in _tagged(text)]


# -- which patterns there are


class Suggested(NamedTuple):
    """A pattern worth looking at: how many different slogans it has, in how many documents, and some of them."""

    pattern: Pattern
    slogans: int
    documents: int
    examples: tuple[str, ...]


_QUOTED: Final = re.compile(r"\"(?P<item>[^\W\d_]{4})\"")
_LINED: Final = re.compile(r"(?<![^\W_])(?P<item>[^\W\d_]{4})(?=[,和及与\"]+(?P<next>[^\W\d_]{4})(?![^\W_]))")


def suggested(texts: Iterable[tuple[str, str]], most: int = 12) -> tuple[Suggested, ...]:
    """Return the patterns that a corpus offers of itself, the richest first.

    Args:
        texts: The id of a document and the folded text of a passage of it.
        most: How many to return.
    """
    held: dict[Pattern, dict[str, set[str]]] = {}
    for name, text in texts:
        for item in _items(text):
            for wanted, filler in ((Pattern(item[2:], True), item[:2]), (Pattern(item[:2], False), item[2:])):
                held.setdefault(wanted, {}).setdefault(filler, set()).add(name)
    made = [_suggestion(wanted, fillers) for wanted, fillers in held.items() if len(fillers) >= LEAST_PATTERN]
    return tuple(sorted(made, key=lambda one: (-one.slogans * one.documents, one.pattern))[:most])


def _items(text: str) -> Iterator[str]:
    """Words of four letters in quotation marks, or in line with one that begins or ends as they do."""
    for found in _QUOTED.finditer(text):
        yield found["item"]
    for found in _LINED.finditer(text):
        item, other = found["item"], found["next"]
        if item != other and (item[2:] == other[2:] or item[:2] == other[:2]):
            yield item
            yield other


def _suggestion(wanted: Pattern, fillers: dict[str, set[str]]) -> Suggested:
    """One pattern with what it has."""
    ranked = sorted(fillers, key=lambda filler: (-len(fillers[filler]), filler))
    documents = {name for names in fillers.values() for name in names}
    return Suggested(wanted, len(fillers), len(documents), tuple(_row(wanted, filler) for filler in ranked[:6]))
