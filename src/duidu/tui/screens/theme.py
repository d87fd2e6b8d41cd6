"""Why a cell of a lineage is as it is: how sure its partner is, or what was tried when there is none."""

from collections.abc import Sequence

from rich.text import Text

from duidu.align.chart import Given, Row
from duidu.align.fates import Fate
from duidu.align.lineage import Node
from duidu.align.nearest import Passages
from duidu.model import Link, Span
from duidu.settings.words import _
from duidu.text.outline import label, own_text
from duidu.text.safe import safe_line
from duidu.text.wrap import wrap
from duidu.tui.draw import cell as width_of
from duidu.tui.draw import cells, clip
from duidu.tui.fates import fate_words, way
from duidu.tui.screens.info import NAME_WIDTH, PaneScreen
from duidu.tui.words import reason_words

EXCERPT = 160
"""Cells of a passage: some two lines."""
MARGINS = 6
"""Cells on both sides of the page."""
LEAST_ROOM = 20
"""Cells a value has, however narrow the page is."""
MOST = 3
"""Candidates named for a cell."""


class ThemeScreen(PaneScreen):
    """A theme, and what some documents have of it."""

    def __init__(self, given: Given, row: Row, columns: Sequence[int]) -> None:
        super().__init__()
        self.given, self.theme_row, self.shown_columns = given, row, columns

    def heading(self) -> str:
        """The question."""
        return _("What became of this theme, and why duidu thinks so")

    def page(self) -> Text:
        """The theme, then each document."""
        text = Text()
        node = self.theme_row.node
        self._told(text, _("theme"), self._passage(node), self.session.year_label(node.document))
        for column in self.shown_columns:
            name = self.given.found.documents[column]
            fate = self.theme_row.fates[column]
            if fate is not None:
                text.append(f"\n{self.session.year_label(name)} {name}\n", "bold")
                self._explain(text, name, fate)
        return text

    def _told(self, text: Text, name: str, value: str, where: str = "") -> None:
        """Add a line, its value wrapped behind its name, as Chinese is wrapped."""
        said = safe_line(f"{value}  ({where})" if where else value)
        room = max(LEAST_ROOM, self.app.size.width - NAME_WIDTH - MARGINS)
        text.append(name + " " * max(2, NAME_WIDTH - cells(name)), "dim")
        for at, part in enumerate(wrap(said, Span(0, len(said)), room, width_of)):
            text.append((" " * NAME_WIDTH if at else "") + said[part.start : part.end] + "\n")

    def _explain(self, text: Text, name: str, fate: Fate) -> None:
        """One document."""
        self._told(text, _("became"), fate_words(fate.kind, way(self.given, fate.node.document, name)))
        if fate.cell.node is None:
            self._unfound(text, name, fate)
        else:
            self._found(text, fate.cell.node, fate)
        self._others(text, name, fate)

    def _found(self, text: Text, node: Node, fate: Fate) -> None:
        """The partner and what speaks for it."""
        cell = fate.cell
        strength = {"main": _("main"), "partial": _("partial"), "considered": _("considered")}[cell.standing or "main"]
        self._told(text, _("partner"), self._passage(node), f"{strength} {cell.score:.2f}")
        for reason in cell.link.reasons if cell.link else ():
            self._told(text, _("why"), reason_words(reason))
        if cell.link is None:
            self._told(text, _("why"), _("nothing joins the two directly; every step between them is sure:"))
            for member in self.given.found.group(node).members:
                self._told(text, self.session.year_label(member.document), self._passage(member))
        if cell.shared:
            self._told(text, _("mind"), _("the partner is nearer to another theme and took this one in beside it"))
        for link in cell.also:
            self._told(text, _("also"), self._passage(Node(node.document, link.b.block)), f"{link.score:.2f}")

    def _unfound(self, text: Text, name: str, fate: Fate) -> None:
        """What nothing means here, what was tried, and where to look."""
        meaning = {
            "dropped": _("the same kind of document and the whole source: it is not there"),
            "other_kind": _("a document of another kind or place: \u201cnot found\u201d is not \u201cdropped\u201d"),
            "damaged": _("the source is damaged: it may have been there"),
        }[fate.kind]
        self._told(text, _("meaning"), meaning)
        if fate.returns:
            self._told(text, _("returns"), self.session.year_label(fate.returns))
        node = self.theme_row.node
        near = Passages(self.given.documents[node.document], self.given.documents[name]).nearest(node.block)
        self._told(text, _("tried"), "\u3001".join(near.tried) or _("no word of it tells enough to be looked for"))
        if near.block is None:
            self._told(text, _("nearest"), _("none of these words occurs"))
        else:
            self._told(text, _("nearest"), self._passage(Node(name, near.block)), "\u3001".join(near.shared))

    def _others(self, text: Text, name: str, fate: Fate) -> None:
        """The next best pairs that were not put together."""
        candidates: Sequence[Link] = self.given.found.candidates.get(self.theme_row.node, {}).get(name, ())
        for link in candidates[:MOST]:
            if fate.cell.node is None or link.b.block != fate.cell.node.block:
                self._told(text, _("candidate"), self._passage(Node(name, link.b.block)), f"{link.score:.2f}")

    def _passage(self, node: Node) -> str:
        """A block's place and words."""
        document = self.given.documents[node.document]
        block = document.blocks[node.block]
        return f"\u00a7{label(document, block.id)} L{block.line} {clip(own_text(document, block), EXCERPT)}"
