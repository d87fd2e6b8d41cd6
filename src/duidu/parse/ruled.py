"""The reader's word on roles over what was read: a ruling holds for a block and all below it.

A block below that was ruled itself keeps its own ruling. The limit is meant: what a block's own words said before
(a target in what the reader calls a review) gives way too, since the reader has seen it and can rule it again.
"""

from collections.abc import Mapping
from dataclasses import replace

from duidu.model import ROOT, TEXT_KINDS, Document, Kind, Role

RULED_KINDS: frozenset[Kind] = TEXT_KINDS - {"title"}
"""Kinds of blocks that play a part at all: titles, contents and a site's lines have no role."""


def ruled(document: Document, roles: Mapping[int, Role]) -> Document:
    """Return a document in which some blocks, with what hangs under them, have the role that the reader gave.

    Args:
        document: The document as it was read.
        roles: Roles by block id; those of blocks that can have none are passed over.
    """
    own = {block: role for block, role in roles.items() if document.blocks[block].kind in RULED_KINDS}
    if not own:
        return document
    given: dict[int, Role] = {}
    blocks = list(document.blocks)
    for block in document.blocks:  # a block stands before what hangs under it
        role = own.get(block.id, given.get(block.parent) if block.parent != ROOT else None)
        if role is not None:
            given[block.id] = role
            if block.kind in RULED_KINDS:
                blocks[block.id] = replace(block, role=role)
    return replace(document, blocks=tuple(blocks), ruled=frozenset(own))


def ruling_over(document: Document, block: int) -> int:
    """Return the nearest block at or above one whose role the reader gave, ROOT if there is none."""
    while block != ROOT and block not in document.ruled:
        block = document.blocks[block].parent
    return block
