"""How rulings read, on links, on the joins of figures, on promises: a line for people, values for programs.

Places are those of the texts of now; of what is not found any more, what stood there is said.
"""

from typing import TYPE_CHECKING, Any, Final

from duidu.cli.exchanged import clipped, made_on
from duidu.cli.output import paint
from duidu.settings.words import _
from duidu.text.outline import own_text, title
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.evolve.joinsaid import Ends, JoinRuling
    from duidu.evolve.promisesaid import PromiseRuling
    from duidu.store.hand import Record
    from duidu.store.joining import Finder
    from duidu.store.links import End, Statement

SHOWN: Final = 24
"""Characters of a block's title or text that stand in a line."""
SIGNS: Final = {"link": "✎", "unlink": "≠", "alone": "○", "checked": "✔", "rejected": "✘", "note": "»", "": "»"}


class Rulings:
    """Shows rulings of any of the three kinds, their places found by a finder."""

    def __init__(self, finder: "Finder") -> None:
        self.finder = finder

    def line(self, record: "Record[Any]") -> str:
        """Return a ruling for people."""
        from duidu.evolve.joinsaid import JoinRuling
        from duidu.evolve.promisesaid import PromiseRuling

        what = record.what
        if isinstance(what, JoinRuling):
            shown = _join(what)
        elif isinstance(what, PromiseRuling):
            shown = self._promise(what)
        else:
            shown = self._link(what)
        note = paint(f"  “{what.note}”", "quiet") if what.note else ""
        return f"{shown}{note}{made_on(record)}"

    def values(self, record: "Record[Any]") -> dict[str, object]:
        """Return a ruling for programs."""
        from duidu.evolve.joinsaid import JoinRuling
        from duidu.evolve.promisesaid import PromiseRuling

        what = record.what
        head: dict[str, object] = {"id": record.id, "made": record.made, "says": what.says, "note": what.note}
        if isinstance(what, JoinRuling):
            return {**head, **_ends_values(what.ends)}
        if isinstance(what, PromiseRuling):
            return {**head, **self._promise_values(what)}
        return {**head, "ends": [self._end_values(end) for end in (what.one, what.other)]}

    # -- links

    def _link(self, what: "Statement") -> str:
        """A ruling on a link: both ends."""
        one, other = (self._named(end) for end in (what.one, what.other))
        return f"{SIGNS[what.says]} {one}{paint('  ↔  ', 'quiet')}{other}"

    def _named(self, end: "End") -> str:
        """An end: address and first words; of what is gone, what stood there."""
        name = paint(end.document, "heading")
        if end.anchor is None:
            return name
        line, words = self._found(end)
        if line is None:
            lost = paint(_("not found any more:"), "doubt")
            return f"{name} {lost} {clipped(words, SHOWN)}"
        return f"{paint(f'{self._document(end)}:{line}', 'heading')} {clipped(words, SHOWN)}"

    def _found(self, end: "End") -> tuple[int | None, str]:
        """The line at which an end stands now (None: it is gone), and the words there."""
        assert end.anchor is not None
        ground, block = self.finder.ground(end), self.finder.block(end)
        if ground is None or block is None:
            return None, end.anchor.exact
        found = ground.document.blocks[block]
        return found.line, title(ground.document, found) or own_text(ground.document, found)

    def _document(self, end: "End") -> str:
        """The document of an end as it is called now."""
        ground = self.finder.ground(end)
        return ground.document.id if ground is not None else end.document

    def _end_values(self, end: "End") -> dict[str, object]:
        """An end: its line is null where it is a whole document, or is not found any more."""
        line, words = (None, "") if end.anchor is None else self._found(end)
        found = self.finder.ground(end) is not None and (end.anchor is None or line is not None)
        return {"document": self._document(end), "line": line, "text": words, "found": found}

    # -- promises

    def _promise(self, what: "PromiseRuling") -> str:
        """A ruling on a promise: where it stands, and what became of it in which document."""
        from duidu.evolve.promisesaid import STATES
        from duidu.settings.promisewords import state_words

        promise, later = _ends_of(what)
        state = next((f" {state_words(one)}" for one in STATES if one == what.says), "")
        arrow = paint("  →  ", "quiet")
        return f"{SIGNS.get(what.says, '✎')} {self._named(promise)}{arrow}{self._named(later)}{state}"

    def _promise_values(self, what: "PromiseRuling") -> dict[str, object]:
        """A ruling on a promise: the promise as an end, its words as they were ruled on, and the later document."""
        promise, later = _ends_of(what)
        return {"promise": {**self._end_values(promise), "text": what.anchor.exact}, "later": self._document(later)}


def _ends_of(what: "PromiseRuling") -> tuple["End", "End"]:
    """The place of a promise, and the later document as a whole."""
    from duidu.store.links import End

    anchor = what.anchor
    return End(anchor.document, anchor.content_hash, anchor), End(what.later, what.later_hash, None)


# -- joins of figures


def _join(what: "JoinRuling") -> str:
    """A ruling on a join: its place, both names, and the years where the names are the same."""
    old, new = (f" {year}" if year else "" for year in (what.ends.first, what.ends.last))
    place = paint(what.ends.place or _("place unknown"), "heading")
    names = f"{safe_line(what.ends.old)}{old}{paint('  →  ', 'quiet')}{safe_line(what.ends.new)}{new}"
    return f"{SIGNS[what.says]} {place} {names}"


def _ends_values(ends: "Ends") -> dict[str, object]:
    """What a ruling on a join is about: years are null where it holds for any."""
    years = {"first": ends.first or None, "last": ends.last or None}
    return {"place": ends.place, "old": ends.old, "new": ends.new, **years}
