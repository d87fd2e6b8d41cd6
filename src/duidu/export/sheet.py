"""An exhibit as CSV for spreadsheets: a line for each row, what changed marked by signs, every passage with its source.

A byte order mark says that it is UTF-8, and no value can be taken for a formula. The limit: counts and methods would
be no rows of a sheet and are left to the other formats.
"""

from collections.abc import Iterator

from duidu.export.comma import BOM, line
from duidu.export.exhibit import Cell, Exhibit, Omission
from duidu.export.parts import plain


def sheet(exhibit: Exhibit) -> Iterator[str]:
    """Yield an exhibit as CSV, line by line."""
    words = exhibit.words
    heads = [words["row"]]
    for source in exhibit.sources:
        heads.append(f"{source.label} {source.title}")
        heads += [f"{source.label} {words[name]}" for name in ("state", "place", "remarks", "source")]
    yield BOM + line(heads)
    for row in exhibit.rows:
        if isinstance(row, Omission):
            yield line(["", row.said])
        else:
            yield line([str(row.number), *(value for cell in row.cells for value in _values(cell))])


def _values(cell: Cell) -> tuple[str, ...]:
    """What a sheet says of a passage."""
    text = "\n".join(map(plain, cell.lines))
    return text, f"{cell.sign} {cell.said}".strip(), cell.place, "\n".join(cell.remarks), cell.source
