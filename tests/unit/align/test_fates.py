"""What became of themes, one kind each, and the chart of them."""

from collections.abc import Sequence
from typing import Any

import pytest

from duidu.align.chart import Chart, Given, Row, chart, tally, whole
from duidu.align.fates import KINDS, fate
from duidu.align.lineage import Node, lineage
from duidu.model import Alignment, Document, Fact, Link, Metadata, Period, Place, State

OLD = """= 临江区2015年工作要点
# 一、推动产业转型
1、做强临港物流。扩建保税仓库,引进冷链企业六家。
2、培育民营企业。设立小微企业信贷风险池,减免房租。
# 二、保障民生
3、稳定就业。开办技能夜校,帮扶零就业家庭。
4、发展教育。新建江畔小学,招聘音乐教师。
5、改造老旧小区。加装电梯三十部,更换供水管网。
"""
NEW = """= 临江区2016年工作要点
# 一、壮大实体经济
1、做强临港物流。保税仓库投入使用,冷链企业达到十家。
# 二、增进民生福祉
2、促进就业。技能夜校扩大到五所,零就业家庭动态清零。
3、加装电梯。老旧小区再加装电梯四十部。
4、更换管网。老旧小区供水管网更换完毕。
5、培育民营企业。风险池扩大到两亿元。
6、乡村旅游。发展民宿集群,举办杨梅采摘节。
"""
LATER = """= 临江区2018年工作要点
# 一、保障民生
1、办好教育。江畔小学扩班,音乐教师配齐。
"""
LINKS = [("一、推", "一、壮"), ("二、保", "二、增"), ("做强临", "做强临"), ("稳定就", "促进就")]
LINKS += [("改造老", "加装电"), ("改造老", "更换管"), ("培育民", "培育民")]


def block(document: Document, words: str) -> int:
    """The block that holds some words first."""
    return next(b.id for b in document.blocks if words in document.text[b.span.start : b.span.end])


def aligned(a: Document, b: Document, pairs: Sequence[tuple[str, str]], **more: Any) -> Alignment:
    """An alignment of main links, each a little weaker than the one before it."""
    ends = [(Place(block(a, one)), Place(block(b, other))) for one, other in pairs]
    links = tuple(Link(x, y, 0.9 - i / 100, "main", **more) for i, (x, y) in enumerate(ends))
    return Alignment(a.id, b.id, links, (), ())


@pytest.fixture(scope="module")
def documents(plan) -> dict[str, Document]:
    from dataclasses import replace

    made = {}
    for name, text, year in (("2015", OLD, 2015), ("2016", NEW, 2016), ("2018", LATER, 2018)):
        meta = Metadata(place=Fact("临江区"), covers=(Period("plan", year, year),))
        made[name] = replace(plan(text, name), meta=meta)
    return made


def gap(a: str, b: str) -> State:
    return "other_kind" if "2018" in {a, b} else "dropped"


@pytest.fixture(scope="module")
def given(documents) -> Given:
    a, b, c = documents.values()
    made = [aligned(a, b, LINKS), aligned(b, c, [("二、增", "一、保")]), aligned(a, c, [("发展教", "办好教")])]
    return Given.of(lineage(documents.values(), made), documents, gap)


def kind(given: Given, words: str, to: str, of: str = "2015") -> str:
    return given.fate(Node(of, block(given.documents[of], words)), to).kind


@pytest.mark.parametrize(
    ("words", "became"),
    [
        ("做强临", "kept"),
        ("推动产", "renamed"),
        ("稳定就", "renamed"),
        ("改造老", "split"),
        ("培育民", "moved"),
        ("发展教", "dropped"),
    ],
)
def test_each_theme_has_one_kind(given, words, became):
    assert kind(given, words, "2016") == became


def test_a_split_seen_from_the_other_end_is_a_merger(given):
    assert kind(given, "加装电", "2015", of="2016") == "merged"
    assert kind(given, "更换管", "2015", of="2016") == "merged"


