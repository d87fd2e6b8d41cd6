"""What it means that something of one document is not found in another: it was dropped, or nobody can know.

The idea: only a whole source of the same kind, of the same place, can be believed when it is silent. The limit: which
kinds go together is told by their names alone; two kinds that mean the same count as different. A place that holds the
other's name is taken for the same, and one that is not known for any.
"""

from typing import Final

from duidu.model import TEXT_KINDS, Document, State
from duidu.text.outline import own_spans

DAMAGED: Final = 0.1
"""Share of a document's text under a doubt from which on "not found" cannot be believed."""
INCOMPLETE: Final = frozenset({"boxes_missing", "chapters_missing", "entries_missing", "undecodable"})
"""Notes of the parser and of the reader of files that say a part of the source is not there."""
WHOLE: Final = frozenset({"original", "reprint", ""})
"""Provenance of documents that hold the whole text; a report of one does not."""


def unfound(base: Document, other: Document) -> State:
    """Return what it means that something of the base is not found in another document.

    ``damaged``: the other source is incomplete or doubtful; ``other_kind``: it is another kind of document, another
    place's, or a report of one; ``dropped``: the same kind of document and the whole source.
    """
    if is_damaged(other):
        return "damaged"
    same_kind = base.meta.kind.value == other.meta.kind.value and other.meta.provenance.value in WHOLE
    return "dropped" if same_kind and _one_place(base.meta.place.value, other.meta.place.value) else "other_kind"


def _one_place(a: str, b: str) -> bool:
    """Whether two places may be one: 南开区 and 天津市南开区 are."""
    return not a or not b or a in b or b in a


def is_damaged(document: Document) -> bool:
    """Return whether a part of the source is not there, or so much under a doubt that a zero says little."""
    if any(note.code in INCOMPLETE for note in document.notes):
        return True
    own = [block for block in document.blocks if block.kind in TEXT_KINDS]
    if not any(block.doubts for block in own):
        return False
    every = sum(end - start for block in own for start, end in own_spans(document, block))
    doubted = sum(doubt.span.end - doubt.span.start for block in own for doubt in block.doubts)
    return bool(every) and doubted / every >= DAMAGED
