"""How high a place stands in its document: in a title, a heading, a run-in title, a section's lead, or a sentence.

The idea: plans speak in ranks. What stands in a heading has its own chapter; what stands in the first paragraph below
one sets the chapter's tone; what stands in a sentence somewhere is one task among many. The limit: a section of one
paragraph has no lead, and what a document's author meant by a place nobody can tell from its rank alone.
"""

from collections.abc import Mapping
from typing import Final, Literal

from duidu.model import HEAD_KINDS, ROOT, Block, Document, Span

Standing = Literal["title", "heading", "run_in", "lead", "sentence", "cell", ""]

RANKS: Final[Mapping[Standing, int]] = {
    "": 0,
    "cell": 1,
    "sentence": 1,
    "lead": 2,
    "run_in": 3,
    "heading": 4,
    "title": 5,
}
"""What stands higher; a table's cell is no lower than a sentence."""

Children = Mapping[int, tuple[int, ...]]


def standing(document: Document, below: Children, block: Block, span: Span) -> Standing:
    """Return how high a place stands.

    Args:
        document: The document.
        below: Its blocks by parent (`text.outline.children`).
        block: The block the place is in.
        span: The place.
    """
    if block.kind == "title":
        return "title"
    if block.kind in HEAD_KINDS:
        return "heading"
    if block.kind in {"cell", "row"}:
        return "cell"
    if any(part.start <= span.start and span.end <= part.end for part in block.title):
        return "run_in"
    return "lead" if _leads(document, below, block) else "sentence"


def _leads(document: Document, below: Children, block: Block) -> bool:
    """Whether a paragraph opens a section in which more follows."""
    if block.kind != "para" or block.parent == ROOT or document.blocks[block.parent].kind not in HEAD_KINDS:
        return False
    own = [i for i in below.get(block.parent, ()) if document.blocks[i].kind not in {"furniture", "meta", "toc"}]
    return len(own) > 1 and own[0] == block.id


def highest(standings: "list[Standing]") -> Standing:
    """Return the highest of some standings, empty for none."""
    return max(standings, key=RANKS.__getitem__, default="")
