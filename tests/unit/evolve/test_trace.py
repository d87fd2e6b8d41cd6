"""A phrase through documents in our own words."""

import pytest

from duidu.evolve.beside import Companion, Turn, companions, sentence, turns
from duidu.evolve.figurebeside import all_beside
from duidu.evolve.phrase import found_in, phrase
from duidu.evolve.slogans import kin
from duidu.evolve.temperature import degree
from duidu.evolve.trace import narrowed, trace
from duidu.evolve.variants import nearest, parts, variants
from duidu.evolve.works import merged, witness
from duidu.model import Fact, Metadata, Period
from duidu.search.plan import everything

FIRST = """城东区2012年工作要点

一、推进社会管理

1、完善治安防控。加快“平安城东”建设,组织楼门长轮流值守。
"""
SECOND = """城东区2015年工作要点

一、建设平安城东

年初定下的治安指标由各街道认领,法治城东、平安城东一起推进。

1、办好食堂。老人午饭送到楼下。

二、修好道路

打通三条断头路。
"""
THIRD = """城东区2016年工作要点

一、建设法治城东

街道司法所每周坐班两天。平安二字写进每份合同。
"""
FOURTH = """城東區2018年工作要點

一、推進社會管理

1、完善治安防控。建設更高質量平安城東,補齊路燈三百盞。
"""
TEXTS = {"d2012": FIRST, "d2015": SECOND, "d2016": THIRD, "d2018": FOURTH}


@pytest.fixture
def followed(parsed, indexed):
    """Follow a phrase through texts."""

    def follow(text, texts=TEXTS, sets=None):
        documents = parsed(texts)
        index = indexed(documents)
        asked = phrase(text, sets)
        found = found_in(index, asked.query)
        shelf = {name: document.meta for name, document in documents.items()}
        return trace(asked, found, shelf, documents), found, index

    return follow


def test_counts_places_standing_gaps_and_turns(followed):
    made, _, _ = followed("平安城东")
    assert [(c.document, c.count, c.standing) for c in made.columns] == [
        ("d2012", 1, "sentence"),
        ("d2015", 2, "heading"),
        ("d2016", 0, ""),
        ("d2018", 1, "sentence"),
    ]
    (series,) = made.series
    assert series.held == (2012, 2015, 2016, 2018)
    assert series.not_held == (2013, 2014, 2017)
    assert (series.first, series.last, series.most) == ("d2012", "d2018", "d2015")
    assert [(e.kind, e.before, e.document) for e in series.events] == [
        ("began", "", "d2012"),
        ("risen", "d2012", "d2015"),
        ("ended", "d2015", "d2016"),
        ("returned", "d2015", "d2018"),
        ("fallen", "d2015", "d2018"),
    ]
    assert [(one.line, one.written) for one in made.occurrences] == [
        (5, "平安城东"),
        (3, "平安城东"),
        (5, "平安城东"),
        (5, "平安城東"),
    ]
    assert not made.basis.enough
    assert made.basis.places == 4


def test_the_first_paragraph_of_a_section_is_its_lead(followed):
    made, _, _ = followed("治安指标")
    assert [one.standing for one in made.occurrences] == ["lead"]


def test_forms_are_found_by_themselves_and_neighbours_where_it_is_absent(followed):
    made, found, index = followed("平安城东")
    forms = variants(index, made.phrase, found, [(one.document, one.written) for one in made.occurrences])
    assert {("script", "平安城東"), ("enumerated", "法治城东"), ("longer", "更高质量平安城东")} <= {
        (one.way, one.text) for one in forms
    }
    near = nearest(index, ["法治城东", *parts("平安城东")], ["d2016"])["d2016"]
    assert near[0].text == "法治城东"
    assert {one.text for one in near} >= {"法治城东", "平安"}
    assert "城东" not in {one.text for one in near}
    assert nearest(index, [], ["d2016"]) == nearest(index, ["平安"], []) == {}


def test_a_set_is_followed_as_one_and_told_apart(followed):
    made, found, index = followed("@治理", sets={"治理": ("治安", "平安城东")})
    assert sorted({one.word for one in made.occurrences}) == ["平安城东", "治安"]
    assert variants(index, made.phrase, found, []) == []
    assert made.phrase.single == ""


def test_a_pattern_matches_and_one_of_signs_alone_finds_nothing(followed):
    made, _, _ = followed("治*城东")
    assert made.phrase.which("治安") == "治*城东"
    assert followed("*")[0].basis.places == 0
    assert [note.code for note in followed("*")[0].phrase.notes] == ["only_wildcards", "empty"]


def test_nothing_found_has_no_first_and_no_last(followed):
    made, _, _ = followed("核电站")
    assert made.occurrences == ()
    assert [(one.first, one.last, one.events) for one in made.series] == [("", "", ())]


def test_a_sentence_said_again_word_for_word_counts_once(followed):
    said = "今年要把各条街巷的平安城东牌子全部换新。"
    text = f"城东区2019年工作要点\n\n{said}\n\n一、治安\n\n{said}又添岗亭。\n"
    made, _, _ = followed("平安城东", {"d": text})
    assert [(c.count, len(c.repeated)) for c in made.columns] == [(1, 1)]
    assert made.occurrences[0].line == 7


