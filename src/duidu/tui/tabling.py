"""From what a table shows to what is handed on: rows as texts, groups, the passages behind the cells, an account.

No Textual here: the screens and `cli` hand the same table on.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from duidu.export.tabled import Tabled
from duidu.settings.words import _
from duidu.tui import cited, tables
from duidu.tui.cited import At, Documents
from duidu.tui.ranked import Line
from duidu.tui.rows import Column


@dataclass(frozen=True)
class Showing:
    """A table as it is shown: title, columns, rows in their order, what is behind each cell, how it was made."""

    title: str
    columns: Sequence[Column]
    lines: Sequence[Line]
    places: Callable[[Line, int], Sequence[At]]
    account: Iterable[str]


def tabled(shelf: Documents, shown: Showing) -> Tabled:
    """Return a table as it is handed on; documents that are quoted are read from the shelf."""
    lines, titles = shown.lines, tuple(column.title for column in shown.columns)
    groups = [(i, line.group) for i, line in enumerate(lines) if not i or line.group != lines[i - 1].group]
    return Tabled(
        title=shown.title,
        account=(*shown.account, _quoting(), tables.made_words()),
        head=titles,
        rows=tuple(tuple(cell.text for cell in line.cells) for line in lines),
        groups=tuple(groups) if any(head for _at, head in groups) else (),
        passages=tuple(cited.passages(shelf, _cells(shown, len(titles)))),
        group_head=_("group"),
    )


def _cells(shown: Showing, width: int) -> Iterator[tuple[int, int, Sequence[At]]]:
    """The cells that passages stand behind; where no cell but the first has any, the first."""
    for row, line in enumerate(shown.lines):
        found = [(column, places) for column in range(1, width) if (places := shown.places(line, column))]
        for column, places in found or [(0, shown.places(line, 0))]:
            yield row, column, places


def _quoting() -> str:
    """Say how much of what is behind the cells is quoted."""
    return _("Of each cell at most {cell} passages are quoted, of the whole table at most {all}.").format(
        cell=cited.MOST_IN_CELL, all=cited.MOST_QUOTED
    )
