"""Figures as JSON and as a sheet: one entry a figure, with its indicator, its sentence, and where it stands."""

from collections.abc import Iterable
from typing import Any

from duidu.evolve.stated import Stated
from duidu.model import Document

Json = dict[str, Any]


def figures_json(document: Document, found: Iterable[Stated]) -> list[Json]:
    """Return the figures of a document as JSON values, in order of place."""
    return [_figure(document, stated) for stated in found]


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
        "section_role": stated.role,
        "doubt": stated.doubt,
        "text": document.text[stated.sentence.start : stated.sentence.end].strip(),
    }
