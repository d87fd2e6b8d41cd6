"""Reading a document made by hand: a chapter, an item with a run-in title, hard-wrapped lines, a page number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import ROOT, Block, Document, Fact, Kind, Metadata, Period, Span
from duidu.text import outline

TEXT = """第八章 依法行政
 \u3000一、提高服务水平
19、完善便民网络。建设街道
  — 3 —
服务中心。
全区共有服务站十二处。
今年再建三处。
名词解释说明
窗口
"""


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def between(first: str, last: str) -> Span:
    return Span(span(first).start, span(last).end)


@pytest.fixture
def document() -> Document:
    blocks = (
        Block(0, "heading", (1,), span("第八章 依法行政"), 1, number=span("第八章"), title=(span("依法行政"),)),
        Block(
            1,
            "heading",
            (2,),
            between(" \u3000一", "服务水平"),
            2,
            0,
            number=span("一、"),
            title=(span("提高"), span("服务水平")),
        ),
        Block(
            2,
            "item",
            (3, 5),
            between("19、", "服务中心。"),
            3,
            1,
            number=span("19、"),
            title=(span("完善便民网络。"),),
            body=(span("建设街道"), span("服务中心。")),
        ),
        Block(3, "furniture", (4,), span("  — 3 —"), 0, ROOT),
        Block(4, "para", (6,), span("全区共有服务站十二处。"), 3, 1),
        Block(5, "para", (7,), span("今年再建三处。"), 3, 1),
        Block(6, "heading", (8,), span("名词解释说明"), 1, title=(span("名词解释说明"),)),
        Block(7, "cell", (9,), span("窗口"), 2, 6),
    )
    return Document("a", TEXT, "1", blocks)


def test_own_text_is_that_of_the_lines_a_block_owns(document: Document):
    spans = outline.own_spans(document, document.blocks[2])
    assert [TEXT[start:end] for start, end in spans] == ["19、完善便民网络。建设街道", "服务中心。"]
    assert outline.own_text(document, document.blocks[2]) == "19、完善便民网络。建设街道服务中心。"
    assert outline.own_text(document, document.blocks[1]) == "一、提高服务水平"
    assert outline.own_text(document, document.blocks[3]) == "— 3 —"


def test_a_block_of_white_space_has_no_text():
    blank = Document(
        "a", " \n\u3000\n", "1", (Block(0, "para", (1, 2), Span(0, 3)), Block(1, "para", (1,), Span(0, 1)))
    )
    assert outline.own_spans(blank, blank.blocks[0]) == outline.own_spans(blank, blank.blocks[1]) == ()
    assert outline.own_text(blank, blank.blocks[0]) == ""


LINE = st.text(st.sampled_from("平安 \u3000a"), max_size=6)


@given(st.lists(LINE, min_size=1, max_size=8), st.data())
def test_own_spans_hold_every_character_but_outer_space(lines: list[str], data: st.DataObject):
    owned = sorted(data.draw(st.sets(st.integers(1, len(lines)), min_size=1)))
    starts = [sum(len(x) + 1 for x in lines[:i]) for i in range(len(lines))]
    place = Span(starts[owned[0] - 1], starts[owned[-1] - 1] + len(lines[owned[-1] - 1]))
    text = "\n".join(lines)
    made = Document("a", text, "1", (Block(0, "para", tuple(owned), place),))
    spans = outline.own_spans(made, made.blocks[0])
    assert [text[start:end] for start, end in spans] == [x for i in owned if (x := lines[i - 1].strip())]
    assert all(start < end for start, end in spans)
    assert list(spans) == sorted(spans)


def test_titles_and_numbers_are_as_written(document: Document):
    assert [outline.title(document, b) for b in document.blocks[:4]] == [
        "依法行政",
        "提高服务水平",
        "完善便民网络。",
        "",
    ]
    assert [outline.number(document, b) for b in document.blocks[:4]] == ["第八章", "一、", "19、", ""]


def test_the_tree_both_ways(document: Document):
    assert outline.children(document) == {ROOT: (0, 3, 6), 0: (1,), 1: (2, 4, 5), 6: (7,)}
    assert outline.children(Document("a", "", "1", ())) == {ROOT: ()}
    assert [outline.ancestors(document, i) for i in (0, 1, 2, 3, 7)] == [(), (0,), (0, 1), (), (6,)]
    assert outline.subtree(document, 0) == (0, 1, 2, 4, 5)
    assert outline.subtree(document, 5) == (5,)


def test_sections_are_blocks_with_a_title(document: Document):
    assert [outline.section_path(document, i) for i in (0, 2, 4, 3)] == [(0,), (0, 1, 2), (0, 1), ()]
    assert [outline.section_of(document, i) for i in (0, 2, 4, 3)] == [0, 2, 1, ROOT]


def test_a_circle_ends():
    blocks = (Block(0, "para", (1,), Span(0, 1), parent=1), Block(1, "para", (2,), Span(2, 3), parent=0))
    assert outline.ancestors(Document("a", "甲\n乙", "1", blocks), 0) == (0, 1)


def test_each_line_names_its_block(document: Document):
    assert outline.by_line(document) == {1: 0, 2: 1, 3: 2, 4: 3, 5: 2, 6: 4, 7: 5, 8: 6, 9: 7}


def test_labels_are_numbers_else_the_start_of_the_title(document: Document):
    expected = [
        "第八章",
        "第八章›一",
        "第八章›一›19",
        "¶1",
        "第八章›一›¶1",
        "第八章›一›¶2",
        "名词解释说明",
        "名词解释说明›¶1",
    ]
    assert [outline.label(document, i) for i in range(8)] == expected


def test_labels_leave_out_what_has_no_name_and_cut_long_titles():
    text = "  关于进一步做好有关工作的意见\n甲\n乙"
    blocks = (
        Block(0, "heading", (1,), Span(0, 16), title=(Span(0, 16),)),
        Block(1, "para", (2,), Span(17, 18), parent=0),
        Block(2, "para", (3,), Span(19, 20), parent=1),
    )
    made = Document("a", text, "1", blocks)
    assert outline.label(made, 0) == "关于进一步做"
    assert outline.label(made, 2) == "关于进一步做›¶1"


def test_far_from_its_parent_a_block_is_named_by_its_line():
    count = outline.MOST_COUNTED + 2
    blocks = tuple(Block(i, "para", (2 * i + 1,), Span(3 * i, 3 * i + 1)) for i in range(count))
    made = Document("a", "甲\n\n" * count, "1", blocks)
    assert outline.label(made, 0) == "¶1"
    assert outline.label(made, count - 3) == f"¶{count - 2}"
    assert outline.label(made, count - 1) == f"L{2 * count - 1}"


KINDS: list[Kind] = ["para", "lead", "heading"]


@st.composite
def trees(draw: st.DrawFn) -> Document:
    blocks: list[Block] = []
    for i in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(KINDS))
        place = Span(2 * i, 2 * i + 1)
        parents = [ROOT, *(b.id for b in blocks if b.title)]
        parent = draw(st.sampled_from(parents))
        blocks.append(Block(i, kind, (i + 1,), place, parent=parent, title=(place,) if kind == "heading" else ()))
    text = "\n".join(chr(0x4E00 + i) for i in range(len(blocks)))
    return Document("a", text, "1", tuple(blocks))


@given(trees())
def test_paths_and_subtrees_say_the_same(document: Document):
    below = outline.children(document)
    assert sorted(i for ids in below.values() for i in ids) == list(range(len(document.blocks)))
    for block in document.blocks:
        tree = outline.subtree(document, block.id)
        assert tree == tuple(sorted(tree))
        assert set(tree) == {b.id for b in document.blocks if block.id in (*outline.ancestors(document, b.id), b.id)}


@given(trees())
def test_untitled_siblings_of_one_kind_have_labels_of_their_own(document: Document):
    named = [(b.parent, b.kind, outline.label(document, b.id)) for b in document.blocks if not b.title]
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("covers", "published", "expected"),
    [
        ((Period("review", 2011, 2011), Period("plan", 2012, 2012)), "2011-12-30", 2012),
        ((Period("plan", 2021, 2025), Period("vision", 2035, 2035)), "", 2021),
        ((Period("target", 2016, 2020), Period("plan", 2018, 2018)), "", 2016),
        ((Period("review", 2016, 2020), Period("review", 2020, 2020)), "2021", 2020),
        ((), "2012-01-13", 2012),
        ((), "\uff12\uff10\uff11\uff12-01", 2012),
        ((), "去年", None),
        ((), "", None),
    ],
)
def test_the_year_a_document_stands_under(covers: tuple[Period, ...], published: str, expected: int | None):
    meta = Metadata(covers=covers, published=Fact(published))
    assert outline.year(Document("a", "", "1", (), meta)) == expected
    assert outline.year_of(covers, published) == expected
