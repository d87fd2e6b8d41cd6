"""What became of each section: renamed, renumbered, moved, split, merged, added, not found; and of the text in it.

A section is a heading with the rows down to the next heading of its level or above. Its state is that of its heading
where the heading stands on one side only; else that of its rows together: the same if all are, moved if the heading
moved and no row says anything else, edited while at least half of the base's text there is kept, else reworded.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from duidu.compare.states import is_numbering, kept_length, length
from duidu.model import ROOT, Change, Comparison, Document, Moved, Relation, Row, Segment, State
from duidu.text.outline import ancestors

KEPT = 0.5
"""Share of the base's characters that must be kept for a section to be edited rather than reworded."""


class Section(NamedTuple):
    """What one column makes of a section.

    `row` is that of its heading; `rows` how many rows below it have each state; `changes` the edits of each class in
    all of it, heading included.
    """

    row: int
    state: State
    renamed: bool
    renumbered: bool
    moved: Moved | None
    relation: Relation
    rows: tuple[tuple[State, int], ...]
    changes: tuple[tuple[Change, int], ...]


def sections(documents: Sequence[Document], comparison: Comparison, column: int) -> tuple[Section, ...]:
    """Return the sections of the base and those that only the column has, in the order of the rows.

    Args:
        documents: The comparison's documents, in the order of its columns.
        comparison: What to look at.
        column: Which document, not the base.
    """
    held = _rows_of_sections(documents, comparison, column)
    return tuple(_section(documents, comparison, (row, *below), column) for row, below in held.items())


def _rows_of_sections(documents: Sequence[Document], comparison: Comparison, column: int) -> dict[int, list[int]]:
    """For each row with a heading the rows of the section, by the document that the row's text is from."""
    found: dict[int, list[int]] = {}
    headings: dict[tuple[int, int], int] = {}
    for index, row in enumerate(comparison.rows):
        side = comparison.base if row.cells[comparison.base] else column
        if not row.cells[side]:
            continue
        block = row.cells[side][0]
        for above in ancestors(documents[side], block):
            if (side, above) in headings:
                found[headings[side, above]].append(index)
        if side != comparison.base and row.section != ROOT and not _under_added(documents[side], block, headings, side):
            _below(found, headings, (documents[comparison.base], comparison.base, row.section), index)
        if documents[side].blocks[block].kind == "heading":
            headings[side, block] = index
            found[index] = []
    return found


def _under_added(document: Document, block: int, headings: dict[tuple[int, int], int], side: int) -> bool:
    """Whether a new row stands under a heading that is new too."""
    return any((side, above) in headings for above in ancestors(document, block))


def _below(
    found: dict[int, list[int]], headings: dict[tuple[int, int], int], section: tuple[Document, int, int], index: int
) -> None:
    """Count a new row to the base's section that it is shown under, and to those above."""
    document, base, heading = section
    for above in (*ancestors(document, heading), heading):
        if (base, above) in headings:
            found[headings[base, above]].append(index)


def _section(documents: Sequence[Document], comparison: Comparison, rows: Sequence[int], column: int) -> Section:
    """One section, its heading's row first."""
    head = comparison.rows[rows[0]]
    own, other = documents[comparison.base], documents[column]
    all_rows = [comparison.rows[index] for index in rows]
    segments = [*_segments(own, head.sides[column].base), *_segments(other, head.sides[column].other)]
    paired = bool(head.cells[comparison.base] and head.cells[column])
    states = Counter(row.states[column] for row in all_rows[1:])
    return Section(
        row=rows[0],
        state=_state(head, all_rows, column) if paired else head.states[column],
        renamed=paired and any(segment.state != "same" for numbering, segment in segments if not numbering),
        renumbered=paired and any(segment.state != "same" for numbering, segment in segments if numbering),
        moved=head.moved[column],
        relation=head.relations[column],
        rows=tuple((state, states[state]) for state in get_args(State) if states[state]),
        changes=_changes(all_rows, column),
    )


def _segments(document: Document, segments: Sequence[Segment]) -> Iterator[tuple[bool, Segment]]:
    """Segments, with whether they are numbering signs."""
    return ((is_numbering(document, segment), segment) for segment in segments)


def _state(head: Row, rows: Sequence[Row], column: int) -> State:
    """The state of a section that both documents have."""
    states = {row.states[column] for row in rows}
    if states == {"same"}:
        return "same"
    if states <= {"same", "moved"}:
        return "moved" if head.moved[column] else "edited"
    own = [segment for row in rows for segment in row.sides[column].base]
    return "edited" if sum(map(kept_length, own)) >= KEPT * sum(map(length, own)) else "reworded"


def _changes(rows: Sequence[Row], column: int) -> tuple[tuple[Change, int], ...]:
    """The edits of each class in some rows."""
    found = Counter(e.change for row in rows for s in row.sides[column].base for e in s.edits if e.change)
    return tuple((change, found[change]) for change in get_args(Change) if found[change])
