import pytest

from duidu.model import Extracted
from duidu.parse import parse

REPORT = """河东区2011年工作总结和2012年工作安排报告

同志们:

现在报告去年工作情况和今年工作安排,请大家审议并提出意见。

一、2011年工作总结

全年地区生产总值同比增长12%,完成固定资产投资八十亿元。

(一)产业发展迈上新台阶

引进企业一百二十家,培育高新技术企业十五家,三家企业成功上市。

在肯定成绩的同时,我们也清醒认识到还存在不少短板和差距。

二、2012年工作安排

全年工作头绪多、任务重,要分清主次、突出重点,一项一项抓。

(一)工作目标

地区生产总值增长11%,居民收入与经济增长同步,新增就业一万人。

(二)重点工作

办好二十件民生实事,建成两所学校、一座医院和五处社区食堂。

(三)工作举措

建立台账,定期调度,年底逐项验收,验收结果向全区公布。

(四)2035年远景展望

基本建成宜居宜业的现代化城区,群众过上更加富裕的生活。

同志们,让我们更加紧密地团结起来,为开创新局面而努力奋斗!

附件

名词解释

1.一站式:在一处办完全部手续。
"""


@pytest.mark.parametrize(
    ("begins", "role"),
    [
        ("同志们:", "opening"),
        ("全年地区", "review"),
        ("引进企业", "review"),
        ("在肯定成绩", "situation"),
        ("全年工作头绪", "plan"),
        ("地区生产总值增长11%", "target"),
        ("办好二十件", "plan"),
        ("建立台账", "measure"),
        ("基本建成", "vision"),
        ("同志们,让我们", "closing"),
        ("1.一站式", "definition"),
        ("河东区2011", ""),
    ],
)
def test_roles(begins: str, role: str):
    document = parse(Extracted(REPORT), "r")
    (found,) = [b for b in document.blocks if document.text.startswith(begins, b.span.start)]
    assert found.role == role


def test_a_deep_heading_that_names_a_subject_inherits():
    text = "规划\n\n第一章 发展成就\n\n第一节 产业\n\n一、优化营商环境应对挑战工程\n\n引进企业多家,建成园区两个。"
    blocks = parse(Extracted(text), "r").blocks
    assert blocks[-1].role == "review"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("抢抓发展机遇,落实重大部署", "plan"),
        ("优化发展环境", "plan"),
        ("聚力完善产业发展环境", "plan"),
        ("夯实数字产业发展基础", "plan"),
        ("适应产业转移新形势,扩大对外开放", "plan"),
        ("就业形势保持稳定", "plan"),
        ("实现百年奋斗目标,开创新局面", "plan"),
        ("做好总结推广", "plan"),
        ("面临的机遇和挑战", "situation"),
        ("“十四五”时期发展现状", "situation"),
        ("发展现状与形势", "situation"),
        ("2025年发展形势与展望", "situation"),
        ("区域发展环境", "situation"),
        ("全面实现五年规划的目标", "target"),
        ("“十五五”时期主要目标任务", "target"),
        ("“十五五”时期主要目标和重大举措", "target"),
        ("“十五五”时期主要目标和2026年重点工作", "plan"),
        ("2025年主要工作和“十四五”发展成就", "review"),
        ("发展成就和面临形势", "review"),
        ("加强组织保障", "measure"),
    ],
)
def test_a_heading_says_what_its_section_speaks_of_unless_its_words_are_what_is_to_be_done(heading: str, role: str):
    text = f"规划\n\n第一章 城区建设\n\n新建公园三座,改造道路五条。\n\n第二章 {heading}\n\n引进企业多家,建成园区两个。"
    assert parse(Extracted(text), "r").blocks[-1].role == role


@pytest.mark.parametrize(
    ("lead", "role"),
    [("发展基础", "review"), ("面临形势", "situation"), ("发展目标", "target"), ("基础", "plan"), ("交通", "plan")],
)
def test_a_run_in_title_that_is_nothing_but_a_role_gives_it(lead: str, role: str):
    text = (
        f"规划\n\n一、总论\n\n1.{lead}。全区有企业三百家,道路四十条,公园六座。\n\n2.指导思想。坚持稳中求进,统筹城乡。"
    )
    document = parse(Extracted(text), "r")
    (found,) = [b for b in document.blocks if document.text.startswith("1.", b.span.start)]
    assert found.role == role


@pytest.mark.parametrize(("second", "role"), [("目标任务", "target"), ("工作的总体要求", "plan")])
def test_a_chapter_of_two_halves_turns_where_its_second_period_begins(second: str, role: str):
    text = (
        f"报告\n\n一、“十三五”时期成就和“十四五”时期{second}\n\n过去五年,引进企业多家,建成园区两个。\n\n"
        "“十四五”时期是关键时期,要做好以下工作。\n\n办好学校,修好道路,建成公园三座。\n\n二、其他\n\n发展旅游,办好节会。"
    )
    document = parse(Extracted(text), "r")
    told = [block.role for block in document.blocks if block.kind == "para"]
    assert told == ["review", role, role, "plan"]


def test_what_only_tells_is_a_review_as_a_whole():
    text = "城东区商贸发展报告\n\n一、商圈建设\n\n引进企业多家,建成园区两个。\n\n二、夜市\n\n开办夜市三处,客流增加。"
    blocks = parse(Extracted(text), "r").blocks
    assert {block.role for block in blocks if block.kind == "para"} == {"review"}
