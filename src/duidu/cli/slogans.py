"""``duidu slogans``: families of slogans over the documents, proper names set apart."""

from typing import TYPE_CHECKING

import click

from duidu.cli import handed
from duidu.cli.exhibit import put
from duidu.cli.output import complain, json_text, paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.settings.words import _, ngettext, say
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duidu.export.tabled import Tabled
    from duidu.export.trace import Matrix
    from duidu.search import Index
    from duidu.store.corpus import Corpus
    from duidu.tui.cited import At
    from duidu.tui.ranked import Line


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "slogans",
        callback=run,
        params=[
            click.Argument(["pattern"], required=False, help=_("Such as *南开 or 平安*.")),
            corpus_option(),
            json_option(),
            *handed.options(),
        ],
        help=_(
            "Print the slogans of a pattern and in which documents they stand how often and how high; proper names are "
            "set apart. Without a pattern print the patterns that the corpus offers."
        ),
    )


def run(pattern: str | None, corpus: str | None, output: str | None, replace: bool, **forms: bool) -> int:
    """Print or write the matrix, or the patterns, and return the exit status."""
    from duidu.cli.corpora import corpus_path
    from duidu.cli.search import indexed
    from duidu.evolve import slogans
    from duidu.store import traces
    from duidu.store.corpus import Corpus

    form = handed.form_of(forms, output)
    handed.refuse_in_time(form, output, replace=replace)
    wanted = slogans.pattern(pattern) if pattern else None
    if wanted is None and form not in {handed.TEXT, handed.JSON}:
        raise click.UsageError(_("name a pattern; patterns are printed as text and JSON only"))
    opened = Corpus.open(corpus_path(corpus))
    index = indexed(opened)
    if wanted is None:
        return _tell_patterns(index, as_json=form == handed.JSON)
    found, problems = traces.matrix(opened, index, wanted)
    for one in problems:
        complain(say(one.error))
    rows = found.family.rows("slogan")
    _put(opened, found, form, (output, replace))
    if not rows:
        complain(_nothing(found))
    return OK if rows else NOTHING_FOUND


def _put(corpus: "Corpus", found: "Matrix", form: str, file: tuple[str | None, bool]) -> None:
    """Print or write the matrix."""
    output, replace = file
    if form == handed.TEXT:
        _tell(found)
    elif form == handed.JSON:
        from duidu.export.trace import slogans_json

        put(json_text(slogans_json(found)) + "\n", output, replace=replace)
    elif form == handed.CSV:
        from duidu.export.trace import slogans_csv

        put(slogans_csv(found, _sheet_words()), output, replace=replace)
    else:
        handed.put(_tabled(corpus, found), form, output, replace=replace)


def _tabled(corpus: "Corpus", found: "Matrix") -> "Tabled":
    """The matrix as the screen hands it on."""
    from duidu.tui import slogantable
    from duidu.tui.tabling import Showing, tabled

    table = slogantable.tabled(found, frozenset())
    title = f"{_('Slogans')}: {found.family.pattern.text}"
    columns, lines = slogantable.columns(table), slogantable.rows(table)

    def places(line: "Line", column: int) -> "Sequence[At]":
        return slogantable.places(table, line.key, column)

    return tabled(corpus, Showing(title, columns, lines, places, slogantable.account(table, "")))


def _sheet_words() -> dict[str, str]:
    """The words of the sheet."""
    from duidu.tui.tracewords import standing_words

    codes = ("title", "heading", "run_in", "lead", "sentence", "cell")
    return {"slogan": _("slogan"), "all": _("all"), "": "", **{code: standing_words(code) for code in codes}}


def _nothing(found: "Matrix") -> str:
    """Say that no slogan was found, and what was looked at."""
    plain = sum(use.sort == "plain" for use in found.family.uses)
    names = sum(use.sort == "name" for use in found.family.uses)
    return _("{pattern}: no slogan in {n} documents; {plain} plain mentions and {names} names were looked at").format(
        pattern=found.family.pattern.text, n=len(found.columns), plain=plain, names=names
    )


def _tell_patterns(index: "Index", *, as_json: bool) -> int:
    """The patterns that the corpus offers."""
    from duidu.store import traces

    offered = traces.patterns(index)
    if as_json:
        keys = ("pattern", "slogans", "documents", "examples")
        tell_json(
            [dict(zip(keys, (p.pattern.text, p.slogans, p.documents, list(p.examples)), strict=True)) for p in offered]
        )
    else:
        for one in offered:
            tell(paint(f"{one.pattern.text}  ", "heading"), safe_line(f"{one.slogans}  {' '.join(one.examples)}"))
    return OK if offered else NOTHING_FOUND


def _tell(found: "Matrix") -> None:
    """Each slogan with its documents, then the names."""
    from duidu.tui.tracewords import standing_words

    for row in found.family.rows("slogan"):
        said = []
        for one in found.columns:
            uses = found.family.cell(row, one.document)
            if uses:
                year = str(one.year) if one.year else one.document
                said.append(f"{year} {len(uses)} ({standing_words(found.standing(uses))})")
        tell(paint(f"{row}  ", "heading"), safe_line(" \u00b7 ".join(said)))
    names = found.family.rows("name")
    if names:
        n = len(names)
        head = ngettext("{n} name set apart", "{n} names set apart", n).format(n=n)
        tell(paint(f"{head}: {' '.join(names)}", "quiet"))
