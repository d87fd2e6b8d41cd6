"""Slogans, names and plain mentions told apart in our own words."""

import pytest

from duidu.errors import InputError
from duidu.evolve.slogans import Pattern, family, pattern, suggested

TEXTS = {
    "d2019": """城东区2019年工作要点

一、推进智慧城东建设

围绕“书香城东”办好读书会。法治城东、平安城东同步推进,城东区各街道、城东大学和城东中学参加。推动签署城东—江州协议。
打造城东的新面貌,具有城东特色的夜市照常开。企业“云集城东”,产值过亿。
""",
    "d2020": """城東區2020年工作要點

一、打造幸福城東

江州城東一片新樓。江州市派人來看,两个城东合一。「平安校園」「平安工地」一起驗收。
""",
}


@pytest.fixture
def found(parsed, indexed):
    index = indexed(parsed(TEXTS))
    return lambda text: family(index, pattern(text))


def test_slogans_show_themselves_once_and_names_are_set_apart(found):
    made = found("*城东")
    assert set(made.rows("slogan")) == {"智慧城东", "书香城东", "法治城东", "平安城东", "幸福城东"}
    assert {"城东区", "城东大学", "城东中学"} <= set(made.rows("name"))
    assert not {"打造城东", "具有城东", "云集城东", "江州城东", "签署城东"} & set(made.rows("slogan"))


def test_cells_say_why_a_place_shows_a_slogan(found):
    made = found("*城东")
    assert [use.shows for use in made.cell("书香城东", "d2019")] == ["quoted"]
    assert [use.shows for use in made.cell("法治城东", "d2019")] == ["in_line"]
    assert [use.shows for use in made.cell("幸福城东", "d2020")] == ["governed"]
    assert made.cell("幸福城东", "d2019") == ()


def test_the_star_may_stand_last(found):
    assert set(found("平安*").rows("slogan")) >= {"平安校园", "平安工地"}


@pytest.mark.parametrize("text", ["*", "**", "", "*城东*", "城*东", "*2020", "?城东", "*的", "和*"])
def test_what_is_no_pattern_is_refused(text: str):
    with pytest.raises(InputError):
        pattern(text)


def test_without_a_star_the_word_stands_last():
    assert pattern("城東") == Pattern("城东", last=True)
    assert (pattern("城东").text, pattern("平安*").text) == ("*城东", "平安*")


def test_a_pattern_nothing_fits_has_no_rows(found):
    made = found("*核电")
    assert made.uses == ()


def test_patterns_are_suggested_from_quoted_and_listed_words():
    texts = [("a", '打造"平安城东","书香城东",法治城东,智慧城东一起推进'), ("b", '"平安校园"')]
    offered = {one.pattern.text: one for one in suggested(texts)}
    assert offered["*城东"].slogans >= 3
    assert "平安城东" in offered["*城东"].examples
    assert suggested([("a", "没有口号")]) == ()


def test_a_verb_with_half_of_its_object_is_no_slogan(parsed, indexed):
    text = """城东区2021年工作要点

一、综合

打造数字社会。维护社会、经济,维护社会稳定,维护社会治安。大力发展社会建设,科研面向社会建设。
培育智慧社会、信用社会。
"""
    made = family(indexed(parsed({"d2021": text})), pattern("*社会"))
    assert set(made.rows("slogan")) == {"数字社会", "智慧社会", "信用社会"}


def test_what_only_comes_from_a_place_is_no_slogan_of_it(parsed, indexed):
    text = """城东区2022年工作要点

一、综合

培育源自城东、总部在城东的商户,做优具有城东特点和城东优势的夜市。打造“水运城东”。
"""
    made = family(indexed(parsed({"d2022": text})), pattern("*城东"))
    assert made.rows("slogan") == ("水运城东",)
