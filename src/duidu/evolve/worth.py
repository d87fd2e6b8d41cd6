"""What the words of a commitment tell, and which other words may stand for them.

The idea: a word that names something counts in full, verbs and manners of plan language hardly at all, each the less
the more blocks of both documents have it. Meaning is that of the word vectors, asked only for words that name
something. The limit: which words are common is a short list (`planverbs`, `diff.common`); what it misses counts too
much.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, Final

from duidu.diff.common import COMMON
from duidu.diff.pieces import grains
from duidu.evolve.planverbs import GENERIC, MANNERS, NOUNS_TOO, VERBS
from duidu.model import TEXT_KINDS, Document
from duidu.text.corrected import corrected
from duidu.text.fold import fold

if TYPE_CHECKING:
    from duidu.text.wordvectors import WordVectors

_COUNTED: Final = re.compile("[一二两三四五六七八九十百千万几]+[个条项处座所家件名位亩台套辆块片次批种类栋户场]?")
"""Words that only count (七条, 四十五个)."""
NAMES: Final = 1.0
"""What a word counts that names something."""
SOME: Final = 0.4
"""What a noun counts in which any commitment may end (工程, 水平)."""
ACTS: Final = 0.3
"""What a verb counts that is not one of the commonest."""
EITHER: Final = 0.6
"""What a verb counts that is as often a noun (研究, 统筹)."""
LITTLE: Final = 0.15
"""What a word counts that any commitment may hold (推进, 进一步)."""
SINGLE: Final = 0.3
"""What a word of one sign counts."""
COMMONEST: Final = 0.05
"""What is left of a word that every block has."""
LONGEST: Final = 4
"""Signs from which on a longer word tells no more; a word of two is the measure."""
ALIKE: Final = 0.62
"""Likeness of meaning from which a word stands for another."""
NEARLY: Final = ALIKE - 0.001
"""The same before it is rounded."""
NEIGHBOURS: Final = 6
"""Words of like meaning looked at for one word."""


def sort(word: str) -> float:
    """Return what a word of its sort counts, however rare it is.

    >>> sort("老旧"), sort("工程"), sort("拆除"), sort("推进")
    (1.0, 0.4, 0.3, 0.15)
    """
    if len(word) == 1 or only_counts(word):
        return SINGLE
    if word in COMMON or word in MANNERS:
        return LITTLE
    if word in VERBS:
        return EITHER if word in NOUNS_TOO else ACTS
    return SOME if word in GENERIC else NAMES


def only_counts(word: str) -> bool:
    """Return whether a word is a number with a unit.

    >>> only_counts("七条"), only_counts("三农")
    (True, False)
    """
    return _COUNTED.fullmatch(word) is not None


def names(word: str) -> bool:
    """Return whether a word names something."""
    return len(word) > 1 and sort(word) == NAMES


class Rarity:
    """What words tell in two documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Count in how many blocks of the documents each word stands."""
        self._having: Counter[str] = Counter()
        self._blocks = 0
        for document in documents:
            for block in document.blocks:
                if block.kind in TEXT_KINDS:
                    self._blocks += 1
                    self._having.update(set(grains(fold(corrected(document, block).text))))
        self._worth: dict[str, float] = {}

    def weight(self, word: str) -> float:
        """Return what a word tells: about 1 for one of two signs that names something and stands in one block only."""
        known = self._worth.get(word)
        if known is None:
            rare = log((self._blocks + 1) / (self._having[word] + 0.5)) / log(self._blocks + 1.5)
            length = min(len(word), LONGEST) / 2 if len(word) > 1 else 1.0
            known = self._worth[word] = sort(word) * max(rare, COMMONEST) * length
        return known


class Meaning:
    """Which of some words are like a word in meaning."""

    def __init__(self, words: Sequence[str], vectors: "WordVectors | None") -> None:
        """Prepare.

        Args:
            words: The words to choose from.
            vectors: What words mean; without them no word is like another.
        """
        self._vectors = vectors
        self._words: tuple[str, ...] = ()
        if vectors is not None:
            self._words = tuple(word for word in words if word in vectors.index and names(word))
            self._matrix = vectors.of(vectors.rows(self._words))

    def nearest(self, word: str) -> list[tuple[str, float]]:
        """Return the words like a word with their likeness (0 to 1), the likest first."""
        if self._vectors is None or not self._words or word not in self._vectors.index:
            return []
        likeness = self._matrix @ self._vectors.of(self._vectors.rows([word]))[0]
        alike = [(round(float(likeness[at]), 3), at) for at in (likeness >= NEARLY).nonzero()[0].tolist()]
        found = [(self._words[at], score) for score, at in sorted(alike, reverse=True)[:NEIGHBOURS] if score >= ALIKE]
        return [(other, score) for other, score in found if other != word]
