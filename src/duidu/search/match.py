r"""Where a term stands in a folded text, exactly or with a few slips of the pen.

The idea: cut a term that forgives k slips into k + 1 pieces. Wherever the term stands with at most k characters wrong,
missing or too many, one piece stands there untouched. So the places of the pieces (`str.find`, very fast) are all the
places worth a look; rapidfuzz drops most of them in one call, and the rest are settled to the character by edit
distance. Nothing is missed, and no aligner's window has to be trusted. Two limits: a swapped pair counts as two slips,
and a slip never touches a number, because 十三五 is no misspelling of 十四五.

A ``\n`` in the text separates passages; no match runs over it.
"""

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import LCSseq, Levenshtein

NUMERALS = frozenset("0123456789〇零一二三四五六七八九十百千万亿")
"""Characters that say how many or which one: a slip here would be another fact."""


class Match(NamedTuple):
    """A stretch of the text and how many slips lie between it and the term."""

    start: int
    end: int
    slips: int


def matches(text: str, term: str, slips: int, most: int | None = None) -> list[Match]:
    """Return all places of a term, in order and apart from each other; an exact one wins over a slip beside it.

    Args:
        text: Folded text.
        term: Folded, not empty.
        slips: The most characters that may be wrong, missing or too many; 0 for exact places only.
        most: The most exact places to look at, from the start of the text; None for all.
    """
    exact = [Match(at, at + len(term), 0) for at in islice(places(text, term), most)]
    return (
        _apart([*exact, *_near(text, term, slips, {m.start for m in exact})]) if slips and len(exact) != most else exact
    )


def places(text: str, piece: str) -> Iterator[int]:
    """Yield the offsets at which a piece stands, left to right, none inside the one before."""
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + len(piece))


def pieces(term: str, count: int) -> list[tuple[int, str]]:
    """Return a term cut into nearly equal pieces, each with its offset.

    >>> pieces("平安南开区", 2)
    [(0, '平安'), (2, '南开区')]
    """
    cuts = [len(term) * i // count for i in range(count + 1)]
    return [(a, term[a:b]) for a, b in pairwise(cuts)]


def _near(text: str, term: str, slips: int, exact: set[int]) -> Iterator[Match]:
    """Matches with at least one slip, found around untouched pieces."""
    expected = sorted(
        {at - offset for offset, piece in pieces(term, slips + 1) for at in places(text, piece)}.difference(exact)
    )
    windows = [text[max(0, start - slips) : start + len(term) + slips] for start in expected]
    common = len(term) - slips
    for _, _, index in process.extract(term, windows, scorer=LCSseq.similarity, score_cutoff=common, limit=None):
        found = _settle(text, term, expected[index], slips)
        if found is not None:
            yield found


def _settle(text: str, term: str, expected: int, slips: int) -> Match | None:
    """The best stretch near the expected start, None when every one has too many slips.

    Fewest slips first, then ends that are letters (a wrong last character may be a comma), then the term's length.
    """
    found = []
    for start in range(max(0, expected - slips), expected + slips + 1):
        for end in range(start + len(term) - slips, min(start + len(term) + slips, len(text)) + 1):
            cost = _slips(term, text[start:end], slips)
            if 0 < cost <= slips:
                ragged = not (text[start].isalnum() and text[end - 1].isalnum())
                found.append((cost, ragged, abs(end - start - len(term)), start, end))
    if not found:
        return None
    cost, _, _, start, end = min(found)
    return Match(start, end, cost)


def _slips(term: str, piece: str, most: int) -> int:
    """The slips between a term and a stretch of text; more than `most` when they are of no kind we forgive."""
    cost = Levenshtein.distance(term, piece, score_cutoff=most)
    if cost > most or "\n" in piece:
        return most + 1
    for step in Levenshtein.editops(term, piece):
        old = term[step.src_pos : step.src_pos + 1] if step.tag != "insert" else ""
        new = piece[step.dest_pos : step.dest_pos + 1] if step.tag != "delete" else ""
        if not NUMERALS.isdisjoint(old + new):
            return most + 1
    return cost


def _apart(found: list[Match]) -> list[Match]:
    """The matches in order of the text without those that overlap one with fewer slips or an earlier one."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, m.slips)):
        while kept and match.start < kept[-1].end and match.slips < kept[-1].slips:
            kept.pop()
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept
