"""What screens may ask of the running program. Screens know this and not the program, which knows the screens."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from textual.notifications import SeverityLevel

from duidu.errors import DuiduError
from duidu.model import Comparison, Document, Span
from duidu.settings.themes import ThemeSpec
from duidu.store.hand import Change, Kind
from duidu.store.state import State
from duidu.tui.indexing import Indexing
from duidu.tui.look import Look
from duidu.tui.session import Place, Request, Section, Session
from duidu.tui.views import NO_OPTIONS, View
from duidu.tui.walk import Stop
from duidu.tui.windows import Window


class Reader(Protocol):
    """The reading screen, as other screens see it."""

    name_shown: str

    def walk_hits(self, words: str, stops: Sequence[Stop], at: int, marks: Mapping[str, Sequence[Span]]) -> None:
        """Take over a walk through matches: where it stops, at which it stands, what to paint in each document."""


class Compared(Protocol):
    """A comparison on the screen, as the program sees it."""

    request: Request
    bookmark: str
    checked: bool
    documents: list[Document]
    comparison: Comparison | None

    def show_bars(self) -> None:
        """Say anew where we are."""


class Host(Protocol):
    """The running program."""

    session: Session
    indexing: Indexing
    look: Look
    script_name: str
    specs: Mapping[str, ThemeSpec]
    kept: State
    start: str | None

    @property
    def script(self) -> Callable[[str], str]:
        """Turns a text into the script now shown."""

    @property
    def reader(self) -> Reader:
        """The reading screen."""

    def tell(self, message: str, *, severity: SeverityLevel = "information") -> None:
        """Show a message for a while."""

    def fail(self, error: DuiduError) -> None:
        """Show an error that the user can mend."""

    def tell_problems(self, problems: Iterable[DuiduError]) -> None:
        """Show what was wrong with files that were passed over."""

    def record(self, kind: Kind[Any], changes: Iterable[Change[Any]]) -> bool:
        """Take down what the reader says of the corpus and show it everywhere; False when it could not be written."""

    def take_back(self) -> None:
        """Undo what the reader said last."""

    def next_script(self) -> None:
        """Go on to the next script."""

    def wear(self, name: str) -> None:
        """Put on a theme."""

    def read(self, place: Place) -> None:
        """Show a place in the reader."""

    def go_back(self) -> None:
        """Go back where the reader was."""

    def close_screen(self) -> None:
        """Close the top screen."""

    def open_search(self, words: str) -> None:
        """Open the search."""

    def ask(self, words: str) -> None:
        """Search for some words, in place of those in the box if the search is open."""

    def open_kwic(self, words: str) -> None:
        """Open the concordance of some words, or ask for them."""

    def open_trace(self, words: str) -> None:
        """Follow some words through the years, or ask for them."""

    def open_wordsets(self) -> None:
        """Offer the word sets to be made or edited."""

    def open_windows(self, own: Mapping[Window, Callable[[], None]] | None = None) -> None:
        """Offer the windows on the whole corpus, after those of the screen itself."""

    def open_window(self, name: str) -> None:
        """Open a window on the whole corpus by its name."""

    def open_bookmarks(self) -> None:
        """Open the list of bookmarks."""

    def keep_view(self, view: View) -> None:
        """Ask for a name and keep a view among the bookmarks."""

    def open_view(
        self, name: str, words: str = "", options: Mapping[str, str] = NO_OPTIONS, *, over: Any = None
    ) -> bool:
        """Open a view; False when it cannot be shown, which is said."""

    def open_help(self, table: str) -> None:
        """Show the keys of a screen."""

    def open_palette(self, below: Any) -> None:
        """Open the palette over a screen."""

    def open_comparison(self, wanted: Request | Section, bookmark: str = "", *, keep: bool = False) -> None:
        """Compare; `keep` asks for a bookmark's name when the comparison is there."""

    def comparison_shown(self, screen: Compared) -> None:
        """Say what differs when a comparison was opened from a bookmark."""

    def bookmark(self, screen: Compared) -> None:
        """Ask for a name and keep a comparison."""

    def copy(self, document: Document, span: Span, *, with_source: bool) -> None:
        """Copy a passage."""

    def copy_text(self, text: str) -> None:
        """Copy a text as it is."""

    def make_index(self) -> None:
        """Make the search index in the background if it is not being made or there."""
