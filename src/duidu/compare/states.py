"""The state of a row in one column, from its segments and links; and the three faces of "not found"."""

from collections.abc import Iterable, Sequence

from duidu.model import TEXT_KINDS, Document, Edit, Segment, Sides, State
from duidu.text.outline import own_spans

KEPT = 0.5
"""Share of the characters of both sides that must be equal for a row to be edited rather than reworded."""
DAMAGED = 0.1
"""Share of a document's text under a doubt from which on "not found" cannot be believed."""
INCOMPLETE = frozenset({"boxes_missing", "chapters_missing", "entries_missing", "undecodable"})
"""Notes of the parser and of the reader of files that say a part of the source is not there."""
WHOLE = frozenset({"original", "reprint", ""})
"""Provenance of documents that hold the whole text; a report of one does not."""


def unfound(base: Document, other: Document) -> State:
    """Return what it means that something of the base is not found in another document.

    ``damaged``: the other source is incomplete or doubtful; ``other_kind``: it is another kind of document, or a
    report of one; ``dropped``: the same kind of document and the whole source.
    """
    if any(note.code in INCOMPLETE for note in other.notes) or _doubtful(other) >= DAMAGED:
        return "damaged"
    if base.meta.kind.value != other.meta.kind.value or other.meta.provenance.value not in WHOLE:
        return "other_kind"
    return "dropped"


def _doubtful(document: Document) -> float:
    """The share of a document's text that stands under a doubt."""
    every = doubted = 0
    for block in document.blocks:
        if block.kind in TEXT_KINDS:
            every += sum(end - start for start, end in own_spans(document, block))
            doubted += sum(doubt.span.end - doubt.span.start for doubt in block.doubts)
    return doubted / every if every else 0.0


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
