"""Hard cases, named by what they test."""

import itertools
from collections.abc import Callable

import pytest

from duidu.diff import plain, sides
from duidu.model import Document, Segment, Sides

Make = Callable[..., Document]


def whole(a: Document, b: Document) -> Sides:
    return sides(a, tuple(x.id for x in a.blocks), b, tuple(x.id for x in b.blocks))


def texts(document: Document, segments: tuple[Segment, ...], state: str) -> list[str]:
    return [document.text[s.span.start : s.span.end] for s in segments if s.state == state]


def marked(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[slice(*e.old)], new[slice(*e.new)]) for e in plain(old, new) if e.kind != "equal"]


def test_overlapping_edits():
    old, new = "统筹推进老旧小区改造和口袋公园建设", "统筹抓好老旧小区提升改造和口袋公园新建"
    assert marked(old, new) == [("推进", "抓好"), ("", "提升"), ("建设", "新建")]


def test_overlapping_edits_of_words_side_by_side_are_one_and_a_figure_stays_its_own():
    assert marked("全面推进网格建设", "全面夯实街道建设") == [("推进网格", "夯实街道")]
    old, new = "完成税收5亿元左右", "实现税收6亿元以上"
    assert marked(old, new) == [("完成", "实现"), ("5亿元左右", "6亿元以上")]


def test_a_phrase_put_for_another_is_one_edit_and_a_word_kept_in_a_longer_sentence_is_kept():
    assert marked("提升绿色发展水平,", "推动建设绿色城区,") == [("提升绿色发展水平", "推动建设绿色城区")]
    assert marked("完善网格巡查机制", "健全网格服务机制") == [("完善", "健全"), ("巡查", "服务")]


def test_repeated_phrases_inside_a_clause_keep_all_but_the_one_that_went():
    old, new = "加强巡查、加强宣传、加强监管", "加强巡查、加强监管"
    assert marked(old, new) == [("加强宣传、", "")]
    assert marked(new, old) == [("", "加强宣传、")]


def test_repeated_phrases_are_paired_in_their_order(document: Make):
    a = document("加强巡查,加强宣传,加强巡查,加强监管,加强巡查。")
    b = document("加强巡查,加强宣传,加强监管,加强巡查。")
    found = whole(a, b)
    assert [s.state for s in found.base].count("same") == 4
    assert texts(a, found.base, "dropped") == ["加强巡查,"]


def test_moved_and_edited(document: Make):
    a = document("推进平安社区建设,完善网格员队伍。为老旧小区加装电梯45部。")
    b = document("为老旧小区加装电梯60部。推进平安社区建设,完善网格员队伍。")
    (found,) = [s for s in whole(a, b).base if s.state == "moved"]
    assert found.elsewhere is not None
    assert b.text[slice(*found.elsewhere.span or ())] == "为老旧小区加装电梯60部。"
    assert [(a.text[slice(*e.old)], b.text[slice(*e.new)], e.change) for e in found.edits if e.change] == [
        ("45", "60", "figure")
    ]


def test_near_duplicate_paragraphs_find_their_own(document: Make):
    lines = [
        f"{street}新建口袋公园{i}处,安装路灯{i}0盏。"
        for i, street in enumerate(("向阳路", "学府街", "长虹街", "兴南街"), 2)
    ]
    a, b = document(*lines), document(*(line.replace("新建", "改建") for line in reversed(lines)))
    found = whole(a, b)
    for segment in found.base:
        there = found.other[segment.partner]
        here = a.text[slice(*segment.span)]
        assert segment.partner >= 0
        assert b.text[slice(*there.span)] == here.replace("新建", "改建")
        changed = [(a.text[slice(*e.old)], b.text[slice(*e.new)]) for e in segment.edits if e.change]
        assert changed == ([("新建", "改建")] if "新建" in here else [])


def test_surrogate_pairs_count_as_one_character(document: Make):
    a, b = document("\U00020bb7区推进平安建设,"), document("\U00020bb7区推进和谐建设,")
    found = whole(a, b).base[0]
    changed = [edit for edit in found.edits if edit.kind != "equal"]
    assert [a.text[slice(*edit.old)] for edit in changed] == ["平安"]


@pytest.mark.parametrize("code", [0xD842, 0xDFB7])
def test_half_a_surrogate_pair_is_marked_and_stops_nothing(code: int):
    half = chr(code)
    assert marked(f"建设{half}社区", "建设社区") == [(half, "")]


