"""Runs: the steps from one sequence to another, as offsets into the two.

Runs touch end to end on both sides. While they are being tidied an equal run may become changed, and changed runs that
touch are one run; `merged` restores that after every step. Which items are kept equal is decided in two ways: `common`
keeps as many as possible, `weighed` the telling ones first, so that no number of commas outvotes a word.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from rapidfuzz.distance import Indel

from duidu.diff.common import weight

MOST_CELLS = 400_000_000
"""Words × words (a bit each) up to which the longest common sequence is found: 50 MB."""
RANKS = 4
"""Ranks of words: what names a subject; common words and figures; single characters; signs."""


class Run(NamedTuple):
    """A stretch that is equal on both sides, or changed; one side of a change may be empty."""

    equal: bool
    a0: int
    a1: int
    b0: int
    b1: int


def common(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Return the runs between two sequences of words, in words, that keep the most of them.

    Where that would take more than MOST_CELLS, words that stand once on both sides and keep their order hold the two
    together, and between them again the most is kept; without such words only what both begin and end with is.

    >>> common(["加快", "建设"], ["全面", "建设"])
    [Run(equal=False, a0=0, a1=1, b0=0, b1=1), Run(equal=True, a0=1, a1=2, b0=1, b1=2)]
    """
    return _runs(longest(a, b), len(a), len(b))


