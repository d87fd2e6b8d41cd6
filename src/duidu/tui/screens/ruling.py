"""The reader's own word on the text on screen: the role of a passage, corrections of a damaged source, and undo.

Nothing is decided here about texts: rulings and corrections are values of `store`, and what becomes of them is seen
in the document that the corpus gives back.
"""

from dataclasses import replace
from typing import Any

from duidu.model import ROOT, Correction, Document, Role, Span
from duidu.parse import RULED_KINDS, ruling_over
from duidu.settings.words import _, ngettext
from duidu.store import corrections, hand, roles
from duidu.store.hand import Change, Record
from duidu.store.roles import Ruling
from duidu.text.corrected import of_spans, touching, widened
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import by_line, label, own_spans
from duidu.tui.draw import clip
from duidu.tui.screens.correction import CorrectionScreen, Written
from duidu.tui.screens.finding import FindingScreen
from duidu.tui.screens.menu import Item, MenuScreen
from duidu.tui.session import Section
from duidu.tui.words import role_words

AS_READ = "as read"
"""The choice that takes a ruling back."""
EXCERPT = 30
"""Cells of a title that stand above the menu."""


class RulingScreen(FindingScreen):
    """The reader's part in which something is said of the text."""

    def here(self) -> Section | None:
        """Return the section under the cursor, in whichever pane it is."""
        raise AssertionError

    # -- roles

    def action_rule(self) -> None:
        """Choose the role of the passage or section under the cursor."""
        section = self.here()
        if section is None or section.block == ROOT:
            self.duidu.tell(_("Choose a passage or a section of the text; that is what can play a part."))
            return
        document = self.session.document(section.document)
        block = document.blocks[section.block]
        if block.kind not in RULED_KINDS:
            self.duidu.tell(_("Titles, contents and a site's own lines play no part in the text."))
            return
        items = _choices(document, self.session.corpus.as_read(section.document), section.block)
        heading = _("What part does this play? {section}").format(
            section=clip(self.session.section_title(section), EXCERPT)
        )
        self.app.push_screen(MenuScreen(heading, items), lambda role: self._rule(section, role))

    def _rule(self, section: Section, role: str | None) -> None:
        """Take down a role, or take the ruling back."""
        if role is None:
            return
        applied = self.session.corpus.applied(section.document)
        before: Record[Ruling] | None = applied.rulings.get(section.block)
        after: Record[Ruling] | None = None
        if role in roles.ROLES:
            spoken: Role = role
            what = roles.ruling(applied.document, section.block, spoken)
            after = replace(hand.new(what), id=before.id) if before is not None else hand.new(what)
        if (before is None and after is None) or (before and after and before.what.role == after.what.role):
            return
        if self.duidu.record(roles.KIND, [Change(before, after)]):
            self._told_role(section)

    def _told_role(self, section: Section) -> None:
        document = self.session.document(section.document)
        role = role_words(document.blocks[section.block].role) or _("no part")
        text = _("{section}: {role}; U undoes").format(section=label(document, section.block), role=role)
        self.duidu.tell(text)

    # -- corrections

    def action_annotate(self) -> None:
        """Say how the selection or the passage under the cursor should read."""
        document = self.view.document
        if document is None or self.view.block == ROOT or not self.session.corpus.is_loaded(self.name_shown):
            return
        span = widened(document, self.selection.span if self.selection else self._passage(document))
        text = corrections.shown(of_spans(document, (span,)).text)
        notes = {correction.note for correction in touching(document, span)}
        line = line_of(line_starts(document.text), span.start)
        form = CorrectionScreen(
            corrections.shown(document.text[span.start : span.end]),
            text,
            notes.pop() if len(notes) == 1 else "",
            place=f"{label(document, self.view.block)} L{line}",
        )
        self.app.push_screen(form, lambda written: self._correct(document, span, written))

    def _passage(self, document: Document) -> Span:
        """What is corrected without a selection: the block's own text; of a table the cell where the row begins."""
        block = document.blocks[self.view.block]
        line = self.view.line
        if line is not None and not block.span.start <= line.span.start < max(block.span.end, block.span.start + 1):
            found = by_line(document).get(line_of(line_starts(document.text), line.span.start), block.id)
            block = document.blocks[found]
        spans = own_spans(document, block) or (block.span,)
        return Span(spans[0].start, spans[-1].end)

    def _correct(self, document: Document, span: Span, written: Written | None) -> None:
        """Take down how a passage should read: what differs from the source, and nothing where nothing does."""
        if written is None:
            return
        if self.selection is not None:
            self._end_selection()
        wanted = [
            Correction(place, text, written.note)
            for place, text in corrections.differences(document.text, span, written.text)
        ]
        if any(one.span.end - one.span.start > corrections.MOST_EXACT for one in wanted):
            most = _("More than {n} characters changed at once: correct less of it at a time.")
            self.duidu.tell(most.format(n=corrections.MOST_EXACT), severity="warning")
            return
        changes = self._changes(document, span, wanted)
        if not changes:
            self.duidu.tell(_("Nothing changed: the passage already reads so."))
        elif self.duidu.record(corrections.KIND, changes):
            count = ngettext("{n} correction here; U undoes", "{n} corrections here; U undoes", len(wanted))
            self.duidu.tell(count.format(n=len(wanted)) if wanted else _("It reads as the source again; U undoes"))

    def _changes(self, document: Document, span: Span, wanted: list[Correction]) -> list[Change[Any]]:
        """From the corrections there are to those wanted."""
        held = self.session.corpus.applied(document.id).mendings
        there = {correction: record for correction, record in held.items() if correction in touching(document, span)}
        gone = [Change(record, None) for correction, record in there.items() if correction not in wanted]
        made = [one for one in wanted if one not in there]
        new = [hand.new(corrections.mending(document, one.span, one.text, one.note)) for one in made]
        return [*gone, *(Change(None, record) for record in new)]

    # -- undo

    def action_undo(self) -> None:
        """Take back what was said last."""
        self.duidu.take_back()


def _choices(document: Document, read: Document, block: int) -> list[Item]:
    """The roles that a block can have; the first choice is what it has without a ruling of its own."""
    own = block in document.ruled
    over = ruling_over(document, document.blocks[block].parent)
    without = document.blocks[over].role if over != ROOT else read.blocks[block].role
    about = _("from {section}").format(section=label(document, over)) if over != ROOT else _("as it was read")
    first = Item(AS_READ, role_words(without) or _("no part"), about, now=not own)
    now = document.blocks[block].role
    return [first, *(Item(role, role_words(role), "", now=own and role == now) for role in roles.ROLES)]
