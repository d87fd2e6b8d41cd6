"""Edits: the laws on any text, the reading of a careful editor case by case."""

import itertools
import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duidu.diff import plain
from duidu.diff.pieces import parts
from duidu.diff.runs import Run
from duidu.diff.tidy import is_crumb, tidied
from duidu.model import Edit
from duidu.text.fold import fold

CASES = pathlib.Path(__file__).parents[2] / "cases" / "diff"
WORDS = [
    "建设",
    "社区",
    "平安",
    "平安社区",
    "网格员",
    "的",
    "和",
    "、",
    ",",
    "。",
    "“",
    "”",
    "(",
    ")",
    "3.9万",
    "5%",
    "5G",
    "二万元",
    "以上",
    "约",
    "第十条",
]
MIRROR = {"insert": "delete", "delete": "insert"}
clause = st.one_of(st.lists(st.sampled_from(WORDS), max_size=12).map("".join), st.text(max_size=20))


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for part in (CASES / "edits.txt").read_text("utf-8").split("### ")[1:]:
        name, old, new, _, marked = part.split("\n")[:5]
        found.append((name, old, new, marked))
    assert found, "no cases"
    return found


def marked(old: str, new: str, edits: tuple[Edit, ...]) -> str:
    text = ""
    for kind, was, now, _ in edits:
        before, after = old[was.start : was.end], new[now.start : now.end]
        if kind == "equal":
            text += after
        else:
            text += (f"[-{before}-]" if before else "") + (f"{{+{after}+}}" if after else "")
    return text


@pytest.mark.parametrize(("old", "new", "expected"), [pytest.param(*c[1:], id=c[0]) for c in cases()])
def test_edits_read_as_an_editor_would_mark_them(old: str, new: str, expected: str):
    assert marked(old, new, plain(old, new)) == expected


@given(clause, clause)
def test_edits_touch_and_rebuild_both_sides(old: str, new: str):
    edits = plain(old, new)
    assert "".join(old[e.old.start : e.old.end] for e in edits) == old
    assert "".join(new[e.new.start : e.new.end] for e in edits) == new
    for before, after in itertools.pairwise(edits):
        assert before.old.end == after.old.start
        assert before.new.end == after.new.start


@given(clause, clause)
def test_kinds_say_what_the_spans_say(old: str, new: str):
    for kind, was, now, _ in plain(old, new):
        before, after = fold(old[was.start : was.end]), fold(new[now.start : now.end])
        assert before or after
        assert (kind == "equal") == (before == after)
        assert kind in {"equal", "replace"} or (not after if kind == "delete" else not before)


@given(clause, clause)
def test_swapping_the_sides_mirrors_the_edits(old: str, new: str):
    mirrored = tuple(Edit(MIRROR.get(e.kind, e.kind), e.new, e.old, e.change) for e in plain(new, old))  # type: ignore[arg-type]
    assert plain(old, new) == mirrored


@given(clause)
def test_a_text_against_itself_has_no_change(text: str):
    assert all(e.kind == "equal" for e in plain(text, text))


@given(clause)
def test_folding_a_text_changes_nothing(text: str):
    assert all(e.kind == "equal" for e in plain(text, fold(text)))


@given(clause, clause)
def test_no_crumb_stands_between_two_changes(old: str, new: str):
    runs = [(equal, list(run)) for equal, run in itertools.groupby(plain(old, new), key=lambda e: e.kind == "equal")]
    for equal, run in runs[1:-1]:
        if equal:  # one stretch of matching text, however it is spelled
            assert not is_crumb(fold(old[run[0].old.start : run[-1].old.end]))


def test_a_figure_inside_a_word_does_not_cut_it():
    """第十条 beside 十条以上: the ten articles within the ordinal are no figure of their own, once cut out of it."""
    edits = plain("第十条建设建设建设", "建设建设第十条以上")
    assert 1 not in {edit.old.start for edit in edits}


@settings(max_examples=50)
@given(st.lists(st.sampled_from([w for w in WORDS if w not in "“”()"]), max_size=10).map("".join), clause)
def test_edits_of_a_plain_side_end_at_edges_of_words(old: str, new: str):
    edges, at = {0}, 0
    for word in parts(fold(old)):
        at += len(word)
        edges.add(at)
    for edit in plain(old, new):
        assert {edit.old.start, edit.old.end} <= edges


def test_combining_marks_stay_with_their_letters():
    old, new = "caf\u0301e区", "cafe区"
    for edit in plain(old, new):
        assert old[edit.old.start : edit.old.start + 1] != "\u0301"


def test_astral_characters_count_as_one():
    assert plain("𠮷区平安", "𠮷区和谐")[0].old.end == 2


def test_very_long_texts_keep_their_ends(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("duidu.diff.runs.MOST_CELLS", 10)
    old, new = "网格员队伍建设工程启动仪式", "网格员队伍服务活动启动仪式"
    assert marked(old, new, plain(old, new)) == "网格员队伍[-建设工程-]{+服务活动+}启动仪式"


def test_an_insertion_slides_to_where_its_quotes_are_balanced():
    old, new = '"甲","乙"', '"甲","丙","乙"'
    leftmost = [Run(True, 0, 2, 0, 2), Run(False, 2, 2, 2, 6), Run(True, 2, 7, 6, 11)]
    slid = tidied(leftmost, (old, new), (range(8), range(12)))
    assert [new[run.b0 : run.b1] for run in slid] == ['"甲",', '"丙",', '"乙"']