def weighed(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Return the runs between two sequences of words that keep what both begin and end with, then the telling words.

    Words of a lower rank are kept only between those of a higher one.

    >>> [run.equal for run in weighed([",", ",", "网格员", ","], ["网格员", ",", ",", ","])]
    [False, True, False, True]
    """
    head = shared_start(a, b)
    tail = shared_start(a[head:][::-1], b[head:][::-1])
    ends = len(a) - tail, len(b) - tail
    pairs = [(i, i) for i in range(head)]
    ranks = [*map(_rank, a)], [*map(_rank, b)]
    _by_rank((a, b), ranks, Run(False, head, ends[0], head, ends[1]), (RANKS - 1, pairs))
    pairs += [(ends[0] + i, ends[1] + i) for i in range(tail)]
    return _runs(pairs, len(a), len(b))


def _by_rank(
    sides: tuple[Sequence[str], Sequence[str]],
    ranks: tuple[Sequence[int], Sequence[int]],
    gap: Run,
    into: tuple[int, list[tuple[int, int]]],
) -> None:
    """Add the pairs kept in a gap: those of a rank, and between them those of the lower ones.

    Args:
        sides: The two sequences.
        ranks: The ranks of their words.
        gap: The stretch that is looked at.
        into: The rank, and the pairs found so far, in order.
    """
    rank, pairs = into
    at_a, at_b = gap.a0, gap.b0
    left = [i for i in range(at_a, gap.a1) if ranks[0][i] == rank]
    right = [j for j in range(at_b, gap.b1) if ranks[1][j] == rank] if left else []
    kept = longest([sides[0][i] for i in left], [sides[1][j] for j in right]) if right else []
    for x, y in [*kept, (len(left), len(right))]:
        i, j = (left[x], right[y]) if x < len(left) and y < len(right) else (gap.a1, gap.b1)
        if rank and at_a < i and at_b < j:
            _by_rank(sides, ranks, Run(False, at_a, i, at_b, j), (rank - 1, pairs))
        if i < gap.a1:
            pairs.append((i, j))
        at_a, at_b = i + 1, j + 1


@lru_cache(maxsize=32768)
def _rank(word: str) -> int:
    """How much a word has to say about what corresponds, 0 for signs."""
    own = weight(word)
    if own == 0 or (len(word) == 1 and not word.isdecimal()):
        return min(own, 1)
    return RANKS - 1 if own > len("ab") else RANKS - 2


def _runs(pairs: Iterable[tuple[int, int]], length_a: int, length_b: int) -> list[Run]:
    """The runs that keep some pairs of equal items, given in order."""
    found: list[Run] = []
    at_a = at_b = start_a = start_b = 0  # where the run of pairs ends so far, and where it began
    for i, j in [*pairs, (length_a, length_b)]:
        if (i, j) != (at_a, at_b):
            found += [Run(True, start_a, at_a, start_b, at_b)] if start_a < at_a else []
            found.append(Run(False, at_a, i, at_b, j))
            start_a, start_b = i, j
        at_a, at_b = i + 1, j + 1
    return [*found, Run(True, start_a, length_a, start_b, length_b)] if start_a < length_a else found


def longest(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of a longest common sequence, by index."""
    if not a or not b:
        return []
    if len(a) * len(b) > MOST_CELLS:
        return list(_anchored(a, b))
    names: dict[str, int] = defaultdict(count().__next__)  # equality by number does not rest on hashes of strings
    steps = Indel.opcodes([names[word] for word in a], [names[word] for word in b])
    return [
        (step.src_start + k, step.dest_start + k)
        for step in steps
        if step.tag == "equal"
        for k in range(step.src_end - step.src_start)
    ]


def _anchored(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs that hold two long sequences together, with the most of what lies between them."""
    head = shared_start(a, b)
    tail = shared_start(a[head:][::-1], b[head:][::-1])
    yield from ((i, i) for i in range(head))
    end_a, end_b = len(a) - tail, len(b) - tail
    at_a = at_b = head
    anchors = _once(a[head:end_a], b[head:end_b])
    for i, j in [*((head + x, head + y) for x, y in anchors), *([(end_a, end_b)] if anchors else [])]:
        yield from ((at_a + x, at_b + y) for x, y in longest(a[at_a:i], b[at_b:j]))
        if i < end_a:
            yield i, j
        at_a, at_b = i + 1, j + 1
    yield from ((end_a + i, end_b + i) for i in range(tail))


def _once(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The items that stand once in both, as far as they keep their order."""
    times_a, times_b = Counter(a), Counter(b)
    places = {word: j for j, word in enumerate(b) if times_b[word] == 1}
    pairs = [(i, places[word]) for i, word in enumerate(a) if times_a[word] == 1 and word in places]
    staying = in_order([(j, 1) for _, j in pairs])
    return [pair for index, pair in enumerate(pairs) if index in staying]


def in_order(places: Sequence[tuple[int, int]]) -> set[int]:
    """Return the indexes of the heaviest increasing chain among (place, weight) entries; places differ.

    >>> sorted(in_order([(0, 5), (3, 2), (1, 5), (2, 5)]))
    [0, 2, 3]
    """
    frontier: list[tuple[int, int, int]] = []  # (place, weight of the best chain that ends there, its last index)
    before: list[int] = []
    for index, (place, own) in enumerate(places):
        at = bisect_left(frontier, (place, 0, 0))
        chain = frontier[at - 1][1] if at else 0
        before.append(frontier[at - 1][2] if at else -1)
        end = at
        while end < len(frontier) and frontier[end][1] <= chain + own:
            end += 1
        frontier[at:end] = [(place, chain + own, index)]
    found: set[int] = set()
    last = frontier[-1][2] if frontier else -1
    while last >= 0:
        found.add(last)
        last = before[last]
    return found


def shared_start(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many items two sequences begin with in common.

    >>> shared_start("深化改革", "深化开放")
    2
    """
    length = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        length += 1
    return length


def merged(runs: Iterable[Run]) -> list[Run]:
    """Return the runs with neighbours of one sort joined and empty ones dropped."""
    found: list[Run] = []
    for run in runs:
        if run.a0 == run.a1 and run.b0 == run.b1:
            continue
        if found and found[-1].equal == run.equal:
            found[-1] = Run(run.equal, found[-1].a0, run.a1, found[-1].b0, run.b1)
        else:
            found.append(run)
    return found


def mirror(run: Run) -> Run:
    """Return a run seen from the other side."""
    return Run(run.equal, run.b0, run.b1, run.a0, run.a1)
