"""Lineage: what each block of N documents is called in all the others, as groups with at most one block a document.

The idea: the strongest links come first and join their blocks' groups unless the two hold a block of the same document
(one decision for each document, so groups never snowball), or the links of their other members speak more against it
than for it. What a link adds after that (a split's second half, a partial partner) is told as *also*. Members that no
link joins directly are shown together, as *considered*, if each step between them is sure and they are no less than a
candidate where they were compared. The result is the same whatever order the documents are given in. The limits: two
documents are compared only if they stand near each other (`pairs`); a theme that drifts by small steps ends as
something else under one roof.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal, NamedTuple, Protocol, TypeVar

from duidu.align import mirrored
from duidu.align.hand import by_reader
from duidu.align.view import group_of
from duidu.model import Alignment, Document, Link, Metadata
from duidu.text.outline import year_of

REACH = 3
"""Documents before and after one that it is aligned with: a theme may be silent for two years and be found again."""

FEW = 8
"""Documents up to which every two are aligned: 28 pairs, some seconds."""

FAR = 9999
"""Years between two documents of which one has no known year."""

SURE = 0.7
"""Score of every link of a chain from which its ends are considered to belong together."""


class Node(NamedTuple):
    """A block of a document, by the document's id."""

    document: str
    block: int


@dataclass(frozen=True, slots=True)
class Group:
    """One theme through the documents: at most one block of each, in their order."""

    members: tuple[Node, ...]


Standing = Literal["main", "partial", "considered"]
"""How a cell's block stands to the row's: linked, linked in part or as one of several, or through others only."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document has for a block of another.

    `node` is the partner, None for none; `standing` how sure that is; `link` the link between the two, if there is one
    (with the row's block as A); `score` the link's, of considered ones the weakest step's; `also` are further links.
    """

    node: Node | None = None
    standing: Standing | None = None
    link: Link | None = None
    score: float = 0.0
    also: tuple[Link, ...] = ()
    shared: bool = False
    """Whether the partner is at home in another group: it took this block in beside something else."""


NOTHING = Cell()
"""A cell of a document that has nothing."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The groups of some documents, in order of their first members; `documents` are ids by year, place and id."""

    documents: tuple[str, ...]
    groups: tuple[Group, ...]
    aligned: frozenset[tuple[str, str]]
    """The pairs that were aligned, in both directions."""
    links: Mapping[Node, Mapping[str, tuple[Link, ...]]] = field(repr=False)
    """For each block its links to each document, best first, itself as A."""
    candidates: Mapping[Node, Mapping[str, tuple[Link, ...]]] = field(repr=False)
    """The next best pairs in the same form."""
    home: Mapping[Node, int] = field(repr=False)
    """The group that each linked block is in."""

    def group(self, node: Node) -> Group:
        """Return the group of a block; one that nothing is linked to is alone in its own."""
        at = self.home.get(node)
        return Group((node,)) if at is None else self.groups[at]


