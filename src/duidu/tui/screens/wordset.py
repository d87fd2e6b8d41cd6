"""A word set: its words, and words that could join it, each taken in or out with Enter or Space.

Suggestions are words that keep company with those of the set in this corpus, and words that the word vectors hold for
like in meaning. They stay where they stand while the reader chooses; a word typed in by hand brings new ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from duidu.errors import DuiduError
from duidu.settings.words import _, ngettext
from duidu.store import vectors, wordsets
from duidu.text.fold import fold
from duidu.text.safe import safe_line
from duidu.tui.draw import cells
from duidu.tui.keys import bindings
from duidu.tui.screens.menu import Item
from duidu.tui.screens.optioned import OptionedScreen
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from duidu.search import Index

MOST = 30
"""Words suggested of either kind."""
OF_EACH = 8
"""Words like in meaning that are looked for beside each word."""
LEAST_LIKENESS = 0.45
"""Likeness from which the word vectors' word is worth a look."""
NEW = "+"
"""What stands for a new set in the menu: no set can be called so, as no query could be told from a word."""


class Suggestion(NamedTuple):
    """A word that could join: in how many of the passages read it stands beside the set, how like it is in meaning."""

    word: str
    passages: int = 0
    likeness: float = 0.0


def choices(sets: Mapping[str, Sequence[str]]) -> list[Item]:
    """Return the choices of the menu: a new set, and those there are."""
    items = [Item(name, f"@{name}", " ".join(words)[:30]) for name, words in sets.items()]
    return [Item(NEW, _("new set …")), *items]


def suggested(index: "Index | None", words: Sequence[str]) -> list[Suggestion]:
    """Return words that could join a set, each once: first those that are both, then of either kind in turn."""
    from duidu.search.company import companions

    company = companions(index, words, MOST) if index is not None else []
    found = {one.word: Suggestion(one.word, one.passages) for one in company}
    like: dict[str, float] = {}
    for word in words:
        for other, likeness in vectors.load().nearest(fold(word), OF_EACH):
            like[other] = max(like.get(other, 0.0), likeness)
    near = sorted((pair for pair in like.items() if pair[1] >= LEAST_LIKENESS), key=lambda pair: -pair[1])
    for word, likeness in near[:MOST]:
        found[word] = found.get(word, Suggestion(word))._replace(likeness=likeness)
    own = {fold(word) for word in words}
    usable = [one for one in found.values() if one.word not in own]
    both = [one for one in usable if one.passages and one.likeness]
    beside = [one for one in usable if not one.likeness]
    alike = [one for one in usable if not one.passages]
    return [*both, *(one for pair in zip_longest(alike, beside) for one in pair if one is not None)]


