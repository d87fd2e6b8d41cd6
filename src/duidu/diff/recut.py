"""Cutting text that lost its punctuation, by what the other side says.

A clause that runs on for LONG characters is a paragraph whose commas are gone. The clauses of the other side are looked
for inside it, best first, and it is cut around them at edges of words; what lies between stays one clause. The limit:
where both sides lost their punctuation nothing shows where to cut, and where the budget ends the rest stays as it is.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio_alignment

from duidu.diff.pieces import Clause, part, substance, tokens

LONG = 60
"""Letters; in plan language one clause in a thousand is longer and has kept its commas."""
NEEDLE = 6
"""Letters that a clause needs to be looked for."""
ALIKE = 70
"""Percent of likeness (rapidfuzz) that cuts."""
CRUMB = 4
"""Characters that are not left over as a clause of their own."""
RECUT_BUDGET = 20_000_000
"""Characters × characters that one call may compare: about a tenth of a second."""


class _Find(NamedTuple):
    """A stretch of a long clause that a clause of the other side resembles; the weight puts the best first."""

    weight: float
    start: int
    end: int


def recut(side: Sequence[Clause], other: Sequence[Clause], budget: int = RECUT_BUDGET) -> tuple[Clause, ...]:
    """Return the clauses of one side with the overlong ones cut by those of the other.

    Args:
        side: The clauses to cut.
        other: The clauses of the other side, as they stand.
        budget: Characters × characters that may be compared.
    """
    needles = [substance(c.text) for c in other if not c.numbering and NEEDLE <= len(c.key) <= LONG]
    needed, cells = sum(map(len, needles)), 0
    known = {clause.key for clause in other}
    found: list[Clause] = []
    for one in side:
        cost = needed * len(one.text)
        if len(one.key) <= LONG or one.key in known or cells + cost > budget:
            found.append(one)
        else:
            cells += cost
            found.extend(_cut(one, needles))
    return tuple(found)


def _cut(one: Clause, needles: Sequence[str]) -> list[Clause]:
    """One clause cut around the needles that are found in it."""
    edges = [0, *accumulate(map(len, tokens(one.text)))]
    finds = sorted((find for needle in needles for find in _find(one.text, needle, edges)), key=_best)
    taken: list[_Find] = []
    for find in finds:
        if all(find.end <= one_.start or one_.end <= find.start for one_ in taken):
            taken.append(find)
    starts = {0, len(one.text)} | {at for find in taken for at in (find.start, find.end)}
    cuts = _without_crumbs(sorted(starts))
    return [part(one, start, end) for start, end in pairwise(cuts)]


def _best(find: _Find) -> tuple[float, int, int]:
    """Sorts finds best first."""
    return -find.weight, find.start, find.end


def _find(text: str, needle: str, edges: Sequence[int]) -> list[_Find]:
    """Where a text resembles a needle, from one edge of a word to another; nothing if nowhere."""
    place = partial_ratio_alignment(needle, text, score_cutoff=ALIKE)
    if place is None or place.dest_end - place.dest_start < NEEDLE:
        return []
    start, end = _nearest(edges, place.dest_start), _nearest(edges, place.dest_end)
    return [_Find(place.score * (end - start), start, end)] if start < end else []


def _nearest(edges: Sequence[int], at: int) -> int:
    """The edge of a word next to a place."""
    index = bisect_left(edges, at)
    return min(edges[max(0, index - 1) : index + 1], key=lambda edge: (abs(edge - at), edge))


def _without_crumbs(cuts: Sequence[int]) -> list[int]:
    """The cuts without those that leave a clause of a few characters."""
    kept = [cuts[0]]
    for at in cuts[1:-1]:
        if at - kept[-1] >= CRUMB and cuts[-1] - at >= CRUMB:
            kept.append(at)
    return [*kept, cuts[-1]]
