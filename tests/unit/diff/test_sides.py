"""Sides: segments tile, partners are mutual, swapping mirrors; what becomes of a clause."""

import itertools
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from duidu.diff import moves, sides
from duidu.diff.clauses import pair
from duidu.diff.pieces import cut, substance
from duidu.diff.recut import recut
from duidu.diff.runs import in_order
from duidu.model import Document, Edit, Segment, Sides
from duidu.text.outline import own_text

Make = Callable[..., Document]
MIRROR = {"insert": "delete", "delete": "insert", "added": "dropped", "dropped": "added"}
TO_FULL = str.maketrans(",;:()", "，；：（）")
TO_TRADITIONAL = str.maketrans("区设进网员办发", "區設進網員辦發")

PIECES = [
    "推进平安社区建设,",
    "完善网格员队伍。",
    "办好民生实事二十件,",
    "为老旧小区加装电梯45部;",
    "为老旧小区加装电梯60部;",
    "同时,",
    "发展银发经济,",
    "全面推进“河长制”。",
    "一是",
    "  ",
    "……",
    "新增学位1,200个",
    "推进平安社区建设完善网格员巡查队伍为老旧小区加装电梯六十部开放图书馆自习室新建口袋公园举办文艺汇演整治背街小巷设立惠老驿站",
]
paragraph = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join).filter(str.strip)
document_text = st.lists(st.one_of(paragraph, st.text("区设,。1x\u3000", min_size=1).filter(str.strip)), max_size=3)


def whole(a: Document, b: Document) -> Sides:
    return sides(a, tuple(x.id for x in a.blocks), b, tuple(x.id for x in b.blocks))


def own(document: Document, segment: Segment) -> str:
    return document.text[segment.span.start : segment.span.end].replace("\n", "")


def assert_tiles(document: Document, segments: tuple[Segment, ...]) -> None:
    for block in document.blocks:
        mine = [s for s in segments if s.block == block.id]
        assert "".join(own(document, s) for s in mine) == own_text(document, block)
        assert all(x.span.end <= y.span.start for x, y in itertools.pairwise(mine))
    assert [s.block for s in segments] == sorted(s.block for s in segments)


@given(old=document_text, new=document_text)
def test_segments_tile_each_side_and_partners_are_mutual(document: Make, old: list[str], new: list[str]):
    a, b = document(*old), document(*new)
    found = whole(a, b)
    assert_tiles(a, found.base)
    assert_tiles(b, found.other)
    for here, there in ((found.base, found.other), (found.other, found.base)):
        for i, segment in enumerate(here):
            if segment.partner >= 0:
                partner = there[segment.partner]
                assert (partner.partner, partner.state, partner.edits) == (i, segment.state, segment.edits)
            else:
                assert segment.state == ("dropped" if here is found.base else "added")
                assert segment.edits == ()


@given(old=document_text, new=document_text)
def test_edits_rebuild_both_clauses(document: Make, old: list[str], new: list[str]):
    a, b = document(*old), document(*new)
    found = whole(a, b)
    for segment in found.base:
        if segment.partner >= 0:
            partner = found.other[segment.partner]
            assert "".join(a.text[e.old.start : e.old.end] for e in segment.edits).replace("\n", "") == own(a, segment)
            assert "".join(b.text[e.new.start : e.new.end] for e in segment.edits).replace("\n", "") == own(b, partner)


@given(old=document_text, new=document_text)
def test_swapping_the_sides_mirrors_everything(document: Make, old: list[str], new: list[str]):
    a, b = document(*old), document(*new)
    there = whole(b, a)

    def mirrored(segment: Segment) -> Segment:
        turned = tuple(Edit(MIRROR.get(e.kind, e.kind), e.new, e.old, e.change) for e in segment.edits)  # type: ignore[arg-type]
        state = MIRROR.get(segment.state, segment.state)
        return Segment(segment.block, segment.span, state, segment.partner, turned, segment.elsewhere)  # type: ignore[arg-type]

    assert whole(a, b) == Sides(tuple(map(mirrored, there.other)), tuple(map(mirrored, there.base)))


