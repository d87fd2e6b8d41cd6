"""Comparing sections that the reader chose, whether or not an alignment would bring them together.

A document narrowed to a section keeps its text and its block ids; what lies outside is set aside like furniture, so it
is neither aligned nor shown. The chosen sections themselves are linked by the reader's choice.
"""

from collections.abc import Collection
from dataclasses import replace

from duidu.model import BODY_KINDS, HEAD_KINDS, Alignment, Document, Link, Place, Reason


def narrowed(document: Document, scope: Collection[int]) -> Document:
    """Return a document in which only the blocks of a scope count as its text."""
    kept = frozenset(scope)
    blocks = tuple(b if b.id in kept else replace(b, kind="furniture") for b in document.blocks)
    tables = tuple(table for table in document.tables if table.caption in kept)
    return replace(document, blocks=blocks, tables=tables)


def linked_by_reader(alignment: Alignment, a: Document, a_root: int, b: Document, b_root: int) -> Alignment:
    """Return an alignment in which two chosen sections are linked, unless they are already or are of unlike kinds."""
    if not _alike(a, a_root, b, b_root) or any((x.a.block, x.b.block) == (a_root, b_root) for x in alignment.links):
        return alignment
    others = tuple(
        replace(link, strength="partial") if a_root == link.a.block or b_root == link.b.block else link
        for link in alignment.links
    )
    chosen = Link(Place(a_root), Place(b_root), 1.0, "main", "one", (Reason("reader"),))
    links = tuple(sorted((*others, chosen), key=lambda link: (link.a.block, link.b.block)))
    return replace(
        alignment,
        links=links,
        only_a=tuple(block for block in alignment.only_a if block != a_root),
        only_b=tuple(block for block in alignment.only_b if block != b_root),
    )


def _alike(a: Document, a_root: int, b: Document, b_root: int) -> bool:
    """Whether two blocks may be linked: both open a section, or both carry running text."""
    kinds = {a.blocks[a_root].kind, b.blocks[b_root].kind}
    return kinds <= HEAD_KINDS or kinds <= BODY_KINDS
