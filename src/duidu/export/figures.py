"""Figures as JSON and as a sheet: one entry a figure, with its indicator, its sentence, and where it stands.

The series of a corpus are a sheet of indicators by years; a cell that cannot be compared with the one before begins
with the sign of why. The limit: a sheet shows numbers as they were written, so a row may mix 亿元 and 万元.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from duidu.evolve.series import Join, Label, Series
from duidu.evolve.stated import Stated
from duidu.export.comma import BOM, line
from duidu.model import Document
from duidu.text.figures import plain_number
from duidu.text.fold import fold
from duidu.text.outline import year

Json = dict[str, Any]

SIGNS: Final[Mapping[Label, str]] = {
    "same": "",
    "renamed": "~",
    "redefined": "\u2260",
    "level_growth": "\u2195",
    "stock_increment": "\u2206",
    "target_achieved": "\u2713",
}
"""What a cell begins with, by the label of its join: nothing where it goes on."""
UNSURE = "?"
"""After the sign of a renaming whose scope nobody has verified."""


def figures_json(document: Document, found: Iterable[Stated]) -> list[Json]:
    """Return the figures of a document as JSON values, in order of place."""
    return [_figure(document, stated) for stated in found]


def written(stated: Stated) -> str:
    """Return a figure as people write it: bound, arrow of a growth, value, unit; without words."""
    bound = {"=": "", "~": "\u2248", ">=": "\u2265", "<=": "\u2264"}[stated.bound]
    moves = "" if stated.measure == "level" else "\u2193" if stated.falls else "\u2191"
    return f"{bound}{moves}{stated.value}{stated.unit}"


def _figure(document: Document, stated: Stated) -> Json:
    """One figure."""
    return {
        "document": stated.document,
        "line": stated.line,
        "start": stated.span.start,
        "end": stated.span.end,
        "indicator": stated.indicator,
        "measure": stated.measure,
        "value": stated.value,
        "unit": stated.unit,
        "bound": "=" if stated.bound == "~" else stated.bound,
        "about": stated.bound == "~",
        "role": stated.aim,
        "year": stated.year or None,
        "first_year": stated.first_year or None,
        "place": stated.place,
        "scope": stated.scope,
        "added": stated.flow,
        "falls": stated.falls,
        "section_role": stated.role,
        "doubt": stated.doubt,
        "text": document.text[stated.sentence.start : stated.sentence.end].strip(),
    }


def figures_csv(document: Document, found: Iterable[Stated], words: Mapping[str, str]) -> str:
    """Return the figures of a document as a sheet.

    Args:
        document: The document.
        found: Its figures.
        words: What heads (`HEADS`), aims (``target`` …) and measures (``growth`` …) are called.
    """
    rows = [[words[name] for name in HEADS]]
    for stated in found:
        entry = _figure(document, stated)
        entry["role"], entry["measure"] = words[stated.aim], words[stated.measure]
        entry["bound"] = "~" if stated.bound == "~" else entry["bound"]
        rows.append(["" if entry[name] is None else str(entry[name]) for name in HEADS])
    return _sheet(rows)


HEADS = ("document", "line", "indicator", "measure", "value", "unit", "bound", "role", "year", "place", "text")
"""The columns of a document's sheet, by their keys in JSON."""


def _sheet(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV with a byte order mark; no cell is a formula."""
    return BOM + "".join(map(line, rows))


# -- series


def series_json(documents: Sequence[Document], found: Iterable[Series]) -> Json:
    """Return what ``duidu figures --all --json`` prints."""
    by_id = {document.id: document for document in documents}
    return {
        "documents": [{"document": d.id, "place": d.meta.place.value, "year": year(d)} for d in documents],
        "series": [_series(by_id, one) for one in found],
    }


def _series(documents: Mapping[str, Document], one: Series) -> Json:
    """One series."""
    points = [
        {**_figure(documents[point.document], point), "join": join and _join(join)}
        for point, join in zip(one.points, one.joins, strict=True)
    ]
    return {"place": one.place, "names": list(one.names), "years": list(one.years), "figures": points}


def _join(join: Join) -> Json:
    """Why a figure follows an earlier one."""
    return {
        "before": join.before,
        "label": join.label,
        "labels": list(join.labels),
        "verified": join.verified,
        "verdict": join.verdict,
        "difference": None if join.difference is None else str(plain_number(join.difference)),
        "reasons": [{"code": reason.code, "values": list(reason.values)} for reason in join.reasons],
    }


def series_csv(found: Sequence[Series], words: Mapping[str, str]) -> str:
    """Return the series as a sheet of indicators by years, with both aims of a year as columns of their own.

    Args:
        found: The series.
        words: As for `figures_csv`.
    """
    years = sorted({year for one in found for year in one.years})
    columns = [(year, aim) for year in years for aim in ("target", "achieved") if _has(found, year, aim)]
    heads = [f"{year or '?'} {words[aim]}" for year, aim in columns]
    rows = [[words["place"], words["indicator"], *heads]]
    rows += [[one.place, " / ".join(names_of(one)), *(cell(one, *column) for column in columns)] for one in found]
    return _sheet(rows)


def _has(found: Sequence[Series], year: int, aim: str) -> bool:
    """Whether anything stands in a column."""
    return any(point.year == year and point.aim == aim for one in found for point in one.points)


def names_of(one: Series) -> list[str]:
    """Return the names of a series that differ by more than script, the latest first."""
    return list({fold(name): name for name in reversed(one.names)}.values())[::-1]


def cell(one: Series, year: int, aim: str) -> str:
    """Return what a series has for a year: its figures, each behind the sign of its join."""
    pairs = zip(one.points, one.joins, strict=True)
    return "; ".join(dict.fromkeys(_signed(point, join) for point, join in pairs if _is_of(point, year, aim)))


def _is_of(point: Stated, year: int, aim: str) -> bool:
    """Whether a figure belongs in a column."""
    return point.year == year and aim in {point.aim, ""}


def _signed(point: Stated, join: Join | None) -> str:
    """A figure behind the sign of its join."""
    return f"{sign(join)} {written(point)}".strip()


def sign(join: Join | None) -> str:
    """Return the sign of a join, empty where there is none or the series just goes on."""
    if join is None:
        return ""
    return SIGNS[join.label] + (UNSURE if join.label == "renamed" and not join.verified else "")
