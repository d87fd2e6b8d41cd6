"""Sections put side by side by the reader."""

from dataclasses import replace
from typing import Any

from duidu.compare import compare, linked_by_reader, narrowed
from duidu.model import ROOT, Reason


def plan(make: Any, id: str, *texts: str) -> Any:
    """A document of two chapters with a paragraph each."""
    first, below, second, under = texts
    return make.document(
        id, ("heading", first, ROOT), ("para", below, 0), ("heading", second, ROOT), ("para", under, 2)
    )


def test_outside_the_section_nothing_counts_as_text(make):
    document = narrowed(plan(make, "a", "一、桥", "修桥三座。", "二、路", "修路五里。"), {2, 3})
    assert [block.kind for block in document.blocks] == ["furniture", "furniture", "heading", "para"]
    assert document.text == plan(make, "a", "一、桥", "修桥三座。", "二、路", "修路五里。").text


def test_the_readers_choice_is_a_link_and_says_so(make):
    a = plan(make, "a", "一、桥", "修桥三座。", "二、路", "修路五里。")
    b = plan(make, "b", "一、学校", "办学两所。", "二、医院", "建院一所。")
    alignment = linked_by_reader(make.alignment(a, b, (1, 3)), a, 0, b, 2)
    assert [(x.a.block, x.b.block, x.reasons) for x in alignment.links] == [(0, 2, (Reason("reader"),)), (1, 3, ())]


def test_other_partners_of_the_chosen_become_partial(make):
    a = plan(make, "a", "一、桥", "修桥三座。", "二、路", "修路五里。")
    b = plan(make, "b", "一、桥", "修桥两座。", "二、路", "修路八里。")
    alignment = linked_by_reader(make.alignment(a, b, (0, 0), (2, 2)), a, 0, b, 2)
    assert [(x.a.block, x.b.block, x.strength) for x in alignment.links] == [
        (0, 0, "partial"),
        (0, 2, "main"),
        (2, 2, "partial"),
    ]


def test_a_link_that_is_there_stays_and_unlike_kinds_are_not_linked(make):
    a = plan(make, "a", "一、桥", "修桥三座。", "二、路", "修路五里。")
    there = make.alignment(a, a, (0, 0))
    assert linked_by_reader(there, a, 0, a, 0) == there
    assert linked_by_reader(there, a, 0, a, 1) == there


def test_chosen_sections_stand_on_rows_of_their_own(make):
    a = plan(make, "a", "一、桥", "修桥三座。", "二、路", "修路五里。")
    b = plan(make, "b", "一、学校", "办学两所。", "二、医院", "建院一所。")
    own, other = narrowed(a, {0, 1}), narrowed(b, {2, 3})
    comparison = compare([own, other], [None, linked_by_reader(make.alignment(a, b), own, 0, other, 2)], 0)
    assert sorted(row.cells for row in comparison.rows) == [((), (3,)), ((0,), (2,)), ((1,), ())]


def by_hand(alignment: Any, *pairs: tuple[int, int]) -> Any:
    """An alignment in which some links are the reader's."""
    links = tuple(
        replace(x, score=1.0, reasons=(Reason("reader"),)) if (x.a.block, x.b.block) in pairs else x
        for x in alignment.links
    )
    return replace(alignment, links=links)


def test_a_block_stands_beside_the_row_that_the_reader_chose(make):
    a, b = make.paragraphs("a", "修桥三座。", "修桥。"), make.paragraphs("b", "修桥三座。")
    aligned = make.alignment(a, b, (0, 0), (1, 0))
    assert [row.cells for row in compare([a, b], [None, aligned], 0).rows] == [((0,), (0,)), ((1,), ())]
    chosen = compare([a, b], [None, by_hand(aligned, (1, 0))], 0)
    assert [row.cells for row in chosen.rows] == [((0,), ()), ((1,), (0,))]


def test_what_is_new_below_a_heading_that_the_reader_chose_is_shown(make):
    a = plan(make, "a", "一、桥", "修桥三座。", "二、路", "修路五里。")
    b = plan(make, "b", "一、学校", "办学两所。", "二、医院", "建院一所。")
    aligned = make.alignment(a, b, (0, 0, "main", "merge"))
    rows = compare([a, b], [None, aligned], 0, (0, 1)).rows
    assert ((), (1,)) not in [row.cells for row in rows]
    rows = compare([a, b], [None, by_hand(aligned, (0, 0))], 0, (0, 1)).rows
    assert ((), (1,)) in [row.cells for row in rows]
