"""Series over years: what joins two figures, and where no difference may be taken."""

from decimal import Decimal

import pytest

from duidu.evolve.indicators import indicators
from duidu.evolve.renamings import LEAST_LIKENESS, RENAMINGS, key, known, likeness, redefined_between
from duidu.evolve.series import Join, Series, series
from duidu.model import Document, Extracted
from duidu.parse import parse as parse_extracted


def parse(text: str, name: str, file: str) -> Document:
    return parse_extracted(Extracted(text), name, file)


def made(*plans: tuple[int, str], place: str = "城东区") -> tuple[Series, ...]:
    documents = [
        parse(f"{place}{year}年工作要点\n\n一、主要任务\n\n1、综合事项。{text}\n", f"d{year}", f"d{year}.txt")
        for year, text in plans
    ]
    return series((document, indicators(document)) for document in documents)


def join_of(*plans: tuple[int, str]) -> Join:
    (one,) = [found for found in made(*plans) if len(found.documents) > 1]
    join = one.joins[-1]
    assert join is not None
    return join


@pytest.mark.parametrize(
    ("old", "new", "label", "verified", "difference"),
    [
        ("茶园面积达到30万亩。", "茶园面积达到32万亩。", "same", True, 20_000),
        ("固定资产投资95亿元。", "固定资产投资总额达到1百亿元。", "same", True, 500_000_000),
        ("地区增加值增长15%。", "地区生产总值增长12%。", "renamed", True, -3),
        ("区级财政收入增长15%。", "一般公共预算收入增长5%。", "renamed", False, None),
        ("民宿集聚村10个。", "民宿集聚村庄12个。", "renamed", False, None),
        ("登记失业率控制在3.6%以内。", "城镇调查失业率控制在5.5%以内。", "redefined", True, None),
        ("固定资产投资达到150亿元。", "固定资产投资增长6%。", "level_growth", True, None),
        ("新增高新技术企业20家。", "高新技术企业达到400家。", "stock_increment", True, None),
        ("茶园面积达到30万亩。", "2018年茶园面积已达到31万亩。", "target_achieved", True, None),
        ("能耗强度下降3%。", "能耗强度下降4%。", "same", True, -1),
        ("茶企达到8—10家。", "茶企达到12家。", "same", True, None),
        ("茶叶出口达到8吨。", "茶叶出口达到12万元。", "same", True, None),
    ],
)
def test_labels(old: str, new: str, label: str, verified: bool, difference: int | None):
    join = join_of((2017, old), (2020, new))
    assert (join.label, join.verified) == (label, verified)
    assert join.difference == (None if difference is None else Decimal(difference))


def test_a_figure_follows_the_one_it_is_most_like():
    plans = ((2016, "固定资产投资95亿元。"), (2017, "固定资产投资增长6%。"), (2018, "固定资产投资达到110亿元。"))
    (one,) = made(*plans)
    assert [join and (join.before, join.label) for join in one.joins] == [None, (0, "level_growth"), (0, "same")]


def test_the_source_of_a_renaming_is_named():
    join = join_of((2017, "区级财政收入增长15%。"), (2020, "一般公共预算收入增长5%。"))
    (reason,) = [reason for reason in join.reasons if reason.code == "table"]
    assert reason.values[:2] == ("区级财政收入", "一般公共预算收入")
    assert "预算法" in reason.values[2]


def test_a_name_that_counts_something_else_from_a_year_on():
    join = join_of((2009, "规模以上工业增加值增长15%。"), (2012, "规模以上工业增加值增长9%。"))
    assert (join.label, join.difference) == ("redefined", None)
    assert join.reasons[0].values[0] == "2011"
    assert redefined_between("规模以上工业增加值", 2012, 2015) is None


def test_one_document_never_means_two_names_by_one_indicator():
    plans = ((2017, "民宿集聚村10个。"), (2020, "民宿集聚村12个,民宿集聚村庄20个。"))
    assert sorted(len(one.documents) for one in made(*plans)) == [1, 2]


def test_a_third_name_does_not_join_what_is_apart():
    found = made((2018, "铁路通车里程达到30公里。"), (2019, "通车里程达到90公里。"), (2020, "公路通车里程达到70公里。"))
    assert all(not {"铁路通车里程", "公路通车里程"} <= set(one.names) for one in found)


def test_a_name_that_says_too_little_bears_no_difference():
    join = join_of((2018, "支出达到30亿元。"), (2019, "支出达到32亿元。"))
    assert (join.label, join.verified, join.difference) == ("same", False, None)


def test_places_stay_apart():
    here = parse("城东区2019年工作要点\n\n一、任务\n\n1、茶业。茶园面积达到30万亩。\n", "a", "a.txt")
    there = parse("城西区2020年工作要点\n\n一、任务\n\n1、茶业。茶园面积达到20万亩。\n", "b", "b.txt")
    found = series((document, indicators(document)) for document in (here, there))
    assert [len(one.points) for one in found] == [1, 1]


def test_keys_drop_what_says_nothing():
    assert key("新增就业岗位") == key("城镇新增就业岗位")
    assert key("固定資產投資總額") == "固定资产投资"
    assert key("R&D经费占GDP比重") == key("R&D经费占地区生产总值比重")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("工业增加值", "农业增加值"),
        ("外贸进口总值", "外贸出口总值"),
        ("茶园", "茶园面积"),
        ("铁路通车里程", "公路通车里程"),
        ("焦炭产能", "煤炭产能"),
        ("基本医疗保险参保人数", "基本养老保险参保人数"),
        ("国债余额占生产总值比重", "研发支出占生产总值比重"),
    ],
)
def test_likeness_tells_parts_apart(a: str, b: str):
    assert likeness(a, b) < LEAST_LIKENESS


def test_another_word_of_the_same_begins_no_other_name():
    assert likeness("水稻产量", "稻谷产量") > 0
    assert likeness("外汇储备余额", "国家外汇储备余额") >= LEAST_LIKENESS


def test_every_row_of_the_table_names_its_source():
    assert all(row.source and not row.old.fullmatch("") for row in RENAMINGS)
    assert known("国内生产总值", "地区生产总值") is not None
    assert known("地区生产总值", "税收收入") is None
