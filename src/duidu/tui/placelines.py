"""The lines of a trace: one for each place, by document, and one for each document without the phrase that says so."""

from collections.abc import Mapping

from duidu.evolve.figurebeside import Beside
from duidu.evolve.trace import Column, Occurrence, Trace
from duidu.export.figures import written
from duidu.export.trace import Traced
from duidu.model import Document
from duidu.text.outline import label, own_spans
from duidu.tui.tracewords import nearest_words, short_standings, years_of
from duidu.tui.widgets.places import PlaceLine
from duidu.tui.words import provenance_words, role_words

AROUND = 60
"""Characters given on either side of a place."""


def lines_of(traced: Traced, shown: Trace, beside: Beside | None = None) -> list[PlaceLine]:
    """Return the lines of a trace: places by document in order of year; places of the map without it say so once.

    Args:
        traced: The trace with its documents.
        shown: Of which places it is shown.
        beside: The figures beside its places, which stand in the place of role and standing; places without any, and
            documents without any, are left out.
    """
    if beside is not None:
        return [_with_figures(traced, column, one, beside) for column in shown.columns for one in _in(column, beside)]
    standings = short_standings()
    empty = {name for series in shown.series if not series.first for name in series.documents}
    found: list[PlaceLine] = []
    for column in shown.columns:
        document = traced.documents.get(column.document)
        if document is not None and column.count:
            found.extend(_line(document, column, one, standings) for one in column.occurrences)
        elif column.document not in empty or len(empty) == len(shown.columns):
            found.append(_without(traced, column))
    return found


def _in(column: Column, beside: Beside) -> list[Occurrence]:
    """The places of a document that have figures beside them."""
    return [one for one in column.occurrences if one in beside]


def _with_figures(traced: Traced, column: Column, one: Occurrence, beside: Beside) -> PlaceLine:
    """The line of a place with the figures beside it."""
    said = "\u00a0".join(written(figure) for figure in beside[one])
    return _line(traced.documents[column.document], column, one, {})._replace(said=said)


def _line(document: Document, column: Column, one: Occurrence, standings: Mapping[str, str]) -> PlaceLine:
    """The line of a place."""
    own = own_spans(document, document.blocks[one.block])
    text = document.text
    left = "".join(
        text[max(a, one.span.start - 2 * AROUND) : min(b, one.span.start)] for a, b in own if a < one.span.start
    )
    right = "".join(text[max(a, one.span.end) : min(b, one.span.end + 2 * AROUND)] for a, b in own if b > one.span.end)
    role = provenance_words("report") if column.witness.meta.provenance.value == "report" else role_words(one.role)
    said = " ".join(part for part in (role, standings.get(one.standing, "")) if part)
    return PlaceLine(
        column,
        one,
        years_of(column),
        f"L{one.line}",
        label(document, one.block),
        said,
        left[-AROUND:],
        one.written,
        right[:AROUND],
    )


def _without(traced: Traced, column: Column) -> PlaceLine:
    """The line of a document without the phrase."""
    return PlaceLine(column, None, years_of(column), "\u2014", "", nearest_words(traced, column), "", "", "")
