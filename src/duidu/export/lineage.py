"""A lineage as JSON and as CSV: a row for each theme, what each document has of it, and where to look if nothing.

The idea: JSON says everything in codes; CSV is a sheet for people, with the words it is given, three columns for a
document, and a byte order mark so that spreadsheets read it as UTF-8. The limit: nearest passages are looked for where
a reader asks first: with a base, between it and the others; else in the first document that has a theme no more.
"""

from collections.abc import Iterator, Mapping

from duidu.align.chart import Chart, Given, Row, Tally
from duidu.align.fates import UNFOUND, Fate
from duidu.align.hand import by_reader
from duidu.align.lineage import Cell, Node
from duidu.align.nearest import Nearest, Passages
from duidu.export.comma import BOM, line
from duidu.model import Document, Link
from duidu.text.outline import own_text, title, year

Json = dict[str, object]

EXCERPT = 80
"""Characters of a passage that say which one it is."""

STANDINGS = {"main": "●", "partial": "◐", "considered": "◌"}
"""Signs of how sure a cell's partner is, as on the screen."""
NOWHERE, BY_HAND = "○", "✎"


def lineage_json(given: Given, shown: Chart) -> Json:
    """Return what ``duidu lineage --json`` prints."""
    near = dict(_nearest(given, shown))
    return {
        "documents": [_document(given.documents[name]) for name in shown.documents],
        "base": shown.base,
        "rows": [_row(given, shown, row, near) for row in shown.rows],
        "summary": [_tally(each) for each in shown.tallies],
    }


def _document(document: Document) -> Json:
    """What a document is."""
    return {
        "document": document.id,
        "file": document.file or document.id,
        "year": year(document),
        "place": document.meta.place.value,
        "kind": document.meta.kind.value,
        "provenance": document.meta.provenance.value,
    }


def _tally(each: Tally) -> Json:
    """The counts of two documents."""
    return {"from": each.a, "to": each.b, **dict(each.counts)}


def _row(given: Given, shown: Chart, row: Row, near: Mapping[tuple[Node, str], Nearest]) -> Json:
    """One theme."""
    document = given.documents[row.node.document]
    cells = zip(shown.documents, row.fates, strict=True)
    return {
        "document": row.node.document,
        **_place(document, row.node.block),
        "depth": row.depth,
        "theme": row.counts,
        "only_elsewhere": not row.of_base,
        "cells": [_cell(given, fate, name, near.get((row.node, name))) for name, fate in cells if fate is not None],
    }


def _place(document: Document, block: int) -> Json:
    """A block: its lines, its title, the beginning of its text."""
    found = document.blocks[block]
    return {
        "line": found.line,
        "end_line": found.end_line,
        "title": title(document, found),
        "text": own_text(document, found)[:EXCERPT],
    }


def _cell(given: Given, fate: Fate, name: str, near: Nearest | None) -> Json:
    """What one document has of a theme."""
    document, cell = given.documents[name], fate.cell
    found: Json = {"document": name, "became": fate.kind}
    if cell.node is None:
        found["returns"] = fate.returns
        if near is not None:
            block = near.block
            found["nearest"] = None if block is None else {**_place(document, block), "words": list(near.shared)}
            found["tried"] = list(near.tried)
        return found
    found |= _place(document, cell.node.block)
    found |= {"strength": cell.standing, "score": round(cell.score, 4), "shared": cell.shared}
    found |= {"by_hand": _is_by_hand(cell), "verdict": cell.link.verdict if cell.link else ""}
    found["also"] = [_also(document, link) for link in cell.also]
    return found


def _is_by_hand(cell: Cell) -> bool:
    """Whether a reader put the two together."""
    return cell.link is not None and by_reader(cell.link)


def _also(document: Document, link: Link) -> Json:
    """A further partner."""
    return {**_place(document, link.b.block), "strength": link.strength, "score": link.score}


def _nearest(given: Given, shown: Chart) -> Iterator[tuple[tuple[Node, str], Nearest]]:
    """The nearest passages for what is not found, document by document, so that each is prepared once."""
    wanted = sorted({(name, row.node) for row in shown.rows for name in _gaps(shown, row)})
    held: tuple[str, str] = ("", "")
    passages: Passages | None = None
    for name, node in wanted:
        if passages is None or held != (name, node.document):
            held = name, node.document
            passages = Passages(given.documents[node.document], given.documents[name])
        yield (node, name), passages.nearest(node.block)


def _gaps(shown: Chart, row: Row) -> Iterator[str]:
    """The documents in which a reader wants to know where to look for a theme."""
    unfound = [n for n, fate in zip(shown.documents, row.fates, strict=True) if fate and fate.kind in UNFOUND]
    if not shown.base:
        return iter(unfound[:1])
    return iter(unfound if row.of_base else [name for name in unfound if name == shown.base])


def lineage_csv(given: Given, shown: Chart, words: Mapping[str, str]) -> str:
    """Return a lineage as a sheet.

    Args:
        given: The lineage.
        shown: Its rows.
        words: How each kind is said, and the heads of columns: ``theme``, ``line``, ``became``.
    """
    rows = (_heads(given, shown, words), *(_values(given, shown, row, words) for row in shown.rows))
    return BOM + "".join(map(line, rows))


def _heads(given: Given, shown: Chart, words: Mapping[str, str]) -> Iterator[str]:
    """The first line of the sheet."""
    yield words["theme"]
    for name in shown.documents:
        known = year(given.documents[name])
        label = name if known is None else f"{given.documents[name].meta.place.value} {known}".strip()
        yield from (label, f"{label} {words['line']}", f"{label} {words['became']}")


def _values(given: Given, shown: Chart, row: Row, words: Mapping[str, str]) -> Iterator[str]:
    """One line of the sheet."""
    yield "\u3000" * row.depth + name_of(given.documents[row.node.document], row.node.block)
    for name, fate in zip(shown.documents, row.fates, strict=True):
        document = given.documents[name]
        if name == row.node.document:
            yield from (name_of(document, row.node.block), str(document.blocks[row.node.block].line), "")
        elif fate is None:
            yield from ("", "", "")
        elif fate.cell.node is None:
            yield from (NOWHERE, "", words[fate.kind])
        else:
            block = fate.cell.node.block
            text = f"{sign(fate.cell)} {name_of(document, block)}"
            yield from (text, str(document.blocks[block].line), words[fate.kind])


def name_of(document: Document, block: int, most: int = EXCERPT) -> str:
    """Return what a theme is called: its title, else the beginning of its text in quotation marks."""
    found = document.blocks[block]
    named = title(document, found)
    if named:
        return " ".join(named.split())
    text = " ".join(own_text(document, found).split())
    return f"\u201c{text if len(text) <= most else text[: most - 1] + chr(0x2026)}\u201d"


def sign(cell: Cell) -> str:
    """Return the sign of how sure a cell is; of nothing, that."""
    if cell.standing is None:
        return NOWHERE
    return BY_HAND if _is_by_hand(cell) else STANDINGS[cell.standing]
