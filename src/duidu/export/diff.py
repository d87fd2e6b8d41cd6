"""A comparison as JSON: what `duidu diff A B --json` prints, whatever the interface's language.

Every column is the base against one document, so a cell carries two lists of segments: its own and the base's as that
document sees it. The base's own cells have neither. Offsets count code points of the document's text.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from duidu.align.hand import Ruling, Voices, by_reader
from duidu.model import ROOT, Comparison, Document, Edit, Row, Segment
from duidu.text.outline import own_text, title

Json = dict[str, Any]


def diff_json(documents: Sequence[Document], comparison: Comparison, rulings: Sequence[Iterable[Ruling]] = ()) -> Json:
    """Return a comparison as plain values ready for JSON.

    Args:
        documents: The comparison's documents, in the order of its columns.
        comparison: What `duidu.compare.compare` made of them.
        rulings: For each document, in order, what the reader has said of the base (as A) and it; none if not given.
    """
    voices = [Voices(some) for some in rulings] or [Voices(())] * len(documents)
    return {
        "documents": [_document(document) for document in documents],
        "base": comparison.base,
        "rows": [_row(documents, comparison.base, row, voices) for row in comparison.rows],
        "counts": [dict(count) for count in comparison.counts],
    }


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
    return cell | {
        "state": row.states[column],
        "link": link and {"score": link.score, "strength": link.strength, "relation": link.relation},
        "also": [
            {"line": document.blocks[x.block].line, "score": x.score, "strength": x.strength} for x in row.also[column]
        ],
        "base_segments": [_segment(documents[base], segment) for segment in sides.base],
        "segments": [_segment(document, segment) for segment in sides.other],
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


def _segment(document: Document, segment: Segment) -> Json:
    """One segment of a cell; `partner` is an index into the other list of segments, null for none."""
    return {
        "line": document.blocks[segment.block].line,
        "start": segment.span.start,
        "end": segment.span.end,
        "text": document.text[segment.span.start : segment.span.end],
        "state": segment.state,
        "partner": segment.partner if segment.partner >= 0 else None,
        "edits": [_edit(edit) for edit in segment.edits],
    }


def _edit(edit: Edit) -> Json:
    """One edit; `old` is in the base's text, `new` in the other document's."""
    return {"kind": edit.kind, "old": list(edit.old), "new": list(edit.new)}
