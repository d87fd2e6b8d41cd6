"""Anchors: places that can be found again after a text was imported anew.

If the text is still the same, so is the place. Else the same words are looked for, in the same surroundings first,
then the nearest; else the line, or the stretch of a line near the old place, that is most like them. What is found says
how: ``same``, ``shifted``, ``changed``. Every step is bounded: so many places weighed, so many characters compared.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from duidu.model import Anchor, Document, Span
from duidu.text.fold import fold
from duidu.text.lines import line_starts

CONTEXT = 32
"""Characters kept before and after the exact text."""
MOST_EXACT = 400
"""Characters of the exact text kept; a longer passage is anchored by its beginning."""
LEAST_LIKENESS = 70.0
"""Per cent of likeness below which an anchor counts as lost."""
MOST_PLACES = 500
"""Occurrences of the same words that are weighed on each side of the old place, the nearest ones."""
MOST_ALIKE = 16
"""Lines whose surroundings are weighed when the words themselves have changed."""
WINDOW = 2000
"""Characters on each side of a place in which a stretch of a line is looked for."""
LEAST_SHARED = 8
"""Characters that must be the same, surroundings included: fewer stand anywhere."""


class Found(NamedTuple):
    """Where an anchor was found, and how: ``same``, ``shifted`` (elsewhere), ``changed`` (only alike)."""

    span: Span
    how: str


def make(document: Document, span: Span) -> Anchor:
    """Return an anchor of a span of a document."""
    text = document.text
    end = min(span.end, span.start + MOST_EXACT)
    return Anchor(
        document=document.id,
        content_hash=document.hash,
        line=text.count("\n", 0, span.start) + 1,
        start=span.start,
        exact=text[span.start : end],
        before=text[max(0, span.start - CONTEXT) : span.start],
        after=text[end : end + CONTEXT],
    )


def find(anchor: Anchor, document: Document) -> Found | None:
    """Return where an anchor stands in a document now, None if nothing there is alike."""
    text = document.text
    if document.hash == anchor.content_hash and text.startswith(anchor.exact, anchor.start):
        return Found(Span(anchor.start, anchor.start + len(anchor.exact)), "same")
    return _verbatim(anchor, text) or _changed(anchor, text)


def _verbatim(anchor: Anchor, text: str) -> Found | None:
    """The same words, in the most alike surroundings, then the nearest; an empty place by the words after it."""
    whole = anchor.before + anchor.exact + anchor.after
    places = [at + len(anchor.before) for at in _nearest(text, whole, anchor.start - len(anchor.before), 1)]
    places = places or [*_nearest(text, anchor.exact or anchor.after, anchor.start, MOST_PLACES)]
    if not places:
        return None
    shared, _, best = max((_shared(anchor, text, at), -abs(at - anchor.start), at) for at in places)
    if shared + len(anchor.exact) < min(LEAST_SHARED, len(whole)):
        return None
    return Found(Span(best, best + len(anchor.exact)), "same" if best == anchor.start else "shifted")


def _nearest(text: str, words: str, start: int, most: int) -> Iterator[int]:
    """Offsets at which the words stand: at most so many before an offset, as many from it on; none if no words."""
    if words:
        yield from islice(_backward(text, words, start), most)
        yield from islice(_forward(text, words, start), most)


def _forward(text: str, words: str, start: int) -> Iterator[int]:
    """Offsets from `start` on at which the words stand, nearest first."""
    at = text.find(words, max(0, start))
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _backward(text: str, words: str, start: int) -> Iterator[int]:
    """Offsets before `start` at which the words stand, nearest first."""
    at = text.rfind(words, 0, max(0, start - 1 + len(words)))
    while at >= 0:
        yield at
        at = text.rfind(words, 0, at - 1 + len(words))


def _shared(anchor: Anchor, text: str, at: int) -> int:
    """How many characters the surroundings of a place share with the anchor's, counted from the place outwards."""
    end = at + len(anchor.exact)
    before = text[max(0, at - CONTEXT) : at]
    return _common(before[::-1], anchor.before[::-1]) + _common(text[end : end + CONTEXT], anchor.after)


def _common(one: str, other: str) -> int:
    """How many characters two strings share from their start."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _changed(anchor: Anchor, text: str) -> Found | None:
    """What is most like the words together with their surroundings, in folded text, then the nearest."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (only a lost anchor pays for it)

    line = next((line for line in anchor.exact.split("\n") if line.strip()), "")
    whole = anchor.before + anchor.exact + anchor.after
    if not line or len(whole) < LEAST_SHARED:
        return None
    folded, wanted = fold(text), fold(line)
    ways = (_alike_lines, _alike_stretches) if _whole_line(anchor) else (_alike_stretches, _alike_lines)
    places = next(filter(None, ([*way(wanted, anchor, folded)] for way in ways)), [])
    if not places:
        return None
    at = len(anchor.before) + anchor.exact.index(line)
    around = fold(whole[max(0, at - CONTEXT) : at + len(line) + CONTEXT])

    def rank(span: Span) -> tuple[float, int]:
        here = folded[max(0, span.start - CONTEXT) : span.end + CONTEXT]
        return fuzz.ratio(around, here), -abs(span.start - anchor.start)

    best = max(places, key=rank)
    return Found(best, "shifted" if text[best.start : best.end] == anchor.exact else "changed")


def _whole_line(anchor: Anchor) -> bool:
    """Whether an anchor holds whole lines."""
    return anchor.before[-1:] in {"", "\n"} and anchor.after[:1] in {"", "\n"}


def _alike_lines(wanted: str, _: Anchor, folded: str) -> Iterator[Span]:
    """The lines most like the words."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (only a lost anchor pays for it)

    lines, starts = folded.split("\n"), line_starts(folded)
    found = process.extract(wanted, lines, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=MOST_ALIKE)
    for line, _score, index in found:
        yield Span(starts[index], starts[index] + len(line))


def _alike_stretches(wanted: str, anchor: Anchor, folded: str) -> Iterator[Span]:
    """Stretches like the words, near the old place and where the old surroundings stand now."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (only a lost anchor pays for it)

    if len(wanted) < LEAST_SHARED:
        return
    for middle in {anchor.start, *_surroundings(anchor, folded)}:
        start = min(max(0, middle - WINDOW), len(folded))
        found = fuzz.partial_ratio_alignment(wanted, folded[start : middle + WINDOW], score_cutoff=LEAST_LIKENESS)
        if found is not None and found.dest_start < found.dest_end:
            yield Span(start + found.dest_start, start + found.dest_end)


def _surroundings(anchor: Anchor, folded: str) -> Iterator[int]:
    """Where the words next to the place stand, the nearest on each side."""
    for words in (anchor.before[-LEAST_SHARED:], anchor.after[:LEAST_SHARED]):
        if len(words) == LEAST_SHARED:
            yield from _nearest(folded, fold(words), anchor.start, 1)
