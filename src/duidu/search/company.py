"""Words that could join a set: those that keep company with its members, and those that share their characters.

The idea: of the passages that hold a member, count the words in them; a word that is much more frequent there than in
passages drawn without looking keeps its company (log-likelihood of the two frequencies). Words that contain one of the
members, or begin or end as they do, get half as much again. Two words that are hardly ever met apart are one (day care,
not day and care). The limit: what counts as a word is left to rjieba, and a set that is found in fewer than three
passages is met by chance.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from typing import Final, NamedTuple

from duidu.search.forms import Plain, Term
from duidu.search.passages import Passage
from duidu.search.plan import closely, everything
from duidu.search.query import Query, phrase_of
from duidu.search.schema import Index
from duidu.text.words import split

READ: Final = 400
"""Passages read with a member, and without looking."""
LEAST_PASSAGES: Final = 3
LEAST_LETTERS: Final = 2
TOGETHER: Final = 0.7
"""How much of what two words occur must be beside each other (Dice) for them to be one."""
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
    beside = _split(index.fetch(asked, READ)) if asked is not None else []
    joined = _joined(beside)
    near, far = _counted(beside, joined), _counted(_split(index.fetch(everything(index), READ)), joined)
    found = (
        Companion(word, round(_strength(count, near.total(), far[word], far.total()) * _kin(word, known), 2), count)
        for word, count in near.items()
        if count >= LEAST_PASSAGES and word not in known
    )
    return sorted((one for one in found if one.strength > 0), key=lambda one: (-one.strength, one.word))[:most]


def _split(passages: Iterable[Passage]) -> list[list[str]]:
    """The words of passages, in their order."""
    return [split(passage.text) for passage in passages]


def _joined(passages: Iterable[list[str]]) -> frozenset[tuple[str, str]]:
    """Pairs of words that are hardly ever met apart, and not only in one sentence that is said again and again."""
    times: Counter[str] = Counter()
    between: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for found in passages:
        times.update(found)
        for before, a, b, after in zip(["", *found], found, found[1:], [*found[2:], ""], strict=False):
            if _is_word(a) and _is_word(b):
                between[a, b].append((before, after))
    return frozenset(
        (a, b)
        for (a, b), places in between.items()
        if len(set(places)) > 1 and 2 * len(places) >= TOGETHER * (times[a] + times[b])
    )


def _counted(passages: Iterable[list[str]], joined: frozenset[tuple[str, str]]) -> Counter[str]:
    """In how many passages each word stands, pairs that are one counted as one."""
    counted: Counter[str] = Counter()
    for found in passages:
        units = [a + b if (a, b) in joined else a for a, b in zip_longest(found, found[1:], fillvalue="")]
        second = {at + 1 for at, pair in enumerate(pairwise(found)) if pair in joined}
        counted.update({unit for at, unit in enumerate(units) if at not in second and len(unit) >= LEAST_LETTERS})
    return Counter({word: many for word, many in counted.items() if _is_word(word)})


def _is_word(word: str) -> bool:
    """Whether this is Chinese, and no sign or figure."""
    return word.isalpha() and not word.isascii()


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
