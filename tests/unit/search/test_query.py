"""Queries: what is wanted, what is not, and what is said about the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.search.query import MOST_TERMS, Query, Term, parse, phrase_of, slips_forgiven


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("平安南开", [("平安南开", 1)], []),
        ("  平安南開 ", [("平安南开", 1)], []),
        ("改革\u3000开放", [("改革", 0), ("开放", 0)], []),
        ("改革\n开放", [("改革", 0), ("开放", 0)], []),
        ('"平安南开"', [("平安南开", 0)], []),
        ("「平安 南開」", [("平安 南开", 0)], []),
        ("-改革 开放", [("开放", 0)], ["改革"]),
        ("－改革 开放", [("开放", 0)], ["改革"]),
        ('开放 -"全面 改革"', [("开放", 0)], ["全面 改革"]),
        ("——改革", [("--改革", 1)], []),
        ("改革-开放", [("改革-开放", 1)], []),
        ('加快"平安南开"建设', [('加快"平安南开"建设', 2)], []),
        ("5G ３.６％", [("5g", 0), ("3.6%", 1)], []),
        ("改革 改革", [("改革", 0)], []),
    ],
)
def test_reading_a_query(typed: str, wanted: list[tuple[str, int]], unwanted: list[str]):
    query = parse(typed)
    assert query == Query(tuple(Term(*term) for term in wanted), tuple(unwanted))


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ["empty"]),
        (" \t\n", ["empty"]),
        ("-", ["empty"]),
        ("- -- \u3000", ["empty"]),
        ('""', ["empty"]),
        ('"', ["open_quote", "empty"]),
        ('"开放', ["open_quote"]),
        ("-改革", ["only_unwanted"]),
        (" ".join(map(chr, range(0x4E00, 0x4E00 + MOST_TERMS + 1))), ["too_many_terms"]),
    ],
)
def test_what_makes_no_sense_is_said(typed: str, codes: list[str]):
    assert [note.code for note in parse(typed).notes] == codes


def test_terms_beyond_the_most_are_left_out():
    assert len(parse(" ".join(map(chr, range(0x4E00, 0x4E80)))).wanted) == MOST_TERMS


@pytest.mark.parametrize(("length", "slips"), [(1, 0), (3, 0), (4, 1), (7, 1), (8, 2), (1000, 2)])
def test_slips_grow_with_length(length: int, slips: int):
    assert slips_forgiven(length) == slips


@given(st.text(max_size=60) | st.text(alphabet='-－"“” 改革\n', max_size=30))
def test_any_text_is_a_query(typed: str):
    query = parse(typed)
    assert all(term.text and "\n" not in term.text for term in query.wanted)
    assert all(query.unwanted)
    assert query.wanted or {"empty", "only_unwanted"} & {note.code for note in query.notes}


@given(st.text(alphabet="改革开放南開平安", min_size=1, max_size=12))
def test_a_word_is_one_term(word: str):
    assert [term.text for term in parse(word).wanted] == [phrase_of(word)]