@given(old=document_text)
def test_a_text_against_itself_is_the_same(document: Make, old: list[str]):
    a = document(*old)
    found = whole(a, a)
    assert {s.state for s in (*found.base, *found.other)} <= {"same"}
    assert all(e.kind == "equal" for s in found.base for e in s.edits)


@given(old=st.lists(paragraph, max_size=3))
def test_script_and_width_are_no_change(document: Make, old: list[str]):
    a = document(*old)
    b = document(*(text.translate(TO_FULL).translate(TO_TRADITIONAL) for text in old))
    assert {s.state for s in (*whole(a, b).base, *whole(a, b).other)} <= {"same"}


def test_punctuation_alone_is_no_change_of_state(document: Make):
    a, b = document("推进“河长制”,办好实事。"), document("推进河长制;办好实事,")
    assert [s.state for s in whole(a, b).base] == ["same", "same"]


def test_a_figure_is_substance():
    assert substance("增长3.9%,1-2个") == "增长3.9%1-2个"
    assert substance("第3,一") == "第3一"


def test_states_of_clauses(document: Make):
    a = document("推进平安社区建设,为老旧小区加装电梯45部。组织社区文艺汇演活动。整治背街小巷环境卫生。")
    b = document("为老旧小区加装电梯60部。举办街道文艺交流活动。开放图书馆自习室,推进平安社区建设。")
    found = whole(a, b)
    assert [(s.state, s.partner) for s in found.base] == [("moved", 3), ("edited", 0), ("reworded", 1), ("dropped", -1)]
    assert [s.state for s in found.other] == ["edited", "reworded", "added", "moved"]


def test_reworded_clauses_keep_only_phrases(document: Make):
    a, b = document("设立惠老服务驿站和助餐点位,"), document("惠老驿站覆盖各街镇,")
    found = whole(a, b).base[0]
    assert found.state == "reworded"
    kept = [a.text[e.old.start : e.old.end] for e in found.edits if e.kind == "equal"]
    assert kept
    assert all(len(phrase) > 1 for phrase in kept)


def test_short_clauses_never_move(document: Make):
    a, b = document("同时,开放图书馆自习室。"), document("开放图书馆自习室。同时,")
    assert [s.state for s in whole(a, b).base] == ["dropped", "same"]


def test_a_clause_runs_on_over_a_line_break(document: Make):
    a = document("推进平安\n社区建设,完善网\n格员队伍。")
    b = document("推进平安社区建设,完善网格员服务队伍。")
    found = whole(a, b)
    assert [own(a, s) for s in found.base] == ["推进平安社区建设,", "完善网格员队伍。"]
    assert [s.state for s in found.base] == ["same", "edited"]
    assert found.base[0].edits[0].old == found.base[0].span


def test_numbering_is_a_segment_of_its_own(document: Make):
    a, b = document("19、推进平安社区建设。", number=3), document("7、推进平安社区建设。", number=2)
    found = whole(a, b)
    assert [(own(a, s), s.state) for s in found.base] == [("19、", "edited"), ("推进平安社区建设。", "same")]


def test_numbering_pairs_with_the_block_that_shares_the_text(document: Make):
    a = document("1、推进平安社区建设。", "2、办好民生实事。", number=2)
    b = document("1、办好民生实事。", "2、推进平安社区建设。", "3、开放自习室。", number=2)
    found = whole(a, b)
    assert [found.base[i].partner for i in (0, 2)] == [2, 0]
    assert [s.state for s in found.other][4:] == ["added", "added"]


def test_numbering_of_single_blocks_pairs_even_when_nothing_else_does(document: Make):
    a, b = document("一、环境整治", number=2), document("二、就业创业", number=2)
    assert [s.state for s in whole(a, b).base] == ["edited", "dropped"]


