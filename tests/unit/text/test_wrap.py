"""Lines tile, fit, stop at line ends, keep runs whole and keep 避头尾 wherever a place that keeps it is near.

The law, against which every line is held: the break is the last place within the width at which a line may end (no
closing sign after it, no opening one before it, no run of Latin letters and digits cut that fits a line), if one lies
among the last `MOST_CARRIED` + 1 places, where a run is one step; else the last one, or before the run it would cut.
"""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import Span
from duidu.text.wrap import MOST_CARRIED, NO_END, NO_START, RUN, wrap

COMMA, STOP, OPEN, CLOSE = "\uff0c", "。", "“", "”"
ALPHABET = "平安区" * 3 + COMMA + STOP + OPEN + CLOSE + "(3.9%)abc《》、—… \n\u0301\uff13"
TEXTS = st.text() | st.text(st.sampled_from(ALPHABET), max_size=80)
WIDTHS = st.integers(1, 24)


def cell(char: str) -> int:
    if unicodedata.combining(char) or char == "\n":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cells(text: str) -> int:
    return sum(map(cell, text))


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, Span(0, len(text)), width, cell)]


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, Span(start, end)


@given(stretches(), WIDTHS)
def test_lines_tile_any_stretch(given_: tuple[str, Span], width: int):
    text, span = given_
    parts = wrap(text, span, width, cell)
    assert [span.start, *(part.end for part in parts)] == [*(part.start for part in parts), span.end]
    assert all(start < end for start, end in parts) or (parts == (span,) and span.start == span.end)


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_asked_unless_it_is_one_character(text: str, width: int):
    assert all(cells(line) <= width or len(line) == 1 for line in lines(text, width))


@given(TEXTS, WIDTHS)
def test_a_line_end_ends_the_line_and_stands_nowhere_else(text: str, width: int):
    for line in lines(text, width):
        assert "\n" not in line[:-1]
    whole = [line for line in text.split("\n") if cells(line) <= width]
    assert sum(line.endswith("\n") for line in lines(text, width)) == text.count("\n")
    assert not whole[:-1] or set(whole[:-1]) <= {line.rstrip("\n") for line in lines(text, width)}


def run_around(text: str, at: int, start: int) -> tuple[int, int]:
    """The run that a break at `at` would cut, from the start of the line on."""
    head, tail = at, at
    while head > start and text[head - 1] in RUN:
        head -= 1
    while tail < len(text) and text[tail] in RUN:
        tail += 1
    return head, tail


def the_break(text: str, start: int, width: int) -> int:
    """Where a line that begins at `start` must end, said as simply and slowly as possible."""
    stop = text.find("\n", start) + 1 or len(text)
    room = len(text[start:stop].rstrip("\n"))
    if cells(text[start : start + room]) <= width:
        return stop
    fits = max(n for n in range(room + 1) if cells(text[start : start + n]) <= width)
    if fits == 0:
        return start + 1
    last = start + fits

    def cut_run(at: int) -> tuple[int, int] | None:
        return run_around(text, at, start) if text[at] in RUN and text[at - 1] in RUN else None

    run = cut_run(last)
    if run and cells(text[run[0] : run[1]]) > width:
        return last
    near: list[int] = []
    at = last
    while at > start and len(near) <= MOST_CARRIED:
        run = cut_run(at)
        at = run[0] if run else at
        near.append(at)
        at -= 1
    kept = [at for at in near if at > start and text[at] not in NO_START and text[at - 1] not in NO_END]
    return (kept or near)[0]


@given(TEXTS, WIDTHS)
def test_every_line_ends_where_the_law_says(text: str, width: int):
    for start, end in wrap(text, Span(0, len(text)), width, cell):
        assert end == (the_break(text, start, width) if text else 0)


PLAIN = st.text(st.sampled_from("平安区建设"), min_size=2, max_size=12)
PHRASES = st.lists(PLAIN | PLAIN.map(lambda t: f"{OPEN}{t}{CLOSE}") | st.just("GDP3.9%"), min_size=1, max_size=12)


@given(PHRASES, st.sampled_from([COMMA, STOP, "、", ",", f"{CLOSE}{STOP}"]), st.integers(12, 40))
def test_ordinary_text_keeps_every_rule(phrases: list[str], sign: str, width: int):
    text = sign.join(phrases) + sign
    found = lines(text, width)
    for before, after in pairwise(found):
        assert after[0] not in NO_START
        assert before[-1] not in NO_END
        assert not (before[-1] in RUN and after[0] in RUN)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("和平安定" + STOP, 8, ["和平安", "定" + STOP]),
        (f"和平安{OPEN}定", 8, ["和平安", f"{OPEN}定"]),
        ("增长3.9%" + STOP, 8, ["增长", "3.9%" + STOP]),
        ("增长3.9%左右", 6, ["增长", "3.9%左", "右"]),
        ("用于www.example.org等", 8, ["用于www.", "example.", "org等"]),
        ("(GDP)增长", 4, ["(GDP", ")增", "长"]),
        ("总则" + "…" * 6, 6, ["总", "则…………", "……"]),
        ("总则" + "…" * 20, 12, ["总则" + "…" * 8, "…" * 12]),
        ("和平\n安定", 8, ["和平\n", "安定"]),
        ("和平安定\n", 8, ["和平安定\n"]),
        ("\n\n", 8, ["\n", "\n"]),
        ("和平", 1, ["和", "平"]),
        ("", 8, [""]),
    ],
)
def test_cases(text: str, width: int, expected: list[str]):
    assert lines(text, width) == expected


def test_the_work_grows_with_the_text_only():
    asked = 0

    def counted(char: str) -> int:
        nonlocal asked
        asked += 1
        return cell(char)

    for text in ("推进" * 2000, "a" * 4000, (STOP + CLOSE) * 2000, f"{OPEN}3.9%{CLOSE}{STOP}" * 600):
        asked = 0
        wrap(text, Span(0, len(text)), 60, counted)
        assert asked < 3 * len(text)
