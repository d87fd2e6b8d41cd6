"""The overview: its cells tile the sheet, and each has the sign of what weighs most there."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duidu.tui.entries import entries
from duidu.tui.ruler import NOTHING, WEIGHT, buckets, glyph
from duidu.tui.styled import SYMBOLS


@given(st.integers(0, 60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_cells_tile_the_sheet_and_bear_the_weightiest_state(two: Any, height: int):
    held = entries(two.documents, two.shown, two.mode)
    found = buckets(two.shown, held, 1, height)
    assert len(found) == min(height, len(held))
    assert [i for one in found for i in range(one.start, one.end)] == list(range(len(held) if height else 0))
    for one in found:
        states = {two.shown.rows[row].states[1] for entry in held[one.start : one.end] for row in entry.rows}
        assert one.state == min(states, key=WEIGHT.index)
        assert glyph(one)[0] == (NOTHING if one.state == "same" else SYMBOLS[one.state])


def test_nothing_has_no_cells(two: Any):
    assert buckets(two.shown, (), 1, 20) == ()
