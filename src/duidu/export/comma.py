"""What all sheets of comma-separated values share: a mark that says UTF-8, lines in which nothing is a formula."""

import csv
import io
from collections.abc import Iterable
from typing import Final

BOM: Final = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for the system's old encoding."""
_FORMULA: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for the beginning of a formula, in full width too."""


def line(values: Iterable[str]) -> str:
    """Return one line of a sheet."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([harmless(value) for value in values])
    return out.getvalue()


def harmless(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{value}" if value.lstrip(" \u3000").startswith(_FORMULA) else value
