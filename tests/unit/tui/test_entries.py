"""What stands on the sheet: every row once, in order, alone or in one folded line."""

from dataclasses import replace
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duidu.model import State
from duidu.tui.entries import LONG_RUN, entries


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
