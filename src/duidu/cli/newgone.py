"""``duidu newgone``: what a document says more and less than the documents before it."""

from typing import TYPE_CHECKING, NamedTuple

import click

from duidu.cli import handed
from duidu.cli.exhibit import put
from duidu.cli.output import complain, json_text, paint, tell
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.settings.words import _, ngettext
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duidu.evolve.newgone import Compared, Word
    from duidu.evolve.sections import Section
    from duidu.export.tabled import Tabled
    from duidu.model import Document
    from duidu.store.corpus import Corpus
    from duidu.store.newgone import Told
    from duidu.tui.cited import At
    from duidu.tui.ranked import Line

MOST = 25
"""Words of each kind printed."""
WINDOW = 10
"""As `evolve.newgone.WINDOW`, which would load too much here; a test holds them together."""
BEGINNING = 24
"""Characters that name a section without a title."""


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "newgone",
        callback=run,
        params=[
            click.Argument(["document"], help=_("A document's id.")),
            corpus_option(),
            json_option(),
            *handed.options(),
            click.Option(
                ["-n", "--limit"],
                metavar="N",
                type=click.IntRange(min=1),
                default=MOST,
                show_default=True,
                help=_("The most words of each kind to print."),
            ),
            click.Option(
                ["--last"],
                metavar="N",
                type=click.IntRange(min=1),
                default=WINDOW,
                show_default=True,
                help=_("Hold it against the last N documents before it only."),
            ),
        ],
        help=_(
            "Print the words and phrases that a document uses far more, and far less, than the documents of its place "
            "before it, what is in none of them, and the sections that nothing before leads to or that lead nowhere; "
            "exit with 1 when there are none before it."
        ),
    )


def run(
    document: str, corpus: str | None, limit: int, last: int, output: str | None, replace: bool, **forms: bool
) -> int:
    """Print or write the words and sections and return the exit status."""
    from duidu.cli.corpora import corpus_path, place
    from duidu.cli.search import indexed
    from duidu.store import newgone
    from duidu.store.corpus import Corpus

    form = handed.form_of(forms, output)
    handed.refuse_in_time(form, output, replace=replace)
    opened = Corpus.open(corpus_path(corpus))
    base = place(opened, document).document
    index = indexed(opened)
    told = newgone.told(opened, index, base.id, limit, last)
    found = told.compared
    if found is None:
        complain(_why(told).format(document=base.id))
        return NOTHING_FOUND
    if form == handed.TEXT:
        _tell(found)
        _tell_sections(_sections(opened, told, base))
    elif form == handed.JSON:
        put(json_text(_json(found, _sections(opened, told, base))) + "\n", output, replace=replace)
    else:
        handed.put(_tabled(opened, told, _sections(opened, told, base)), form, output, replace=replace)
    return OK if found.more or found.less or found.new else NOTHING_FOUND


def _tabled(corpus: "Corpus", told: "Told", sections: "Sections") -> "Tabled":
    """The words and sections as the screen hands them on."""
    from duidu.tui import newgonetable
    from duidu.tui.newgonetable import NewGone
    from duidu.tui.tabling import Showing, tabled

    documents = {one.id: one for one in (sections.here, sections.before)}
    value = NewGone(told, sections.begun, sections.ended, documents)
    title = f"{_('New and gone')}: {told.name}"
    columns, lines = newgonetable.columns(value), newgonetable.rows(value, frozenset())

    def places(line: "Line", column: int) -> "Sequence[At]":
        return newgonetable.places(value, line.key, column)

    return tabled(corpus, Showing(title, columns, lines, places, newgonetable.account(value)))


def _why(told: "Told") -> str:
    """Say why there is nothing to hold a document against."""
    if told.ordered.at < 0:
        return _("{document}: its year is not known; say it in corpus.toml, or in the table of documents")
    return _("{document}: no document of its place stands before it; nothing to hold it against")


