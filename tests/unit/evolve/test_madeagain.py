"""How likely a passage makes a commitment again, on plans written for this test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.evolve.conftest import Parsed

from duidu.align import align
from duidu.evolve.madeagain import FITTED, NONE, Weights, kinship, likely, sameness
from duidu.evolve.promises import Finder, Promise, promises
from duidu.model import Document

FORM = "城西区{year}年工作要点\n\n一、重点工作\n\n{text}\n"


def two(parsed: Parsed, earlier: str, later: str) -> tuple[Document, Document]:
    both = parsed({"a": FORM.format(year=2019, text=earlier), "b": FORM.format(year=2020, text=later)})
    return both["a"], both["b"]


def first(parsed: Parsed, earlier: str, later: str) -> Promise:
    a, b = two(parsed, earlier, later)
    return promises(a, b, align(a, b)).rows[0]


@pytest.mark.parametrize(
    ("earlier", "later", "state"),
    [
        ("全面推进河道清淤工作。", "继续推进河道清淤。", "repeated"),
        ("健全社区食堂配餐体系。", "完善社区食堂配餐体系。", "repeated"),
        ("推进社区食堂配餐。", "完善社区食堂配餐机制和监管政策。", "reworded"),
        ("改造老旧泵站和过街天桥。", "改造老旧泵站。", "reworded"),
        ("建设湿地公园。", "举办青年歌手大赛。", "dropped"),
    ],
)
def test_what_is_said_the_same_way(parsed: Parsed, earlier: str, later: str, state: str):
    assert first(parsed, earlier, later).state == state


def test_two_words_are_found_as_the_short_word_for_both(parsed: Parsed):
    found = first(parsed, "完善食材集中采购办法。", "优化食材集采目录。")
    assert {("集中", "集采"), ("采购", "集采")} <= set(found.evidence.words if found.evidence else ())
    apart = first(parsed, "集中力量完善食材采购办法。", "优化食材集采目录。")
    assert "集采" not in dict(apart.nearest.words if apart.nearest else ()).values()


def test_kept_counts_the_words_of_the_object(parsed: Parsed):
    a, b = two(parsed, "建设云杉路图书馆工程。", "建设云杉路图书馆。")
    finder = Finder(a, b, None, None)
    ahead, behind = finder.seen(finder.commitments[0])
    assert not behind
    told = sameness(finder.commitments[0], ahead[0].near)
    assert told["kept"] == 1
    assert told["sort"] == 0
    assert told["order"] < 1


def test_more_of_a_plan_that_comes_back_makes_a_passage_likelier(parsed: Parsed):
    lines = ["建设云杉路图书馆。", "疏通雁栖河河道。", "改造老旧泵站。", "扩建东湖小学。"]
    near, far = (
        Finder(*two(parsed, "\n\n".join(lines), "\n\n".join(later)), None, None)
        for later in (lines, ["举办青年歌手大赛。", "培训护林员。"])
    )
    assert 0 <= far.kin < near.kin <= 1
    score = {"passage": 0.0}
    assert FITTED.again.score(score | {"kin": near.kin}) > FITTED.again.score(score | {"kin": far.kin})


def test_evidence_points_one_way():
    against = {"lost", "little", "sort"}
    for weights in FITTED:
        assert {kind for kind, weight in weights.kinds.items() if weight < 0} == against & set(weights.kinds)
    assert kinship([]) == 0
    assert kinship([NONE]) < 0.01


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=6))
def test_likelihoods(scores: list[float]):
    assert [likely(one) for one in sorted(scores)] == sorted(map(likely, scores))
    assert 0 <= kinship(scores) <= 1
    assert Weights({"x": 2.0}, -1.0).score({"x": scores[0], "y": 9.0}) == 2 * scores[0] - 1
