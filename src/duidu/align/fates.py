"""What became of a theme from one document to another: kept, renamed, moved, split, merged, new, or one of three gaps.

The idea: one kind for each theme, the one that says most, read off the lineage and the two titles; what it means that
nothing is found (dropped, another kind of document, a damaged source) is a judgement about the two documents and comes
in as a value. The limits: a title is compared by its characters, so a synonym is a new name; whether the chapter is the
same one is known only as far as chapters are linked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from duidu.align.lineage import Cell, Lineage, Node, cell
from duidu.model import Document, Link, State
from duidu.text.fold import fold
from duidu.text.outline import ancestors, title

Kind = Literal["kept", "renamed", "moved", "split", "merged", "new", "dropped", "other_kind", "damaged"]

KINDS: Final[tuple[Kind, ...]] = (
    "kept",
    "renamed",
    "moved",
    "split",
    "merged",
    "new",
    "dropped",
    "other_kind",
    "damaged",
)
"""In the order in which they are told."""

FOUND: Final = frozenset({"kept", "renamed", "moved", "split", "merged"})
UNFOUND: Final = frozenset({"dropped", "other_kind", "damaged"})

HALF: Final = 0.5
"""Part of the best link's score from which a second main link counts: the theme has split, it is not only echoed."""

Gap = Callable[[str, str], State]
"""What it means that something of one document is not found in another, by their ids."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a block (`node`) in another document; `returns` is the next one beyond that has it, if any."""

    node: Node
    kind: Kind
    cell: Cell
    returns: str = ""


def fate(found: Lineage, documents: Mapping[str, Document], node: Node, to: str, gap: Gap) -> Fate:
    """Return what became of a block in another document.

    Args:
        found: The lineage.
        documents: Its documents by id.
        node: The block.
        to: The other document.
        gap: What it means that nothing is found there.
    """
    there = cell(found, node, to)
    if there.node is None:
        meaning = gap(node.document, to)
        return Fate(node, _unfound(meaning), there, _returns(found, documents, node, to))
    return Fate(node, _found(found, documents, node, there), there)


def _unfound(meaning: State) -> Kind:
    """A state that tells why something is not found, as a kind."""
    assert meaning in UNFOUND, meaning
    return meaning  # type: ignore[return-value]


def _returns(found: Lineage, documents: Mapping[str, Document], node: Node, gone: str) -> str:
    """The first document beyond one that has nothing, seen from a block, of the same place and with a member.

    Empty if there is none.
    """
    places = {name: i for i, name in enumerate(found.documents)}
    here, there = places[node.document], places[gone]
    place = documents[gone].meta.place.value
    held = [n.document for n in found.group(node).members if documents[n.document].meta.place.value == place]
    beyond = [name for name in held if (places[name] > there if there > here else places[name] < there)]
    return min(beyond, key=lambda name: abs(places[name] - there), default="")


def _found(found: Lineage, documents: Mapping[str, Document], node: Node, there: Cell) -> Kind:
    """What became of a block that has a partner."""
    assert there.node is not None
    if len(_weighty(found.links.get(node, {}).get(there.node.document, ()))) > 1:
        return "split"
    if there.shared or len(_weighty(found.links.get(there.node, {}).get(node.document, ()))) > 1:
        return "merged"
    if _moved(found, documents, node, there.node):
        return "moved"
    one, other = (_name(documents[n.document], n.block) for n in (node, there.node))
    return "kept" if one == other else "renamed"


def _weighty(links: Sequence[Link]) -> list[Link]:
    """The main links that come near the best."""
    main = [link for link in links if link.strength == "main"]
    best = max((link.score for link in main), default=0.0)
    return [link for link in main if link.score >= HALF * best]


def _name(document: Document, block: int) -> str:
    """A block's title as it is compared: folded, letters and figures only; empty if it has none."""
    return "".join(c for c in fold(title(document, document.blocks[block])) if c.isalnum())


def _moved(found: Lineage, documents: Mapping[str, Document], one: Node, other: Node) -> bool:
    """Whether two blocks stand under sections that are linked with other sections, and not with each other."""
    above = [[Node(n.document, block) for block in ancestors(documents[n.document], n.block)] for n in (one, other)]
    if not all(above) or any(_together(found, a, b) for a in above[0] for b in above[1]):
        return False
    return any(found.links.get(a, {}).get(other.document) for a in above[0]) and any(
        found.links.get(b, {}).get(one.document) for b in above[1]
    )


def _together(found: Lineage, one: Node, other: Node) -> bool:
    """Whether two sections are linked, or of one group."""
    linked = found.links.get(one, {}).get(other.document, ())
    return any(link.b.block == other.block for link in linked) or (
        one in found.home and found.home[one] == found.home.get(other)
    )
