"""Plain text: aligned, marked, safe."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from duidu.compare import Why, compare, hidden
from duidu.export.marks import GUTTER, marked
from duidu.export.text import DIFF_WORDS, diff_text
from duidu.model import Alignment, Change, Link, Moved, Place, Segment

Cell = Callable[[str], int]
WORDS = {state: f"<{state}>" for state in GUTTER} | {f"change_{name}": name for name in get_args(Change) if name}
WORDS |= {"also": "({lines})", "total": "{document}: {counts}", "changes": "{document}, {counts}"}
WORDS |= {"substance": "{document} says the same", "left_out": "<{n} left out>"}

EXPECTED = """\
二〇一二年工作要点             │ new
───────────────────────────────────────────────────────────────
   L1 [-一-]、民生             │ =  L1 {+二+}、民生
───────────────────────────────────────────────────────────────
   L2 办好民生实事[-20-]件,加  │ ~  L2 办好民生实事{+25+}件,加
   装电梯45部。                │    装电梯45部。
───────────────────────────────────────────────────────────────
                               │ +  L3 推进河道␛清淤。
───────────────────────────────────────────────────────────────
   L5 举办社区文艺汇演活动。   │ ↗  <moved>
                               │    (L2)
───────────────────────────────────────────────────────────────
new: = <same> 1, ~ <edited> 1, ↗ <moved> 1, + <added> 1
new, numbering 1, figure 1
"""


def test_words_are_named():
    assert WORDS.keys() == DIFF_WORDS.keys()


def test_side_by_side(sample: Any, cell: Cell):
    rule = {"─": 1, "│": 1}
    found = diff_text([sample.old, sample.new], sample.comparison, WORDS, (63, lambda c: rule.get(c, cell(c))))
    assert found == EXPECTED


def test_rows_that_are_left_out_are_counted_in_one_line(sample: Any, cell: Cell):
    documents = [sample.old, sample.new]
    left: Why = "states"
    why: list[Why] = [left] * (len(sample.comparison.rows) - 1) + [""]
    found = diff_text(documents, sample.comparison, WORDS, (63, cell), why)
    assert f"<{len(why) - 1} left out>" in found
    assert "L1" not in found
    assert found.endswith(EXPECTED[EXPECTED.index("new: ") :])


def test_a_narrow_place_stacks_the_columns(sample: Any, cell: Cell):
    found = diff_text([sample.old, sample.new], sample.comparison, WORDS, (40, cell))
    assert "│" not in found
    lines = found.split("\n")
    assert lines.index("   L1 [-一-]、民生") + 1 == lines.index("=  L1 {+二+}、民生")


def test_with_three_columns_the_base_is_plain(sample: Any, cell: Cell):
    links = (Link(Place(0), Place(0), 0.9, "main"),)
    other = replace(sample.new, id="third")
    aligned = [Alignment("old", name, links, (), ()) for name in ("new", "third")]
    documents = [sample.new, sample.old, other]
    found = diff_text(documents, compare(documents, [aligned[0], None, aligned[1]], 1), WORDS, (120, cell))
    assert "[-" not in found
    assert "{+二+}、民生" in found
    assert "L5 举办社区文艺汇演活动。" in found


@given(width=st.integers(60, 140))
def test_columns_line_up(sample: Any, cell: Cell, width: int):
    found = diff_text([sample.old, sample.new], sample.comparison, WORDS, (width, cell))
    bars = {sum(map(cell, line[: line.index("│")])) for line in found.split("\n") if "│" in line}
    assert len(bars) == 1
    assert all(sum(map(cell, line)) <= width for line in found.split("\n") if "─" not in line and line[:3] != "new")


def test_what_moved_and_was_edited_has_both_signs(sample: Any, cell: Cell):
    rows = [
        replace(row, moved=(None, Moved(Place(2), Place(2), 0))) if row.states[1] == "edited" else row
        for row in sample.comparison.rows
    ]
    comparison = replace(sample.comparison, rows=tuple(rows))
    found = diff_text([sample.old, sample.new], comparison, WORDS, (80, cell))
    assert "\u2197~ L2 " in found
    assert "\u2197  <moved>" in found


def test_only_what_counts_for_nothing_is_no_change_in_substance(sample: Any, cell: Cell):
    documents = [sample.old, sample.new]
    found = diff_text(documents, sample.comparison, WORDS, (80, cell))
    assert "new, numbering 1, figure 1\n" in found
    assert "says the same" not in found
    rows = tuple(row for row in sample.comparison.rows if row.states[1] == "same")
    assert rows
    alike = hidden(documents, replace(sample.comparison, rows=rows), {"wording"})
    assert "new says the same\n" in diff_text(documents, alike, WORDS, (80, cell))


def test_a_segment_without_edits_is_plain(sample: Any):
    heading = sample.old.blocks[0]
    assert marked(sample.old, [Segment(0, heading.span, "same")], new=True) == "一、民生"
    assert marked(sample.old, [], new=True) == ""
