"""The state of a row in one column, from its segments and links."""

from collections.abc import Iterable, Sequence

from duidu.model import Document, Edit, Segment, Sides, State

KEPT = 0.5
"""Share of the characters of both sides that must be equal for a row to be edited rather than reworded."""


def pair_state(base: Document, other: Document, found: Sides) -> State:
    """Return the state of a row that has text on both sides.

    Renumbering alone changes nothing; clauses that changed places within the row have moved; what came from another
    row or went there is a change of this one.
    """
    own = [s for s in found.base if not is_numbering(base, s)]
    own += [s for s in found.other if not is_numbering(other, s)]
    if all(segment.state == "same" for segment in own):
        return "same"
    if all(segment.state == "same" or _only_moved(segment) for segment in own):
        return "moved"
    kept = sum(kept_length(segment) for segment in own if segment.partner >= 0)
    return "edited" if kept >= KEPT * sum(map(length, own)) else "reworded"


def _only_moved(segment: Segment) -> bool:
    """Whether a clause moved within its row and says the same."""
    return segment.state == "moved" and segment.partner >= 0 and not changed(segment.edits)


def is_numbering(document: Document, segment: Segment) -> bool:
    """Return whether a segment is a block's numbering sign."""
    number = document.blocks[segment.block].number
    return number is not None and segment.span.start == number.start


def changed(edits: Iterable[Edit]) -> bool:
    """Return whether any edit changes something."""
    return any(edit.kind != "equal" for edit in edits)


def length(segment: Segment) -> int:
    """Return the characters of a segment."""
    return segment.span.end - segment.span.start


def kept_length(segment: Segment) -> int:
    """Return the characters of a segment that also stand in its partner (the same on both sides)."""
    if segment.state == "same":
        return length(segment)
    return sum(edit.old.end - edit.old.start for edit in segment.edits if edit.kind == "equal")


def mostly_found(segments: Sequence[Segment]) -> bool:
    """Return whether at least half of some text without a cell beside it stands elsewhere in the other document."""
    every = sum(map(length, segments))
    return every > 0 and sum(length(s) for s in segments if s.state == "moved") >= KEPT * every
