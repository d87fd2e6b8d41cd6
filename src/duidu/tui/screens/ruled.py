"""The comparison's part that shows what the reader has ruled: signs on rows, counts at the head, words in the status.

A verdict or a note changes signs only; a ruling that changes links makes the comparison anew, and the cursor stays on
its passage.
"""

from collections.abc import Sequence
from dataclasses import replace

from duidu.align.hand import by_reader
from duidu.compare import hidden
from duidu.export.marks import BY_READER, VERDICTS
from duidu.model import Comparison, Document
from duidu.settings.words import _, ngettext
from duidu.store.links import Placed
from duidu.tui.facing import Facing, Said
from duidu.tui.heads import Head
from duidu.tui.screens.linking import LinkingScreen, Side, facing
from duidu.tui.session import Request
from duidu.tui.widgets.columns import ColumnsView
from duidu.tui.words import ruling_words, verdict_words


class RuledScreen(LinkingScreen):
    """A screen with the rows of a comparison."""

    request: Request
    """What the reader asked for last; it may still be in the making."""
    settled_request: Request
    """What the comparison on the screen was made of."""

    def __init__(self) -> None:
        super().__init__()
        self.documents: list[Document] = []
        self.comparison: Comparison | None = None
        self.filtered: Comparison | None = None
        """The comparison without the classes of change that the reader has switched off."""
        self.said: Said | None = None
        self.shown_shape: object = None
        self.plain_heads: Sequence[Head] = ()
        self._told_lost = False

    @property
    def view(self) -> ColumnsView:
        """The columns."""
        return self.query_one(ColumnsView)

    def compare_again(self, at: tuple[int, int] | None) -> None:
        """Compare anew and put the cursor on the row that has a block in a column."""
        raise AssertionError

    def show_bars(self) -> None:
        """Say anew where we are."""
        raise AssertionError

    def listen(self) -> None:
        """Take up what the reader has said of the rows."""
        assert self.comparison is not None
        base, names = self.comparison.base, [name for name, _block in self.settled_request.columns]
        placed = [Placed() if i == base else self.session.rulings(names[base], name) for i, name in enumerate(names)]
        self._tell_lost(sum(len(some.lost) for some in placed))
        self.said = Said(self.comparison, placed)
        self.comparison = self.said.comparison = self.said.spoken()
        self.filtered = hidden(self.documents, self.comparison, self.session.hidden)
        self.view.words = replace(self.view.words, ruled=self._signs)

    def _tell_lost(self, lost: int) -> None:
        """Say once how many rulings have no place in the texts of now; they stay in their file."""
        if lost and not self._told_lost:
            self._told_lost = True
            text = ngettext(
                "{n} ruling on these texts is not found in them any more; duidu links list shows it",
                "{n} rulings on these texts are not found in them any more; duidu links list shows them",
                lost,
            )
            self.duidu.tell(text.format(n=lost), severity="warning")

    def counted(self, heads: Sequence[Head]) -> list[Head]:
        """Return the columns' heads with how much of each the reader has checked."""
        return [replace(head, about=f"{self._count(column)}{head.about}") for column, head in enumerate(heads)]

    def _count(self, column: int) -> str:
        """A column's count, nothing before the first verdict: on small screens the words of the title have no room."""
        assert self.said is not None
        tally = self.said.tally(column)
        return f"✔ {tally.checked}/{tally.links} · " if tally.checked or tally.rejected else ""

    def _signs(self, row: int, column: int) -> str:
        """The signs of what the reader has said of a cell."""
        assert self.comparison is not None
        assert self.said is not None
        opinion, link = self.said.opinion(row, column), self.comparison.rows[row].links[column]
        signs = BY_READER * (opinion.alone or (link is not None and by_reader(link))) + VERDICTS[opinion.verdict]
        return f"{signs} {_('note') if opinion.note else ''}".strip()

    def shape(self, request: Request) -> object:
        """Return what the rows of a request depend on: the documents, and what is linked with what."""
        names = [name for name, _block in request.columns]
        base = names[request.base]
        links = (self.session.alignment(base, name).links for name in names if name != base)
        return [self.session.document(name) for name in names], [
            [(k.a, k.b, k.strength) for k in some] for some in links
        ]

    def retell(self) -> None:
        """Show what the reader has ruled: new signs, and where links have changed other rows."""
        if self.comparison is None:
            return
        if self.shape(self.settled_request) == self.shown_shape:
            self.listen()
            self._take_up()
            self.view.redraw()
            self.show_bars()
        else:
            self.compare_again(self._passage_here())

    def _take_up(self) -> None:
        """Let the columns show what is said now."""
        self.view.comparison, self.view.heads = self.filtered, self.counted(self.plain_heads)

    def _passage_here(self) -> tuple[int, int] | None:
        """The column and block of the row under the cursor that it is known by: the base's, else what stands there."""
        if self.comparison is None or not self.comparison.rows:
            return None
        cells, base = self.comparison.rows[self.view.row].cells, self.comparison.base
        return next(((i, cells[i][0]) for i in (base, *range(len(cells))) if cells[i]), None)

    def facing(self) -> Facing | None:
        """Return the focused cell of the row under the cursor beside the base's; another one where both are empty."""
        if self.comparison is None or not self.comparison.rows:
            return None
        row, base = self.view.row, self.comparison.base
        cells, column = self.comparison.rows[row].cells, self.view.focus_column
        if not cells[base] and not cells[column]:
            column = next((i for i, cell in enumerate(cells) if cell), base)
        if column == base:
            return None
        return facing(self.session, Side(self.documents, self.comparison, self.settled_request), row, column)

    def tally(self) -> list[tuple[str, str]]:
        """Return how much of the focused column the reader has checked, once a verdict was given."""
        assert self.said is not None
        tally = self.said.tally(self.view.focus_column)
        if not tally.checked and not tally.rejected:
            return []
        text = _("✔ {n} of {total} links checked").format(n=tally.checked, total=tally.links)
        rejected = _(", ✘ {n} rejected").format(n=tally.rejected) if tally.rejected else ""
        return [(f"· {text}{rejected} ", "key")]

    def remarks(self, row: int) -> list[str]:
        """Return what the reader has said of the focused cell."""
        if self.said is None or not self.comparison or not self.comparison.rows:
            return []
        opinion = self.said.opinion(row, self.view.focus_column)
        note = [_("note: {note}").format(note=opinion.note)] if opinion.note else []
        alone = [ruling_words("alone")] if opinion.alone else []
        return [*([verdict_words(opinion.verdict)] if opinion.verdict else []), *alone, *note]
