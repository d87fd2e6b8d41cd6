"""A document's outline as JSON: what `duidu outline --json` prints."""

from typing import Any

from duidu.model import ROOT, Block, Document, Span, Table
from duidu.text.lines import page_of
from duidu.text.outline import number, title


def outline_json(document: Document) -> dict[str, Any]:
    """Return a document's metadata, blocks, tables and notes as plain values ready for JSON.

    Lines count from 1, `parent` is the first line of the block it hangs under (0 = the document); `text` is the raw
    slice from a block's first character to its last, `title` is joined without line breaks, `page` is there only where
    a document has pages.
    """
    meta = document.meta
    return {
        "file": document.file,
        "title": meta.title.value,
        "place": meta.place.value,
        "issuer": meta.issuer.value,
        "kind": meta.kind.value,
        "provenance": meta.provenance.value,
        "covers": [{"role": period.role, "from": period.first, "to": period.last} for period in meta.covers],
        "published": meta.published.value,
        "blocks": [_block(document, block) for block in document.blocks],
        "tables": [_table(document, table) for table in document.tables],
        "notes": [{"code": note.code, "values": list(note.values), "line": note.line} for note in document.notes],
    }


def _block(document: Document, block: Block) -> dict[str, Any]:
    """One block."""
    return {
        "line": block.line,
        "end_line": block.end_line,
        "lines": list(block.lines),
        "kind": block.kind,
        "level": block.level,
        "parent": 0 if block.parent == ROOT else document.blocks[block.parent].line,
        "number": number(document, block),
        "title": title(document, block),
        "role": block.role,
        "doubt": [doubt.code for doubt in block.doubts],
        "text": document.text[block.span.start : block.span.end],
        **({"page": page_of(document.pages, block.span.start)} if document.pages else {}),
    }


def _table(document: Document, table: Table) -> dict[str, Any]:
    """One rebuilt table; missing cells are empty strings."""
    caption = "" if table.caption == ROOT else title(document, document.blocks[table.caption])
    return {
        "caption": caption,
        "line": table.lines[0],
        "end_line": table.lines[1],
        "header": _cells(document, table.header),
        "rows": [_cells(document, row) for row in table.rows],
    }


def _cells(document: Document, spans: tuple[Span, ...]) -> list[str]:
    """The text of some cells."""
    return [document.text[start:end] for start, end in spans]
