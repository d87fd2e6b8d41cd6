"""Word vectors: packed and read they are the same, but for the last per cent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.text.wordvectors import packed, read

WORDS = st.lists(st.text("港口码头学校教师", min_size=2, max_size=4), min_size=1, max_size=8, unique=True)


@given(WORDS, st.integers(0, 9))
def test_what_is_packed_can_be_read(words, seed):
    rows = np.random.default_rng(seed).standard_normal((len(words), 5))
    rarity = np.linspace(1, 9, len(words))
    found = read(packed(words, rarity, rows))
    assert list(found.index) == words
    assert found.size == 5
    assert found.rarity == pytest.approx(rarity, rel=0.001)
    assert found.of(np.arange(len(words))) == pytest.approx(
        rows / np.linalg.norm(rows, axis=1, keepdims=True), abs=0.01
    )
    assert found.rows([*words, "无名"]).tolist() == [*range(len(words)), -1]


def test_nearest_words_come_in_order_without_the_word_itself():
    found = read(packed(["码头", "泊位", "教师"], np.ones(3), np.array([[1, 0], [1, 0.2], [0, 1]], dtype=float)))
    assert [word for word, _ in found.nearest("码头", 2)] == ["泊位", "教师"]
    assert found.nearest("无名", 2) == []


def test_another_version_is_refused():
    data = packed(["码头"], np.ones(1), np.ones((1, 2))).replace(b'"version": 1', b'"version": 9', 1)
    with pytest.raises(AssertionError, match="9"):
        read(data)
