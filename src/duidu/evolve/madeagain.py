"""How likely a passage makes a commitment again, and how likely it says it the same way: weights fitted on labels.

The idea: three logistic regressions on few kinds of evidence that all point one way, fitted by `tools/fit_promises.py`
on the states that a reader gave to the promises of six pairs. The first weighs one passage by itself. The second adds
how much of a plan comes back at all, because in a plan that is written on from the last one a passage half as near is
more likely the same promise. The third tells a promise repeated from one reworded. The limit: one reader, 310 labels;
the second digit of a weight means nothing.
"""

from collections.abc import Mapping, Sequence
from math import exp
from typing import Final, NamedTuple

from duidu.diff.clauses import similarity
from duidu.diff.common import COMMON
from duidu.evolve.commitments import Commitment
from duidu.evolve.nearby import Near, as_written
from duidu.evolve.passages import telling
from duidu.evolve.planverbs import FORMAL, MANNERS, SORTS
from duidu.evolve.worth import only_counts
from duidu.text.fold import fold

_EMPTY: Final = COMMON | MANNERS | FORMAL
VERB: Final = 2
"""Signs of a verb, without the words of manner before it."""
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
        "share": 1.82,  # of the commitment the passage holds so much
        "back": 1.4,  # and the commitment so much of the passage, or of one thing that it lists
        "order": 2.45,  # so much stands in both in the same order
        "verb": 0.58,  # the verb is there
        "linked": 3.2,  # as much as stands in order, where the alignment links the two paragraphs
        "subject": 1.5,  # their chapters have links
        "name": 1.61,  # they share a name that hardly anything else in the two documents has
        "whole": 0.59,  # what a short object names is there whole
    },
    bias=-6.39,
)
"""One passage, by itself."""
AGAIN: Final = Weights({"passage": 0.85, "kin": 1.98}, bias=0.51)
"""A passage, and how much of the plan comes back."""
SAME: Final = Weights({"order": 4.77, "kept": 3.64, "sort": -0.89}, bias=-6.38)
"""Whether what is made again is said the same way."""
FITTED: Final = Model(PASSAGE, AGAIN, SAME)
NONE: Final = -6.0
"""What stands for the score of a passage where there is none."""


def kinds_of(commitment: Commitment, near: Near) -> dict[str, float]:
    """Return what the wording says for a passage.

    How much of each the other holds, how much stands in order, and whether the verb is there.
    """
    order = similarity(telling(as_written(commitment)), telling(near.passage.written))
    return {
        "share": near.share,
        "back": near.back,
        "order": order,
        "verb": float(bool(commitment.verb) and commitment.verb[-VERB:] in near.passage.written),
    }


def sameness(commitment: Commitment, near: Near) -> dict[str, float]:
    """Return what tells a promise repeated from one reworded.

    ``order``: what stands in order in both; ``kept``: the share of the signs of its object's words that stand there
    word for word; ``sort``: whether one of both alone speaks of a mechanism, a policy or the like (0 to 1).
    """
    words = [word for word in telling(commitment.object or commitment.written) if _counts(word)]
    passage = fold(near.passage.written)
    signs = sum(map(len, words))
    kept = sum(len(word) for word in words if word in passage) / signs if signs else 0.0
    mine, theirs = telling(as_written(commitment)), telling(near.passage.written)
    sorts = SORTS.intersection(mine) ^ SORTS.intersection(theirs)
    return {"order": similarity(mine, theirs), "kept": kept, "sort": min(len(sorts), MOST_SORTS) / MOST_SORTS}


def _counts(word: str) -> bool:
    """Whether it makes a difference that a word of an object is there."""
    return len(word) > 1 and word not in _EMPTY and not only_counts(word)


def likely(score: float) -> float:
    """Return a logarithm of odds as a probability."""
    return 1 / (1 + exp(-score))


def kinship(best: Sequence[float]) -> float:
    """Return how much of a plan comes back (0 to 1): the mean likelihood of its commitments' best passages."""
    return sum(map(likely, best)) / len(best) if best else 0.0
