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
from duidu.evolve.tagged import LEFT, Around, tags
from duidu.evolve.tagged import around as read_around
from duidu.evolve.variants import parts
from duidu.evolve.vocabulary import BEARERS, BUILT, GOVERNING, GRAMMAR, WITH_VERBS
from duidu.model import Span
from duidu.search.schema import Index
from duidu.text.fold import fold

Sort = Literal["slogan", "name", "plain"]

_NEVER: Final = ("p", "c", "u", "r", "d", "f", "m", "q", "t", "y", "e", "x", "w")
"""Tags of words that cannot be what a slogan says of its head."""
_GRAMMAR: Final = ("u", "p", "c", "r", "y", "e")
"""Tags of words that no family of slogans has in common (*的)."""
_NOUNS: Final = ("n", "v", "a", "b", "i", "l")
"""First letters of the tags of words that the head before them may only qualify."""
_WHENCE: Final = ("自", "于", "在", "向", "往")
"""Ends of verbs after which a place stands."""
_HALF: Final = 2
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
    """One place: the row it belongs to, its document, block and span; why it shows a slogan, empty if it does not.

    `torn` says that another noun follows at once, so that the head belongs to that one (维护社会|稳定).
    """

    row: str
    sort: Sort
    document: str
    block: int
    span: Span
    shows: str = ""
    torn: bool = False


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
    if tags(head)[0].startswith(_GRAMMAR):
        raise InputError("{pattern}: fits nearly everything; give a word that says something", pattern=text)
    return Pattern(head, last=not found.endswith("*"))


def family(index: Index, wanted: Pattern) -> Family:
    """Return the family of a pattern in a corpus."""
    found = found_in(index, plainly(wanted.head))
    every = (_read(wanted, one, match) for one in found for match in one.matches)
    read = [use for use in every if use is not None]
    whole = Counter(use.row for use in read if not use.torn)
    torn = Counter(use.row for use in read if use.torn)
    shown = {use.row for use in read if use.shows and use.sort == "slogan" and whole[use.row] >= torn[use.row]}
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
        if tags(filler)[-1:] == ["ns"] and found_in(index, plainly(*(filler + sign for sign in _PLACE_SIGNS))):
            found.add(row)
    return found


# -- one place


def _read(wanted: Pattern, one: Found, match: tuple[int, int]) -> Use | None:
    """What one place of the head is; None where the head is no word there."""
    text, (start, end) = one.passage.text, match
    around = read_around(text, start, end)
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
    after = around.after if wanted.last else around.after[1:]
    bounded = _is_bounded(text, right, after, wanted) and not (_acts_on(tag, wanted) and _is_built(after))
    predicate = bool(after) and tag != "v" and after[0][1] in {"v", "d"}  # 法治城东、平安城东同步推进
    shows = _shows(wanted, around, (text, left, right), tag) if bounded or predicate else ""
    if predicate and not bounded and shows != "in_line":
        shows = ""
    sort: Sort = "slogan" if filler not in GOVERNING or shows else "plain"
    torn = not bounded and not predicate and bool(after) and after[0][1].startswith(_NOUNS)
    return use(_row(wanted, filler), sort, left, right, shows)._replace(torn=torn)


def _row(wanted: Pattern, filler: str) -> str:
    """What a row is called."""
    return filler + wanted.head if wanted.last else wanted.head + filler


def _name(around: Around, head: str) -> str:
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
    own = tags(filler)
    if own[0].startswith(_NEVER):
        return False
    if not own[-1].startswith(("v", "ns")) or not _letter(before, len(before) - 1) or after[:2] in BUILT:
        return True
    letters = re.search(r"[^\W\d_]+$", before[-LEFT:])
    return letters is None or not tags(letters[0])[-1].startswith("n")


def _can_fill(filler: str, tag: str) -> bool:
    """Whether a word can be what a slogan says of its head."""
    if filler in GRAMMAR or filler.endswith(_WHENCE) or _does(filler):
        return False
    return bool(_FILLER.fullmatch(filler)) and not tag.startswith(_NEVER)


def _does(filler: str) -> bool:
    """Whether a filler is a verb with how it is done, which the dictionary has as one word (大力发展)."""
    manner, verb = filler[:_HALF], filler[_HALF:]
    how = manner in WITH_VERBS or tags(manner)[-1][0] in "da"
    return how and len(verb) == _HALF and tags(verb)[-1].startswith("v")


def _shows(wanted: Pattern, around: Around, place: tuple[str, int, int], tag: str) -> str:
    """How a place shows that it is a slogan, empty if it does not."""
    text, left, right = place
    filler = around.before[-1][0] if wanted.last else around.after[0][0]
    after = around.after if wanted.last else around.after[1:]
    before = around.before[:-1] if wanted.last else around.before
    if filler in GOVERNING:
        return ""
    if _in_line(wanted, text, left, right):
        return "in_line"
    reach = 1 if tag.startswith("v") else 3
    if any(word in GOVERNING for word, _ in before[-reach:]) and not _verb_between(before):
        return "governed"
    return "built" if _is_built(after) and not before and not tag.startswith("v") else ""


def _is_built(after: Sequence[tuple[str, str]]) -> bool:
    """Whether what follows says that it is built: …建设, …行动."""
    return bool(after) and after[0][0][:2] in BUILT


def _acts_on(tag: str, wanted: Pattern) -> bool:
    """Whether a verb before a head that is no name works on what the head and the next word are (面向|经济建设)."""
    return wanted.last and tag == "v" and not tags(wanted.head)[0].startswith(("ns", "nz", "nr"))


def _is_bounded(text: str, right: int, after: Sequence[tuple[str, str]], wanted: Pattern) -> bool:
    """Whether a slogan may end there: before a sign, 的, another one, or what says that it is built."""
    if text[right : right + 1] in _JOINING:
        return False
    return not after or after[0][0] == "的" or _is_built(after) or _begins_another(after, wanted)


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
    item = f"(?P<word>[^\\W\\d_]{{2,4}}){wanted.head}" if wanted.last else f"{wanted.head}(?P<word>[^\\W\\d_]{{2,4}})"
    joint = r"\"?[,/和及与]?\"?"
    before, after = text[max(0, left - 14) : left], text[right : right + 14]
    found = re.search(f"{item}{joint}$", before) or re.match(f"{joint}{item}(?![^\\W\\d_]*大学)", after)
    return found is not None and not tags(found["word"])[-1 if wanted.last else 0].startswith(_NEVER)


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
