"""The score: from 0 to 1, more evidence more score, and only known kinds."""

import numpy as np
import pytest

from duidu.align.links import decide
from duidu.align.similarity import Held
from duidu.align.weights import MEANT, WORDED, Weights, score
from duidu.text.steps import finished


def test_score_is_the_logistic_of_the_sum():
    found = score(Weights({"words": 2.0}, -1.0), {"words": np.array([0.0, 0.5, 1.0])})
    assert found == pytest.approx(1 / (1 + np.exp([1.0, 0.0, -1.0])))


@pytest.mark.parametrize("weights", [*WORDED, *MEANT])
def test_all_evidence_speaks_for_a_pair_but_what_sets_it_apart(weights):
    assert {name for name, weight in weights.kinds.items() if weight <= 0} <= {"apart"}
    assert weights.bias < 0


def test_weights_can_be_tried(first, second):
    kinds = {kind: weight for kind, weight in WORDED.body.kinds.items() if kind != "standing"}
    light = WORDED._replace(body=Weights(kinds, WORDED.body.bias))
    assert len(finished(decide(first, second, model=light)).links) < len(finished(decide(first, second)).links)


def test_a_share_of_nothing_is_nothing():
    assert Held(({}, {}), ({}, {}), (1, 1)).share(0, 3, 4) == 0
