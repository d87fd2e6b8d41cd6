"""Options of commands that hand a table view on: which format was asked for, and where it goes."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from duidu.cli.parameters import output_option
from duidu.settings.words import _

if TYPE_CHECKING:
    from duidu.export.tabled import Tabled
    from duidu.export.xlsx import Sheet

TEXT, JSON, CSV, XLSX, SVG = "text", "json", "csv", "xlsx", "svg"
NAMES: Final = ("html", "markdown", CSV, XLSX, SVG)
"""Formats that an option asks for, beside JSON."""


def options(*, chart: bool = False) -> list[click.Parameter]:
    """Return the options; with a chart there is one for SVG."""
    found: list[click.Parameter] = [
        click.Option(["--html", "as_html"], is_flag=True, help=_("The table as one HTML file, for printing too.")),
        click.Option(["--markdown", "as_markdown"], is_flag=True, help=_("The table as Markdown.")),
        click.Option(["--csv", "as_csv"], is_flag=True, help=_("Print a sheet for a spreadsheet.")),
        click.Option(["--xlsx", "as_xlsx"], is_flag=True, help=_("The table as an Excel workbook.")),
    ]
    if chart:
        found.append(click.Option(["--svg", "as_svg"], is_flag=True, help=_("The chart alone, as SVG.")))
    return [*found, *file_options()]


def file_options() -> list[click.Parameter]:
    """Return the options for a file."""
    return [
        output_option(),
        click.Option(["--replace"], is_flag=True, help=_("Let FILE take the place of one that is there.")),
    ]


def form_of(flags: Mapping[str, bool], output: str | None) -> str:
    """Return the format that was asked for: by an option, else by the file's suffix, else text.

    Args:
        flags: Whether each format was asked for, by ``as_html``, ``as_json`` ….
        output: The file.
    """
    context = click.get_current_context()
    offered = [name for name in (*NAMES, JSON) if f"as_{name}" in flags]
    asked = [name for name in offered if flags[f"as_{name}"]]
    if len(asked) > 1:
        both = " ".join(f"--{name}" for name in asked)
        raise click.UsageError(_("choose one of {options}").format(options=both), context)
    if asked or not output:
        return asked[0] if asked else TEXT
    suffix = Path(output).suffix.lower().removeprefix(".")
    known = {"htm": "html", "md": "markdown"}.get(suffix, suffix)
    if known not in offered:
        listed = ", ".join("." + {"markdown": "md"}.get(name, name) for name in offered)
        words = _("{file}: no suffix that says a format; take one of {suffixes}, or an option")
        raise click.UsageError(words.format(file=output, suffixes=listed), context)
    return known


def refuse_in_time(form: str, output: str | None, *, replace: bool) -> None:
    """Say what cannot be done before anything is computed.

    Raises:
        DuiduError: if the file cannot be written.
        click.UsageError: if the options do not fit each other.
    """
    if replace and not output:
        raise click.UsageError(_("--replace needs -o FILE"), click.get_current_context())
    if form == XLSX and not output and sys.stdout.isatty():
        raise click.UsageError(_("a workbook is nothing for a terminal; add -o FILE"), click.get_current_context())
    if output:
        from duidu.tui.exhibits import check

        check(Path(output).expanduser(), replace=replace)


def put(tabled: "Tabled", form: str, output: str | None, *, replace: bool, more: "Iterable[Sheet]" = ()) -> None:
    """Write a table view in some format to its file, or to stdout; further sheets go into a workbook."""
    from duidu.cli.exhibit import put as put_down
    from duidu.tui.tables import rendered

    put_down(rendered(form, tabled, more), output, replace=replace)
