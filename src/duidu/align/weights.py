"""From evidence to a score: how much each kind counts, fitted on readers' pairs by ``tools/fit_align.py``.

The idea: two logistic regressions one after the other on few kinds of evidence that all point one way (a weight that
came out with the wrong sign was left out and the rest fitted again), so a score reads as "how likely a careful reader
puts these two side by side"; pairs that one of two readers chose, or both in part, count half. Likeness as such is not
among them: how alike partners are differs from pair to pair of documents, that nothing else comes nearer does not. The
limit: fitted on seven pairs of documents that do have to do with each other, so the second digit of a weight means
nothing, and of two unrelated documents some paragraphs are put side by side that are merely nearest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from duidu.align.vectors import Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence adds to the logarithm of the odds, and what these are without any evidence."""

    kinds: Mapping[str, float]
    bias: float


class Model(NamedTuple):
    """The weights of one way of looking: of paragraphs at first, of paragraphs once more, of headings."""

    body: Weights
    again: Weights
    head: Weights


MEANT = Model(
    body=Weights(
        {
            "title": 1.3,  # both have a run-in title and these resemble each other
            "chapter": 4.8,  # they stand in sections with much the same text
            "neighbours": 1.0,  # the nearest of the blocks before and after stand together too
            "standing": 8.0,  # in wording and meaning no other block comes nearer, on either side
            "form": 0.7,  # both introduce a section, or neither
            "apart": -5.2,  # a review is not a plan
        },
        bias=-9.2,
    ),
    again=Weights(
        {
            "first": 0.6,  # all this together
            "share": 4.1,  # few rivals of the same score
            "backing": 0.8,  # the other blocks of both sections have their partners in each other
        },
        bias=-2.0,
    ),
    head=Weights(
        {
            "title": 9.5,  # headings are short: a third of the characters shared is much
            "named": 4.1,  # their words mean much the same
            "content": 8.5,  # the text below, taken whole
            "meaning": 2.2,  # and what it means
            "held": 8.3,  # the blocks below have their counterparts below the other
            "extent": 0.9,  # a chapter answers to a chapter, not to a paragraph's heading
            "apart": -2.2,  # as in running text
        },
        bias=-6.9,
    ),
)
"""With word vectors."""

WORDED = Model(
    body=Weights(
        {"title": 1.1, "chapter": 5.8, "neighbours": 1.3, "standing": 7.1, "form": 0.9, "apart": -5.4}, bias=-8.7
    ),
    again=Weights({"first": 0.6, "share": 3.7, "backing": 1.0}, bias=-1.9),
    head=Weights({"title": 16.9, "content": 16.9, "held": 9.3, "extent": 1.5, "apart": -2.4}, bias=-6.3),
)
"""Without them: standing is by wording alone."""


def score(weights: Weights, evidence: Mapping[str, Floats]) -> Floats:
    """Return the score of each pair from 0 to 1."""
    odds = sum((weight * evidence[name] for name, weight in weights.kinds.items()), start=np.float64(weights.bias))
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)
