"""From evidence to a score: how much each kind counts, fitted on readers' pairs by ``tools/fit_align.py``.

The idea: a logistic regression on few kinds of evidence that all point one way (a weight that came out with the
wrong sign was left out and the rest fitted again), so a score reads as "how likely a careful reader puts these two
side by side"; pairs that one of two readers chose, or both in part, count half. The limit: fitted on four pairs of
documents, so the second digit of a weight means nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from duidu.align.vectors import Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence adds to the logarithm of the odds, and what these are without any evidence."""

    kinds: Mapping[str, float]
    bias: float


BODY = Weights(
    {
        "words": 6.5,  # the subject's own words, rare ones first
        "title": 3.9,  # both have a run-in title and these resemble each other
        "sentence": 4.4,  # one sentence is nearly the other's
        "cover": 2.8,  # the two resemble each other through and through
        "chapter": 7.0,  # they stand in sections with much the same text
        "neighbours": 0.7,  # the nearest of the blocks before and after stand together too
        "standing": 6.1,  # no other block comes nearer, on either side
        "position": 1.8,  # plans keep their order more often than not
        "form": 0.6,  # both introduce a section, or neither
        "outside": 3.1,  # both open their documents, or both close them
        "figures": 3.1,  # both are lists of targets
        "apart": -4.7,  # a review is not a plan
    },
    bias=-10.5,
)

HEAD = Weights(
    {
        "title": 23.2,  # headings are short: a third of the characters shared is much
        "content": 22.2,  # the text below, taken whole
        "held": 8.6,  # the blocks below have their counterparts below the other
        "extent": 2.0,  # a chapter answers to a chapter, not to a paragraph's heading
        "apart": -2.5,  # as in running text
    },
    bias=-7.1,
)


def score(weights: Weights, evidence: Mapping[str, Floats]) -> Floats:
    """Return the score of each pair from 0 to 1."""
    odds = sum((weight * evidence[name] for name, weight in weights.kinds.items()), start=np.float64(weights.bias))
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)
