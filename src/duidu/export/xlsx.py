"""A table view as a workbook: the table, what it rests on, how it was made; numbers stay numbers.

openpyxl writes the package. No text can become a formula, whatever it begins with, and the same view gives the same
bytes: the parts bear no time. The limit: a chart is left to pages and to SVG.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from duidu.errors import InputError
from duidu.export.runs import clean
from duidu.export.tabled import Tabled, made

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | Decimal | None
"""What stands in a cell; None is an empty one."""
LONGEST: Final = 32_767
"""Characters that a cell can hold."""
LONGEST_NAME: Final = 31
"""Characters that the name of a sheet can have."""
_NO_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_NUMBER: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
_LEADING: Final = re.compile(r"-?0\d")
_TIMES: Final = re.compile(rb"<dcterms:(?:created|modified)[^>]*>[^<]*</dcterms:(?:created|modified)>")
WIDEST, NARROWEST = 60, 8
"""Characters of a column's width."""
_LOOKED_AT = 200
"""Rows that tell how wide a column is."""


class Sheet(NamedTuple):
    """A sheet of a workbook: its name, its head, its rows; `groups` say before which row which heading stands.

    `fixed` columns stay in view at the left.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    groups: tuple[tuple[int, str], ...] = ()
    fixed: int = 1


def xlsx(given: Tabled, words: Mapping[str, str], more: Iterable[Sheet] = ()) -> bytes:
    """Return a table view as the bytes of a workbook.

    Args:
        given: The view.
        words: A text for each of `tabled.WORDS`, of which the sheets take their names.
        more: Further sheets, after the table.

    Raises:
        InputError: if openpyxl is not installed.
    """
    try:
        import openpyxl  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise InputError("a workbook needs openpyxl; install it with: pip install 'duidu[sheets]'") from error
    given = made(given)
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.title = given.title
    book.properties.creator = "duidu"
    taken: set[str] = set()
    for sheet in (_table(given, words), *more, *_rest(given, words)):
        page = book.create_sheet(_named(sheet.name, taken))
        _write(page, sheet)
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _table(given: Tabled, words: Mapping[str, str]) -> Sheet:
    """The table itself; what is a number in it becomes one."""
    rows = tuple(tuple(text if i < given.fixed else _number(text) for i, text in enumerate(row)) for row in given.rows)
    return Sheet(words["table"], given.head, rows, given.groups, given.fixed)


def _number(text: str) -> Value:
    """A text that is a number and nothing else as one; 007 is none."""
    return Decimal(text) if _NUMBER.fullmatch(text) and not _LEADING.match(text) else text


def _rest(given: Tabled, words: Mapping[str, str]) -> Iterator[Sheet]:
    """What the table rests on, what readers noted, how it was made."""
    if given.passages:
        rows = tuple(
            (*given.rows[one.row][: given.fixed], given.head[one.column], one.text, one.citation)
            for one in given.passages
        )
        head = (*given.head[: given.fixed], words["table"], words["passages"], words["source"])
        yield Sheet(words["passages"], head, rows, fixed=given.fixed)
    lines = tuple((line,) for line in (given.title, *given.account))
    yield Sheet(words["methods"], (words["methods"],), lines, fixed=0)
    if given.notes:
        yield Sheet(words["notes"], (words["notes"],), tuple((note,) for note in given.notes), fixed=0)


def _named(name: str, taken: set[str]) -> str:
    """A name that a sheet may have, and that no other one has."""
    plain = _NO_NAME.sub(" ", clean(name)).strip("' ")[:LONGEST_NAME].rstrip("' ") or "1"
    found, count = plain, 1
    while found.casefold() in taken:
        count += 1
        found = f"{plain[: LONGEST_NAME - 4]} {count}"
    taken.add(found.casefold())
    return found


def _write(page: "Worksheet", sheet: Sheet) -> None:
    """Fill a sheet: its head stays in view, headings of groups and the head are bold."""
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    bold = Font(bold=True)
    _row(page, 1, sheet.head, bold)
    at, heads = 2, dict(sheet.groups)
    for index, row in enumerate(sheet.rows):
        if index in heads:
            _row(page, at, (heads[index],), bold)
            at += 1
        _row(page, at, row)
        at += 1
    page.freeze_panes = page.cell(2, sheet.fixed + 1)
    for column, width in enumerate(_widths(sheet), 1):
        page.column_dimensions[get_column_letter(column)].width = width


def _row(page: "Worksheet", at: int, values: Sequence[Value], font: Any = None) -> None:
    """Write one row; long texts are broken over lines."""
    from openpyxl.styles import Alignment  # noqa: PLC0415

    for column, value in enumerate(values, 1):
        if value is None or value == "":
            continue
        cell = page.cell(at, column)
        if isinstance(value, str):
            cell.value = _short(value)
            cell.data_type = "s"  # also what begins with a sign of equality
            cell.alignment = Alignment(wrap_text=len(value) > WIDEST // 2, vertical="top")
        else:
            cell.value = value
            cell.alignment = Alignment(vertical="top")
        if font is not None:
            cell.font = font


def _short(text: str) -> str:
    """A text as a cell can hold it."""
    plain = clean(text)
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "\u2026"


def _widths(sheet: Sheet) -> Iterator[int]:
    """How wide each column is, an ideograph being two characters wide."""
    for column, head in enumerate(sheet.head):
        values = (str(row[column] or "") for row in sheet.rows[:_LOOKED_AT] if column < len(row))
        widest = max(map(_wide, (head, *values)))
        yield max(NARROWEST, min(WIDEST, widest + 2))


def _wide(text: str) -> int:
    """The characters a text takes."""
    return sum(1 if char.isascii() else 2 for char in text)


def _timeless(data: bytes) -> bytes:
    """The same package without the times of its making."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # noqa: PLC0415

    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(ZipInfo(name), _TIMES.sub(b"", part) if name == "docProps/core.xml" else part, ZIP_DEFLATED)
    return out.getvalue()
