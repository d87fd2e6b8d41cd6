"""Bands: every segment of every column in exactly one of them, each column in its own order, partners side by side."""

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from duidu.compare import compare
from duidu.compare.bands import Band, bands
from duidu.diff import sides
from duidu.model import ROOT, Block, Document, Row, Segment, Sides, Span
from duidu.text.outline import own_spans

Make = Any
PARTS = [
    "推进平安社区建设,",
    "完善网格员队伍。",
    "加装电梯45部,",
    "加装电梯60部;",
    "改造供水管网。",
    "开放图书馆",
    "\n",
]
PARAGRAPHS = st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=8).map("".join), max_size=3)


def made(name: str, paragraphs: list[str]) -> Document:
    """A document of paragraphs that may run over several lines."""
    blocks: list[Block] = []
    at, line = 0, 1
    for text in paragraphs:
        lines = tuple(line + i for i, part in enumerate(text.split("\n")) if part) or (line,)
        first = len(text) - len(text.lstrip("\n"))
        blocks.append(Block(len(blocks), "para", lines, Span(at + first, at + len(text.rstrip("\n"))), parent=ROOT))
        at, line = at + len(text) + 1, line + text.count("\n") + 1
    return Document(name, "\n".join(paragraphs), name, tuple(blocks))


def row_of(base: Document, others: list[Document]) -> Row:
    """All of the base beside all of the others, the base in the first column."""
    cells = [tuple(range(len(document.blocks))) for document in (base, *others)]
    compared = [sides(base, cells[0], other, cell) for other, cell in zip(others, cells[1:], strict=True)]
    count = len(cells)
    states = ("same", *("edited" for _ in others))
    return Row(tuple(cells), states, (Sides(), *compared), ((),) * count, (None,) * count)  # type: ignore[arg-type]


def column(found: tuple[Band, ...], index: int) -> list[Segment]:
    return [segment for band in found for segment in band.cells[index]]


def text_of(document: Document, segments: list[Segment]) -> str:
    """The own text that some segments cover; one that runs over a line break encloses what stands between."""
    covered = {at for segment in segments for at in range(segment.span.start, segment.span.end)}
    own = [span for block in document.blocks for span in own_spans(document, block)]
    return "".join(document.text[at] for start, end in own for at in range(start, end) if at in covered)


def words_of(document: Document, band: Band, index: int) -> str:
    return "".join(document.text[start:end].replace("\n", "") for start, end in (s.span for s in band.cells[index]))


@settings(deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS, st.integers(0, 2))
def test_every_segment_stands_in_one_band(one: list[str], two: list[str], three: list[str], focus: int):
    base, others = made("a", one), [made("b", two), made("c", three)]
    row = row_of(base, others)
    found = bands(base, row, 0, focus)
    for i in (1, 2):
        assert sorted(column(found, i), key=lambda s: s.span) == sorted(row.sides[i].other, key=lambda s: s.span)
    if focus and row.sides[focus].base:
        assert column(found, 0) == list(row.sides[focus].base)
    own = [span for block in base.blocks for span in own_spans(base, block)]
    assert text_of(base, column(found, 0)) == "".join(base.text[start:end] for start, end in own)
    assert all(a.span.end <= b.span.start for a, b in pairwise(column(found, 0)))


@settings(deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_each_band_keeps_each_columns_order(one: list[str], two: list[str], three: list[str]):
    base, others = made("a", one), [made("b", two), made("c", three)]
    row = row_of(base, others)
    for band in bands(base, row, 0, 1):
        assert any(band.cells)
        for cell in band.cells:
            assert list(cell) == sorted(cell, key=lambda s: s.span)


@settings(deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_partners_stand_side_by_side(one: list[str], two: list[str], three: list[str]):
    base, others = made("a", one), [made("b", two), made("c", three)]
    row = row_of(base, others)
    found = bands(base, row, 0, 1)
    for band in found:
        for segment in band.cells[1]:
            if segment.partner >= 0:
                assert row.sides[1].base[segment.partner] in band.cells[0]
    for band, after in pairwise(found):
        if band.cells[0] and after.cells[0]:
            assert band.cells[0][-1].span.end <= after.cells[0][0].span.start


def test_a_paragraph_is_banded_by_its_sentences(make: Make):
    base = make.paragraphs("a", "推进改革,改善民生。加装电梯45部;新建食堂八处。")
    other = make.paragraphs("b", "新建食堂八处。推进改革,改善民生。另建公园。")
    found = bands(base, compare([base, other], [None, make.alignment(base, other, (0, 0))], 0).rows[0], 0, 1)
    assert [(words_of(base, band, 0), words_of(other, band, 1)) for band in found] == [
        ("推进改革,改善民生。", "推进改革,改善民生。另建公园。"),
        ("加装电梯45部;", ""),
        ("新建食堂八处。", "新建食堂八处。"),
    ]


def test_a_sentence_that_runs_over_a_line_break_is_one_band():
    base = made("a", ["推进平安社区建设,\n完善网格员\n队伍。改造供水管网。"])
    other = made("b", ["推进平安社区建设,完善网格员队伍。改造供水管网。"])
    for focus in (0, 1):
        found = bands(base, row_of(base, [other]), 0, focus)
        assert [words_of(base, band, 0) for band in found] == ["推进平安社区建设,完善网格员队伍。", "改造供水管网。"]
        assert [words_of(other, band, 1) for band in found] == ["推进平安社区建设,完善网格员队伍。", "改造供水管网。"]


def test_the_base_stands_alone_where_the_focus_has_nothing():
    base = made("a", ["推进改革。改善民生。"])
    row = Row(((0,), (), ()), ("same", "dropped", "same"), (Sides(), Sides(), Sides()), ((),) * 3, (None,) * 3)
    found = bands(base, row, 0, 1)
    assert [[s.state for s in band.cells[0]] for band in found] == [["dropped"], ["dropped"]]
    assert [words_of(base, band, 0) for band in found] == ["推进改革。", "改善民生。"]
    assert {s.state for s in column(bands(base, row, 0, 0), 0)} == {"same"}


def test_what_only_another_document_has_is_one_band():
    base, other = made("a", []), made("b", ["推进改革。", "改善民生。"])
    found = bands(base, row_of(base, [other]), 0, 1)
    assert len(found) == 1
    assert [s.span.start for s in found[0].cells[1]] == [0, 6]
    assert bands(base, row_of(base, [made("b", [])]), 0, 1) == ()
