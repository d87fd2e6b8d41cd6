"""How the reader's page is laid out: frames, terms, levels, joined lines, corrections, tables too wide."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import Block, Correction, Document, Extracted, Span, Table
from duidu.parse import parse
from duidu.tui.draw import cells
from duidu.tui.flow import Spot
from duidu.tui.grid import table_lines
from duidu.tui.layout import Mode, Page
from duidu.tui.lines import Line

TEXT = """清江县2021年工作要点

一、建设数字清江

县里要把数字清江建起来,让各乡用得上、用得好。

专栏1　数字清江工程

1.网络进村。三年内光纤通到每一个自然村,信号盖住每一条山沟。

2.数据上云。各局的台账年内上云。

(1)先上农业的台账。

(2)再上水利的台账。

二、办好实事

实事二十件,件件有人管。

名词解释

1.台账:记录一件事从开头到结尾每一步的簿子,各局自己记、自己管、年底交县里看,写错的地方划去重写。

2.自然村:山里人家自己聚成的村子。
"""
DOCUMENT = parse(Extracted(TEXT), "qingjiang-2021")


def words(kind: str, count: int) -> str:
    return f"{kind} {count}"


def page(document: Document = DOCUMENT, width: int = 60) -> Page:
    return Page(document, Mode(width), words)


def drawn(document: Document, line: Line) -> str:
    text = "".join(p.literal or document.text[p.span.start : p.span.end] for p in line.pieces)
    return (" " * line.indent + text).rstrip()


def rows(document: Document = DOCUMENT, width: int = 60) -> list[str]:
    made = page(document, width)
    return [drawn(document, line) for entry in range(made.size) for line in made.lines(entry)]


def row(begins: str, document: Document = DOCUMENT, width: int = 60) -> int:
    return next(i for i, shown in enumerate(rows(document, width)) if shown.strip(" │┌").startswith(begins))


@pytest.mark.parametrize("width", [24, 40, 60, 100])
def test_a_box_stands_in_a_frame_of_the_pages_width(width):
    shown = rows(width=width)
    inside = [r for r in shown if r[:1] in "┌│└" and r]
    assert inside[0].startswith("┌ 专栏1　数字清江工程 ─")
    assert inside[-1] == "└" + "─" * (width - 2) + "┘"
    assert {cells(r) for r in inside} == {width}
    assert {(r[0], r[-1]) for r in inside[1:-1]} <= {("│", "│"), ("┌", "┐")}
    assert any("再上水利" in r for r in inside)
    assert not any("实事" in r for r in inside)


def test_a_title_too_long_for_the_edge_stands_under_it():
    document = parse(Extracted(TEXT.replace("数字清江工程", "让全县人人用得上数字清江的工程一览")), "long")
    shown = rows(document, 30)
    top = shown.index("┌" + "─" * 28 + "┐")
    assert shown[top + 1].startswith("│ 专栏1　让全县")


def test_a_pages_number_does_not_break_a_box():
    document = parse(Extracted(TEXT.replace("2.数据上云", "— 3 —\n\n2.数据上云")), "pages")
    assert any(block.kind == "furniture" for block in document.blocks)
    shown = rows(document)
    assert [r[0] for r in shown if r[:1] in "┌└" and r] == ["┌", "└"]
    assert any("furniture 1" in r and r[0] == "│" for r in shown)


def test_a_page_too_narrow_for_frames_has_none():
    assert not any(char in shown for shown in rows(width=20) for char in "┌│└")


def test_the_cursor_passes_over_edges_and_space():
    made = page()
    stops = [
        line
        for entry in range(made.size)
        for at, line in enumerate(made.lines(entry))
        if not made.blank(Spot(entry, at))
    ]
    shown = [drawn(DOCUMENT, line) for line in stops]
    assert all(shown)
    assert not any(text.startswith("└") for text in shown)
    assert any(text.startswith("┌ 专栏1") for text in shown)


def test_a_term_stands_out_and_what_it_means_is_set_in():
    at = row("1.台账")
    shown = rows()
    assert shown[at].startswith("1.台账:记录")
    assert shown[at + 1].startswith("    ")
    made = page()
    entry = next(i for i in range(made.size) if drawn(DOCUMENT, made.lines(i)[0]).startswith("1.台账"))
    assert [DOCUMENT.text[slice(*p.span)] for p in made.lines(entry)[0].pieces if "term" in p.styles] == ["台账"]


def test_what_hangs_under_an_item_is_set_in_further():
    shown = rows(width=100)
    item, below = shown[row("2.数据", width=100)], shown[row("(1)", width=100)]
    assert below.index("(1)") - item.index("2.") == 2
    paragraph = shown[row("县里要把", width=100)]
    assert paragraph.startswith("    县里")


def test_lines_that_were_broken_are_joined_and_words_kept_apart():
    text = "甲乡建成了big\ndata中心和5\nG基站,还修了\n路。"
    block = Block(0, "para", (1, 2, 3, 4), Span(0, len(text)))
    document = Document("a", text, "0" * 16, (block,))
    assert rows(document) == ["    甲乡建成了big data中心和5 G基站,还修了路。"]
    (line,) = page(document).lines(0)
    assert line.span == block.span


def corrected(*changes: tuple[str, str]) -> Document:
    made = [Correction(Span(at := TEXT.index(old), at + len(old)), new) for old, new in changes]
    return replace(DOCUMENT, corrections=tuple(sorted(made)))


def test_a_correction_stands_after_what_it_corrects_which_stays():
    document = corrected(("三年", "五年"), ("每一条", ""))
    shown = "".join(part.strip(" │") for part in rows(document))
    assert "三年〔五年〕内光纤" in shown
    assert "盖住每一条〔×〕山沟" in shown
    assert {cells(r) for r in rows(document) if r[:1] == "│"} == {60}


def test_a_place_in_the_text_is_found_on_the_line_that_shows_it_with_corrections_before_it():
    document = corrected(("三年", "也许是很久很久以后的那一年"))
    made = page(document, 40)
    for place in ("信号盖住", "光纤通到", "三年"):
        offset = TEXT.index(place)
        line = made.line(made.locate(offset))
        assert line.span.start <= offset < line.span.end


changes = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), st.text("甲乙5x", max_size=5)), max_size=4)


@given(changes, st.integers(8, 40))
def test_every_character_of_a_block_is_drawn_once_in_order(found, width):
    text = "甲乡建成了big\ndata中心和5\nG基站,还修了\n路,乡里人都说好用。"
    made, at = [], 0
    for start, length, new in sorted(found):
        if at <= start and start + length <= len(text) and (length or new):
            made.append(Correction(Span(start, start + length), new))
            at = start + length + 1
    block = Block(0, "para", (1, 2, 3, 4), Span(0, len(text)))
    document = Document("a", text, "0" * 16, (block,), corrections=tuple(made))
    lines = page(document, width).lines(0)
    quoted = [p.span for line in lines for p in line.pieces if not p.literal]
    assert "".join(text[a:b] for a, b in quoted) == text.replace("\n", "")
    assert all(a.end <= b.start for a, b in pairwise(quoted))
    assert all(cells(drawn(document, line)) <= max(width, 2) for line in lines)


def table(columns: int, rows: int) -> tuple[str, Table]:
    """A table whose cells stand one after the other."""
    spans, text = [], ""
    for row_ in range(rows + 1):
        made = []
        for column in range(columns):
            cell = f"指标{column}" if row_ == 0 else f"{row_}{column}万元"
            made.append(Span(len(text), len(text) + len(cell)))
            text += cell + "\n"
        spans.append(tuple(made))
    return text, Table(0, (1, rows), spans[0], tuple(spans[1:]))


@pytest.mark.parametrize(("columns", "width"), [(3, 60), (6, 60), (14, 60), (30, 40), (14, 12)])
def test_a_table_never_runs_over_the_line_and_shows_every_cell(columns, width):
    text, made = table(columns, 3)
    lines = table_lines(text, made, width)
    shown = ["".join(p.literal or text[p.span.start : p.span.end] for p in pieces).rstrip() for _, pieces in lines]
    assert max(map(cells, shown)) <= width
    pieces = [text[p.span.start : p.span.end] for _, parts in lines for p in parts if not p.literal]
    assert "".join(sorted("".join(pieces))).count("万") == columns * len(made.rows)
    assert set("".join(pieces)) == set(text) - {"\n"}


def test_a_row_too_long_for_a_line_is_unfolded_with_the_heads_beside_it():
    text, made = table(14, 2)
    lines = table_lines(text, made, 40)
    shown = ["".join(p.literal or text[p.span.start : p.span.end] for p in pieces) for _, pieces in lines]
    assert shown[:3] == ["10万元", "  指标1  11万元", "  指标2  12万元"]
    assert [text[slice(*span)] for span, _ in lines[:3]] == ["10万元", "11万元", "12万元"]
    assert len(lines) == 2 * 14


def test_a_merged_cell_of_an_unfolded_row_stands_once_and_an_empty_one_not_at_all():
    text, made = table(14, 1)
    row_ = (made.rows[0][0], made.rows[0][1], made.rows[0][1], Span(5, 5), *made.rows[0][4:])
    lines = table_lines(text, replace(made, rows=(row_,)), 40)
    assert len(lines) == 12
    lines = table_lines(text, Table(0, (1, 1), (), (row_,)), 40)
    assert next(p.literal for p in lines[1][1]) == "  "
