"""Which rows are shown: states that are switched off, figures only, headings only; each row has one reason at most."""

from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from duidu.compare import Narrowing, compare, concealed, left_out
from duidu.model import ROOT, Comparison, Document, State

Make = Any
OLD = (
    ("heading", "做强山地农业", ROOT),
    ("para", "改造茶园20亩。", 0),
    ("para", "办好集市。", 0),
    ("para", "修好村道。", 0),
)
NEW = (*OLD[:1], ("para", "改造茶园30亩。", 0), *OLD[2:3], ("para", "看好山林。", 0))


def sample(make: Make) -> tuple[list[Document], Comparison]:
    """A heading, a changed figure, the same again, then something new and something dropped."""
    documents = [make.document("a", *OLD), make.document("b", *NEW)]
    return documents, compare(documents, [None, make.alignment(*documents, (0, 0), (1, 1), (2, 2))], 0)


def test_everything_is_shown_at_first(make: Make):
    documents, comparison = sample(make)
    assert [row.states[1] for row in comparison.rows] == ["same", "edited", "same", "added", "dropped"]
    assert set(left_out(documents, comparison, (0, 1), Narrowing())) == {""}


def test_states_that_are_switched_off_take_their_rows_away(make: Make):
    documents, comparison = sample(make)
    found = left_out(documents, comparison, (0, 1), Narrowing(frozenset({"same", "added"})))
    assert found == ("states", "", "states", "states", "")


def test_only_changed_figures_or_only_titles(make: Make):
    documents, comparison = sample(make)
    figures = left_out(documents, comparison, (0, 1), Narrowing(figures=True))
    assert figures == ("figures", "", "figures", "figures", "figures")
    assert left_out(documents, comparison, (0, 1), Narrowing(outline=True)) == ("", *("outline",) * 4)
    plain = [make.paragraphs("a", "办好集市。"), make.paragraphs("b", "办好集市。")]
    untitled = compare(plain, [None, make.alignment(*plain, (0, 0))], 0)
    assert left_out(plain, untitled, (0, 1), Narrowing(outline=True)) == ("",)


def test_a_title_that_stands_in_no_column_on_screen_is_none(make: Make):
    documents, _comparison = sample(make)
    third = make.document("c", ("heading", "题目", ROOT), ("heading", "改造茶园30亩。", 0))
    three = [*documents, third]
    found = compare(three, [None, *(make.alignment(documents[0], one, (0, 0), (1, 1)) for one in three[1:])], 0)
    (row,) = [i for i, one in enumerate(found.rows) if one.cells[2] == (1,)]
    assert left_out(three, found, (0, 1, 2), Narrowing(outline=True))[row] == ""
    assert left_out(three, found, (0, 1), Narrowing(outline=True))[row] == "outline"


def test_rows_without_text_in_the_columns_on_screen_are_absent(make: Make):
    documents, comparison = sample(make)
    assert left_out(documents, comparison, (0,), Narrowing()) == ("", "", "", "absent", "")


@given(st.frozensets(st.sampled_from(get_args(State))), st.booleans())
def test_a_row_is_left_out_for_its_states_only_if_every_column_has_one(states: frozenset[State], figures: bool):
    documents, comparison = sample(_make())
    for row, why in zip(
        comparison.rows, left_out(documents, comparison, (0, 1), Narrowing(states, figures)), strict=True
    ):
        assert (why == "states") <= (row.states[1] in states)
        assert figures or (why == "states") == (row.states[1] in states)


def _make() -> Make:
    from tests.unit.compare.conftest import Make as Made

    return Made


def test_what_is_concealed_is_counted_over_all_columns(make: Make):
    _, comparison = sample(make)
    assert concealed(comparison, {"figure", "script"}) == (("figure", 1),)
    assert concealed(comparison, ()) == ()
