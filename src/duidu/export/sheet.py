"""An exhibit as CSV for spreadsheets: a line for each row, what changed marked by signs, every passage with its source.

A byte order mark says that it is UTF-8, and no value can be taken for a formula. The limit: counts and methods would
be no rows of a sheet and are left to the other formats.
"""

from collections.abc import Iterable, Iterator

from duidu.export.comma import BOM, line
from duidu.export.exhibit import Cell, Exhibit, Omission
from duidu.export.parts import heads, plain
from duidu.export.runs import Line


def sheet(exhibit: Exhibit) -> Iterator[str]:
    """Yield an exhibit as CSV, line by line."""
    if exhibit.digests:
        yield from _summary(exhibit)
        return
    yield BOM + line(_heads(exhibit))
    for row in exhibit.rows:
        if isinstance(row, Omission):
            yield line(["", row.said])
        elif exhibit.unified:
            state = next((one for one in row.cells if one.state), Cell())
            more = (value for cell in row.cells for value in _values(cell)[2:])
            yield line([str(row.number), _text(row.woven), _state(state), *more])
        else:
            yield line([str(row.number), *(value for cell in row.cells for value in _values(cell))])


def _heads(exhibit: Exhibit) -> list[str]:
    """The names of the columns."""
    words = exhibit.words
    found = [words["row"]]
    if exhibit.unified:
        found += [*heads(exhibit), words["state"]]
    for source in exhibit.sources:
        if not exhibit.unified:
            found += [f"{source.label} {source.title}", f"{source.label} {words['state']}"]
        found += [f"{source.label} {words[name]}" for name in ("place", "remarks", "source")]
    return found


def _summary(exhibit: Exhibit) -> Iterator[str]:
    """A summary, a line for each of its own."""
    words = exhibit.words
    yield BOM + line(["", words["summary"], "", words["row"], "", words["place"], words["place"]])
    for digest in exhibit.digests:
        for group in digest.groups:
            for one in group.items:
                named = zip((digest.base, digest.label), one.places, strict=True)
                places = (f"{label} {place}" if place else "" for label, place in named)
                yield line([digest.label, group.said, one.sign, str(one.row), one.said, *places])


def _values(cell: Cell) -> tuple[str, ...]:
    """What a sheet says of a passage."""
    return _text(cell.lines), _state(cell), cell.place, "\n".join(cell.remarks), cell.source


def _text(lines: Iterable[Line]) -> str:
    """Lines with their marks as signs."""
    return "\n".join(map(plain, lines))


def _state(cell: Cell) -> str:
    """What became of a passage."""
    return f"{cell.sign} {cell.said}".strip()
