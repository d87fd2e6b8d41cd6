"""The reader's hand: what a reader rules about two documents, and the alignment that respects it.

The idea: a ruling is a value placed in two documents, and of rulings that contradict each other the later stands. A
link by hand is one more link, the best at both its ends, and says so by its reason ``reader``; the program's links stay
beside it unless they are taken out, and are only *main* where they are still the best of one of their blocks. A
link that the reader has checked stays even if the program would no longer find it. Aligning B with A gives the same,
mirrored. The limit: nothing is learnt from a ruling; other pairs are as the program sees them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from duidu.model import Alignment, Document, Link, Place, Reason, Relation, Strength, Verdict

Says = Literal["link", "unlink", "alone", "checked", "rejected", "note"]
"""What a reader says: these correspond, these do not, nothing corresponds to this, right, wrong, a remark."""

NOWHERE: Final = -1
"""In place of a block: the other document as a whole."""

SURE: Final = 1.0
"""The score of a link by hand."""

BY_READER: Final = Reason("reader")

_SORTS: Final[Mapping[Says, str]] = {"link": "pair", "unlink": "pair", "checked": "verdict", "rejected": "verdict"}
"""Rulings of one sort on the same two ends speak of the same thing, so that the later replaces the earlier."""

_VERDICTS: Final[Mapping[Says, Verdict]] = {"checked": "checked", "rejected": "rejected"}

_SWEEPING: Final[frozenset[Says]] = frozenset({"link", "unlink", "alone"})
"""Those that may put an end to rulings on other ends or of another sort."""

Key = tuple[str, int, int]
Pair = tuple[int, int]


class Ruling(NamedTuple):
    """Something said of a block of A and a block of B; one of them may be `NOWHERE`.

    ``alone`` has one end: nothing in the other document corresponds to it. A verdict with one end is on the empty
    cell beside it. `note` is the text of a note.
    """

    says: Says
    a: int
    b: int
    note: str = ""

    @property
    def mirrored(self) -> "Ruling":
        """The same seen from B."""
        return Ruling(self.says, self.b, self.a, self.note)

    @property
    def key(self) -> Key:
        """What rulings that speak of the same thing have in common."""
        return _SORTS.get(self.says, self.says), self.a, self.b


class Opinion(NamedTuple):
    """What the reader says of one cell beside another."""

    verdict: Verdict = ""
    note: str = ""
    alone: bool = False


def by_reader(link: Link) -> bool:
    """Return whether a link was made by hand."""
    return any(reason.code == BY_READER.code for reason in link.reasons)


# -- which rulings stand


def supersedes(later: Ruling, earlier: Ruling) -> bool:
    """Return whether a ruling puts an end to an earlier one: it speaks of the same thing, or cannot be true with it."""
    if later.key == earlier.key:
        return True
    if later.says == "link":
        return earlier.says == "alone" and _touch(later, earlier)
    if later.says == "unlink":
        return earlier.key == ("verdict", later.a, later.b)
    if later.says == "alone":
        paired = NOWHERE not in {earlier.a, earlier.b}
        return paired and earlier.says in {"link", "checked", "rejected"} and _touch(later, earlier)
    return False


def _touch(one: Ruling, other: Ruling) -> bool:
    """Whether two rulings have an end in common."""
    return NOWHERE != one.a == other.a or NOWHERE != one.b == other.b


def standing(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the rulings that stand, in the order in which they were made.

    >>> standing([Ruling("link", 1, 2), Ruling("alone", 1, NOWHERE)])
    (Ruling(says='alone', a=1, b=-1, note=''),)
    """
    kept: dict[Key, Ruling] = {}
    for ruling in rulings:
        if ruling.says in _SWEEPING:
            kept = {key: earlier for key, earlier in kept.items() if not supersedes(ruling, earlier)}
        kept.pop(ruling.key, None)
        kept[ruling.key] = ruling
    return tuple(kept.values())


def may_link(a: Document, block_a: int, b: Document, block_b: int) -> bool:
    """Return whether two blocks may be linked: titles with titles, headings or captions with such, text with text."""
    from duidu.align.view import group_of  # noqa: PLC0415  (who only opens a corpus needs none of what it loads)

    group = group_of(a.blocks[block_a].kind)
    return group is not None and group == group_of(b.blocks[block_b].kind)


