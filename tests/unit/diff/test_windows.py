"""Windows: a long row compared a part at a time keeps the laws of a short one."""

import itertools
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.diff import moves, sides, windows
from duidu.diff.pieces import passages
from duidu.diff.sides import sides_steps
from duidu.model import Document, Edit, Segment, Sides
from duidu.text.outline import own_text
from duidu.text.steps import finished

Make = Callable[..., Document]
MIRROR = {"insert": "delete", "delete": "insert", "added": "dropped", "dropped": "added"}
CLAUSES = [
    "推进平安社区建设,",
    "推进和谐社区建设,",
    "完善网格员队伍,",
    "为老旧小区加装电梯45部;",
    "为老旧小区加装电梯60部;",
    "发展银发经济,",
    "落实“河长制,",
    "湖长制”责任。",
    "同时,",
]
text = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=16).map("".join)


@pytest.fixture(scope="module", autouse=True)
def _narrow() -> Iterator[None]:
    """Windows of a few clauses."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(windows, "MOST", 4)
        patch.setattr(windows, "WINDOW", 2)
        yield


def whole(a: Document, b: Document) -> Sides:
    return sides(a, (0,), b, (0,))


def mirrored(segment: Segment) -> Segment:
    turned = tuple(Edit(MIRROR.get(e.kind, e.kind), e.new, e.old, e.change) for e in segment.edits)  # type: ignore[arg-type]
    state = MIRROR.get(segment.state, segment.state)
    return Segment(segment.block, segment.span, state, segment.partner, turned, segment.elsewhere)  # type: ignore[arg-type]


@given(old=text, new=text)
def test_segments_tile_partners_are_mutual_and_edits_rebuild(document: Make, old: str, new: str):
    a, b = document(old), document(new)
    found = whole(a, b)
    for one, side in ((a, found.base), (b, found.other)):
        assert "".join(one.text[s.span.start : s.span.end] for s in side) == own_text(one, one.blocks[0])
    for i, segment in enumerate(found.base):
        if segment.partner >= 0:
            partner = found.other[segment.partner]
            assert (partner.partner, partner.state, partner.edits) == (i, segment.state, segment.edits)
            assert "".join(old[slice(*e.old)] for e in segment.edits) == old[slice(*segment.span)]
            assert "".join(new[slice(*e.new)] for e in segment.edits) == new[slice(*partner.span)]


@given(old=text, new=text)
def test_swapping_the_sides_mirrors_everything(document: Make, old: str, new: str):
    a, b = document(old), document(new)
    there = whole(b, a)
    assert whole(a, b) == Sides(tuple(map(mirrored, there.other)), tuple(map(mirrored, there.base)))


@given(old=text)
def test_a_text_against_itself_is_the_same(document: Make, old: str):
    a = document(old)
    assert {s.state for s in whole(a, a).base} == {"same"}


@given(old=text, new=text)
def test_windows_tile_both_sides_and_none_is_far_too_large(document: Make, old: str, new: str):
    a, b = (finished(passages(document(one), (0,))) for one in (old, new))
    found = finished(windows.windows(a, b))
    assert (found[0].a0, found[0].b0) == (0, 0)
    assert (found[-1].a1, found[-1].b1) == (len(a[0]), len(b[0]))
    assert all((x.a1, x.b1) == (y.a0, y.b0) for x, y in itertools.pairwise(found))
    assert all(max(w.a1 - w.a0, w.b1 - w.b0) <= windows.MOST for w in found)


def test_an_edit_far_inside_a_long_line_is_found_beside_its_clause(document: Make):
    lines = [f"第{i}网格新建口袋公园{i}处," for i in range(40)]
    a = document("".join(lines))
    b = document("".join([*lines[:20], "举办邻里节,", *lines[20:30], lines[30].replace("新建", "改建"), *lines[31:]]))
    found = whole(a, b)
    assert [s.state for s in found.base].count("same") == 39
    assert [b.text[slice(*s.span)] for s in found.other if s.state == "added"] == ["举办邻里节,"]
    (edited,) = (s for s in found.base if s.state == "edited")
    assert [a.text[slice(*e.old)] for e in edited.edits if e.change] == ["新建"]


def test_what_left_its_window_is_found_among_moves(document: Make):
    lines = [f"第{i}网格新建口袋公园{i}处," for i in range(20)]
    a, b = document("".join(["完善网格员队伍建设,", *lines])), document("".join([*lines, "完善网格员队伍建设,"]))
    found = whole(a, b)
    gone, new = ([s for s in side if s.partner < 0] for side in (found.base, found.other))
    assert [(one.a, one.b) for one in moves(a, gone, b, new)] == [(0, 0)]


def test_a_long_row_takes_many_steps(document: Make):
    line = "".join(f"第{i}网格新建口袋公园{i}处," for i in range(300))
    a, b = document(line), document(line.replace("新建", "改建"))
    assert sum(1 for _ in sides_steps((a, (0,)), (b, (0,)))) > 70
