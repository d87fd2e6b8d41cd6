"""The summary of a comparison of whole documents: what to look at first; each line leads to its place."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from duidu.compare import Narrowing, summary
from duidu.export.summed import Group, Line, groups
from duidu.model import Comparison, Document
from duidu.settings.words import _, ngettext
from duidu.text.safe import safe_line
from duidu.tui.draw import cells, clip
from duidu.tui.exhibits import nothing_words, sort_words
from duidu.tui.heads import Head
from duidu.tui.keys import bindings
from duidu.tui.legend import counts
from duidu.tui.screens.export import View
from duidu.tui.screens.writing import WritingScreen
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.keybar import KeyBar

LEAST_WHERE = 4
"""Cells of the places at the left at least; at most they take a third of the line."""
EDGE = 6
"""Cells beside the lines: the list's edges and the signs."""


class Shown(NamedTuple):
    """What is summed up: documents, rows as they are shown and with nothing hidden, and how the columns are called.

    `view` is the comparison as it would be handed on.
    """

    documents: Sequence[Document]
    comparison: Comparison
    full: Comparison
    heads: Sequence[Head]
    view: View


class SummaryScreen(WritingScreen):
    """Groups of lines; Enter goes to a line's row, q to the rows from the top."""

    TABLE = "summary"
    BINDINGS = bindings("summary")

    def __init__(self, shown: Shown, column: int, go: Callable[[int, int], None]) -> None:
        super().__init__()
        self.shown, self.column, self.go = shown, column, go
        self.lines: list[Line | None] = []
        self._made: dict[int, tuple[Group, ...]] = {}

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        look = self.duidu.look
        yield Bar(look, id="title")
        yield OptionList(id="reasons")
        yield Bar(look, id="legend")
        yield Bar(look, id="status")
        yield KeyBar(self.duidu.look)

    @property
    def options(self) -> OptionList:
        """The lines."""
        return self.query_one(OptionList)

    def on_mount(self) -> None:
        """Begin with the first line."""
        self._fill()
        self.options.focus()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self._fill()

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        for bar in self.query(Bar):
            bar.look = self.duidu.look
        self._fill()

    def _fill(self) -> None:
        """Say everything of one column, the cursor staying on its line."""
        at = self.options.highlighted
        self.lines, options = [], []
        for sort, lines in self._groups():
            options.append(Option(Text(f"{sort_words(sort)} {len(lines)}", "bold"), disabled=True))
            width = max(cells(line.where) for line in lines)
            options.extend(Option(self._drawn(line, width)) for line in lines)
            self.lines += [None, *lines]
        if not options:
            options, self.lines = [Option(Text(nothing_words()))], [None]
        self.options.clear_options()
        self.options.add_options(options)
        first = next((i for i, line in enumerate(self.lines) if line is not None), 0)
        self.options.highlighted = at if at is not None and at < len(self.lines) and self.lines[at] else first
        self.show_bars()

    def _groups(self) -> tuple[Group, ...]:
        """The groups of the column, made once: in long documents that takes a second."""
        if self.column not in self._made:
            self._made[self.column] = groups(self.shown.documents, self.shown.comparison, self.column)
        return self._made[self.column]

    def _drawn(self, line: Line, width: int) -> Text:
        """A line: sign, place in so many cells at most, words."""
        look, room = self.duidu.look, max(20, self.app.size.width - EDGE)
        width = min(max(width, LEAST_WHERE), room // 3)
        where = clip(line.where, width)
        gap = " " * (width - cells(where) + 1)
        text = clip(self.duidu.script(safe_line(line.text)), room - width - 4)
        return Text.assemble((f"{line.sign:<2} ", look.ink(line.style)), (safe_line(where) + gap, "dim"), text)

    # -- bars

    def show_bars(self) -> None:
        """Say what is summed up and how much of the base's text is kept."""
        shown, base = self.shown, self.shown.comparison.base
        names = f"{shown.heads[base].name} \u2194 {shown.heads[self.column].name}"
        self.query_one("#title", Bar).show((" 对读 ", "key"), (_("Summary") + " ", "strong"), (names, "dim"))
        self.query_one("#legend", Bar).show(*counts(shown.comparison, shown.full, self.column, self.app.size.width))
        others = [i for i in range(len(shown.documents)) if i != base]
        one = summary(shown.documents, shown.comparison)[others.index(self.column)]
        share = 100 * one.kept_characters // max(1, one.characters)
        rows = sum(count for _state, count in shown.comparison.counts[self.column])
        parts = [
            (" " + ngettext("{n} row", "{n} rows", rows).format(n=rows), "strong"),
            (" · " + _("{n} % of the base's text kept").format(n=share), "dim"),
            (" · " + self._at(), "dim"),
        ]
        if len(others) > 1:
            parts.append(
                (" · " + _("column {i} of {n} (h l)").format(i=others.index(self.column) + 1, n=len(others)), "dim")
            )
        self.query_one("#status", Bar).show(*parts)

    def _at(self) -> str:
        """Which line the cursor is on."""
        at, every = self.options.highlighted or 0, [i for i, line in enumerate(self.lines) if line is not None]
        return _("line {i} of {n}").format(i=sum(i <= at for i in every), n=len(every))

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        """Say where the cursor is now."""
        self.show_bars()

    # -- moving

    def action_down(self) -> None:
        """Next line."""
        self.options.action_cursor_down()

    def action_up(self) -> None:
        """Line before."""
        self.options.action_cursor_up()

    def action_half_down(self) -> None:
        """A page on."""
        self._page(1)

    def action_half_up(self) -> None:
        """A page back."""
        self._page(-1)

    def _page(self, direction: int) -> None:
        """Some lines on or back."""
        step, at = direction * max(1, self.options.size.height // 2), self.options.highlighted or 0
        places = [i for i, line in enumerate(self.lines) if line is not None]
        if places:
            self.options.highlighted = min(places, key=lambda i: abs(i - at - step))

    def action_top(self) -> None:
        """First line."""
        self.options.action_first()

    def action_bottom(self) -> None:
        """Last line."""
        self.options.action_last()

    def action_next_section(self) -> None:
        """First line of the next group."""
        self._to_group(1)

    def action_previous_section(self) -> None:
        """First line of the group before."""
        self._to_group(-1)

    def _to_group(self, step: int) -> None:
        """The first line of another group."""
        at = self.options.highlighted or 0
        firsts = [i + 1 for i, line in enumerate(self.lines[:-1]) if line is None]
        found = [i for i in firsts if (i - at) * step > 0]
        if found:
            self.options.highlighted = found[0] if step > 0 else found[-1]

    def action_left(self) -> None:
        """The column before."""
        self._to_column(-1)

    def action_right(self) -> None:
        """The next column."""
        self._to_column(1)

    def _to_column(self, step: int) -> None:
        """Another column."""
        others = [i for i in range(len(self.shown.documents)) if i != self.shown.comparison.base]
        at = others.index(self.column) + step
        if 0 <= at < len(others):
            self.column = others[at]
            self.options.highlighted = None
            self._fill()

    # -- leaving

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        """Go where a line was clicked."""
        self.action_open()

    def action_open(self) -> None:
        """Go to the line's row."""
        line = self.lines[self.options.highlighted or 0] if self.lines else None
        self.app.pop_screen()
        self.go(self.column, line.row if line is not None else 0)

    def action_escape(self) -> None:
        """Stop what is being written, else to the rows."""
        if self.writing:
            self.stop_writing()
        else:
            self.duidu.close_screen()

    def exhibited(self) -> View:
        """Return the summary of every column, of all that the comparison has."""
        return self.shown.view._replace(narrowing=Narrowing(), brief=False, unified=False, summary=True)
