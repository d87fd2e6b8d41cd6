import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import Span
from duidu.store.corrections import LINE_END, differences, shown


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("产量225523.08吨", "产量2255.23吨", [("225523.08", "2255.23")]),
        ("完善中國小布局", "完善中小學布局", [("國小", "小學")]),
        ("增长三成\n分之一", "增长三分之一", [("成\n", "")]),
        ("增长三成\n分之一", f"增长四成{LINE_END}分之一", [("三", "四")]),
        ("增长三成", f"增长{LINE_END}三成", [("", "\n")]),
        ("各村都有余粮", "各村也都有余粮", [("", "也")]),
        ("GDP增长", "GNP增长", [("GDP", "GNP")]),
        ("增长3.9", "增长13.9", [("3.9", "13.9")]),
        ("增长3.9", "增长3.95", [("3.9", "3.95")]),
        ("增长3.9%", "增长3.9%左右", [("", "左右")]),
        ("同样", "同样", []),
        ("全错", "重写", [("全错", "重写")]),
        ("全错", "", [("全错", "")]),
        ("甲村修桥,乙村修路,丙村修渠", "甲乡修桥,乙村修路,丙乡修渠", [("村", "乡"), ("村", "乡")]),
    ],
)
def test_corrections_are_as_narrow_as_what_differs(old, new, found):
    source = f"前文{old}后文"
    steps = differences(source, Span(2, 2 + len(old)), new)
    assert [(source[slice(*span)], text) for span, text in steps] == found


@given(st.text("甲乙丙12\n", max_size=12), st.text("甲乙丙12" + LINE_END, max_size=12))
def test_put_in_place_they_give_what_the_reader_wrote(old, new):
    source = f"前{old}后"
    at, made = 1, ""
    for span, text in differences(source, Span(1, 1 + len(old)), new):
        assert at <= span.start <= span.end <= 1 + len(old)
        made += source[at : span.start] + text
        at = span.end
    made += source[at : 1 + len(old)]
    assert shown(made) == new


def test_a_stretch_is_edited_on_one_line_and_nothing_in_it_steers_the_terminal():
    assert shown("甲\n乙\x1b\t丙") == f"甲{LINE_END}乙\u241b 丙"
