"""Sparse vectors: their products equal those of full matrices, the nearest are the nearest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.align import vectors
from duidu.align.vectors import MANY, Floats, Pairs, Vectors, build, dots, nearest, products, rarity
from duidu.text.steps import finished

bags = st.lists(st.text("港桥路学医田林水", max_size=6), max_size=6)


def full(of: Vectors) -> Floats:
    matrix = np.zeros((of.rows, of.size))
    for row in range(of.rows):
        own = slice(of.starts[row], of.starts[row + 1])
        matrix[row, of.terms[own]] = of.weights[own]
    return matrix


def test_rows_have_length_one_and_rare_terms_count_more():
    a, _ = build([["港", "港", "路"], []], [["路"]])
    assert np.linalg.norm(full(a), axis=1) == pytest.approx([1, 0])
    assert a.weights[0] > a.weights[1]
    assert rarity(1, 3) > rarity(2, 3)


@given(bags, bags)
def test_products_are_those_of_the_full_matrices(a, b):
    one, other = build(a, b)
    rows = np.arange(one.rows), np.arange(other.rows)
    expected = full(one) @ full(other).T
    assert next(products(one, other, [rows])) == pytest.approx(expected)
    every = Pairs(*(part.ravel() for part in np.meshgrid(*rows, indexing="ij")))
    assert dots(one, other, every) == pytest.approx(expected.ravel())


@given(bags, bags, st.integers(1, 3))
def test_nearest_finds_the_best_of_rows_and_columns(a, b, limit):
    one, other = build(a, b)
    pairs = finished(nearest(one, other, limit))
    expected = full(one) @ full(other).T
    chosen = set(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))
    assert list(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)) == sorted(chosen)
    for matrix, turn in ((expected, 1), (expected.T, -1)):
        for row, likeness in enumerate(matrix):
            best = np.sort(likeness[likeness > 1e-8])[::-1][:limit]
            found = [likeness[pair[::turn][1]] for pair in chosen if pair[::turn][0] == row]
            assert sorted(found, reverse=True)[: len(best)] == pytest.approx(best.tolist())


@given(bags, bags)
def test_few_entries_at_a_time_change_nothing(a, b):
    one, other = build(a, b)
    pairs = finished(nearest(one, other, 2))
    whole = dots(one, other, pairs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "ENTRIES", 2)
        again = finished(nearest(one, other, 2))
        assert (again.a.tolist(), again.b.tolist()) == (pairs.a.tolist(), pairs.b.tolist())
        assert dots(one, other, pairs).tolist() == whole.tolist()


def test_of_many_rows_the_nearest_are_the_same_as_of_all():
    scores = np.random.default_rng(3).random(64 * 9 + 7)
    assert vectors._floor(scores, 4) <= np.sort(scores)[-4]
    assert np.count_nonzero(scores >= vectors._floor(scores, 4)) < 40
    assert vectors._floor(scores[:40], 4) == np.sort(scores[:40])[-4]
    assert vectors._floor(scores[:4], 4) == 0


@given(bags, bags)
def test_nearest_is_the_same_seen_from_the_other_side(a, b):
    one, other = build(a, b)
    there, back = finished(nearest(one, other, 2)), finished(nearest(other, one, 2))
    assert set(zip(there.a.tolist(), there.b.tolist(), strict=True)) == set(
        zip(back.b.tolist(), back.a.tolist(), strict=True)
    )


def test_a_term_that_most_of_many_texts_have_is_not_searched_by():
    for count, expected in ((3, 4 * 4), (MANY, 1)):
        texts = [["路", "港"], *[["路"]] * count]
        one, other = build(texts, texts)
        assert len(finished(nearest(one, other, len(texts))).a) == expected
        assert dots(one, other, Pairs(np.array([1]), np.array([2]))) == pytest.approx([1])
