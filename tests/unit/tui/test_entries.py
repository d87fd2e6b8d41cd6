"""What stands on the sheet: every row once, in order, alone or in one folded line."""

from dataclasses import replace
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.tui.test_sheet import WORDS

from duidu.align import align
from duidu.compare import compare
from duidu.model import Alignment, Extracted, State
from duidu.parse import parse
from duidu.tui.entries import LONG_RUN, entries
from duidu.tui.sheet import Sheet


@given(st.booleans(), st.frozensets(st.sampled_from(get_args(State))))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_row_stands_there_once_and_in_order(two: Any, folded: bool, states: frozenset[State]):
    found = entries(two.documents, two.shown, replace(two.mode, folded=folded, states=states))
    assert [row for entry in found for row in entry.rows] == list(range(len(two.shown.rows)))
    for entry in found:
        assert entry.fold or len(entry.rows) == 1
        held = {two.shown.rows[row].states[1] for row in entry.rows}
        assert (entry.fold == "hidden") == (held <= states)
        assert entry.fold not in {"added", "unfound"} or len(entry.rows) >= LONG_RUN


def test_a_fold_that_was_opened_stays_open(two: Any):
    mode = replace(two.mode, folded=True)
    fold = next(entry for entry in entries(two.documents, two.shown, mode) if entry.fold)
    opened = entries(two.documents, two.shown, replace(mode, open_folds=frozenset({fold.rows[0]})))
    assert [entry.rows for entry in opened if set(entry.rows) & set(fold.rows)] == [(row,) for row in fold.rows]


def test_figures_only_and_headings_only_leave_the_others_out(two: Any):
    figures = entries(two.documents, two.shown, replace(two.mode, figures=True))
    assert [entry.rows for entry in figures] == [(two.row("茶叶基地"),), (two.row("断头路"),)]
    heads = entries(two.documents, two.shown, replace(two.mode, outline=True, states=frozenset({"same"})))
    assert {entry.rows[0] for entry in heads} >= {two.row("修好乡村道路"), two.row("守护平安山村")}
    assert not any(entry.fold for entry in heads)


def test_what_only_columns_out_of_focus_have_is_one_line_in_its_column(two: Any):
    third = parse(Extracted("山\n\n" + "\n\n".join(f"{n}、第{n}条山沟要修一座小桥。" for n in range(1, 8))), "third")
    documents = [*two.documents, third]
    apart = Alignment("plan-2019", "third", (), (), tuple(block.id for block in third.blocks))
    comparison = compare(documents, [None, align(*two.documents), apart], 0)
    mode = replace(two.mode, columns=(0, 1, 2))
    found = entries(documents, comparison, mode)
    (aside,) = (entry for entry in found if entry.fold)
    assert aside.fold == "aside"
    assert all(not comparison.rows[row].cells[0] and not comparison.rows[row].cells[1] for row in aside.rows)
    sheet = Sheet(documents, comparison, mode, WORDS)
    (line,) = sheet.lines(found.index(aside))
    assert [bool(cell.pieces) for cell in line.cells] == [False, False, True]
    turned = entries(documents, comparison, replace(mode, focus=2))
    assert not {row for entry in turned if entry.fold for row in entry.rows} & set(aside.rows)
    opened = replace(mode, open_folds=frozenset({aside.rows[0]}))
    assert not any(entry.fold for entry in entries(documents, comparison, opened))