LOST = (
    "推进平安社区建设完善网格员巡查队伍为老旧小区加装电梯六十部开放图书馆自习室二十处新建口袋公园八处"
    "举办社区文艺汇演活动十场发展银发经济设立惠老服务驿站"
)


def test_text_without_punctuation_is_cut_by_the_other_side(document: Make):
    a = document("完善网格员巡查队伍,新建口袋公园九处,整治河道。")
    b = document(LOST)
    found = whole(a, b)
    assert_tiles(b, found.other)
    assert [s.state for s in found.base] == ["same", "edited", "dropped"]
    assert own(b, found.other[found.base[0].partner]) == "完善网格员巡查队伍"
    assert own(b, found.other[found.base[1].partner]) == "新建口袋公园八处"


def test_text_without_punctuation_against_itself_stays_whole(document: Make):
    assert len(whole(document(LOST), document(LOST)).base) == 1


def test_cutting_keeps_its_budget_and_leaves_no_crumbs(document: Make):
    a, b = cut(document("为老旧小区加装电梯六十部开,推进平安社区建设,"), (0,)), cut(document(LOST), (0,))
    assert recut(b, a, budget=10) == b
    assert min(len(part.text) for part in recut(b, a)) >= 4
    assert len(recut(b, a)) > 1


def test_a_split_paragraph_is_found_in_both_parts(document: Make):
    a = document("推进平安社区建设。办好民生实事二十件。")
    b = document("推进平安社区建设。", "办好民生实事二十件。")
    found = whole(a, b)
    assert [found.other[s.partner].block for s in found.base] == [0, 1]
    assert {s.state for s in found.base} == {"same"}


def test_the_budget_is_kept_and_equal_clauses_survive_it(document: Make):
    a = cut(document("为老旧小区加装电梯45部,整治背街小巷卫生,推进平安社区建设。"), (0,))
    b = cut(document("为老旧小区加装电梯60部,整治背街小巷环境,推进平安社区建设。"), (0,))
    full = pair(a, b)
    assert full.cells > 0
    assert len(full.pairs) == 3
    less = pair(a, b, budget=full.cells - 1)
    assert less.cells <= full.cells - 1
    assert len(less.pairs) == 2
    assert [(p.a, p.b) for p in pair(a, b, budget=0).pairs] == [(2, 2)]


def test_work_grows_with_the_text_and_not_with_its_square(document: Make):
    paragraphs = [f"第{i}街道新建口袋公园{i}处,安装路灯{i}盏。" for i in range(1, 200)]
    cells = []
    for count in (50, 100, 199):
        a = cut(document(*paragraphs[:count]), range(count))
        b = cut(document(*(p.replace("公园", "花园") for p in paragraphs[:count])), range(count))
        cells.append(pair(a, b).cells)
    assert cells[2] < 5 * cells[0]


def test_moves_find_what_left_its_passage(document: Make):
    a, b = (
        document("推进平安社区建设,一是", "办好民生实事二十件。"),
        document("为老旧小区加装电梯,推进平安社区建设工作,一是"),
    )
    gone, new = sides(a, (0, 1), b, ()).base, sides(a, (), b, (0,)).other
    found = moves(a, gone, b, new)
    assert [(own(a, gone[m.a]), own(b, new[m.b])) for m in found] == [("推进平安社区建设,", "推进平安社区建设工作,")]
    assert "".join(b.text[e.new.start : e.new.end] for e in found[0].edits) == "推进平安社区建设工作,"


@given(st.permutations(range(8)), st.lists(st.integers(1, 9), min_size=8, max_size=8))
def test_the_chain_that_stays_is_increasing_and_the_heaviest(places: list[int], weights: list[int]):
    entries = list(zip(places, weights, strict=True))
    staying = sorted(in_order(entries))
    assert [entries[i][0] for i in staying] == sorted(entries[i][0] for i in staying)
    best = [0] * 8
    for i, (place, own_weight) in enumerate(entries):
        best[i] = own_weight + max((best[j] for j in range(i) if entries[j][0] < place), default=0)
    assert sum(weights[i] for i in staying) == max(best)