# -- the alignment


def ruled(alignment: Alignment, a: Document, b: Document, rulings: Iterable[Ruling]) -> Alignment:
    """Return an alignment as the reader wants it.

    Args:
        alignment: What the program found.
        a: The document that `alignment.a` names.
        b: The document that `alignment.b` names.
        rulings: What was said, oldest first; what does not fit the two documents is passed over.
    """
    said = standing(ruling for ruling in rulings if _fits(a, b, ruling))
    if not said:
        return alignment
    barred = _barred(said)
    known = {pair_of(link): link for link in (*alignment.candidates, *alignment.links)}
    found = {pair_of(link): link for link in alignment.links if not _bars(barred, pair_of(link))}
    checked = {pair for pair in _pairs(said, "checked") if not _bars(barred, pair)}
    taken = _pairs(said, "link") | (checked - found.keys())
    linked = found | {pair: _by_hand(known.get(pair), pair) for pair in taken}
    changed = taken | {pair_of(link) for link in alignment.links if pair_of(link) not in linked}
    links = tuple(_settled([linked[pair] for pair in sorted(linked)], changed))
    return replace(
        alignment,
        links=tuple(voiced(links, said)),
        only_a=_alone(alignment.only_a, alignment.links, links, 0),
        only_b=_alone(alignment.only_b, alignment.links, links, 1),
        candidates=tuple(
            link for link in alignment.candidates if pair_of(link) not in linked and not _bars(barred, pair_of(link))
        ),
    )


def pair_of(link: Link) -> Pair:
    """Return the two blocks of a link."""
    return link.a.block, link.b.block


def _fits(a: Document, b: Document, ruling: Ruling) -> bool:
    """Whether the blocks of a ruling are there, and may be linked unless it is only a remark."""
    if not (NOWHERE <= ruling.a < len(a.blocks) and NOWHERE <= ruling.b < len(b.blocks)):
        return False
    if NOWHERE in {ruling.a, ruling.b}:
        return ruling.a != ruling.b
    return ruling.says == "note" or may_link(a, ruling.a, b, ruling.b)


class _Barred(NamedTuple):
    """Pairs that must not be linked, and blocks of A and of B that must have no link."""

    pairs: frozenset[Pair]
    a: frozenset[int]
    b: frozenset[int]


def _barred(said: Iterable[Ruling]) -> _Barred:
    """What the reader rules out."""
    said = tuple(said)
    return _Barred(
        frozenset(_pairs(said, "unlink")),
        frozenset(ruling.a for ruling in said if ruling.says == "alone") - {NOWHERE},
        frozenset(ruling.b for ruling in said if ruling.says == "alone") - {NOWHERE},
    )


def _bars(barred: _Barred, pair: Pair) -> bool:
    """Whether two blocks must not be linked."""
    return pair in barred.pairs or pair[0] in barred.a or pair[1] in barred.b


def are_apart(rulings: Iterable[Ruling], pair: Pair) -> bool:
    """Return whether the reader has ruled that two blocks do not correspond."""
    return _bars(_barred(standing(rulings)), pair)


def _pairs(said: Iterable[Ruling], *says: Says) -> set[Pair]:
    """The pairs of blocks of which something is said."""
    return {(r.a, r.b) for r in said if r.says in says and NOWHERE not in {r.a, r.b}}


def _by_hand(known: Link | None, pair: Pair) -> Link:
    """A link by hand, with what the program knows of the pair."""
    if known is None:
        return Link(Place(pair[0]), Place(pair[1]), SURE, "main", "one", (BY_READER,))
    others = tuple(reason for reason in known.reasons if reason != BY_READER)
    return replace(known, score=SURE, strength="main", reasons=(BY_READER, *others))


