"""The measures against published figures."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.evolve.keyness import dispersion, g_squared, log_likelihood, log_ratio

DUNNING_1993 = [
    ("the swiss", 270.72, (110, 2442, 111, 29114)),
    ("can be", 263.90, (29, 13, 123, 31612)),
    ("previous year", 256.84, (31, 23, 139, 31584)),
    ("mineral water", 167.23, (10, 0, 3, 31764)),
    ("at the", 157.21, (76, 104, 2476, 29121)),
]
"""Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence, table of bigrams: -2 log lambda."""


@pytest.mark.parametrize(("_pair", "published", "cells"), DUNNING_1993, ids=[row[0] for row in DUNNING_1993])
def test_g_squared_is_what_dunning_published(_pair: str, published: float, cells: tuple[int, int, int, int]):
    a, b, c, d = cells
    assert round(g_squared([[a, b], [c, d]]), 2) == published


@pytest.mark.parametrize("frequencies", [(110, 111), (29, 123), (10, 3), (5, 0), (0, 7)])
def test_log_likelihood_is_the_reference_implementations(frequencies: tuple[int, int]):
    """SciPy's power divergence of observed and expected is Rayson and Garside's (2000) two-cell formula."""
    stats = pytest.importorskip("scipy.stats")
    here, there = frequencies
    sizes = 2552, 29225
    expected = [size * (here + there) / sum(sizes) for size in sizes]
    reference = stats.power_divergence([here, there], expected, lambda_="log-likelihood").statistic
    assert log_likelihood(here, there, *sizes) == pytest.approx(reference)


HARDIE_2014 = [(6, 2, math.log2(3)), (5, 5, 0), (4, 2, 1), (8, 2, 2), (16, 2, 3), (32, 2, 4), (2, 4, -1), (2, 8, -2)]
"""Hardie 2014, Log Ratio: an informal introduction (CQPweb): his example, 0.0006 against 0.0002, is three times as
frequent; as frequent is 0, twice as frequent 1, four times 2, half as frequent -1, and so on."""


@pytest.mark.parametrize(("here", "there", "published"), HARDIE_2014)
def test_log_ratio_is_what_hardie_published(here: int, there: int, published: float):
    assert log_ratio(here, there, 10_000, 10_000) == pytest.approx(published)


def test_dispersion_is_what_gries_published():
    """Gries 2008: the letter a, 1 to 5 times in parts of 9, 10, 10, 10 and 11 letters, has a DP of 0.18."""
    assert round(dispersion([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2) == 0.18


def test_a_log_ratio_counts_doublings_and_sets_nothing_to_a_half():
    assert log_ratio(8, 1, 1000, 1000) == 3
    assert log_ratio(4, 0, 1000, 1000) == 3
    assert log_ratio(0, 0, 1000, 1000) == 0
    assert log_ratio(1, 1, 0, 5) == 0


def test_nothing_is_even_and_empty_bodies_differ_in_nothing():
    assert dispersion([0, 0], [5, 5]) == 0
    assert log_likelihood(3, 0, 0, 10) == 0


@given(st.integers(0, 500), st.integers(0, 500), st.integers(500, 9000), st.integers(500, 9000))
def test_over_and_under_use_mirror_each_other(a: int, b: int, c: int, d: int):
    assert log_likelihood(a, b, c, d) == pytest.approx(log_likelihood(b, a, d, c), abs=1e-9)
    assert log_ratio(a, b, c, d) == pytest.approx(-log_ratio(b, a, d, c))
    assert math.isfinite(log_ratio(a, b, c, d))
