"""``duidu lineage``: what became of each theme, through all years and places."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from duidu.cli import handed
from duidu.cli.exhibit import put
from duidu.cli.output import json_text, paint, tell, watched
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.model import Document
from duidu.settings.words import _

if TYPE_CHECKING:
    from duidu.align.chart import Chart, Given, Row, Tally
    from duidu.align.fates import Fate

THEME: Final = 30
"""Cells of the column of themes."""
LEAST: Final = 20
"""Cells of a document's column, with a space on its right."""
WIDTH: Final = 120
"""Cells of a line where there is no terminal to ask."""


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "lineage",
        callback=run,
        params=[
            click.Argument(
                ["address"],
                required=False,
                help=_("A document's id, or ID:LINE for one section, whose themes to follow."),
            ),
            click.Option(["--all", "every"], is_flag=True, help=_("Follow all themes of all documents.")),
            corpus_option(),
            json_option(),
            *handed.options(),
        ],
        help=_(
            "Print what became of each theme of a document in the other years and places: kept, renamed, moved, "
            "split, merged, new, or not found."
        ),
    )


def run(address: str | None, every: bool, corpus: str | None, output: str | None, replace: bool, **forms: bool) -> int:
    """Print or write the lineage and return the exit status."""
    form = handed.form_of(forms, output)
    if every == (address is not None):
        raise click.UsageError(_("name a document, or --all for all of them"), click.get_current_context())
    handed.refuse_in_time(form, output, replace=replace)
    given, shown = _followed(corpus, address)
    if form == handed.TEXT:
        _tell(given, shown)
    elif form in {handed.JSON, handed.CSV}:
        put(_printed(given, shown, form), output, replace=replace)
    else:
        from duidu.tui import lineagetable

        whole = lineagetable.Shown(shown.rows, title=address or "")
        handed.put(lineagetable.tabled(given, shown, whole), form, output, replace=replace)
    return OK if shown.rows and len(shown.documents) > 1 else NOTHING_FOUND


def _printed(given: "Given", shown: "Chart", form: str) -> str:
    """The lineage for programs, or as a sheet with a line's own column for each document."""
    from duidu.export.lineage import lineage_csv, lineage_json
    from duidu.tui.fates import sheet_words

    if form == handed.JSON:
        return json_text(lineage_json(given, shown)) + "\n"
    return lineage_csv(given, shown, sheet_words())


def _followed(folder: str | None, address: str | None) -> tuple["Given", "Chart"]:
    """The lineage, and its rows as they were asked for."""
    from duidu.align.chart import Given, chart, whole
    from duidu.align.lineage import beside, lineage, pairs
    from duidu.cli.corpora import corpus_path, documents, place
    from duidu.compare.gaps import gaps
    from duidu.store.corpus import Corpus
    from duidu.store.lineages import alignments

    corpus = Corpus.open(corpus_path(folder))
    base = None if address is None else place(corpus, address)
    texts = {text.id: text for text in documents(corpus)}
    if base is not None:
        texts.setdefault(base.document.id, base.document)
        texts = {text.id: text for text in beside(texts.values(), base.document)}
    steps = pairs(texts.values())
    made = list(watched(alignments(corpus, steps), len(steps), _("aligning")))
    given = Given.of(lineage(texts.values(), made), texts, gaps(texts))
    return given, whole(given) if base is None else chart(given, base.document.id, base.scope)


# -- for people


def _tell(given: "Given", shown: "Chart") -> None:
    """The themes as tables, as many documents side by side as fit, then the counts."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    columns = [i for i, name in enumerate(shown.documents) if name != shown.base]
    fit = max(1, (width - THEME - 1) // LEAST)
    rows = [row for row in shown.rows if row.counts]
    for some in (columns[i : i + fit] for i in range(0, len(columns), fit)):
        each = min((width - THEME - 1) // len(some), 2 * LEAST)
        _tell_table(given, shown, rows, (some, each))
    for tally in shown.tallies:
        tell(_tallied(given, tally))


def _tell_table(given: "Given", shown: "Chart", rows: Sequence["Row"], part: tuple[list[int], int]) -> None:
    """The rows in some columns of some width."""
    columns, width = part
    heads = [_label(given.documents[shown.documents[i]]) for i in columns]
    base = _label(given.documents[shown.base]) if shown.base else _("theme")
    tell(paint(_padded(base, THEME) + "".join(_padded(head, width) for head in heads), "heading"))
    foreign = ""
    for row in rows:
        if not row.of_base and row.node.document != foreign:
            foreign = row.node.document
            tell(paint(_("only in {document}").format(document=foreign), "heading"))
        tell(_theme(given, row), *(_shown(given, row, shown.documents[i], row.fates[i], width) for i in columns))
    tell("")


def _label(document: Document) -> str:
    """A document's year and place, else its id."""
    from duidu.text.outline import year

    known = year(document)
    return document.id if known is None else f"{known} {document.meta.place.value}".strip()


def _theme(given: "Given", row: "Row") -> str:
    """The first cell of a row."""
    from duidu.export.lineage import name_of

    document = given.documents[row.node.document]
    text = f"L{document.blocks[row.node.block].line} {name_of(document, row.node.block)}"
    return paint(_padded("  " * row.depth + text, THEME), "heading" if row.depth == 0 else "match")


def _shown(given: "Given", row: "Row", name: str, fate: "Fate | None", width: int) -> str:
    """One cell: sign, place and title of the partner, or why there is none."""
    from duidu.export.lineage import name_of, sign
    from duidu.tui.fates import SIGNS, short_words, sign_of, way

    if fate is None:
        return _padded("·" if name != row.node.document else "*", width)
    if fate.cell.node is None:
        to = way(given, fate.node.document, name)
        return paint(_padded(f"{sign_of(fate.kind, to)} {short_words(fate.kind, to)}", width), "quiet")
    document, block = given.documents[name], fate.cell.node.block
    mark = "" if fate.kind in {"kept", "renamed"} else SIGNS[fate.kind]
    text = f"{sign(fate.cell)}{mark} L{document.blocks[block].line} {name_of(document, block)}"
    return _padded(text, width)


def _padded(text: str, width: int) -> str:
    """A text cut and filled up to a width in cells, a space at its end."""
    from rich.cells import set_cell_size

    from duidu.text.safe import safe_line
    from duidu.tui.draw import cells, clip

    cut = clip(safe_line(text), width - 1)
    return cut + " " * (width - cells(cut)) if cells(cut) <= width else set_cell_size(cut, width)


def _tallied(given: "Given", tally: "Tally") -> str:
    """The counts of two documents as a line."""
    ends = " → ".join(_label(given.documents[name]) for name in (tally.a, tally.b))
    return f"{paint(ends, 'heading')}: {' · '.join(_counted(given, tally))}"


def _counted(given: "Given", tally: "Tally") -> Iterator[str]:
    """Each kind with its count."""
    from duidu.tui.fates import fate_words, way

    to = way(given, tally.a, tally.b)
    return (f"{fate_words(kind, to)} {count}" for kind, count in tally.counts)
