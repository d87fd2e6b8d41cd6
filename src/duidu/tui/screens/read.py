"""Read: the library on the left, the text on the right, in the margin the years that speak of the same thing."""

from collections.abc import Mapping, Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Input
from textual.worker import get_current_worker

from duidu.errors import DuiduError
from duidu.model import ROOT, Anchor, Document, Span
from duidu.search import find
from duidu.settings.words import _, ngettext
from duidu.text import anchor as anchors
from duidu.text.clauses import clauses
from duidu.text.outline import label
from duidu.tui.keys import bindings
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.session import Place, Section
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.document import Counterpart, DocumentView
from duidu.tui.widgets.library import Library
from duidu.tui.words import caution_words, doubt_words, folded_words, script_words

LIBRARY_FOLDS = 100
"""Below this many cells the library stands over the text instead of beside it."""
LARGE = 400_000
"""Characters from which a document is shown before it is parsed."""


class ReadScreen(DuiduScreen):
    """The reader."""

    TABLE = "read"
    BINDINGS = bindings("read", "library")

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        app = self.duidu
        yield Bar(app.look, id="title")
        with Horizontal(id="body"):
            yield Library(self.session, app.look, id="library")
            yield DocumentView(app.look, folded_words, app.script, id="document")
        find_box = Input(id="find", placeholder=_("find in this document"))
        find_box.display = False
        yield find_box
        yield Bar(app.look, id="status")
        yield Footer(show_command_palette=False, compact=True)

    # -- parts

    @property
    def view(self) -> DocumentView:
        """The text."""
        return self.query_one(DocumentView)

    @property
    def library(self) -> Library:
        """The tree of documents."""
        return self.query_one(Library)

    @property
    def find_box(self) -> Input:
        """The box of `/`."""
        return self.query_one("#find", Input)

    name_shown = ""
    """The id of the document on screen."""
    walk: tuple[Span, ...] = ()
    """The matches that n and N walk."""
    walked = -1
    walk_words = ""
    _visual: tuple[int, int] | None = None
    """The clauses at which a selection began and ends, as offsets."""
    _quick: Document | None = None
    """The text on screen while its parse is still under way."""

    def on_mount(self) -> None:
        """Open the document the program was started with, the one read last, or the first."""
        self._fold_library()
        self.view.focus()
        start = self._starting_place()
        if start is not None:
            self.open_place(start)
        else:
            self._show_bars()

    def _starting_place(self) -> Place | None:
        """Where to begin reading."""
        readable = [entry for entry in self.session.corpus.entries if entry.error is None]
        if self.duidu.start:
            name, line = self.session.corpus.resolve(self.duidu.start)
            return Place(name, self.session.offset_of(name, line or 1))
        kept = self.duidu.kept.position_in(str(self.session.corpus.root))
        if kept is not None and any(entry.id == kept.document for entry in readable):
            return self._kept_place(kept)
        return Place(readable[0].id, 0) if readable else None

    def _kept_place(self, kept: Anchor) -> Place:
        """The place read last, wherever it stands now."""
        if self.session.entry(kept.document).size > LARGE:
            return Place(kept.document, kept.start)
        found = anchors.find(kept, self.session.document(kept.document))
        return Place(kept.document, found.span.start if found else 0)

    # -- opening

    def jump(self, place: Place) -> None:
        """Go to a place and remember where we came from."""
        if self.name_shown:
            self.session.trail.append(Place(self.name_shown, self.view.offset))
        self.open_place(place)

    def open_place(self, place: Place) -> None:
        """Show a place."""
        if place.document == self.name_shown:
            self.view.goto(place.offset)
            self.view.focus()
            return
        try:
            document = self._quickly(place.document)
        except DuiduError as error:
            self.duidu.fail(error)
            return
        self.name_shown = place.document
        self.walk, self.walked, self.walk_words, self._visual = (), -1, "", None
        self.view.show(document, min(place.offset, len(document.text)))
        self.library.reveal(place.document)
        self._show_bars()
        self.look_around(place.document)

    def _quickly(self, name: str) -> Document:
        """A document fit for the screen at once: parsed, or when it is large as plain lines with the parse to come."""
        corpus = self.session.corpus
        if self.session.entry(name).size <= LARGE or corpus.is_loaded(name):
            self._quick = None
            return self.session.document(name)
        self._quick = corpus.plain(name)
        return self._quick

    @work(thread=True, exclusive=True, group="around")
    def look_around(self, name: str) -> None:
        """Parse a large document, then align the shown one with its neighbours, and fill in what they give."""
        worker = get_current_worker()
        try:
            if self._quick is not None:
                document = self.session.corpus.parse_apart(name)
                if not worker.is_cancelled:
                    self.app.call_from_thread(self._parsed, name, document)
            margins = self._margins(name)
        except DuiduError as error:
            self.app.call_from_thread(self.duidu.fail, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._surrounded, name, margins)

    def _parsed(self, name: str, document: Document) -> None:
        """Show the section tree's view of a document whose plain lines are on screen."""
        self._quick = None
        if self.name_shown == name:
            self.view.replace(document)
            self._show_bars()

    def _margins(self, name: str) -> dict[int, list[Counterpart]]:
        """The counterparts of each block in the neighbouring documents, in order of year."""
        marks: dict[int, list[Counterpart]] = {}
        if self.session.entry(name).size > LARGE:
            return marks
        neighbours = [n for n in self.session.others(name) if self.session.entry(n).size <= LARGE]
        for other in sorted(neighbours, key=lambda n: (self.session.year(n) or 0, n)):
            best: dict[int, str] = {}
            for link in self.session.alignment(name, other).links:
                if best.get(link.a.block) != "main":
                    best[link.a.block] = link.strength
            for block, strength in best.items():
                marks.setdefault(block, []).append(Counterpart(self.session.mark_label(other, name), strength))
        return marks

    def _surrounded(self, name: str, margins: Mapping[int, Sequence[Counterpart]]) -> None:
        if self.name_shown == name:
            self.view.set_margins(margins)

    @on(Library.Opened)
    def _library_opened(self, message: Library.Opened) -> None:
        """Show the chosen document or section."""
        entry = self.session.entry(message.document)
        if entry.error is not None:
            self.duidu.fail(entry.error)
            return
        offset = 0
        if message.block != ROOT:
            offset = self.session.block_span(message.document, message.block).start
        if self._narrow():
            self.library.display = False
        self.jump(Place(message.document, offset))
        self.view.focus()

    # -- bars

    @on(DocumentView.Moved)
    def _moved(self) -> None:
        if self._visual is not None:
            self._paint_selection()
        self._show_bars()

    def _show_bars(self) -> None:
        """Say where we are: above the corpus, document and section, below the line and what is being walked."""
        bar, status = self.query_one("#title", Bar), self.query_one("#status", Bar)
        corpus = self.session.corpus
        bad = sum(entry.error is not None for entry in corpus.entries)
        unread = " " + _("({n} unreadable: !)").format(n=bad) if bad else ""
        head = (" 对读 ", "key"), (f"{corpus.root.name}{unread}  ", "dim")
        document = self.view.document
        if document is None or not self.name_shown:
            bar.show(*head)
            status.show((" " + _("Nothing to show: no document could be read."), "caution"))
            return
        bar.show(*head, *self._where(document))
        status.show(*self._status(document), right=self._status_right())

    def _where(self, document: Document) -> tuple[tuple[str, str], ...]:
        """Document and section path for the bar above."""
        entry = self.session.entry(self.name_shown)
        path = list(self.session.path_of(document, self.view.block)) if self.view.block != ROOT else []
        title = f"{self.session.year_label(self.name_shown)} {entry.meta.kind.value or entry.meta.title.value}"
        return (title, "strong"), *((f" › {part}", "dim") for part in path)

    def _status(self, document: Document) -> list[tuple[str, str]]:
        """Line, section, doubts, for the bar below."""
        parts = [(" " + _("line {n}").format(n=self.view.source_line), "strong")]
        if self.view.block != ROOT:
            parts.append((f" · §{label(document, self.view.block)}", "dim"))
            doubts = document.blocks[self.view.block].doubts
            parts.extend((f" · ⚠ {doubt_words(doubt.code)}", "caution") for doubt in doubts[:1])
        if self._quick is not None:
            parts.append((" · " + _("sections are being read…"), "caution"))
        parts.extend((f" · {caution}", "caution") for caution in caution_words(self.session.entry(self.name_shown)))
        return parts

    def _status_right(self) -> tuple[tuple[str, str], ...]:
        """Script, basket and walk, for the right end of the bar below."""
        parts = [(script_words(self.duidu.script_name) + " ", "dim")]
        if self._visual is not None:
            parts.append((_("selecting: h l clause, j k line, y copy") + " ", "key"))
        if self.session.basket:
            parts.append((_("basket {n}").format(n=len(self.session.basket)) + " ", "key"))
        if self.walk_words:
            parts.append((f"/{self.walk_words} {self.walked + 1}/{len(self.walk)} ", "key"))
        return tuple(parts)

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        self.view.relook(self.duidu.look, self.duidu.script)
        self.library.look = self.duidu.look
        for bar in self.query(Bar):
            bar.look = self.duidu.look
        self.library.fill()
        self.library.reveal(self.name_shown)
        self._show_bars()

    # -- panes

    def _narrow(self) -> bool:
        return self.app.size.width < LIBRARY_FOLDS

    def on_resize(self) -> None:
        """Fold the library away when there is no room for both."""
        self._fold_library()

    def _fold_library(self) -> None:
        focused = self.library.has_focus
        self.set_class(self._narrow(), "-narrow")
        self.library.display = not self._narrow() or focused

    def action_next_pane(self) -> None:
        """Go to the library, or back to the text."""
        if self.library.has_focus:
            self.view.focus()
            self.library.display = not self._narrow()
        else:
            self.library.display = True
            self.library.focus()

    def action_previous_pane(self) -> None:
        """Go to the other pane."""
        self.action_next_pane()

    def _in_library(self) -> bool:
        return self.library.has_focus

    # -- moving

    def action_down(self) -> None:
        """One line down."""
        self.library.action_cursor_down() if self._in_library() else self.view.move(1)

    def action_up(self) -> None:
        """One line up."""
        self.library.action_cursor_up() if self._in_library() else self.view.move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.library.action_page_down() if self._in_library() else self.view.scroll_rows(self._half())

    def action_half_up(self) -> None:
        """Half a page up."""
        self.library.action_page_up() if self._in_library() else self.view.scroll_rows(-self._half())

    def _half(self) -> int:
        return max(1, self.view.size.height // 2)

    def action_top(self) -> None:
        """To the beginning."""
        self.library.action_scroll_home() if self._in_library() else self.view.to_edge(bottom=False)

    def action_bottom(self) -> None:
        """To the end."""
        self.library.action_scroll_end() if self._in_library() else self.view.to_edge(bottom=True)

    def action_left(self) -> None:
        """Close a node of the library; shorten a selection."""
        if self._in_library():
            self.library.step_out()
        elif self._visual is not None:
            self._extend(-1)

    def action_right(self) -> None:
        """Open a node of the library; lengthen a selection."""
        if self._in_library():
            self.library.step_in()
        elif self._visual is not None:
            self._extend(1)

    def action_next_section(self) -> None:
        """To the next section."""
        self._to_section(1)

    def action_previous_section(self) -> None:
        """To the section before, or the beginning of this one."""
        self._to_section(-1)

    def _to_section(self, direction: int) -> None:
        document = self.view.document
        if document is None:
            return
        here = self.view.block
        titled = [block for block in document.blocks if block.title and block.kind != "title"]
        ahead = [b for b in titled if (b.id > here if direction > 0 else b.id < here)]
        if ahead:
            self.view.goto((ahead[0] if direction > 0 else ahead[-1]).span.start)

    def action_open(self) -> None:
        """Open what is under the cursor: a node, folded lines, or the comparison of a paragraph."""
        if self._in_library():
            self.library.open_node(self.library.cursor_node)
        elif not self.view.toggle_fold():
            self.action_compare()

    @on(DocumentView.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_fold(self) -> None:
        """Fold or unfold the lines that are not the document's own text."""
        if not self.view.toggle_fold():
            self.duidu.tell(_("Nothing is folded here; z opens and closes lines such as “site furniture, 10 lines”."))

    def action_outline(self) -> None:
        """Show headings only, or everything."""
        self.view.show_outline(not self.view.outline_only)

    # -- finding in this document

    def action_find(self) -> None:
        """Open the box of `/`."""
        self.find_box.display = True
        self.find_box.value = ""
        self._before_find = self.view.offset
        self.find_box.focus()

    _before_find = 0

    @on(Input.Changed, "#find")
    def _find_changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        if self.find_box.display:
            self._find(event.value, self._before_find)

    def _find(self, words: str, start: int) -> None:
        document = self.view.document
        if document is None:
            return
        self.walk = tuple(Span(hit.start, hit.end) for hit in find(document, words)) if words.strip() else ()
        self.walk_words = words
        after = [i for i, span in enumerate(self.walk) if span.start >= start]
        self._walk_to(after[0] if after else 0)

    def _walk_to(self, index: int) -> None:
        self.walked = index if self.walk else -1
        self.view.paint_matches(self.walk, self.walked)
        if self.walk:
            self.view.goto(self.walk[index].start)
        self._show_bars()

    @on(Input.Submitted, "#find")
    def _find_done(self) -> None:
        self._close_find()
        if self.walk_words and not self.walk:
            message = _(
                "“{words}” is not in this document (tried: as typed, either script, one or two wrong characters)."
            )
            self.duidu.tell(message.format(words=self.walk_words), severity="warning")

    def _close_find(self) -> None:
        self.find_box.display = False
        self.view.focus()

    def walk_hits(self, words: str, spans: Sequence[Span], current: int) -> None:
        """Take over a walk from the search screen."""
        self.walk, self.walk_words = tuple(spans), words
        self._walk_to(current)

    def action_next_hit(self) -> None:
        """Next match."""
        self._walk_by(1)

    def action_previous_hit(self) -> None:
        """Previous match."""
        self._walk_by(-1)

    def _walk_by(self, step: int) -> None:
        if self.walk:
            self._walk_to((self.walked + step) % len(self.walk))
        else:
            self.duidu.tell(_("Nothing to walk: find something with / or s first."))

    def action_escape(self) -> None:
        """Leave the box, the selection or the walk."""
        if self.find_box.display:
            self._close_find()
            self.view.goto(self._before_find)
        if self._visual is not None:
            self._end_selection()
        elif self.walk or self.walk_words:
            self.walk_words = ""
            self.walk = ()
            self._walk_to(-1)
        elif self._in_library():
            self.action_next_pane()

    # -- selecting and copying

    def action_visual(self) -> None:
        """Begin or end selecting text, clause by clause."""
        if self._visual is not None:
            self._end_selection()
        elif self.view.block != ROOT:
            self._visual = (self.view.offset, self.view.offset)
            self._paint_selection()
            self._show_bars()

    def _selected(self) -> Span | None:
        """The selected span: from the first to the last clause, however far the cursor has gone."""
        document = self.view.document
        if self._visual is None or document is None:
            return None
        start, end = sorted(self._visual)
        return Span(self._clause(document, start).start, self._clause(document, end).end)

    def _clause(self, document: Document, offset: int) -> Span:
        """The clause that an offset stands in."""
        block = next((b for b in document.blocks if b.span.start <= offset < max(b.span.end, b.span.start + 1)), None)
        parts = clauses(document.text, block.span) if block else ()
        return next((part for part in parts if part.start <= offset < part.end), Span(offset, offset))

    def _extend(self, step: int) -> None:
        """Move the end of the selection by a clause."""
        document = self.view.document
        if self._visual is None or document is None:
            return
        start, end = self._visual
        clause = self._clause(document, end)
        target = clause.end if step > 0 else clause.start - 1
        if 0 <= target < len(document.text):
            self._visual = (start, self._clause(document, target).start)
            self.view.select(self._selected())

    def _paint_selection(self) -> None:
        if self._visual is not None:
            self._visual = (self._visual[0], self.view.offset)
            self.view.select(self._selected())

    def _end_selection(self) -> None:
        self._visual = None
        self.view.select(None)
        self._show_bars()

    def action_yank(self) -> None:
        """Copy the selection or the paragraph with its source."""
        self._copy(with_source=True)

    def action_yank_bare(self) -> None:
        """Copy the selection or the paragraph alone."""
        self._copy(with_source=False)

    def _copy(self, *, with_source: bool) -> None:
        document = self.view.document
        if document is None or self.view.block == ROOT:
            return
        span = self._selected() or self.session.block_span(self.name_shown, self.view.block)
        self.duidu.copy(document, span, with_source=with_source)
        if self._visual is not None:
            self._end_selection()

    # -- basket, comparison, bookmarks, info

    def _here(self) -> Section | None:
        """The section under the cursor, in whichever pane it is."""
        if self._in_library():
            node = self.library.cursor_node
            data = node.data if node is not None else None
            return Section(data.document, data.block) if data is not None and data.document else None
        return Section(self.name_shown, self.view.block) if self.view.block != ROOT else None

    def action_basket(self) -> None:
        """Put the section under the cursor into the basket, or take it out."""
        section = self._here()
        if section is None or self.session.entry(section.document).error is not None:
            return
        basket = self.session.basket
        if section in basket:
            basket.remove(section)
        else:
            basket.append(section)
        count = ngettext("{n} section in the basket; c compares", "{n} sections in the basket; c compares", len(basket))
        self.duidu.tell(f"{self.session.section_title(section)[:30]} — " + count.format(n=len(basket)))
        self.library.refresh()
        self._show_bars()

    def action_compare(self) -> None:
        """Compare the basket, else the section under the cursor with its counterparts."""
        if len(self.session.basket) > 1:
            self.duidu.open_comparison(self.session.request_for_basket())
            return
        section = self._here()
        if section is None:
            return
        try:
            request = self.session.request_for(section.document, section.block)
        except DuiduError as error:
            self.duidu.fail(error)
            return
        self.duidu.open_comparison(request)

    def action_mark(self) -> None:
        """Bookmark the section under the cursor with its counterparts."""
        section = self._here()
        if section is not None:
            self.duidu.bookmark(self.session.request_for(section.document, section.block))

    def action_info(self) -> None:
        """Show what is known of the document."""
        from duidu.tui.screens.info import InfoScreen

        section = self._here()
        if section is not None:
            self.app.push_screen(InfoScreen(section.document))

    def anchor(self) -> Anchor | None:
        """Return an anchor of the place being read."""
        document = self.view.document
        if document is None or not self.name_shown:
            return None
        line = self.view.line
        return anchors.make(document, line.span) if line else None
