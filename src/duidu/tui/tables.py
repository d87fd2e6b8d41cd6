"""Table views as files: the formats they can have and the words they are made of. No Textual: `cli` asks it, too."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from duidu import __version__
from duidu.errors import InputError
from duidu.export import svg
from duidu.export.tabled import Tabled, csv, html, markdown
from duidu.export.xlsx import Sheet, xlsx
from duidu.settings.words import N_, _, language
from duidu.tui.exhibits import Format, Written, write

FORMATS: Final = (
    Format("html", ".html", N_("HTML: one file for any browser, and for printing")),
    Format("markdown", ".md", N_("Markdown")),
    Format("csv", ".csv", N_("CSV for a spreadsheet")),
    Format("xlsx", ".xlsx", N_("Excel workbook: table, passages, methods")),
)
"""The formats of a table view; a screen that has more to give adds to them."""
SVG: Final = Format("svg", ".svg", N_("SVG: the chart alone"))
"""The format of a table view that has a chart."""


def table_words() -> Mapping[str, str]:
    """Return the words of a table view."""
    return {
        "language": {"zh_Hans": "zh-Hans"}.get(language(), language()),
        "table": _("Table"),
        "chart": _("Chart"),
        "passages": _("Passages"),
        "notes": _("Notes by readers"),
        "methods": _("How this was made"),
        "source": _("source"),
    }


def made_words() -> str:
    """Say with which program a table was made, and when."""
    return _("Made with duidu {version} on {date}.").format(version=__version__, date=datetime.date.today().isoformat())


def rendered(name: str, tabled: Tabled, more: Iterable[Sheet] = ()) -> Written:
    """Return a table view in the format of a name.

    Args:
        name: The format.
        tabled: The view.
        more: Further sheets of a workbook.

    Raises:
        InputError: if what the format needs is not installed, or the view has no chart to draw.
    """
    if name == "xlsx":
        return xlsx(tabled, table_words(), more)
    if name == "svg" and not tabled.chart:
        raise InputError("nothing here bears a chart: it takes three years of one indicator")
    if name == "svg":
        return iter((svg.alone(tabled.chart),))
    if name == "csv":
        return iter((csv(tabled),))
    return iter(({"html": html, "markdown": markdown}[name](tabled, table_words()),))


def save(tabled: Tabled, form: Format, path: Path, *, replace: bool, more: Iterable[Sheet] = ()) -> None:
    """Write a table view to a file.

    Raises:
        InputError: if it cannot be written, or what the format needs is not installed.
    """
    write(path, rendered(form.name, tabled, more), replace=replace)


def file_name(parts: Sequence[str]) -> str:
    """Return a name for a file of some words, without what no file system takes.

    >>> file_name(["slogans", "*\u57ce\u4e1c"])
    'slogans-\u57ce\u4e1c'
    """
    kept = "-".join(part for part in parts if part)
    named = "".join(char if char.isalnum() or char in "-_." else "-" for char in kept)
    return "-".join(part for part in named.split("-") if part)
