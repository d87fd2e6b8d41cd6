"""Every state of a promise and every reason has words of its own."""

import pytest

from duidu.evolve.promisesaid import STATES, PromiseRuling
from duidu.model import Anchor, Reason
from duidu.settings.promisewords import reason_words, sign_of, state_about, state_words, verdict_words

ANCHOR = Anchor("a", "0", 1, 0, "\u65b0\u5efa", "", "")
REASONS = (
    *("words", "missing", "tried", "name", "linked", "figure", "figure_gone"),
    *("elsewhere", "review", "also_review"),
)
UNLIKE = ("measure", "unit", "flow", "falls", "redefined", "range")


def ruling(says: str = "", note: str = "") -> PromiseRuling:
    return PromiseRuling(ANCHOR, "b", "1", says, note)


def test_states_are_told_apart():
    assert len({state_words(state) for state in STATES}) == len(STATES)
    assert len({state_about(state) for state in STATES}) == len(STATES)


@pytest.mark.parametrize("code", REASONS)
def test_a_reason_says_its_values(code: str):
    name, said = reason_words(Reason(code, ("\u8336\u56ed",)))
    assert name
    assert said
    assert ("\u8336\u56ed" in said) == (code not in {"linked", "elsewhere", "review"})


def test_reasons_why_figures_are_unlike_are_told_apart():
    assert len({reason_words(Reason("unlike", (why,))) for why in UNLIKE}) == len(UNLIKE)


def test_what_a_reader_said_has_a_sign_and_words():
    said = (None, ruling("checked"), ruling("rejected", "x"), ruling("done"), ruling("", "x"))
    assert [sign_of(one) for one in said] == ["", "\u2714", "\u2718*", "\u270e", "*"]
    assert (verdict_words(None), verdict_words(ruling("", "x"))) == ("", "")
    assert len({verdict_words(ruling(says)) for says in ("checked", "rejected", "done")}) == 3
