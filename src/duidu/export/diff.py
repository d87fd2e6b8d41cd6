"""A comparison as JSON: what `duidu diff A B --json` prints, whatever the interface's language.

Every column is the base against one document, so a cell carries two lists of segments: its own and the base's as that
document sees it. The base's own cells have neither. Offsets count code points of the document's text.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from duidu.align.hand import Ruling, Voices, by_reader
from duidu.compare import Why
from duidu.diff import FigureChange, figure_change
from duidu.export.summed import groups
from duidu.model import ROOT, Change, Comparison, Document, Edit, Moved, Place, Row, Segment
from duidu.text.figures import Figure, measure, plain_number
from duidu.text.outline import own_text, section_of, title

Json = dict[str, Any]
Pair = tuple[Document, Document]
"""The base and another document."""


class Left(NamedTuple):
    """What of a comparison is not shown: for each row why it is left out, and the hidden changes of each class."""

    rows: Sequence[Why] = ()
    classes: tuple[tuple[Change, int], ...] = ()


NOTHING_LEFT = Left()
ROWS = "rows"


def diff_json(
    documents: Sequence[Document],
    comparison: Comparison,
    rulings: Sequence[Iterable[Ruling]] = (),
    left: Left = NOTHING_LEFT,
    *,
    summary: bool = False,
) -> Json:
    """Return a comparison as plain values ready for JSON.

    Args:
        documents: The comparison's documents, in the order of its columns.
        comparison: What `duidu.compare.compare` made of them.
        rulings: For each document, in order, what the reader has said of the base (as A) and it; none if not given.
        left: What is not shown. Rows name each other by number, so every row stands there and says if it is left out.
        summary: Whether to list what became of sections, passages and figures, too.
    """
    parts = _parts(documents, comparison, rulings, left, summary=summary)
    return {key: list(value) if key == ROWS else value for key, value in parts}


def diff_json_text(
    documents: Sequence[Document],
    comparison: Comparison,
    rulings: Sequence[Iterable[Ruling]] = (),
    left: Left = NOTHING_LEFT,
    *,
    summary: bool = False,
) -> Iterator[str]:
    """Yield what `diff_json` returns as JSON, a piece for each row; with the same arguments."""
    for i, (key, value) in enumerate(_parts(documents, comparison, rulings, left, summary=summary)):
        yield f"{', ' if i else '{'}{_written(key)}: "
        if key != ROWS:
            yield _written(value)
            continue
        for j, row in enumerate(value):
            yield f"{', ' if j else '['}{_written(row)}"
        yield "]" if comparison.rows else "[]"
    yield "}\n"


def _written(value: object) -> str:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False)


def _parts(
    documents: Sequence[Document],
    comparison: Comparison,
    rulings: Sequence[Iterable[Ruling]],
    left: Left,
    *,
    summary: bool,
) -> Iterator[tuple[str, Any]]:
    """The keys of the comparison with their values, of the rows an iterator."""
    yield "documents", [_document(document) for document in documents]
    yield "base", comparison.base
    yield ROWS, _rows(documents, comparison, [Voices(some) for some in rulings], left)
    for key in ("counts", "clauses", "changes"):
        yield key, [dict(count) for count in getattr(comparison, key)]
    if summary:
        columns = range(len(documents))
        yield "summary", [None if i == comparison.base else _summary(documents, comparison, i) for i in columns]
    if left.classes:
        yield "hidden", dict(left.classes)


def _rows(
    documents: Sequence[Document], comparison: Comparison, voices: Sequence[Voices], left: Left
) -> Iterator[Json]:
    """The rows, each with why it is left out."""
    said = voices or [Voices(())] * len(documents)
    for row, why in zip(comparison.rows, left.rows or ("",) * len(comparison.rows), strict=True):
        made = _row(documents, comparison.base, row, said)
        yield made | {"left_out": why} if why else made


def _summary(documents: Sequence[Document], comparison: Comparison, column: int) -> list[Json]:
    """What one column makes of the base, in groups."""
    return [
        {"sort": group.sort, "lines": [{"row": line.row, "text": line.text} for line in group.lines]}
        for group in groups(documents, comparison, column)
    ]


def _document(document: Document) -> Json:
    """What a column is."""
    meta = document.meta
    return {
        "document": document.id,
        "file": document.file,
        "hash": document.hash,
        "title": meta.title.value,
        "issuer": meta.issuer.value,
        "kind": meta.kind.value,
        "provenance": meta.provenance.value,
        "published": meta.published.value,
    }


def _row(documents: Sequence[Document], base: int, row: Row, voices: Sequence[Voices]) -> Json:
    """One row."""
    return {
        "section": _section(documents[base], row.section),
        "cells": [
            _cell(documents, base, row, column) | _said(voices[column], row, base, column)
            for column in range(len(documents))
        ],
    }


def _said(voices: Voices, row: Row, base: int, column: int) -> Json:
    """What the reader says of a cell beside the base's, where anything is said."""
    if column == base:
        return {}
    link = row.links[column]
    said = {"by_reader": link is not None and by_reader(link)}
    said |= voices.opinion(row.cells[base], row.cells[column], link)._asdict()
    return {name: value for name, value in said.items() if value}


