"""Words that could join a set: those that keep company with its members, and those that share their characters.

The idea: of the passages that hold a member, count the words in them; a word that is much more frequent there than in
passages drawn without looking keeps its company (log-likelihood of the two frequencies). Words that contain one of the
members, or begin or end as they do, get half as much again. The limit: what counts as a word is left to rjieba, and a
set that is found in fewer than three passages is met by chance.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from duidu.search.forms import Plain, Term
from duidu.search.passages import Passage
from duidu.search.plan import closely, everything
from duidu.search.query import Query, phrase_of
from duidu.search.schema import Index
from duidu.text.words import words

READ: Final = 400
"""Passages read with a member, and without looking."""
LEAST_PASSAGES: Final = 3
LEAST_LETTERS: Final = 2
SHARED: Final = 1.5
"""How much more a word counts that shares characters with a member."""


class Companion(NamedTuple):
    """A word, how strongly it keeps company, and in how many of the passages read it stands."""

    word: str
    strength: float
    passages: int


def companions(index: Index, members: Sequence[str], most: int = 20) -> list[Companion]:
    """Return words that a set of words might take in, the strongest first.

    Args:
        index: Where to look.
        members: The words of the set as they are, in either script.
        most: How many words to return.
    """
    known = [word for word in map(phrase_of, members) if word]
    if not known:
        return []
    asked = closely(index, Query((Term("", tuple(Plain(word) for word in known)),)))
    near = _counted(index.fetch(asked, READ)) if asked is not None else Counter()
    far = _counted(index.fetch(everything(index), READ))
    found = (
        Companion(word, round(_strength(count, near.total(), far[word], far.total()) * _kin(word, known), 2), count)
        for word, count in near.items()
        if count >= LEAST_PASSAGES and word not in known
    )
    return sorted((one for one in found if one.strength > 0), key=lambda one: (-one.strength, one.word))[:most]


def _counted(passages: Iterable[Passage]) -> Counter[str]:
    """In how many passages each word stands."""
    counted: Counter[str] = Counter()
    for passage in passages:
        found = {passage.text[start:end] for start, end in words(passage.text)}
        counted.update(word for word in found if len(word) >= LEAST_LETTERS and word.isalpha() and not word.isascii())
    return counted


def _strength(near: int, all_near: int, far: int, all_far: int) -> float:
    """The log-likelihood that a word belongs where it was found, 0 when it is not more frequent there."""
    expected = all_near * (near + far) / (all_near + all_far)
    if near <= expected:
        return 0.0
    elsewhere = all_far * (near + far) / (all_near + all_far)
    return 2 * (near * math.log(near / expected) + (far * math.log(far / elsewhere) if far else 0.0))


def _kin(word: str, members: Iterable[str]) -> float:
    """How much more a word counts for what it shares with a member."""
    return SHARED if any(m in word or word in m or word[0] == m[0] or word[-1] == m[-1] for m in members) else 1.0
