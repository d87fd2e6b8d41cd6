import pytest

from duidu.parse.headings import FORMS, read_sign
from duidu.parse.lines import plain


@pytest.mark.parametrize(
    ("line", "form", "number", "sign"),
    [
        ("第二编 总论", "part", 2, "第二编 "),
        ("第三部分 保障", "part", 3, "第三部分 "),
        ("第 十一 章 社会治理", "chapter", 11, "第 十一 章 "),
        ("第一節\u3000指導思想", "section", 1, "第一節\u3000"),
        ("第十条 本办法", "article", 10, "第十条 "),
        ("第一，统筹兼顾", "ordinal", 1, "第一，"),
        ("一、总体要求", "comma", 1, "一、"),
        ("二 、建设思路", "comma", 2, "二 、"),
        ("三", "comma", 3, "三"),
        ("三 主要任务", "comma", 3, "三 "),
        ("（四）绿色发展", "paren", 4, "（四）"),
        ("(-)标准体系", "paren", 1, "(-)"),
        ("（1）术语", "bracket", 1, "（1）"),
        ("13、发展民营经济", "arabic", 13, "13、"),
        ("2．扩大开放", "arabic", 2, "2．"),
        ("1.2 建设内容", "decimal2", 2, "1.2 "),
        ("1.2.3 平台", "decimal3", 3, "1.2.3 "),
        ("3)培训", "half", 3, "3)"),
        ("［26］术语:", "note", 26, "［26］"),
        ("③培训", "circled", 3, "③"),
        ("㈢培训", "paren", 3, "㈢"),
        ("a.试点", "letter", 1, "a."),
        ("二是补短板", "point", 2, "二是"),
        ("——稳中求进", "dash", 0, "——"),
        ("● 稳中求进", "dash", 0, "● "),
        ("專欄4 \u00a0服務體系", "box", 4, "專欄4 \u00a0"),
        ("任务专栏12 平台", "box", 12, "任务专栏12 "),
        ("表2 主要指标", "table", 2, "表2 "),
        ("图2 总体框架", "figure", 2, "图2 "),
        ("附件2", "appendix", 2, "附件2"),
        ("附件", "appendix", 0, "附件"),
        ("应用三：远程监管", "label", 3, "应用三："),
        ("## 第一章 总则", "markdown2", 1, "## 第一章 "),
        ("### 说明", "markdown3", 0, "### "),
    ],
)
def test_signs(line: str, form: str, number: int, sign: str):
    found = read_sign(plain(line))
    assert found is not None
    assert (found.form, found.value, line[: found.length]) == (form, number, sign)


@pytest.mark.parametrize(
    "line",
    ["", "总体要求", "3.9万个岗位", "2012年工作要点", "第十条规定的情形", "12345热线", "一个中心", "-5",
     "表示衷心感谢", "图像处理",
     "专心致志", "附近居民", "第三方评估", "#话题", "十分重视"],
)  # fmt: skip
def test_what_is_no_sign(line: str):
    assert read_sign(plain(line)) is None


def test_each_form_is_reached_by_its_first_characters():
    for form, starts in FORMS:
        assert starts, form.__name__
