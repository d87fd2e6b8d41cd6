"""Whole alignments: what corresponds, in which way and why; and the laws that hold for any two documents."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duidu.align import align, mirrored
from duidu.align.choice import CANDIDATES, SHOWN
from duidu.align.view import group_of
from duidu.model import Alignment, Document
from duidu.store import vectors


def lines(a: Document, b: Document, alignment: Alignment) -> dict[tuple[int, int], str]:
    """Pairs of lines with their relation."""
    return {(a.blocks[k.a.block].line, b.blocks[k.b.block].line): k.relation for k in alignment.links}


def link(a: Document, b: Document, pair: tuple[int, int], alignment: Alignment):
    return next(k for k in alignment.links if (a.blocks[k.a.block].line, b.blocks[k.b.block].line) == pair)


def test_two_years_of_a_plan(first, second):
    found = lines(first, second, align(first, second))
    assert found == {
        (1, 1): "one",  # titles
        (2, 2): "one",  # openings
        (3, 3): "one",  # targets
        (4, 11): "one",  # headings by what stands below
        (5, 12): "one",  # moved from first to last
        (7, 8): "one",
        (8, 10): "one",
        (9, 7): "split",  # the canteens, one sentence of the old item
        (9, 9): "split",  # the lifts
        (10, 4): "one",
        (11, 5): "one",
        (12, 6): "one",
    }


def test_what_has_no_partner_is_named(first, second):
    found = align(first, second)
    assert [first.blocks[i].line for i in found.only_a] == [6, 13]
    assert [second.blocks[i].line for i in found.only_b] == [13]


def test_one_sentence_of_a_composite_item_is_the_passage(first, second):
    found = link(first, second, (9, 7), align(first, second))
    assert found.b.span is None
    assert first.text[found.a.span.start : found.a.span.end] == "建成社区食堂八个,为高龄老人送餐上门。"


def test_reasons_are_codes_and_values(first, second):
    alignment = align(first, second)
    why = {reason.code: reason.values for reason in link(first, second, (8, 10), alignment).reasons}
    assert set(why) == {"words", "title", "chapter", "neighbours"}
    assert {"排污口", "封堵", "河道"} < set(why["words"])
    assert why["title"] == ("治理河道水质", "河道治理")
    assert why["chapter"] == ("建设宜居城区", "提升城区品质")
    head = {reason.code for reason in link(first, second, (10, 4), alignment).reasons}
    assert "contents" in head
    assert "neighbours" not in head


def test_aligning_back_is_the_mirror(first, second):
    there, back = align(first, second), align(second, first)
    assert back == mirrored(there)
    assert mirrored(back) == there
    assert {k.relation for k in back.links} == {"one", "merge"}
    why = {reason.code: reason.values for reason in link(second, first, (10, 8), back).reasons}
    assert why["chapter"] == ("提升城区品质", "建设宜居城区")


def test_a_document_against_itself(first):
    found = align(first, replace(first, id="抄本"))
    assert [(k.a, k.b, k.relation, k.strength) for k in found.links] == [(k.a, k.a, "one", "main") for k in found.links]
    assert len(found.links) == len(first.blocks)
    assert min(k.score for k in found.links[1:]) > 0.99
    assert {reason.code for k in found.links for reason in k.reasons} >= {"identical"}


def test_renumbered_and_shuffled_it_is_still_itself(plan, first):
    rows = first.text.split("\n")
    turned = [rows[0], *rows[1:3], *rows[9:12], *rows[6:9], *rows[3:6], rows[12]]
    other = plan("\n".join(row.replace("一、", "五、").replace("1、", "9、") for row in turned), "洗牌")
    found = align(first, other)
    assert len(found.links) == len(first.blocks)
    for k in found.links:
        ends = first.blocks[k.a.block].span.end, other.blocks[k.b.block].span.end
        assert first.text[ends[0] - 6 : ends[0]] == other.text[ends[1] - 6 : ends[1]]


def test_the_other_script_is_the_same_text(plan, first):
    other = plan("# 一、保障民生\n5、穩定就業。開辦技能夜校,幫扶零就業家庭,舉辦春季招聘會。", "繁體")
    found = lines(first, other, align(first, other))
    assert (11, 2) in found
    assert link(first, other, (11, 2), align(first, other)).score == 1.0


@pytest.mark.parametrize("text", ["", "~ 网站导航", "| 12", "正文。"])
def test_little_or_nothing_gives_no_links_and_no_crash(plan, first, text):
    other = plan(text, "空")
    found = align(first, other)
    assert found.links == ()
    assert len(found.only_a) == len(first.blocks)
    assert len(align(other, other).links) == (1 if text == "正文。" else 0)


def test_a_review_goes_with_the_review(plan):
    a = plan("# <review>一、回顾\n改造旧桥三座,修缮古镇街巷。\n# <plan>二、安排\n改造旧桥五座,修缮古镇街巷。", "甲")
    b = plan(
        "# <review>一、工作回顾\n改造旧桥五座,修缮了古镇街巷。\n# <plan>二、工作安排\n改造旧桥八座,修缮古镇街巷。", "乙"
    )
    found = align(a, b)
    assert lines(a, b, found) == {(1, 1): "one", (2, 2): "one", (3, 3): "one", (4, 4): "one"}
    assert not {reason for k in found.links for reason in k.reasons if reason.code == "roles"}


def test_a_review_meets_a_plan_only_where_there_is_nothing_else_and_with_a_mark(plan):
    a = plan("# <plan>一、安排\n改造旧桥五座,修缮古镇街巷。", "甲")
    b = plan("# <review>一、回顾\n改造旧桥五座,修缮了古镇街巷。", "乙")
    found = link(a, b, (2, 2), align(a, b))
    assert ("roles", ("plan", "review")) in found.reasons
    back = link(b, a, (2, 2), align(b, a))
    assert ("roles", ("review", "plan")) in back.reasons


SENTENCES = (
    "扩建保税仓库",
    "开通江海联运班列",
    "清淤疏浚青石河",
    "封堵沿岸排污口",
    "加装电梯三十部",
    "更换老旧供水管网",
    "新建江畔小学",
    "招聘音乐体育教师",
    "开办技能夜校",
    "举办春季招聘会",
    "建成社区食堂八个",
    "为高龄老人送餐上门",
)
body = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("。".join)
line = st.one_of(
    body.map("{}。".format),
    body.map("3、抓好实事。{}。".format),
    st.sampled_from(["# 一、港口", "## <review>二、民生", "# <plan>三、城建", "= 临江区要点", "~ 首页", "| 12"]),
)
documents = st.lists(line, max_size=9).map("\n".join)


@settings(deadline=None)
@given(documents, documents)
def test_laws_of_any_alignment(plan, one, other):
    a, b = plan(one, "甲"), plan(other, "乙")
    found = align(a, b)
    assert mirrored(found) == align(b, a)
    pairs = [(k.a.block, k.b.block) for k in found.links]
    assert pairs == sorted(set(pairs))
    for k in (*found.links, *found.candidates):
        assert group_of(a.blocks[k.a.block].kind) == group_of(b.blocks[k.b.block].kind) is not None
        assert 0 < k.score <= 1
    assert all(k.score >= SHOWN for k in found.links)
    assert not set(pairs) & {(k.a.block, k.b.block) for k in found.candidates}
    for document, blocks, only in (
        (a, [k.a.block for k in found.links], found.only_a),
        (b, [k.b.block for k in found.links], found.only_b),
    ):
        every = {block.id for block in document.blocks if group_of(block.kind)}
        assert set(only) == every - set(blocks)
    for end in (0, 1):
        count = [(k.a.block, k.b.block)[end] for k in found.candidates]
        assert all(count.count(block) <= CANDIDATES for block in count)


@settings(deadline=None)
@given(documents)
def test_itself_is_itself(plan, text):
    document = plan(text)
    found = align(document, document)
    assert [(k.a.block, k.b.block) for k in found.links] == [(b.id, b.id) for b in document.blocks if group_of(b.kind)]
    assert {k.relation for k in found.links} <= {"one"}
    assert all(k.score == 1.0 for k in found.links)
    assert found == align(document, document)


def test_what_nothing_but_its_place_speaks_for_is_a_candidate_at_most(plan):
    a = plan(
        "= 青河县2019年工作要点\n# 一、山地农业\n1、扩大茶园。新开高山茶园三百亩。\n2、办好集市。每月逢五开市。", "甲"
    )
    b = plan(
        "= 青河县2020年工作要点\n# 一、山地农业\n1、扩大茶园。新开高山茶园五百亩。\n2、建冷库。果农存货头一年免租金。",
        "乙",
    )
    found = align(a, b, vectors.load())
    assert set(lines(a, b, found)) == {(1, 1), (2, 2), (3, 3)}
    assert (3, 3) in {(one.a.block, one.b.block) for one in found.candidates}
