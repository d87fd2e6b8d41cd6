"""The library: documents grouped by place, each a tree of sections that fills in when it is opened."""

import contextlib
from collections.abc import Container, Iterator
from typing import NamedTuple

from rich.style import Style
from rich.text import Text
from textual import work
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from duidu.errors import DuiduError
from duidu.model import ROOT
from duidu.settings.words import _
from duidu.store.corpus import Entry
from duidu.text.outline import number, title
from duidu.text.safe import safe_line
from duidu.tui.look import Look
from duidu.tui.session import Section, Session


class Node(NamedTuple):
    """What a node of the tree stands for: a place (no document), a document (block ROOT) or a section."""

    document: str
    block: int


class Library(Tree[Node], inherit_bindings=False):
    """A tree of places, documents and sections; `Opened` when one is chosen."""

    class Opened(Message):
        """A document or section was chosen."""

        def __init__(self, document: str, block: int) -> None:
            self.document = document
            self.block = block
            super().__init__()

    def __init__(self, session: Session, look: Look, **options: str) -> None:
        super().__init__("", id=options.get("id"))
        self.session = session
        self.look = look
        self.current = ""
        self.show_root = False
        self.guide_depth = 2
        self.show_guides = False
        self.auto_expand = False

    def on_mount(self) -> None:
        """List the documents."""
        self.fill()

    def fill(self) -> None:
        """List places and documents; sections come when a document is opened."""
        self.clear()
        for place, entries in self.session.corpus.by_place().items():
            readable = [entry for entry in entries if entry.error is None]
            node = self.root.add(self._place_label(place, readable), Node("", ROOT), expand=True)
            for entry in entries:
                node.add(self._entry_label(entry), Node(entry.id, ROOT), allow_expand=entry.error is None)

    def refill(self) -> None:
        """List everything anew, since documents are called or ordered otherwise; what is open stays open."""
        opened = {node.data for place in self.root.children for node in _below(place) if node.is_expanded}
        closed = {str(place.label) for place in self.root.children if not place.is_expanded}
        at = self.cursor_node.data if self.cursor_node is not None else None
        self.fill()
        for place in self.root.children:
            if str(place.label) in closed:
                place.collapse()
            for node in place.children:
                self._reopen(node, opened)
        for place in self.root.children:
            for node in _below(place):
                if at is not None and at.document and node.data == at:
                    self.move_cursor(node)

    def _reopen(self, node: TreeNode[Node], opened: Container[Node | None]) -> None:
        """Open a node and those below it that were open."""
        if node.data is None or node.data not in opened or not self.session.is_quick(node.data.document):
            return
        self._add_sections(node, node.data)
        node.expand()
        for child in node.children:
            self._reopen(child, opened)

    def relabel(self, look: Look) -> None:
        """Label places and documents in another theme's colours; what is open stays open."""
        self.look = look
        for place, (name, entries) in zip(self.root.children, self.session.corpus.by_place().items(), strict=True):
            place.set_label(self._place_label(name, [entry for entry in entries if entry.error is None]))
            for node, entry in zip(place.children, entries, strict=True):
                node.set_label(self._entry_label(entry))

    def _place_label(self, place: str, entries: list[Entry]) -> Text:
        """A place, how many documents it has, and which years between them are not held."""
        missing = self.session.corpus.years_missing(place)
        gap = " · " + _("lacks {years}").format(years=_ranges(missing)) if missing else ""
        name = safe_line(place) or _("place unknown")
        return Text.assemble((name, "bold"), (f" {len(entries)}{gap}", self.look.ink("dim")))

    def _entry_label(self, entry: Entry) -> Text:
        """A document: its year, its kind, and what is to be minded about it."""
        if entry.error is not None:
            return Text(f"! {safe_line(entry.file)}", self.look.ink("caution"))
        kind = entry.meta.kind.value or entry.meta.title.value or entry.id
        parts = [safe_line(self.session.year_label(entry.id)), " ", safe_line(kind)]
        label = Text("".join(parts))
        for word in self._cautions(entry):
            label.append(f" ⚠{word}", self.look.ink("caution"))
        return label

    def _cautions(self, entry: Entry) -> list[str]:
        """What a reader should know before trusting a document's words."""
        words = {"report": _("news report"), "reprint": _("reprint")}
        return [words[entry.meta.provenance.value]] if entry.meta.provenance.value in words else []

    def render_label(self, node: TreeNode[Node], base_style: Style, style: Style) -> Text:
        """Return a node's label with its fold sign, the basket's sign, and the current document marked."""
        sign = ("▾ " if node.is_expanded else "▸ ") if node.allow_expand else "  "
        data = node.data
        basket = data is not None and data.document and Section(data.document, data.block) in self.session.basket
        current = data is not None and data.document == self.current and data.block == ROOT
        label = Text.assemble((sign, style), ("◉ " if basket else "", style), node.label)
        label.stylize(style + Style(bold=True) if current else style)
        return label

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Node]) -> None:
        """Fill in the sections of a document or section."""
        data = event.node.data
        if data is None or not data.document or event.node.children:
            return
        if self.session.is_quick(data.document):
            self._add_sections(event.node, data)
        else:
            event.node.add_leaf(Text(_("being read…"), self.look.ink("dim")))
            self._read(event.node, data)

    @work(thread=True, group="sections")
    def _read(self, node: TreeNode[Node], data: Node) -> None:
        """Read a document that takes long, then fill in its sections."""
        with contextlib.suppress(DuiduError):  # who opens it is told
            self.session.document(data.document)
        self.app.call_from_thread(self._fill_in, node, data)

    def _fill_in(self, node: TreeNode[Node], data: Node) -> None:
        """Put the sections of a document that is read in the place of the word that it is not."""
        node.remove_children()
        if self.session.is_quick(data.document):
            self._add_sections(node, data)

    def _add_sections(self, node: TreeNode[Node], data: Node) -> None:
        document = self.session.document(data.document)
        for block_id in self.session.first_sections(data.document, data.block):
            block = document.blocks[block_id]
            label = f"{number(document, block).strip()} {title(document, block)}".strip()
            below = bool(self.session.first_sections(data.document, block_id))
            node.add(Text(safe_line(label)), Node(data.document, block_id), allow_expand=below)

    def on_tree_node_selected(self, event: Tree.NodeSelected[Node]) -> None:
        """Open what was clicked; a place opens and closes."""
        event.stop()
        self.open_node(event.node)

    def open_node(self, node: TreeNode[Node] | None) -> None:
        """Open a node: a document or section in the reader, a place by folding."""
        if node is None or node.data is None:
            return
        if not node.data.document:
            node.toggle()
            return
        if node.data.block == ROOT and node.allow_expand and node.data.document != self.current:
            node.expand()
        self.post_message(self.Opened(node.data.document, node.data.block))

    def step_out(self) -> None:
        """Close the node under the cursor, or go to the one it hangs under."""
        node = self.cursor_node
        if node is None:
            return
        if node.is_expanded and node.allow_expand:
            node.collapse()
        elif node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)

    def step_in(self) -> None:
        """Open the node under the cursor."""
        if self.cursor_node is not None and self.cursor_node.allow_expand:
            self.cursor_node.expand()

    def remark(self) -> None:
        """Draw the marks of the basket and of the current document anew: Textual keeps a tree's drawn lines."""
        self._invalidate()
        self.refresh()

    def reveal(self, document: str) -> None:
        """Put the cursor on a document."""
        self.current = document
        for place in self.root.children:
            for node in place.children:
                if node.data is not None and node.data.document == document:
                    self.move_cursor(node)
        self.remark()


def _below(node: TreeNode[Node]) -> Iterator[TreeNode[Node]]:
    """A node's descendants."""
    for child in node.children:
        yield child
        yield from _below(child)


def _ranges(years: tuple[int, ...]) -> str:
    """Years as a reader writes them: 2013–17, 2019."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return " ".join(f"{run[0]}–{run[-1] % 100:02d}" if len(run) > 1 else str(run[0]) for run in runs)
