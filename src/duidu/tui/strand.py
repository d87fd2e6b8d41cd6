"""A block's lines as one strand of text: broken lines joined, the reader's corrections put in after what they correct.

The strand is what is wrapped; each stretch of it is then either a stretch of the source or words of ours, so that what
is painted on the source (matches, doubts, a selection) finds its place.
"""

from dataclasses import replace
from typing import NamedTuple

from duidu.model import Block, Document, Span
from duidu.text.corrected import of_spans
from duidu.text.outline import own_spans
from duidu.text.wrap import wrap
from duidu.tui.draw import Piece, cell, quoted, said

SUPERFLUOUS = "×"
"""Stands in a correction for nothing: the words before it should not be there."""


class Part(NamedTuple):
    """A part of a strand: where it begins there, and a stretch of the source or, if that is empty, a literal."""

    at: int
    source: Span
    literal: str = ""

    @property
    def length(self) -> int:
        """Its length in the strand."""
        return len(self.literal) or self.source.end - self.source.start


class Strand(NamedTuple):
    """The text to wrap, and its parts end to end."""

    text: str
    parts: tuple[Part, ...]

    def pieces(self, start: int, end: int) -> list[Piece]:
        """Return what a stretch of the strand shows."""
        found: list[Piece] = []
        for part in self.parts:
            a, b = max(start, part.at), min(end, part.at + part.length)
            if a >= b:
                continue
            if part.literal:
                found.append(said(part.literal[a - part.at : b - part.at], "correction"))
            else:
                found.append(quoted(Span(part.source.start + a - part.at, part.source.start + b - part.at)))
        return found

    def source(self, start: int, end: int) -> Span:
        """Return the stretch of the document that a stretch of the strand stands for; empty where it is all ours."""
        before = [part for part in self.parts if part.at <= start]
        fallback = before[-1].source.end if before else 0
        spans = [piece.span for piece in self.pieces(start, end) if not piece.literal]
        return Span(spans[0].start, spans[-1].end) if spans else Span(fallback, fallback)


def told(text: str) -> str:
    """Return what is put in behind what a correction corrects."""
    return f"\u3014{text or SUPERFLUOUS}\u3015"


def strand(document: Document, spans: tuple[Span, ...]) -> Strand:
    """Return the strand of a block's own lines."""
    parts: list[Part] = []
    texts: list[str] = []
    at = 0

    def add(source: Span, literal: str = "") -> None:
        nonlocal at
        part = Part(at, source, literal)
        if part.length:
            parts.append(part)
            texts.append(literal or document.text[source.start : source.end])
            at += part.length

    for one in of_spans(document, spans).parts:
        broken = bool(parts) and parts[-1].source.end < one.source.start
        if broken and _apart(texts[-1], document.text[one.source.start : one.source.end]):
            add(Span(one.source.start, one.source.start), " ")
        if one.correction is None:
            add(one.source)
            continue
        for own in _own(one.source, spans):
            add(own)
        add(Span(one.source.end, one.source.end), told(one.text))
    return Strand("".join(texts), tuple(parts))


class Shown(NamedTuple):
    """A display line of a stretch: what of the document it stands for, and its pieces, the corrections' among them."""

    source: Span
    pieces: tuple[Piece, ...]


def shown(document: Document, block: Block, span: Span, width: int) -> list[Shown]:
    """Return the display lines of a stretch of a block; a correction is told where what it corrects ends.

    Args:
        document: The document.
        block: The block.
        span: The stretch, which may run over lines of the source.
        width: Cells of a line.
    """
    own = own_spans(document, block)
    inside = tuple(cut for one in own if (cut := _cut(one, span)).start < cut.end)
    if not inside:
        return []
    if document.corrections:
        first = own[0].start if inside[0].start == own[0].start else inside[0].start + 1
        told = [one for one in document.corrections if first <= one.span.end <= inside[-1].end]
        document = replace(document, corrections=tuple(told))
    one = strand(document, inside)
    return [Shown(one.source(start, end), tuple(one.pieces(start, end))) for start, end, _ in wrapped(one, width, 0, 0)]


def _cut(own: Span, span: Span) -> Span:
    """What of a line stands in a stretch; it begins at its end where nothing does."""
    return Span(max(own.start, span.start), min(own.end, span.end))


def _apart(before: str, after: str) -> bool:
    """Whether two lines that were one must be kept apart: words of Latin letters."""
    return before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalpha()


def _own(span: Span, spans: tuple[Span, ...]) -> list[Span]:
    """The parts of a stretch that stand on a block's own lines."""
    cut = (Span(max(span.start, own.start), min(span.end, own.end)) for own in spans)
    return [own for own in cut if own.start < own.end]


def wrapped(one: Strand, width: int, first: int, rest: int) -> list[tuple[int, int, int]]:
    """Return the display lines of a strand: from and to in it, and by how many cells it is set in.

    Args:
        one: The strand.
        width: Cells of a line.
        first: By how many cells the first line is set in.
        rest: By how many the others are.
    """
    end = len(one.text)
    if not end:
        return []
    if width <= 2 * max(first, rest):
        first = rest = 0
    head = wrap(one.text, Span(0, min(end, width)), width - first, cell)[0].end
    tail = wrap(one.text, Span(head, end), width - rest, cell) if head < end else ()
    return [(0, head, first), *((part.start, part.end, rest) for part in tail)]
