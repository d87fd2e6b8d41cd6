"""Hits: what is found where, in which order, with which span."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from duidu.model import Block, Document, Fact, Hit, Metadata, Period, Span
from duidu.search import count, find, marks, parse, prepare, search, texts
from duidu.search.held import held
from duidu.text.fold import fold

PLAN = """# 平安建设
加快“平安南开”建设,推进平安社区创建。
深化改革扩大开放,持续推进改革开放。
改革要稳。街道社区都要继续开放。
"""
TRADITIONAL = """建設更高質量平安南開,
擴大開放。
"""


def plan(text: str, name: str = "南开") -> Document:
    """A document of one block a line; a line with # is a heading."""
    blocks: list[Block] = []
    at = 0
    for line, raw in enumerate(text.split("\n"), 1):
        span = Span(at, at + len(raw))
        at = span.end + 1
        if raw.startswith("# "):
            blocks.append(Block(len(blocks), "heading", (line,), span, title=(Span(span.start + 2, span.end),)))
        elif raw.strip():
            blocks.append(Block(len(blocks), "para", (line,), span, body=(span,)))
    return Document(name, text, "", tuple(blocks))


DOCUMENTS = {d.id: d for d in (plan(PLAN, "简"), plan(TRADITIONAL, "繁"))}


def shown(hits: list[Hit]) -> list[tuple[str, str]]:
    return [(hit.document, DOCUMENTS[hit.document].text[hit.start : hit.end]) for hit in hits]


@pytest.mark.parametrize("typed", ["平安南开", "平安南開", "平安南幵", "坪安南开", "平安大南开", '"平安南開"'])
def test_the_exact_span_in_either_script_and_with_a_slip(typed: str):
    hits = search(prepare(DOCUMENTS.values()), typed)
    assert shown(hits) == [("简", "平安南开"), ("繁", "平安南開")]


def test_a_quoted_term_forgives_nothing():
    assert search(prepare(DOCUMENTS.values()), '"平安南幵"') == []


def test_a_quotation_without_its_end_forgives_slips_and_puts_what_stands_so_first():
    index = prepare(DOCUMENTS.values())
    assert shown(search(index, '"平安南幵')) == [("简", "平安南开"), ("繁", "平安南開")]
    assert [hit.slips for hit in search(index, "\u201d扩大开放")] == [0, 0]


def test_each_meaning_of_a_slip_stands_once_before_any_stands_twice():
    words = ["垃圾分类一期", "垃圾分类一期", "垃圾分类一期", "垃圾分选一期", "垃圾分拣一期"]
    document = plan("\n".join(f"{n}推进{word}" for n, word in enumerate(words)))
    found = [document.text[hit.start : hit.end] for hit in search(prepare([document]), "垃圾分米一期")]
    assert sorted(found[:3]) == sorted(set(words))
    assert found[3:] == [words[0]] * 2


def test_another_figure_is_no_slip_of_one_that_is_there():
    index = prepare([plan("失业率3.6%以内\n失业率3.5%以内\n失业率13.6%左右")])
    assert [hit.block for hit in search(index, "3.6%")] == [0, 2]
    assert [hit.block for hit in search(index, "失业率 3.6%")] == [0, 2]
    assert {hit.block for hit in search(index, "3.4%")} == {0, 1, 2}


def test_letters_with_a_space_are_heard_as_one_too():
    document = plan("第五章 产业\n产业的第五章\n推进AI产业发展\n工业")
    index = prepare([document])
    lines = [hit.block for hit in search(index, "diwuzhang chan")]
    assert lines == [0]
    assert [hit.block for hit in search(index, "AIchanye")] == [2]


def test_one_slip_comes_before_thousands_that_share_as_many_pairs():
    longer = [f"第{n}项由行政管理部门会同有关单位办理各种事务" for n in range(300)]
    document = plan("\n".join([*longer, "凡属行政管理部门和轨道交通的事务,一律由有关单位和其他各方面共同办理"]))
    assert [hit.block for hit in search(prepare([document]), "行政管理部和门轨", 10)][:1] == [300]


def test_below_four_characters_no_wrong_one_is_forgiven():
    assert search(prepare(DOCUMENTS.values()), "平安幵") == []
    assert shown(search(prepare(DOCUMENTS.values()), "平安开")) == [("简", "平安南开"), ("繁", "平安南開")]


def test_an_exact_hit_stands_before_a_slip_and_says_so():
    hits = search(prepare([plan("平安南升建设\n平安南开建设")]), "平安南开")
    assert [(hit.start, hit.slips) for hit in hits] == [(7, 0), (0, 1)]
    assert hits[0].score > hits[1].score


def test_a_title_stands_before_running_text():
    assert [hit.block for hit in search(prepare([plan("推进平安建设\n# 平安建设")]), "平安建设")] == [1, 0]


