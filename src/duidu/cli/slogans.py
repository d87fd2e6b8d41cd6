"""``duidu slogans``: families of slogans over the documents, proper names set apart."""

import sys
from typing import TYPE_CHECKING

import click

from duidu.cli.output import complain, paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.settings.words import _, ngettext, say
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.export.trace import Matrix
    from duidu.search import Index


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "slogans",
        callback=run,
        params=[
            click.Argument(["pattern"], required=False, help=_("Such as *南开 or 平安*.")),
            corpus_option(),
            json_option(),
            click.Option(["--csv", "as_csv"], is_flag=True, help=_("Print a sheet for a spreadsheet.")),
        ],
        help=_(
            "Print the slogans of a pattern and in which documents they stand how often and how high; proper names are "
            "set apart. Without a pattern print the patterns that the corpus offers."
        ),
    )


def run(pattern: str | None, corpus: str | None, as_json: bool, as_csv: bool) -> int:
    """Print the matrix, or the patterns, and return the exit status."""
    from duidu.cli.corpora import corpus_path
    from duidu.cli.search import indexed
    from duidu.evolve import slogans
    from duidu.store import traces
    from duidu.store.corpus import Corpus

    if as_json and as_csv:
        raise click.UsageError(_("choose one of --json and --csv"), click.get_current_context())
    wanted = slogans.pattern(pattern) if pattern else None
    opened = Corpus.open(corpus_path(corpus))
    index = indexed(opened)
    if wanted is None:
        return _tell_patterns(index, as_json=as_json)
    found, problems = traces.matrix(opened, index, wanted)
    for one in problems:
        complain(say(one.error))
    rows = found.family.rows("slogan")
    if as_json:
        from duidu.export.trace import slogans_json

        tell_json(slogans_json(found))
    elif as_csv:
        from duidu.export.trace import slogans_csv

        sys.stdout.write(slogans_csv(found, _sheet_words()))
    else:
        _tell(found)
    if not rows:
        complain(_nothing(found))
    return OK if rows else NOTHING_FOUND


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
