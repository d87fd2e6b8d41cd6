"""Classes of change, case by case, and what a change of figures amounts to."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.diff import figure_change, plain
from duidu.text.fold import fold

# fmt: off
CASES = [
    ("建設臺灣館", "建设台湾馆", [("script", "建設臺灣館", "建设台湾馆")]),
    ("提升gdp", "提升GDP", [("script", "gdp", "GDP")]),
    ("推進社會現代化建设", "推进社会现代化建设", [("script", "推進社會現代化", "推进社会现代化")]),
    ("推進老旧小区的規劃", "推进老旧小区的规划", [("script", "推進", "推进"), ("script", "規劃", "规划")]),
    ("\uff08三\uff09加强巡查", "(三)加强巡查", [("punctuation", "\uff08三\uff09", "(三)")]),
    ("\uff08十二\uff09加强巡查", "(十二)加强巡查", [("punctuation", "\uff08十二\uff09", "(十二)")]),
    ("整治背街\uff08小巷\uff09", "整治背街(小巷)", [("punctuation", "\uff08小巷\uff09", "(小巷)")]),
    ("设5处", "设\uff15处", [("punctuation", "5", "\uff15")]),
    ("推进改革,", "推进改革;", [("punctuation", ",", ";")]),
    ("建设“智慧”社区", "建设智慧社区", [("punctuation", "“", ""), ("punctuation", "”", "")]),
    ("一是推进改革", "二是推进改革", [("numbering", "一是", "二是")]),
    ("(一)推进改革", "(二)推进改革", [("numbering", "一", "二")]),
    ("①推进改革", "②推进改革", [("numbering", "①", "②")]),
    ("见第十五条规定", "见第十六条规定", [("numbering", "第十五条", "第十六条")]),
    ("第三章所列事项", "第四章所列事项", [("numbering", "第三章", "第四章")]),
    ("举办第5届论坛", "举办第6届论坛", [("numbering", "5", "6")]),
    ("到2018年完成", "到2020年完成", [("year", "2018", "2020")]),
    ("到二〇一八年完成", "到二〇二〇年完成", [("year", "二〇一八", "二〇二〇")]),
    ("“十三五”时期", "“十四五”时期", [("year", "十三五", "十四五")]),
    ("3月底前完成", "4月底前完成", [("year", "3", "4")]),
    ("税收增长5%", "税收增长6%", [("figure", "5%", "6%")]),
    ("新增岗位3.9万个", "新增岗位4万个", [("figure", "3.9万", "4万")]),
    ("增长5%左右", "增长5%以上", [("figure", "左右", "以上")]),
    ("失业率3.6%", "失业率控制在3.5%", [("figure", "3.6%", "控制在3.5%")]),
    ("增速5%、6%", "增速7%、8%", [("figure", "5%、", "7%、"), ("figure", "6%", "8%")]),
    ("实现税收5亿元", "完成投资6亿元", [("wording", "实现税收", "完成投资"), ("figure", "5亿", "6亿")]),
    (
        "可以处二千元以上二万元以下", "可以并处二十万元以上一百万元以下",
        [("wording", "处", "并处"), ("figure", "二千元以上", "二十万元以上"), ("figure", "二万", "一百万")],
    ),
    ("增长5%-6%", "增长6%-7%", [("figure", "5%-6%", "6%-7%")]),
    ("新建3至5个", "新建5至8个", [("figure", "3至5", "5至8")]),
    ("超过三分之一", "超过二分之一", [("figure", "三分之一", "二分之一")]),
    ("排名第5位", "排名第3位", [("figure", "5", "3")]),
    ("跻身全市第五", "跻身全市第三", [("figure", "第五", "第三")]),
    ("发展第三产业", "发展第二产业", [("wording", "第三", "第二")]),
    ("建设第三方平台", "建设第四方平台", [("wording", "第三方", "第四方")]),
    ("公布第三批名单", "公布第四批名单", [("numbering", "第三批", "第四批")]),
    ("第三,加强巡查", "第四,加强巡查", [("numbering", "第三", "第四")]),
    ("1.加强巡查", "①加强巡查", [("numbering", "1.", "①")]),
    ("见附件1", "见附件2", [("numbering", "1", "2")]),
    ("12:30开放", "13:30开放", [("figure", "12", "13")]),
    ("第十三个五年规划", "第十四个五年规划", [("year", "第十三个", "第十四个")]),
    ("于2020-12-31建成", "于2020-12-30建成", [("year", "2020-12-31", "2020-12-30")]),
    ("贯彻十九届六中全会精神", "贯彻二十届三中全会精神", [("name", "十九届六中", "二十届三中")]),
    ("由南开区负责", "由河西区负责", [("name", "南开区", "河西区")]),
    ("推进5G网络", "推进6G网络", [("name", "5G", "6G")]),
    ("落实《旧办法》", "落实《新条例》", [("name", "旧办法", "新条例")]),
    ("贯彻十九大精神", "贯彻二十大精神", [("name", "十九大", "二十大")]),
    ("打好三大攻坚战", "打好四大攻坚战", [("wording", "三大", "四大")]),
    ("完善网格管理", "完善网格服务", [("wording", "管理", "服务")]),
    ("新增停车泊位", "新增停车泊位5万个", [("figure", "", "5万个")]),
    ("加装电梯", "加装电梯和新建公园5处", [("wording", "", "和新建公园5处")]),
]
# fmt: on


def classes(old: str, new: str) -> list[tuple[str, str, str]]:
    return [
        (edit.change, old[edit.old.start : edit.old.end], new[edit.new.start : edit.new.end])
        for edit in plain(old, new)
        if edit.change
    ]


@pytest.mark.parametrize(("old", "new", "expected"), CASES, ids=[f"{c[2][0][0]}: {c[0]}" for c in CASES])
def test_the_class_of_a_change(old: str, new: str, expected: list[tuple[str, str, str]]):
    assert classes(old, new) == expected
    assert classes(new, old) == [(change, after, before) for change, before, after in expected]


AMOUNTS = [
    ("税收增长5%", "税收增长6%", "up", "1", 1, "个百分点"),
    ("新增岗位3.9万个", "新增岗位4万个", "up", "0.1", 10_000, "个"),
    ("转移9000人", "转移1.2万人", "up", "3000", 1, "人"),
    ("失业率3.6%", "失业率控制在3.5%", "down", "-0.1", 1, "个百分点"),
    ("增长15%", "增长百分之十六", "up", "1", 1, "个百分点"),
    ("提高到20%-30%", "提高到25%-35%", "up", "5", 1, "个百分点"),
    ("提高到20%-30%", "提高到25%-30%", "up", None, 1, ""),
    ("提高到20%-30%", "提高到15%-35%", "", None, 1, ""),
    ("增长5%左右", "增长5%以上", "same", "0", 1, "个百分点"),
    ("实现税收5亿元", "完成投资6亿元", "", None, 1, ""),
    ("改造公园20处", "改造公园30座", "", None, 1, ""),
    ("新增停车泊位", "新增停车泊位5万个", "", None, 1, ""),
]


@pytest.mark.parametrize("case", AMOUNTS, ids=lambda case: f"{case[0]} {case[1]}")
def test_what_a_figure_changed_by(case: tuple[str, str, str, str | None, int, str]):
    old, new, direction, difference, scale, unit = case
    edits = plain(old, new)
    index = next(i for i, edit in enumerate(edits) if edit.change == "figure")
    found = figure_change(old, new, edits, index)
    assert (found.direction, found.difference) == (direction, difference and Decimal(difference))
    assert (found.scale, found.unit) == (scale, unit)


def test_the_figures_themselves_are_told():
    found = figure_change("新增岗位3.9万个", "新增岗位4万个", plain("新增岗位3.9万个", "新增岗位4万个"), 1)
    assert found.old is not None
    assert found.new is not None
    assert (found.old.low, found.new.low) == (Decimal(39_000), Decimal(40_000))


def test_a_numeral_without_a_unit_has_no_amount():
    edits = plain("三十强", "四十强")
    assert edits[0].change == "figure"
    assert figure_change("三十强", "四十强", edits, 0)[:3] == (None, None, "")


PIECES = st.sampled_from(
    [
        "5%",
        "3.9万个",
        "2018年",
        "十三五",
        "第三章",
        "一是",
        "左右",
        "建设",
        "網格",
        "网格",
        "南开区",
        "《",
        "》",
        "“",
        "”",
        "、",
        "\uff0c",
        "5G",
    ]
)
TEXT = st.one_of(st.lists(PIECES, max_size=10).map("".join), st.text(max_size=16))


@given(TEXT, TEXT)
def test_every_difference_has_a_class_and_nothing_else(old: str, new: str):
    for edit in plain(old, new):
        before, after = old[edit.old.start : edit.old.end], new[edit.new.start : edit.new.end]
        assert bool(edit.change) == (before != after)
        assert (edit.kind == "equal") == (fold(before) == fold(after))
        if edit.kind == "equal":
            assert edit.change in {"", "script", "punctuation"}


@given(TEXT, TEXT)
def test_the_difference_of_figures_is_turned_round(old: str, new: str):
    there, back = plain(old, new), plain(new, old)
    assert [edit.change for edit in there] == [edit.change for edit in back]
    for i, edit in enumerate(there):
        if edit.change == "figure":
            one, other = figure_change(old, new, there, i), figure_change(new, old, back, i)
            assert (one.old, one.new) == (other.new, other.old)
            assert one.difference == (None if other.difference is None else -other.difference)
            assert (one.scale, one.unit) == (other.scale, other.unit)