def test_all_terms_must_occur_in_a_passage_in_any_order():
    index = prepare(DOCUMENTS.values())
    assert shown(search(index, "开放 改革"))[0] == ("简", "改革开放")
    assert search(index, "开放 平安") == []


def test_the_span_of_several_terms_is_their_closest_group():
    hits = search(prepare([plan("改革早已开始。开放与改革并举")]), "改革 开放")
    assert [(hit.start, hit.end) for hit in hits] == [(7, 12)]


def test_near_is_better_than_far():
    hits = search(prepare(DOCUMENTS.values()), "改革 开放")
    assert [hit.block for hit in hits] == [2, 3]
    assert hits[0].score > hits[1].score


def test_an_unwanted_term_takes_its_passages_out():
    assert shown(search(prepare(DOCUMENTS.values()), "-改革 开放")) == [("繁", "開放")]


@pytest.mark.parametrize("typed", ["", "-", '"', "-开放", "没有的话", '"" - "'])
def test_nothing_to_find(typed: str):
    assert search(prepare(DOCUMENTS.values()), typed) == []
    assert search(prepare([]), typed) == []


def test_the_limit_keeps_the_best():
    index = prepare([plan("平安建设\n平安建设\n# 平安建设")])
    assert [hit.block for hit in search(index, "平安建设", 2)] == [2, 0]
    assert len(search(index, "平安建设", None)) == 3


def test_a_passage_is_one_hit_with_all_its_matches():
    (hit,) = search(prepare([plan("改革开放,深化改革")]), "改革")
    assert hit.spans == (Span(0, 2), Span(7, 9))
    assert (hit.start, hit.end) == hit.spans[0]
    assert [reason.code for reason in hit.reasons] == ["exact"]


def test_more_candidates_are_read_while_too_few_hold_the_word():
    apart = "\n".join(["改革革改" for _ in range(400)])
    assert [hit.block for hit in search(prepare([plan(apart + "\n长长的一段话里说到改革改的事")]), '"改革改"')] == [400]


def test_a_wrong_number_stands_below_a_wrong_word():
    index = prepare([plan("第十三个五年规划\n第十四个五年归划")])
    assert [hit.block for hit in search(index, "第十四个五年规划")] == [1, 0]


def test_newer_documents_stand_first_among_equals():
    old, new = (
        replace(plan("平安建设", name), meta=Metadata(covers=(Period("plan", year, year),)))
        for name, year in (("a", 2012), ("b", 2020))
    )
    assert [(hit.document, hit.year) for hit in search(prepare([old, new]), "平安")] == [("b", 2020), ("a", 2012)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("平安 year:2012", ["a"]),
        ("平安 year:2012..2020", ["a", "b"]),
        ("平安 -year:2012", ["b"]),
        ("平安 year:1999", []),
        ("平安 place:东城", ["a", "b"]),
        ("平安 place:城东", []),
        ("平安 kind:要点", ["a"]),
        ("平安 doc:b", ["b"]),
        ("平安 role:plan", ["b"]),
        ("title:平安", ["a"]),
        ("平安 -title:平安", ["b"]),
        ("地图 in:furniture", ["a"]),
        ("地图", []),
        ("平安 in:furniture", []),
        ("地图 in:all", ["a"]),
    ],
)
def test_filters_keep_what_they_say(typed: str, found: list[str]):
    place = Fact("东城区")
    meta = Metadata(place=place, kind=Fact("工作要点"), covers=(Period("plan", 2012, 2012),))
    blocks = (
        Block(0, "heading", (1,), Span(0, 4), title=(Span(0, 4),)),
        Block(1, "furniture", (2,), Span(5, 9)),
    )
    a = Document("a", "平安建设\n网站地图", "", blocks, meta)
    later = Metadata(place=place, kind=Fact("规划"), covers=(Period("plan", 2019, 2021),))
    b = replace(plan("平安", "b"), meta=later)
    b = replace(b, blocks=(replace(b.blocks[0], role="plan"),))
    assert [hit.document for hit in search(prepare([a, b]), typed)] == found


def test_letters_find_each_reading_before_the_same_one_again():
    index = prepare([plan("平安南开\n平安南开\n攀爱南坑")])
    assert [hit.block for hit in search(index, "pank")] == [0, 2, 1]


def test_plain_words_found_nowhere_together_are_taken_as_one():
    index = prepare([plan("第十条 农药登记办法")])
    assert [hit.slips for hit in search(index, "第十条 农业登记办法")] == [1]


@pytest.mark.parametrize("typed", ["平安南幵", "平安", "改革 开放", "-改革 开放", "没有的词", "-", ""])
def test_counting_is_searching_without_the_hits(typed: str):
    index = prepare(DOCUMENTS.values())
    assert count(index, typed) == Counter(hit.document for hit in search(index, typed, None))


def test_a_parsed_query_does_as_well():
    index = prepare(DOCUMENTS.values())
    assert search(index, parse("平安")) == search(index, "平安")


