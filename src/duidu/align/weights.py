"""From evidence to a score: how much each kind counts, fitted on readers' pairs by ``tools/fit_align.py``.

The idea: two logistic regressions one after the other on few kinds of evidence that all point one way (a weight that
came out with the wrong sign was left out and the rest fitted again), so a score reads as "how likely a careful reader
puts these two side by side"; pairs that one of two readers chose, or both in part, count half. Likeness as such is not
among them: how alike partners are differs from pair to pair of documents, that nothing else comes nearer does not. That
two documents have to do with each other at all is one piece of evidence for all their pairs, fitted on reports beside
statutes. The limit: fitted on seven pairs that do and nine that do not, so the second digit of a weight means nothing.
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
            "title": 1.4,  # both have a run-in title and these resemble each other
            "chapter": 5.2,  # they stand in sections with much the same text
            "neighbours": 0.9,  # the nearest of the blocks before and after stand together too
            "standing": 7.9,  # in wording and meaning no other block comes nearer, on either side
            "form": 0.8,  # both introduce a section, or neither
            "apart": -5.3,  # a review is not a plan
            "kin": 11.1,  # the two documents have to do with each other at all
        },
        bias=-20.3,
    ),
    again=Weights(
        {
            "first": 0.7,  # all this together
            "share": 3.4,  # few rivals of the same score
            "backing": 0.8,  # the other blocks of both sections have their partners in each other
        },
        bias=-1.7,
    ),
    head=Weights(
        {
            "title": 10.4,  # headings are short: a third of the characters shared is much
            "named": 4.2,  # their words mean much the same
            "content": 9.6,  # the text below, taken whole
            "meaning": 2.5,  # and what it means
            "held": 8.3,  # the blocks below have their counterparts below the other
            "extent": 1.0,  # a chapter answers to a chapter, not to a paragraph's heading
            "apart": -2.3,  # as in running text
        },
        bias=-7.3,
    ),
)
"""With word vectors."""

WORDED = Model(
    body=Weights(
        {"title": 1.2, "chapter": 6.0, "neighbours": 1.2, "standing": 6.8, "form": 1.0, "apart": -5.4, "kin": 9.4},
        bias=-17.8,
    ),
    again=Weights({"first": 0.7, "share": 3.2, "backing": 0.9}, bias=-1.7),
    head=Weights({"title": 18.6, "content": 19.7, "held": 9.8, "extent": 1.6, "apart": -2.6}, bias=-6.8),
)
"""Without them: standing is by wording alone."""


def score(weights: Weights, evidence: Mapping[str, Floats]) -> Floats:
    """Return the score of each pair from 0 to 1."""
    odds = sum((weight * evidence[name] for name, weight in weights.kinds.items()), start=np.float64(weights.bias))
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)
