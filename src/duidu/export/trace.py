"""A trace and a family of slogans as JSON and CSV: codes and places for programs, a sheet for people.

The limit: rates stand in JSON only where the basis is enough for them (`evolve.trace.LEAST_DOCUMENTS`).
"""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from duidu.evolve.beside import Companion
from duidu.evolve.slogans import Family, Use
from duidu.evolve.standing import Standing, highest, standing
from duidu.evolve.trace import Column, Occurrence, Series, Trace
from duidu.evolve.variants import Nearest, Variant, as_written
from duidu.evolve.works import Witness
from duidu.export.comma import BOM, harmless
from duidu.export.search import passage
from duidu.model import Document, Hit
from duidu.text.outline import children, own_text, section_path, title

Json = dict[str, object]
PER = 10_000
"""Characters that a rate is for."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A trace and what was found around it; `tried` are the words looked for where the phrase is absent."""

    trace: Trace
    documents: Mapping[str, Document]
    variants: Sequence[Variant] = ()
    company: Sequence[Companion] = ()
    nearest: Mapping[str, Sequence[Nearest]] = field(default_factory=dict)
    tried: Sequence[str] = ()


def trace_json(given: Traced) -> Json:
    """Return what ``duidu trace --json`` prints."""
    found = given.trace
    return {
        "phrase": found.phrase.typed,
        "words": list(found.phrase.words),
        "documents": [_column(given, column) for column in found.columns],
        "series": [_series(one) for one in found.series],
        "variants": [
            {"how": one.way, "text": one.text, "count": one.times, "documents": dict(one.documents)}
            for one in given.variants
        ],
        "company": [
            {
                "word": one.word,
                "sentences": one.sentences,
                "log_likelihood": one.strength,
                "documents": dict(one.documents),
            }
            for one in given.company
        ],
        "basis": {
            "documents": found.basis.documents,
            "places": found.basis.places,
            "kinds": dict(found.basis.kinds),
            "roles": dict(found.basis.roles),
            "enough": found.basis.enough,
        },
        "tried": list(given.tried),
    }


def _witness(one: Witness) -> Json:
    """What a document is."""
    return {
        "document": one.document,
        "title": one.meta.title.value,
        "year": one.year or None,
        "to": one.last or None,
        "written": one.written or None,
        "place": one.meta.place.value,
        "issuer": one.meta.issuer.value,
        "kind": one.meta.kind.value,
        "provenance": one.meta.provenance.value,
        "same_work": list(one.same_work),
    }


def _column(given: Traced, column: Column) -> Json:
    """One document."""
    document = given.documents.get(column.document)
    made: Json = _witness(column.witness) | {
        "damaged": column.damaged,
        "count": column.count,
        "roles": column.roles,
        "standing": column.standing,
        "places": [place_json(document, one) for one in column.occurrences] if document else [],
        "repeated": [place_json(document, one) for one in column.repeated] if document else [],
        "nearest": [_nearest(document, one) for one in given.nearest.get(column.document, ())],
    }
    if given.trace.basis.enough and document is not None:
        made["per_10000"] = rate(column, document)
    return made


def rate(column: Column, document: Document) -> float:
    """Return how often a phrase stands in ten thousand characters of a document's own text."""
    size = sum(
        len(own_text(document, block)) for block in document.blocks if block.kind not in {"toc", "furniture", "meta"}
    )
    return round(PER * column.count / size, 3) if size else 0.0


def place_json(document: Document, one: Occurrence) -> Json:
    """Return one place; `text` is the passage around it, `text_start` the passage's offset."""
    start, end = passage(document, Hit(one.document, one.block, one.span.start, one.span.end, 0.0))
    path = [document.blocks[i] for i in one.section]
    return {
        "line": one.line,
        "start": one.span.start,
        "end": one.span.end,
        "kind": one.kind,
        "role": one.role,
        "standing": one.standing,
        "word": one.word,
        "section": [{"line": block.line, "title": title(document, block)} for block in path],
        "text": document.text[start:end],
        "text_start": start,
    }


