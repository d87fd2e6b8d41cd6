"""The themes of a document: the blocks whose fate from one year to the next is worth a row of its own.

The idea: whatever has a title is a theme, and so is a paragraph where titles do not reach: where nothing in its section
has a title and the section holds several, or where a document has no headings at all. The other paragraphs are kept
in the tree below their theme, so that nothing is out of reach, but do not count. The limit: a paragraph that stands
beside titled ones is never a theme, even if it is about something of its own.
"""

from collections import Counter
from typing import NamedTuple

from duidu.align.view import group_of
from duidu.model import ROOT, Block, Document
from duidu.text.outline import own_spans

LEAST_TEXT = 20
"""Characters of a paragraph that may be a theme: forms of address and single figures are shorter."""

SEVERAL = 2
"""Paragraphs from which a heading stands for more than one subject."""


ASIDE = frozenset({"definition"})
"""Roles of blocks that are about words, not about what is done: the entries of a glossary are no themes."""


class Theme(NamedTuple):
    """A block in the tree of themes: `depth` counts from 0 among them, `counts` is false of mere paragraphs of one."""

    block: int
    depth: int
    counts: bool


def themes(document: Document) -> tuple[Theme, ...]:
    """Return the tree of a document's themes and paragraphs, in order of the text; each stands behind what it is under.

    Document titles, contents, site lines and the insides of tables are none.
    """
    listed = [
        block for block in document.blocks if group_of(block.kind) in {"head", "body"} and _length(document, block)
    ]
    titled = {block.parent for block in listed if block.title}
    paragraphs = Counter(block.parent for block in listed if not block.title and _length(document, block) >= LEAST_TEXT)
    depths: dict[int, int] = {ROOT: -1}
    found = []
    for block in listed:
        depth = depths.get(block.parent, -1) + 1
        depths[block.id] = depth
        own = bool(block.title) or _alone(document, block, titled, paragraphs)
        found.append(Theme(block.id, depth, own and block.role not in ASIDE))
    return tuple(found)


def _alone(document: Document, block: Block, titled: set[int], paragraphs: Counter[int]) -> bool:
    """Whether a paragraph without a title is a theme: no title stands beside it, and it is long and one of several."""
    if block.parent in titled or _length(document, block) < LEAST_TEXT:
        return False
    return block.parent == ROOT or paragraphs[block.parent] >= SEVERAL


def _length(document: Document, block: Block) -> int:
    """Characters of a block's own text."""
    return sum(end - start for start, end in own_spans(document, block))
