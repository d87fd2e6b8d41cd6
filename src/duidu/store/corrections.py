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
from duidu.text.safe import safe_line
from duidu.text.wrap import RUN

__all__ = ["KIND", "MOST_EXACT", "Mending", "differences", "mending", "shown"]

LINE_END: Final = "\u23ce"
"""Stands for the end of a line where a reader edits text on one line."""
NEAR: Final = 2
"""Characters between two differences up to which they are one."""


class Mending(NamedTuple):
    """What should stand at a place, and a note."""

    anchor: Anchor
    text: str
    note: str = ""


def mending(document: Document, span: Span, text: str, note: str = "") -> Mending:
    """Return a correction of a stretch of at most `MOST_EXACT` characters, as it is kept."""
    return Mending(anchors.make(document, span), text, note)


def shown(text: str) -> str:
    """Return a stretch of a source as a reader edits it: on one line and as long as it was."""
    return safe_line(text.replace("\n", LINE_END))


class _Step(NamedTuple):
    """Where two texts differ: from and to in the old one, from and to in the new one."""

    a: int
    b: int
    c: int
    d: int


def differences(source: str, span: Span, text: str) -> tuple[tuple[Span, str], ...]:
    """Return where a text differs from a stretch of a source, and what stands there in it, in order.

    Args:
        source: The document's text.
        span: The stretch that was edited.
        text: What the reader made of what `shown` shows of it.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  (only who corrects pays for it)

    old = shown(source[span.start : span.end])
    steps: list[_Step] = []
    for op in Levenshtein.opcodes(old, text):
        if op.tag != "equal":
            step = _Step(op.src_start, op.src_end, op.dest_start, op.dest_end)
            joined = bool(steps) and _one_with(old[steps[-1].b : step.a])
            steps.append(_Step(steps[-1].a, step.b, steps.pop().c, step.d) if joined else step)
    whole = (_widened(step, old, text) for step in steps)
    return tuple((Span(span.start + s.a, span.start + s.b), text[s.c : s.d].replace(LINE_END, "\n")) for s in whole)


def _one_with(between: str) -> bool:
    """Whether what is the same between two differences is too little to tell them apart."""
    return len(between) <= NEAR or all(char in RUN for char in between)


def _widened(step: _Step, old: str, new: str) -> _Step:
    """A difference with the whole of the figure or word that it stands in; others stand further off than that."""
    a, b, c, d = step
    while a and c and (_in_run(old, a) or _in_run(new, c)):
        a, c = a - 1, c - 1
    while b < len(old) and d < len(new) and (_in_run(old, b) or _in_run(new, d)):
        b, d = b + 1, d + 1
    return _Step(a, b, c, d)


def _in_run(text: str, at: int) -> bool:
    """Whether an offset stands inside a figure or a word of Latin letters."""
    return 0 < at < len(text) and text[at - 1] in RUN and text[at] in RUN


def _table(what: Mending) -> Table:
    return {"text": what.text, "note": what.note, "anchor": kept.anchor_table(what.anchor)}


def _value(table: Table) -> Mending:
    anchor = kept.anchor(kept.field(table, "anchor", dict))
    return Mending(anchor, kept.field(table, "text", str), kept.field(table, "note", str, ""))


KIND: Final[Kind[Mending]] = Kind("corrections", _table, _value)
