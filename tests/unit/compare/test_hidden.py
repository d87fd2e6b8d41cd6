"""Hiding classes of change: states, edits and counts follow, and nothing else does."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.compare import FORMAL, compare, hidden, same_in_substance
from duidu.model import Change, Comparison, Document

CLASSES = [change for change in get_args(Change) if change]
OLD = (
    "推进平安社区建设,",
    "到2018年新增停车泊位3.9万个,",
    "由南开区负责落实,",
    "完善网格员队伍。",
    "一是办好民生实事,",
    "税收增长5%。",
)
NEW = (
    "推進平安社區建設;",
    "到2020年新增停车泊位4万个,",
    "由河西区负责落实,",
    "完善网格员巡查队伍。",
    "二是办好民生实事,",
    "税收增长6%左右。",
)
Make = Any


def compared(make: Make, old: str, new: str) -> tuple[list[Document], Comparison]:
    documents = [make.paragraphs("a", old), make.paragraphs("b", new)]
    return documents, compare(documents, [None, make.alignment(*documents, (0, 0))], 0)


def test_every_class_is_counted(make: Make):
    _, found = compared(make, "".join(OLD), "".join(NEW))
    assert dict(found.changes[1]) == {
        "script": 1,
        "punctuation": 1,
        "numbering": 1,
        "year": 1,
        "figure": 2,
        "name": 1,
        "wording": 1,
    }
    assert (found.changes[0], found.clauses[0]) == ((), ())
    assert dict(found.clauses[1]) == {"same": 1, "edited": 5}


@pytest.mark.parametrize("change", CLASSES)
def test_a_hidden_class_is_gone_and_the_others_stay(make: Make, change: Change):
    documents, found = compared(make, "".join(OLD), "".join(NEW))
    less = hidden(documents, found, {change})
    assert less.changes[1] == tuple(one for one in found.changes[1] if one[0] != change)
    assert found.rows[0].cells == less.rows[0].cells


def test_with_all_classes_hidden_edited_text_is_the_same(make: Make):
    documents, found = compared(make, "".join(OLD), "".join(NEW))
    assert [row.states[1] for row in found.rows] == ["edited"]
    less = hidden(documents, found, CLASSES)
    assert ([row.states[1] for row in less.rows], less.counts[1], less.changes[1]) == (["same"], (("same", 1),), ())
    assert {s.state for s in less.rows[0].sides[1].base} == {"same"}
    assert all(len(s.edits) == 1 for s in less.rows[0].sides[1].base)


def test_figures_alone_leave_the_row_when_hidden(make: Make):
    documents, found = compared(make, "税收增长5%。推进平安社区建设。", "税收增长6%。推进平安社区建设。")
    assert [row.states[1] for row in hidden(documents, found, {"figure"}).rows] == ["same"]
    assert [row.states[1] for row in hidden(documents, found, {"wording"}).rows] == ["edited"]


def test_what_moved_is_still_moved_and_what_is_new_still_new(make: Make):
    text = "推进平安社区建设,完善网格员队伍。税收增长5%。"
    documents, found = compared(make, text, "完善网格员队伍。推进平安社区建设,税收增长6%。")
    assert [row.states[1] for row in hidden(documents, found, CLASSES).rows] == ["moved"]
    documents, found = compared(make, text, text + "发展银发经济。")
    assert [row.states[1] for row in hidden(documents, found, CLASSES).rows] == ["edited"]


def test_nothing_hidden_is_the_comparison_itself(make: Make):
    documents, found = compared(make, OLD[0], NEW[3])
    assert hidden(documents, found, ()) is found
    assert hidden(documents, found, {""}) is found


TO_TRADITIONAL = str.maketrans("区设进网员办发", "區設進網員辦發")
TO_FULL = str.maketrans(",;:()", "\uff0c\uff1b\uff1a\uff08\uff09")
PLAIN = st.lists(st.sampled_from([*OLD, *NEW]), min_size=1, max_size=6).map("".join)


@given(text=PLAIN)
def test_script_and_punctuation_are_no_change_in_substance(make: Make, text: str):
    documents, found = compared(make, text, text.translate(TO_TRADITIONAL).translate(TO_FULL).replace("\uff0c", ";"))
    assert same_in_substance(found, 1)
    assert set(dict(found.changes[1])) <= FORMAL
    assert hidden(documents, found, FORMAL).changes[1] == ()


@given(old=PLAIN, new=PLAIN, classes=st.sets(st.sampled_from(CLASSES)))
def test_hiding_keeps_the_text_and_is_done_once(make: Make, old: str, new: str, classes: set[Change]):
    documents, found = compared(make, old, new)
    less = hidden(documents, found, classes)
    assert hidden(documents, less, classes) == less
    for before, after in zip(found.rows, less.rows, strict=True):
        for one, two in zip(before.sides[1].base, after.sides[1].base, strict=True):
            assert (one.span, one.partner, one.elsewhere) == (two.span, two.partner, two.elsewhere)
            if two.edits:
                assert one.edits[0].old.start == two.edits[0].old.start
                assert one.edits[-1].new.end == two.edits[-1].new.end
                assert all(x.new.end == y.new.start for x, y in zip(two.edits, two.edits[1:], strict=False))
