"""Pairing the clauses of two sides, order-free: equal ones first, then by the weight of the words they share.

Candidates come from an index of words, best first, and are scored by their longest common sequence of words until the
budget is spent; what is left then stays unpaired. Both sides are put into a canonical order first, so that swapping
them mirrors the result. Pairs off the heaviest increasing chain have moved.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Generator, Iterable, Sequence
from typing import NamedTuple

from duidu.diff.common import weight
from duidu.diff.pieces import Clause, grains
from duidu.diff.runs import common, in_order, longest
from duidu.text.steps import finished

EDITED = 0.5
"""From here on two clauses are versions of each other; half of their weight stands on both sides."""
REWORDED = 0.35
"""From here on one says the other in other words: more than a single name in common. Below, one is gone, one new."""
FEWEST_SHARED = 0.3
"""Share of what a block shares with its best partner from which on another may be where its numbering sign went."""
MOVED_LENGTH = 4
"""Letters that a clause needs to count as moved: 同时 and 一是 stand anywhere."""
POSTINGS = 50
"""A word in more clauses than this finds no candidates: it says nothing about which one."""
CANDIDATES = 8
"""Clauses of the other side that are scored for each one."""
BUDGET = 10_000_000
"""Word cells (words × words) that one call may score: a second or two; half a book of edited clauses on one line."""
MOST_CANDIDATES = 200_000
"""Candidates held at a time; of more only the most promising are."""
AT_ONCE = 200
"""Clauses or candidates between two steps: some hundredths of a second."""


class Pair(NamedTuple):
    """Two clauses that belong together, by index on each side; score from 0 to 1."""

    a: int
    b: int
    score: float
    moved: bool = False


class Pairing(NamedTuple):
    """The pairs in order of the first side, and the word cells it took to find them."""

    pairs: tuple[Pair, ...]
    cells: int


def pair(a: Sequence[Clause], b: Sequence[Clause], budget: int = BUDGET) -> Pairing:
    """Pair the clauses of two sides, each with at most one; numbering signs only with each other.

    Args:
        a: The clauses of one side, in order.
        b: The clauses of the other.
        budget: Word cells that may be scored; equal clauses are always paired.
    """
    return finished(pair_steps(a, b, budget))


def pair_steps(a: Sequence[Clause], b: Sequence[Clause], budget: int = BUDGET) -> Generator[None, None, Pairing]:
    """Pair as `pair` does, a step every now and then."""
    if _order(a) <= _order(b):
        return (yield from _pair(a, b, budget))
    mirrored = yield from _pair(b, a, budget)
    return Pairing(tuple(sorted(Pair(j, i, score, moved) for i, j, score, moved in mirrored.pairs)), mirrored.cells)


def _order(side: Sequence[Clause]) -> list[tuple[str, bool]]:
    """What puts two sides into an order that does not depend on which is called first."""
    return [(clause.text, clause.numbering) for clause in side]


def _pair(a: Sequence[Clause], b: Sequence[Clause], budget: int) -> Generator[None, None, Pairing]:
    """Pair two sides in canonical order."""
    found = _equal(a, b, _texts(a), _texts(b))
    taken_a, taken_b = {p.a for p in found}, {p.b for p in found}
    rest_a = [i for i, clause in enumerate(a) if i not in taken_a and not clause.numbering]
    rest_b = [j for j, clause in enumerate(b) if j not in taken_b and not clause.numbering]
    candidates = (yield from _candidates(a, b, rest_a, rest_b)) if rest_a and rest_b else []
    scored, cells = yield from _score(a, b, candidates, budget)
    found += _greedy(scored, len(a), len(b))
    found = _settle_moves(a, b, sorted(found))
    found += _numbers(a, b, found)
    return Pairing(tuple(sorted(found)), cells)


def _texts(side: Sequence[Clause]) -> list[int]:
    """Which clauses are text: all but the numbering signs; one that is all its block has is that block's text."""
    blocks = Counter(clause.block for clause in side) if any(clause.numbering for clause in side) else Counter[int]()
    return [i for i, clause in enumerate(side) if not clause.numbering or blocks[clause.block] == 1]