def _nearest(document: Document | None, one: Nearest) -> Json:
    """What stands in a document in place of the phrase."""
    line = document.text.count("\n", 0, one.span.start) + 1 if document else None
    written = as_written(document, one.block, one.span) if document else one.text
    return {"text": written, "count": one.times, "line": line, "start": one.span.start, "end": one.span.end}


def _series(one: Series) -> Json:
    """One place's documents in time."""
    return {
        "place": one.place,
        "documents": list(one.documents),
        "years_held": list(one.held),
        "years_not_held": list(one.not_held),
        "first": one.first,
        "last": one.last,
        "most": one.most,
        "events": [{"kind": event.kind, "from": event.before, "document": event.document} for event in one.events],
    }


# -- slogans


@dataclass(frozen=True, slots=True)
class Matrix:
    """A family of slogans over the works of a corpus, in order of year."""

    family: Family
    columns: Sequence[Witness]
    documents: Mapping[str, Document]

    def standing(self, uses: Sequence[Use]) -> Standing:
        """Return the highest standing of some uses in one document."""
        return highest(
            [standing_of(self.documents[use.document], use) for use in uses if use.document in self.documents]
        )


def standing_of(document: Document, use: Use) -> Standing:
    """Return how high one use stands."""
    return standing(document, children(document), document.blocks[use.block], use.span)


def slogans_json(given: Matrix) -> Json:
    """Return what ``duidu slogans PATTERN --json`` prints."""
    return {
        "pattern": given.family.pattern.text,
        "documents": [_witness(one) for one in given.columns],
        "slogans": [_row(given, row) for row in given.family.rows("slogan")],
        "names": [{"text": row, "count": _count(given, row)} for row in given.family.rows("name")],
        "plain": sum(use.sort == "plain" for use in given.family.uses),
    }


def _count(given: Matrix, row: str) -> int:
    """How often a row is found in the works."""
    return sum(len(given.family.cell(row, one.document)) for one in given.columns)


def _row(given: Matrix, row: str) -> Json:
    """One slogan."""
    return {
        "text": row,
        "count": _count(given, row),
        "cells": [_cell(given, one.document, given.family.cell(row, one.document)) for one in given.columns],
    }


def _cell(given: Matrix, name: str, uses: Sequence[Use]) -> Json:
    """One slogan in one document."""
    document = given.documents.get(name)
    roles = Counter(document.blocks[use.block].role for use in uses) if document else {}
    places = [
        {
            "line": document.text.count("\n", 0, use.span.start) + 1,
            "start": use.span.start,
            "end": use.span.end,
            "role": document.blocks[use.block].role,
            "standing": standing_of(document, use),
            "section": [
                {"line": document.blocks[i].line, "title": title(document, document.blocks[i])}
                for i in section_path(document, use.block)
            ],
            "shows": use.shows,
        }
        for use in uses
        if document
    ]
    return {
        "document": name,
        "count": len(uses),
        "standing": given.standing(uses),
        "roles": dict(roles),
        "places": places,
    }


def slogans_csv(given: Matrix, words: Mapping[str, str]) -> str:
    """Return the matrix as a sheet: a row for each slogan, for each document its count and its standing.

    Args:
        given: The family.
        words: How each standing is said, and the heads ``slogan``, ``all``.
    """
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    names = [f"{one.year or ''} {one.document}".strip() for one in given.columns]
    sheet.writerow([words["slogan"], words["all"], *(harmless(name) for name in names)])
    for row in given.family.rows("slogan"):
        cells = [given.family.cell(row, one.document) for one in given.columns]
        said = [f"{len(cell)} {words[given.standing(cell) or '']}".strip() if cell else "" for cell in cells]
        sheet.writerow([harmless(row), _count(given, row), *said])
    return BOM + out.getvalue()
