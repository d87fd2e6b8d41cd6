"""Matching against the plain definition: every stretch within the slips, and nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from duidu.search.match import Match, matches, pieces, places

signs = st.text(alphabet="平安南开,一\n", max_size=40)
words = st.text(alphabet="平安南开,一", min_size=4, max_size=9)


def near(text: str, term: str, slips: int = 1) -> list[tuple[str, int]]:
    return [(text[m.start : m.end], m.slips) for m in matches(text, term, slips)]


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("加快平安南开建设", "平安南开", [("平安南开", 0)]),
        ("加快平安南开建设", "平安南幵", [("平安南开", 1)]),
        ("加快平安南开建设", "坪安南开", [("平安南开", 1)]),
        ("建设平安南开。", "平安南幵", [("平安南开", 1)]),
        ("建设平安南,加快", "平安南开", [("平安南", 1)]),
        ("加快平安大南开建设", "平安南开", [("平安大南开", 1)]),
        ("加快平安南开建设", "平安大南开", [("平安南开", 1)]),
        ("平安南", "平安南开", [("平安南", 1)]),
        ("平安\n南开", "平安南开", []),
        ("平安\n平安南开", "平安南幵", [("平安南开", 1)]),
        ("平安南北", "平安东西", []),
        ("平安南开平安南开", "平安南开", [("平安南开", 0), ("平安南开", 0)]),
        ("编制十三五规划", "十四五规划", []),
        ("增长3.6%左右", "增长3.7%", []),
        ("增长3.6%左右", "增涨3.6%", [("增长3.6%", 1)]),
        ("", "平安南开", []),
    ],
)
def test_matches(text: str, term: str, found: list[tuple[str, int]]):
    assert near(text, term) == found


def test_two_slips_in_a_long_term():
    assert near("完善社会信用体系建设", "完膳社会信用体糸", 2) == [("完善社会信用体系", 2)]


def test_an_exact_place_takes_the_ground_of_a_slip_before_it():
    assert matches("平安平安南开", "平安南开", 1) == [Match(2, 6, 0)]


def test_looking_at_the_first_places_only():
    assert matches("开开开", "开", 0, most=2) == [Match(0, 1, 0), Match(1, 2, 0)]


@given(signs, words, st.integers(1, 2))
def test_something_is_found_exactly_when_some_stretch_is_within_the_slips(text: str, term: str, slips: int):
    stretches = {text[a:b] for a in range(len(text)) for b in range(a + 1, len(text) + 1)}
    within = any("\n" not in s and Levenshtein.distance(s, term) <= slips and _numbers_kept(s, term) for s in stretches)
    assert bool(matches(text, term, slips)) == within


def _numbers_kept(stretch: str, term: str) -> bool:
    """Whether every 一 of both stands in an equal part of their edit."""
    steps = Levenshtein.editops(term, stretch)
    old = {step.src_pos for step in steps if step.tag != "insert"}
    new = {step.dest_pos for step in steps if step.tag != "delete"}
    return "一" not in {term[i] for i in old} | {stretch[i] for i in new}


@given(signs, words, st.integers(0, 2))
def test_matches_are_apart_in_order_and_as_near_as_they_say(text: str, term: str, slips: int):
    found = matches(text, term, slips)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(Levenshtein.distance(text[m.start : m.end], term) == m.slips <= slips for m in found)


@given(signs, words, st.integers(0, 2))
def test_every_exact_place_is_found(text: str, term: str, slips: int):
    exact = [m.start for m in matches(text, term, slips) if not m.slips]
    assert exact == list(places(text, term))


@given(words, st.integers(1, 3))
def test_pieces_tile_the_term(term: str, count: int):
    cut = pieces(term, count)
    assert "".join(piece for _, piece in cut) == term
    assert len(cut) == count
    assert all(piece and term.startswith(piece, offset) for offset, piece in cut)
