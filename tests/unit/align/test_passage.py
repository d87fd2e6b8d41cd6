"""Passages: the part of a long paragraph that a link is about."""

import numpy as np
import pytest

from duidu.align.passage import passage
from duidu.model import Span

FOUR = (Span(0, 10), Span(10, 20), Span(20, 30), Span(30, 40))


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ([0.1, 0.9, 0.2, 0.1], Span(10, 20)),
        ([0.1, 0.9, 0.6, 0.1], Span(10, 30)),
        ([0.9, 0.1, 0.1, 0.8], None),  # two places: the whole paragraph
        ([0.9, 0.8, 0.7, 0.1], None),  # most of it
        ([0.0, 0.0, 0.0, 0.0], None),
    ],
)
def test_passage(near, expected):
    assert passage(FOUR, np.array(near)) == expected


def test_two_sentences_are_no_composite_paragraph():
    assert passage(FOUR[:2], np.array([0.9, 0.0])) is None
