"""Hits in groups, the first that fit a screen, and what the signs of the bar of years mean."""

import pytest

from duidu.model import Hit
from duidu.tui.found import Years, bar, grouped
from duidu.tui.querysigns import query_signs, year_legend, year_signs

HITS = [Hit("a", 1, 0, 2, 9.0, year=2019), Hit("b", 1, 0, 2, 8.0, year=2019), Hit("a", 2, 5, 7, 7.0, year=2019)]


@pytest.mark.parametrize(("height", "seen"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (6, 2), (7, 3), (99, 3)])
def test_the_hits_of_the_first_lines(height: int, seen: int):
    found = grouped(HITS, "document")  # a head, two hits of two lines each, a head, a hit
    assert found.first(height) == found.hits[:seen]


def test_the_legend_names_the_signs_in_use_while_there_is_room():
    found = Years({2012: 1}, frozenset({2012, 2014, 2016}), frozenset({2016, 2017}))
    shown = "".join(text for text, _style in bar(found, 80))
    assert shown == "2012 \u2588" + "1 \u00b7 2014 0 \u00b7 2016 0 \u2501"
    assert year_legend(found, 60) == "  0 no hits  \u00b7 no document  \u2501 a plan runs on "
    assert year_legend(found, 10) == ""
    assert year_legend(Years({2012: 1}, frozenset({2012})), 60).strip() == ""


def test_help_explains_each_sign_once():
    signs = [sign for sign, words in (*query_signs(), *year_signs()) if words]
    assert len(signs) == len(set(signs))
    assert {"title:", "year:2012..2020", "role:plan", "-\u8bcd"} <= set(signs)
