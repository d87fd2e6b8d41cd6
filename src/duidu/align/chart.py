"""A lineage laid out for reading: a row for each theme, a cell for each document, and counts of what became of them.

The idea: with a base, its own tree of themes makes the rows, each cell says what became of it there, and themes that
other documents have and the base has not follow, by the document that has them first; without a base every theme
makes a row, and each cell says what became of the last document before it that had the theme. Counts are of themes,
never of paragraphs below them. The limit: what only another document has is listed once, where it begins.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from duidu.align.fates import KINDS, Fate, Gap, Kind, fate
from duidu.align.lineage import Lineage, Node, cell
from duidu.align.themes import Theme, themes
from duidu.model import Document


@dataclass(frozen=True, slots=True)
class Row:
    """A theme through all documents.

    `node` is the block that the row is about; `fates` has one entry for each document, None for the row's own.
    `of_base` is false where the base has nothing like it. `depth` and `counts` are those of the theme.
    """

    node: Node
    fates: tuple[Fate | None, ...]
    depth: int
    counts: bool
    of_base: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of one document's themes in another, by kind; ``new`` counts what only the other has."""

    a: str
    b: str
    counts: tuple[tuple[Kind, int], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The rows, and a tally from the base to each document, or else from each document to the next of its place."""

    documents: tuple[str, ...]
    base: str
    rows: tuple[Row, ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A lineage with what is needed to read it: the documents by id, their themes, what a gap means."""

    found: Lineage
    documents: Mapping[str, Document]
    gap: Gap
    themes: Mapping[str, tuple[Theme, ...]]

    @classmethod
    def of(cls, found: Lineage, documents: Mapping[str, Document], gap: Gap) -> "Given":
        """Return a lineage with its documents' themes.

        Args:
            found: The lineage.
            documents: Its documents by id.
            gap: What it means that something of one document is not found in another.
        """
        return cls(found, documents, gap, {name: themes(documents[name]) for name in found.documents})

    def fate(self, node: Node, to: str) -> Fate:
        """Return what became of a block in another document."""
        return fate(self.found, self.documents, node, to, self.gap)


def chart(given: Given, base: str, scope: Collection[int] | None = None) -> Chart:
    """Return the lineage as seen from one document.

    Args:
        given: The lineage.
        base: The document's id.
        scope: The blocks of the base to show, usually a subtree, without what only others have; None for all.
    """
    own = tuple(row for row in _own(given, base) if scope is None or row.node.block in scope)
    rows = own if scope is not None else (*own, *_foreign(given, base))
    places = {name: i for i, name in enumerate(given.found.documents)}
    tallies = tuple(_tally_of(base, own, name, i) for name, i in places.items() if name != base)
    if scope is None:
        tallies = tuple(_with_new(given, each) for each in tallies)
    return Chart(given.found.documents, base, rows, tallies)


def _tally_of(base: str, rows: Sequence[Row], name: str, column: int) -> Tally:
    """What became of some rows' themes in one document."""
    kinds = (fate.kind for row in rows if row.counts and (fate := row.fates[column]) is not None)
    return _tallied(base, name, Counter(kinds))


def _with_new(given: Given, each: Tally) -> Tally:
    """A tally with what only the other document has."""
    new = sum(cell(given.found, node, each.a).node is None for node in _counting(given, each.b))
    return _tallied(each.a, each.b, Counter({**dict(each.counts), "new": new}))


def _tallied(a: str, b: str, counts: Counter[Kind]) -> Tally:
    """Counts in the order of the kinds."""
    return Tally(a, b, tuple((kind, counts[kind]) for kind in KINDS if counts[kind]))


def whole(given: Given) -> Chart:
    """Return the lineage of all themes of all documents."""
    tallies = tuple(tally(given, a, b) for a, b in _successions(given))
    return Chart(given.found.documents, "", tuple(_every(given)), tallies)


def tally(given: Given, a: str, b: str) -> Tally:
    """Return how many themes of one document have each kind in another."""
    return _with_new(given, _tallied(a, b, Counter(given.fate(node, b).kind for node in _counting(given, a))))


def _counting(given: Given, name: str) -> Iterator[Node]:
    """The themes of a document that count."""
    return (Node(name, theme.block) for theme in given.themes[name] if theme.counts)


def _own(given: Given, base: str) -> Iterator[Row]:
    """The base's rows."""
    for theme in given.themes[base]:
        node = Node(base, theme.block)
        yield Row(node, _fates(given, node), theme.depth, theme.counts, of_base=True)


def _fates(given: Given, node: Node) -> tuple[Fate | None, ...]:
    """What became of a block in each document."""
    return tuple(None if name == node.document else given.fate(node, name) for name in given.found.documents)


def _foreign(given: Given, base: str) -> Iterator[Row]:
    """The rows of themes that the base does not have, each once, where it begins."""
    seen: set[Node] = set()
    for name in given.found.documents:
        if name == base:
            continue
        for node in _counting(given, name):
            if node in seen or cell(given.found, node, base).node is not None:
                continue
            seen.update(given.found.group(node).members)
            yield Row(node, _fates(given, node), 0, counts=True, of_base=False)


def _every(given: Given) -> Iterator[Row]:
    """A row for each group that holds a theme, where it begins; each cell compared with the last that had it."""
    seen: set[Node] = set()
    for name in given.found.documents:
        for theme in given.themes[name]:
            node = Node(name, theme.block)
            if theme.counts and node not in seen:
                members = given.found.group(node).members
                seen.update(members)
                yield Row(members[0], tuple(_in_turn(given, members)), theme.depth, counts=True, of_base=True)


def _in_turn(given: Given, members: tuple[Node, ...]) -> Iterator[Fate | None]:
    """What became of a group's theme from one document that has it to the next; None before and at the first."""
    held = {node.document: node for node in members}
    last: Node | None = None
    for name in given.found.documents:
        yield None if last is None else given.fate(last, name)
        last = held.get(name, last)


def _successions(given: Given) -> Iterator[tuple[str, str]]:
    """Each document with the next of its place."""
    last: dict[str, str] = {}
    for name in given.found.documents:
        place = given.documents[name].meta.place.value
        if place in last:
            yield last[place], name
        last[place] = name
