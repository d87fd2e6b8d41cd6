"""A table view as it is handed on: a page for browsers and paper, Markdown, or a sheet.

What a screen shows as rows and columns (slogans, promises, figures …) is one value here, in the reader's words and
safe; a renderer adds form only. A table has an account of itself, the passages that it rests on, and what readers
noted. The limit: a sheet holds the table alone, for methods and quotations would be no rows of it.
"""

import csv as sheets
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from duidu.export.comma import BOM, harmless
from duidu.export.html import opening
from duidu.export.markdown import escaped, heading, line
from duidu.export.runs import clean
from duidu.model import Span

WORDS: Final = ("language", "table", "chart", "passages", "notes", "methods")
"""The words that the renderers need: names of the parts, and the page's language."""
BESIDE: Final = 12
"""Columns that a page holds beside those that name a row; of more, each dozen is a table of its own."""
WIDE: Final = 6
"""Columns from which a page is better printed across."""
_NUMBER: Final = re.compile(r"[-+\u2212]?\d[\d,.]*[%\u2030]?")

STYLE: Final = """\
.tabled { overflow-x: auto; } .tabled table { table-layout: auto; width: auto; margin: 0 0 1rem; }
.tabled th, .tabled td { border: 1px solid var(--line); padding: .2rem .5rem; vertical-align: top; text-align: left; }
.tabled thead th { background: var(--head); } .tabled tbody th { font-weight: bold; }
.tabled .number { text-align: right; font-variant-numeric: tabular-nums; }
.tabled .group th { background: var(--head); border-top: 2px solid var(--quiet); }
.quotations { padding-left: 2.2rem; } .quotations li { margin: 0 0 .6rem; } .quotations p { margin: 0; }
mark { color: inherit; background: none; font-weight: bold; border-bottom: 2px solid currentcolor; }
.chart svg { max-width: 100%; height: auto; }
@media print { .tabled { overflow: visible; } .tabled tr, .quotations li { break-inside: avoid; }
  .tabled thead { display: table-header-group; } }
"""


class Passage(NamedTuple):
    """What a cell rests on: its row and column, the text with the spans that matter in it, where it stands."""

    row: int
    column: int
    text: str
    spans: tuple[Span, ...] = ()
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table view. Every text is in the reader's words and safe (`made` sees to it).

    `groups` say before which row which heading stands, `group_head` what the groups are called as a column of a sheet;
    `fixed` columns at the left name the row. `chart` is an SVG element of our own making, never escaped, or nothing.
    """

    title: str
    account: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[int, str], ...] = ()
    passages: tuple[Passage, ...] = ()
    chart: str = ""
    notes: tuple[str, ...] = ()
    fixed: int = 1
    group_head: str = ""


def made(given: Tabled) -> Tabled:
    """Return a table view whose texts command nothing, however they came into it; spans keep their places."""
    return Tabled(
        clean(given.title),
        tuple(map(clean, given.account)),
        tuple(map(clean, given.head)),
        tuple(tuple(map(clean, row)) for row in given.rows),
        tuple((at, clean(head)) for at, head in given.groups),
        tuple(one._replace(text=clean(one.text), citation=clean(one.citation)) for one in given.passages),
        given.chart,
        tuple(map(clean, given.notes)),
        given.fixed,
        clean(given.group_head),
    )


def _sections(given: Tabled) -> Iterator[tuple[str, range]]:
    """The rows under each heading, those before the first under none."""
    starts = sorted({0, len(given.rows), *(at for at, _ in given.groups)})
    heads = dict(given.groups)
    for start, stop in pairwise(starts):
        yield heads.get(start, ""), range(start, stop)


def _cited(given: Tabled) -> Iterator[tuple[str, list[Passage]]]:
    """The passages of each cell, in the order of rows and columns, with what the cell is called."""
    ordered = sorted(given.passages, key=lambda one: (one.row, one.column))
    for (row, column), some in groupby(ordered, key=lambda one: (one.row, one.column)):
        name = " \u00b7 ".join(cell for cell in given.rows[row][: given.fixed] if cell)
        yield (name if column < given.fixed else f"{name} \u00b7 {given.head[column]}"), list(some)


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each marked or not; spans that overlap make one."""
    at = 0
    for start, end in sorted(spans):
        first, last = max(at, start), min(end, len(text))
        if first < last:
            yield text[at:first], False
            yield text[first:last], True
            at = last
    yield text[at:], False


# -- a page


def html(given: Tabled, words: Mapping[str, str]) -> str:
    """Return a table view as one HTML file that needs nothing else.

    Args:
        given: The view.
        words: A text for each of `WORDS`.
    """
    given = made(given)
    page = "A4 landscape" if len(given.head) - given.fixed > WIDE else "A4 portrait"
    parts = [opening(given.title, words["language"], page, STYLE)]
    if given.chart:
        parts.append(f'<h2>{escape(words["chart"])}</h2>\n<div class="chart">{given.chart}</div>\n')
    parts.append(f"<h2>{escape(words['table'])}</h2>\n")
    parts += [_table(given, columns) for columns in _parted(given)]
    parts += _quotations(given, words)
    if given.notes:
        notes = "".join(f"<li>{escape(note)}</li>\n" for note in given.notes)
        parts.append(f"<h2>{escape(words['notes'])}</h2>\n<ul>\n{notes}</ul>\n")
    parts.append(f"<h2>{escape(words['methods'])}</h2>\n")
    parts += [f'<p class="methods">{escape(sentence)}</p>\n' for sentence in given.account]
    return "".join([*parts, "</body>\n</html>\n"])


