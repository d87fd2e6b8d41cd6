"""Tables of a page: those that hold data become rows of cells; those that only lay out the page stay blocks.

The limit: a cell that is merged over rows stands in the first of them; the others stay empty.
"""

from typing import TYPE_CHECKING

from duidu.formats.written import row, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LONG_CELL = 300
"""A cell with more text than this holds a part of the page."""

MAX_COLUMNS = 60
MAX_MERGED = 1_000


def is_data(table: "LexborNode") -> bool:
    """Tell whether a table holds data: no table in it, two rows with two cells or more, no long cells."""
    nested = any(inner.mem_id != table.mem_id for inner in table.css("table"))
    if nested or table.css_first("h1, h2, h3, h4") is not None:
        return False
    cells = [[cell for cell in line.iter() if cell.tag in {"td", "th"}] for line in table.css("tr")]
    if sum(len(line) > 1 for line in cells) < 2:  # noqa: PLR2004
        return False
    return all(len(tidy(cell.text())) <= LONG_CELL for line in cells for cell in line)


def rows(table: "LexborNode") -> list[str]:
    """Return a table's rows as lines between bars; rows without any text are left out."""
    covered: dict[int, int] = {}
    found = []
    for line in table.css("tr"):
        cells: list[str | None] = []
        for cell in line.iter():
            if cell.tag in {"td", "th"}:
                _skip(cells, covered)
                _lay(cell, cells, covered)
        _skip(cells, covered)
        if any(cells):
            found.append(row(cells))
    return found


def _skip(cells: list[str | None], covered: dict[int, int]) -> None:
    """Leave the places empty that cells of the rows above reach down to."""
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append("")


def _lay(cell: "LexborNode", cells: list[str | None], covered: dict[int, int]) -> None:
    """Put a cell into its row, and note where it reaches."""
    wide = min(_count(cell, "colspan"), max(1, MAX_COLUMNS - len(cells)))
    deep = min(_count(cell, "rowspan"), MAX_MERGED)
    for column in range(len(cells), len(cells) + wide):
        covered[column] = deep - 1
    cells.extend([tidy(cell.text(separator=" " if cell.css_first("p, br, div") else "")), *[None] * (wide - 1)])


def _count(cell: "LexborNode", name: str) -> int:
    """How many rows or columns a cell covers."""
    value = (cell.attributes.get(name) or "1").strip()
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 5 else 1  # noqa: PLR2004
