"""Where to look when nothing corresponds: the nearest passage anywhere in a document, and the words that were tried.

The idea: the words that make a passage what it is (those of its title, then those rare in both documents) are looked
for in every passage of the other document; the one that holds the most of them, rare ones counting more, is the
nearest. It is shown as what it is, a place to look, never as a partner. The limit: words, not meaning; and no passage
is nearest when none of the words occurs.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from duidu.align.reasons import worth_of_words
from duidu.align.view import Unit, View, view
from duidu.model import Document

TRIED = 8
"""Words tried: as many as a reader would think of, and as fit a line."""

COUNTED = frozenset("〇零一二三四五六七八九十百千万亿两几多个件项家条名处次年月日")
"""Words made of these only are numbers (三十, 八个), which tell no subject."""

TITLE = 1.5
"""How much more a word of the title tells than one of the text."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The words tried, and the block that holds most of them with those it holds; None and none if there is none."""

    tried: tuple[str, ...]
    block: int | None = None
    shared: tuple[str, ...] = ()


class Passages:
    """The passages of a document, to be looked through for blocks of another."""

    def __init__(self, a: Document, b: Document) -> None:
        """Prepare.

        Args:
            a: The document of the blocks.
            b: The document to look in.
        """
        self._views = view(a), view(b)
        self._units = {unit.block: unit for unit in self._views[0].units}
        self._worth = worth_of_words(self._views)

    def nearest(self, block: int) -> Nearest:
        """Return the passage that comes nearest to a block."""
        unit = self._units.get(block)
        weights = self._weights(unit) if unit is not None else {}
        tried = sorted(weights, key=lambda word: (-weights[word], word))[:TRIED]
        held = {other.block: [word for word in tried if word in other.text] for other in _passages(self._views[1])}
        best = max(held, key=lambda at: (sum(weights[word] for word in held[at]), -at), default=None)
        if best is None or not held[best]:
            return Nearest(tuple(tried))
        return Nearest(tuple(tried), best, tuple(held[best]))

    def _weights(self, unit: Unit) -> dict[str, float]:
        """What each word of a block tells: more if it is rare, comes again, or stands in the title."""
        counts = Counter(_words(self._views[0], unit))
        return {
            word: self._worth[word] * math.sqrt(count) * (TITLE if word in unit.title else 1.0)
            for word, count in counts.items()
            if not COUNTED.issuperset(word)
        }


def _words(of: View, unit: Unit) -> Iterable[str]:
    """The words of a block; of a bare heading, also those of what stands right below it."""
    if unit.group != "head":
        return unit.words
    place = unit.path[0]
    return [*unit.words, *(word for other in of.units if other.section == place for word in other.words)]


def _passages(of: View) -> Iterable[Unit]:
    """The units in which a reader would look."""
    return (unit for unit in of.units if unit.group != "title")
