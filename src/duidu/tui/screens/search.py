"""Search: one box over the whole corpus; results while you type, the passage beside them.

How the answers come is in `asking`; here is how they are shown: in groups, with what each year has, and behind every
zero what was tried.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from duidu.model import Document, Hit, Span
from duidu.settings.querynotes import note_words
from duidu.settings.words import _, ngettext
from duidu.text.safe import safe_line
from duidu.tui.draw import cells
from duidu.tui.found import LINES, By, Group, Years, bar, grouped
from duidu.tui.keys import bindings
from duidu.tui.querysigns import year_legend
from duidu.tui.screens.asking import AskingScreen
from duidu.tui.screens.menu import MenuScreen
from duidu.tui.screens.sifting import items, sifted
from duidu.tui.session import Section
from duidu.tui.shelf import Shelf
from duidu.tui.tried import tried_words
from duidu.tui.walk import Stop
from duidu.tui.widgets.bars import Bar, TallBar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.document import DocumentView
from duidu.tui.widgets.hits import HitList
from duidu.tui.widgets.keybar import KeyBar
from duidu.tui.words import folded_words, hit_words

PREVIEW_FROM = 100
"""Cells from which the preview stands beside the results."""


class SearchScreen(AskingScreen):
    """The search over the corpus."""

    TABLE = "search"
    LINES = LINES
    BINDINGS = bindings("search", "results")

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        app = self.duidu
        self.shelf = Shelf(self.session)
        placeholder = _('search all documents: words, "exact", -not, ? *, pinyin')
        yield Box(self.first_words, id="query", placeholder=placeholder)
        yield TallBar(app.look, id="notes")
        with Horizontal(id="found"):
            yield HitList(app.look, app.script, self, id="hits")
            yield DocumentView(app.look, folded_words, app.script, id="preview")
        yield Bar(app.look, id="years")
        yield Bar(app.look, id="status")
        yield KeyBar(self.duidu.look)

    @property
    def listing(self) -> HitList:
        """The results."""
        return self.hit_list

    @property
    def preview(self) -> DocumentView:
        """The passage under the cursor in its document."""
        return self.query_one(DocumentView)

    def on_mount(self) -> None:
        """Begin typing, with the words the search was opened with at hand."""
        self.hit_list.follow = self._moved
        self.box.focus()
        self.box.cursor_position = len(self.first_words)
        self.box.select_on_focus = False
        self._arrange()
        self.load_kept()
        self.say()
        self.duidu.make_index()
        if self.first_words:
            self._ask(self.first_words)

    def type(self, words: str) -> None:
        """Add words at the end of the query."""
        self.box.value += words
        self.box.cursor_position = len(self.box.value)
        self.box.focus()

    def show_found(self, at: Hit | None) -> None:
        """List the hits in groups."""
        listed = grouped(self.found.hits, cast("By", self.session.grouping))
        below: list[tuple[str, str]] = []
        if self.found.tried is not None:
            below = [(f" {line}", "dim" if i else "caution") for i, line in enumerate(tried_words(self.found.tried))]
        same = (i for i, hit in enumerate(listed.hits) if at is not None and _place(hit) == _place(at))
        self.hits = listed.hits
        self.hit_list.follow = None  # the preview waits until the fingers rest
        self.hit_list.show(listed, next(same, 0), below)
        self.hit_list.follow = self._moved
        self.say()
        found = self.found.query.notes if self.found.query is not None else ()
        notes = [note_words(note) for note in found if note.code != "empty"]
        self.query_one("#notes", Bar).show((" " + " \u00b7 ".join(notes), "caution"))
        self.query_one("#notes", Bar).display = bool(notes)

    # -- what the list asks

    def text_of(self, name: str) -> Document | None:
        """Return a document as far as it is known."""
        return self.shelf.text_of(name)

    def head_of(self, group: Group) -> str:
        """Return what the head of a group says: the document or year, and how many hits."""
        count = ngettext("{n} hit", "{n} hits", group.many).format(n=group.many)
        if self.session.grouping == "year":
            return (str(group.year) if group.year else _("year not known")) + f" · {count}"
        meta = self.session.entry(group.name).meta
        label = self.session.year_label(group.name)
        title = meta.title.value or ("" if label == group.name else group.name)
        said = " · ".join(part for part in (f"{label} {meta.kind.value}".strip(), count, title) if part)
        return safe_line(said)

    def where(self, hit: Hit, document: Document) -> str:
        """Return where a hit stands: line, section, role; grouped by year its document, too."""
        parts = [self.shelf.where(hit, document)]
        if self.session.grouping == "year":
            meta = self.session.entry(hit.document).meta
            parts.insert(0, meta.kind.value or meta.title.value or hit.document)
        return safe_line(" ".join(part for part in parts if part))

    def is_marked(self, hit: Hit) -> bool:
        """Return whether a hit is in the basket."""
        return Section(hit.document, hit.block) in self.session.basket

    # -- bars

    def say(self) -> None:
        """Say how much was found, where, and why; of what year; and how far the index is."""
        status = self.query_one("#status", Bar)
        status.show(*self._status(), right=self._right())
        counted = Counter[int]()
        for (_name, year), n in (self.counts or Counter((hit.document, hit.year) for hit in self.found.hits)).items():
            counted[year] += n
        held, covered = self.shelf.years
        counts, width = Years(counted, held, covered), self.app.size.width - 2
        parts = bar(counts, width) if self.found.words.strip() else []
        years_bar = self.query_one("#years", Bar)
        legend = year_legend(counts, width - cells("".join(text for text, _style in parts)))
        years_bar.show((" ", "dim"), *parts, right=((legend, "dim"),))
        years_bar.display = bool(parts)

    def _status(self) -> list[tuple[str, str]]:
        """The parts of the bar below."""
        indexing = self.duidu.indexing
        if indexing.now is None:
            if indexing.failed is not None:
                return [(" " + _("There is no search index; it could not be made."), "caution")]
            words = _("The search index is being made: {done}. What you type is searched as soon as it is there.")
            return [(" " + words.format(done=f"{indexing.share:.0%}"), "caution")]
        if not self.found.words.strip():
            words = _("Type to search; either script, and a wrong character is forgiven. ↑ brings back queries.")
            return [(" " + words, "dim")]
        if not self.hits:
            return [(" " + _("no hits"), "caution")]
        return self._status_of_hits()

    def _status_of_hits(self) -> list[tuple[str, str]]:
        """How many hits there are, and why the one under the cursor is one."""
        n = sum(self.counts.values()) if self.counts is not None else len(self.hits)
        documents = len({name for name, _year in self.counts}) if self.counts else len({h.document for h in self.hits})
        more = "" if self.counts is not None else "+"
        count = ngettext("{n} hit", "{n} hits", n).format(n=f"{n}{more}")
        held = ngettext("in {n} document", "in {n} documents", documents).format(n=f"{documents}{more}")
        parts = [(f" {self.at + 1}/{count} {held}", "strong")]
        if n > len(self.hits):
            parts.append((" · " + _("the best {n} listed").format(n=len(self.hits)), "dim"))
        why = hit_words(self.hits[self.at])
        return [*parts, (f" · {why}", "dim")] if why else parts

    def _right(self) -> tuple[tuple[str, str], ...]:
        """The basket, the index, and what the keys of the list do."""
        parts = []
        if self.duidu.indexing.step is not None and self.duidu.indexing.now is not None:
            parts.append((_("index {share}").format(share=f"{self.duidu.indexing.share:.0%}") + " ", "dim"))
        if self.session.basket:
            parts.append((_("basket {n}").format(n=len(self.session.basket)) + " ", "key"))
        if self.hit_list.has_focus and (self.app.size.width >= PREVIEW_FROM or not parts):  # else no room for either
            parts.append((_("Space basket  c compare  f group  K in context  m keep") + " ", "dim"))
        return tuple(parts)

    # -- the list and the preview

    def _moved(self) -> None:
        """Let the preview follow the cursor."""
        self.say()
        if self.is_settled:
            self.look()
            if any(not self.shelf.is_read(hit.document) for hit in self.hit_list.in_view):
                self.rest()

    def look(self) -> None:
        """Show the hit under the cursor in its document."""
        hit = self.hit_list.hit
        document = self.text_of(hit.document) if hit is not None else None
        if not self.is_attached or hit is None or document is None or not self.preview.display:
            return
        if self.preview.document is not document:
            self.preview.show(document, hit.start)
        spans = hit.spans or (Span(hit.start, hit.end),)
        self.preview.paint_matches(spans, next((i for i, span in enumerate(spans) if span.start >= hit.start), 0))
        self.preview.goto(hit.start)

    def on_resize(self) -> None:
        """Give up the preview where there is no room."""
        self._arrange()

    def _arrange(self) -> None:
        wide = self.app.size.width >= PREVIEW_FROM
        self.preview.display = wide
        self.set_class(not wide, "-narrow")

    @property
    def at(self) -> int:
        """The hit under the cursor, -1 when there is none."""
        return self.hit_list.at

    @property
    def stops(self) -> Sequence[Stop]:
        """The hits, in the order of the list."""
        return [Stop(hit.document, Span(hit.start, hit.end)) for hit in self.hits]

    @property
    def marks(self) -> Mapping[str, Sequence[Span]]:
        """All matches by document."""
        found: dict[str, list[Span]] = {}
        for hit in self.hits:
            found.setdefault(hit.document, []).extend(hit.spans or (Span(hit.start, hit.end),))
        return found

    def here(self) -> Section | None:
        """Return the passage under the cursor."""
        hit = self.hit_list.hit
        return Section(hit.document, hit.block) if hit is not None else None

    def go_to(self, place: int) -> None:
        """Put the cursor on a hit."""
        self.hit_list.go_to(place)

    def action_next_section(self) -> None:
        """To the next document's, or year's, hits."""
        self._to_group(1)

    def action_previous_section(self) -> None:
        """To the hits of the document, or year, before."""
        self._to_group(-1)

    def _to_group(self, step: int) -> None:
        groups = self.hit_list.grouped.groups
        current = next((i for i, group in enumerate(groups) if group.first <= self.at < group.first + group.many), 0)
        if 0 <= current + step < len(groups):
            self.go_to(groups[current + step].first)

    def action_next_pane(self) -> None:
        """From the box to the list, and back."""
        super().action_next_pane()
        self._moved()

    def action_find(self) -> None:
        """Type on in the box."""
        self.box.focus()

    def action_kwic(self) -> None:
        """Show the query in its contexts."""
        self.duidu.open_kwic(self.box.value)

    def action_trace(self) -> None:
        """Follow the query through the years."""
        self.duidu.open_trace(self.box.value)

    @on(Input.Submitted, "#query")
    def _submitted(self) -> None:
        self.action_open()

    @on(HitList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_escape(self) -> None:
        """From the list to the box, from the box back to the text."""
        if self.hit_list.has_focus:
            self.box.focus()
        else:
            self.action_close()

    def action_close(self) -> None:
        """Close this screen and remember the query."""
        if self.hits:
            self.remember()
        self.duidu.close_screen()

    # -- grouping and filters

    def action_filter(self) -> None:
        """Offer to group by document or year, and to ask for passages of one role."""
        menu = MenuScreen(_("Group and filter"), items(self.session.grouping, self.box.value))
        self.app.push_screen(menu, self._sift)

    def _sift(self, value: str | None) -> None:
        if value in {"document", "year"}:
            self.session.grouping = value
            self.show_found(self.hit_list.hit)
            self.rest()
        elif value is not None:
            self.put(sifted(self.box.value, value))

    def retell(self) -> None:
        """Search what is said now."""
        self._ask(self.box.value)

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        self.hit_list.look, self.hit_list.script = self.duidu.look, self.duidu.script
        self.preview.relook(self.duidu.look, self.duidu.script)
        for one in self.query(Bar):
            one.look = self.duidu.look
        self.hit_list.refresh()
        self.say()


def _place(hit: Hit) -> tuple[str, int, int]:
    """What tells hits apart."""
    return hit.document, hit.block, hit.start
