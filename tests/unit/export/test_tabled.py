"""Table views: every format holds all rows, and nothing in them becomes markup or a formula."""

import csv as sheets
import io
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.export.exhibits import HOSTILE

from duidu.export.comma import BOM
from duidu.export.tabled import BESIDE, WORDS, Passage, Tabled, csv, html, markdown
from duidu.model import Span

SAID = {name: name.title() for name in WORDS} | {"language": "zh-Hans"}


def view(**changed: object) -> Tabled:
    """A small table with all that one can have."""
    kept = {
        "title": "口号",
        "account": ("四份文件。", "专名另列。"),
        "head": ("口号", "2012", "2018"),
        "rows": (("平安城东", "1", "12"), ("智慧城东", "·", "3"), ("城东区", "7", "—")),
        "groups": ((0, "口号"), (2, "专名")),
        "passages": (Passage(0, 2, "建设平安城东", (Span(2, 6),), "工作要点, 第 3 行"),),
        "notes": ("已核对",),
        "group_head": "类",
    }
    return Tabled(**(kept | changed))  # type: ignore[arg-type]


def test_a_page_holds_groups_numbers_passages_notes_and_the_account():
    page = html(view(chart="<svg id='own'></svg>"), SAID)
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert page.count('<tr class="group">') == 2
    assert '<th scope="row">智慧城东</th><td class="number">·</td><td class="number">3</td>' in page
    assert "建设<mark>平安城东</mark>" in page
    assert "<b>平安城东 · 2018</b>" in page
    assert "<svg id='own'></svg>" in page
    assert page.index("已核对") < page.index("四份文件。") < page.index("专名另列。")
    assert "A4 portrait" in page
    assert not re.search(r"(?:src|href)=|<script|url\(", page)


def test_a_page_of_many_columns_repeats_what_names_the_row():
    many = BESIDE * 2 + 1
    wide = view(head=("口号", *map(str, range(many))), rows=(("平安城东", *["1"] * many),), groups=(), passages=())
    page = html(wide, SAID)
    assert page.count("<table>") == 3
    assert page.count('<th scope="row">平安城东</th>') == 3
    assert page.count("<td") == many
    assert "A4 landscape" in page


def test_markdown_has_a_table_for_each_group():
    text = markdown(view(), SAID)
    assert text.count("| 口号 | 2012 | 2018 |\n| --- | --- | --- |\n") == 2
    assert text.index("### 口号") < text.index("智慧城东") < text.index("### 专名") < text.index("城东区")
    assert "    - 建设<b>平安城东</b> <sub>工作要点, 第 3 行</sub>\n" in text
    assert text.endswith("四份文件。\n\n专名另列。\n")


def test_a_sheet_says_the_group_of_each_row():
    text = csv(view())
    assert text.startswith(BOM)
    assert list(sheets.reader(io.StringIO(text.removeprefix(BOM)))) == [
        ["类", "口号", "2012", "2018"],
        ["口号", "平安城东", "1", "12"],
        ["口号", "智慧城东", "·", "3"],
        ["专名", "城东区", "7", "—"],
    ]


def test_an_empty_table_is_a_head_and_its_account():
    empty = view(rows=(), groups=(), passages=(), notes=())
    assert "| 口号 | 2012 | 2018 |" in markdown(empty, SAID)
    assert "Notes" not in html(empty, SAID)
    assert csv(empty) == BOM + "口号,2012,2018\r\n"


@settings(max_examples=40)
@given(st.sampled_from(HOSTILE), st.integers(0, 5))
def test_what_comes_from_outside_stays_text(poison: str, at: int):
    quoted = Passage(0, 1, poison, (Span(at, at + 3), Span(at + 1, at + 9)), poison)
    bad = view(
        title=poison,
        account=(poison,),
        head=(poison, poison),
        rows=((poison, poison),),
        groups=((0, poison),),
        passages=(quoted,),
        notes=(poison,),
        group_head=poison,
    )
    page = html(bad, SAID)
    tags = set(re.findall(r"<(\w+)", page.split("<body>")[1]))
    assert tags <= {"h1", "h2", "div", "table", "thead", "tbody", "tr", "th", "td", "p", "b", "ol", "li", "mark", "ul"}
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page + markdown(bad, SAID))
    for row in sheets.reader(io.StringIO(csv(bad).removeprefix(BOM))):
        assert not any(cell.lstrip(" \u3000").startswith(tuple("=+-@")) for cell in row)
        assert len(row) == 3
