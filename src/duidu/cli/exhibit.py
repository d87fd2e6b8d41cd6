"""What ``duidu diff`` hands on: which format was asked for, where it goes, and the exhibit itself."""

import datetime
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from duidu import __version__
from duidu.cli.output import complain, watched
from duidu.cli.parameters import output_option
from duidu.settings.words import _

if TYPE_CHECKING:
    from duidu.align.hand import Ruling
    from duidu.compare import Narrowing
    from duidu.model import Change, Comparison, Document
    from duidu.tui.exhibits import Parts

TEXT, JSON, DOCX = "text", "json", "docx"
NAMES: Final = ("html", "markdown", "csv", DOCX)
LONG: Final = 2000
"""Rows from which making something takes so long that one wants to see how far it is."""


class Asked(NamedTuple):
    """What the options say of an exhibit."""

    title: str
    brief: bool
    gbt7714: bool
    unified: bool
    summary: bool
    by_hand: bool
    rows: "Narrowing"
    hidden: "tuple[tuple[Change, int], ...]" = ()


def options() -> list[click.Parameter]:
    """Return the options for something that can be handed on."""
    return [
        click.Option(["--html", "as_html"], is_flag=True, help=_("An exhibit as one HTML file, for printing too.")),
        click.Option(["--markdown", "as_markdown"], is_flag=True, help=_("An exhibit as Markdown.")),
        click.Option(["--csv", "as_csv"], is_flag=True, help=_("The rows for a spreadsheet.")),
        click.Option(["--docx", "as_docx"], is_flag=True, help=_("An exhibit as a Word document.")),
        output_option(),
        click.Option(["--replace"], is_flag=True, help=_("Let FILE take the place of one that is there.")),
        click.Option(["--title"], default="", metavar=_("TEXT"), help=_("What the exhibit is called.")),
        click.Option(["--brief"], is_flag=True, help=_("Leave out of an exhibit what did not change, marked […].")),
        click.Option(["--unified"], is_flag=True, help=_("Both texts in one, what went and what came marked in it.")),
        click.Option(["--summary"], is_flag=True, help=_("What became of sections, passages and figures, in lines.")),
        click.Option(["--gbt7714"], is_flag=True, help=_("Give an exhibit's sources as GB/T 7714 has them.")),
    ]


def form_of(flags: Mapping[str, bool], output: str | None) -> str:
    """Return the format that was asked for: by an option, else by the file's suffix, else text.

    Args:
        flags: Whether each format was asked for, by ``as_html``, ``as_json`` ….
        output: The file.
    """
    asked = [name for name in (*NAMES, JSON) if flags[f"as_{name}"]]
    if len(asked) > 1:
        both = " ".join(f"--{name}" for name in asked)
        raise click.UsageError(_("choose one of {options}").format(options=both), click.get_current_context())
    if asked or not output:
        return asked[0] if asked else TEXT
    from duidu.tui.exhibits import format_of

    known = format_of(output)
    if known is None:
        words = _("{file}: no suffix that says a format; take .html, .docx, .md, .csv or .json, or an option")
        raise click.UsageError(words.format(file=output), click.get_current_context())
    return known.name


def refuse_in_time(form: str, output: str | None, asked: Asked, *, replace: bool) -> None:
    """Say what cannot be done before anything is computed.

    Raises:
        DuiduError: if the file cannot be written.
        click.UsageError: if the options do not fit each other.
    """
    context = click.get_current_context()
    if form in {TEXT, JSON} and (asked.title or asked.brief or asked.gbt7714):
        raise click.UsageError(_("--title, --brief and --gbt7714 are for exhibits"), context)
    if form == JSON and asked.unified:
        raise click.UsageError(_("--unified is for people: JSON has both texts and every change"), context)
    _refuse_views(asked)
    if replace and not output:
        raise click.UsageError(_("--replace needs -o FILE"), context)
    if form == DOCX and not output and sys.stdout.isatty():
        raise click.UsageError(_("a Word document is nothing for a terminal; add -o FILE"), context)
    if output:
        from duidu.tui.exhibits import check

        check(Path(output).expanduser(), replace=replace)


def _refuse_views(asked: Asked) -> None:
    """Say which ways to show a comparison exclude each other."""
    given = {"--unified": asked.unified, "--summary": asked.summary, "--figures": asked.rows.figures}
    named = [name for name, on in given.items() if on]
    if asked.summary and len(named) > 1:
        raise click.UsageError(
            _("choose one of {options}").format(options=" ".join(named)), click.get_current_context()
        )


def rendering(
    documents: "Sequence[Document]",
    comparison: "Comparison",
    rulings: "Sequence[Sequence[Ruling]]",
    asked: Asked,
    form: str,
) -> "Parts":
    """Return a comparison as an exhibit in some format, showing how far it is if that takes long."""
    from duidu.export.exhibit import exhibit_steps
    from duidu.export.given import Wanted
    from duidu.tui.exhibits import exhibit_words, rendered

    wanted = Wanted(
        version=__version__,
        made=datetime.date.today().isoformat(),
        focus=int(comparison.base == 0),
        title=asked.title,
        brief=asked.brief,
        gbt7714=asked.gbt7714,
        unified=asked.unified,
        summary=asked.summary,
        by_hand=asked.by_hand,
        hidden=asked.hidden,
        rows=asked.rows,
    )
    steps = exhibit_steps(documents, comparison, rulings, wanted, exhibit_words())
    long = len(comparison.rows) if len(comparison.rows) > LONG else 0
    *_before, last = watched(steps, long, _("writing"))
    assert last.exhibit is not None, "the last step brings the exhibit"
    return rendered(form, last.exhibit)


def put(content: "str | Parts", output: str | None, *, replace: bool) -> None:
    """Write what was made to its file, or to stdout."""
    if output:
        from duidu.tui.exhibits import write

        write(Path(output).expanduser(), content, replace=replace)
        complain(_("written to {file}").format(file=output))
        return
    for piece in (content,) if isinstance(content, str | bytes) else content:
        if isinstance(piece, str):
            sys.stdout.write(piece)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(piece)
