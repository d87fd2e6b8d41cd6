"""Figures that changed: from what to what, by how much, which way."""

from typing import Any

from duidu.export.figured import ARROWS, BOTH, arrow, figured
from duidu.model import Span


def test_a_changed_figure_has_its_direction_and_difference(two: Any):
    (more,) = figured(two.documents, two.shown.rows[two.row("茶叶基地")], 0, 1)
    assert (more.sign, more.text) == (ARROWS["up"], "三百亩 \u2192 五百亩 (+200亩)")
    (less,) = figured(two.documents, two.shown.rows[two.row("断头路")], 0, 1)
    assert (less.sign, less.difference) == (ARROWS["down"], "-3条")
    assert arrow([more, less]) == BOTH
    assert arrow([more]) == ARROWS["up"]
    assert arrow([]) == ""


def test_only_the_figures_of_a_stretch_are_asked_for(two: Any):
    row = two.shown.rows[two.row("茶叶基地")]
    assert not list(figured(two.documents, row, 0, 1, Span(0, 1)))
