"""Each kind of evidence by itself."""

from collections.abc import Callable

import numpy as np
import pytest

from duidu.align import similarity
from duidu.align.similarity import Sentences
from duidu.align.terms import Ints
from duidu.align.vectors import Floats, Pairs, build
from duidu.align.view import Unit, view
from duidu.model import Document
from duidu.text.steps import finished


def pairs(*chosen: tuple[int, int]) -> Pairs:
    return Pairs(np.array([a for a, _ in chosen]), np.array([b for _, b in chosen]))


def sentences(*units: list[str]) -> tuple[list[str], Floats, Ints]:
    flat = [piece for unit in units for piece in unit]
    return flat, np.array([len(piece) for piece in flat], dtype=float), np.cumsum([0, *(len(unit) for unit in units)])


def body(plan: Callable[[str], Document], text: str) -> tuple[Unit, ...]:
    return view(plan(text)).of("body")


def test_coverage_finds_the_one_sentence_that_corresponds():
    a, b = sentences(["修建码头", "招聘教师"], ["种植水杉"]), sentences(["招聘教师"])
    vectors = build(a[0], b[0])
    found = finished(
        similarity.coverage(Sentences(vectors[0], *a[1:]), Sentences(vectors[1], *b[1:]), pairs((0, 0), (1, 0)))
    )
    assert found.best == pytest.approx([1, 0])
    assert found.a == pytest.approx([0.5, 0])
    assert found.b == pytest.approx([1, 0])


def test_chapter_compares_the_sections_a_pair_stands_in(plan):
    a = body(plan, "# 一、港口\n扩建泊位。\n# 二、学校\n招聘教师。")
    vectors = build([[], ["港", "泊"], ["校", "师"]], [[], ["港", "泊"], ["校", "师"]])
    assert similarity.chapter(a, a, vectors, pairs((0, 0), (0, 1), (1, 1))) == pytest.approx([1, 0, 1])


@pytest.mark.parametrize("turned", [False, True])
def test_neighbours_are_those_beside_a_pair_in_either_order(turned):
    values = np.array([0.5, 0.1, 0.7])
    chosen = pairs((0, 2), (1, 1), (2, 0)) if turned else pairs((0, 0), (1, 1), (2, 2))
    assert similarity.neighbours(values, chosen, 3) == pytest.approx([0.05, 0.6, 0.05])


def test_a_neighbour_may_stand_one_further():
    assert similarity.neighbours(np.array([0.8, 0.4]), pairs((0, 0), (1, 2)), 3) == pytest.approx([0.2, 0.4])


def test_neighbours_do_not_wrap_round_the_table():
    assert similarity.neighbours(np.array([0.8, 0.4]), pairs((0, 1), (1, 0)), 2) == pytest.approx([0.2, 0.4])
    assert similarity.neighbours(np.array([0.8, 0.4]), pairs((0, 2), (2, 0)), 3) == pytest.approx([0, 0])


def test_nothing_has_no_neighbours():
    assert similarity.shifted(np.zeros(0), pairs(), (1, 1), 3).size == 0


def test_standing_is_one_for_the_best_of_row_and_column():
    values, chosen = np.array([0.8, 0.4, 0.4]), pairs((0, 0), (0, 1), (1, 1))
    assert similarity.standing(values, chosen, (2, 2), np.zeros(3)) == pytest.approx([1, 0.75, 1])
    assert similarity.standing(values, chosen, (2, 2), np.array([1, 0, 0])) == pytest.approx([1, 1, 1])


def test_form_tells_introductions_from_the_rest(plan):
    units = body(plan, "# 一、港口\n本章讲港口。\n1、泊位。扩建。")
    assert similarity.form(units, units, pairs((0, 0), (0, 1), (1, 1))) == pytest.approx([1, 0, 1])


def test_a_review_is_apart_from_a_plan_unless_there_is_nothing_else(plan):
    both = body(plan, "# <review>一、回顾\n建成码头。\n# <plan>二、安排\n扩建码头。")
    done, planned = both
    assert similarity.apart(both, both, pairs((0, 0), (0, 1), (1, 0), (1, 1))) == pytest.approx([0, 1, 1, 0])
    assert similarity.apart([done], [planned], pairs((0, 0))) == pytest.approx([0])
    assert similarity.class_of("definition") != similarity.class_of("")


def test_held_counts_what_corresponds_below_two_headings(plan):
    a = view(plan("# 一、港口\n扩建泊位。\n疏浚航道。"))
    b = view(plan("# 一、航运\n扩建泊位。\n# 二、学校\n招聘教师。"))
    found = similarity.held(a.of("body"), b.of("body"), pairs((0, 0), (1, 0), (1, 1)), np.array([0.9, 0.5, 0.01]))
    chosen = pairs((0, 0), (0, 1))
    assert similarity.both_held(found, a.of("head"), b.of("head"), chosen) == pytest.approx([0.7, 0])
    assert similarity.extent(found, a.of("head"), b.of("head"), chosen) == pytest.approx([0.5, 0.5])


def test_nearness_is_that_of_the_side_which_finds_more():
    likeness = np.array([0.9, 0.2, 0.4])
    chosen = pairs((0, 0), (1, 0), (3, 1))
    assert similarity.nearness(likeness, chosen, (4, 2)) == pytest.approx((0.9 + 0.4) / 2)
    assert similarity.nearness(likeness, chosen, (4, 20)) == pytest.approx((0.9 + 0.2 + 0.4) / 4)
    assert similarity.nearness(np.zeros(0), Pairs(*[np.zeros(0, dtype=np.int64)] * 2), (0, 3)) == 0
