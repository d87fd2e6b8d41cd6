"""Runs: the steps from one clause to another, as offsets into the two folded texts.

Runs touch end to end on both sides. While they are being tidied an equal run may become changed, and changed runs that
touch are one run; `merged` restores that after every step.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

from rapidfuzz.distance import Indel

MOST_CELLS = 400_000_000
"""Words × words (a bit each) up to which the longest common sequence is found: 50 MB."""


class Run(NamedTuple):
    """A stretch that is equal on both sides, or changed; one side of a change may be empty."""

    equal: bool
    a0: int
    a1: int
    b0: int
    b1: int


def common(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Return the runs between two sequences of words, in words, that keep the most of them.

    Where that would take more than MOST_CELLS, only what they begin and end with stays equal.

    >>> common(["加快", "建设"], ["全面", "建设"])
    [Run(equal=False, a0=0, a1=1, b0=0, b1=1), Run(equal=True, a0=1, a1=2, b0=1, b1=2)]
    """
    if len(a) * len(b) > MOST_CELLS:
        return _ends(a, b)
    names: dict[str, int] = defaultdict(count().__next__)  # equality by number does not rest on hashes of strings
    steps = Indel.opcodes([names[word] for word in a], [names[word] for word in b])
    return merged(Run(s.tag == "equal", s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps)


def _ends(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """The runs that keep the common beginning and the common end."""
    head = shared_start(a, b)
    tail = shared_start(a[head:][::-1], b[head:][::-1])
    ends = len(a) - tail, len(b) - tail
    return merged(
        [
            Run(True, 0, head, 0, head),
            Run(False, head, ends[0], head, ends[1]),
            Run(True, ends[0], len(a), ends[1], len(b)),
        ]
    )


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
            found[-1] = found[-1]._replace(a1=run.a1, b1=run.b1)
        else:
            found.append(run)
    return found


def mirrored(runs: Iterable[Run]) -> list[Run]:
    """Return the runs seen from the other side."""
    return [Run(equal, b0, b1, a0, a1) for equal, a0, a1, b0, b1 in runs]
