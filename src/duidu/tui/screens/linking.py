"""The comparison's part in which the reader rules: links, verdicts and notes, kept at once, with undo.

Nothing is decided here about texts: what a ruling does to an alignment is `align.hand`, and where it is kept `store`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from duidu.align.hand import NOWHERE, Ruling, pair_of
from duidu.model import Comparison, Document, Link, Verdict
from duidu.settings.words import _
from duidu.store import links
from duidu.store.links import Placing
from duidu.text.outline import label, own_text
from duidu.tui.draw import clip
from duidu.tui.facing import CHANGES_LINKS, Facing
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.screens.menu import Item, MenuScreen
from duidu.tui.screens.note import RemarkScreen
from duidu.tui.screens.pick import PickScreen
from duidu.tui.session import Request, Session
from duidu.tui.words import ruling_words, verdict_words

EXCERPT = 30
"""Cells of a passage that stand in a menu."""
AFTER: dict[Verdict, Verdict] = {"": "checked", "checked": "rejected", "rejected": ""}
"""What `r` makes of a verdict."""

LINK, ALONE, UNLINK, BACK = "link", "alone", "unlink", "back"
"""What the menu of links begins its choices with."""


class Side(NamedTuple):
    """What a comparison shows: its documents, rows, and what was asked for."""

    documents: list[Document]
    comparison: Comparison
    request: Request


def facing(session: Session, side: Side, row: int, column: int) -> Facing:
    """Return a cell of a comparison beside the base's."""
    (a, _a), (b, _b) = (side.request.columns[i] for i in (side.comparison.base, column))
    documents = side.documents[side.comparison.base], side.documents[column]
    alignment, placed = session.alignment(a, b), session.rulings(a, b)
    return Facing(*documents, side.comparison.rows[row], side.comparison.base, column, alignment, placed)


def named(document: Document, block: int) -> str:
    """Return how a block is called in a line: short path, line, first words."""
    if block == NOWHERE:
        return document.id
    text = clip(own_text(document, document.blocks[block]), EXCERPT)
    return f"{label(document, block)} L{document.blocks[block].line} {text}"


class LinkingScreen(DuiduScreen):
    """A screen with a row under the cursor that can be ruled."""

    def facing(self) -> Facing | None:
        """Return the cell under the cursor beside the base's, None where nothing can be said."""
        raise AssertionError

    def _facing(self) -> Facing | None:
        """The same; what keeps the reader from saying anything is told."""
        found = self.facing()
        if found is None:
            self.duidu.tell(_("Nothing stands in this row that could be ruled; h and l choose the column."))
        return found

    def rule(self, here: Facing, rulings: Iterable[Ruling], message: str) -> bool:
        """Take down rulings and say so."""
        changes = links.said(here.placed.found, rulings, here.a, here.b)
        done = self.duidu.record(links.KIND, changes)
        if done:
            self.duidu.tell(message + _("; U undoes"))
        return done

    def strike(self, here: Iterable[Placing], message: str) -> bool:
        """Take rulings back and say so."""
        done = self.duidu.record(links.KIND, links.taken_back(placing.record for placing in here))
        if done:
            self.duidu.tell(message + _("; U undoes"))
        return done

    # -- verdicts and notes

    def action_rule(self) -> None:
        """Go on to the next verdict: checked, rejected, none."""
        here = self._facing()
        if here is None:
            return
        verdicts = [p for p in here.said() if p.ruling.says in AFTER and (p.ruling.a, p.ruling.b) == here.ends]
        now: Verdict = verdicts[-1].ruling.says if verdicts else ""  # type: ignore[assignment]
        after = AFTER[now]
        if after:
            self.rule(here, [Ruling(after, *here.ends)], verdict_words(after))
        else:
            self.strike(verdicts, verdict_words(after))

    def action_annotate(self) -> None:
        """Write a note on the row; an empty one is taken away."""
        here = self._facing()
        if here is None:
            return
        notes = [placing for placing in here.said() if placing.ruling.says == "note"]
        before = " / ".join(placing.ruling.note for placing in notes)
        heading = _("Note on {passage}").format(passage=named(here.a, here.ends[0]))
        if here.ends[0] == NOWHERE:
            heading = _("Note on {passage}").format(passage=named(here.b, here.ends[1]))

        def keep(text: str | None) -> None:
            if text is None or text == before:
                return
            if not text:
                self.strike(notes, _("Note deleted"))
                return
            ends = (notes[-1].ruling.a, notes[-1].ruling.b) if notes else here.ends
            self.rule(here, [Ruling("note", *ends, text)], _("Note kept"))

        self.app.push_screen(RemarkScreen(heading, before), keep)

    # -- links

    def action_link(self) -> None:
        """Ask what to do with the row's links."""
        here = self._facing()
        if here is None:
            return
        items = [*self._items(here)]
        heading = _("Links of {passage}").format(passage=self._passage(here))
        self.app.push_screen(MenuScreen(heading, items), lambda choice: self._chosen_link(here, choice))

    def _passage(self, here: Facing) -> str:
        """The block of the row that links begin at."""
        return named(here.a, here.ends[0]) if here.from_base else named(here.b, here.ends[1])

    def _items(self, here: Facing) -> Iterable[Item]:
        """What can be done: link, unlink each partner, no counterpart, take back what was ruled."""
        far = self.session.year_label(here.far.id)
        if here.picks():
            yield Item(LINK, _("link with …"), far)
        for i, link in enumerate(here.linked()):
            yield Item(f"{UNLINK} {i}", _("unlink"), self._partner(here, link))
        if not any(placing.ruling.says == "alone" for placing in here.said()):
            yield Item(ALONE, _("no counterpart in {document}").format(document=far))
        for i, placing in enumerate(self._link_rulings(here)):
            about = ruling_words(placing.ruling.says) + self._other(here, placing.ruling)
            yield Item(f"{BACK} {i}", _("take back"), about)

    def _partner(self, here: Facing, link: Link) -> str:
        """A partner with its score."""
        far = pair_of(link)[1 if here.from_base else 0]
        return f"{link.score:.2f} {named(here.far, far)}"

    def _other(self, here: Facing, ruling: Ruling) -> str:
        """The partner that a ruling speaks of."""
        far = ruling.b if here.from_base else ruling.a
        return "" if far == NOWHERE else f" {named(here.far, far)}"

    def _link_rulings(self, here: Facing) -> list[Placing]:
        """What was ruled of the row's links."""
        return [placing for placing in here.said() if placing.ruling.says in CHANGES_LINKS]

    def _chosen_link(self, here: Facing, choice: str | None) -> None:
        """Do what was chosen."""
        what, _blank, number = (choice or "").partition(" ")
        if what == LINK:
            heading = _("Link {passage} with …").format(passage=self._passage(here))
            self.app.push_screen(PickScreen(heading, here.far, here.picks()), lambda block: self._link(here, block))
        elif what == UNLINK:
            self.rule(here, [Ruling("unlink", *pair_of(here.linked()[int(number)]))], _("Unlinked"))
        elif what == ALONE:
            self.rule(here, [here.alone()], _("Ruled: nothing corresponds"))
        elif what == BACK:
            self.strike([self._link_rulings(here)[int(number)]], _("Taken back"))

    def _link(self, here: Facing, block: int | None) -> None:
        """Link the row's block with one that was picked."""
        if block is not None:
            self.rule(here, here.linking(block), _("Linked with {passage}").format(passage=named(here.far, block)))

    def action_undo(self) -> None:
        """Take back what was said last."""
        self.duidu.take_back()
