"""Sections of a document that nothing before leads to, and sections of the one before that lead nowhere in it.

The idea: a section (whatever counts as a theme) has an ancestor where anything in it, down to a clause, is linked with
anything in an earlier document; so only what is wholly without link is told, and of sections inside each other the
outermost. What it means that one has no descendant (dropped, another kind of document, a damaged source) comes with it.
The limit: the documents that were aligned; what an older one had may come back.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duidu.align.themes import themes
from duidu.model import Alignment, Document, State
from duidu.text.gaps import unfound
from duidu.text.outline import subtree


class Section(NamedTuple):
    """A section without ancestor (`meaning` is ``added``), or without descendant, and what that means."""

    document: str
    block: int
    meaning: State


def begun(document: Document, before: Sequence[Alignment]) -> tuple[Section, ...]:
    """Return the sections of a document that no earlier one leads to.

    Args:
        document: The document.
        before: Its alignments with earlier ones, the document on either side.
    """
    return tuple(Section(document.id, block, "added") for block in _unlinked(document, before))


def ended(document: Document, here: Document, alignment: Alignment) -> tuple[Section, ...]:
    """Return the sections of a document that lead nowhere in a later one.

    Args:
        document: The earlier document.
        here: The later one.
        alignment: Of the two, in either order.
    """
    meaning = unfound(document, here)
    return tuple(Section(document.id, block, meaning) for block in _unlinked(document, [alignment]))


def _unlinked(document: Document, alignments: Iterable[Alignment]) -> list[int]:
    """The outermost sections in which nothing is linked."""
    linked = {
        place.block
        for alignment in alignments
        for link in alignment.links
        for name, place in ((alignment.a, link.a), (alignment.b, link.b))
        if name == document.id and link.verdict != "rejected"
    }
    found: list[int] = []
    told: set[int] = set()
    for theme in themes(document):
        below = set(subtree(document, theme.block))
        if theme.counts and theme.block not in told and not below & linked:
            found.append(theme.block)
            told |= below
    return found
