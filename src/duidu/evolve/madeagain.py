"""How likely a passage makes a commitment again, and how likely it says it the same way: weights fitted on labels.

The idea: three logistic regressions on few kinds of evidence that all point one way, fitted by `tools/fit_promises.py`
on the states that a reader gave to the promises of three pairs. The first weighs one passage by itself. The second adds
how much of a plan comes back at all, because in a plan that is written on from the last one a passage half as near is
more likely the same promise. The third tells a promise repeated from one reworded. The limit: one reader, 150 labels;
the second digit of a weight means nothing.
"""

from collections.abc import Mapping, Sequence
from math import exp
from typing import Final, NamedTuple

from duidu.diff.clauses import similarity
from duidu.diff.common import COMMON
from duidu.evolve.commitments import Commitment
from duidu.evolve.nearby import Near, telling
from duidu.evolve.planverbs import FORMAL, MANNERS, SORTS
from duidu.evolve.worth import only_counts
from duidu.text.fold import fold

_EMPTY: Final = COMMON | MANNERS | FORMAL
MOST_SORTS: Final = 2
"""Nouns that make something another thing, from which on more say no more."""


class Weights(NamedTuple):
    """What each kind of evidence adds to the logarithm of the odds, and what these are without any evidence."""

    kinds: Mapping[str, float]
    bias: float

    def score(self, evidence: Mapping[str, float]) -> float:
        """Return the logarithm of the odds, above 0 where it is likelier than not."""
        return self.bias + sum(weight * evidence[kind] for kind, weight in self.kinds.items())


class Model(NamedTuple):
    """The weights of all three: of a passage by itself, of it in its plan, of what is said the same way."""

    passage: Weights
    again: Weights
    same: Weights


PASSAGE: Final = Weights(
    {
        "share": 1.21,  # of the commitment the passage holds so much
        "back": 1.58,  # and the commitment so much of the passage
        "order": 1.2,  # so much stands in both in the same order
        "linked": 2.37,  # the same, where the alignment links the two paragraphs
        "subject": 1.38,  # their chapters have links
        "name": 1.65,  # they share a name that hardly anything else in the two documents has
        "lost": -0.38,  # a figure was promised, and none of the same thing is there
        "whole": 0.89,  # what a short object names is there whole
        "little": -0.36,  # the passage is about something else
    },
    bias=-5.26,
)
"""One passage, by itself."""
AGAIN: Final = Weights({"passage": 1.06, "kin": 1.9}, bias=0.22)
"""A passage, and how much of the plan comes back."""
SAME: Final = Weights({"order": 4.12, "kept": 2.68, "sort": -1.64}, bias=-5.25)
"""Whether what is made again is said the same way."""
FITTED: Final = Model(PASSAGE, AGAIN, SAME)
NONE: Final = -6.0
"""What stands for the score of a passage where there is none."""


def kinds_of(commitment: Commitment, near: Near) -> dict[str, float]:
    """Return what the wording says for a passage: how much of each the other holds, and how much stands in order."""
    order = similarity(telling(commitment.written), telling(near.passage.written))
    return {"share": near.share, "back": near.back, "order": order}


def sameness(commitment: Commitment, near: Near) -> dict[str, float]:
    """Return what tells a promise repeated from one reworded.

    ``order``: what stands in order in both; ``kept``: the share of the signs of its object's words that stand there
    word for word; ``sort``: whether one of both alone speaks of a mechanism, a policy or the like (0 to 1).
    """
    words = [word for word in telling(commitment.object or commitment.written) if _counts(word)]
    passage = fold(near.passage.written)
    signs = sum(map(len, words))
    kept = sum(len(word) for word in words if word in passage) / signs if signs else 0.0
    mine, theirs = (SORTS.intersection(telling(text)) for text in (commitment.written, near.passage.written))
    order = similarity(telling(commitment.written), telling(near.passage.written))
    return {"order": order, "kept": kept, "sort": min(len(mine ^ theirs), MOST_SORTS) / MOST_SORTS}


def _counts(word: str) -> bool:
    """Whether it makes a difference that a word of an object is there."""
    return len(word) > 1 and word not in _EMPTY and not only_counts(word)


def likely(score: float) -> float:
    """Return a logarithm of odds as a probability."""
    return 1 / (1 + exp(-score))


def kinship(best: Sequence[float]) -> float:
    """Return how much of a plan comes back (0 to 1): the mean likelihood of its commitments' best passages."""
    return sum(map(likely, best)) / len(best) if best else 0.0
