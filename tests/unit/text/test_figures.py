"""Figures: what is read of each form, what is none, and the laws on any text."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import Span
from duidu.text.figures import Figure, as_read, figures, numeral_value

CASES = [
    ("新增就业3.9万个", "3.9万个", "39000", "39000", 10_000, "个", "=", "amount"),
    ("增长\uff11\uff15\uff05", "\uff11\uff15\uff05", "15", "15", 1, "%", "=", "amount"),
    ("建成1,200座", "1,200座", "1200", "1200", 1, "座", "=", "amount"),
    ("增速5%至6%", "5%至6%", "5", "6", 1, "%", "=", "amount"),
    ("培育1-2家", "1-2家", "1", "2", 1, "家", "=", "amount"),
    ("引进20亿至30亿元", "20亿至30亿元", "2E9", "3E9", 10**8, "元", "=", "amount"),
    ("转移9000—1万人", "9000—1万人", "9000", "10000", 10_000, "人", "=", "amount"),
    ("失业率控制在百分之三点六以内", "百分之三点六", "3.6", "3.6", 1, "%", "<=", "amount"),
    ("不低于100万平方米", "100万平方米", "1E6", "1E6", 10_000, "平方米", ">=", "amount"),
    ("不超过5%", "5%", "5", "5", 1, "%", "<=", "amount"),
    ("低于5%", "5%", "5", "5", 1, "%", "<=", "amount"),
    ("突破4000億元", "4000億元", "4E11", "4E11", 10**8, "元", ">=", "amount"),
    ("接近三成", "三成", "3", "3", 1, "成", "~", "amount"),
    ("增速8%左右", "8%", "8", "8", 1, "%", "~", "amount"),
    ("培育三十余项", "三十余项", "30", "30", 1, "项", ">=", "amount"),
    ("投资3000多亿元", "3000多亿元", "3E11", "3E11", 10**8, "元", ">=", "amount"),
    ("装机500万千瓦时", "500万千瓦时", "5E6", "5E6", 10_000, "千瓦时", "=", "amount"),
    ("提高2.5个百分点", "2.5个百分点", "2.5", "2.5", 1, "个百分点", "=", "amount"),
    ("提高两个百分点", "两个百分点", "2", "2", 1, "个百分点", "=", "amount"),
    ("提高2百分点", "2百分点", "2", "2", 1, "个百分点", "=", "amount"),
    ("二〇一八年", "二〇一八年", "2018", "2018", 1, "年", "=", "year"),
    ("2018—2020年", "2018—2020年", "2018", "2020", 1, "年", "=", "year"),
    ("用5年时间", "5年", "5", "5", 1, "年", "=", "amount"),
    ("3月底", "3月", "3", "3", 1, "月", "=", "date"),
    ("第13条", "13条", "13", "13", 1, "条", "=", "ordinal"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_what_is_read(case: tuple[str, str, str, str, int, str, str, str]):
    text, written, low, high, *rest = case
    (found,) = figures(text)
    assert text[found.span.start : found.span.end] == written
    assert (found.low, found.high) == (Decimal(low), Decimal(high))
    assert [found.scale, found.unit, found.bound, found.sort] == rest


@pytest.mark.parametrize(
    "text", ["统一一批", "千家万户", "12:30", "PM2.5", "5G网络", "1.2.3", "近万亿元", "一是三农", ""]
)
def test_what_is_no_figure(text: str):
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "written", "unit"),
    [
        ("15%所得税优惠", "15%", "%"),
        ("清扫30条次干道", "30条", "条"),
        ("百分之四至五", "百分之四至五", "%"),
        ("8亿斤", "8亿斤", "斤"),
    ],
)
def test_where_a_figure_ends(text: str, written: str, unit: str):
    (found,) = figures(text)
    assert (text[found.span.start : found.span.end], found.unit) == (written, unit)


def test_text_as_read_keeps_its_length_and_its_signs():
    text = "增長\uff15\uff0e\uff12\uff05、二〇一八。"
    assert as_read(text) == "增长5.2%、二〇一八。"


def test_an_enumeration_is_no_thousands_sign():
    assert [str(f.low) for f in figures("5、600、7项")] == ["5", "600", "7"]


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("十", 10),
        ("廿", None),
        ("三百零五", 305),
        ("一万二千", 12_000),
        ("三亿二千万", 320_000_000),
        ("三万亿", 3 * 10**12),
        ("点五", None),
    ],
)
def test_numerals(numeral: str, value: int | None):
    assert numeral_value(numeral) == value


PARTS = st.sampled_from(
    [
        "5",
        "3.9",
        "1,200",
        "二十",
        "百分之",
        "万",
        "亿",
        "%",
        "个",
        "元",
        "至",
        "—",
        "不低于",
        "以上",
        "第",
        "年",
        "2018",
        "、",
        "项",
        "点",
    ]
)


@given(st.one_of(st.lists(PARTS, max_size=12).map("".join), st.text(max_size=30)))
def test_figures_are_in_order_apart_and_slice(text: str):
    found = figures(text)
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.scale >= 1
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.lists(PARTS, max_size=8).map("".join), st.lists(PARTS, max_size=8).map("".join))
def test_a_stretch_is_read_as_if_it_stood_alone(before: str, text: str):
    def moved(figure: Figure) -> Figure:
        return figure._replace(span=Span(figure.span.start + len(before), figure.span.end + len(before)))

    there = figures(before + text, Span(len(before), len(before) + len(text)))
    assert there == tuple(map(moved, figures(text)))
