"""Rows: every text on one row and on one only, in the base's order; what stands where."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duidu.compare import changes, compare, compare_steps, counterparts
from duidu.compare.units import units
from duidu.model import ROOT, TEXT_KINDS, Alignment, Comparison, Document, Row, Sides, Span

SENTENCES = [
    "推进平安社区建设,完善网格员队伍。",
    "为老旧小区加装电梯45部,改造供水管网。",
    "为老旧小区加装电梯60部,改造供水管网。",
    "举办社区文艺汇演活动,开放图书馆自习室。",
    "实施河道清淤工程,建成口袋公园八处。",
    "设立惠老服务驿站,发展银发经济。",
]
KINDS = ["heading", "para", "item", "lead", "caption", "cell", "row", "title", "furniture", "meta", "toc"]
Make = Any


@st.composite
def documents(draw: st.DrawFn) -> list[tuple[str, str, int]]:
    lines: list[tuple[str, str, int]] = []
    for i in range(draw(st.integers(0, 9))):
        kind = draw(st.sampled_from(KINDS))
        parents = [ROOT, *(j for j in range(i) if lines[j][0] in {"heading", "caption", "item"})]
        lines.append((kind, draw(st.sampled_from(SENTENCES)), draw(st.sampled_from(parents))))
    return lines


LINKS = st.lists(
    st.tuples(
        st.integers(0, 8), st.integers(0, 8), st.sampled_from(["main", "partial"]), st.sampled_from(["one", "merge"])
    ),
    max_size=8,
    unique_by=lambda link: link[:2],
)


def align(make: Make, a: Document, b: Document, links: list[tuple[int, int, str, str]]) -> Alignment:
    linkable = {"heading", "para", "item", "lead", "caption", "title"}
    fit = [
        x
        for x in links
        if x[0] < len(a.blocks)
        and x[1] < len(b.blocks)
        and a.blocks[x[0]].kind in linkable
        and b.blocks[x[1]].kind in linkable
    ]
    return make.alignment(a, b, *fit)  # type: ignore[no-any-return]


def shown(comparison: Comparison, column: int) -> list[int]:
    return [block for row in comparison.rows for block in row.cells[column]]


def text_blocks(document: Document) -> list[int]:
    return [block.id for block in document.blocks if block.kind in TEXT_KINDS]


def row_with(comparison: Comparison, block: int, column: int = 0) -> Row:
    return next(row for row in comparison.rows if block in row.cells[column])


@settings(deadline=None)
@given(texts=st.tuples(documents(), documents(), documents()), links=LINKS, more=LINKS)
def test_every_text_stands_on_one_row(make: Make, texts: Any, links: Any, more: Any):
    a, b, c = (make.document(name, *lines) for name, lines in zip("abc", texts, strict=True))
    found = compare([b, a, c], [align(make, a, b, links), None, align(make, a, c, more)], 1)
    assert sorted(shown(found, 1)) == text_blocks(a)
    units_of_base = [block for unit in units(a) for block in unit]
    assert shown(found, 1) == units_of_base
    assert sorted(shown(found, 0)) == text_blocks(b)
    assert sorted(shown(found, 2)) == text_blocks(c)
    assert found.documents == ("b", "a", "c")
    assert found.counts[1] == ()


@settings(deadline=None)
@given(one=documents(), two=documents(), links=LINKS, scope=st.sets(st.integers(0, 8)))
def test_a_section_shows_its_own_text_and_nothing_twice(make: Make, one: Any, two: Any, links: Any, scope: set[int]):
    a, b = make.document("a", *one), make.document("b", *two)
    alignment = align(make, a, b, links)
    found = compare([a, b], [None, alignment], 0, tuple(scope))
    assert sorted(shown(found, 0)) == [i for i in text_blocks(a) if i in scope]
    assert len(shown(found, 1)) == len(set(shown(found, 1)))
    outside = {x.b.block for x in alignment.links if x.strength == "main" and x.a.block not in scope}
    inside = {x.b.block for x in alignment.links if x.a.block in scope}
    assert not set(shown(found, 1)) & (outside - inside)


@settings(deadline=None)
@given(one=documents(), two=documents(), links=LINKS)
def test_segments_and_references_belong_to_their_row(make: Make, one: Any, two: Any, links: Any):
    a, b = make.document("a", *one), make.document("b", *two)
    found = compare([a, b], [None, align(make, a, b, links)], 0)
    for row in found.rows:
        sides = row.sides[1]
        assert {s.block for s in sides.base} == set(row.cells[0])
        assert {s.block for s in sides.other} == set(row.cells[1])
        for here, there in ((sides.base, sides.other), (sides.other, sides.base)):
            for i, segment in enumerate(here):
                assert segment.partner < 0 or there[segment.partner].partner == i
        assert not {x.block for x in row.also[1]} & set(row.cells[1])
        assert (row.links[1] is not None) == bool(row.cells[0] and row.cells[1])
        assert (row.sides[0], row.also[0]) == (Sides(), ())
    states = [row.states[1] for row in found.rows]
    assert dict(found.counts[1]) == {state: states.count(state) for state in states}


@settings(deadline=None)
@given(one=documents())
def test_a_document_against_itself_is_the_same(make: Make, one: Any):
    a = make.document("a", *one)
    linkable = [b.id for b in a.blocks if b.kind in TEXT_KINDS - {"cell", "row"}]
    tables = [unit for unit in units(a) if a.blocks[unit[0]].kind in {"cell", "row"}]
    found = compare([a, a], [None, make.alignment(a, a, *((i, i) for i in linkable))], 0)
    bare = {block for unit in tables for block in unit}
    assert all(row.states[1] == "same" for row in found.rows if not bare & {*row.cells[0], *row.cells[1]})


def test_changes_are_the_rows_that_differ(make: Make):
    a, b = make.paragraphs("a", *SENTENCES[:2]), make.paragraphs("b", SENTENCES[0], SENTENCES[2])
    found = compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 1))], 0)
    assert [row.states[1] for row in found.rows] == ["same", "edited"]
    assert changes(found) == (1,)


def test_what_only_the_other_has_follows_its_neighbour(make: Make):
    a = make.paragraphs("a", SENTENCES[0], SENTENCES[1])
    b = make.paragraphs("b", SENTENCES[3], SENTENCES[0], SENTENCES[4], SENTENCES[5], SENTENCES[1])
    found = compare([a, b], [None, make.alignment(a, b, (0, 1), (1, 4))], 0)
    assert [row.cells for row in found.rows] == [
        ((), (0,)),
        ((0,), (1,)),
        ((), (2,)),
        ((), (3,)),
        ((1,), (4,)),
    ]
    assert [row.states[1] for row in found.rows] == ["added", "same", "added", "added", "same"]


def test_what_is_new_in_a_section_stays_in_it(make: Make):
    a = make.document("a", ("heading", "城市管理", ROOT), ("para", SENTENCES[0], 0), ("heading", "文化", ROOT))
    b = make.document(
        "b",
        ("heading", "城市管理", ROOT),
        ("para", SENTENCES[0], 0),
        ("heading", "生态", ROOT),
        ("para", SENTENCES[4], 2),
        ("para", SENTENCES[5], 2),
        ("heading", "文化", ROOT),
    )
    found = compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 1), (2, 5))], 0)
    assert shown(found, 1) == [0, 1, 2, 3, 4, 5]
    assert [row.section for row in found.rows] == [0, 0, ROOT, ROOT, ROOT, 2]


def test_a_new_paragraph_stands_before_the_one_behind_it_in_its_section(make: Make):
    a = make.document("a", ("heading", "文化", ROOT), ("para", SENTENCES[3], 0), ("para", SENTENCES[0], ROOT))
    b = make.document(
        "b",
        ("para", SENTENCES[0], ROOT),
        ("heading", "文化事业", ROOT),
        ("para", SENTENCES[5], 1),
        ("para", SENTENCES[3], 1),
    )
    found = compare([a, b], [None, make.alignment(a, b, (1, 3), (2, 0))], 0)
    assert [row.cells for row in found.rows] == [((0,), ()), ((), (1,)), ((), (2,)), ((1,), (3,)), ((2,), (0,))]
    assert [row.section for row in found.rows] == [0, 0, 0, 0, ROOT]


def test_a_split_paragraph_has_both_parts_in_one_cell(make: Make):
    a = make.paragraphs("a", SENTENCES[0] + SENTENCES[1])
    b = make.paragraphs("b", SENTENCES[0], SENTENCES[1])
    found = compare([a, b], [None, make.alignment(a, b, (0, 0, "main", "split"), (0, 1, "main", "split"))], 0)
    assert [(row.cells, row.states[1]) for row in found.rows] == [(((0,), (0, 1)), "same")]


def test_merged_neighbours_share_a_row(make: Make):
    a = make.paragraphs("a", SENTENCES[0], SENTENCES[1], SENTENCES[5])
    b = make.paragraphs("b", SENTENCES[0] + SENTENCES[1], SENTENCES[5])
    links = ((0, 0, "main", "merge"), (1, 0, "main", "merge"), (2, 1))
    found = compare([a, b], [None, make.alignment(a, b, *links)], 0)
    assert [(row.cells, row.states[1]) for row in found.rows] == [(((0, 1), (0,)), "same"), (((2,), (1,)), "same")]


def test_a_partner_of_several_is_shown_once_and_referred_to_elsewhere(make: Make):
    a = make.paragraphs("a", SENTENCES[0], SENTENCES[5], SENTENCES[3])
    b = make.paragraphs("b", SENTENCES[0] + SENTENCES[4])
    links = ((0, 0, "main", "merge"), (1, 0, "main", "merge"), (2, 0, "partial"))
    found = compare([a, b], [None, make.alignment(a, b, *links)], 0)
    assert [row.cells[1] for row in found.rows] == [(0,), (), ()]
    assert [[x.block for x in row.also[1]] for row in found.rows] == [[], [0], [0]]
    assert [row.states[1] for row in found.rows] == ["edited", "moved", "moved"]


def test_a_partial_partner_nobody_else_wants_stands_beside_a_row_without_main(make: Make):
    a = make.paragraphs("a", SENTENCES[0], SENTENCES[1], SENTENCES[3])
    b = make.paragraphs("b", SENTENCES[0] + SENTENCES[4], SENTENCES[1])
    links = ((0, 0, "partial"), (1, 1), (2, 0, "partial"), (1, 0, "partial"))
    found = compare([a, b], [None, make.alignment(a, b, *links)], 0)
    assert [row.cells for row in found.rows] == [((0,), (0,)), ((1,), (1,)), ((2,), ())]
    assert [[x.block for x in row.also[1]] for row in found.rows] == [[], [0], [0]]
    assert found.rows[0].links[1] is not None
    assert found.rows[0].links[1].strength == "partial"


def test_a_clause_that_went_to_another_row_has_moved(make: Make):
    a = make.paragraphs("a", SENTENCES[0] + SENTENCES[3], SENTENCES[1])
    b = make.paragraphs("b", SENTENCES[0], SENTENCES[1] + SENTENCES[3])
    found = compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 1))], 0)
    assert [s.state for s in found.rows[0].sides[1].base] == ["same", "same", "moved", "moved"]
    there = found.rows[1].sides[1].other[2]
    assert (there.state, there.partner) == ("moved", -1)
    assert a.text[slice(*there.edits[0].old)] == b.text[slice(*there.edits[0].new)] == "举办社区文艺汇演活动,"


def test_text_without_a_link_that_stands_elsewhere_has_moved(make: Make):
    a = make.paragraphs("a", SENTENCES[0], SENTENCES[3])
    b = make.paragraphs("b", SENTENCES[0] + SENTENCES[3])
    found = compare([a, b], [None, make.alignment(a, b, (0, 0))], 0)
    assert [row.states[1] for row in found.rows] == ["edited", "moved"]


def test_paragraphs_that_changed_places_have_moved(make: Make):
    a, b = make.paragraphs("a", *SENTENCES[3:6]), make.paragraphs("b", *SENTENCES[4:6], SENTENCES[3])
    found = compare([a, b], [None, make.alignment(a, b, (0, 2), (1, 0), (2, 1))], 0)
    assert [row.states[1] for row in found.rows] == ["moved", "same", "same"]


def test_a_table_is_one_row_with_its_caption(make: Make):
    table = (("caption", "专栏1 主要指标", ROOT), ("cell", "新增学位", 0), ("cell", "1200个", 0))
    a = make.document("a", *table, ("para", SENTENCES[0], ROOT))
    b = make.document("b", ("heading", "指标", ROOT), ("cell", "床位", 0), ("cell", "300张", 0), ("row", "1 2", 0))
    found = compare([a, b], [None, make.alignment(a, b)], 0)
    assert [row.cells for row in found.rows] == [((), (0,)), ((), (1, 2, 3)), ((0, 1, 2), ()), ((3,), ())]


def test_renumbering_alone_changes_nothing(make: Make):
    a = make.document("a", ("heading", "一、环境整治", ROOT), ("heading", "二、就业创业", ROOT))
    b = make.document("b", ("heading", "三、环境整治", ROOT), ("heading", "四、文化旅游", ROOT))
    numbered = tuple(replace(block, number=Span(block.span.start, block.span.start + 1)) for block in a.blocks)
    old, new = replace(a, blocks=numbered), replace(b, blocks=numbered)
    found = compare([old, new], [None, make.alignment(a, b, (0, 0), (1, 1))], 0)
    assert [row.states[1] for row in found.rows] == ["same", "reworded"]
    assert found.rows[0].sides[1].base[0].state == "edited"


def section(make: Make, size: int) -> tuple[Document, Document]:
    a = make.document("a", ("heading", "平安", ROOT), ("para", SENTENCES[0], 0), ("para", SENTENCES[3], 0))
    lines = [("heading", "平安创建", ROOT), *((("para", SENTENCES[i], 0)) for i in (0, 3, 4, 5, 1, 2)[:size])]
    b = make.document("b", *lines, ("heading", "其他", ROOT), ("para", SENTENCES[4], size + 1))
    return a, b


@pytest.mark.parametrize(
    ("size", "links", "expected"),
    [
        pytest.param(5, ((0, 0),), [0, 1, 2, 3, 4, 5], id="the heading's own section"),
        pytest.param(4, ((1, 1), (2, 2)), [0, 1, 2, 3, 4], id="half of the paragraphs"),
        pytest.param(5, ((1, 1), (2, 2)), [1, 2], id="less than half"),
        pytest.param(1, ((1, 1),), [1], id="a lone paragraph"),
        pytest.param(5, ((0, 0, "main", "merge"),), [0], id="a heading that others share"),
    ],
)
def test_a_section_brings_in_only_its_counterparts(make: Make, size: int, links: Any, expected: list[int]):
    a, b = section(make, size)
    found = compare([a, b], [None, make.alignment(a, b, *links)], 0, (0, 1, 2))
    assert shown(found, 1) == expected


def test_a_subsection_that_belongs_elsewhere_is_left_out(make: Make):
    a = make.document("a", ("heading", "平安", ROOT), ("para", SENTENCES[0], 0), ("heading", "文化", ROOT))
    b = make.document(
        "b",
        ("heading", "平安", ROOT),
        ("para", SENTENCES[0], 0),
        ("heading", "文化", 0),
        ("para", SENTENCES[3], 2),
        ("para", SENTENCES[4], 0),
    )
    found = compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 1), (2, 2))], 0, (0, 1))
    assert shown(found, 1) == [0, 1, 4]


def test_counterparts_come_best_first(make: Make):
    a, b = make.paragraphs("a", *SENTENCES[:2]), make.paragraphs("b", *SENTENCES[:4])
    alignment = make.alignment(a, b, (0, 3, "partial"), (0, 2), (1, 1), (0, 0))
    assert [link.b.block for link in counterparts(alignment, 0)] == [2, 0, 3]
    assert counterparts(alignment, 9) == ()


def test_a_column_without_alignment_is_a_mistake_of_the_caller(make: Make):
    a = make.paragraphs("a", SENTENCES[0])
    with pytest.raises(AssertionError, match="alignment"):
        compare([a, a], [None, None], 0)


def test_clauses_that_changed_places_have_moved(make: Make):
    a, b = make.paragraphs("a", SENTENCES[0] + SENTENCES[3]), make.paragraphs("b", SENTENCES[3] + SENTENCES[0])
    found = compare([a, b], [None, make.alignment(a, b, (0, 0))], 0)
    assert [row.states[1] for row in found.rows] == ["moved"]
    c = make.paragraphs("c", SENTENCES[3] + SENTENCES[0].replace("平安", "和谐"))
    assert compare([a, c], [None, make.alignment(a, c, (0, 0))], 0).rows[0].states[1] == "edited"


def test_steps_count_up_and_the_last_brings_the_comparison(make: Make):
    a, b = make.paragraphs("a", *SENTENCES[:3]), make.paragraphs("b", *SENTENCES[1:4])
    alignment = make.alignment(a, b, (1, 0), (2, 1))
    steps = list(compare_steps([a, b, b], [None, alignment, alignment], 0))
    dones = [step.done for step in steps]
    assert dones == sorted(dones)
    assert set(dones) >= set(range(1, steps[-1].total + 1))
    assert {step.total for step in steps} == {steps[-1].done}
    assert [step.comparison for step in steps[:-1]] == [None] * (len(steps) - 1)
    assert steps[-1].comparison == compare([a, b, b], [None, alignment, alignment], 0)
    assert not any(row.cells[1] for row in compare([a, b], [None, make.alignment(a, b)], 0, ()).rows)


@settings(deadline=None)
@given(one=documents(), two=documents(), links=LINKS)
def test_rows_that_moved_name_both_ends_and_a_row(make: Make, one: Any, two: Any, links: Any):
    a, b = make.document("a", *one), make.document("b", *two)
    found = compare([a, b], [None, align(make, a, b, links)], 0)
    for row in found.rows:
        moved = row.moved[1]
        assert (row.moved[0], row.relations[0]) == (None, "one")
        if moved:
            assert moved.old.block in row.cells[0] or not row.cells[0]
            assert moved.new.block in row.cells[1] or not row.cells[1]
            assert -1 <= moved.row < len(found.rows)
        for side in (row.sides[1].base, row.sides[1].other):
            assert all((segment.state == "moved") == (segment.elsewhere is not None) for segment in side)
    assert sum(count for _, count in found.counts[1]) == sum(bool(r.cells[0] or r.cells[1]) for r in found.rows)
