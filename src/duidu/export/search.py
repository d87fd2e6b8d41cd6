"""Hits as JSON: what `duidu search QUERY --json` prints."""

from collections.abc import Iterable, Sequence
from typing import Any

from duidu.model import Document, Hit, Span
from duidu.text.clauses import clauses
from duidu.text.outline import own_spans, section_path, title

PASSAGE = 200
"""Characters on each side of a match up to which its paragraph is given; beyond, it is cut between clauses."""


def search_json(documents: Iterable[Document], hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """Return hits as plain values ready for JSON, in the order given.

    `start` and `end` are offsets into the document, `text` is the passage around them and `text_start` its own offset.

    Args:
        documents: The documents that hits name by id, and any others.
        hits: What `duidu.search` found.
    """
    by_id = {document.id: document for document in documents}
    return [_hit(by_id[hit.document], hit) for hit in hits]


def _hit(document: Document, hit: Hit) -> dict[str, Any]:
    """One hit."""
    start, end = passage(document, hit)
    path = [document.blocks[i] for i in section_path(document, hit.block)]
    return {
        "document": hit.document,
        "line": document.text.count("\n", 0, hit.start) + 1,
        "start": hit.start,
        "end": hit.end,
        "score": hit.score,
        "text": document.text[start:end],
        "text_start": start,
        "section": [{"line": block.line, "title": title(document, block)} for block in path],
    }


def passage(document: Document, hit: Hit) -> Span:
    """Return the lines of the block that a match stands in, cut between clauses where they are long."""
    own = own_spans(document, document.blocks[hit.block])
    touched = [span for span in own if span.start < hit.end and hit.start < span.end]
    start = min((span.start for span in touched), default=hit.start)
    end = max((span.end for span in touched), default=hit.end)
    near = Span(max(start, hit.start - 2 * PASSAGE), min(end, hit.end + 2 * PASSAGE))  # a paragraph may be endless
    edges = [part.start for part in clauses(document.text, near)]
    if hit.start - start > PASSAGE:
        start = min((at for at in edges if hit.start - PASSAGE <= at <= hit.start), default=hit.start - PASSAGE)
    if end - hit.end > PASSAGE:
        end = max((at for at in edges if hit.end <= at <= hit.end + PASSAGE), default=hit.end + PASSAGE)
    return Span(start, end)
