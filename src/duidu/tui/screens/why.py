"""Why cells stand side by side: reasons in words, what the reader ruled, other partners that can be taken instead."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from duidu.align.hand import NOWHERE, Pair, pair_of
from duidu.model import Document, Link
from duidu.settings.words import _
from duidu.store.links import Placing
from duidu.text.corrected import touching
from duidu.text.outline import label, own_text
from duidu.text.safe import safe_line
from duidu.tui.draw import clip
from duidu.tui.facing import CHANGES_LINKS, Facing
from duidu.tui.heads import told
from duidu.tui.keys import bindings
from duidu.tui.screens.info import NAME_WIDTH
from duidu.tui.screens.linking import LinkingScreen, Side, facing, named
from duidu.tui.sheet import STRENGTHS
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.keybar import KeyBar
from duidu.tui.words import correction_words, reason_words, ruling_words

EXCERPT = 120
"""Cells of a passage that stand in an explanation."""


class Line(NamedTuple):
    """A line of the page: a name, what it is; and what Enter and D do there. Without a name's value it is a heading."""

    name: str
    value: Text
    take: Callable[[], bool] | None = None
    strike: Callable[[], bool] | None = None
    remark: bool = False
    """Whether what D takes away leaves the row as it is."""


class WhyScreen(LinkingScreen):
    """A page of lines with a cursor."""

    TABLE = "why"
    BINDINGS = bindings("why")

    def __init__(self, side: Side, row: int) -> None:
        super().__init__()
        self.side, self.row_number = side, row
        self.lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Bar(self.duidu.look, id="title")
        yield OptionList(id="reasons")
        yield Bar(self.duidu.look, id="status")
        yield KeyBar(self.duidu.look)

    @property
    def options(self) -> OptionList:
        """The page."""
        return self.query_one(OptionList)

    def on_mount(self) -> None:
        """Say what the page is about and begin at the top."""
        self.query_one("#title", Bar).show((" 对读 ", "key"), (_("Why these stand side by side"), "strong"))
        hint = _("Enter takes another partner instead, D deletes a ruling or a note")
        self.query_one("#status", Bar).show((f" {hint}", "dim"))
        self._fill()
        self.options.focus()

    def _fill(self) -> None:
        at = self.options.highlighted or 0
        self.lines = [*self._page()]
        self.options.clear_options()
        self.options.add_options([Option(_drawn(line), disabled=not line.value) for line in self.lines])
        self.options.highlighted = min(at, len(self.lines) - 1)

    # -- the page

    def _page(self) -> Iterator[Line]:
        """The base, then each column: its link with reasons, what was ruled, other partners."""
        base, row = self.side.comparison.base, self.side.comparison.rows[self.row_number]
        for block in row.cells[base]:
            yield _line(_("base"), self._excerpt(self.side.documents[base], block))
        yield from self._corrections(base)
        for column, document in enumerate(self.side.documents):
            if column != base and (row.cells[base] or row.cells[column]):
                yield Line("", Text())
                name = told(self.session, document.id, self.side.documents[base].id)
                yield Line(f"{column + 1} {name}", Text())
                yield from self._column(facing(self.session, self.side, self.row_number, column))
                yield from self._corrections(column)

    def _corrections(self, column: int) -> Iterator[Line]:
        """What readers corrected in a cell: what stands in the source, what should, why."""
        document = self.side.documents[column]
        for block in self.side.comparison.rows[self.row_number].cells[column]:
            for one in touching(document, document.blocks[block].span):
                words = correction_words(document, one)
                yield _line(_("correction"), f"{words} ({one.note})" if one.note else words, "\u270e ")

    def _column(self, here: Facing) -> Iterator[Line]:
        """One column."""
        if here.link is None:
            yield _line("", self._alone(here))
        else:
            far = pair_of(here.link)[1 if here.from_base else 0]
            yield _line(_("partner"), self._excerpt(here.far, far), _strength(here.link))
            for reason in here.link.reasons:
                yield _line(_("why"), reason_words(reason))
        for placing in here.said():
            yield self._ruling(here, placing)
        for link in here.linked():
            if here.link is None or pair_of(link) != pair_of(here.link):
                yield self._further(here, link, _("also"))
        for link in here.candidates():
            yield self._further(here, link, _("candidate"))

    def _alone(self, here: Facing) -> str:
        """That nothing stands beside the passage."""
        if here.from_base:
            return _("No passage of this document corresponds.")
        return self._excerpt(here.b, here.cell[0]) + " · " + _("only here")

    def _ruling(self, here: Facing, placing: Placing) -> Line:
        """Something that the reader said."""
        ruling = placing.ruling
        words = ruling.note if ruling.says == "note" else ruling_words(ruling.says)
        far = ruling.b if here.from_base else ruling.a
        if ruling.says in CHANGES_LINKS and far != NOWHERE:
            words = f"{words} · {named(here.far, far)}"
        name = _("note") if ruling.says == "note" else _("ruled")
        text = Text.assemble(safe_line(words), (f"  ({placing.record.made[:16].replace('T', ' ')})", "dim"))
        return Line(
            name,
            text,
            strike=lambda: self.strike([placing], _("Deleted")),
            remark=ruling.says not in CHANGES_LINKS,
        )

    def _further(self, here: Facing, link: Link, name: str) -> Line:
        """Another partner, which can be taken instead."""
        pair: Pair = pair_of(link)
        far = pair[1 if here.from_base else 0]
        text = _line(name, self._excerpt(here.far, far), _strength(link)).value
        message = _("Linked with {passage} instead").format(passage=named(here.far, far))
        return Line(name, text, take=lambda: self.rule(here, here.taking(pair), message))

    def _excerpt(self, document: Document, block: int) -> str:
        place = f"§{label(document, block)} L{document.blocks[block].line}"
        return f"{place} {clip(own_text(document, document.blocks[block]), EXCERPT)}"

    # -- acting

    def _here(self) -> Line:
        """The line under the cursor."""
        return self.lines[self.options.highlighted or 0]

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Take the partner under the cursor instead of the one that stands there."""
        take = self._here().take
        if take is None:
            self.duidu.tell(_("Choose another partner or a candidate; Enter takes it instead."))
        elif take():
            self.duidu.close_screen()

    def action_delete(self) -> None:
        """Take back the ruling or note under the cursor."""
        line = self._here()
        if line.strike is None:
            self.duidu.tell(_("Only what you ruled or noted can be deleted."))
        elif line.strike():
            if line.remark:
                self._fill()
            else:
                self.duidu.close_screen()

    def action_undo(self) -> None:
        """Take back what was said last, and see the row as it is then."""
        super().action_undo()
        self.duidu.close_screen()

    def action_escape(self) -> None:
        """Close."""
        self.action_close()

    def relook(self) -> None:
        """Draw with the theme now in force."""
        for bar in self.query(Bar):
            bar.look = self.duidu.look
            bar.refresh()

    # -- moving

    def action_down(self) -> None:
        """Next line."""
        self.options.action_cursor_down()

    def action_up(self) -> None:
        """Line before."""
        self.options.action_cursor_up()

    def action_half_down(self) -> None:
        """A page down."""
        self.options.action_page_down()  # type: ignore[no-untyped-call]

    def action_half_up(self) -> None:
        """A page up."""
        self.options.action_page_up()  # type: ignore[no-untyped-call]

    def action_top(self) -> None:
        """To the first line."""
        self.options.action_first()

    def action_bottom(self) -> None:
        """To the last line."""
        self.options.action_last()


def _line(name: str, value: str, strength: str = "") -> Line:
    """A line: a name, and what it is, behind a strength."""
    return Line(name, Text.assemble((strength, "bold"), safe_line(value)))


def _drawn(line: Line) -> RenderableType:
    """A line with its value set off, so that a long one keeps to its column; a heading."""
    if not line.value:
        return Text(line.name, "bold")
    row = Table.grid(expand=True, padding=(0, 1, 0, 0))
    row.add_column(width=NAME_WIDTH)
    row.add_column(ratio=1, overflow="fold")
    row.add_row(Text(line.name, "dim"), line.value)
    return row


def _strength(link: Link) -> str:
    """A link's strength and score, as the comparison shows them."""
    return f"{STRENGTHS[link.strength]}{link.score:.2f} ".replace("0.", ".")
