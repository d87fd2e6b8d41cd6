"""``duidu trace``: a phrase, or a set of words, through the years."""

from typing import TYPE_CHECKING, Final

import click

from duidu.cli import handed
from duidu.cli.output import complain, json_text, paint, tell
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.settings.words import _, ngettext, say
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.evolve.trace import Column, Occurrence, Series
    from duidu.export.trace import Traced
    from duidu.model import Document
    from duidu.store.corpus import Corpus

AROUND: Final = 22
"""Characters shown on either side of a place."""
MOST_SHOWN: Final = 8
"""Variants and companions printed for people; JSON has all."""


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "trace",
        callback=run,
        params=[
            click.Argument(["phrase"], nargs=-1, required=True, help=_("What to follow.")),
            corpus_option(),
            json_option(),
            *handed.options(chart=True),
        ],
        help=_(
            "Follow a phrase through the years: how often, where, how high it stands, beside which words; exit with 1 "
            "when it is nowhere.\n\n"
            "It is looked for exactly, in either script. Several words, or those of a set (@name), are followed "
            "together; a phrase with spaces goes in quotation marks; 平安* and *治理 are patterns; year:, place:, "
            "kind:, doc: and role: keep documents or passages as in search. A year of which no document is held "
            "is no zero. As a table it has a row for each document, or for each of several words in it, with the "
            "figures beside them and the passages quoted."
        ),
    )


def run(phrase: tuple[str, ...], corpus: str | None, output: str | None, replace: bool, **forms: bool) -> int:
    """Print or write the trace and return the exit status."""
    form = handed.form_of(forms, output)
    handed.refuse_in_time(form, output, replace=replace)
    opened, found = _found(phrase, corpus)
    if form == handed.JSON:
        from duidu.cli.exhibit import put
        from duidu.export.trace import trace_json

        put(json_text(trace_json(found)) + "\n", output, replace=replace)
    elif form != handed.TEXT:
        from duidu.tui import tracetable

        made = tracetable.made(found, found.trace)
        handed.put(tracetable.tabled(made, opened), form, output, replace=replace)
    elif found.trace.basis.places:
        _tell(found)
    if found.trace.basis.places:
        return OK
    if found.trace.phrase.words:
        _tell_nothing(found)
    return NOTHING_FOUND


def _found(phrase: tuple[str, ...], corpus: str | None) -> tuple["Corpus", "Traced"]:
    """The corpus, and the trace through it; what is wrong with the words or the documents is said."""
    from duidu.cli.corpora import corpus_path
    from duidu.cli.search import indexed
    from duidu.evolve import phrase as phrases
    from duidu.settings.querynotes import note_words
    from duidu.store import traces, wordsets
    from duidu.store.corpus import Corpus

    kept = wordsets.load()
    for problem in kept.problems:
        complain(say(problem))
    asked = phrases.phrase(" ".join(phrase), kept.sets)
    for note in asked.notes:
        complain(note_words(note))
    opened = Corpus.open(corpus_path(corpus))
    index = indexed(opened)
    found, problems = traces.traced(opened, index, asked)
    for one in problems:
        complain(say(one.error))
    return opened, found


def _tell_nothing(found: "Traced") -> None:
    """Say what was tried, and what stands nearest."""
    count = found.trace.basis.documents
    tried = ngettext(
        "{phrase}: nowhere in {n} document; tried as typed in either script and width, without slips",
        "{phrase}: nowhere in {n} documents; tried as typed in either script and width, without slips",
        count,
    )
    complain(tried.format(phrase=found.trace.phrase.typed, n=count))
    totals: dict[str, int] = {}
    for near in found.nearest.values():
        for one in near:
            totals[one.text] = totals.get(one.text, 0) + one.times
    if totals:
        said = " \u00b7 ".join(f"{text} {n}" for text, n in sorted(totals.items(), key=lambda item: -item[1]))
        complain(_("its parts are there: {parts}; duidu search forgives slips").format(parts=said))


# -- for people


def _tell(found: "Traced") -> None:
    """The documents in time, each with its places; then forms, company and what it rests on."""
    from duidu.tui.tracewords import basis_words, event_words, told_events, warning_words

    basis = found.trace.basis
    tell(paint(found.trace.phrase.typed, "heading"), f"  {safe_line(basis_words(found.trace))}")
    for line in warning_words(found.trace):
        tell(paint(f"\u26a0 {line}", "doubt"))
    for one in found.trace.series:
        _tell_series(found, one)
    if basis.places:
        _tell_forms(found)
    for one in found.trace.series:
        for event in told_events(one):
            tell(paint(event_words(found.trace, event), "quiet"))


def _tell_series(found: "Traced", one: "Series") -> None:
    """The documents of one place."""
    place = one.place or _("(no place known)")
    if not one.first:
        n = len(one.documents)
        tell(
            paint(
                ngettext("{place}: 0 in {n} document", "{place}: 0 in {n} documents", n).format(place=place, n=n),
                "quiet",
            )
        )
        return
    gaps = " ".join(map(str, one.not_held))
    tell(paint(place, "heading"), paint("  " + _("not held: {years}").format(years=gaps) if gaps else "", "quiet"))
    for name in one.documents:
        _tell_column(found, found.trace.column(name))


def _tell_column(found: "Traced", column: "Column") -> None:
    """One document: its year, how often, and its places."""
    from duidu.tui.tracewords import column_words, nearest_words

    tell(paint(f"{column_words(column)}  {column.document}", "heading"))
    document = found.documents.get(column.document)
    if not column.count:
        tell(paint("  " + nearest_words(found, column), "quiet"))
    if document is not None:
        for one in column.occurrences:
            _tell_place(document, one)


def _tell_place(document: "Document", one: "Occurrence") -> None:
    """One place in its context."""
    from duidu.text.outline import label, own_spans
    from duidu.tui.tracewords import standing_words
    from duidu.tui.words import role_words

    own = own_spans(document, document.blocks[one.block])
    first, last = max(own[0].start, one.span.start - AROUND), min(own[-1].end, one.span.end + AROUND)
    said = " \u00b7 ".join(part for part in (role_words(one.role), standing_words(one.standing)) if part)
    tell(
        f"  L{one.line} ",
        paint(f"{label(document, one.block)} {said} ", "quiet"),
        "\u2026" if first > own[0].start else "",
        safe_line(document.text[first : one.span.start]),
        paint(document.text[one.span.start : one.span.end], "match"),
        safe_line(document.text[one.span.end : last]),
        "\u2026" if last < own[-1].end else "",
    )


def _tell_forms(found: "Traced") -> None:
    """The forms it is found in, and its company."""
    from duidu.tui.tracewords import variant_words

    forms = [variant_words(one) for one in found.variants[:MOST_SHOWN]]
    if forms:
        tell(paint(_("also written, grown, in line") + ": ", "quiet"), safe_line(" \u00b7 ".join(forms)))
    company = [f"{one.word} {one.sentences}" for one in found.company[:MOST_SHOWN]]
    if company:
        tell(paint(_("in sentences with") + ": ", "quiet"), safe_line(" \u00b7 ".join(company)))
