"""Sounds: one character for each of the text, and what letters may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.search.forms import by_sound
from duidu.search.pinyin import MOST_CUTS, MOST_LETTERS, codes_of, heard, initials, letter_codes, reading, sounds
from duidu.text.fold import fold


@given(st.text())
def test_a_text_keeps_its_length(text: str):
    assert len(sounds(text)) == len(initials(text)) == len(text)


@pytest.mark.parametrize(
    ("character", "syllables"), [("长", "chang zhang"), ("会", "hui kuai"), ("绿", "lv"), ("率", "lv shuai")]
)
def test_a_character_answers_to_each_of_its_readings(character: str, syllables: str):
    assert all(sounds(character) in codes_of(syllable) for syllable in syllables.split())
    assert all(initials(character) in letter_codes(syllable[0]) for syllable in syllables.split())


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        ("pingan", 2),
        ("ping'an", 1),
        ("ping an", 1),
        ("lüe", 0),
        ("luelve", 4),
        ("x", 0),
        ("pin", 0),
        ("平an", 1),
        ("3.6%", 0),
        ("xyz", 0),
    ],
)
def test_ways_to_hear_letters(word: str, ways: int):
    assert len([way for way in heard(word) if way.whole]) == ways


def test_an_unfinished_syllable_stands_for_those_it_begins():
    ways = [way for way in heard("pingannank") if not way.whole]
    assert ways
    assert all(set(codes_of("kai")) < set(way.codes[-1]) for way in ways)


def test_letters_without_end_are_no_pinyin():
    assert heard("xi" * MOST_LETTERS) == ()
    assert by_sound("xi" * MOST_LETTERS) == ()
    assert len(heard("xian" * 20)) <= MOST_CUTS


def test_a_reading_to_sort_by():
    assert [reading(c) for c in "开a,"] == ["kai", "a", ","]


def test_the_likeliest_way_to_cut_a_long_word_is_among_those_followed():
    hearing = "jumingerendelirunbuzuofenpeihuozhejian"
    ways = [way.codes for way in heard(hearing)]
    syllables = ["ju", "min", "ge", "ren", "de", "li", "run", "bu", "zuo", "fen", "pei", "huo", "zhe", "jian"]
    assert tuple(map(codes_of, syllables)) in ways
    assert len(ways) <= MOST_CUTS


def test_a_syllable_inside_seldom_begins_with_a_vowel_unless_an_apostrophe_parts_it():
    assert heard("fangan")[0].codes == (codes_of("fan"), codes_of("gan"))
    assert heard("fang'an")[0].codes == (codes_of("fang"), codes_of("an"))


def test_a_character_is_read_as_those_that_are_folded_to_it():
    assert all(sounds(fold(character)) in codes_of(syllable) for character, syllable in (["著", "zhu"], ["么", "me"]))


def test_capital_letters_stand_for_themselves():
    assert [way.codes for way in heard("AIchanye")] == [("a", "i", codes_of("chan"), codes_of("ye"))]
