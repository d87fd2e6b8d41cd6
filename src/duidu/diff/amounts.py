"""What an edit of a figure amounts to: from what to what, up or down, and by how much where that means something.

The difference is exact (`Decimal`) and stands in the unit as written: 3.9万个 made 4万个 is 0.1 with scale 10,000, 5%
made 6% is one percentage point. There is none between different units, ranges of which one end moved, years, dates and
ordinals, nor where the words before the figure were changed too: 税收5亿元 made 投资6亿元 is no growth by one.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from duidu.model import Edit, Span
from duidu.text.figures import PERCENT, POINTS, Figure, figures, plain_number


class FigureChange(NamedTuple):
    """A figure before and after; one is None where only the other side has it.

    `difference` × `scale` is what the amount grew by, in `unit`; None where nothing can be said. `direction` is empty
    then, unless one amount is greater by form (ranges whose ends both rose).
    """

    old: Figure | None
    new: Figure | None
    direction: Literal["up", "down", "same", ""] = ""
    difference: Decimal | None = None
    scale: int = 1
    unit: str = ""


def figure_change(old: str, new: str, edits: Sequence[Edit], index: int) -> FigureChange:
    """Return what an edit of a figure amounts to.

    Args:
        old: The text of the base document.
        new: The text of the other.
        edits: All edits of the pair of clauses.
        index: Which of them.
    """
    edit = edits[index]
    before = _figure(old, Span(edits[0].old.start, edits[-1].old.end), edit.old)
    after = _figure(new, Span(edits[0].new.start, edits[-1].new.end), edit.new)
    if before is None or after is None:
        return FigureChange(before, after)
    if before.sort != "amount" or after.sort != "amount" or before.unit != after.unit or not _held(edits, index):
        return FigureChange(before, after)
    return _compared(before, after)


def _figure(text: str, clause: Span, span: Span) -> Figure | None:
    """The first figure of a clause that stands, in part at least, in a span, or else touches it."""
    near = [f for f in figures(text, clause) if f.span.start <= span.end and span.start <= f.span.end]
    inside = [f for f in near if f.span.start < span.end and span.start < f.span.end]
    return next(iter(inside or near), None)


def _held(edits: Sequence[Edit], index: int) -> bool:
    """Whether the words before a figure are the same on both sides, or, at the start, those behind it."""
    weighty = [i for i, edit in enumerate(edits) if edit.change not in {"script", "punctuation"}]
    at = weighty.index(index)
    beside = weighty[at - 1] if at else weighty[at + 1] if at + 1 < len(weighty) else index
    return edits[beside].kind == "equal" or edits[beside].change in {"figure", "year"}


def _compared(before: Figure, after: Figure) -> FigureChange:
    """Two amounts of one unit against each other."""
    lows, highs = after.low - before.low, after.high - before.high
    if lows * highs < 0:
        return FigureChange(before, after)
    direction: Literal["up", "down", "same"] = "up" if lows + highs > 0 else "down" if lows + highs < 0 else "same"
    if lows != highs:
        return FigureChange(before, after, direction)
    scale = before.scale if before.scale == after.scale else 1
    unit = POINTS if before.unit == PERCENT else before.unit
    return FigureChange(before, after, direction, plain_number(lows / scale), scale, unit)
