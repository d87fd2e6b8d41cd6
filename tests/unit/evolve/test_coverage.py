"""Coverage: what a year takes up of a long plan, counted by passages, clauses and figures."""

import pytest

from duidu.evolve.coverage import Coverage, coverage, is_long, years_of
from duidu.evolve.indicators import indicators
from duidu.evolve.works import Witness, witness
from duidu.model import Alignment, Document, Extracted, Fact, Link, Metadata, Period, Place, Span
from duidu.parse import parse

PLAN = """城东区国民经济和社会发展第十四个五年规划纲要

第一章 发展环境

第一节 “十三五”发展成就

过去五年,茶园面积达到20万亩,茶企增加到30家。

第二章 主要任务

第一节 做强茶业

加快建设有机茶园,茶园面积达到30万亩。培育龙头茶企,新增茶企12家。

扩大茶叶出口,打造茶叶交易市场,完善冷链仓储。

第二节 整治河道

开展河道清淤,修复湿地岸线,建设沿河步道。

第三节 办好教育

新建小学3所,改善农村学校食堂条件,稳定教师队伍。
"""
YEAR = """城东区2022年政府工作报告

一、2021年工作回顾

2021年,河道清淤开展顺利,湿地岸线得到修复,沿河步道基本建成。

二、2022年重点工作

加快建设有机茶园,茶园面积达到24万亩。

办好茶叶节庆活动,方便居民办事。
"""


def parsed(text: str, name: str) -> Document:
    return parse(Extracted(text), name, f"{name}.txt")


def block(document: Document, words: str) -> int:
    return next(b.id for b in document.blocks if words in document.text[b.span.start : b.span.end] and not b.title)


def link(plan: Document, year: Document, ends: tuple[str, str], part: str = "") -> Link:
    a, b = block(plan, ends[0]), block(year, ends[1])
    start = plan.text.index(part) if part else 0
    return Link(Place(a, Span(start, start + len(part)) if part else None), Place(b), 0.8, "main")


@pytest.fixture(scope="module")
def documents() -> tuple[Document, Document]:
    return parsed(PLAN, "plan"), parsed(YEAR, "y2022")


@pytest.fixture(scope="module")
def found(documents: tuple[Document, Document]) -> Coverage:
    plan, year = documents
    tea = link(plan, year, ("有机茶园,茶园", "有机茶园,茶园"), "加快建设有机茶园,茶园面积达到30万亩。")
    river = link(plan, year, ("河道清淤,修复", "河道清淤开展"))
    made = Alignment(plan.id, year.id, (tea, river), (), ())
    figures = {one.id: indicators(one) for one in documents}
    return coverage(plan, [(year, made)], figures, lambda _a, _b: "other_kind")


def section(found: Coverage, plan: Document, words: str):
    return next(one for one in found.sections if words in plan.text[slice(*plan.blocks[one.block].span)])


def test_a_sentence_taken_up_is_a_part(found: Coverage, documents: tuple[Document, Document]):
    tea = section(found, documents[0], "做强茶业")
    (cell,) = tea.cells
    assert (cell.standing, cell.whole, cell.partial, len(tea.passages)) == ("partial", 0, 1, 2)
    assert (cell.clauses, tea.clauses) == (2, 7)


def test_figures_join_by_indicator(found: Coverage, documents: tuple[Document, Document]):
    tea = section(found, documents[0], "做强茶业")
    ((pair,),) = (cell.figures for cell in tea.cells)
    assert (pair.plan.value, pair.year.value, pair.year.aim) == ("30", "24", "target")
    assert (tea.indicators, tea.cells[0].indicators) == (2, 1)


def test_what_a_year_only_looks_back_on_is_reported(found: Coverage, documents: tuple[Document, Document]):
    (cell,) = section(found, documents[0], "整治河道").cells
    assert (cell.standing, cell.reported, cell.whole, cell.clauses) == ("reported", 1, 0, 0)


def test_what_is_not_there_is_not_found_and_says_what_that_means(found: Coverage, documents: tuple[Document, Document]):
    school = section(found, documents[0], "办好教育")
    assert school.cells[0].standing == "none"
    assert found.gaps == ("other_kind",)


def test_a_section_that_looks_back_is_listed_and_not_counted(found: Coverage, documents: tuple[Document, Document]):
    back = section(found, documents[0], "发展成就")
    assert (back.counts, len(back.passages), back.figures) == (False, 1, ())
    assert all(document_block not in found.total.passages for document_block in back.passages)


def test_the_whole_plan_counts_each_passage_once(found: Coverage):
    assert len(found.total.passages) == len(set(found.total.passages)) == 4
    assert (found.total.cells[0].partial, found.total.cells[0].reported) == (1, 1)
    chapters = [one for one in found.sections if one.depth == 0 and one.counts]
    assert sum(len(one.passages) for one in chapters) == 4


def test_a_rejected_link_takes_nothing_up(documents: tuple[Document, Document]):
    plan, year = documents
    said = link(plan, year, ("有机茶园,茶园", "有机茶园,茶园"))
    wrong = Link(said.a, said.b, said.score, said.strength, verdict="rejected")
    made = coverage(plan, [(year, Alignment(plan.id, year.id, (wrong,), (), ()))], {}, lambda _a, _b: "dropped")
    assert made.total.cells[0].standing == "none"
    assert made.gaps == ("dropped",)


def known(name: str, first: int, last: int = 0, place: str = "城东区") -> Witness:
    return witness(name, Metadata(place=Fact(place), covers=(Period("plan", first, last or first),)))


def test_years_of_a_plan_are_those_of_its_place_and_period():
    plan = known("plan", 2021, 2025)
    others = [known("a", 2020), known("b", 2022), known("c", 2022, place="城西区"), known("d", 2026, 2030), plan]
    assert is_long(plan)
    assert not is_long(others[0])
    assert years_of(plan, others) == ("b",)
    assert years_of(plan, [others[0], others[2]]) == ("a",)
    assert years_of(plan, others[2:]) == ()
