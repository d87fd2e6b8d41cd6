r"""Lines are `text.split("\n")`, whatever else might look like a line end."""

from hypothesis import given
from hypothesis import strategies as st

from duidu.model import Page
from duidu.text.lines import line_of, line_span, line_starts, page_of

TEXTS = st.text() | st.text(st.sampled_from("甲乙\n\r\u2028\x0c"))


@given(TEXTS)
def test_spans_are_the_lines_of_the_text(text: str):
    starts = line_starts(text)
    lines = text.split("\n")
    spans = [line_span(text, starts, n) for n in range(1, len(lines) + 1)]
    assert len(starts) == len(lines)
    assert [text[start:end] for start, end in spans] == lines


@given(TEXTS)
def test_each_offset_stands_in_the_line_that_holds_it(text: str):
    starts = line_starts(text)
    for offset in range(len(text) + 1):
        assert line_of(starts, offset) == text.count("\n", 0, offset) + 1


def test_the_ends_of_a_text():
    assert line_starts("") == (0,)
    assert line_span("", (0,), 1) == (0, 0)
    assert line_starts("甲\n") == (0, 2)
    assert line_of((0, 2), 1) == 1  # the line end belongs to its line
    assert line_of((0, 2), 2) == 2


def test_an_offset_is_on_the_page_that_begins_before_it():
    pages = (Page(3, 1), Page(10, 2), Page(10, 3), Page(20, 5))
    assert [page_of(pages, offset) for offset in (0, 3, 9, 10, 19, 20, 99)] == [1, 1, 1, 3, 3, 5, 5]
    assert page_of((), 7) == 0
