"""The text of a comparison's cells as pieces, each in the style of its change; and the signs that go with them.

Colour is never the only mark: what differs in kind differs in the gutter's sign too.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from duidu.compare import FORMAL
from duidu.export.marks import GUTTER, HEADINGS, RENUMBERED, state_sign
from duidu.model import Block, Edit, Segment, Span, State
from duidu.tui.draw import Piece, quoted

SYMBOLS: Mapping[State, str] = GUTTER
"""The signs of the gutter."""

WHOLE: Mapping[State, tuple[str, ...]] = {
    "same": ("quiet",),
    "added": ("added",),
    "dropped": ("lost",),
    "other_kind": ("unfound",),
    "damaged": ("damaged",),
    "moved": ("moved",),
}
"""Styles of segments that are marked as a whole."""


def run_sign(run: Iterable[Segment]) -> tuple[str, str]:
    """Return the sign of some segments and the style name that goes with it: ``edited`` when they differ in state.

    What only counts otherwise is the same, with a sign of its own.
    """
    some = list(run)
    states = {(segment.state, is_changed(segment)) for segment in some if not is_renumbered(segment)}
    if states <= {("same", False)} and any(map(is_renumbered, some)):
        return RENUMBERED, "formal"
    if len(states) > 1:
        return SYMBOLS["edited"], "edited"
    state, changed = states.pop()
    return (state_sign("edited", moved=True), "moved") if state == "moved" and changed else (SYMBOLS[state], state)


def is_renumbered(segment: Segment) -> bool:
    """Return whether a segment differs from its partner in form alone, as a number of another value does."""
    return segment.state == "edited" and all(edit.kind == "equal" or edit.change in FORMAL for edit in segment.edits)


def is_changed(segment: Segment) -> bool:
    """Return whether a moved segment says something else where it stands now."""
    return segment.state == "moved" and any(
        edit.kind != "equal" and edit.change not in FORMAL for edit in segment.edits
    )


def edit_style(edit: Edit, segment: Segment) -> tuple[str, ...]:
    """Return the style of a stretch of a segment."""
    if edit.change in FORMAL:
        return "formal", *WHOLE.get(segment.state, ())
    changed: dict[str, tuple[str, ...]] = {
        "equal": WHOLE.get(segment.state, ()),
        "delete": ("cut",),
        "insert": ("added",),
        "replace": ("reworded",) if segment.state == "reworded" else ("edited",),
    }
    return (*changed[edit.kind], *(("figure",) if edit.change == "figure" else ()))


def styled(segment: Segment, *, base: bool) -> list[tuple[Span, tuple[str, ...]]]:
    """Return a segment cut into stretches with their styles."""
    if not segment.edits:
        return [(segment.span, WHOLE.get(segment.state, ()))]
    return [(edit.old if base else edit.new, edit_style(edit, segment)) for edit in segment.edits]


def runs(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return segments that follow each other in one block, together: they wrap as one text."""
    found: list[list[Segment]] = []
    for segment in segments:
        if found and found[-1][-1].block == segment.block and found[-1][-1].span.end == segment.span.start:
            found[-1].append(segment)
        else:
            found.append([segment])
    return found


def pieces(block: Block, run: Sequence[Segment], part: Span, *, base: bool) -> tuple[Piece, ...]:
    """Return a display line's pieces, each in the style of its change."""
    found: list[Piece] = []
    for segment in run:
        for span, style in styled(segment, base=base):
            start, end = max(span.start, part.start), min(span.end, part.end)
            if start < end:
                found.extend(titled(block, Span(start, end), style))
    return tuple(found)


def titled(block: Block, span: Span, style: tuple[str, ...]) -> list[Piece]:
    """Return a stretch in the style of its block's kind, a run-in title set off."""
    ground = ("heading",) if block.kind in HEADINGS else ()
    edges = {x for title in block.title for x in title if span.start < x < span.end}
    cuts = sorted({span.start, span.end, *edges})
    inside = [any(t.start <= a < t.end for t in block.title) for a in cuts]
    return [
        quoted(Span(a, b), *ground, *style, *(("run_in",) if named and block.kind in {"item", "lead"} else ()))
        for (a, b), named in zip(pairwise(cuts), inside, strict=False)
    ]