def test_find_gives_a_phrase_in_order_of_the_text():
    document = DOCUMENTS["简"]
    assert [hit.start for hit in find(document, "平安")] == [2, 10, 20]
    assert find(texts([document]), "平安") == find(document, "平安")


def test_find_takes_signs_and_spaces_as_they_are():
    assert [hit.start for hit in find(plan("甲 -乙"), " -乙 ")] == [2]


def test_find_forgives_only_when_nothing_stands_there_as_typed():
    document = plan("平安南升,平安南开")
    assert [hit.slips for hit in find(document, "平安南开")] == [0]
    assert [hit.slips for hit in find(document, "平安南并")] == [1, 1]
    assert find(document, " \n") == []


def test_marks_are_all_matches_in_a_block():
    document = DOCUMENTS["简"]
    spans = marks(document, document.blocks[2], "改革 开放 没有的词")
    assert [document.text[a:b] for a, b in spans] == ["改革", "开放", "改革", "开放"]


def test_marks_in_a_block_that_is_not_the_documents_own_text():
    text = "网站地图"
    document = Document("d", text, "", (Block(0, "furniture", (1,), Span(0, 4)), Block(1, "para", (2,), Span(4, 4))))
    assert marks(document, document.blocks[0], "地图") == (Span(2, 4),)
    assert marks(document, document.blocks[1], "地图") == ()


lines = st.text(alphabet="平安南开改革開放,。 一", max_size=20)


@settings(deadline=None, max_examples=60)
@given(st.lists(lines, max_size=6), st.text(alphabet="平安南开改革開放一", min_size=1, max_size=5))
def test_every_exact_place_is_marked(rows: list[str], word: str):
    document = plan("\n".join(rows))
    wanted = fold(word)
    counted = sum(fold(row).count(wanted) for row in rows if row.strip())
    hits = [hit for hit in search(prepare([document]), word, None) if not hit.slips]
    assert sum(len(hit.spans) for hit in hits) == counted
    assert all(fold(document.text[start:end]) == wanted for hit in hits for start, end in hit.spans)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.text(alphabet="平安南开改革一,5g", max_size=24), max_size=8),
    st.text(alphabet="平安南开改革一5g?* -", min_size=1, max_size=12),
)
def test_the_index_brings_every_passage_that_reading_all_would_find(rows: list[str], typed: str):
    document, query = plan("\n".join(rows)), parse(typed)
    whole = texts([document])
    every = held(whole, query, slips=True)
    if query.whole is not None:
        every += held(whole, replace(query, wanted=(query.whole,)), slips=True)
    assert {hit.block for hit in search(prepare([document]), query, None)} == {one.passage.block for one in every}


@settings(deadline=None, max_examples=60)
@given(st.lists(lines, max_size=6), st.text(alphabet='平安南开改革開放一 -"', max_size=12))
def test_spans_slice_within_their_block_and_scores_within_bounds(rows: list[str], typed: str):
    document = plan("\n".join(rows))
    for hit in [*search(prepare([document]), typed), *find(document, typed)]:
        block = document.blocks[hit.block]
        assert block.span.start <= hit.start < hit.end <= block.span.end
        assert 0 <= hit.score <= 100


@settings(deadline=None, max_examples=60)
@given(lines, st.text(alphabet="平安南开改革", min_size=4, max_size=10))
def test_a_hit_of_one_word_is_as_near_as_it_says(row: str, word: str):
    document = plan(row)
    for hit in search(prepare([document]), word):
        assert OSA.distance(fold(document.text[hit.start : hit.end]), fold(word)) == hit.slips


INDEX = prepare(DOCUMENTS.values())
TEXTS = texts(DOCUMENTS.values())
SIGNS = '-"“” \n\t－:*?@.year:title:in:apk\ud800'


@settings(deadline=None)
@given(st.text(max_size=80) | st.text(alphabet=SIGNS, max_size=80))
def test_no_query_breaks_it(typed: str):
    assert all(hit.end > hit.start for hit in search(INDEX, typed))
    assert all(hit.end > hit.start for hit in find(TEXTS, typed))
    assert sum(count(INDEX, typed).values()) >= 0


@pytest.mark.parametrize(
    "typed",
    [
        "平" * 10_000,
        "平 " * 5_000,
        '-"' * 5_000,
        "*?" * 5_000,
        "a*" * 5_000,
        "平*安" * 3_333,
        "pa" * 5_000,
        "xi an " * 1_666,
        "xianxianxian" * 800,
        "year:" * 2_000,
        "@" * 10_000,
        "\U0010ffff" * 10_000,
        "\ud800" * 10_000,
        "".join(map(chr, range(0x4E00, 0x7510))),
    ],
)
def test_ten_thousand_characters_are_a_query_too(typed: str):
    search(INDEX, typed)
    count(INDEX, typed)
    find(TEXTS, typed)
    marks(DOCUMENTS["简"], DOCUMENTS["简"].blocks[0], typed)
    assert search(INDEX, "平安南开")