def _equal(a: Sequence[Clause], b: Sequence[Clause], left: list[int], right: list[int]) -> list[Pair]:
    """Pairs of the same substance: first those in order, then the others wherever they went."""
    keys_a, keys_b = [a[i].key for i in left], [b[j].key for j in right]
    found = []
    for equal, a0, a1, b0, _ in common(keys_a, keys_b):
        if equal:
            found += [Pair(left[a0 + k], right[b0 + k], 1.0) for k in range(a1 - a0)]
    taken_a, taken_b = {p.a for p in found}, {p.b for p in found}
    waiting: dict[str, list[int]] = defaultdict(list)
    for j, key in zip(reversed(right), reversed(keys_b), strict=True):
        if j not in taken_b:
            waiting[key].append(j)
    for i, key in zip(left, keys_a, strict=True):
        if i not in taken_a and waiting[key]:
            found.append(Pair(i, waiting[key].pop(), 1.0))
    return found


def _candidates(
    a: Sequence[Clause], b: Sequence[Clause], left: list[int], right: list[int]
) -> Generator[None, None, list[tuple[float, int, int]]]:
    """Pairs that share enough words to be worth scoring, most promising first: (most it can score, a, b)."""
    postings: dict[tuple[str, int], list[int]] = defaultdict(list)
    total: dict[int, int] = {}
    for at, j in enumerate(right):
        words = grains(b[j].text)
        total[j] = _weight(words)
        for word in _numbered(words):
            postings[word].append(j)
        if at % AT_ONCE == AT_ONCE - 1:
            yield
    found: list[tuple[float, int, int]] = []
    for at, i in enumerate(left):
        words = grains(a[i].text)
        own = _weight(words)
        scores = [(2 * both / (own + total[j]), i, j) for j, both in _shared_with(words, postings).items()]
        found += [best for best in sorted(scores, key=_promise)[:CANDIDATES] if best[0] >= REWORDED]
        if at % AT_ONCE == AT_ONCE - 1:
            yield
            if len(found) > 2 * MOST_CANDIDATES:
                found = sorted(found, key=_promise)[:MOST_CANDIDATES]
    return sorted(found, key=_promise)


def _shared_with(words: Sequence[str], postings: dict[tuple[str, int], list[int]]) -> dict[int, int]:
    """For each clause of the other side that is found by some words the weight of what both have."""
    shared: dict[int, int] = defaultdict(int)
    for word in _numbered(words):
        there = postings.get(word)
        if there and len(postings[word[0], 0]) <= POSTINGS:
            own = weight(word[0])
            for j in there:
                shared[j] += own
    return shared


def _numbered(words: Sequence[str]) -> list[tuple[str, int]]:
    """The words that say anything, each with how often it stood before: what both have is what both lists have."""
    times: dict[str, int] = defaultdict(int)
    found = []
    for word in words:
        if weight(word):
            found.append((word, times[word]))
            times[word] += 1
    return found


def _promise(candidate: tuple[float, int, int]) -> tuple[float, int, int]:
    """Sorts candidates best first."""
    return -candidate[0], candidate[1], candidate[2]


def _weight(found: Iterable[str]) -> int:
    """The weight of some words together."""
    return sum(map(weight, found))


def _score(
    a: Sequence[Clause], b: Sequence[Clause], candidates: list[tuple[float, int, int]], budget: int
) -> Generator[None, None, tuple[list[Pair], int]]:
    """Score candidates by the words they share in order, until the budget is spent."""
    found, cells = [], 0
    for at, (_, i, j) in enumerate(candidates):
        if at % AT_ONCE == AT_ONCE - 1:
            yield
        old, new = grains(a[i].text), grains(b[j].text)
        if cells + len(old) * len(new) > budget:
            break
        cells += len(old) * len(new)
        score = similarity(old, new)
        if score >= REWORDED:
            found.append(Pair(i, j, score))
    return found, cells


