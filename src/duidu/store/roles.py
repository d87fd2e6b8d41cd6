"""The roles that the reader gave: a place in a text and what part is played there."""

from typing import Final, NamedTuple, get_args

from duidu.model import Anchor, Document, Role, Span
from duidu.store import kept
from duidu.store.hand import Kind
from duidu.store.kept import Damaged, Table
from duidu.text import anchor as anchors
from duidu.text.outline import own_spans

ROLES: Final[tuple[Role, ...]] = tuple(role for role in get_args(Role) if role)
"""The roles there are, in the order in which a reader is offered them."""


class Ruling(NamedTuple):
    """The role of the block that begins at a place, and of what hangs under it."""

    anchor: Anchor
    role: Role


def ruling(document: Document, block: int, role: Role) -> Ruling:
    """Return the ruling on a block, anchored at its first line."""
    spans = own_spans(document, document.blocks[block]) or (document.blocks[block].span,)
    return Ruling(anchors.make(document, Span(*spans[0])), role)


def _table(what: Ruling) -> Table:
    return {"role": what.role, "anchor": kept.anchor_table(what.anchor)}


def _value(table: Table) -> Ruling:
    role: Role = kept.field(table, "role", str)
    if role not in ROLES:
        raise Damaged(role)
    return Ruling(kept.anchor(kept.field(table, "anchor", dict)), role)


KIND: Final[Kind[Ruling]] = Kind("roles", _table, _value)
