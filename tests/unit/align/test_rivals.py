"""The second look: rivals in row and column, and what the sections' other blocks say."""

import numpy as np
import pytest

from duidu.align import rivals
from duidu.align.vectors import Pairs
from duidu.align.view import view

ALL = Pairs(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))


def test_first_is_the_logarithm_of_the_odds_and_stays_finite():
    found = rivals.first(np.array([0.0, 0.5, 0.8, 1.0]))
    assert found == pytest.approx([-9.21, 0, 1.386, 9.21], abs=0.01)


def test_share_is_whole_without_rivals_and_small_among_many():
    alone = rivals.share(np.array([0.9, 0.0, 0.0, 0.9]), ALL, (2, 2))
    among = rivals.share(np.array([0.9, 0.9, 0.9, 0.9]), ALL, (2, 2))
    assert alone == pytest.approx([1, 0, 0, 1])
    assert among == pytest.approx([0.5] * 4)


def test_share_of_little_is_little():
    assert rivals.share(np.array([0.03, 0, 0, 0]), ALL, (2, 2))[0] == pytest.approx(0.1)


def test_backing_comes_from_the_other_blocks_of_both_sections(plan):
    units = view(plan("# 一、港口\n扩建泊位。\n疏浚航道。\n# 二、学校\n招聘教师。")).of("body")
    pairs = Pairs(np.array([0, 1, 2]), np.array([0, 1, 2]))
    assert rivals.backing(np.array([0.2, 0.8, 0.9]), pairs, units, units) == pytest.approx([0.8, 0.2, 0])


def test_backing_of_no_pairs_is_none():
    nothing = Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    assert len(rivals.backing(np.zeros(0), nothing, (), ())) == 0
