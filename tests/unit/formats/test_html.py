"""Pages: what is the text, what is the site's, what the meta tags say, and pages made to do harm."""

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.errors import InputError
from duidu.formats import extract
from duidu.formats.html import encoding_of, too_deep
from duidu.model import Extracted
from duidu.parse import metadata, parse
from duidu.text.outline import own_text, title

LONG = "围绕高质量发展这一首要任务，持续扩大内需，优化营商环境，加快建设现代化产业体系，确保全年目标任务圆满完成。"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>甲区2024年工作要点_甲区人民政府</title>
<meta name="ArticleTitle" content="甲区2024年工作要点"><meta name="PubDate" content="2024-03-02 09:30">
<meta name="ContentSource" content="甲区人民政府办公室"><meta name="SiteName" content="甲区人民政府网">
<meta name="ColumnName" content="政府文件"><meta name="Author" content="办公室"><meta name="Keywords" content="要点">
<style>p {{ color: red }}</style><script>var text = "<p>假的一段。</p>";</script></head><body>
<div class="header"><ul><li><a href="/">首页</a></li><li><a href="/a">要闻</a></li></ul></div>
<div id="content-box"><h2>甲区2024年工作要点</h2>
<div class="info">发布日期：2024-03-02　来源：甲区人民政府办公室　<span>字号：大 中 小</span></div>
<div class="TRS_Editor"><p>　　{LONG}</p>
<h3>一、总体要求</h3><p>　　{LONG}<br>　　{LONG}</p><h3>二、重点任务</h3>
<p>　　1、发展工业。{LONG}</p><p>　　2、发展农业。{LONG}</p>
<ol start="3"><li>发展服务业。{LONG}</li></ol><ul><li>夜间经济。{LONG}</li></ul>
<table><caption>表1 主要指标</caption><tr><th>指标</th><th colspan="2">目标|值</th></tr>
<tr><td rowspan="2">就业</td><td>新增</td><td>3万人</td></tr><tr><td>失业率</td><td>5%</td></tr></table>
</div></div>
<div class="related"><ul><li><a href="/1">乙区2024年工作要点</a></li><li><a href="/2">解读</a></li></ul></div>
<div><a href="/x">站点</a> <a href="/y">地图</a></div>
<p>京ICP备00000000号</p></body></html>"""


def page(body: str, head: str = "") -> Extracted:
    return extract(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def roles(found: Extracted) -> dict[str, tuple[str, int]]:
    return {found.text[a:b]: (role, value) for (a, b), role, value in found.marks}


def test_main_text_and_site_are_told_apart_and_all_is_kept():
    found = extract(PAGE.encode(), "a.html")
    known = roles(found)
    for own in ("首页", "要闻", "乙区2024年工作要点", "解读", "站点 地图", "京ICP备00000000号"):
        assert known[own][0] == "nav"
    assert known["甲区2024年工作要点"] == ("title", 0)
    assert known["一、总体要求"] == ("heading", 3)
    assert "假的" not in found.text
    assert "color" not in found.text
    assert found.format == "html"
    assert LONG not in known


def test_the_outline_of_a_page():
    document = parse(extract(PAGE.encode(), "a.html"), "a", "a.html")
    kinds = [(block.kind, block.level, title(document, block)) for block in document.blocks if block.level]
    assert kinds == [
        ("heading", 1, "总体要求"),
        ("heading", 1, "重点任务"),
        ("item", 2, "发展工业"),
        ("item", 2, "发展农业"),
        ("item", 2, "发展服务业"),
        ("item", 3, "夜间经济"),
    ]
    (heading,) = (block for block in document.blocks if block.kind == "title")
    assert own_text(document, heading) == "甲区2024年工作要点"


def test_a_table_of_data_keeps_its_rows_and_merged_cells():
    document = parse(extract(PAGE.encode(), "a.html"), "a", "a.html")
    (table,) = document.tables
    text = document.text
    assert [text[a:b] for a, b in table.header] == ["指标", "目标｜值", "目标｜值"]
    assert [[text[a:b] for a, b in row] for row in table.rows] == [["就业", "新增", "3万人"], ["", "失业率", "5%"]]
    assert document.blocks[table.caption].kind == "caption"


def test_meta_tags_become_labelled_lines_that_metadata_are_read_from():
    found = extract(PAGE.encode(), "a.html")
    assert found.text.split("\n")[:7] == [
        "标题：甲区2024年工作要点",
        "发布日期：2024-03-02 09:30",
        "来源：甲区人民政府办公室",
        "作者：办公室",
        "栏目：政府文件",
        "网站：甲区人民政府网",
        "关键词：要点",
    ]
    meta = metadata(found.text, "a.html", None, found.marks)
    assert meta == parse(found, "a", "a.html").meta
    assert (meta.title.value, meta.title.line) == ("甲区2024年工作要点", 1)
    assert (meta.published.value, meta.published.line) == ("2024-03-02", 2)
    assert (meta.issuer.value, meta.issuer.line) == ("甲区人民政府办公室", 3)
    assert meta.provenance.value == "original"


def test_a_long_menu_before_the_text_hides_neither_title_nor_date():
    menu = "".join(f"<li><a href='/{i}'>栏目{i}</a></li>" for i in range(150))
    found = page(f"<ul>{menu}</ul><div><h1>甲区2024年工作要点</h1><p>2024年3月2日</p><p>{LONG}</p><p>{LONG}</p></div>")
    document = parse(found, "a", "a.html")
    assert document.meta.title.value == "甲区2024年工作要点"
    assert document.meta.published.value == "2024-03-02"


def test_lines_break_as_a_browser_breaks_them():
    text = "".join(f"{part}\n  " for part in ("深化\n改革", "and  open"))
    found = page(f"<p>{text}</p><p>一<br>二<br></p><pre>三\n  四\n</pre><div>五<b>六</b> <i>七</i>&nbsp;</div>")
    assert found.text == "深化改革 and open\n\n一\n二\n\n三\n四\n\n五六 七"


def test_links_in_the_text_stay_text_and_rows_of_links_do_not():
    links = "".join(f"<p><a href='/{i}'>另一篇文章的题目{i}</a></p>" for i in range(4))
    found = page(f"<div><p>{LONG}</p><p><a href='/a.doc'>附件：指标表</a></p><p>{LONG}</p>{links}</div>")
    known = roles(found)
    assert "附件：指标表" not in known
    assert known["另一篇文章的题目2"][0] == "nav"
    inner = page(f"<p>{LONG}</p><p><a href='#a'>一</a></p><p><a name='b'>二</a></p><p><a href='#c'>三</a></p>")
    assert not inner.marks


@pytest.mark.parametrize(
    "attribute", ['class="share-box x"', 'id="crumb"', 'role="navigation"', 'style="DISPLAY: none"', "hidden"]
)
def test_elements_that_say_they_are_the_sites(attribute: str):
    found = page(f"<div><p>{LONG}</p><div {attribute}>分享到微信</div><p>{LONG}</p></div>")
    assert roles(found) == {"分享到微信": ("nav", 0)}


def test_a_wrapper_with_a_sites_name_that_holds_the_text_is_no_site():
    assert roles(page(f"<form class='header'><p>{LONG}</p></form>")) == {}


def test_layout_tables_are_no_tables():
    inner = f"<table><tr><td>甲</td><td>乙</td></tr><tr><td>{LONG * 8}</td><td></td></tr></table>"
    assert "row" not in [role for role, _ in roles(page(inner)).values()]
    nested = (
        "<table><tr><td><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table></td></tr></table>"
    )
    assert page(nested).text == "| 1 | 2 |\n| 3 | 4 |"
    assert page("<table><tr><td>甲</td><td>乙</td></tr></table>").text == "甲\n\n乙"
    rows = "<tr><td colspan='x'>1</td><td>2</td></tr><tr><td></td><td></td></tr><tr><td>3</td><td>4</td></tr>"
    assert page(f"<table>{rows}</table>").text == "| 1 | 2 |\n| 3 | 4 |"


def test_a_title_broken_over_headings():
    found = page(
        f"<h1>在甲区第一次会议上</h1><p>（2024年3月2日）</p><h1>政府工作报告</h1><p>{LONG}</p><h1>总体要求</h1><p>{LONG}</p>"
    )
    known = roles(found)
    assert known["在甲区第一次会议上"][0] == known["政府工作报告"][0] == "title"
    assert known["总体要求"] == ("heading", 1)


def test_encodings_declared_and_detected():
    text = f"<meta charset='gb2312'><p>{LONG}</p>"
    assert LONG in extract(text.encode("gb18030"), "a.html").text
    assert extract(text.encode("utf-8"), "a.html").encoding == "utf-8"  # what it declares is wrong
    assert extract(text.encode("utf-16"), "a.html").encoding == "utf-16"
    assert extract(text.encode("utf-8-sig"), "a.html").encoding == "utf-8"
    assert encoding_of("<meta charset=big5><p>甲".encode("big5")) == "big5hkscs"
    assert encoding_of("<meta charset=no-such-thing><p>开发区的工作要点".encode("gb18030")) == "gb18030"
    assert encoding_of(f"<meta charset=big5>{LONG}".encode("gb18030")) == "gb18030"
    assert encoding_of(f"<meta charset=utf-16>{LONG}".encode("gb18030")) == "gb18030"
    assert encoding_of(b"<p>plain") == "utf-8"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 50, b"<html><body><script>1</script></body></html>"])
def test_what_is_no_page_is_refused(data: bytes):
    with pytest.raises(InputError, match=r"^a\.html: "):
        extract(data, "a.html")


@pytest.mark.parametrize("size", ["MAX_BYTES", "MAX_CHARACTERS"])
def test_pages_beyond_measure_are_refused(size: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(f"duidu.formats.html.{size}", 10)
    with pytest.raises(InputError, match="more than any document"):
        page(f"<p>{LONG}</p>")


@pytest.mark.parametrize("tag", ["div", "b", "li", "a href='/x'", "table><tr><td", "svg", "font", "ul><li"])
def test_a_page_nested_a_hundred_thousand_deep_ends_soon(tag: str):
    started = time.process_time()
    try:
        found = extract(f"<{tag}>".encode() * 100_000 + "正文".encode(), "a.html").text
    except InputError as error:
        found = str(error)
    assert any(word in found for word in ("正文", "nested too deep", "no text"))
    assert time.process_time() - started < 20


def test_depth_is_what_is_open_at_once():
    assert not too_deep("<div></div>" * 10_000)
    assert not too_deep("</div>" * 10_000 + "<p>" * 10_000)
    assert too_deep("<div>" * 2_001)


def test_without_the_library_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    with pytest.raises(InputError, match=r"a.html: reading .html needs the extra docs; pip install 'duidu\[docs\]'"):
        page("<p>甲</p>")


TAGS = "p /p div /div br table tr td /table h1 /h1 a /a ol li /ol pre /pre nav /nav !-- head"
WORDS = ["\n", "\t", "甲乙。", "甲", "x", "&nbsp;", "-->", LONG, "<a href=/>", "<div class=nav>"]
pieces = st.sampled_from([*(f"<{tag}>" for tag in TAGS.split()), *WORDS])


@given(st.lists(pieces, max_size=40).map("".join))
def test_any_page_becomes_text_whose_marks_lie_in_order_within_it(body: str):
    try:
        found = page(body + "<p>末尾")
    except InputError:
        return
    spans = [mark.span for mark in found.marks]
    assert spans == sorted(spans)
    assert all(0 <= a < b <= len(found.text) and "\n" not in found.text[a:b] for a, b in spans)
    document = parse(found, "a", "a.html")
    lines = sorted(line for block in document.blocks for line in block.lines)
    assert lines == [n for n, line in enumerate(found.text.split("\n"), 1) if line.strip()]