def test_what_nothing_means_comes_from_outside(given):
    assert kind(given, "稳定就", "2018") == "other_kind"


def test_a_theme_that_comes_back_says_when(given):
    education = Node("2015", block(given.documents["2015"], "发展教"))
    assert given.fate(education, "2016").returns == "2018"
    back = Node("2018", block(given.documents["2018"], "办好教"))
    assert given.fate(back, "2016").returns == "2015"


def test_it_comes_back_only_in_the_same_place(given, documents):
    from dataclasses import replace

    away = {**documents, "2018": replace(documents["2018"], meta=replace(documents["2018"].meta, place=Fact("别处")))}
    node = Node("2015", block(documents["2015"], "发展教"))
    assert fate(given.found, away, node, "2016", gap).returns == ""


def test_a_weak_second_link_is_no_split(documents):
    a, b, _ = documents.values()
    pair = aligned(a, b, [("改造老", "加装电"), ("改造老", "更换管")])
    weak = (pair.links[0], Link(pair.links[1].a, pair.links[1].b, 0.44, "main"))
    one = Given.of(lineage([a, b], [Alignment("2015", "2016", weak, (), ())]), {"2015": a, "2016": b}, gap)
    assert kind(one, "改造老", "2016") == "renamed"


# -- charts


def rows(shown: Chart, given: Given, **which: bool) -> list[str]:
    """The beginnings of some rows' themes."""

    def fits(row: Row) -> bool:
        return all(getattr(row, name) == value for name, value in which.items())

    documents = given.documents
    spans = [
        (row.node.document, documents[row.node.document].blocks[row.node.block].span) for row in shown.rows if fits(row)
    ]
    return [documents[name].text[span.start : span.start + 4] for name, span in spans]


def test_a_chart_has_the_bases_tree_and_then_what_others_begin(given):
    shown = chart(given, "2015")
    assert rows(shown, given, of_base=True) == [
        "一、推动",
        "1、做强",
        "2、培育",
        "二、保障",
        "3、稳定",
        "4、发展",
        "5、改造",
    ]
    assert rows(shown, given, of_base=False) == ["6、乡村", "一、保障"]
    assert [row.depth for row in shown.rows][:3] == [0, 1, 1]
    assert [row.fates[0] for row in shown.rows if row.of_base] == [None] * 7


def test_counts_are_those_of_the_cells(given):
    counts = dict(chart(given, "2015").tallies[0].counts)
    assert counts == {"kept": 1, "renamed": 3, "moved": 1, "split": 1, "new": 1, "dropped": 1}
    assert list(counts) == [name for name in KINDS if name in counts]


def test_a_part_of_the_base_counts_itself_alone(given):
    document = given.documents["2015"]
    scope = {block(document, words) for words in ("二、保", "稳定就", "发展教", "改造老")}
    shown = chart(given, "2015", scope)
    assert len(shown.rows) == 4
    assert dict(shown.tallies[0].counts) == {"renamed": 2, "split": 1, "dropped": 1}


def test_the_whole_has_every_theme_once_and_goes_from_one_to_the_next(given):
    shown = whole(given)
    assert shown.base == ""
    nodes = [row.node for row in shown.rows]
    assert len(set(nodes)) == len(nodes)
    assert [(t.a, t.b) for t in shown.tallies] == [("2015", "2016"), ("2016", "2018")]
    education = next(row for row in shown.rows if row.node == Node("2015", block(given.documents["2015"], "发展教")))
    kinds = [None if each is None else each.kind for each in education.fates]
    assert kinds == [None, "dropped", "renamed"]
    travel = next(row for row in shown.rows if row.node.document == "2016" and row.fates[1] is None)
    assert travel.fates[0] is None


def test_each_theme_is_counted_once(given):
    for a, b in (("2015", "2016"), ("2016", "2018"), ("2018", "2015")):
        counts = dict(tally(given, a, b).counts)
        themes = sum(theme.counts for theme in given.themes[a])
        assert sum(counts.values()) - counts.get("new", 0) == themes