def test_near_duplicates_of_a_year_are_one_work(followed):
    long = FIRST + "\n".join(f"{n}、第{n}条街的路灯由第{n}组负责检修更换。" for n in range(2, 12))
    made, _, _ = followed("平安城东", {"draft": long, "final": long + "\n另行印发。\n", "d2016": THIRD})
    counted = next(column for column in made.columns if column.count)
    assert counted.witness.same_work == ("draft",)
    assert [column.document for column in made.columns] == ["final", "d2016"]
    assert made.basis.places == 1


def test_roles_narrow_a_trace(followed):
    made, _, _ = followed("平安城东")
    assert narrowed(made, frozenset()) is made
    assert narrowed(made, frozenset({"vision"})).basis.places == 0
    assert narrowed(made, frozenset({"plan"})).basis.places == made.basis.places


def test_a_plan_of_years_is_a_bar_and_its_words_are_of_its_writing():
    meta = Metadata(covers=(Period("plan", 2021, 2025), Period("vision", 2035, 2035)), adopted=Fact("2020-12-30"))
    one = witness("plan", meta)
    assert (one.year, one.last, one.written) == (2021, 2025, 2020)
    assert witness("nothing", Metadata()).year == 0
    assert [w.document for w in merged({"b": Metadata(), "a": meta}, [])] == ["a", "b"]


def test_company_is_of_the_sentence_without_the_phrase(followed):
    _, found, index = followed("平安城东", {f"d{n}": FIRST.replace("2012", str(2012 + n)) for n in range(3)})
    words = {one.word: one.sentences for one in companions(found, index.fetch(everything(index), 50))}
    assert words["楼门"] == 3 or words["楼门长"] == 3
    assert "平安城东" not in words
    assert companions([], []) == ()


def test_a_sentence_is_not_cut_inside_a_figure():
    text = "增长3.5%.建设平安城东;下"
    assert text[slice(*sentence(text, 9, 13))] == "建设平安城东;"
    assert text[slice(*sentence(text, 0, 2))] == "增长3.5%."


def test_documents_of_one_year_have_no_order(followed):
    texts = {
        "a2012": FIRST,
        "b2012": FIRST.replace("1、完善治安防控。加快", "1、办好夜校。增加两门课,请来三位老师傅。也加快")
        .replace("一、推进社会管理", "一、建设平安城东\n\n各街道认领年初的指标,按月报送,年底评比。")
        .replace("工作要点", "政府工作报告"),
        "d2016": THIRD,
    }
    made, _, _ = followed("平安城东", texts)
    (series,) = made.series
    assert [(e.kind, e.before, e.document) for e in series.events] == [
        ("began", "", "b2012"),
        ("ended", "b2012", "d2016"),
    ]


def test_documents_without_a_year_have_no_turns(followed):
    made, _, _ = followed("平安城东", {"x": FIRST.replace("2012年", ""), "y": THIRD.replace("2016年", "")})
    assert [column.witness.year for column in made.columns] == [0, 0]
    assert made.series[0].events == ()
    assert made.series[0].held == made.series[0].not_held == ()


def test_slogans_of_the_family_stand_where_it_is_absent(followed):
    _, _, index = followed("平安城东")
    assert kin(index, "平安城东", {"d2016", "d2015"}) == ["法治城东"]
    assert kin(index, "平安城东", {"d2012"}) == []
    assert kin(index, "平安", {"d2016"}) == []


def test_figures_beside_a_place_are_those_of_its_sentence(parsed, indexed):
    text = FIRST + "\n2、办好食堂。今年新增养老床位300张,平安城东建设再装监控探头500个。老人午饭送到楼下。\n"
    documents = parsed({"d": text})
    found = found_in(indexed(documents), phrase("平安城东").query)
    made = trace(phrase("平安城东"), found, {"d": documents["d"].meta}, documents)
    beside = all_beside(made, documents)
    assert [[figure.value for figure in figures] for figures in beside.values()] == [["300", "500"]]
    assert [one.line for one in beside] == [7]


def test_how_the_company_changes_from_document_to_document():
    company = [
        Companion("巡逻", 2, 3.0, (("a", 1), ("c", 1))),
        Companion("法治", 2, 2.0, (("c", 2),)),
        Companion("路灯", 1, 1.0, (("a", 1),)),
    ]
    assert turns(company, ["a", "b", "c"]) == [Turn("a", "c", ("法治",), ("路灯",))]
    assert turns(company, ["a"]) == turns((), ["a", "c"]) == []


@pytest.mark.parametrize(("rate", "name"), [(9, "boiling"), (8, "boiling"), (4, "scalding"), (2, "hot"), (1, "warm")])
def test_degrees_double_from_one_to_the_next(rate, name):
    assert degree(rate) == name
    assert [degree(value) for value in (0.5, 0.49, 0)] == ["tepid", "cold", ""]
