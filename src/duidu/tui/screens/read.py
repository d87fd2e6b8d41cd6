"""Read: the library on the left, the text on the right, in the margin the years that speak of the same thing."""

from collections.abc import Mapping, Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.worker import get_current_worker

from duidu.errors import DuiduError
from duidu.model import ROOT, Anchor, Document
from duidu.parse import ruling_over
from duidu.settings.words import _, ngettext
from duidu.text import anchor as anchors
from duidu.text.corrected import touching
from duidu.text.lines import page_of
from duidu.text.outline import label
from duidu.tui.keys import bindings
from duidu.tui.screens.ruling import RulingScreen
from duidu.tui.session import Place, Section
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.document import Counterpart, DocumentView
from duidu.tui.widgets.document_tree import Library
from duidu.tui.widgets.keybar import KeyBar
from duidu.tui.words import caution_words, correction_words, doubt_words, folded_words, role_words, script_words

LARGE = 400_000
"""Bytes of text, or as much work, from which a document is shown before it is parsed."""


class ReadScreen(RulingScreen):
    """The reader."""

    TABLE = "read"
    AUTO_FOCUS = "#document"
    BINDINGS = bindings("read", "library")

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        app = self.duidu
        yield Bar(app.look, id="title")
        with Horizontal(id="body"):
            yield Library(self.session, app.look, id="library")
            yield DocumentView(app.look, folded_words, app.script, id="document")
        find_box = Box(id="find", placeholder=_("find in this document"))
        find_box.display = False
        yield find_box
        yield Bar(app.look, id="status")
        yield KeyBar(self.duidu.look)

    _quick: Document | None = None
    """The text on screen while its parse is still under way; empty of what has to be converted first."""
    _wanted = 0
    _wanted_line = 0
    """Where to go in it then; a line, if not 0, goes before."""

    def on_mount(self) -> None:
        """Open the document the program was started with, the one read last, or the first."""
        self._fold_library()
        self.view.follow = self._moved
        self.view.focus()
        try:
            start = self._starting_place()
        except DuiduError as error:
            self.duidu.fail(error)
            start = None
        if start is not None:
            self.open_place(start)
        else:
            self.show_bars()

    def _starting_place(self) -> Place | None:
        """Where to begin reading."""
        readable = [entry for entry in self.session.corpus.entries if entry.error is None]
        if self.duidu.start:
            name, line = self.session.corpus.resolve(self.duidu.start)
            quick = self._is_quick(name)
            self._wanted_line = 0 if quick else line or 0
            return Place(name, self.session.offset_of(name, line) if line and quick else 0)
        kept = self.duidu.kept.position_in(str(self.session.corpus.root))
        if kept is not None and any(entry.id == kept.document for entry in readable):
            return self._kept_place(kept)
        return Place(readable[0].id, 0) if readable else None

    def _kept_place(self, kept: Anchor) -> Place:
        """The place read last, wherever it stands now."""
        if not self._is_quick(kept.document):
            return Place(kept.document, kept.start)
        found = anchors.find(kept, self.session.document(kept.document))
        return Place(kept.document, found.span.start if found else 0)

    # -- opening

    def jump(self, place: Place) -> None:
        """Go to a place and remember where we came from."""
        if self.name_shown:
            self.session.trail.append(Place(self.name_shown, self.view.text_offset))
        self.open_place(place)

    def open_place(self, place: Place) -> None:
        """Show a place."""
        self._wanted = place.offset
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
        self.walk.enter(place.document)
        self.selection = None
        self.view.show(document, min(place.offset, len(document.text)))
        self.view.focus()
        self.document_tree.display = not self._narrow()
        self.paint_walk()
        self.document_tree.reveal(place.document)
        self.show_bars()
        self.look_around(place.document)

    def _quickly(self, name: str) -> Document:
        """A document fit for the screen at once: parsed, or when it is large as plain lines with the parse to come."""
        corpus = self.session.corpus
        if self._is_quick(name):
            self._quick = None
            return self.session.document(name)
        self._quick = Document(name, "", "", ()) if corpus.is_slow(name) else corpus.plain(name)
        return self._quick

    def _is_quick(self, name: str) -> bool:
        """Whether a document can be shown at once as it is."""
        return self.session.corpus.is_loaded(name) or self.session.corpus.cost(name) <= LARGE

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
            if not worker.is_cancelled:
                self.app.call_from_thread(self._unread, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._surrounded, name, margins)

    def _unread(self, error: DuiduError) -> None:
        """Say why a document, or one beside it, cannot be read."""
        self._quick = None
        self.duidu.fail(error)
        self.show_bars()

    @property
    def is_reading(self) -> bool:
        """Whether a large document is still being read."""
        return self._quick is not None

    def indexed(self) -> None:
        """Say how far the search index is."""
        self.show_bars()

    def _parsed(self, name: str, document: Document) -> None:
        """Show the section tree's view of a document whose plain lines are on screen."""
        before, self._quick = self._quick, None
        if self.name_shown == name:
            if before is not None and before.text == document.text:
                self.view.replace(document)
            else:
                line, self._wanted_line = self._wanted_line, 0
                offset = self.session.offset_of(name, line) if line else self._wanted
                self.view.show(document, min(offset, len(document.text)))
            self.paint_walk()
            self.show_bars()

    def _margins(self, name: str) -> dict[int, list[Counterpart]]:
        """The counterparts of each block in the neighbouring documents, in order of year."""
        marks: dict[int, list[Counterpart]] = {}
        if not self._is_alignable(name):
            return marks
        near = [n for n in self.session.others(name) if self._is_alignable(n)]
        ordered = sorted(near, key=lambda n: (self.session.year(n) or 0, n))
        for slot, other in enumerate(ordered):
            label = self.session.mark_label(other, name)
            for link in self.session.alignment(name, other).links:
                row = marks.setdefault(link.a.block, [])
                row.extend(Counterpart(self.session.mark_label(n, name), "") for n in ordered[len(row) :])
                if row[slot].strength != "main":
                    row[slot] = Counterpart(label, link.strength)
        return marks

    def _is_alignable(self, name: str) -> bool:
        """Whether a document is not too large to be aligned with its neighbours unasked."""
        if self.session.corpus.is_slow(name):
            return len(self.session.document(name).text) <= LARGE
        return self.session.entry(name).size <= LARGE

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
            self.document_tree.display = False
        self.jump(Place(message.document, offset))
        self.view.focus()

    # -- bars

    def _moved(self) -> None:
        if self.selection is not None:
            self.selection.move_to(self.view.text_offset)
            self.view.select(self.selection.span)
        self.show_bars()

    def show_bars(self) -> None:
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
        if document.pages:
            page = page_of(document.pages, self.view.text_offset)
            parts.append((" · " + _("p. {n}").format(n=page), "dim"))
        if self.view.block != ROOT:
            parts.append((f" · §{label(document, self.view.block)}", "dim"))
            block = document.blocks[self.view.block]
            if block.role:
                ruled = ruling_over(document, block.id) != ROOT
                parts.append((f" · {role_words(block.role)}{'✎' if ruled else ''}", "key" if ruled else "dim"))
            parts.extend(
                (f" · ✎ {correction_words(document, one)}", "key") for one in touching(document, block.span)[:1]
            )
            parts.extend((f" · ⚠ {doubt_words(doubt.code)}", "caution") for doubt in block.doubts[:1])
        if self._quick is not None:
            words = _("sections are being read…") if self._quick.text else _("being read…")
            parts.append((f" · {words}", "caution"))
        parts.extend((f" · {caution}", "caution") for caution in caution_words(self.session.entry(self.name_shown)))
        return parts

    def _status_right(self) -> tuple[tuple[str, str], ...]:
        """Script, basket and walk, for the right end of the bar below."""
        parts = [(script_words(self.duidu.script_name) + " ", "dim")]
        if self.selection is not None:
            parts.append((_("selecting: h l clause, j k line, y copy") + " ", "key"))
        if self.session.basket:
            parts.append((_("basket {n}").format(n=len(self.session.basket)) + " ", "key"))
        if self.walk.words:
            parts.append((f"/{self.walk.words} {self.walk.at + 1}/{len(self.walk.stops)} ", "key"))
        if self.duidu.indexing.step is not None:
            parts.append((_("index {share}").format(share=f"{self.duidu.indexing.share:.0%}") + " ", "dim"))
        return tuple(parts)

    def retell(self) -> None:
        """Show text and library as they are now that the reader has said something of a document."""
        self.document_tree.refill()
        self._wanted = self.view.text_offset
        if self.name_shown:
            try:
                self.view.replace(self._quickly(self.name_shown))
            except DuiduError as error:
                self.duidu.fail(error)
            self.look_around(self.name_shown)
        self.show_bars()

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        self.view.relook(self.duidu.look, self.duidu.script)
        self.document_tree.relabel(self.duidu.look)
        for bar in self.query(Bar):
            bar.look = self.duidu.look
        self.show_bars()

    def action_open(self) -> None:
        """Open what is under the cursor: a node, folded lines, or the comparison of a paragraph."""
        if self._in_library():
            self.document_tree.open_node(self.document_tree.cursor_node)
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

    # -- basket, comparison, bookmarks, info

    def here(self) -> Section | None:
        """Return the section under the cursor, in whichever pane it is."""
        if self._in_library():
            node = self.document_tree.cursor_node
            data = node.data if node is not None else None
            return Section(data.document, data.block) if data is not None and data.document else None
        return Section(self.name_shown, self.view.block) if self.view.block != ROOT else None

    def _section(self) -> Section | None:
        """The section under the cursor, of a document that is read."""
        section = self.here()
        if section is None or self.session.entry(section.document).error is not None:
            return None
        return section if self._is_read(section.document) else None

    def _is_read(self, name: str) -> bool:
        """Whether a document is at hand; if not, say so."""
        if not self.session.is_quick(name):
            self.duidu.tell(_("This document has to be read first; open it, and ask again in a moment."))
            return False
        return True

    def action_basket(self) -> None:
        """Put the section under the cursor into the basket, or take it out."""
        section = self._section()
        if section is None:
            return
        basket = self.session.basket
        if section in basket:
            basket.remove(section)
        else:
            basket.append(section)
        count = ngettext("{n} section in the basket; c compares", "{n} sections in the basket; c compares", len(basket))
        self.duidu.tell(f"{self.session.section_title(section)[:30]} — " + count.format(n=len(basket)))
        self.document_tree.remark()
        self.show_bars()

    def action_compare(self) -> None:
        """Compare the basket, else the section under the cursor with its counterparts."""
        if len(self.session.basket) > 1:
            self.duidu.open_comparison(self.session.request_for_basket())
            return
        section = self._section()
        if section is not None:
            self.duidu.open_comparison(section)

    def action_mark(self) -> None:
        """Bookmark the section under the cursor with its counterparts."""
        section = self._section()
        if section is not None:
            self.duidu.open_comparison(section, keep=True)

    def action_info(self) -> None:
        """Show what is known of the document; from the library, of all of them in a table."""
        from duidu.tui.screens.documents import DocumentsScreen
        from duidu.tui.screens.info import InfoScreen

        section = self.here()
        if self._in_library():
            self.app.push_screen(DocumentsScreen(section.document if section is not None else ""))
            return
        if section is not None and self._is_read(section.document):
            self.app.push_screen(InfoScreen(section.document, section.block))

    def reading_anchor(self) -> Anchor | None:
        """Return an anchor of the place being read."""
        document = self.view.document
        if document is None or not self.name_shown:
            return None
        line = self.view.line
        return anchors.make(document, line.span) if line else None
