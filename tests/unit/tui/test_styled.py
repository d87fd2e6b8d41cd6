"""Signs and styles of segments: what only has another number is no edit; every stretch keeps its text."""

import itertools
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duidu.export.marks import RENUMBERED, state_sign
from duidu.model import Edit, Segment, Span
from duidu.tui.styled import SYMBOLS, run_sign, runs, styled

COUNTED = Edit("replace", Span(0, 1), Span(0, 1), "numbering"), Edit("equal", Span(1, 2), Span(1, 2))
NUMBER = Segment(0, Span(0, 2), "edited", 0, COUNTED)
SAME = Segment(0, Span(2, 6), "same", 1)
EDITED = Segment(0, Span(6, 9), "edited", 2, (Edit("replace", Span(6, 9), Span(6, 8), "wording"),))
MOVED = Segment(0, Span(9, 12), "moved", 3, (Edit("replace", Span(9, 12), Span(9, 12), "wording"),))


def test_a_heading_that_only_counts_otherwise_is_not_edited():
    assert run_sign([NUMBER, SAME]) == (RENUMBERED, "formal")
    assert run_sign([NUMBER]) == (RENUMBERED, "formal")
    assert run_sign([SAME]) == (SYMBOLS["same"], "same")


def test_a_number_does_not_hide_what_else_there_is():
    assert run_sign([NUMBER, EDITED]) == (SYMBOLS["edited"], "edited")
    assert run_sign([NUMBER, SAME, EDITED]) == (SYMBOLS["edited"], "edited")
    assert run_sign([MOVED]) == (SYMBOLS["moved"] + SYMBOLS["edited"], "moved")


def test_a_row_that_moved_and_says_something_else_bears_both_signs():
    assert state_sign("edited", moved=True) == SYMBOLS["moved"] + SYMBOLS["edited"]
    assert state_sign("moved", moved=True) == SYMBOLS["moved"]


@given(st.lists(st.sampled_from([NUMBER, SAME, EDITED, MOVED]), max_size=6))
def test_runs_keep_every_segment_in_order(segments: list[Segment]):
    found = runs(segments)
    assert [segment for run in found for segment in run] == segments
    assert all(a.span.end == b.span.start for run in found for a, b in itertools.pairwise(run))


def test_styled_stretches_tile_their_segment(two: Any):
    for row in two.full.rows:
        for base, side in ((True, row.sides[1].base), (False, row.sides[1].other)):
            for segment in side:
                spans = [span for span, _style in styled(segment, base=base)]
                assert spans[0].start == segment.span.start
                assert spans[-1].end == segment.span.end
                assert all(a.end == b.start for a, b in itertools.pairwise(spans))
