"""The lineage's part in which the reader rules on links and hands the lineage on."""

from collections.abc import Sequence

from duidu.align.chart import Chart, Given
from duidu.model import ROOT, Sides
from duidu.model import Row as Beside
from duidu.settings.words import _
from duidu.tui import lineagetable
from duidu.tui.facing import Facing
from duidu.tui.lineagetable import Shown
from duidu.tui.screens.charted import ChartedScreen
from duidu.tui.screens.handing import HandingScreen, Table
from duidu.tui.screens.linking import LinkingScreen
from duidu.tui.session import Section


class RuledLineage(ChartedScreen, LinkingScreen, HandingScreen):
    """A chart whose cells can be linked and unlinked, and that can be exported."""

    given: Given | None = None
    chart: Chart | None = None
    base = ""

    # -- links

    def facing(self) -> Facing | None:
        """Return the cell in focus beside its row's own theme; None on the theme's own column, or on no row."""
        row, board = self.grid.row, self.grid.board
        if row is None or board is None or self.chart is None:
            return None
        own, far = row.node.document, self.chart.documents[board.mode.column]
        if own == far:
            return None
        fate = row.fates[board.mode.column]
        partner = board.node(row, board.mode.column)
        link = None if fate is None or partner is None else fate.cell.link
        beside = Beside(
            cells=((row.node.block,), () if partner is None else (partner.block,)),
            states=("same", "same"),
            sides=(Sides(), Sides()),
            also=((), ()),
            links=(None, link),
        )
        documents = self.session.document(own), self.session.document(far)
        alignment, placed = self.session.alignment(own, far), self.session.rulings(own, far)
        return Facing(*documents, beside, 0, 1, alignment, placed)

    # -- handing on

    def handed(self) -> tuple[Sequence[str], Table] | None:
        """Return the themes that are shown, as a table."""
        given, chart, board = self.given, self.chart, self.grid.board
        if given is None or chart is None or board is None:
            return None
        rows = [chart.rows[line.row] for line in board.lines if line.row >= 0]
        narrowed = []
        if len(rows) < len(chart.rows):
            narrowed.append(
                _("Only the {n} of {all} rows on the screen are given.").format(n=len(rows), all=len(chart.rows))
            )
        shown = Shown(tuple(rows), tuple(narrowed), self.session.section_title(Section(self.base, ROOT)))
        return (_("lineage"), self.base), lambda: lineagetable.tabled(given, chart, shown)
