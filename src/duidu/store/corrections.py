"""The reader's corrections (勘误): a place in a damaged source, what should stand there, and why or after what.

The source is never changed. A correction is kept as narrow as what differs, so that it holds on to little and is found
again after the text around it was mended; figures and words of Latin letters stay whole.
"""

from typing import Final, NamedTuple

from duidu.model import Anchor, Document, Span
from duidu.store import kept
from duidu.store.hand import Kind
from duidu.store.kept import Table
from duidu.text import anchor as anchors
from duidu.text.anchor import MOST_EXACT
from duidu.text.wrap import RUN

__all__ = ["KIND", "MOST_EXACT", "Mending", "differing", "mending"]


class Mending(NamedTuple):
    """What should stand at a place, and a note."""

    anchor: Anchor
    text: str
    note: str = ""


def mending(document: Document, span: Span, text: str, note: str = "") -> Mending:
    """Return a correction of a stretch of at most `MOST_EXACT` characters, as it is kept."""
    return Mending(anchors.make(document, span), text, note)


def differing(source: str, span: Span, text: str) -> tuple[Span, str]:
    """Return the narrowest stretch in which a text differs from a stretch of a source, and what stands there in it.

    Args:
        source: The document's text.
        span: The stretch that was corrected.
        text: What the reader made of it.
    """
    old = source[span.start : span.end]
    if old == text:
        return Span(span.start, span.start), ""
    head = _shared(old, text)
    tail = _shared(old[head:][::-1], text[head:][::-1])
    while head and _in_run(old, head) and _in_run(text, head):
        head -= 1
    while tail and _in_run(old, len(old) - tail) and _in_run(text, len(text) - tail):
        tail -= 1
    return Span(span.start + head, span.end - tail), text[head : len(text) - tail]


def _shared(one: str, other: str) -> int:
    """How many characters two texts share from their start."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _in_run(text: str, at: int) -> bool:
    """Whether an offset stands inside a figure or a word of Latin letters."""
    return 0 < at < len(text) and text[at - 1] in RUN and text[at] in RUN


def _table(what: Mending) -> Table:
    return {"text": what.text, "note": what.note, "anchor": kept.anchor_table(what.anchor)}


def _value(table: Table) -> Mending:
    anchor = kept.anchor(kept.field(table, "anchor", dict))
    return Mending(anchor, kept.field(table, "text", str), kept.field(table, "note", str, ""))


KIND: Final[Kind[Mending]] = Kind("corrections", _table, _value)
