"""A block as the reader corrected it, and the way back from there into the source, which never changes.

What a correction puts in place is one with the stretch it stands for: a match inside of it, or over its edge, leads to
all of that stretch. The limit: of a stretch over several lines only what the block owns is replaced.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from duidu.model import Block, Correction, Document, Span
from duidu.text.outline import own_spans


class Part(NamedTuple):
    """A stretch of the corrected text, where it begins there, and the stretch of the source it stands for."""

    at: int
    text: str
    source: Span
    correction: Correction | None = None


class Corrected(NamedTuple):
    """A block's own text with the reader's corrections in it, in parts that touch end to end."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The corrected text."""
        return "".join(part.text for part in self.parts)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections in it, in order."""
        return tuple(part.correction for part in self.parts if part.correction is not None)

    def source(self, start: int, end: int) -> Span:
        """Return the stretch of the document that a stretch of the corrected text stands for.

        Args:
            start: Its beginning, an offset into `text`.
            end: Its end; a correction that is touched counts whole.
        """
        begins = [part.at for part in self.parts]
        first = self.parts[max(0, bisect_right(begins, start) - 1)]
        last = self.parts[max(0, bisect_left(begins, max(end, start + 1)) - 1)]
        left = first.source.start if first.correction else first.source.start + start - first.at
        right = last.source.end if last.correction else last.source.start + end - last.at
        return Span(left, max(left, right))


def touching(document: Document, span: Span) -> tuple[Correction, ...]:
    """Return the corrections that change something of a stretch, in order; an insertion at its very end does too."""
    found = document.corrections[: bisect_right([c.span.start for c in document.corrections], span.end)]
    return tuple(c for c in found if (c.span.start < span.end and c.span.end > span.start) or _inserts(c, span))


def widened(document: Document, span: Span) -> Span:
    """Return a stretch with all of the corrections that it touches."""
    spans = [correction.span for correction in touching(document, span)]
    return Span(min([span.start, *(s.start for s in spans)]), max([span.end, *(s.end for s in spans)]))


def _inserts(correction: Correction, span: Span) -> bool:
    """Whether a correction adds something within a stretch or at an edge of it."""
    return correction.span.start == correction.span.end and span.start <= correction.span.start <= span.end


def corrected(document: Document, block: Block) -> Corrected:
    """Return a block's own text (as `outline.own_text` gives it) with the reader's corrections in it."""
    return of_spans(document, own_spans(document, block))


def of_spans(document: Document, spans: tuple[Span, ...]) -> Corrected:
    """Return stretches of a document, one after the other, with the reader's corrections in them."""
    parts: list[Part] = []
    at = 0
    done: set[Correction] = set()
    for own in spans:
        for span, correction in _cut(own, touching(document, own), done):
            text = document.text[span.start : span.end] if correction is None else correction.text
            source = span if correction is None else correction.span
            parts.append(Part(at, text, source, correction))
            at += len(text)
    return Corrected(tuple(parts))


def _cut(own: Span, corrections: tuple[Correction, ...], done: set[Correction]) -> list[tuple[Span, Correction | None]]:
    """A line cut where corrections begin and end; one that began on a line before shows nothing more."""
    found: list[tuple[Span, Correction | None]] = []
    at = own.start
    for correction in corrections:
        if at < correction.span.start:
            found.append((Span(at, correction.span.start), None))
        if correction not in done:
            found.append((correction.span, correction))
            done.add(correction)
        at = max(at, min(correction.span.end, own.end))
    if at < own.end:
        found.append((Span(at, own.end), None))
    return found