def test_combining_marks_are_never_cut_from_their_letter():
    for old, new in itertools.permutations(("cafe\u0301街区", "cafe街区", "cafe\u0300街区"), 2):
        for edit in plain(old, new):
            assert old[edit.old.start : edit.old.start + 1] not in {"\u0300", "\u0301"}
            assert new[edit.new.start : edit.new.start + 1] not in {"\u0300", "\u0301"}


def test_zero_width_characters_change_nothing_in_substance(document: Make):
    a, b = document("推进\u200b平安社区\ufeff建设,"), document("推进平安社区建设,")
    assert [s.state for s in whole(a, b).base] == ["same"]
    changed = [edit for edit in whole(a, b).base[0].edits if edit.change]
    assert {edit.change for edit in changed} == {"punctuation"}
    assert "".join(a.text[slice(*e.old)] for e in changed).count("\u200b") == 1


def test_zero_width_characters_do_not_hide_a_word_that_changed():
    old, new = "推进\u200b平安\u200b社区建设", "推进和谐社区建设"
    assert [change for _, _, _, change in plain(old, new) if change] == ["wording"]
    ((gone, come),) = marked(old, new)
    assert (gone.replace("\u200b", ""), come) == ("平安", "和谐")


def test_quotes_that_open_in_one_clause_and_close_in_another(document: Make):
    a = document("落实“党建引领,网格支撑”机制,办好实事。")
    b = document("落实“党建引领,网格联动”机制,办好实事。")
    found = whole(a, b)
    assert [s.state for s in found.base] == ["same", "edited", "same"]
    changed = [edit for edit in found.base[1].edits if edit.kind != "equal"]
    assert [(a.text[slice(*e.old)], b.text[slice(*e.new)]) for e in changed] == [("支撑", "联动")]


def test_quotes_that_open_in_one_clause_and_close_in_another_may_themselves_be_edited(document: Make):
    a = document("落实“党建引领,网格支撑”机制,办好实事。")
    b = document("落实党建引领,网格支撑机制,办好实事。")
    found = whole(a, b)
    assert [s.state for s in found.base] == ["same", "same", "same"]
    changed = [[a.text[slice(*e.old)] for e in s.edits if e.change] for s in found.base]
    assert changed == [["“"], ["”"], []]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("完善巡查机制,开放自习室。", "完善巡查机制、开放自习室。"),
        ("整治背街小巷、清理楼道杂物。", "整治背街小巷\uff0c清理楼道杂物。"),
    ],
)
def test_a_comma_that_joins_or_parts_two_clauses_loses_neither(document: Make, old: str, new: str):
    a, b = document(old), document(new)
    found = whole(a, b)
    assert {s.state for s in (*found.base, *found.other)} == {"same"}
    assert [edit.change for s in found.base for edit in s.edits if edit.change] == ["punctuation"]


def test_joined_clauses_may_be_edited_too(document: Make):
    a = document("完善网格巡查工作机制,开放街道自习室,举办社区文艺汇演。")
    b = document("完善网格服务工作机制、开放街道图书室、举办社区文艺汇演。")
    found = whole(a, b)
    assert [(s.state, s.partner) for s in found.base] == [("edited", 0)]


def test_clauses_of_two_blocks_are_never_joined(document: Make):
    a, b = document("完善巡查工作机制,", "开放街道自习室。"), document("完善巡查工作机制、开放街道自习室。")
    assert [s.block for s in whole(a, b).base] == [0, 1]


def test_a_compound_is_cut_at_its_words_and_an_idiom_is_not():
    assert marked("评价指标体系", "评价体系") == [("指标", "")]
    assert marked("起到承上启下作用", "起到承前启后作用") == [("承上启下", "承前启后")]


def test_telling_words_are_kept_before_common_ones():
    old, new = "推进建设和发展网格员队伍", "网格员队伍推进建设和发展"
    kept = [old[slice(*e.old)] for e in plain(old, new) if e.kind == "equal"]
    assert "".join(kept) == "网格员队伍"


def test_a_line_without_punctuation_is_cut_where_the_other_side_is_cut(document: Make):
    words = "推进平安社区建设完善网格员巡查队伍为老旧小区加装电梯开放图书馆自习室整治背街小巷"
    long = "".join(f"{words}第{i}批" for i in range(60))
    a, b = document(long), document(long.replace("第30批", "第30批次和口袋公园"))
    found = whole(a, b)
    assert len(found.base) > 10
    assert sum(s.state != "same" for s in found.base) <= 2
    assert "".join(a.text[s.span.start : s.span.end] for s in found.base) == long
