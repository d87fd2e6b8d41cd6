"""Why two blocks are linked, as codes and values that an interface can say in words.

Codes: ``identical`` (the same words); ``words`` (the shared words that tell most, folded); ``meaning`` (different words
of like meaning: one of A's, its partner of B's, and so on in turns); ``title`` (both titles);
``contents`` (what stands below the two headings corresponds); ``chapter`` (the linked headings they stand under);
``neighbours`` (the block before or after is linked too); ``roles`` (a warning: a review beside a plan). In ``title``,
``chapter`` and ``roles`` the first value is A's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from duidu.align.meaning import Lexicon
from duidu.align.similarity import class_of
from duidu.align.vectors import rarity
from duidu.align.view import Unit, View
from duidu.model import Reason
from duidu.text.outline import title

WORDS = 4
"""Shared words named: as many as fit in a status line."""

KINDRED = 3
"""Pairs of words of like meaning named."""

TITLE_ALIKE = 0.25
"""Likeness of two titles that a reader sees: one word of two or three in common."""

HELD = 0.25
"""Share of two sections' blocks with counterparts in each other from which their contents are a reason."""


@dataclass(frozen=True, slots=True)
class Known:
    """What has been decided: how rare words are, which headings are linked, which blocks."""

    views: tuple[View, View]
    worth: Mapping[str, float]
    lexicon: Lexicon | None
    sections: frozenset[tuple[int, int]]
    linked: frozenset[tuple[int, int]]
    """Places of linked units in their group's order."""


def worth_of_words(views: tuple[View, View]) -> Mapping[str, float]:
    """Return how much each word of two documents tells: the rarer among all units, the more."""
    units = [unit for view in views for unit in view.units]
    having = Counter(word for unit in units for word in set(unit.words))
    return {word: rarity(count, len(units)) for word, count in having.items()}


def reasons(
    known: Known, place: tuple[int, int], units: tuple[Unit, Unit], evidence: Mapping[str, float]
) -> Iterable[Reason]:
    """Yield the reasons of one link, what tells most first.

    Args:
        known: What has been decided about all.
        place: Where the two units stand in their tables.
        units: The two units.
        evidence: The evidence for the pair, by name.
    """
    a, b = units
    if evidence.get("identical"):
        yield Reason("identical")
    else:
        yield from _words(known, a, b)
    if evidence.get("title", 0.0) >= TITLE_ALIKE and a.title and b.title:
        yield Reason("title", _titles(known, a.block, b.block))
    if evidence.get("held", 0.0) >= HELD:
        yield Reason("contents")
    if a.group == "body":
        yield from _surroundings(known, place, units)
    if class_of(a.role) != class_of(b.role):
        yield Reason("roles", (a.role, b.role))


def worded(known: Known, units: tuple[Unit, Unit], evidence: Mapping[str, float]) -> bool:
    """Return whether the words of two blocks speak for a link, shared or of like meaning, or their titles do."""
    a, b = units
    return (
        not set(a.words).isdisjoint(b.words)
        or (evidence.get("title", 0.0) >= TITLE_ALIKE and bool(a.title and b.title))
        or bool(known.lexicon and known.lexicon.kindred(a.words, b.words))
    )


def _words(known: Known, a: Unit, b: Unit) -> Iterable[Reason]:
    """The words both have, and the different ones that mean much the same."""
    if shared := _shared(known, a, b):
        yield Reason("words", shared)
    kindred = known.lexicon.kindred(a.words, b.words)[:KINDRED] if known.lexicon else []
    if kindred:
        yield Reason("meaning", tuple(chain.from_iterable(kindred)))


def _titles(known: Known, a: int, b: int) -> tuple[str, str]:
    """The titles of two blocks as written."""
    documents = [view.document for view in known.views]
    return title(documents[0], documents[0].blocks[a]), title(documents[1], documents[1].blocks[b])


def _shared(known: Known, a: Unit, b: Unit) -> tuple[str, ...]:
    """The shared words that tell most: rare ones first, then long ones."""
    common = set(a.words).intersection(b.words)
    return tuple(sorted(common, key=lambda word: (-known.worth[word], -len(word), word))[:WORDS])


def _surroundings(known: Known, place: tuple[int, int], units: tuple[Unit, Unit]) -> Iterable[Reason]:
    """The linked headings both stand under, and linked neighbours."""
    for one in units[0].path:
        other = next((other for other in units[1].path if (one, other) in known.sections), None)
        if other is not None:
            sections = known.views[0].sections[one], known.views[1].sections[other]
            yield Reason("chapter", _titles(known, *sections))
            break
    i, j = place
    if {(i - 1, j - 1), (i + 1, j + 1), (i - 1, j + 1), (i + 1, j - 1)} & known.linked:
        yield Reason("neighbours")
