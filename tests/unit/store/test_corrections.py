import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import Span
from duidu.store.corrections import differing


@pytest.mark.parametrize(
    ("old", "new", "narrow", "text"),
    [
        ("产量225523.08吨", "产量2255.23吨", "225523.08", "2255.23"),
        ("完善中國小布局", "完善中小學布局", "國小", "小學"),
        ("增长三成分之一", "增长三分之一", "成", ""),
        ("各村都有余粮", "各村也都有余粮", "", "也"),
        ("GDP增长", "GNP增长", "GDP", "GNP"),
        ("同样", "同样", "", ""),
        ("全错", "重写", "全错", "重写"),
        ("增长3.9%", "增长3.9%左右", "", "左右"),
    ],
)
def test_a_correction_is_as_narrow_as_what_differs(old, new, narrow, text):
    source = f"前文{old}后文"
    span, found = differing(source, Span(2, 2 + len(old)), new)
    assert (source[slice(*span)], found) == (narrow, text)


@given(st.text("甲乙丙12", max_size=12), st.text("甲乙丙12", max_size=12))
def test_put_in_place_it_gives_what_the_reader_wrote(old, new):
    source = f"前{old}后"
    span, text = differing(source, Span(1, 1 + len(old)), new)
    assert source[: span.start] + text + source[span.end :] == f"前{new}后"
    assert 1 <= span.start <= span.end <= 1 + len(old)