class Known(Protocol):
    """A document, or what is known of one before it is read."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def meta(self) -> Metadata:
        """What it is."""


Some = TypeVar("Some", bound=Known)


def _year(document: Known) -> int | None:
    """The year a document stands under."""
    return year_of(document.meta.covers, document.meta.published.value)


def order(documents: Iterable[Some]) -> list[Some]:
    """Return documents as columns stand: by year (unknown last), place and id."""
    return sorted(documents, key=lambda d: (_year(d) is None, _year(d) or 0, d.meta.place.value, d.id))


def beside(documents: Iterable[Some], base: Some) -> list[Some]:
    """Return the documents that a lineage of one is about, in order: all when they are few.

    Else those of its place, and of other places, the nearest in time first, one each as long as they are few.
    """
    columns = order(documents)
    if len(columns) <= FEW:
        return columns
    place = base.meta.place.value
    nearest: dict[str, Some] = {}
    for document in sorted(columns, key=lambda d: _apart(base, d)):
        if document.meta.place.value != place:
            nearest.setdefault(document.meta.place.value, document)
    kept = {document.id for document in list(nearest.values())[:FEW]}
    return [d for d in columns if d.meta.place.value == place or d.id in kept]


def pairs(documents: Iterable[Some]) -> list[tuple[Some, Some]]:
    """Return which documents must be aligned, in order: all when they are few, else those that stand near each other.

    Near are the next REACH of the same place, and of two places those that are nearest in time to each other.
    """
    columns = order(documents)
    every = [(i, j) for i in range(len(columns)) for j in range(i + 1, len(columns))]
    if len(columns) > FEW:
        wanted = _near(columns)
        every = [pair for pair in every if pair in wanted]
    return [(columns[i], columns[j]) for i, j in every]


def _near(columns: Sequence[Known]) -> set[tuple[int, int]]:
    """The places of documents that stand near each other."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, document in enumerate(columns):
        places[document.meta.place.value].append(i)
    found = {(i, j) for own in places.values() for k, i in enumerate(own) for j in own[k + 1 : k + 1 + REACH]}
    for one, other in combinations(places.values(), 2):
        for i in one:
            j = _nearest(columns, i, other)
            if _nearest(columns, j, one) == i:
                found.add((min(i, j), max(i, j)))
    return found


def _nearest(columns: Sequence[Known], one: int, others: Iterable[int]) -> int:
    """Which of some documents stands nearest in time to one, the earlier of two."""
    return min(others, key=lambda other: (_apart(columns[one], columns[other]), other))


def _apart(a: Known, b: Known) -> int:
    """Years between two documents; far when one's is not known."""
    one, other = _year(a), _year(b)
    return FAR if one is None or other is None else abs(one - other)


def lineage(documents: Iterable[Document], alignments: Iterable[Alignment]) -> Lineage:
    """Return the lineage of documents from the alignments that are there.

    Args:
        documents: The documents; the order does not matter.
        alignments: Of those that `pairs` names, or of others; in any order and direction, each pair once.
    """
    columns = order(documents)
    places = {document.id: i for i, document in enumerate(columns)}
    made = [one for one in alignments if one.a in places and one.b in places]
    both = [*made, *map(mirrored, made)]
    kinds = {document.id: document for document in columns}
    links = _by_node(kinds, ((one.a, one.b, one.links) for one in both))
    groups = sorted(_grouped(places, links), key=lambda group: [(places[n.document], n.block) for n in group.members])
    return Lineage(
        documents=tuple(places),
        groups=tuple(groups),
        aligned=frozenset((one.a, one.b) for one in both),
        links=links,
        candidates=_by_node(kinds, ((one.a, one.b, one.candidates) for one in both)),
        home={node: at for at, group in enumerate(groups) for node in group.members},
    )


