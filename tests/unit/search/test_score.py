"""The points, spelt in the names of their parts."""

import math

import pytest

from duidu.search.score import CLOSE, EXACT, FIGURE, FILLS, LOST, SLIP, SOUNDS, TITLE, Part, rarity, reasons, score


@pytest.mark.parametrize(
    ("part", "points"),
    [
        (Part(0, 0, 1), EXACT),
        (Part(1, 0, 1), EXACT - SLIP),
        (Part(2, 0, 1), EXACT - 2 * SLIP),
        (Part(1, 0, 1, lost=1), EXACT - SLIP - LOST),
        (Part(1, 0, 1, figures=1), EXACT - SLIP - FIGURE),
        (Part(0, 0, 1, way="pinyin"), EXACT - SOUNDS["pinyin"]),
        (Part(9, 0, 1), 0),
        (Part(0, 1, 1), EXACT + TITLE + FILLS),
        (Part(0, 0.5, 1), EXACT + TITLE + FILLS / 2),
    ],
)
def test_one_term(part: Part, points: float):
    assert score([part], 1.0) == points + CLOSE


def test_everything_right_is_a_hundred():
    assert score([Part(0, 1, 3), Part(0, 1, 1)], 1.0) == 100


def test_no_title_makes_up_for_a_slip():
    assert score([Part(0, 0, 1)], 1.0) > score([Part(1, 1, 1)], 1.0)
    assert score([Part(0, 0, 1)], 1.0) > score([Part(0, 1, 1, way="pinyin")], 1.0)


def test_a_slip_in_a_number_stands_below_every_slip_in_a_word():
    assert score([Part(1, 0, 1, lost=1)], 1.0) > score([Part(1, 1, 1, figures=1)], 1.0)


def test_reasons_say_what_counted():
    codes = [r.code for r in reasons([Part(1, 0.5, 1, figures=1), Part(0, 0, 1, way="initials")], 0.5)]
    assert codes == ["initials", "slips", "figures", "title", "close"]
    assert [r.code for r in reasons([Part(0, 0, 1)], 1.0)] == ["exact"]


def test_closeness_falls_with_the_text_between():
    parts = [Part(0, 0, 1), Part(0, 0, 1)]
    assert score(parts, 1.0) - score(parts, 0.5) == CLOSE / 2


def test_the_rare_term_weighs_more():
    assert score([Part(0, 0, 3), Part(1, 0, 1)], 1.0) > score([Part(1, 0, 3), Part(0, 0, 1)], 1.0)


def test_rarity_falls_with_the_passages_that_hold_a_term():
    assert rarity(100, 1) > rarity(100, 10) > rarity(100, 100) == math.log(2)
