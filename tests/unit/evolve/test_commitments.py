"""What promises something, and what only says how or why; written for this test, in the language of plans."""

import pytest
from tests.unit.evolve.conftest import Parsed

from duidu.evolve.commitments import Commitment, commitments
from duidu.evolve.opening import parts_of

PLAN = """城东区2019年工作要点

一、预期目标

地区生产总值增长6%,居民收入稳步增长,登记失业率控制在4%以内。

二、重点工作

1、办好养老服务。以居家养老为基础,新建日间照料中心6个,助餐点20处,让老人安心。
2、深化街道机构改革。精简办事环节。

各级部门要坚持过紧日子,把资金用在刀刃上。全区面貌焕然一新。

三、2018年工作回顾

新建公园3个,完成旧桥改造。
"""


@pytest.mark.parametrize(
    ("clause", "verb", "rest"),
    [
        ("新建日间照料中心6个", "新建", "日间照料中心6个"),
        ("同时要大力推进老旧小区改造", "大力推进", "老旧小区改造"),
        ("城东区将加快建设智慧停车系统", "加快建设", "智慧停车系统"),
        ("二是切实规范停车秩序", "切实规范", "停车秩序"),
        ("到年底前建成东湖泵站", "建成", "东湖泵站"),
        ("根据新的情况不断完善应急预案", "不断完善", "应急预案"),
        ("坚持把学校办到家门口", "坚持", "把学校办到家门口"),
        ("大力发展夜间经济", "大力发展", "夜间经济"),
        ("力争引进物流企业12家", "力争引进", "物流企业12家"),
        ("国家支持小店创新经营", "支持", "小店创新经营"),
        ("多措并举扩大蔬菜生产", "多措并举扩大", "蔬菜生产"),
        ("对六条背街小巷进行整治", "", "对六条背街小巷进行整治"),
        ("为40个小区加装充电桩", "", "为40个小区加装充电桩"),
        ("努力使家家户户用上干净水", "", "努力使家家户户用上干净水"),
        ("进一步简政放权", "", "进一步简政放权"),
        ("我们要让放学的孩子有去处", "", "让放学的孩子有去处"),
        ("重在完善公交线网", "完善", "公交线网"),
        ("工作重点是推进老旧小区改造", "推进", "老旧小区改造"),
    ],
)
def test_what_promises(clause: str, verb: str, rest: str):
    parts = parts_of(clause)
    assert parts is not None
    assert (clause[parts.start : parts.verb_end], clause[parts.verb_end :]) == (verb, rest)


@pytest.mark.parametrize(
    "clause",
    [
        "以改善出行条件为重点",
        "按照因地制宜的原则",
        "使市民出行更加方便",
        "是全年工作的开局",
        "环境质量明显好转",
        "在抓好防汛的同时",
        "已经完成旧桥改造",
        "安全重于一切事情",
        "围绕群众身边的小事",
        "按照推进治理现代化的要求",
        "支撑发展的条件也在发生深刻变化",
        "我区正处于转型升级的窗口期",
        "工业化、城镇化持续推进",
        "提请本次大会审议",
    ],
)
def test_what_does_not(clause: str):
    assert parts_of(clause) is None


def said(found: tuple[Commitment, ...]) -> list[tuple[int, str, str, str]]:
    return [(one.line, one.verb, one.object, " ".join(f.value + f.unit for f in one.figures)) for one in found]


def test_the_commitments_of_a_plan(parsed: Parsed):
    plan = parsed({"plan": PLAN})["plan"]
    found = commitments(plan)
    assert said(found) == [
        (5, "增长", "地区生产总值", "6%"),
        (5, "稳步增长", "居民收入", ""),
        (5, "控制", "登记失业率", "4%"),
        (9, "新建", "日间照料中心6个", "6个"),
        (9, "新建", "助餐点20处", "20处"),
        (10, "精简", "办事环节", ""),
        (12, "坚持", "过紧日子", ""),
    ]
    for one in found:
        assert plan.text[one.span.start : one.span.end] == one.written
    assert {one.role for one in found} == {"target", "plan"}


def test_only_some_blocks(parsed: Parsed):
    plan = parsed({"plan": PLAN})["plan"]
    block = next(block for block in plan.blocks if block.line == 9)
    assert [one.line for one in commitments(plan, frozenset({block.id}))] == [9, 9]


def test_the_targets_of_a_table(parsed: Parsed):
    cells = ["序号", "指标", "单位", "2020年实际", "2025年目标", "属性"]
    cells += ["1", "绿地面积", "公顷", "300", "360", "预期性", "2", "绿道长度", "公里", "20", "45", "预期性"]
    text = "城东区第十四个五年规划纲要\n\n表1 主要指标\n\n" + "\n\n".join(cells) + "\n\n二、其他\n\n正文。\n"
    found = commitments(parsed({"t": text})["t"])
    assert [(one.object, one.figures[0].value) for one in found] == [("绿地面积", "360"), ("绿道长度", "45")]


def test_nothing_to_promise(parsed: Parsed):
    assert commitments(parsed({"e": ""})["e"]) == ()


def test_indicators_that_share_a_verb_are_promised_each_for_itself(parsed: Parsed):
    text = PLAN.replace("居民收入稳步增长", "工业增加值、商品销售额分别增长8%、9%")
    text = text.replace("让老人安心", "公用车辆只减不增")
    found = commitments(parsed({"plan": text})["plan"])
    assert said(found)[:3] == [
        (5, "增长", "地区生产总值", "6%"),
        (5, "增长", "工业增加值", "8%"),
        (5, "增长", "商品销售额", "9%"),
    ]
    assert [one.written for one in found[1:3]] == ["工业增加值增长8%", "商品销售额增长9%"]
    assert "公用车辆只减不增" in [one.written for one in found]


def test_the_subject_of_a_figure_goes_with_it(parsed: Parsed):
    text = PLAN.replace("居民收入稳步增长", "废水、废气排放量都要减少2%")
    found = commitments(parsed({"plan": text})["plan"])[1:3]
    assert [(one.object, one.written) for one in found] == [
        ("废水排放量", "废水要减少2%"),
        ("废气排放量", "废气排放量要减少2%"),
    ]
