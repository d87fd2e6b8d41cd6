"""Promises: what became of each commitment of a plan in a later document, and the reader's word on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Self

from textual.worker import get_current_worker

from duidu.errors import NotFoundError
from duidu.evolve.commitments import Commitment
from duidu.evolve.promises import Promise, Promises, promise_steps
from duidu.evolve.promisesaid import NOT_FOUND, STATES, PromiseRuling, placed, promise_ruling
from duidu.evolve.works import Witness, in_order, witness
from duidu.export.tabled import Tabled
from duidu.settings.promisewords import state_about, state_words, verdict_words
from duidu.settings.words import _
from duidu.store import hand, promised, vectors
from duidu.store.hand import Change, Record
from duidu.tui import promisetable
from duidu.tui.cited import At
from duidu.tui.draw import clip
from duidu.tui.keys import bindings
from duidu.tui.promisetable import Promised
from duidu.tui.ranked import Line
from duidu.tui.rows import Column
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.gridded import GridScreen
from duidu.tui.screens.menu import Item, MenuScreen, head
from duidu.tui.screens.note import RemarkScreen
from duidu.tui.session import Session
from duidu.tui.views import View

SAID_EVERY: Final = 50
"""Promises looked for between two words on how far it is."""
EXCERPT: Final = 40
"""Cells of a promise that stand above a menu."""
TAKEN_BACK: Final = "none"
"""The choice that takes a verdict back."""
LOST: Final = "notfound"
"""The filter for what is not found, of whichever kind."""


class PromisesScreen(GridScreen[Promised | None]):
    """The promises of a document against a later one; without two documents the value is none."""

    TABLE = "promises"
    BINDINGS = bindings("promises")

    def __init__(self, earlier: str = "", later: str = "", only: str = "") -> None:
        super().__init__()
        self.earlier, self.later, self.only = earlier, later, only
        self.alone = False
        self._links: object = None
        self._found: dict[tuple[str, str], tuple[tuple[object, ...], Promises]] = {}

    # -- views

    def as_view(self) -> View | None:
        """Return the two documents and the state that is shown."""
        if not self.later:
            return None
        return View("promises", self.earlier, {"later": self.later, "only": self.only})

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the screen of two documents."""
        return cls(words, options.get("later", ""), options.get("only", ""))

    def check(self, session: Session) -> None:
        """Raise NotFoundError when one of the documents is not there any more."""
        held = {entry.id for entry in session.corpus.entries if entry.error is None}
        for name in (self.earlier, self.later):
            if name and name not in held:
                raise NotFoundError("{document}: there is no such document here", document=name)

    # -- which documents

    @property
    def shelf(self) -> list[Witness]:
        """The documents that can be read, by year."""
        entries = (entry for entry in self.session.corpus.entries if entry.error is None)
        return in_order(witness(entry.id, entry.meta) for entry in entries)

    def _choose_documents(self) -> None:
        """Begin with the two of the basket, else with the document that is read and the next of its place."""
        shelf = self.shelf
        basket = list(dict.fromkeys(section.document for section in self.session.basket))
        if len(basket) > 1:
            ordered = [one.document for one in shelf if one.document in basket]
            self.earlier, self.later = ordered[0], ordered[1]
            return
        here = self.duidu.reader.name_shown or (shelf[0].document if shelf else "")
        own = next((one for one in shelf if one.document == here), None)
        if own is None:
            return
        same = [one for one in shelf if one.meta.place.value == own.meta.place.value] or shelf
        at = same.index(own)
        if at + 1 < len(same):
            self.earlier, self.later = own.document, same[at + 1].document
        elif at:
            self.earlier, self.later = same[at - 1].document, own.document
        else:
            self.earlier = own.document
            self.later = next((one.document for one in shelf if one.document != own.document), "")

    def _later_than(self, name: str) -> str:
        """The document after another: of its place and later, else any other."""
        shelf = self.shelf
        at = next(i for i, one in enumerate(shelf) if one.document == name)
        place = shelf[at].meta.place.value
        after = [one for one in shelf[at + 1 :] if one.meta.place.value == place] or [*shelf[at + 1 :], *shelf[:at]]
        return after[0].document if after else ""

    # -- gathering

    def gather(self) -> Promised | None:
        """Look for the promises."""
        if not self.earlier:
            self._choose_documents()
        if self.earlier and not self.later:
            self.later = self._later_than(self.earlier)
        self.alone = not self.later
        if self.alone:
            return None
        earlier, later = self.session.document(self.earlier), self.session.document(self.later)
        found = self._promises()
        self._links = self.session.corpus.said.links
        return self._with_rulings(Promised(earlier, (later,), (found,), ({},)))

    def _with_rulings(self, value: Promised) -> Promised:
        """The promises with what the reader says of them now."""
        spans = [one.span for one in value.commitments]
        said = placed((one.what for one in self.session.corpus.said.promises), value.earlier, value.laters[0], spans)
        return replace(value, rulings=(said,))

    def retell(self) -> None:
        """Show what is said now; only where documents or links changed are the promises looked for again."""
        value = self.value
        if value is None or self._links is not self.session.corpus.said.links or not self._is_current(value):
            self.begin()
        else:
            self.value = self._with_rulings(value)
            self.relist()

    def _is_current(self, value: Promised) -> bool:
        """Whether the documents are still as they were read."""
        return all(self.session.document(one.id) is one for one in (value.earlier, *value.laters))

    def _promises(self) -> Promises:
        """What was found, looked for once for documents and links as they are."""
        earlier, later = self.session.document(self.earlier), self.session.document(self.later)
        self.progress(_("aligning the two documents\u2026"))
        alignment = self.session.alignment(self.earlier, self.later)
        stamp = (earlier, later, alignment)
        known = self._found.get((self.earlier, self.later))
        if known is not None and all(a is b for a, b in zip(known[0], stamp, strict=True)):
            return known[1]
        worker, rows = get_current_worker(), list[Promise]()
        for row in promise_steps(earlier, later, alignment, vectors.load()):
            rows.append(row)
            if worker.is_cancelled:
                break
            if not len(rows) % SAID_EVERY:
                self.progress(_("looking for promises\u2026 {n}").format(n=len(rows)))
        made = Promises(earlier.id, later.id, tuple(rows))
        if not worker.is_cancelled:
            self._found[self.earlier, self.later] = stamp, made
        return made

    # -- what is shown

    def named(self, value: Promised | None) -> tuple[str, str]:
        """Return the window's name and the two documents."""
        if not self.later:
            return _("Promises"), ""
        names = map(self.session.named, (self.earlier, self.later))
        only = self._only_words()
        return _("Promises"), " \u2192 ".join(names) + (f" \u00b7 {only}" if only else "")

    def _only_words(self) -> str:
        """The state that is shown alone."""
        known = next((state for state in STATES if state == self.only), None)
        return state_words(known) if known else _("not found") if self.only == LOST else ""

    def columns(self, value: Promised | None) -> Sequence[Column]:
        """Return the columns."""
        return () if value is None else promisetable.columns(value)

    def rows(self, value: Promised | None) -> Sequence[Line]:
        """Return the rows of the states that are shown."""
        if value is None:
            return ()
        wanted = NOT_FOUND if self.only == LOST else frozenset({self.only} if self.only else ())
        return promisetable.rows(value, wanted)

    def basis(self, value: Promised | None) -> Iterable[tuple[str, str]]:
        """Return how many promises have each state, and what silence means here."""
        return () if value is None else promisetable.basis(value)

    def account(self, value: Promised | None) -> Iterable[str]:
        """Return how the table was made."""
        return () if value is None else promisetable.account(value)

    def about(self, line: Line | None, column: int) -> Iterable[tuple[str, str]]:
        """Explain a promise, then the table."""
        value = self.value
        assert value is not None
        if line is not None:
            yield from promisetable.about(value, line.key, column)
        yield _("How this was made"), ""
        for sentence in self.account(value):
            yield "", sentence

    def waiting(self) -> str:
        """Say what keeps the promises: nothing to look in, or that they are being looked for."""
        return self._alone_words() if self.alone else super().waiting()

    def awaited(self) -> str:
        """Say what keeps the promises, for a key that needs them."""
        return self._alone_words() if self.alone else super().awaited()

    def _alone_words(self) -> str:
        """That there is nothing to look in."""
        return _("There is no other document that could answer this one's promises.")

    def nothing(self, value: Promised | None) -> Sequence[str]:
        """Say why there are no rows."""
        assert value is not None
        if value.commitments:
            return (
                _("None of {n} promises is {state}; f shows all.").format(
                    n=len(value.commitments), state=self._only_words()
                ),
            )
        return (
            _("No clause of {document} promises something.").format(document=value.earlier.id),
            _("Only parts that plan count; r in the text sets what part a passage plays. f takes another document."),
        )

    def places(self, line: Line, column: int) -> Sequence[At]:
        """Return the promise, or the passage behind a state."""
        value = self.value
        assert value is not None
        return promisetable.places(value, line.key, column)

    def words(self, line: Line) -> str:
        """Return the object of the promise, as a phrase."""
        value = self.value
        assert value is not None
        one: Commitment = value.commitments[line.key]
        return one.figures[0].indicator if one.figures else one.object or one.written

    # -- choosing

    def choices(self) -> Sequence[Item]:
        """Offer the states."""
        value = self.value
        if value is None:
            return ()
        counted = dict(value.found[0].counts_with(value.rulings[0]))
        items = [Item("only:", _("all states"), str(len(value.commitments)), now=not self.only)]
        items += [Item(f"only:{s}", state_words(s), str(n), now=self.only == s) for s, n in counted.items()]
        return items

    def documents(self) -> Sequence[Item]:
        """Offer the documents: where to look, whose promises."""
        shelf = self.shelf
        items = [head(_("where to look"))]
        for one in shelf:
            if one.document != self.earlier:
                said = _("look in {document}").format(document=self.session.named(one.document))
                items.append(Item(f"later:{one.document}", said, now=one.document == self.later))
        items.append(head(_("whose promises")))
        for one in shelf:
            said = _("promises of {document}").format(document=self.session.named(one.document))
            items.append(Item(f"earlier:{one.document}", said, now=one.document == self.earlier))
        return items

    def choose(self, value: str) -> None:
        """Take a choice."""
        name, _colon, chosen = value.partition(":")
        if name == "only":
            self.only = chosen
            self.relist()
            return
        if name == "earlier":
            self.earlier = chosen
            self.later = self._later_than(chosen)
        else:
            self.later = chosen
        self.only = ""
        self.begin()

    # -- ruling

    def _about(self, line: Line) -> tuple[Record[PromiseRuling] | None, PromiseRuling]:
        """What is said of a promise: the record there is, and the ruling, an empty one where nothing was said."""
        value = self.value
        assert value is not None
        ruling = value.ruling(line.key, 0)
        records = self.session.corpus.said.promises
        known = next((one for one in reversed(records) if ruling is not None and one.what == ruling), None)
        span = value.commitments[line.key].span
        return known, ruling or promise_ruling(value.earlier, span, value.laters[0], "")

    @when_answered
    def action_rule(self) -> None:
        """Choose a verdict on the promise: right, wrong, or the state that it should have."""
        line, value = self.here, self.value
        if line is None or value is None:
            return
        before, ruling = self._about(line)
        items = [
            Item("checked", _("right: {state}").format(state=state_words(value.row(line.key, 0).state))),
            Item("rejected", _("wrong, without another state")),
            *(
                Item(state, _("it is: {state}").format(state=state_words(state)), state_about(state))
                for state in STATES
            ),
        ]
        items = [item._replace(now=item.value == ruling.says) for item in items]
        if ruling.says:
            items.append(Item(TAKEN_BACK, _("take the verdict back")))

        def chosen(says: str | None) -> None:
            if says is not None:
                self._say(before, ruling._replace(says="" if says == TAKEN_BACK else says))

        self.app.push_screen(MenuScreen(clip(line.cells[0].text, EXCERPT), items), chosen)

    @when_answered
    def action_annotate(self) -> None:
        """Write a note on the promise."""
        line = self.here
        if line is None or self.value is None:
            return
        before, ruling = self._about(line)

        def written(note: str | None) -> None:
            if note is not None:
                self._say(before, ruling._replace(note=note))

        self.app.push_screen(RemarkScreen(clip(line.cells[0].text, EXCERPT), ruling.note), written)

    def _say(self, before: Record[PromiseRuling] | None, what: PromiseRuling) -> None:
        """Take down what is said; nothing left to say takes the record away."""
        after: Record[PromiseRuling] | None = None
        if what.says or what.note:
            after = replace(hand.new(what), id=before.id) if before is not None else hand.new(what)
        if before is None and after is None:
            return
        if self.duidu.record(promised.KIND, [Change(before, after)]):
            said = verdict_words(what) or (_("note") if what.note else _("no verdict"))
            self.duidu.tell(_("{said}; U undoes").format(said=said))

    def action_undo(self) -> None:
        """Take back what was said last."""
        self.duidu.take_back()

    # -- handing on

    def tabled(self, value: Promised | None, lines: Sequence[Line]) -> Tabled:
        """Return the table as it is handed on, with the rows that are shown."""
        assert value is not None
        made = promisetable.tabled(self.session, value, lines)
        return replace(made, account=(*made.account, *self._narrowing(value, lines)))
