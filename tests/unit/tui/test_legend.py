"""The legend: counts of what is shown, and what is switched off with how much that is."""

from typing import Any

from duidu.tui.legend import WIDE, counts, switched_off, toggles
from duidu.tui.styled import SYMBOLS


def said(parts: Any) -> str:
    return "".join(text for text, _style in parts)


def test_states_are_counted_with_their_signs_and_classes_where_there_is_room(two: Any):
    narrow, wide = (said(counts(two.shown, two.full, 1, width)) for width in (WIDE - 1, WIDE))
    for state, n in two.shown.counts[1]:
        assert f"{SYMBOLS[state]} " in narrow
        assert f" {n}  " in narrow
    assert "figures 2" in wide
    assert "figures" not in narrow
    assert "no change in substance" not in wide


def test_where_names_have_no_room_signs_and_counts_stay(two: Any):
    short = said(counts(two.shown, two.full, 1, 80, taken=60))
    assert short.split() == [part for state, n in two.shown.counts[1] for part in (SYMBOLS[state], str(n))]


def test_what_is_switched_off_is_said_with_its_count(two: Any):
    (told,) = switched_off(two.full, 1, frozenset({"added"}), frozenset({"script", "name"}))
    added, script = dict(two.full.counts[1])["added"], dict(two.full.changes[1])["script"]
    assert told[0].strip() == f"hidden: only here {added}, script {script} (f)"
    assert switched_off(two.full, 1, frozenset(), frozenset({"name"})) == ()


def test_a_state_that_is_switched_off_can_be_switched_on_though_there_is_none(two: Any):
    found = {one.value: one for one in toggles(two.full, 1, frozenset({"damaged"}), frozenset())}
    assert (found["damaged"].number, found["damaged"].shown) == (0, False)
    assert "other_kind" not in found
    assert found["figure"].shown
