"""From evidence to a score: how much each kind counts, fitted on readers' pairs by ``tools/fit_align.py``.

The idea: a logistic regression on few kinds of evidence that all point one way (a weight that came out with the
wrong sign was left out and the rest fitted again), so a score reads as "how likely two careful readers put these
side by side". Pairs that only one reader chose count half. The limit: fitted on four pairs of documents; leaving
one pair out moves the mean of F1 by less than it differs between pairs.
"""

from collections.abc import Mapping

import numpy as np

from duidu.align.vectors import Floats

BODY: Mapping[str, float] = {
    "words": 4.4,  # the subject's own words, rare ones first
    "title": 3.7,  # both have a run-in title and these resemble each other
    "sentence": 4.3,  # one sentence is nearly the other's
    "cover": 5.8,  # the two resemble each other through and through
    "chapter": 3.3,  # they stand in sections with much the same text
    "neighbours": 6.9,  # what stands before and after corresponds too
    "standing": 6.2,  # no other block comes nearer, on either side
    "position": 2.1,  # plans keep their order more often than not
    "form": 0.7,  # both introduce a section, or neither
    "figures": 2.1,  # both are lists of targets
    "apart": -4.2,  # a review is not a plan
}
BODY_BIAS = -10.6

HEAD: Mapping[str, float] = {
    "title": 20.3,  # headings are short: a third of the characters shared is much
    "content": 21.3,  # the text below, taken whole
    "held": 9.2,  # the blocks below have their counterparts below the other
    "extent": 1.7,  # a chapter answers to a chapter, not to a paragraph's heading
    "apart": -4.2,  # as in running text; no heading of the test pairs tells otherwise
}
HEAD_BIAS = -7.1


def score(weights: Mapping[str, float], bias: float, evidence: Mapping[str, Floats]) -> Floats:
    """Return the score of each pair from 0 to 1."""
    sums = bias + sum((weight * evidence[name] for name, weight in weights.items()), start=np.zeros(()))
    return np.asarray(1 / (1 + np.exp(-sums)), dtype=np.float64)
