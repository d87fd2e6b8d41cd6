"""The decision over a table: identical, answered, shown, further."""

from collections.abc import Callable, Mapping

import numpy as np

from duidu.align.choice import CANDIDATES, DECIMALS, SHOWN, Chosen, choose, identical, titles
from duidu.align.table import Table
from duidu.align.table import titles as title_table
from duidu.align.terms import numbered
from duidu.align.vectors import Floats, Pairs
from duidu.align.view import view
from duidu.model import Document

APART = ([*range(9)], [*range(9, 18)])


def table(
    rows: list[tuple[int, int, float]],
    covered: Mapping[tuple[int, int], float] | None = None,
    mixed: set[tuple[int, int]] | None = None,
) -> tuple[Table, Floats]:
    pairs = Pairs(np.array([a for a, _, _ in rows]), np.array([b for _, b, _ in rows]))
    covers = np.array([(covered or {}).get((a, b), 0.0) for a, b, _ in rows])
    evidence = {} if mixed is None else {"apart": np.array([float((a, b) in mixed) for a, b, _ in rows])}
    return Table((), (), pairs, evidence, covers, np.zeros(len(rows))), np.array([score for _, _, score in rows])


def test_every_pair_above_the_mark_is_shown_and_none_forced():
    shown, further = choose(*table([(0, 0, 0.9), (0, 1, SHOWN), (1, 1, SHOWN - 0.01), (2, 2, 0.01)]), APART)
    assert shown == [Chosen(0, 0, 0.9), Chosen(0, 1, SHOWN)]
    assert further == [Chosen(1, 1, SHOWN - 0.01)]


def test_identical_blocks_need_no_other_partner():
    shown, further = choose(*table([(0, 0, 0.9), (0, 1, 0.8), (1, 1, 0.7)]), (["甲", "乙"], ["甲", "丙"]))
    assert shown == [Chosen(0, 0, 1.0, True), Chosen(1, 1, 0.7)]
    assert further == []


def test_a_block_wholly_found_in_one_partner_gives_up_weaker_ones():
    rows = [(0, 0, 0.9), (0, 1, 0.8), (1, 1, 0.7)]
    shown, further = choose(*table(rows, {(0, 0): 0.95}), APART)
    assert shown == [Chosen(0, 0, 0.9), Chosen(1, 1, 0.7)]
    assert further == []


def test_a_mixed_pair_is_shown_only_where_both_would_stand_alone():
    rows = [(0, 0, 0.6), (0, 1, 0.9), (1, 1, 0.7)]
    assert choose(*table(rows, mixed={(0, 1)}), APART) == (
        [Chosen(0, 0, 0.6), Chosen(1, 1, 0.7)],
        [Chosen(0, 1, 0.9, mixed=True)],
    )
    assert choose(*table(rows[1:2], mixed={(0, 1)}), APART) == ([Chosen(0, 1, 0.9, mixed=True)], [])


def test_candidates_are_few():
    rows = [(0, b, 0.1 + b / 100) for b in range(8)]
    _, further = choose(*table(rows), APART)
    assert [pair.b for pair in further] == [5, 6, 7]
    assert len(further) == CANDIDATES


def test_noise_in_the_last_digits_does_not_decide():
    shown, _ = choose(*table([(0, 0, SHOWN - 10 ** -(DECIMALS + 4))]), APART)
    assert shown == [Chosen(0, 0, SHOWN)]


def test_more_of_the_same_are_spread_over_fewer():
    assert [(p.a, p.b) for p in identical(["甲"] * 4, ["甲"] * 2)] == [(0, 0), (1, 0), (2, 1), (3, 1)]


def title_pairs(plan: Callable[[str], Document], a: str, b: str) -> list[tuple[int, int]]:
    views = view(plan(a)), view(plan(b))
    return [(pair.a, pair.b) for pair in titles(title_table(views, numbered(*views)))]


def test_two_documents_titles_are_linked_whatever_they_say(plan):
    assert title_pairs(plan, "= 春江区要点", "= 会议侧记") == [(0, 0)]
    assert title_pairs(plan, "= 春江区要点", "正文。") == []


def test_the_likest_title_is_taken_and_a_doubled_one_twice(plan):
    assert title_pairs(plan, "= 春江区要点", "= 抓住机遇\n= 青山区要点") == [(0, 1)]
    assert title_pairs(plan, "= 春江区要点", "= 青山区要点\n= 青山区要点") == [(0, 0), (0, 1)]
    assert title_pairs(plan, "= 春江区要点", "= 青山区要点\n= 春江区要点") == [(0, 1)]
