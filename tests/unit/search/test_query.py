"""Queries: what is wanted, what is not, and what is said about the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.search.filters import NO_END, Filter
from duidu.search.forms import Heard, Plain, Wild, slips_forgiven
from duidu.search.query import MOST_CHARACTERS, MOST_TERMS, parse, phrase_of


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
        ("加快「平安南開」建設", [('加快"平安南开"建设', 2)], []),
        ('"平安"南开', [('"平安"南开', 1)], []),
        ("＂平安南开＂ 建设", [("平安南开", 0), ("建设", 0)], []),
        ("5G ３.６％", [("5g", 0), ("3.6%", 1)], []),
        ("注意:安全", [("注意:安全", 1)], []),
        ("范围:全国", [("范围:全国", 1)], []),
        ("https://a", [("https://a", 2)], []),
        ("改革 改革", [("改革", 0)], []),
    ],
)
def test_reading_a_query(typed: str, wanted: list[tuple[str, int]], unwanted: list[str]):
    query = parse(typed)
    assert [
        (term.text, *(form.slips for form in term.forms if isinstance(form, Plain))) for term in query.wanted
    ] == wanted
    assert [term.text for term in query.unwanted] == unwanted
    assert not query.notes
    assert not query.filters


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("year:2012 改革", Filter("year", "2012", 2012, 2012)),
        ("year:2012..2020 改革", Filter("year", "2012..2020", 2012, 2020)),
        ("year:2020-2012 改革", Filter("year", "2020-2012", 2012, 2020)),
        ("year:2012.. 改革", Filter("year", "2012..", 2012, NO_END)),
        ("year:..2012 改革", Filter("year", "..2012", 0, 2012)),
        ("年份：２０１２年 改革", Filter("year", "2012年", 2012, 2012)),
        ("-year:2012 改革", Filter("year", "2012", 2012, 2012, wanted=False)),
        ("place:南開 改革", Filter("place", "南开")),
        ('place:"南开 区" 改革', Filter("place", "南开 区")),
        ("kind:规划 改革", Filter("kind", "规划")),
        ("role:plan 改革", Filter("role", "plan")),
        ("role:回顾 改革", Filter("role", "review")),
        ("doc:nankai-2012 改革", Filter("doc", "nankai-2012")),
    ],
)
def test_filters(typed: str, found: Filter):
    query = parse(typed)
    assert (query.filters, query.notes, [term.text for term in query.wanted]) == ((found,), (), ["改革"])


def test_a_title_is_a_term_of_titles():
    query = parse('title:改革 -title:"开放 合作"')
    assert [(term.text, term.title) for term in (*query.wanted, *query.unwanted)] == [
        ("改革", True),
        ("开放 合作", True),
    ]


@pytest.mark.parametrize(
    ("typed", "layers"),
    [
        ("改革", {"text"}),
        ("in:furniture 改革", {"furniture"}),
        ("in:contents,titles 改革", {"toc", "repeated"}),
        ("in:目录、正文 改革", {"toc", "text"}),
        ("in:all 改革", {"text", "furniture", "toc", "meta", "repeated"}),
    ],
)
def test_layers(typed: str, layers: set[str]):
    assert parse(typed).layers == layers


def test_a_set_is_any_of_its_words():
    sets = {"養老": ["居家養老", "日间照料", " "]}
    assert parse("@养老", sets).wanted[0].forms == (Plain("居家养老"), Plain("日间照料"))
    assert parse("＠养老", sets).wanted == parse("@养老", sets).wanted


@pytest.mark.parametrize("typed", ["ping an nan kai", "p a n k"])
def test_syllables_in_a_row_are_one_term(typed: str):
    assert [term.text for term in parse(f"{typed} -开放").wanted] == [typed]


def test_words_that_can_be_heard_alone_stay_apart():
    assert [term.text for term in parse("gdp zengzhang").wanted] == ["gdp", "zengzhang"]


@pytest.mark.parametrize(("typed", "kind"), [("平安?开", Wild), ("平安*", Wild), ("pingan", Heard)])
def test_the_forms_of_a_term(typed: str, kind: type):
    assert any(isinstance(form, kind) for form in parse(typed).wanted[0].forms)


def test_plain_words_may_be_one_passage():
    whole = parse("第十条 农药登记").whole
    assert whole is not None
    assert whole.forms == (Plain("第十条 农药登记", 2),)
    assert [parse(typed).whole for typed in ("农药", '农药 "登记"', "农药 title:登记")] == [None] * 3


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
        ("year:2012", ["only_filters"]),
        ("year:今年 改革", ["bad_year"]),
        ("year:.. 改革", ["bad_year"]),
        ("role:未知 改革", ["unknown_role"]),
        ("in:nowhere 改革", ["unknown_layer"]),
        ("plce:南开 改革", ["unknown_filter"]),
        ("place: 改革", ["empty_filter"]),
        ("title: 改革", ["empty_filter"]),
        ("@养老 改革", ["unknown_set"]),
        ("** 改革", ["only_wildcards"]),
        ("字" * (MOST_CHARACTERS + 1), ["long_term"]),
        (" ".join(map(chr, range(0x4E00, 0x4E00 + MOST_TERMS + 1))), ["too_many_terms"]),
    ],
)
def test_what_makes_no_sense_is_said(typed: str, codes: list[str]):
    assert [note.code for note in parse(typed).notes] == codes


def test_terms_beyond_the_most_are_left_out():
    assert len(parse(" ".join(map(chr, range(0x4E00, 0x4E80)))).wanted) == MOST_TERMS


@pytest.mark.parametrize(("length", "slips"), [(1, 0), (2, 0), (3, 1), (4, 1), (7, 1), (8, 2), (1000, 2)])
def test_slips_grow_with_length(length: int, slips: int):
    assert slips_forgiven(length) == slips


@given(st.text(max_size=60) | st.text(alphabet='-－"“”:*?@ year改革\n', max_size=30))
def test_any_text_is_a_query(typed: str):
    query = parse(typed)
    assert all(term.text and "\n" not in term.text for term in query.wanted)
    assert all(term.forms for term in (*query.wanted, *query.unwanted))
    assert query.wanted or {"empty", "only_unwanted", "only_filters"} & {note.code for note in query.notes}


@given(st.text(alphabet="改革开放南開平安", min_size=1, max_size=12))
def test_a_word_is_one_term(word: str):
    assert [term.text for term in parse(word).wanted] == [phrase_of(word)]


@pytest.mark.parametrize(
    "typed", ["\u202e平安\u202c", "平\u200b安", "\ufeff平安", "平安\x00", "\u2066-改革\u2069 平安"]
)
def test_characters_nobody_sees_do_not_count(typed: str):
    asked = parse(typed)
    assert [term.text for term in asked.wanted] == ["平安"]
    assert [term.text for term in asked.unwanted] == (["改革"] if "改革" in typed else [])


def test_a_quotation_mark_behind_a_texts_own_colon_is_text():
    asked = parse("第二款修改为：“")
    assert [(term.text, term.forms[0]) for term in asked.wanted] == [("第二款修改为:", Plain("第二款修改为:", 1))]
    assert not asked.notes
