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