def _by_node(
    documents: Mapping[str, Document], some: Iterable[tuple[str, str, Iterable[Link]]]
) -> dict[Node, dict[str, tuple[Link, ...]]]:
    """Links of headings and running text that no reader rejected, by A's block and the other document, best first."""
    found: dict[Node, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for a, b, links in some:
        for link in links:
            if link.verdict != "rejected" and group_of(documents[a].blocks[link.a.block].kind) != "title":
                found[Node(a, link.a.block)][b].append(link)
    return {node: {b: tuple(sorted(many, key=_best)) for b, many in to.items()} for node, to in found.items()}


def _best(link: Link) -> tuple[bool, bool, float, int]:
    """Sorts the links of one block to one document: by hand, then main ones, then by score, then by place."""
    return not by_reader(link), link.strength != "main", -link.score, link.b.block


class _Edge(NamedTuple):
    """A main link as it competes: what comes first sorts first."""

    rank: tuple[bool, bool, float]
    a: Node
    b: Node
    score: float


def _grouped(places: Mapping[str, int], links: Mapping[Node, Mapping[str, tuple[Link, ...]]]) -> Iterator[Group]:
    """Groups of linked blocks, the strongest links first."""
    groups: dict[Node, dict[str, Node]] = {node: {node.document: node} for node in links}
    for edge in sorted(_edges(places, links)):
        one, other = groups[edge.a], groups[edge.b]
        if not one.keys() & other.keys() and _agree(links, edge, (one, other)):
            one |= other
            for node in other.values():
                groups[node] = one
    for node, group in groups.items():
        members = sorted(group.values(), key=lambda n: places[n.document])
        if node == members[0]:
            yield Group(tuple(members))


def _edges(places: Mapping[str, int], links: Mapping[Node, Mapping[str, tuple[Link, ...]]]) -> Iterator[_Edge]:
    """The main links, each once; those that are the best for both of their blocks compete first."""
    for node, to in links.items():
        for document, many in to.items():
            if places[document] < places[node.document]:
                continue
            for link in many:
                other = Node(document, link.b.block)
                if link.strength == "main":
                    mutual = many[0] is link and links[other][node.document][0].b.block == node.block
                    yield _Edge((not by_reader(link), not mutual, -link.score), node, other, link.score)


def _agree(
    links: Mapping[Node, Mapping[str, tuple[Link, ...]]], edge: _Edge, groups: tuple[dict[str, Node], dict[str, Node]]
) -> bool:
    """Whether the links between two groups speak for joining them at least as much as those away from them against."""
    if not edge.rank[0]:
        return True
    voices = 0.0
    if len(groups[0]) == len(groups[1]) == 1:
        return True
    for one in groups[0].values():
        for other in groups[1].values():
            voices += _voice(links, one, other)
    return voices >= 0


def _voice(links: Mapping[Node, Mapping[str, tuple[Link, ...]]], one: Node, other: Node) -> float:
    """What two blocks say to being of one group: their link's score, less the better one that either has instead."""
    there, back = links[one].get(other.document, ()), links[other].get(one.document, ())
    own = next((link.score for link in there if link.b.block == other.block), 0.0)
    rivals = [many[0].score for many in (there, back) if many and many[0].strength == "main"]
    return own if own else -max(rivals, default=0.0)


def cell(found: Lineage, node: Node, document: str) -> Cell:
    """Return what a document has for a block of another.

    The member of the block's own group comes first; else the best link; else there is nothing.
    """
    links = found.links.get(node, {}).get(document, ())
    member = next((n for n in found.group(node).members if n.document == document), None)
    direct = next((link for link in links if member is not None and link.b.block == member.block), None)
    if direct is not None and member is not None:
        return Cell(member, direct.strength, direct, direct.score, tuple(link for link in links if link is not direct))
    if links:
        return Cell(
            Node(document, links[0].b.block), links[0].strength, links[0], links[0].score, links[1:], shared=True
        )
    weakest = surety(found, node, member) if member is not None and _may_be(found, node, member) else 0.0
    return Cell(member, "considered", None, weakest) if weakest >= SURE else NOTHING


def _may_be(found: Lineage, one: Node, other: Node) -> bool:
    """Whether two members may belong together: never compared, or when they were, at least a candidate."""
    if (one.document, other.document) not in found.aligned:
        return True
    near = found.candidates.get(one, {}).get(other.document, ())
    return any(link.b.block == other.block for link in near)


def surety(found: Lineage, one: Node, other: Node) -> float:
    """Return the score of the weakest link on the best way between two members of a group, 0 without any."""
    members = set(found.group(one).members)
    reached, best = {one: 1.0}, {one}
    waiting = {one}
    while waiting:
        node = max(sorted(waiting), key=lambda n: reached[n])
        waiting.remove(node)
        best.add(node)
        for document, many in found.links.get(node, {}).items():
            for link in many:
                after = Node(document, link.b.block)
                weakest = min(reached[node], link.score)
                if after in members and after not in best and weakest > reached.get(after, 0.0):
                    reached[after] = weakest
                    waiting.add(after)
    return reached.get(other, 0.0)
