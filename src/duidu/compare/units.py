"""What makes a row: one block of text, or a table as a whole.

Furniture, contents tables and meta lines make none. Cells and rows stand in one unit with their caption, or, where a
table has none, with each other.
"""

from collections.abc import Container

from duidu.model import ROOT, TEXT_KINDS, Block, Document
from duidu.text.outline import ancestors

Unit = tuple[int, ...]
"""Block ids, in order."""

CELL_KINDS = frozenset({"cell", "row"})


def units(document: Document, scope: Container[int] | None = None) -> tuple[Unit, ...]:
    """Return the units of a document, or of the blocks in scope, in order of the text."""
    found: list[Unit] = []
    for block in document.blocks:
        if block.kind not in TEXT_KINDS or (scope is not None and block.id not in scope):
            continue
        if found and _same_table(document, found[-1], block):
            found[-1] = (*found[-1], block.id)
        else:
            found.append((block.id,))
    return tuple(found)


def _same_table(document: Document, unit: Unit, block: Block) -> bool:
    """Whether a block is a further cell or row of the table that a unit is."""
    if block.kind not in CELL_KINDS:
        return False
    first = document.blocks[unit[0]]
    if first.kind == "caption":
        return block.parent == first.id
    return first.kind in CELL_KINDS and block.parent == first.parent


def heading_of(document: Document, block_id: int) -> int:
    """Return the nearest heading at or above a block, ROOT if none."""
    for found in (block_id, *reversed(ancestors(document, block_id))):
        if document.blocks[found].kind == "heading":
            return found
    return ROOT
