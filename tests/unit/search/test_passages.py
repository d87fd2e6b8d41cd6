"""Passages: folded, one for each block, and the way back to the documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import Block, Correction, Document, Fact, Kind, Metadata, Period, Span
from duidu.search.passages import Texts, packed, passages, texts, unpacked
from duidu.search.schema import facts_of
from duidu.text.fold import fold

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
    index = texts([document()])
    assert index.text == "第一章 开启建设平安城区新征程\n正文"
    assert [passage.block for passage in index.passages] == [0, 2]


def test_a_span_over_a_line_break_encloses_it():
    passage = texts([document()]).passages[0]
    span = passage.span(6, 10)
    assert BROKEN[span.start : span.end] == "建設\n平安"


def test_a_span_that_ends_with_its_line_does_not_enclose_the_break():
    passage = texts([document()]).passages[0]
    span = passage.span(4, 8)
    assert BROKEN[span.start : span.end] == "開啟建設"


def test_the_title_reaches_over_its_lines_with_its_number():
    assert [passage.title for passage in texts([document()]).passages] == [15, 0]


def test_a_run_in_title_ends_before_the_body():
    text = "1、平安建设。加快推进。"
    block = Block(0, "item", (1,), Span(0, 12), number=Span(0, 2), title=(Span(2, 6),), body=(Span(7, 12),))
    assert texts([Document("d", text, "", (block,))]).passages[0].title == 6


def test_what_is_set_aside_is_a_passage_of_its_own_layer():
    assert [(p.layer, p.text) for p in passages(document())][1] == ("furniture", "首页 网站地图")


@pytest.mark.parametrize(("kind", "layer"), [("title", "repeated"), ("heading", "repeated"), ("para", "text")])
def test_a_title_said_again_is_set_aside(kind: Kind, layer: str):
    blocks = tuple(Block(i, kind, (i + 1,), Span(5 * i, 5 * i + 4)) for i in range(2))
    assert [p.layer for p in passages(Document("d", "平安建设\n平安建设", "", blocks))] == ["text", layer]


def test_the_same_heading_in_another_section_is_none_said_again():
    kinds = [(0, -1), (1, 0), (2, -1), (3, 2)]
    blocks = tuple(Block(i, "heading", (i + 1,), Span(3 * i, 3 * i + 2), parent=parent) for i, parent in kinds)
    found = passages(Document("d", "甲章\n附则\n乙章\n附则", "", blocks))
    assert [p.layer for p in found] == ["text"] * 4


def test_a_correction_is_searched_in_place_of_what_it_corrects():
    text = "中國小校舍建設"
    whole = Document(
        "d", text, "", (Block(0, "para", (1,), Span(0, 7)),), corrections=(Correction(Span(0, 3), "中小学"),)
    )
    longer = Document("d", text, "", whole.blocks, corrections=(Correction(Span(1, 2), "小学和幼儿园"),))
    assert [texts([one]).text for one in (whole, longer)] == ["中小学校舍建设", "中小学和幼儿园小校舍建设"]
    assert texts([longer]).passages[0].span(2, 4) == Span(1, 2)
    assert texts([longer]).passages[0].span(7, 9) == Span(2, 4)


def test_a_passage_knows_the_year_of_its_document():
    meta = Metadata(covers=(Period("plan", 2021, 2025),))
    one = Document("d", "平安", "", (Block(0, "para", (1,), Span(0, 2)),), meta)
    assert [p.year for p in passages(one)] == [2021]


@given(st.text(alphabet="平安,\n", min_size=1, max_size=60))
def test_a_long_block_is_cut_into_passages_that_lead_back(text: str):
    lines = tuple(range(1, text.count("\n") + 2))
    corrections = tuple(Correction(Span(at, at + 1), "更正后") for at, c in enumerate(text) if c == "安")[:2]
    one = Document("d", text, "", (Block(0, "para", lines, Span(0, len(text))),), corrections=corrections)
    with pytest.MonkeyPatch.context() as patch:
        whole = list(passages(one))
        patch.setattr("duidu.search.passages.LONGEST", 7)
        parts = list(passages(one))
    assert "".join(part.text for part in parts) == "".join(p.text for p in whole)
    assert all(0 < len(part.text) <= 7 for part in parts)
    assert len({part.place for part in parts}) == len(parts) or corrections
    for part in parts:
        for at in range(len(part.text)):
            span = part.span(at, at + 1)
            assert part.text[at] in (
                "更正后" if span in {c.span for c in corrections} else fold(text[span.start : span.end])
            )


def test_a_document_without_a_year_stands_under_that_of_its_adoption():
    one = Document("d", "平安", "", (Block(0, "para", (1,), Span(0, 2)),), Metadata(adopted=Fact("2016-12-25")))
    assert [p.year for p in passages(one)] == [2016]
    assert facts_of(one).years == (2016,)


def test_a_passage_travels_as_bytes():
    for one in passages(document()):
        assert unpacked(packed(one)) == one


def test_an_offset_knows_its_passage():
    index = texts([document(), document()])
    assert [index.at(index.text.index("正文")), index.at(index.text.rindex("第一章"))] == [1, 2]


def test_nothing_outside_a_passage_has_a_span():
    with pytest.raises(AssertionError):
        texts([document()]).passages[1].span(0, 999)


def test_no_documents_give_no_passages():
    index = texts([])
    assert (index.text, index.passages, index.starts) == ("", (), ())
    assert Texts(()).sounds == Texts(()).initials == ""
