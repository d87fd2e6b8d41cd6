"""An exhibit as CSV for spreadsheets: a line for each row, what changed marked by signs, every passage with its source.

A byte order mark says that it is UTF-8, and no value can be taken for a formula. The limit: counts and methods would
be no rows of a sheet and are left to the other formats.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from duidu.export.exhibit import Cell, Exhibit, Omission
from duidu.export.parts import plain

BOM = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for the system's old encoding."""
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for the beginning of a formula, in full width too."""


def sheet(exhibit: Exhibit) -> Iterator[str]:
    """Yield an exhibit as CSV, line by line."""
    words = exhibit.words
    heads = [words["row"]]
    for source in exhibit.sources:
        heads.append(f"{source.label} {source.title}")
        heads += [f"{source.label} {words[name]}" for name in ("state", "place", "remarks", "source")]
    yield BOM + _written(heads)
    for row in exhibit.rows:
        if isinstance(row, Omission):
            yield _written(["", row.said])
        else:
            yield _written([str(row.number), *(value for cell in row.cells for value in _values(cell))])


def _values(cell: Cell) -> tuple[str, ...]:
    """What a sheet says of a passage."""
    text = "\n".join(map(plain, cell.lines))
    return text, f"{cell.sign} {cell.said}".strip(), cell.place, "\n".join(cell.remarks), cell.source


def _written(values: Iterable[str]) -> str:
    """One line of the sheet."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([harmless(value) for value in values])
    return out.getvalue()


def harmless(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{value}" if value.lstrip(" \u3000").startswith(_FORMULA) else value
