"""Words broken to a width, and bars laid over lines."""

from hypothesis import given, settings
from hypothesis import strategies as st

from duidu.tui.broken import broken, laid
from duidu.tui.draw import cells

PARTS = st.lists(st.tuples(st.text("ab \u00b7\u5e73\u5b89\uff0c\u26a0", max_size=20), st.just("dim")), max_size=5)


def said(lines: list[list[tuple[str, str]]]) -> list[str]:
    """The lines without their styles."""
    return ["".join(text for text, _style in line) for line in lines]


def test_a_bar_is_broken_between_its_parts_where_that_is_near():
    parts = [(" 12 promises", "strong"), ("  repeated 3 \u00b7 moved 4", "dim"), ("  \u26a0 other kind", "caution")]
    assert said(laid(parts, 80, 3)) == [" 12 promises  repeated 3 \u00b7 moved 4  \u26a0 other kind"]
    lines = laid(parts, 30, 3)
    assert said(lines) == [" 12 promises  repeated 3", " moved 4  \u26a0 other kind"]
    assert lines[1][-1] == ("  \u26a0 other kind", "caution")


def test_what_is_too_long_ends_in_an_ellipsis():
    (line,) = said(laid([("\u5e73\u5b89" * 20, "")], 20, 1))
    assert line.endswith("\u2026")
    assert cells(line) <= 20
    assert said(laid([], 20, 2)) == [""]


def test_control_characters_are_made_safe():
    assert broken("a\x1bb", 20) == ["a\u241bb"]


@given(PARTS, st.integers(8, 40), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_no_line_of_a_bar_is_wider_than_the_bar(parts: list[tuple[str, str]], width: int, most: int):
    lines = said(laid(parts, width, most))
    assert 1 <= len(lines) <= most
    assert all(cells(line) <= width for line in lines)