def _section(document: Document, block_id: int) -> Json | None:
    """The heading of the base that a row stands under."""
    if block_id == ROOT:
        return None
    block = document.blocks[block_id]
    return {"line": block.line, "title": title(document, block)}


def _cell(documents: Sequence[Document], base: int, row: Row, column: int) -> Json:
    """One cell; lines are 0 where the document has nothing."""
    document, blocks = documents[column], [documents[column].blocks[i] for i in row.cells[column]]
    cell: Json = {
        "blocks": [_block(document, block.id) for block in blocks],
        "line": blocks[0].line if blocks else 0,
        "end_line": blocks[-1].end_line if blocks else 0,
        "text": "\n".join(own_text(document, block) for block in blocks),
    }
    if column == base:
        return cell
    link = row.links[column]
    sides = row.sides[column]
    pair = documents[base], document
    return cell | {
        "state": row.states[column],
        "moved": _moved(pair, row.moved[column]),
        "relation": row.relations[column],
        "link": link and {"score": link.score, "strength": link.strength, "relation": link.relation},
        "also": [
            {"line": document.blocks[x.block].line, "score": x.score, "strength": x.strength} for x in row.also[column]
        ],
        "base_segments": [_segment(pair, 0, segment) for segment in sides.base],
        "segments": [_segment(pair, 1, segment) for segment in sides.other],
    }


def _moved(pair: Pair, moved: Moved | None) -> Json | None:
    """From where to where a row moved."""
    return moved and {"from": _place(pair[0], moved.old), "to": _place(pair[1], moved.new), "row": moved.row}


def _place(document: Document, place: Place) -> Json:
    """A block, or a stretch of one, and the section it stands in."""
    block = document.blocks[place.block]
    span = place.span or block.span
    return {
        "line": block.line,
        "start": span.start,
        "end": span.end,
        "section": _section(document, section_of(document, block.parent) if block.parent != ROOT else ROOT),
    }


def _block(document: Document, block_id: int) -> Json:
    """One block of a cell; `text` is the raw slice, line ends included."""
    block = document.blocks[block_id]
    return {
        "line": block.line,
        "end_line": block.end_line,
        "kind": block.kind,
        "text": document.text[block.span.start : block.span.end],
    }


def _segment(pair: Pair, side: int, segment: Segment) -> Json:
    """One segment of a cell; `partner` is an index into the other list of segments, null for none."""
    document = pair[side]
    return {
        "line": document.blocks[segment.block].line,
        "start": segment.span.start,
        "end": segment.span.end,
        "text": document.text[segment.span.start : segment.span.end],
        "state": segment.state,
        "partner": segment.partner if segment.partner >= 0 else None,
        "elsewhere": segment.elsewhere and _place(pair[1 - side], segment.elsewhere),
        "edits": [_edit(pair, segment.edits, index) for index in range(len(segment.edits))],
    }


def _edit(pair: Pair, edits: Sequence[Edit], index: int) -> Json:
    """One edit; `old` is in the base's text, `new` in the other document's."""
    edit = edits[index]
    found: Json = {"kind": edit.kind, "old": list(edit.old), "new": list(edit.new), "change": edit.change}
    if edit.change == "figure":
        found["figure"] = _figure_change(figure_change(pair[0].text, pair[1].text, edits, index))
    return found


def _figure_change(change: FigureChange) -> Json:
    """What a change of a figure amounts to; exact numbers as text."""
    return {
        "old": change.old and _figure(change.old),
        "new": change.new and _figure(change.new),
        "direction": change.direction,
        "difference": None if change.difference is None else str(change.difference),
        "unit": measure(change.scale, change.unit),
    }


def _figure(figure: Figure) -> Json:
    """A figure as it is written; a range has both ends."""
    ends = [str(plain_number(value / figure.scale)) for value in (figure.low, figure.high)]
    value = ends[0] if figure.low == figure.high else "-".join(ends)
    return {"value": value, "unit": measure(figure.scale, figure.unit), "bound": figure.bound}
