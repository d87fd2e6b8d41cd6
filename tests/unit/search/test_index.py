"""The index: one text, and the way back to the documents."""

import pytest

from duidu.model import Block, Document, Span
from duidu.search.index import prepare

BROKEN = "第一章 開啟建設\n平安城區新徵程\n首页 网站地图\n正文"
"""A heading over two lines, a site line, a paragraph."""


def document() -> Document:
    blocks = (
        Block(0, "heading", (1, 2), Span(0, 16), number=Span(0, 3), title=(Span(4, 8), Span(9, 16))),
        Block(1, "furniture", (3,), Span(17, 24)),
        Block(2, "para", (4,), Span(25, 27)),
    )
    return Document("乡", BROKEN, "", blocks)


def test_own_lines_are_folded_and_joined_and_furniture_is_left_out():
    index = prepare([document()])
    assert index.text == "第一章 开启建设平安城区新征程\n正文"
    assert [passage.block for passage in index.passages] == [0, 2]


def test_a_span_over_a_line_break_encloses_it():
    passage = prepare([document()]).passages[0]
    span = passage.span(6, 10)
    assert BROKEN[span.start : span.end] == "建設\n平安"


def test_a_span_that_ends_with_its_line_does_not_enclose_the_break():
    passage = prepare([document()]).passages[0]
    span = passage.span(4, 8)
    assert BROKEN[span.start : span.end] == "開啟建設"


def test_the_title_reaches_over_its_lines_with_its_number():
    assert [passage.title for passage in prepare([document()]).passages] == [15, 0]


def test_a_run_in_title_ends_before_the_body():
    text = "1、平安建设。加快推进。"
    block = Block(0, "item", (1,), Span(0, 12), number=Span(0, 2), title=(Span(2, 6),), body=(Span(7, 12),))
    assert prepare([Document("d", text, "", (block,))]).passages[0].title == 6


def test_furniture_can_be_asked_for():
    assert "网站地图" in prepare([document()], frozenset({"furniture"})).text


def test_an_offset_knows_its_passage():
    index = prepare([document(), document()])
    assert [index.at(index.text.index("正文")), index.at(index.text.rindex("第一章"))] == [1, 2]


def test_nothing_outside_a_passage_has_a_span():
    with pytest.raises(AssertionError):
        prepare([document()]).passages[1].span(0, 999)


def test_no_documents_give_an_empty_index():
    index = prepare([])
    assert (index.text, index.passages, index.starts) == ("", (), ())
