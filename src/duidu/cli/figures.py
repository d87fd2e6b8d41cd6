"""``duidu figures``: what a document aims at and has reached, in figures; with --all, the series of a corpus."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import click

from duidu.cli import handed
from duidu.cli.exhibit import put
from duidu.cli.output import complain, json_text, paint, tell
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.settings.words import _, ngettext

if TYPE_CHECKING:
    from duidu.evolve.joinsaid import JoinRuling
    from duidu.evolve.series import Series
    from duidu.evolve.stated import Stated
    from duidu.model import Document

NAME: Final = 36
"""Cells of the column of indicators."""
VALUE: Final = 22
"""Cells of the column of values."""
LEAST: Final = 16
"""Cells of a year's column."""
WIDTH: Final = 120
"""Cells of a line where there is no terminal to ask."""


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "figures",
        callback=run,
        params=[
            click.Argument(["file"], required=False, help=_("A file, a document's id, or ID:LINE for one section.")),
            click.Option(["--all", "every"], is_flag=True, help=_("The series of all documents, year by year.")),
            click.Option(
                ["--damaged"], is_flag=True, help=_("The figures that damage of the source touches, and no others.")
            ),
            corpus_option(),
            json_option(),
            *handed.options(chart=True),
        ],
        help=_(
            "Print the figures of a document: indicator, growth or level, value, unit and bound, aimed at or reached, "
            "for which year. With --all, what each indicator was in which year, and what joins the figures of a series."
        ),
    )


def run(
    file: str | None,
    every: bool,
    damaged: bool,
    corpus: str | None,
    output: str | None,
    replace: bool,
    **forms: bool,
) -> int:
    """Print or write the figures and return the exit status."""
    context = click.get_current_context()
    if every == (file is not None):
        raise click.UsageError(_("name a document, or --all for all of them"), context)
    if every and damaged:
        raise click.UsageError(_("choose one of --all and --damaged"), context)
    form = handed.form_of(forms, output)
    handed.refuse_in_time(form, output, replace=replace)
    if file is None:
        return _run_all(corpus, form, output, replace=replace)
    document, found = _of_place(file, corpus, damaged)
    if form == handed.TEXT:
        _tell(document, found)
    elif form in {handed.JSON, handed.CSV}:
        put(_printed(document, found, form), output, replace=replace)
    else:
        _hand_on([(document, found)], form, output, replace=replace)
    return OK if found else NOTHING_FOUND


def _printed(document: "Document", found: Sequence["Stated"], form: str) -> str:
    """The figures of a document for programs, or as a sheet."""
    from duidu.export.figures import figures_csv, figures_json
    from duidu.settings.figurewords import sheet_words

    if form == handed.JSON:
        return json_text(figures_json(document, found)) + "\n"
    return figures_csv(document, found, sheet_words())


def _hand_on(
    given: "Sequence[tuple[Document, Sequence[Stated]]]",
    form: str,
    output: str | None,
    *,
    replace: bool,
    rulings: "Sequence[JoinRuling]" = (),
) -> None:
    """The table of some documents' figures, in some format."""
    from duidu.tui import figuretabled
    from duidu.tui.figuretable import Choice, figured, shown

    table, choice = figured(given, rulings), Choice(shared=len(given) > 1)
    more = [figuretabled.every_figure(table, shown(table, choice))]
    handed.put(figuretabled.tabled(table, choice), form, output, replace=replace, more=more)


def _of_place(address: str, corpus: str | None, damaged: bool) -> tuple["Document", list["Stated"]]:
    """The document and its figures, those in a damaged place apart; how many were left out is said."""
    from duidu.cli.corpora import corpus_for, place
    from duidu.evolve.indicators import indicators

    asked = place(corpus_for(corpus, [address]), address)
    scope = None if asked.scope is None else frozenset(asked.scope)
    found = [stated for stated in indicators(asked.document) if scope is None or stated.block in scope]
    hurt = [stated for stated in found if stated.doubt]
    if damaged:
        return asked.document, hurt
    if hurt:
        complain(
            _("{n} figures left out because the source is damaged there; --damaged lists them").format(n=len(hurt))
        )
    return asked.document, [stated for stated in found if not stated.doubt]


def _tell(document: "Document", found: Sequence["Stated"]) -> None:
    """Targets, then achievements, each as a table in the order of the text."""
    from duidu.settings.figurewords import aim_words

    for aim in ("target", "achieved"):
        some = [stated for stated in found if stated.aim == aim]
        if some:
            tell(paint(f"{aim_words(aim)} {len(some)}", "heading"))
            width = len(str(some[-1].line))
            for stated in some:
                _tell_one(stated, width)
            tell("")


