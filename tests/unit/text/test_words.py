"""Words tile any stretch, and a figure is one of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duidu.model import Span
from duidu.text.fold import fold
from duidu.text.words import words

TEXTS = st.text() | st.text(st.sampled_from("平安南开建设1230.,%万亿—-~、。二〇一五\uff11\uff0c\uff05 a\n"))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, Span(start, end)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@settings(deadline=None)  # the dictionary loads in the first example
@given(stretches())
def test_they_tile_any_stretch(given_: tuple[str, Span]):
    text, span = given_
    parts = words(text, span)
    assert all(start < end for start, end in parts)
    assert [span.start, *(part.end for part in parts)] == [*(part.start for part in parts), span.end]


@settings(deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 999), st.sampled_from(["%", "‰", "万", "亿", "百万", "万亿", ""]))
def test_a_figure_with_its_unit_is_one_word(whole: int, part: int, unit: str):
    for figure in (f"{whole}", f"{whole}.{part}", f"{whole:,}", f"{whole}-{part}", f"{whole}.{part}—{whole}"):
        assert f"{figure}{unit}" in cut(f"增长{figure}{unit}左右")


@settings(deadline=None)
@given(TEXTS)
def test_no_word_ends_between_two_digits(text: str):
    for _, end in words(text)[:-1]:
        assert not (text[end - 1] in "1230" and text[end] in "1230")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3.9万个", ["3.9万", "个"]),
        ("1,000家", ["1,000", "家"]),
        ("2012,2013年", ["2012", ",", "2013", "年"]),
        ("5、6月", ["5", "、", "6", "月"]),
        ("达到5。3个", ["达到", "5", "。", "3", "个"]),
        ("\uff13\uff0e\uff19\uff05以上", ["\uff13\uff0e\uff19\uff05", "以上"]),
        ("15%—16%", ["15%", "—", "16%"]),
        ("1—2倍", ["1—2", "倍"]),
        ("二〇一五年", ["二〇一五", "年"]),
        ("平安南开", ["平安", "南开"]),
        ("平安南開", ["平安", "南開"]),
        ("", []),
    ],
)
def test_cases(text: str, parts: list[str]):
    assert cut(text) == parts


def test_the_other_script_is_cut_alike():
    assert [tuple(w) for w in words("建設現代產業體系")] == [tuple(w) for w in words(fold("建設現代產業體系"))]
