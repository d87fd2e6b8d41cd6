"""N-grams: every one that lies inside a run, none that crosses a sign."""

from hypothesis import given
from hypothesis import strategies as st

from duidu.text.grams import grams

TEXTS = st.text() | st.text(st.sampled_from("平安南开,。 5g_\n"))
SIZES = st.integers(1, 5)


@given(TEXTS, SIZES)
def test_they_are_the_windows_without_a_sign(text: str, size: int):
    windows = [text[i : i + size] for i in range(len(text) - size + 1)]
    assert list(grams(text, size)) == [w for w in windows if all(c.isalnum() for c in w)]


def test_no_gram_of_nothing():
    assert list(grams("", 2)) == []
    assert list(grams("平,安。", 2)) == []
    assert list(grams("5g网络", 2)) == ["5g", "g网", "网络"]
