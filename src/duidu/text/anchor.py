"""Anchors: places that can be found again after a text was imported anew.

First the place itself is tried, then the same words with their surroundings anywhere in the text, then the nearest
likeness by edit distance within a bounded window. What is found says how: ``same``, ``shifted``, ``changed``.
"""

from typing import NamedTuple

from duidu.model import Anchor, Document, Span
from duidu.text.fold import fold
from duidu.text.lines import line_of, line_starts

CONTEXT = 32
"""Characters kept before and after the exact text."""
MOST_EXACT = 400
"""Characters of the exact text kept; a longer passage is anchored by its beginning."""
LEAST_LIKENESS = 70.0
"""Per cent of likeness below which an anchor counts as lost."""


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
        line=line_of(line_starts(text), span.start),
        start=span.start,
        exact=text[span.start : end],
        before=text[max(0, span.start - CONTEXT) : span.start],
        after=text[end : end + CONTEXT],
    )


def find(anchor: Anchor, document: Document) -> Found | None:
    """Return where an anchor stands in a document now, None if nothing there is alike."""
    text, exact = document.text, anchor.exact
    if document.hash == anchor.content_hash or text.startswith(exact, anchor.start):
        span = Span(min(anchor.start, len(text)), min(anchor.start + len(exact), len(text)))
        if text[span.start : span.end] == exact:
            return Found(span, "same")
    if not exact:
        return None
    return _shifted(anchor, text) or _changed(anchor, text)


def _shifted(anchor: Anchor, text: str) -> Found | None:
    """The same words elsewhere, the place with the most alike surroundings first, then the nearest."""
    places = _occurrences(text, anchor.exact)
    if not places:
        return None

    def rank(at: int) -> tuple[int, int]:
        end = at + len(anchor.exact)
        before = _shared_end(text[max(0, at - CONTEXT) : at], anchor.before)
        after = _shared_start(text[end : end + CONTEXT], anchor.after)
        return before + after, -abs(at - anchor.start)

    best = max(places, key=rank)
    return Found(Span(best, best + len(anchor.exact)), "shifted")


def _occurrences(text: str, words: str) -> list[int]:
    """Every offset at which the words stand."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _shared_start(one: str, other: str) -> int:
    """How many characters two strings share from their start."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _shared_end(one: str, other: str) -> int:
    """How many characters two strings share at their end."""
    return _shared_start(one[::-1], other[::-1])


def _changed(anchor: Anchor, text: str) -> Found | None:
    """The line most like the words, in folded text."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (only a lost anchor pays for it)

    starts = line_starts(text)
    lines = fold(text).split("\n")
    wanted = fold(anchor.exact.split("\n", 1)[0])
    best = process.extractOne(wanted, lines, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
    if best is None:
        return None
    start = starts[best[2]]
    return Found(Span(start, start + len(lines[best[2]])), "changed")