def _parted(given: Tabled) -> Iterator[range]:
    """The columns beside those that name a row, as many at a time as a page holds."""
    width = len(given.head)
    for start in range(given.fixed, max(width, given.fixed + 1), BESIDE):
        yield range(start, min(start + BESIDE, width))


def _table(given: Tabled, columns: range) -> str:
    """The rows with some of the columns."""
    shown = [*range(given.fixed), *columns]
    numbers = {column for column in columns if _is_numeric(given, column)}
    heads = "".join(f'<th scope="col"{_kind(i in numbers)}>{escape(given.head[i])}</th>' for i in shown)
    parts = [f'<div class="tabled"><table>\n<thead><tr>{heads}</tr></thead>\n']
    for head, rows in _sections(given):
        parts.append("<tbody>\n")
        if head:
            group = f'<th scope="rowgroup" colspan="{len(shown)}">{escape(head)}</th>'
            parts.append(f'<tr class="group">{group}</tr>\n')
        for row in rows:
            cells = "".join(_cell(given, row, i, number=i in numbers) for i in shown)
            parts.append(f"<tr>{cells}</tr>\n")
        parts.append("</tbody>\n")
    return "".join([*parts, "</table></div>\n"])


def _kind(number: bool) -> str:
    """The class of a cell."""
    return ' class="number"' if number else ""


def _cell(given: Tabled, row: int, column: int, *, number: bool) -> str:
    """One cell."""
    text = escape(given.rows[row][column])
    return f'<th scope="row">{text}</th>' if column < given.fixed else f"<td{_kind(number)}>{text}</td>"


def _is_numeric(given: Tabled, column: int) -> bool:
    """Whether nothing but numbers stands in a column."""
    values = [row[column] for row in given.rows if row[column] not in {"", "\u00b7", "\u2014"}]
    return bool(values) and all(_NUMBER.fullmatch(value) for value in values)


def _quotations(given: Tabled, words: Mapping[str, str]) -> Iterator[str]:
    """The passages by cell."""
    if not given.passages:
        return
    yield f"<h2>{escape(words['passages'])}</h2>\n"
    for name, some in _cited(given):
        yield f'<p><b>{escape(name)}</b></p>\n<ol class="quotations">\n'
        for one in some:
            marked = (f"<mark>{escape(t)}</mark>" if on else escape(t) for t, on in _pieces(one.text, one.spans))
            source = f'<p class="place">{escape(one.citation)}</p>' if one.citation else ""
            yield f'<li><p lang="zh">{"".join(marked)}</p>{source}</li>\n'
        yield "</ol>\n"


# -- Markdown


def markdown(given: Tabled, words: Mapping[str, str]) -> str:
    """Return a table view as Markdown; words as for `html`. A chart is left to formats that can hold one."""
    given = made(given)
    parts = [heading(1, given.title), heading(2, words["table"])]
    for head, rows in _sections(given):
        if head:
            parts.append("\n" * bool(rows.start) + heading(3, head))
        parts.append(_row(given.head) + f"|{' --- |' * len(given.head)}\n")
        parts += [_row(given.rows[row]) for row in rows]
    if not given.rows:
        parts.append(_row(given.head) + f"|{' --- |' * len(given.head)}\n")
    if given.passages:
        parts.append(f"\n{heading(2, words['passages'])}")
        parts += [_listed(name, some) for name, some in _cited(given)]
    if given.notes:
        parts += [f"\n{heading(2, words['notes'])}", *(f"- {line(note)}\n" for note in given.notes)]
    parts.append(f"\n{heading(2, words['methods'])}" + "\n".join(f"{line(one)}\n" for one in given.account))
    return "".join(parts)


def _row(cells: Iterable[str]) -> str:
    """Cells between bars."""
    return f"| {' | '.join(map(escaped, cells))} |\n"


def _listed(name: str, some: Iterable[Passage]) -> str:
    """The passages of a cell as a list."""
    said = [f"- **{escaped(name)}**\n"]
    for one in some:
        pieces = (f"<b>{escaped(text)}</b>" if on else escaped(text) for text, on in _pieces(one.text, one.spans))
        source = f" <sub>{escaped(one.citation)}</sub>" if one.citation else ""
        said.append(f"    - {''.join(pieces)}{source}\n")
    return "".join(said)


# -- a sheet


def csv(given: Tabled) -> str:
    """Return a table view's rows as a sheet: a byte order mark, no formulas; groups as a column of their own."""
    given = made(given)
    out = io.StringIO()
    sheet = sheets.writer(out, lineterminator="\r\n")
    grouped = bool(given.groups)
    sheet.writerow([harmless(text) for text in ([given.group_head] * grouped + list(given.head))])
    for head, rows in _sections(given):
        for row in rows:
            sheet.writerow([harmless(text) for text in ([head] * grouped + list(given.rows[row]))])
    return BOM + out.getvalue()
