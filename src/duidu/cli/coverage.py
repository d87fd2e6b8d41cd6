"""``duidu coverage``: which sections of a plan of several years the yearly plans take up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from duidu.cli import handed
from duidu.cli.exhibit import put
from duidu.cli.output import json_text, paint, tell, watched
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.settings.words import _

if TYPE_CHECKING:
    from duidu.model import Document
    from duidu.store.corpus import Corpus
    from duidu.tui.coveragetable import Covered

NAME = 44
"""Cells of the column of sections."""
LEAST = 16
"""Cells of a year's column."""


def command() -> click.Command:
    """Return the command in the language in use."""
    name = _("A file, or a document's id.")
    return Command(
        "coverage",
        callback=run,
        params=[
            click.Argument(["plan"], help=name),
            click.Argument(["years"], nargs=-1, help=name),
            corpus_option(),
            json_option(),
            *handed.options(),
        ],
        help=_(
            "Print which sections of PLAN, a plan of several years, the yearly plans YEARS take up: how many of its "
            "passages and figures have a counterpart there. Without YEARS those of its place and period, else all of "
            "its place. What a year does not take up is not found there, and never “dropped”."
        ),
    )


def run(plan: str, years: tuple[str, ...], corpus: str | None, output: str | None, replace: bool, **forms: bool) -> int:
    """Print or write the coverage and return the exit status."""
    from duidu.tui import coveragetable

    form = handed.form_of(forms, output)
    handed.refuse_in_time(form, output, replace=replace)
    found = _covered(plan, years, corpus)
    if form == handed.TEXT:
        _tell(found)
    elif form == handed.JSON:
        from duidu.export.coverage import coverage_json

        put(json_text(coverage_json(found.given)) + "\n", output, replace=replace)
    else:
        handed.put(coveragetable.tabled(found, found.sections), form, output, replace=replace)
    return OK if any(cell.standing != "none" for cell in found.found.total.cells) else NOTHING_FOUND


def _covered(address: str, years: Sequence[str], folder: str | None) -> "Covered":
    """The coverage of a plan by some documents, or by those of its place."""
    from duidu.cli.corpora import corpus_for, place
    from duidu.compare.gaps import gaps
    from duidu.evolve.coverage import coverage
    from duidu.evolve.indicators import indicators
    from duidu.store.lineages import alignments
    from duidu.tui.coveragetable import Covered

    corpus = corpus_for(folder, [address, *years])
    plan = place(corpus, address).document
    others = [place(corpus, year).document for year in years] if years else _unasked(corpus, plan)
    others = list({one.id: one for one in others if one.id != plan.id}.values())
    if not others:
        words = _("{plan}: no other document to hold it against; name one")
        raise click.UsageError(words.format(plan=plan.id), click.get_current_context())
    pairs = [(plan, other) for other in others]
    made = list(watched(alignments(corpus, pairs), len(pairs), _("aligning")))
    documents = {one.id: one for one in (plan, *others)}
    figures = {name: indicators(one) for name, one in documents.items()}
    return Covered.of(coverage(plan, list(zip(others, made, strict=True)), figures, gaps(documents)), documents)


def _unasked(corpus: "Corpus", plan: "Document") -> "list[Document]":
    """The documents of the plan's place and years, else of its place."""
    from duidu.evolve.coverage import years_of
    from duidu.evolve.works import witness

    shelf = [witness(entry.id, entry.meta) for entry in corpus.entries if entry.error is None]
    return [corpus.document(name) for name in years_of(witness(plan.id, plan.meta), shelf)]


def _tell(found: "Covered") -> None:
    """The sections with what each year takes up, and how to read it."""
    from duidu.text.safe import safe_line
    from duidu.tui import coveragetable
    from duidu.tui.draw import cells, clip

    def padded(text: str, width: int) -> str:
        cut = clip(safe_line(text), width - 1)
        return cut + " " * (width - cells(cut))

    sections = found.sections
    rows = [coveragetable.cells_of(found, section) for section in sections]
    titles = coveragetable.titles(found)
    wide = [max(LEAST, *(cells(row[i]) + 2 for row in rows), cells(titles[i]) + 2) for i in range(len(titles))]
    head = padded(_("section"), NAME) + "".join(padded(title, width) for title, width in zip(titles, wide, strict=True))
    tell(paint(head, "heading"))
    for section, row in zip(sections, rows, strict=True):
        name = "  " * section.depth + coveragetable.named(found, section)
        style = "heading" if section.depth == 0 else "match" if section.counts else "quiet"
        said = "".join(padded(text, width) for text, width in zip(row, wide, strict=True))
        tell(paint(padded(name, NAME), style), said)
    tell("")
    for sentence in coveragetable.account(found):
        tell(paint(sentence, "quiet"))
