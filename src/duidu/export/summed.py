"""A comparison in lines: what became of sections, which passages moved, were split or merged, which figures changed.

Each line leads to a row. What is listed is what the comparison says; nothing is weighed or left out.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from duidu.compare import Section, sections
from duidu.export.citation import heading
from duidu.export.figured import figured
from duidu.export.marks import GUTTER, HEADINGS, RENUMBERED, state_sign
from duidu.model import Comparison, Document, Place, Relation, Row
from duidu.text.outline import label, own_text

Sort = Literal[
    "added", "dropped", "other_kind", "damaged", "renamed", "renumbered", "moved", "split", "merge", "many",
    "passages", "figures",
]  # fmt: skip
SORTS: tuple[Sort, ...] = (
    "added", "dropped", "other_kind", "damaged", "renamed", "renumbered", "moved", "split", "merge", "many",
    "passages", "figures",
)  # fmt: skip
"""The groups of a summary, in order: sections, then passages, then figures."""


class Line(NamedTuple):
    """One line: a sign with its style name, where it is, what is said, the row that it leads to."""

    sign: str
    style: str
    where: str
    text: str
    row: int


class Group(NamedTuple):
    """Lines of one sort."""

    sort: Sort
    lines: tuple[Line, ...]


def groups(documents: Sequence[Document], comparison: Comparison, column: int) -> tuple[Group, ...]:
    """Return what a column makes of the base, in groups; those with nothing in them are left out.

    Args:
        documents: The comparison's documents, in the order of its columns.
        comparison: What is shown.
        column: Which document, not the base.
    """
    found: dict[Sort, list[Line]] = {sort: [] for sort in SORTS}
    for section in sections(documents, comparison, column):
        for sort in _sorts(section):
            found[sort].append(_section_line(documents, comparison, column, section, sort))
    for index, row in enumerate(comparison.rows):
        for sort, line in _row_lines(documents, comparison, column, index):
            found[sort].append(line)
        found["figures"].extend(_figure_lines(documents, comparison, column, (index, row)))
    return tuple(Group(sort, tuple(lines)) for sort, lines in found.items() if lines)


def _sorts(section: Section) -> Iterator[Sort]:
    """What is to be said of a section."""
    if section.moved is not None:
        yield "moved"
    elif section.state in {"added", "dropped", "other_kind", "damaged"}:
        yield section.state
    if section.renamed:
        yield "renamed"
    elif section.renumbered:
        yield "renumbered"


def _section_line(
    documents: Sequence[Document], comparison: Comparison, column: int, section: Section, sort: Sort
) -> Line:
    """The line of a section."""
    row, base = comparison.rows[section.row], comparison.base
    own, other = (_name(documents[c], row, c) for c in (base, column))
    where = " \u2192 ".join(filter(None, (_line(documents[c], row, c) for c in (base, column))))
    text = f"{own} \u2192 {other}" if own and other and (section.renamed or section.renumbered) else own or other
    if sort == "moved" and section.moved is not None:
        where = _move(documents, comparison.base, column, (section.moved.old, section.moved.new))
    sign = {"renamed": GUTTER["edited"], "renumbered": RENUMBERED}.get(sort, "")
    return Line(sign or GUTTER[sort], "edited" if sign else sort, where, text, section.row)  # type: ignore[index]


def _row_lines(
    documents: Sequence[Document], comparison: Comparison, column: int, index: int
) -> Iterator[tuple[Sort, Line]]:
    """What is to be said of a row that is no heading: split, merged, moved."""
    row, base = comparison.rows[index], comparison.base
    side = base if row.cells[base] else column
    if not row.cells[side] or documents[side].blocks[row.cells[side][0]].kind in HEADINGS:
        return
    text = own_text(documents[side], documents[side].blocks[row.cells[side][0]])
    moved, relation = row.moved[column], row.relations[column]
    where = " \u2192 ".join(filter(None, (_lines(documents[c], row, c) for c in (base, column))))
    if relation != "one":
        yield relation, Line(RELATIONS[relation], "moved", where, text, index)
    if moved is not None and relation == "one":
        sign = state_sign(row.states[column], moved=True)
        yield "passages", Line(sign, "moved", _move(documents, base, column, (moved.old, moved.new)), text, index)


RELATIONS: dict[Relation, str] = {"one": "", "split": "<", "merge": ">", "many": "x"}
"""Signs of passages that were split, merged, or both."""


def _figure_lines(
    documents: Sequence[Document], comparison: Comparison, column: int, at: tuple[int, Row]
) -> Iterator[Line]:
    """The figures of a row that changed, with the words around them."""
    index, row = at
    for one in figured(documents, row, comparison.base, column):
        document = documents[comparison.base]
        text = document.text[slice(*one.segment.span)].replace("\n", "").strip()
        where = f"L{document.blocks[one.segment.block].line}"
        yield Line(one.sign, "edited", where, f"{one.text}  {text}", index)


def _name(document: Document, row: Row, column: int) -> str:
    """The number and title of a row's heading in a column, empty where there is none."""
    if not row.cells[column]:
        return ""
    block = document.blocks[row.cells[column][0]]
    return heading(document, block) or own_text(document, block)


def _line(document: Document, row: Row, column: int) -> str:
    """The source line of a cell."""
    return f"L{document.blocks[row.cells[column][0]].line}" if row.cells[column] else ""


def _lines(document: Document, row: Row, column: int) -> str:
    """The source lines of a cell's blocks."""
    return " ".join(f"L{document.blocks[block].line}" for block in row.cells[column])


def _move(documents: Sequence[Document], base: int, column: int, places: tuple[Place, Place]) -> str:
    """From where to where something moved."""
    ends = zip((documents[base], documents[column]), places, strict=True)
    return " \u2192 ".join(f"{label(d, p.block)} L{d.blocks[p.block].line}".strip() for d, p in ends)
