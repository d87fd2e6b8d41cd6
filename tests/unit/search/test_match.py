"""Matching against the plain definition: every stretch within the slips, and nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from duidu.search.forms import Heard, Plain, Wild, by_sound
from duidu.search.match import Match, borders, matches, pieces, places
from duidu.search.match import near as found_near
from duidu.search.passages import Passage, Texts

signs = st.text(alphabet="平安南开,一\n", max_size=40)
words = st.text(alphabet="平安南开,一", min_size=4, max_size=9)


def near(text: str, term: str, slips: int = 1) -> list[tuple[str, int]]:
    return [(text[m.start : m.end], m.slips) for m in found_near(text, Plain(term, slips))]


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
        ("编制十三五规划", "十四五规划", [("十三五规划", 1)]),
        ("加快平南安开建设", "平安南开", [("平南安开", 1)]),
        ("加快安平南开建设", "平安南开", [("安平南开", 1)]),
        ("加快平安南开", "平安开", [("平安南开", 1)]),
        ("加快平,安开", "平安开", []),
        ("加快平北开", "平安开", []),
        ("增长3.6%左右", "增涨3.6%", [("增长3.6%", 1)]),
        ("", "平安南开", []),
    ],
)
def test_matches(text: str, term: str, found: list[tuple[str, int]]):
    assert near(text, term) == found


def test_two_slips_in_a_long_term():
    assert near("完善社会信用体系建设", "完膳社会信用体糸", 2) == [("完善社会信用体系", 2)]


def test_an_exact_place_takes_the_ground_of_a_slip_before_it():
    assert found_near("平安平安南开", Plain("平安南开", 1)) == [Match(2, 6, 0)]


@pytest.mark.parametrize(
    ("text", "term", "figures", "lost"),
    [
        ("编制十三五规划", "十四五规划", 1, 1),
        ("增长3.6%左右", "增长3.7%", 1, 1),
        ("增长3.6%左右", "增涨3.6%", 0, 1),
        ("平安大南开", "平安南开", 0, 0),
        ("平南安开", "平安南开", 0, 0),
        ("平安南开", "平安大南开", 0, 1),
        ("第十三个五年", "第三个五年", 1, 0),
        ("程应当在主", "程应当在十", 0, 1),
        ("主要任务", "一主要任务", 0, 1),
    ],
)
def test_slips_in_numbers_and_characters_lost_are_counted_apart(text: str, term: str, figures: int, lost: int):
    assert [(m.slips, m.figures, m.lost) for m in found_near(text, Plain(term, 1))] == [(1, figures, lost)]


def one_text(text: str) -> Texts:
    return Texts((Passage("d", 0, "text", 0, 0, (), text),))


@pytest.mark.parametrize(
    ("wild", "text", "found"),
    [
        ("平安?开", "平安南开,平安开", ["平安南开"]),
        ("*南开", "加快平安南开", ["加快平安南开"]),
        ("*南开", "建设更高质量平安南开", ["质量平安南开"]),
        ("*南开", "南开", ["南开"]),
        ("平安*", "平安,建设", ["平安"]),
        ("平安*建设", "平安南开建设,建设", ["平安南开建设"]),
        ("平安*建设", "平安,建设", []),
        ("平安*建设", "平安" + "甲" * 20 + "建设", []),
        ("多少?", "多少?", ["多少?"]),
        ("平?\n", "平\n", []),
        ("a*" * 60 + "b", "a" * 9_000, []),
    ],
)
def test_wildcards(wild: str, text: str, found: list[str]):
    assert [text[m.start : m.end] for m in matches(one_text(text), Wild(wild.strip()))] == found


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("pingannankai", "加快平安南开建设", {"平安南开": "pinyin"}),
        ("ping an nan kai", "加快平安南开建设", {"平安南开": "pinyin"}),
        ("ping'an", "加快平安南开建设", {"平安": "pinyin"}),
        ("pingannank", "加快平安南开建设", {"平安南开": "begun"}),
        ("pank", "加快平安南开建设", {"平安南开": "initials"}),
        ("p a n k", "加快平安南开建设", {"平安南开": "initials"}),
        ("xian", "息安", {"息安": "pinyin"}),
        ("zhangshahangye", "长沙行业", {"长沙行业": "pinyin"}),
        ("changshahangye", "长沙行业", {"长沙行业": "pinyin"}),
        ("zengzhang3.6%", "增长3.6%", {"增长3.6%": "pinyin"}),
        ("平安nankai", "加快平安南开建设", {"平安南开": "pinyin"}),
        ("5gwl", "5g网络", {"5g网络": "initials"}),
    ],
)
def test_letters_are_heard(typed: str, text: str, found: dict[str, str]):
    said = [m for form in by_sound(typed) for m in matches(one_text(text), form)]
    assert {text[m.start : m.end]: m.way for m in said} == found
    assert all(isinstance(form, Heard) for form in by_sound(typed))


def test_looking_at_the_first_places_only():
    assert found_near("开开开", Plain("开"), most=2) == [Match(0, 1, 0), Match(1, 2, 0)]


@given(signs, words, st.integers(1, 2))
def test_something_is_found_exactly_when_some_stretch_is_within_the_slips(text: str, term: str, slips: int):
    stretches = {text[a:b] for a in range(len(text)) for b in range(a + 1, len(text) + 1)}
    within = any("\n" not in s and OSA.distance(s, term) <= slips for s in stretches)
    assert bool(found_near(text, Plain(term, slips))) == within


@given(signs, words, st.integers(0, 2))
def test_matches_are_apart_in_order_and_as_near_as_they_say(text: str, term: str, slips: int):
    found = found_near(text, Plain(term, slips))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(OSA.distance(text[m.start : m.end], term) == m.slips <= slips for m in found)


@given(signs, words, st.integers(0, 2))
def test_every_exact_place_is_found(text: str, term: str, slips: int):
    exact = [m.start for m in found_near(text, Plain(term, slips)) if not m.slips]
    assert exact == list(places(text, term))


@given(words, st.integers(1, 3))
def test_pieces_tile_the_term(term: str, count: int):
    cut = pieces(term, count)
    assert "".join(piece for _, piece in cut) == term
    assert len(cut) == count
    assert all(piece and term.startswith(piece, offset) for offset, piece in cut)
    assert [term[at + 1] + term[at] for at, _ in borders(term, count)] == [both for _, both in borders(term, count)]