def _sections(corpus: "Corpus", told: "Told", base: "Document") -> "Sections":
    """The sections without ancestor, and those of the document before without descendant."""
    from duidu.evolve.sections import begun, ended
    from duidu.store.lineages import alignments
    from duidu.store.newgone import near

    before = [corpus.document(name) for name in near(told.ordered)]
    made = list(alignments(corpus, [(one, base) for one in before]))
    return Sections(base, before[-1], begun(base, made), ended(before[-1], base, made[-1]))


class Sections(NamedTuple):
    """Sections of a document and of the one before it, without ancestor and without descendant."""

    here: "Document"
    before: "Document"
    begun: "Sequence[Section]"
    ended: "Sequence[Section]"


def _name(document: "Document", one: "Section") -> str:
    """What a section is called: its title, else how it begins."""
    from duidu.text.outline import own_text, title

    block = document.blocks[one.block]
    return title(document, block) or own_text(document, block)[:BEGINNING]


def _json(found: "Compared", sections: Sections) -> dict[str, object]:
    """What ``--json`` prints."""
    return {
        "document": found.document,
        "before": list(found.before),
        "earlier": found.earlier,
        "words": found.size,
        "words_before": found.size_before,
        "enough": found.enough,
        "more": [_word(one, enough=found.enough) for one in found.more],
        "less": [_word(one, enough=found.enough) for one in found.less],
        "new": [_word(one, enough=found.enough) for one in found.new],
        "begun": [_section(sections.here, one) for one in sections.begun],
        "ended": [_section(sections.before, one) for one in sections.ended],
    }


def _section(document: "Document", one: "Section") -> dict[str, object]:
    """One section."""
    block = document.blocks[one.block]
    return {
        "document": document.id,
        "line": block.line,
        "role": block.role,
        "title": _name(document, one),
        "meaning": one.meaning,
    }


def _word(one: "Word", *, enough: bool) -> dict[str, object]:
    """One word; measures only where there are documents enough for them."""
    made: dict[str, object] = {
        "text": one.text,
        "here": one.here,
        "before": one.before,
        "documents": one.documents,
        "first": one.first,
        "last": one.last,
    }
    if enough:
        made |= {"log_likelihood": one.log_likelihood, "log_ratio": one.log_ratio, "dispersion": one.spread}
    return made


def _tell(found: "Compared") -> None:
    """The words for people."""
    n = len(found.before)
    held = ngettext("{n} document before it", "{n} documents before it", n).format(n=n)
    tell(paint(found.document, "heading"), f"  {safe_line(held)}")
    if not found.enough:
        tell(paint("\u26a0 " + _("few documents: examples, not a trend; no measures are given"), "doubt"))
    never = {one.text for one in found.new}
    groups = (
        (_("new: in no document before"), found.new),
        (_("more than before"), [one for one in found.more if one.text not in never]),
        (_("less than before, or gone"), found.less),
    )
    for head, words in groups:
        if words:
            tell(paint(head, "heading"))
        for one in words:
            _tell_word(one, enough=found.enough)


def _tell_sections(sections: Sections) -> None:
    """The sections for people."""
    from duidu.tui.words import state_words

    for head, document, some in (
        (_("sections that nothing before leads to"), sections.here, sections.begun),
        (_("sections of {document} that lead nowhere"), sections.before, sections.ended),
    ):
        if some:
            tell(paint(safe_line(head.format(document=document.id)), "heading"))
        for one in some:
            meaning = "" if one.meaning == "added" else f"  {state_words(one.meaning)}"
            line = document.blocks[one.block].line
            tell(f"  L{line} {safe_line(_name(document, one))}", paint(meaning, "quiet"))


def _tell_word(one: "Word", *, enough: bool) -> None:
    """One word on a line."""
    none = _("not in these") if one.last else _("never before")
    seen = _("before {n} in {documents}").format(n=one.before, documents=one.documents) if one.before else none
    if one.last:
        seen += " \u00b7 " + _("last in {document}").format(document=one.last)
    measures = f"  G\u00b2 {one.log_likelihood:.1f}  {one.log_ratio:+.1f}" if enough else ""
    tell(f"  {safe_line(one.text)}  ", paint(f"{one.here} \u00b7 {seen}{measures}", "quiet"))
