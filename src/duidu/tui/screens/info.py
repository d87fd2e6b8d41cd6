"""Info: what is known of a document and where each fact was read; why two passages stand side by side."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from duidu.errors import DuiduError
from duidu.model import Document, Fact
from duidu.settings.words import _
from duidu.text.outline import own_text
from duidu.text.safe import safe_line
from duidu.tui.draw import cells
from duidu.tui.keys import bindings
from duidu.tui.screens.scrolling import ScrollingScreen
from duidu.tui.widgets.bars import Bar
from duidu.tui.words import doubt_words, note_words, provenance_words, role_words

NAME_WIDTH = 12
"""Cells of the names at the left."""
EXCERPT = 120
"""Cells of a passage that stand in an explanation."""


class PaneScreen(ScrollingScreen):
    """A page of text over the screen, closed with q or Esc."""

    TABLE = "info"
    BINDINGS = bindings("info")

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Bar(self.duidu.look, id="title")
        with VerticalScroll(id="pane"):
            yield Static(self.page(), id="page")
        yield Footer(show_command_palette=False, compact=True)

    def page(self) -> Text:
        """Return what to show."""
        raise AssertionError

    def heading(self) -> str:
        """Return what the page is about."""
        raise AssertionError

    def on_mount(self) -> None:
        """Say what the page is about, and let the keys scroll."""
        self.query_one(Bar).show((" 对读 ", "key"), (self.heading(), "strong"))
        self.scrolling().focus()


class InfoScreen(PaneScreen):
    """What is known of one document."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.shown = name

    def heading(self) -> str:
        """The document."""
        return _("About {document}").format(document=self.shown)

    def page(self) -> Text:
        """Facts with the lines they were read from, then notes and doubts."""
        text = Text()
        entry = self.session.entry(self.shown)
        try:
            document = self.session.document(self.shown)
        except DuiduError as error:
            return Text(safe_line(str(error)))
        pages = ", " + _("p. {n}").format(n=f"1–{document.pages[-1].number}") if document.pages else ""
        size = f"{document.format}, {document.encoding}, {len(document.text)}{pages}"
        told(text, _("file"), f"{entry.file} ({size})")
        for name, fact in self._facts(document):
            if fact.value:
                where = _("line {n}").format(n=fact.line) if fact.line else _("from corpus.toml or the file's name")
                told(text, name, fact.value, where)
        for period in document.meta.covers:
            years = str(period.first) if period.first == period.last else f"{period.first}–{period.last}"
            told(text, _("covers"), f"{years} {role_words(period.role)}")
        for note in document.notes:
            told(text, _("note"), note_words(note))
        for block in document.blocks:
            for doubt in block.doubts:
                told(text, _("doubt"), f"L{block.line} {doubt_words(doubt.code)}: {own_text(document, block)[:40]}…")
        return text

    def _facts(self, document: Document) -> list[tuple[str, Fact]]:
        meta = document.meta
        provenance = Fact(provenance_words(meta.provenance.value) or meta.provenance.value, meta.provenance.line)
        return [
            (_("title"), meta.title),
            (_("place"), meta.place),
            (_("issuer"), meta.issuer),
            (_("kind"), meta.kind),
            (_("provenance"), provenance),
            (_("via"), meta.via),
            (_("source"), meta.source),
            (_("published"), meta.published),
            (_("adopted"), meta.adopted),
            (_("retrieved"), meta.retrieved),
            (_("address"), meta.url),
        ]


def told(text: Text, name: str, value: str, where: str = "") -> None:
    """Add a line: a name, what it is, where that was read."""
    text.append(name + " " * max(2, NAME_WIDTH - cells(name)), "dim")
    text.append(safe_line(value))
    if where:
        text.append(f"  ({where})", "dim")
    text.append("\n")
