"""Where to look when nothing corresponds: the nearest passage anywhere in a document, and the words that were tried.

The idea: the words that make a passage what it is (those of its title, then those rare in both documents) are looked
for in every passage of the other document; the one that holds the most of them, rare ones counting more, is the
nearest. It is shown as what it is, a place to look, never as a partner. The limit: words, not meaning; and no passage
is nearest when none of the words occurs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from duidu.align.reasons import worth_of_words
from duidu.align.view import Unit, View, view
from duidu.model import Document

TRIED = 8
"""Words tried: as many as a reader would think of, and as fit a line."""

TITLE = 2.0
"""How much more a word of the title tells than one of the text."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The words tried, and the block that holds most of them with those it holds; None and none if there is none."""

    tried: tuple[str, ...]
    block: int | None = None
    shared: tuple[str, ...] = ()


def nearest(a: Document, block: int, b: Document) -> Nearest:
    """Return the passage of a document that comes nearest to a block of another.

    Args:
        a: The document of the block.
        block: The block.
        b: The other document.
    """
    views = view(a), view(b)
    unit = next((unit for unit in views[0].units if unit.block == block), None)
    if unit is None:
        return Nearest(())
    worth = worth_of_words(views)
    weights = {word: worth[word] * (TITLE if word in unit.title else 1.0) for word in set(_words(views[0], unit))}
    tried = sorted(weights, key=lambda word: (-weights[word], word))[:TRIED]
    held = {other.block: [word for word in tried if word in other.text] for other in _passages(views[1])}
    best = max(held, key=lambda at: (sum(weights[word] for word in held[at]), -at), default=None)
    if best is None or not held[best]:
        return Nearest(tuple(tried))
    return Nearest(tuple(tried), best, tuple(held[best]))


def _words(of: View, unit: Unit) -> Iterable[str]:
    """The words of a block; of a bare heading, also those of what stands right below it."""
    if unit.group != "head":
        return unit.words
    place = unit.path[0]
    return [*unit.words, *(word for other in of.units if other.section == place for word in other.words)]


def _passages(of: View) -> Iterable[Unit]:
    """The units in which a reader would look."""
    return (unit for unit in of.units if unit.group != "title")