def similarity(old: Sequence[str], new: Sequence[str]) -> float:
    """Return the share (0 to 1) of two sequences of words that stands in both in the same order, by weight."""
    both = sum(weight(old[i]) for i, _ in longest(old, new))
    every = _weight(old) + _weight(new)
    return 2 * both / every if every else 0.0


def _greedy(scored: list[Pair], length_a: int, length_b: int) -> list[Pair]:
    """The best pair first, then the best of what is left; of equals the one nearest to the diagonal."""
    found, taken_a, taken_b = [], set(), set()
    for candidate in sorted(scored, key=lambda p: (-p.score, abs(p.a * length_b - p.b * length_a), p.a + p.b, p.a)):
        if candidate.a not in taken_a and candidate.b not in taken_b:
            found.append(candidate)
            taken_a.add(candidate.a)
            taken_b.add(candidate.b)
    return found


def _settle_moves(a: Sequence[Clause], b: Sequence[Clause], pairs: list[Pair]) -> list[Pair]:
    """Mark the pairs that left the order; part those that are too short or too unlike to have moved."""
    staying = in_order([(p.b, round(100 * p.score) * (len(a[p.a].key) + len(b[p.b].key))) for p in pairs])
    found = []
    for index, one in enumerate(pairs):
        if index in staying:
            found.append(one)
        elif one.score >= EDITED and min(len(a[one.a].key), len(b[one.b].key)) >= MOVED_LENGTH:
            found.append(one._replace(moved=True))
    return found


def _numbers(a: Sequence[Clause], b: Sequence[Clause], pairs: list[Pair]) -> list[Pair]:
    """Pair the numbering signs of blocks that share text; of single blocks in any case.

    Where a paragraph was split or merged several blocks share text with one: the same sign comes first, then the block
    whose beginning is the other's beginning.
    """
    signs_a, signs_b = _signs(a, {p.a for p in pairs}), _signs(b, {p.b for p in pairs})
    shared = _shared(a, b, pairs, (signs_a, signs_b))
    if not shared and len({c.block for c in a}) == len({c.block for c in b}) == 1 and signs_a and signs_b:
        shared = {(a[0].block, b[0].block): (1, 0)}
    ranked = sorted(
        (a[signs_a[x]].key != b[signs_b[y]].key, distance, -length, signs_a[x], signs_b[y])
        for (x, y), (length, distance) in shared.items()
    )
    found, taken = [], set()
    for other, _, _, i, j in ranked:
        if ("a", i) not in taken and ("b", j) not in taken:
            taken |= {("a", i), ("b", j)}
            found.append(Pair(i, j, EDITED if other else 1.0))
    return found


def _signs(side: Sequence[Clause], taken: Container[int]) -> dict[int, int]:
    """Where the numbering sign of each block stands that has one without a partner."""
    return {clause.block: i for i, clause in enumerate(side) if clause.numbering and i not in taken}


def _shared(
    a: Sequence[Clause], b: Sequence[Clause], pairs: list[Pair], signs: tuple[dict[int, int], dict[int, int]]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For two blocks with signs the characters they share, and how far from their signs they begin to share them.

    Blocks that both share far more with others are left out.
    """
    found: dict[tuple[int, int], tuple[int, int]] = {}
    most: Counter[tuple[str, int]] = Counter()
    for one in pairs:
        blocks = x, y = a[one.a].block, b[one.b].block
        if x in signs[0] and y in signs[1]:
            length, distance = found.get(blocks, (0, len(a) + len(b)))
            length += len(a[one.a].key) + len(b[one.b].key)
            found[blocks] = length, min(distance, one.a - signs[0][x] + one.b - signs[1][y])
            most["a", x], most["b", y] = max(most["a", x], length), max(most["b", y], length)
    return {
        (x, y): (length, distance)
        for (x, y), (length, distance) in found.items()
        if length >= FEWEST_SHARED * min(most["a", x], most["b", y])
    }