def _tell_one(stated: "Stated", width: int) -> None:
    """One figure on a line: line, year, value, indicator."""
    from duidu.export.figures import written
    from duidu.settings.figurewords import kind_words, years_words

    tell(
        paint(f"{stated.line:>{width}} ", "quiet"),
        _padded(years_words(stated.first_year, stated.year), 10),
        paint(_padded(written(stated), VALUE), "match"),
        paint(_padded(kind_words(stated), 9), "quiet"),
        _clean(stated.scope + stated.indicator),
    )


def _clean(text: str) -> str:
    """A text of a document on one line, safe."""
    from duidu.text.safe import safe_line

    return safe_line(text)


def _padded(text: str, width: int) -> str:
    """A text cut and filled up to a width in cells, a space at its end."""
    from duidu.text.cells import cells, head

    clean = _clean(text)
    cut = clean if cells(clean) < width else head(clean, width - 2) + "…"
    return cut + " " * (width - cells(cut))


# -- all documents


def _run_all(corpus: str | None, form: str, output: str | None, *, replace: bool) -> int:
    """Print or write the series of a corpus and return the exit status."""
    from duidu.cli.corpora import corpus_path, documents
    from duidu.evolve.indicators import indicators
    from duidu.evolve.joinrulings import ruled
    from duidu.evolve.series import series
    from duidu.export.figures import series_csv, series_json
    from duidu.settings.figurewords import sheet_words
    from duidu.store.corpus import Corpus

    opened = Corpus.open(corpus_path(corpus))
    texts = documents(opened)
    given = [(text, indicators(text)) for text in texts]
    rulings = [record.what for record in opened.said.joins]
    if form not in {handed.TEXT, handed.JSON, handed.CSV}:
        _hand_on(given, form, output, replace=replace, rulings=rulings)
        return OK if any(stated for _text, stated in given) else NOTHING_FOUND
    found = ruled(series(given), rulings)
    if form == handed.TEXT:
        _tell_series(found)
    elif form == handed.JSON:
        put(json_text(series_json(texts, found)) + "\n", output, replace=replace)
    else:
        put(series_csv(found, sheet_words()), output, replace=replace)
    return OK if found else NOTHING_FOUND


def _tell_series(found: Sequence["Series"]) -> None:
    """The series that more than one document states, as tables of as many years as fit; how many others there are."""
    shown = [one for one in found if len(one.documents) > 1]
    years = sorted({year for one in shown for year in one.years})
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    fit = max(1, (width - NAME) // LEAST)
    for place in dict.fromkeys(one.place for one in shown):
        some = [one for one in shown if one.place == place]
        here = [year for year in years if any(year in one.years for one in some)]
        for part in (here[i : i + fit] for i in range(0, len(here), fit)):
            _tell_table(place, some, part)
    _tell_signs(shown)
    rest = len(found) - len(shown)
    if rest:
        message = ngettext(
            "{n} more indicator that one document alone states; --csv and --json have it",
            "{n} more indicators that one document alone states; --csv and --json have them",
            rest,
        )
        tell(paint(message.format(n=rest), "quiet"))


def _tell_table(place: str, some: Iterable["Series"], years: Sequence[int]) -> None:
    """The series of a place in some years; a target has no sign of its own, what was reached stands in brackets."""
    from duidu.export.figures import cell, names_of

    tell(paint(_padded(place or "?", NAME) + "".join(_padded(str(year or "?"), LEAST) for year in years), "heading"))
    for one in some:
        if not set(one.years) & set(years):
            continue
        cells = [_both(cell(one, year, "target"), cell(one, year, "achieved")) for year in years]
        tell(_padded(" \u2190 ".join(names_of(one)), NAME), *(_padded(text, LEAST) for text in cells))
    tell("")


def _both(aimed: str, reached: str) -> str:
    """What was aimed at, and in brackets what was reached."""
    return f"{aimed} ({reached})".strip() if reached else aimed


def _tell_signs(shown: Iterable["Series"]) -> None:
    """What the signs that occur mean, and that brackets hold what was reached."""
    from duidu.export.figures import SIGNS
    from duidu.settings.figurewords import label_words

    met = {join.label for one in shown for join in one.joins if join is not None}
    said = [f"{sign} {label_words(label)}" for label, sign in SIGNS.items() if sign and label in met]
    if met:
        tell(paint(" \u00b7 ".join([*said, _("( ) achieved"), _("? scope not verified")]), "quiet"))
