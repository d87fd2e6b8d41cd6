import pytest

from duidu.model import Extracted
from duidu.parse import furniture, parse
from duidu.parse.lines import Line, read


def line(text: str) -> Line:
    return read(text)[0]


@pytest.mark.parametrize(
    "text",
    ["今天是:2021年09月26日 星期日", "首页 | 新闻中心 | 政务公开 | 联系我们", "当前位置: 首页 » 资讯 » 正文",
     "粤ICP备12345678号-1",
     "京公网安备 11010102000001号", "网站标识码:1201040001", "【打印本页】", "责任编辑:李四", "(此件公开发布)",
     "版权所有:某某网",
     "[ 搜索 ]  [ ]  [ 收藏 ]  [ 打印 ]", "abcd39f1fb7f426d9dfb6bd0fa1f2146:", "Public domain",
     "<!-- INFO END -->", "|", "》点击查看》",
     "走进本区 招商引资 产业园区 优惠政策 新闻中心"],
)  # fmt: skip
def test_furniture_wherever_it_stands(text: str):
    assert furniture.anywhere(line(text))


@pytest.mark.parametrize(
    "text",
    ["推进适老化改造,完善无障碍设施。", "加强版权保护。", "一、总体要求",
     "建设首页展示、检索、收藏一体的平台,方便群众办事。", "科 技 部",
     "## 第一章 总 则", "# 附 则 说 明", "### 第二章 备　案",
     "稳中求进  进中求优", "——坚持创新引领", "打印机产业", "大力发展", "，", "“"],
)  # fmt: skip
def test_what_is_text(text: str):
    assert not furniture.anywhere(line(text))


@pytest.mark.parametrize("text", ["1", "— 12 —", "第3页", "第 3 页 共 9 页", "- 4 -", "2020228", "20210415"])
def test_page_numbers(text: str):
    assert furniture.page_number(line(text))


@pytest.mark.parametrize("text", ["3.9", "12个", "一", "第3章", "12345678901234567"])
def test_what_is_no_page_number(text: str):
    assert not furniture.page_number(line(text))


@pytest.mark.parametrize(
    "text",
    ["大 中 小", "分享:", "浏览次数:12", "主办单位:某局", "记者 张三 摄", "https://example.org/a.html", "登录 注册"],
)
def test_furniture_outside_the_text(text: str):
    assert furniture.outside(line(text))


@pytest.mark.parametrize(
    "text", ["相关链接", "推荐阅读:", "免责声明:本站不负责。", "本作品来自某处", "下一篇:没有了", "主办单位:某局"]
)
def test_what_ends_the_text(text: str):
    assert furniture.ends_text(line(text))


def test_a_line_with_nothing_to_see_between_paragraphs_is_no_paragraph():
    text = "推进旧区改造。\n\n\u200b\n\n完善公交线网。\n\ufeff\n加装电梯。\n"
    kinds = [(block.kind, text[slice(*block.span)]) for block in parse(Extracted(text), "x").blocks]
    assert [what for kind, what in kinds if kind == "furniture"] == ["\u200b"]
    assert not any(what == "\ufeff" for _, what in kinds)
