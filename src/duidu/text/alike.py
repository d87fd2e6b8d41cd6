"""Which texts of many are nearly the same: a draft, a reprint and the final text of one paper.

The idea: a text is the set of its runs of `SHINGLE` signs, folded, punctuation left out; of their hashes the `KEPT`
smallest stand for the set, so that two texts are compared in constant time and memory however long they are. Only
texts that share some of these are compared at all. The limit: likeness is that of the whole, so an excerpt is not
like the text it was taken from.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from duidu.text.fold import fold

if TYPE_CHECKING:
    import numpy
    import numpy.typing

SHINGLE: Final = 6
"""Signs in a run: about three words, so that plans of two years share few."""
KEPT: Final = 256
"""Hashes kept of a text; likeness is then good to about three hundredths."""
LONGEST: Final = 2_000_000
"""Characters of a text that are looked at."""
LEAST_SIGNS: Final = 60
"""Texts shorter than that say too little to be called alike."""
ALIKE: Final = 0.6
"""Share of runs in common from which texts are one work. Plans of one place share 0.03 at most from year to year; a
text keeps 0.79 when every tenth clause is written anew."""
FEW: Final = 12
"""Texts that share a hash and are compared each with each; of more only those next to each other."""
LEAST_SHARED: Final = 0.15
"""Share of its kept hashes that a text must have in common with another to be compared with it."""

BASIC_PLANE: Final = 0x10000
_PRIME: Final = 1_099_511_628_211
_MIX: Final = 0xFF51AFD7ED558CCD
_HALF: Final = 33

Sketch = tuple[int, ...]
"""The smallest hashes of a text, in order; empty for a text that is too short."""


class Group(NamedTuple):
    """Texts that are nearly the same, by their index; `likeness` (0 to 1) is that of the least alike to the first."""

    members: tuple[int, ...]
    likeness: float


def sketch(text: str) -> Sketch:
    """Return what stands for a text when texts are compared."""
    import numpy as np  # noqa: PLC0415  (0.12 s, and only large reviews need it)

    codes = np.frombuffer(text[:LONGEST].encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded = np.where(codes < BASIC_PLANE, _table()[np.minimum(codes, BASIC_PLANE - 1)], codes)
    signs = folded[folded != 0].astype(np.uint64)
    if len(signs) < LEAST_SIGNS:
        return ()
    count = len(signs) - SHINGLE + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for shift in range(SHINGLE):
        hashes = hashes * np.uint64(_PRIME) + signs[shift : shift + count]
    hashes ^= hashes >> np.uint64(_HALF)
    hashes *= np.uint64(_MIX)
    hashes ^= hashes >> np.uint64(_HALF)
    smallest: list[int] = np.unique(hashes)[:KEPT].tolist()
    return tuple(smallest)


@cache
def _table() -> "numpy.typing.NDArray[numpy.uint32]":
    """The folded sign of each character of the basic plane, 0 for what is neither letter nor digit."""
    import numpy as np  # noqa: PLC0415

    signs = fold("".join(map(chr, range(BASIC_PLANE))))
    return np.array([ord(sign) if sign.isalnum() else 0 for sign in signs], dtype=np.uint32)


def likeness(a: Sketch, b: Sketch) -> float:
    """Return the share of runs that two texts have in common, 0 to 1 (an estimate for texts of more than `KEPT`).

    >>> likeness((1, 2, 3), (2, 3, 4))
    0.5
    """
    smallest = sorted({*a, *b})[:KEPT]
    return len(set(a).intersection(b).intersection(smallest)) / len(smallest) if smallest else 0.0


def groups(sketches: Sequence[Sketch]) -> tuple[Group, ...]:
    """Return the texts that are nearly the same, in order of their first; who resembles nobody is in none."""
    leader = list(range(len(sketches)))

    def first(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for a, b in _candidates(sketches):
        one, other = first(a), first(b)
        if one != other and likeness(sketches[a], sketches[b]) >= ALIKE:
            leader[max(one, other)] = min(one, other)
    members: dict[int, list[int]] = {}
    for index in range(len(sketches)):
        members.setdefault(first(index), []).append(index)
    return tuple(_group(found, sketches) for found in members.values() if len(found) > 1)


def _group(members: list[int], sketches: Sequence[Sketch]) -> Group:
    """A group with its likeness."""
    start = sketches[members[0]]
    return Group(tuple(members), round(min(likeness(start, sketches[other]) for other in members[1:]), 2))


def _candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough hashes to be worth comparing; the same sketches at once."""
    same: dict[Sketch, int] = {}
    holders: dict[int, list[int]] = {}
    for index, kept in enumerate(sketches):
        if kept and kept in same:
            yield same[kept], index
            continue
        same[kept] = index
        for value in kept:
            holders.setdefault(value, []).append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        if len(found) > 1:
            shared.update(combinations(found, 2) if len(found) <= FEW else pairwise(found))
    for (a, b), count in shared.items():
        if count >= LEAST_SHARED * min(len(sketches[a]), len(sketches[b])):
            yield a, b
