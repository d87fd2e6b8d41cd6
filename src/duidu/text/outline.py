"""Reading a parsed document: own text, titles, paths, subtrees. Relations of blocks, derived and never stored."""

import re

from duidu.model import ROOT, Block, Document, Span
from duidu.text.fold import fold
from duidu.text.lines import line_starts

_YEAR = re.compile(r"[0-9]{4}")
LABEL_LENGTH = 6
"""Characters of a title that stand in a short path when the block has no number."""
MOST_COUNTED = 2000
"""Blocks between an untitled block and its parent up to which a short path counts instead of naming the line."""


def own_spans(document: Document, block: Block) -> tuple[Span, ...]:
    """Return the spans of the lines a block owns, without line ends and outer white space; none is empty."""
    spans = [block.span] if len(block.lines) == 1 else _line_spans(document.text, block)
    return tuple(found for found in (_trim(document.text, span) for span in spans) if found.start < found.end)


def _line_spans(text: str, block: Block) -> list[Span]:
    """Spans of a block's own lines, found from its own span."""
    inside = text[block.span.start : block.span.end]
    starts = line_starts(inside)
    spans = []
    for line in block.lines:
        index = line - block.line
        end = starts[index + 1] - 1 if index + 1 < len(starts) else len(inside)
        spans.append(Span(block.span.start + starts[index], block.span.start + end))
    return spans


def _trim(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


def own_text(document: Document, block: Block) -> str:
    """Return the text of the lines a block owns, joined without line breaks."""
    return join(document.text, own_spans(document, block))


def join(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text of several spans, one after the other."""
    return "".join(text[start:end] for start, end in spans)


def title(document: Document, block: Block) -> str:
    """Return a block's title, its lines joined; empty if it has none."""
    return join(document.text, block.title)


def number(document: Document, block: Block) -> str:
    """Return a block's numbering sign as written (``第三章``, ``19、``) without line breaks, empty if it has none."""
    return document.text[block.number.start : block.number.end].replace("\n", "") if block.number else ""


def children(document: Document) -> dict[int, tuple[int, ...]]:
    """Return the ids under each block that has any, and under ROOT, in order."""
    found: dict[int, list[int]] = {ROOT: []}
    for block in document.blocks:
        found.setdefault(block.parent, []).append(block.id)
    return {parent: tuple(ids) for parent, ids in found.items()}


def ancestors(document: Document, block_id: int) -> tuple[int, ...]:
    """Return the ids of the blocks above a block, outermost first, without itself."""
    found: list[int] = []
    parent = document.blocks[block_id].parent
    while parent != ROOT and parent not in found:
        found.append(parent)
        parent = document.blocks[parent].parent
    return tuple(reversed(found))


def section_path(document: Document, block_id: int) -> tuple[int, ...]:
    """Return the ids of the sections a block stands in, outermost first, itself included when it has a title."""
    above = ancestors(document, block_id)
    return (*above, block_id) if document.blocks[block_id].title else above


def subtree(document: Document, block_id: int) -> tuple[int, ...]:
    """Return a block and all below it, in order of the text."""
    below = children(document)
    found, waiting = [], [block_id]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting.extend(below.get(current, ()))
    return tuple(sorted(found))


def section_of(document: Document, block_id: int) -> int:
    """Return the nearest block at or above this one that has a title, else ROOT."""
    path = section_path(document, block_id)
    return path[-1] if path else ROOT


def by_line(document: Document) -> dict[int, int]:
    """Return the block id that owns each non-blank line."""
    return {line: block.id for block in document.blocks for line in block.lines}


def label(document: Document, block_id: int) -> str:
    """Return a short path such as ``八›19`` or ``依法行政›¶2``: numbers where there are any, else the title's start."""
    names = (_short(document, document.blocks[i]) for i in section_path(document, block_id))
    parts = [name for name in names if name]
    block = document.blocks[block_id]
    if not block.title:
        parts.append(_place(document, block))
    return "›".join(parts)


def _place(document: Document, block: Block) -> str:
    """Which one a block is among its parent's untitled blocks of its kind, from 1; its line where that is far to tell.

    Children stand after their parent.
    """
    if block.id - block.parent > MOST_COUNTED:
        return f"L{block.line}"
    before = document.blocks[block.parent + 1 : block.id]
    like = sum(1 for b in before if b.parent == block.parent and b.kind == block.kind and not b.title)
    return f"¶{like + 1}"


def _short(document: Document, block: Block) -> str:
    """A section's number without its punctuation, else the start of its title."""
    sign = "".join(c for c in number(document, block) if c.isalnum())
    return sign or title(document, block).strip()[:LABEL_LENGTH]


def year(document: Document) -> int | None:
    """Return the year a document stands under: its plan's first, else its latest period's, else its publication's."""
    return year_of(document.meta.covers, document.meta.published.value)


def year_of(covers: tuple[tuple[str, int, int], ...], published: str) -> int | None:
    """Return the year that periods and a publication date give; see `year`."""
    plans = [first for role, first, _ in covers if role in {"plan", "target"}]
    if plans:
        return min(plans)
    if covers:
        return max(first for _, first, _ in covers)
    found = _YEAR.match(fold(published))
    return int(found[0]) if found else None
