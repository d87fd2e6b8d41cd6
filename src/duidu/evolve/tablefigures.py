"""The figures of a rebuilt table: a row is an indicator, a column a year or how it is measured.

The columns are known by their headings (指标, 单位, 2025年目标, 年均增速). A cell without a figure (完成下达任务) gives
none. The limit: a table whose rows are years, or whose headings are lost, is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from duidu.evolve import names
from duidu.evolve.stated import Aim, Measure, Stated
from duidu.evolve.when import Times
from duidu.model import Document, Span, Table
from duidu.text.figures import PERCENT, Figure, as_read, figures, measure
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import by_line

_NAME = re.compile(r"指标|名称|项目|内容")
_UNIT = re.compile(r"单位")
_YEARS = re.compile(r"((?:19|20)[0-9]{2})年?(?:[-~至到\u2010-\u2015]+((?:19|20)[0-9]{2})年?)?")
_REACHED = re.compile(r"实际|现状|基期|基数|完成|预计|实绩")
_RATE = re.compile(r"年均|增速|增长|增幅|累计")
_SET_ASIDE = re.compile(r"序号|属性|类型|类别|责任|备注|部门|性质")
_IN_NAME = re.compile(r"\(([^()]{1,8})\)$")
_NUMBER = re.compile(r"[0-9]")
_LEAST_ROWS = 2
_MOVES = frozenset({PERCENT, "个百分点", "百分点", "倍", ""})


class _Column(NamedTuple):
    """A column of values: its place, its years, whether it was reached, whether it is a rate of growth."""

    at: int
    years: tuple[int, int]
    aim: Aim
    rate: bool


class _Sheet(NamedTuple):
    """A table's columns: of names, of units (-1 if none), of values."""

    name: int
    unit: int
    values: tuple[_Column, ...]


def of_table(document: Document, table: Table, when: Times) -> Iterator[Stated]:
    """Yield the figures of a table's cells."""
    sheet = _sheet(document, table, when)
    if sheet is None:
        return
    starts, owners = line_starts(document.text), by_line(document)
    for row in table.rows:
        for column in sheet.values:
            if column.at < len(row):
                found = _of_cell(document, row, sheet, column)
                if found is not None:
                    line = line_of(starts, found.span.start)
                    yield _placed(document, found, owners.get(line, table.caption), line)


def _cell(document: Document, span: Span) -> str:
    """A cell as figures are read, its line breaks and blanks taken out."""
    return "".join(as_read(document.text[span.start : span.end]).split())


def _sheet(document: Document, table: Table, when: Times) -> _Sheet | None:
    """What the headings say of the columns; None if there is no column of names or none of values."""
    heads = [_cell(document, span) for span in table.header]
    name = next((i for i, head in enumerate(heads) if _NAME.search(head) and not _SET_ASIDE.search(head)), -1)
    if name < 0 or len(table.rows) < _LEAST_ROWS:
        return None
    unit = next((i for i, head in enumerate(heads) if _UNIT.search(head)), -1)
    values = [
        column
        for i, head in enumerate(heads)
        if i not in {name, unit} and (column := _column(i, head, when)) is not None
    ]
    return _Sheet(name, unit, tuple(values)) if values else None


def _column(at: int, head: str, when: Times) -> _Column | None:
    """A column of values, None if its heading names neither year nor rate nor target."""
    years, rate = _YEARS.search(head), bool(_RATE.search(head))
    if _SET_ASIDE.search(head) or not (years or rate or "目标" in head or _REACHED.search(head)):
        return None
    last = when.plan[1] or when.year
    first, end = (int(years[1]), int(years[2] or years[1])) if years else (last, last)
    reached = bool(_REACHED.search(head)) or (when.plan[0] > 0 and end < when.plan[0])
    return _Column(at, (first, end), "achieved" if reached else "target", rate)


def _of_cell(document: Document, row: tuple[Span, ...], sheet: _Sheet, column: _Column) -> Stated | None:
    """The figure of a cell, None if it has none."""
    name, cell = _name(document, row[sheet.name]), row[column.at]
    found = [figure for figure in figures(document.text, cell) if figure.sort in {"amount", "year"}]
    if not name or not found:
        return None
    figure = found[0]
    scale, unit = _unit(document, row, sheet, column, figure)
    grows = column.rate or bool(names.RATES.search(as_read(name)))
    how: Measure = "growth" if grows and unit in _MOVES else "level"
    return Stated(
        document=document.id,
        block=0,
        line=0,
        span=figure.span,
        indicator=name,
        measure=how,
        low=figure.low * (scale if figure.scale == 1 else 1),
        high=figure.high * (scale if figure.scale == 1 else 1),
        scale=scale if figure.scale == 1 else figure.scale,
        unit=unit,
        bound=figure.bound,
        aim=column.aim,
        role="target" if column.aim == "target" else "review",
        first_year=column.years[0],
        year=column.years[1],
        place=document.meta.place.value,
        sentence=Span(row[sheet.name].start, max(row[sheet.name].end, cell.end)),
        falls=how == "growth" and (rate := names.RATES.search(as_read(name))) is not None and "降" in rate[0],
        flow=bool(names.FLOW.search(as_read(name))),
    )


def _name(document: Document, span: Span) -> str:
    """An indicator's name as written, without line breaks and the unit in brackets at its end."""
    name = "".join(document.text[span.start : span.end].split())
    return _IN_NAME.sub("", as_read(name)) and name[: len(_IN_NAME.sub("", as_read(name)))]


def _unit(document: Document, row: tuple[Span, ...], sheet: _Sheet, column: _Column, figure: Figure) -> tuple[int, str]:
    """The magnitude and the unit as written: the cell's own, else the unit column's, else the brackets' of the name."""
    if figure.unit or figure.scale > 1:
        return figure.scale, measure(figure.scale, figure.unit)
    written = document.text[row[sheet.unit].start : row[sheet.unit].end].strip() if sheet.unit >= 0 else ""
    if not written:
        bracketed = _IN_NAME.search(
            "".join(as_read(document.text[row[sheet.name].start : row[sheet.name].end]).split())
        )
        written = bracketed[1] if bracketed else ""
    if not written:
        return 1, PERCENT if column.rate else ""
    scaled = figures(f"1{as_read(written)}")
    return (scaled[0].scale if scaled else 1), as_read(written) if as_read(written) == PERCENT else written


def _placed(document: Document, stated: Stated, block: int, line: int) -> Stated:
    """A figure with the block and line it stands in."""
    doubts = document.blocks[block].doubts if block >= 0 else ()
    touched = (d for d in doubts if d.code == "fused_digits")
    doubt = next((d.code for d in touched if d.span.start < stated.span.end and stated.span.start < d.span.end), "")
    return replace(stated, block=block, line=line, doubt=doubt)
