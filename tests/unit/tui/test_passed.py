"""Rows counted once, the changed ones among them, and the share of the text that was passed."""

from dataclasses import replace
from typing import Any

from duidu.tui.passed import Passed


def test_changes_are_rows_that_differ_and_are_to_be_seen(two: Any):
    found = Passed(two.documents, two.shown, two.mode)
    assert found.rows == tuple(range(len(two.shown.rows)))
    assert [two.shown.rows[i].states[1] == "same" for i in found.rows] == [i not in found.changed for i in found.rows]
    without = Passed(two.documents, two.shown, replace(two.mode, states=frozenset({"added"})))
    assert set(found.changed) - set(without.changed) == {
        i for i in found.rows if two.shown.rows[i].states[1] == "added"
    }
    figures = Passed(two.documents, two.shown, replace(two.mode, figures=True))
    assert figures.changed == (two.row("茶叶基地"), two.row("断头路"))


def test_the_share_grows_to_all(two: Any):
    found = Passed(two.documents, two.shown, two.mode)
    shares = [found.share(row) for row in found.rows]
    assert shares == sorted(shares)
    assert shares[-1] == 100
