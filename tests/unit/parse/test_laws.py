"""What holds for every text whatever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import ROOT, Document, Extracted, Mark, Span
from duidu.parse import parse, plain

PIECES = st.sampled_from(
    ["一、", "(二)", "3.", "第一章 ", "第二节", "专栏1 ", "附件", "——", "总体要求", "扩大投资。",
     "完善机制,强化服务。", "\n", "\n\n", " ",
     "　　", "目录", "序号", "1", "2", "指标", "%", "一是", "各位代表:", "2012年1月1日", "“", "”", "#", "|",
     "\t", "责任编辑:", "名词解释",
     "推进城乡一体", "第三条", "[1]", "①", "今天是:", "来源:", "\x85", "\u2028", "\x00", "\x1b[31m"]
)  # fmt: skip
structured = st.lists(PIECES, max_size=60).map("".join)
texts = st.one_of(st.text(max_size=300), structured)


def check(document: Document) -> None:
    """Each line with something on it stands in one block, parents come before, every span lies in its block."""
    owned = sorted(line for block in document.blocks for line in block.lines)
    assert owned == [n for n, line in enumerate(document.text.split("\n"), 1) if line.strip()]
    for block in document.blocks:
        assert document.blocks[block.id] is block
        assert block.parent == ROOT or block.parent < block.id
        spans = (*block.title, *block.body, *block.points, *([block.number] if block.number else []))
        assert all(block.span.start <= s.start <= s.end <= block.span.end for s in spans)
        assert all(block.span.start <= s.start < s.end <= block.span.end for _, s in block.doubts)
    for table in document.tables:
        assert all(len(row) == len(table.header) for row in table.rows)


@given(texts)
def test_no_line_is_lost_or_owned_twice(text: str):
    check(parse(Extracted(text), "any"))


@given(texts)
def test_plain_owns_the_same_lines(text: str):
    document = plain(Extracted(text), "any")
    check(document)
    assert {block.kind for block in document.blocks} <= {"para"}


@given(structured, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60), st.sampled_from(
    ["heading", "cell", "row", "nav", "page", "meta", "toc", "other"])), max_size=6))  # fmt: skip
def test_marks_of_a_converter_lose_nothing(text: str, raw: list[tuple[int, int, str]]):
    marks = tuple(Mark(Span(start, start + length), role, 2) for start, length, role in raw)
    check(parse(Extracted(text, marks), "any"))


@given(structured)
def test_parsing_is_repeatable(text: str):
    assert parse(Extracted(text), "any") == parse(Extracted(text), "any")


@pytest.mark.parametrize("piece", ["加快建设,", "创新", "1", "“", "(", ".", " ", "-", "一是", "第", "1.", "|", "\t"])
def test_one_huge_line_is_read_in_linear_time(piece: str):
    text = piece * 200_000
    check(parse(Extracted(text), "huge"))
