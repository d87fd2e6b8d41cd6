"""Aimed at or reached, and for which year."""

from dataclasses import replace

import pytest

from duidu.evolve.indicators import indicators
from duidu.evolve.when import Times, aim, horizon, span_of, times, years_named
from duidu.model import Document, Extracted, Fact, Metadata, Period, Role
from duidu.parse import parse
from duidu.text.figures import as_read, figures

YEARLY = Times((2019, 2019), (2020, 2020), 0, 2020)
FIVE = Times((2020, 2020), (2021, 2025), 2035, 2021)


@pytest.mark.parametrize(
    ("role", "clause", "named", "wanted"),
    [
        ("review", "新建公园3个", None, "achieved"),
        ("situation", "房屋老化率达到30%", None, "achieved"),
        ("target", "税收增长8%", None, "target"),
        ("plan", "新建公园3个", None, "target"),
        ("plan", "已完成改造8处", None, "achieved"),
        ("target", "在已完成3个的基础上再建2个", None, "target"),
        ("plan", "税收增长8%", (2018, 2018), "achieved"),
        ("review", "建成水厂2座", (2022, 2022), "target"),
        ("review", "建成水厂2座", (2020, 2020), "achieved"),
        ("plan", "比去年增长5%", None, "target"),
        ("", "力争达到5家", None, "target"),
        ("opening", "去年建成5家", None, "achieved"),
        ("closing", "共5家", None, "target"),
    ],
)
def test_aims(role: Role, clause: str, named: tuple[int, int] | None, wanted: str):
    assert aim(role, clause, named, YEARLY) == wanted


def test_what_says_nothing_was_reached_where_a_report_looks_back():
    assert aim("", "共5家", None, Times((2017, 2018), (2020, 2020), 0, 2020)) == "achieved"
    assert aim("", "共5家", None, Times((0, 0), (0, 0), 0, 0)) == "achieved"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("2018年税收增长", (2018, 2018)),
        ("2016至2018年税收增长", (2016, 2018)),
        ("二〇一八年税收增长", (2018, 2018)),
        ("税收比2018年增长", None),
        ("税收同2018年相比,增长", None),
        ("2019年同2017年相比,税收增长", (2019, 2019)),
        ("今后五年税收增长", (2020, 2024)),
        ("未来3年新建", (2020, 2022)),
        ("2019年达到8亿元2015年增长", (2019, 2019)),
        ("2018年8亿元,今年", (2020, 2020)),
        ("去年税收", (2019, 2019)),
        ("比去年增长", None),
        ("“十三五”期间税收", (2016, 2020)),
        ("十二五末税收", (2015, 2015)),
        ("比“十二五”末增长", None),
        ("税收", None),
    ],
)
def test_years_by_name(sentence: str, wanted: tuple[int, int] | None):
    read = as_read(sentence)
    years = tuple(figure for figure in figures(sentence) if figure.sort == "year")
    assert years_named(read, len(read), years, YEARLY) == wanted


@pytest.mark.parametrize(
    ("found", "role", "before", "when", "wanted"),
    [
        ("target", "plan", "茶园面积", YEARLY, (2020, 2020)),
        ("target", "plan", "茶园面积", FIVE, (2025, 2025)),
        ("target", "plan", "累计建成", FIVE, (2021, 2025)),
        ("target", "vision", "茶园面积", FIVE, (2035, 2035)),
        ("achieved", "review", "茶园面积", FIVE, (2020, 2020)),
        ("achieved", "review", "年均增长", FIVE, (2016, 2020)),
        ("achieved", "review", "过去五年,茶园", YEARLY, (2015, 2019)),
        ("achieved", "review", "茶园", Times((2015, 2019), (2020, 2020), 0, 2020), (2015, 2019)),
        ("achieved", "review", "茶园", Times((0, 0), (0, 0), 0, 2020), (2020, 2020)),
        ("achieved", "review", "茶园", Times((0, 0), (0, 0), 0, 0), (0, 0)),
    ],
)
def test_years_without_a_name(found, role, before, when, wanted):
    assert span_of(found, role, before, when) == wanted


def test_the_times_of_a_document():
    covers = (Period("plan", 2021, 2025), Period("vision", 2035, 2035))
    document = Document("a", "", "", (), Metadata(covers=covers))
    assert times(document) == Times((2020, 2020), (2021, 2025), 2035, 2021)
    assert times(Document("b", "", "", (), Metadata(published=Fact("2019-03")))).year == 2019


def report(first: str) -> Document:
    text = (
        "城东区2020年政府工作报告\n\n一、稳中有进,全区面貌有了新变化\n\n"
        + first
        + "\n\n二、二〇二〇年工作安排\n\n新建公园5个。\n"
    )
    return parse(Extracted(f"城东区2020年政府工作报告\n(回顾2019年工作)\n\n{text}"), "east", "east.txt")


@pytest.mark.parametrize(
    ("first", "aims"),
    [("一年来,全区上下同心。\n\n新增学位300个。", ["achieved", "target"]), ("新增学位300个。", ["target", "target"])],
)
def test_a_first_chapter_that_looks_back_without_saying_so(first: str, aims: list[str]):
    document = replace(report(first), meta=Metadata(covers=(Period("review", 2019, 2019), Period("plan", 2020, 2020))))
    plain = replace(document, blocks=tuple(replace(block, role="plan") for block in document.blocks))
    assert [stated.aim for stated in indicators(plain)] == aims


def test_a_horizon_holds_for_the_paragraph():
    assert horizon("到2022年,路网成形。到2030年,绿道成网。") == (2030, 2030)
    assert horizon("从2022年起,") is None


@pytest.mark.parametrize(
    ("before", "years"),
    [
        ("能耗下降", (2019, 2019)),
        ("近三年累计,能耗下降", (2017, 2019)),
        ("这两年新增就业", (2018, 2019)),
        ("四年来新增就业", (2016, 2019)),
        ("近三年能耗下降1%。新增就业", (2019, 2019)),
        ("过去五年,我们办了几件事。新增就业", (2015, 2019)),
    ],
)
def test_a_span_of_years_that_a_sentence_names(before: str, years: tuple[int, int]):
    assert span_of("achieved", "review", before, YEARLY) == years


def test_from_here_to_there_is_wanted_in_a_plan_and_told_elsewhere():
    assert aim("plan", "基金由3亿元增加到5亿元", None, YEARLY) == "target"
    assert aim("", "基金由3亿元增加到5亿元", None, YEARLY) == "achieved"