class WordSetScreen(OptionedScreen):
    """One word set; without a name it asks for one first."""

    TABLE = "wordset"
    BINDINGS = bindings("wordset")

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.set_name = "" if name == NEW else name
        self.words: tuple[str, ...] = ()
        self.listed: list[Suggestion] = []
        self.deleted: list[tuple[str, tuple[str, ...]]] = []

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Bar(self.duidu.look, id="title")
        yield Box(id="word")
        yield OptionList(id="wordset")
        yield Bar(self.duidu.look, id="status")
        yield KeyBar(self.duidu.look)

    @property
    def box(self) -> Input:
        """Where a word is typed in."""
        return self.query_one("#word", Input)

    def on_mount(self) -> None:
        """Show the set, or ask for its name."""
        try:
            self.words = wordsets.load().sets.get(self.set_name, ())
        except DuiduError as error:
            self.duidu.fail(error)
        self.duidu.make_index()
        self.box.focus()
        self._begin()

    def _begin(self) -> None:
        """List what is in the set and look for more."""
        self.box.placeholder = _("add a word") if self.set_name else _("name of the new set (you will type it after @)")
        self.listed = [Suggestion(word) for word in self.words]
        self.relist()
        if self.words:
            self.options.focus()
            self._suggest(self.words)

    @work(thread=True, exclusive=True, group="suggest")
    def _suggest(self, words: tuple[str, ...]) -> None:
        """Look for words that could join."""
        try:
            index = self.duidu.indexing.make()
        except DuiduError as error:
            self.app.call_from_thread(self.duidu.fail, error)
            return
        self.app.call_from_thread(self._suggested, words, suggested(index, words))

    def _suggested(self, words: tuple[str, ...], found: list[Suggestion]) -> None:
        """List what could join behind what is there."""
        if self.is_attached and words == self.words:
            self.listed = [*(one for one in self.listed if one.word in words), *found]
            self.relist()

    # -- the list

    def relist(self) -> None:
        """List all words, those of the set ticked."""
        at = self.options.highlighted or 0
        width = max((cells(one.word) for one in self.listed), default=0)
        self.options.clear_options()
        self.options.add_options([Option(self._line(one, width)) for one in self.listed])
        self.options.highlighted = min(at, len(self.listed) - 1) if self.listed else None
        n = len(self.words)
        count = ngettext("{n} word", "{n} words", n).format(n=n)
        name = f"@{self.set_name}" if self.set_name else _("new set")
        self.query_one("#title", Bar).show(
            (" 对读 ", "key"), (_("Word set") + f" {name}", "strong"), (f" · {count}", "dim")
        )
        hint = _("Enter or Space takes a word in or out; use the set in a query as {name}.").format(name=name)
        undo = _("U brings back “{name}”.").format(name=self.deleted[-1][0]) if self.deleted else ""
        self.query_one("#status", Bar).show((f" {undo or (hint if self.set_name else '')}", "dim"))

    def _line(self, one: Suggestion, width: int) -> Text:
        """A word with its tick and why it is suggested."""
        inside = one.word in self.words
        text = Text.assemble(("■ " if inside else "□ "), (safe_line(one.word), "bold" if inside else ""))
        why = "  ".join(self._why(one))
        text.append(" " * (width - cells(one.word) + 3) + why, self.duidu.look.ink("dim"))
        return text

    @staticmethod
    def _why(one: Suggestion) -> Iterator[str]:
        """Why a word is suggested."""
        if one.passages:
            yield ngettext("beside it in {n} passage", "beside it in {n} passages", one.passages).format(n=one.passages)
        if one.likeness:
            yield _("like in meaning {value}").format(value=f"{one.likeness:.2f}")

    def _toggle(self) -> None:
        """Take the word under the cursor in or out, and keep the set."""
        at = self.options.highlighted
        if at is None or at >= len(self.listed):
            return
        word = self.listed[at].word
        without = tuple(other for other in self.words if other != word)
        self._keep(without if word in self.words else (*self.words, word))

    def _keep(self, words: tuple[str, ...]) -> bool:
        """Keep the set with other words; without any it is no set."""
        try:
            if words:
                self.duidu.tell_problems(wordsets.save(self.set_name, words).problems)
            else:
                wordsets.delete(self.set_name)
        except DuiduError as error:
            self.duidu.fail(error)
            return False
        self.words = words
        self.relist()
        return True

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self._toggle()

    @on(Input.Submitted, "#word")
    def _word_typed(self) -> None:
        """Take the name of a new set, or a word into the set; an empty box leads to the list."""
        words = " ".join(self.box.value.split())
        if not words:
            self.options.focus()
            return
        if not self.set_name:
            self._named(words.removeprefix("@"))
        elif words not in self.words and self._keep((*self.words, words)):
            self.listed = [Suggestion(words), *(one for one in self.listed if one.word != words)]
            self.relist()
            self._suggest(self.words)
        self.box.value = ""

    def _named(self, name: str) -> None:
        """Begin a set: its name is its first word, which is most often meant."""
        self.set_name = name
        try:
            before = wordsets.load().sets.get(name, ())
            wordsets.save(name, before or (name,))
        except DuiduError as error:
            self.set_name = ""
            self.duidu.fail(error)
            return
        self.words = before or (name,)
        self._begin()
        self.box.focus()

    # -- commands

    def action_open(self) -> None:
        """Take the word under the cursor in or out."""
        self._toggle()

    def action_basket(self) -> None:
        """Take the word under the cursor in or out."""
        self._toggle()

    def action_delete(self) -> None:
        """Delete the set; U brings it back."""
        if self.words:
            before = self.set_name, self.words
            if self._keep(()):
                self.deleted.append(before)
                self.relist()

    def action_undo(self) -> None:
        """Bring back the set as it was deleted."""
        if not self.deleted:
            self.duidu.tell(_("Nothing to undo."))
        elif self._keep(self.deleted[-1][1]):
            self.deleted.pop()
            self.relist()

    def action_find(self) -> None:
        """Type a word in."""
        self.box.focus()

    def action_next_pane(self) -> None:
        """Between the box and the list."""
        (self.options if self.box.has_focus else self.box).focus()

    def action_previous_pane(self) -> None:
        """Between the list and the box."""
        self.action_next_pane()

    def action_escape(self) -> None:
        """Leave the box, then the screen."""
        if self.box.has_focus and self.set_name:
            self.options.focus()
        else:
            self.duidu.close_screen()