def _settled(links: Sequence[Link], changed: Collection[Pair]) -> Iterator[Link]:
    """Links whose strength and relation are again what links and partners make of them, where something changed."""
    blocks = {pair[0] for pair in changed}, {pair[1] for pair in changed}
    top: tuple[dict[int, tuple[bool, float]], ...] = ({}, {})
    counts: tuple[Counter[int], ...] = (Counter(), Counter())
    for link in links:
        for side, block in enumerate(pair_of(link)):
            top[side][block] = max(top[side].get(block, (False, 0.0)), _rank(link))
            counts[side][block] += 1
    for link in links:
        a, b = pair_of(link)
        if a not in blocks[0] and b not in blocks[1]:
            yield link
            continue
        strength: Strength = "main" if _rank(link) >= min(top[0][a], top[1][b]) else "partial"
        yield replace(link, strength=strength, relation=_relation(counts[0][a], counts[1][b]))


def _rank(link: Link) -> tuple[bool, float]:
    """How good a link is: by hand before all others, then by score."""
    return by_reader(link), link.score


def _relation(partners_of_a: int, partners_of_b: int) -> Relation:
    """What the numbers of partners make of a link."""
    if partners_of_a > 1:
        return "many" if partners_of_b > 1 else "split"
    return "merge" if partners_of_b > 1 else "one"


def _alone(before: Iterable[int], old: Iterable[Link], new: Iterable[Link], side: int) -> tuple[int, ...]:
    """The blocks of one side that have no link now."""
    blocks = {*before, *(pair_of(link)[side] for link in old)}
    return tuple(sorted(blocks - {pair_of(link)[side] for link in new}))


# -- verdicts and notes


def voiced(links: Iterable[Link], rulings: Iterable[Ruling]) -> Iterator[Link]:
    """Yield links with the reader's verdicts and notes on them.

    Args:
        links: Links of the two documents.
        rulings: What stands, as `standing` returns it.
    """
    said = {ruling.key: ruling for ruling in rulings}
    for link in links:
        verdict, note = said.get(("verdict", *pair_of(link))), said.get(("note", *pair_of(link)))
        yield replace(link, verdict=_verdict(verdict), note=note.note if note else "")


def _verdict(ruling: Ruling | None) -> Verdict:
    """What a ruling says as a verdict."""
    return _VERDICTS.get(ruling.says, "") if ruling is not None else ""


class Voices:
    """What the reader says of cells that stand side by side, found quickly for every row of a comparison.

    A note belongs to its block of the base, whatever stands beside it now, and to the other block where it has none.
    """

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self.rulings = standing(rulings)
        self._order = {ruling: place for place, ruling in enumerate(self.rulings)}
        self._by_a: dict[int, list[Ruling]] = defaultdict(list)
        self._by_b: dict[int, list[Ruling]] = defaultdict(list)
        for ruling in self.rulings:
            self._by_a[ruling.a].append(ruling)
            self._by_b[ruling.b].append(ruling)

    def about(self, base: Collection[int], cell: Collection[int]) -> tuple[Ruling, ...]:
        """Return the rulings on a cell beside the base's, oldest first.

        Args:
            base: The blocks of the base on the row.
            cell: Those of the other document; one of the two may be empty.
        """
        a, b = base or (NOWHERE,), cell or (NOWHERE,)
        near = (self._by_a.get(block, ()) for block in a) if base else (self._by_b.get(block, ()) for block in b)
        found = {ruling for some in near for ruling in some if _on(ruling, a, b)}
        return tuple(sorted(found, key=self._order.__getitem__))

    def opinion(self, base: Collection[int], cell: Collection[int], link: Link | None) -> Opinion:
        """Return what it comes to: the verdict is on the link behind the cell, or on there being nothing.

        Args:
            base: The blocks of the base on the row.
            cell: Those of the other document.
            link: The link behind the cell.
        """
        found = self.about(base, cell)
        judged = [r for r in found if r.says in _VERDICTS and (link is None or (r.a, r.b) == pair_of(link))]
        verdict = _verdict(judged[0]) if judged else ""
        notes = " / ".join(ruling.note for ruling in found if ruling.says == "note")
        return Opinion(verdict, notes, any(ruling.says == "alone" for ruling in found))


def _on(ruling: Ruling, a: Collection[int], b: Collection[int]) -> bool:
    """Whether a ruling that touches one end of two cells is about them."""
    if ruling.says == "note":
        return ruling.a in a if ruling.a != NOWHERE else ruling.b in b
    return ruling.a in a and ruling.b in b
