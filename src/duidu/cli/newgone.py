"""``duidu newgone``: what a document says more and less than the documents before it."""

from typing import TYPE_CHECKING

import click

from duidu.cli.output import complain, paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.settings.words import _, ngettext
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.evolve.newgone import Compared, Word
    from duidu.model import Document

MOST = 25
"""Words of each kind printed."""


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "newgone",
        callback=run,
        params=[
            click.Argument(["document"], help=_("A document's id.")),
            corpus_option(),
            json_option(),
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
                help=_("Hold it against the last N documents before it only."),
            ),
        ],
        help=_(
            "Print the words and phrases that a document uses far more, and far less, than the documents of its place "
            "before it; exit with 1 when there are none before it."
        ),
    )


def run(document: str, corpus: str | None, as_json: bool, limit: int, last: int | None) -> int:
    """Print the words and return the exit status."""
    from duidu.cli.corpora import corpus_path, documents, place
    from duidu.evolve import newgone
    from duidu.search.passages import passages
    from duidu.store.corpus import Corpus

    opened = Corpus.open(corpus_path(corpus))
    base = place(opened, document).document
    earlier = _before(base, documents(opened))[-(last or 0) :]
    if not earlier:
        complain(
            _("{document}: no document of its place stands before it; nothing to hold it against").format(
                document=base.id
            )
        )
        return NOTHING_FOUND
    here, *there = (newgone.counted(one.id, passages(one)) for one in (base, *earlier))
    found = newgone.compared(here, there, limit)
    if as_json:
        tell_json(_json(found))
    else:
        _tell(found)
    return OK if found.more or found.less else NOTHING_FOUND


def _before(base: "Document", every: list["Document"]) -> list["Document"]:
    """The works of a document's place that stand before it, in order of year."""
    from duidu.evolve.works import merged

    by_id = {one.id: one for one in every}
    columns = merged({one.id: one.meta for one in every}, every)
    own = next(c for c in columns if c.document == base.id or base.id in c.same_work)
    earlier = [c for c in columns if c.meta.place.value == own.meta.place.value and 0 < c.year < own.year]
    return [by_id[c.document] for c in earlier]


def _json(found: "Compared") -> dict[str, object]:
    """What ``--json`` prints."""
    return {
        "document": found.document,
        "before": list(found.before),
        "words": found.size,
        "words_before": found.size_before,
        "enough": found.enough,
        "more": [_word(one, enough=found.enough) for one in found.more],
        "less": [_word(one, enough=found.enough) for one in found.less],
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
    for head, words in ((_("new or more"), found.more), (_("gone or less"), found.less)):
        tell(paint(head, "heading"))
        for one in words:
            _tell_word(one, enough=found.enough)


def _tell_word(one: "Word", *, enough: bool) -> None:
    """One word on a line."""
    seen = (
        _("never before")
        if not one.before
        else _("before {n} in {documents}").format(n=one.before, documents=one.documents)
    )
    if one.last:
        seen += " \u00b7 " + _("last in {document}").format(document=one.last)
    measures = f"  G\u00b2 {one.log_likelihood:.1f}  {one.log_ratio:+.1f}" if enough else ""
    tell(f"  {safe_line(one.text)}  ", paint(f"{one.here} \u00b7 {seen}{measures}", "quiet"))
