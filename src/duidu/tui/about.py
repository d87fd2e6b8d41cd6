"""What there is to say of a passage and of its document, as lines: a name, what it is, where that is from.

No Textual here: the info screen shows these lines, others may.
"""

from collections.abc import Iterator
from typing import NamedTuple

from duidu.model import ROOT, Correction, Document, Period
from duidu.parse import ruling_over
from duidu.settings.words import _
from duidu.store import corrections, facts, roles
from duidu.store.corpus import Entry
from duidu.store.corrections import Mending
from duidu.store.roles import Ruling
from duidu.store.said import Applied, Lost
from duidu.text.corrected import touching
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import label, own_text
from duidu.text.safe import safe_line
from duidu.tui.draw import clip
from duidu.tui.listing import PROVENANCES
from duidu.tui.session import Session
from duidu.tui.words import (
    MOST_QUOTED,
    correction_words,
    doubt_words,
    lost_words,
    note_words,
    origin_words,
    path_words,
    role_words,
)

FIELDS = ("title", "place", "issuer", "kind", "provenance", "via", "source", "published", "adopted", "retrieved", "url")


class Said(NamedTuple):
    """A line: what it is about, what is so, where that is from. A heading has no value."""

    name: str
    value: str = ""
    where: str = ""


def passage(session: Session, name: str, block: int) -> Iterator[Said]:
    """Yield what is to be said of one block: its place, its part, why it is doubtful, what was corrected in it."""
    applied = session.corpus.applied(name)
    document = applied.document
    here = document.blocks[block]
    yield Said(_("This passage"))
    yield Said(
        _("where"), f"§{label(document, block)} L{here.line}", clip(safe_line(own_text(document, here)), MOST_QUOTED)
    )
    if here.role:
        yield Said(_("role"), role_words(here.role), _ruled(session, document, block))
    for doubt in here.doubts:
        stretch = clip(safe_line(document.text[doubt.span.start : doubt.span.end]), MOST_QUOTED)
        yield Said(_("doubt"), doubt_words(doubt.code), stretch)
    yield from (_correction(document, one) for one in touching(document, here.span))


def _ruled(session: Session, document: Document, block: int) -> str:
    """Where the role of a block is from."""
    over = ruling_over(document, block)
    if over == ROOT:
        return _("as it was read")
    read = role_words(session.corpus.as_read(document.id).blocks[block].role) or _("no part")
    if over == block:
        return _("your word; read as {role}").format(role=read)
    return _("your word on {section}; read as {role}").format(section=label(document, over), role=read)


def _correction(document: Document, one: Correction) -> Said:
    """A correction: what stands there, what should."""
    line = line_of(line_starts(document.text), one.span.start)
    return Said(_("correction"), f"L{line} {correction_words(document, one)}", one.note)


def whole(session: Session, name: str) -> Iterator[Said]:
    """Yield what is known of a document, then what is doubtful in it, then what the reader said of it."""
    entry, applied = session.entry(name), session.corpus.applied(name)
    document = applied.document
    yield Said(_("The document"))
    yield Said(_("file"), f"{entry.file} ({_size(document)})")
    yield from _facts(entry, document)
    for note in document.notes:
        yield Said(_("note"), note_words(note))
    for block in document.blocks:
        for doubt in block.doubts:
            quote = clip(safe_line(document.text[doubt.span.start : doubt.span.end]), MOST_QUOTED)
            yield Said(_("doubt"), f"L{block.line} {doubt_words(doubt.code)}", quote)
    yield from _own(session, applied)


def _size(document: Document) -> str:
    """Format, encoding, length and pages of a document."""
    pages = ", " + _("p. {n}").format(n=f"1–{document.pages[-1].number}") if document.pages else ""
    return f"{document.format}, {document.encoding}, {len(document.text)}{pages}"


def _facts(entry: Entry, document: Document) -> Iterator[Said]:
    """The facts of a document, each with where it was read or who said it."""
    names = {
        "title": _("title"),
        "place": _("place"),
        "issuer": _("issuer"),
        "kind": _("kind"),
        "provenance": _("provenance"),
        "via": _("via"),
        "source": _("source"),
        "published": _("published"),
        "adopted": _("adopted"),
        "retrieved": _("retrieved"),
        "url": _("address"),
    }
    for key in FIELDS:
        fact = getattr(document.meta, key)
        if fact.value:
            value = _(PROVENANCES.get(fact.value, fact.value)) if key == "provenance" else fact.value
            where = facts.origin(entry.said.values(), entry.given, document.meta, key)
            yield Said(names[key], value, origin_words(where, fact.line))
    where = facts.origin(entry.said.values(), entry.given, document.meta, "covers")
    for period in document.meta.covers:
        yield Said(_("covers"), f"{_years(period)} {role_words(period.role)}", origin_words(where))


def _years(period: Period) -> str:
    return str(period.first) if period.first == period.last else f"{period.first}–{period.last}"


def _own(session: Session, applied: Applied) -> Iterator[Said]:
    """What the reader said of a document, what of it is not shown any more and why, and where it is kept."""
    document = applied.document
    if not (applied.mendings or applied.rulings or applied.lost):
        return
    yield Said(_("Your own word"))
    for block, ruling in applied.rulings.items():
        yield Said(_("role"), f"{label(document, block)}: {role_words(ruling.what.role)}", ruling.made[:10])
    yield from (_correction(document, one) for one in applied.mendings)
    for lost in applied.lost:
        yield Said(_("not shown"), _what(lost), lost_words(lost.reason))
    for kind in (roles.KIND, corrections.KIND):
        path = session.corpus.where(kind)
        if path.exists():
            yield Said(_("saved in"), path_words(path))


def _what(lost: Lost) -> str:
    """What was said where it cannot be shown any more."""
    what = lost.record.what
    quote = clip(safe_line(what.anchor.exact), MOST_QUOTED)
    if isinstance(what, Ruling):
        return f"L{what.anchor.line} “{quote}”: {role_words(what.role)}"
    assert isinstance(what, Mending)
    return f"L{what.anchor.line} “{quote}” → “{clip(safe_line(what.text), MOST_QUOTED)}”"
