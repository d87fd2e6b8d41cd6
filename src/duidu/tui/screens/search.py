"""Search: one box over the whole corpus; results while you type, the passage beside them."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Input
from textual.worker import get_current_worker

from duidu.model import Document, Hit, Span
from duidu.search import Index, marks, search
from duidu.settings.words import _, ngettext
from duidu.tui.keys import bindings
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.session import Place, Section
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.document import DocumentView
from duidu.tui.widgets.hits import HitList, Passage
from duidu.tui.words import folded_words, role_words

MOST = 200
"""Hits listed; a query with more is too wide to read."""
PREVIEW_FROM = 100
"""Cells from which the preview stands beside the results."""


class SearchScreen(DuiduScreen):
    """The search over the corpus."""

    TABLE = "search"
    BINDINGS = bindings("search", "results")

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words
        self.hits: list[Hit] = []

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        app = self.duidu
        yield Box(self.words, id="query", placeholder=_('search all documents: words, "exact", -not'))
        with Horizontal(id="found"):
            yield HitList(app.look, app.script, id="hits")
            yield DocumentView(app.look, folded_words, app.script, id="preview")
        yield Bar(app.look, id="status")
        yield Footer(show_command_palette=False, compact=True)

    @property
    def box(self) -> Input:
        """The query."""
        return self.query_one("#query", Input)

    @property
    def hit_list(self) -> HitList:
        """The results."""
        return self.query_one(HitList)

    @property
    def preview(self) -> DocumentView:
        """The passage under the cursor in its document."""
        return self.query_one(DocumentView)

    def on_mount(self) -> None:
        """Begin typing, with the words the search was opened with at hand."""
        self.hit_list.follow = self._moved
        self.box.focus()
        self.box.cursor_position = len(self.words)
        self.box.select_on_focus = False
        self._arrange()
        self._say()
        if self.words:
            self._search(self.words)
        else:
            self._warm()

    def type(self, words: str) -> None:
        """Add words at the end of the query."""
        self.box.value += words
        self.box.cursor_position = len(self.box.value)
        self.box.focus()

    # -- searching

    @work(thread=True, exclusive=True, group="warm")
    def _warm(self) -> None:
        """Make the index before the first letter is typed."""
        self.duidu.index()

    @on(Input.Changed, "#query")
    def _changed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, words: str) -> None:
        """Search in the background; an answer to words that have changed since is thrown away."""
        worker = get_current_worker()
        index: Index = self.duidu.index()
        hits = search(index, words, MOST) if words.strip() else []
        passages = [self._passage(hit, words) for hit in hits]
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, words, hits, passages)

    def _passage(self, hit: Hit, words: str) -> Passage:
        """A hit as the list shows it."""
        document = self.session.document(hit.document)
        block = document.blocks[hit.block]
        spans = marks(document, block, words) or (Span(hit.start, hit.end),)
        first = Span(hit.start, hit.end)
        ordered = (first, *(span for span in spans if span != first))
        return Passage(self._where(document, hit), document, block.span, ordered, self._in_basket(hit))

    def _where(self, document: Document, hit: Hit) -> str:
        """Year, kind, section path and role of a hit."""
        block = document.blocks[hit.block]
        path = " › ".join(self.session.path_of(document, hit.block))
        role = role_words(block.role)
        kind = self.session.entry(hit.document).meta.kind.value
        parts = [f"{self.session.year_label(hit.document)} {kind} L{block.line}", path, role]
        return " · ".join(part for part in parts if part)

    def _in_basket(self, hit: Hit) -> bool:
        return Section(hit.document, hit.block) in self.session.basket

    def _found(self, words: str, hits: list[Hit], passages: list[Passage]) -> None:
        if self.is_attached and self.box.value == words:
            self.words, self.hits = words, hits
            self.hit_list.show(passages)
            self._say()

    def _say(self) -> None:
        """Say how much was found, where, and what was tried when nothing was."""
        status = self.query_one("#status", Bar)
        if not self.words.strip():
            status.show((" " + _("Type to search; either script, and a wrong character is forgiven."), "dim"))
            return
        documents = {hit.document for hit in self.hits}
        if not self.hits:
            tried = _("nothing found (tried: as typed, either script, one or two wrong characters)")
            status.show((f" {tried}", "caution"))
            return
        n = len(self.hits)
        count = ngettext("{n} hit", "{n} hits", n).format(n=f"{n}+" if n == MOST else n)
        held = ngettext("in {n} document", "in {n} documents", len(documents)).format(n=len(documents))
        status.show((f" {self.hit_list.at + 1}/{count} {held}", "strong"), (f"  {self._by_year()}", "dim"))

    def _by_year(self) -> str:
        """How many hits each document has, in order of year."""
        counts: dict[str, int] = {}
        for hit in self.hits:
            counts[hit.document] = counts.get(hit.document, 0) + 1
        names = sorted(counts, key=lambda name: (self.session.year(name) or 0, name))
        return "  ".join(f"{self.session.year_label(name)} {counts[name]}" for name in names)

    # -- the list and the preview

    def _moved(self) -> None:
        """Let the preview follow."""
        self._say()
        if not self.hits or not self.preview.display:
            return
        hit, passage = self.hits[self.hit_list.at], self.hit_list.passages[self.hit_list.at]
        if self.preview.document is not passage.document:
            self.preview.show(passage.document, hit.start)
        self.preview.paint_matches(passage.matches, 0)
        self.preview.goto(hit.start)

    def on_resize(self) -> None:
        """Give up the preview where there is no room."""
        self._arrange()

    def _arrange(self) -> None:
        wide = self.app.size.width >= PREVIEW_FROM
        self.preview.display = wide
        self.set_class(not wide, "-narrow")

    def action_down(self) -> None:
        """Next hit."""
        self.hit_list.move(2)

    def action_up(self) -> None:
        """Hit before."""
        self.hit_list.move(-2)

    def action_half_down(self) -> None:
        """Half a page of hits down."""
        self.hit_list.move(max(2, self.hit_list.size.height // 2))

    def action_half_up(self) -> None:
        """Half a page of hits up."""
        self.hit_list.move(-max(2, self.hit_list.size.height // 2))

    def action_top(self) -> None:
        """First hit."""
        self.hit_list.to_edge(bottom=False)

    def action_bottom(self) -> None:
        """Last hit."""
        self.hit_list.to_edge(bottom=True)

    def action_next_hit(self) -> None:
        """Next hit."""
        self.action_down()

    def action_previous_hit(self) -> None:
        """Hit before."""
        self.action_up()

    def action_next_section(self) -> None:
        """To the next document's hits."""
        self._to_document(1)

    def action_previous_section(self) -> None:
        """To the hits of the document before."""
        self._to_document(-1)

    def _to_document(self, step: int) -> None:
        at = self.hit_list.at
        ahead = range(at + 1, len(self.hits)) if step > 0 else range(at - 1, -1, -1)
        other = [i for i in ahead if self.hits[i].document != self.hits[at].document]
        if other:
            self.hit_list.move((other[0] - at) * 2)

    def action_next_pane(self) -> None:
        """From the box to the list, and back."""
        (self.box if self.hit_list.has_focus else self.hit_list).focus()

    def action_previous_pane(self) -> None:
        """From the list to the box, and back."""
        self.action_next_pane()

    def action_find(self) -> None:
        """Type on in the box."""
        self.box.focus()

    def action_search(self) -> None:
        """Type on in the box."""
        self.box.focus()

    @on(Input.Submitted, "#query")
    def _submitted(self) -> None:
        self.action_open()

    @on(HitList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Read the passage under the cursor; n walks the hits of its document."""
        if not self.hits:
            return
        hit = self.hits[self.hit_list.at]
        spans = sorted(Span(h.start, h.end) for h in self.hits if h.document == hit.document)
        words = self.words
        self.duidu.read(Place(hit.document, hit.start))
        self.duidu.reader.walk_hits(words, spans, spans.index(Span(hit.start, hit.end)))

    def action_escape(self) -> None:
        """From the list to the box, from the box back to the text."""
        if self.hit_list.has_focus:
            self.box.focus()
        else:
            self.duidu.close_screen()

    # -- basket, comparison, copy

    def action_basket(self) -> None:
        """Put the passage under the cursor into the basket, or take it out."""
        if not self.hits:
            return
        hit = self.hits[self.hit_list.at]
        section, basket = Section(hit.document, hit.block), self.session.basket
        basket.remove(section) if section in basket else basket.append(section)
        passages = [
            Passage(p.where, p.document, p.span, p.matches, self._in_basket(h))
            for p, h in zip(self.hit_list.passages, self.hits, strict=True)
        ]
        self.hit_list.show(passages, self.hit_list.at)

    def action_compare(self) -> None:
        """Compare the basket, else the passage under the cursor with its counterparts."""
        if len(self.session.basket) > 1:
            super().action_compare()
        elif self.hits:
            hit = self.hits[self.hit_list.at]
            self.duidu.open_comparison(Section(hit.document, hit.block))

    def action_mark(self) -> None:
        """Bookmark the passage under the cursor with its counterparts."""
        if self.hits:
            hit = self.hits[self.hit_list.at]
            self.duidu.open_comparison(Section(hit.document, hit.block), keep=True)

    def action_info(self) -> None:
        """Show what is known of the document under the cursor."""
        from duidu.tui.screens.info import InfoScreen

        if self.hits:
            self.app.push_screen(InfoScreen(self.hits[self.hit_list.at].document))

    def action_yank(self) -> None:
        """Copy the passage with its source."""
        self._copy(with_source=True)

    def action_yank_bare(self) -> None:
        """Copy the passage alone."""
        self._copy(with_source=False)

    def _copy(self, *, with_source: bool) -> None:
        if self.hits:
            hit = self.hits[self.hit_list.at]
            span = self.session.block_span(hit.document, hit.block)
            self.duidu.copy(self.session.document(hit.document), span, with_source=with_source)

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        self.hit_list.look, self.hit_list.script = self.duidu.look, self.duidu.script
        self.preview.relook(self.duidu.look, self.duidu.script)
        self.query_one("#status", Bar).look = self.duidu.look
        self.hit_list.refresh()
        self._say()
