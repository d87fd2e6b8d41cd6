"""The parts of the screen that need no terminal: tables in columns, clipping, flows, places typed, selections."""

import pytest

from duidu.formats import extract
from duidu.model import Span, Table
from duidu.parse import parse
from duidu.tui.draw import cells, clip
from duidu.tui.flow import Spot, distance, last, on_text, step
from duidu.tui.grid import table_lines
from duidu.tui.selection import Selection


def drawn(text: str, table: Table, width: int) -> list[str]:
    """A table's lines as text."""
    return [
        "".join(piece.literal or text[piece.span.start : piece.span.end] for piece in pieces).rstrip()
        for _, pieces in table_lines(text, table, width)
    ]


def spans(text: str, *cells_: str) -> tuple[Span, ...]:
    """The spans of words in a text; an empty word is a missing cell."""
    return tuple(Span(text.index(c), text.index(c) + len(c)) if c else Span(0, 0) for c in cells_)


TEXT = "指标 2020年 属性 茶园面积(亩) 五百 预期性 村道 九条 约束性 公平秤"
TABLE = Table(
    0,
    (1, 1),
    spans(TEXT, "指标", "2020年", "属性"),
    (
        spans(TEXT, "茶园面积(亩)", "五百", "预期性"),
        spans(TEXT, "村道", "九条", "约束性"),
        spans(TEXT, "公平秤", "", ""),
    ),
)


def test_a_table_stands_in_columns_of_cells():
    assert drawn(TEXT, TABLE, 40) == [
        "指标          2020年  属性",
        "─" * 28,
        "茶园面积(亩)  五百    预期性",
        "村道          九条    约束性",
        "公平秤",
    ]


def test_the_widest_column_gives_way_and_wraps():
    lines = drawn(TEXT, TABLE, 24)
    assert all(cells(line) <= 24 for line in lines)
    assert "茶园面积" not in lines[2] or "(亩)" not in lines[2]
    assert "".join(lines).count("预期性") == 1


def test_no_room_still_draws_something():
    assert drawn(TEXT, TABLE, 4)
    assert drawn(TEXT, Table(0, (1, 1), (), ()), 40) == []


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("茶园", 4, "茶园"),
        ("茶园里", 4, "茶…"),
        ("茶园里", 5, "茶园…"),
        ("abc", 2, "a…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_clipping_counts_cells(text: str, width: int, shown: str):
    assert clip(text, width) == shown
    assert cells(clip(text, width)) <= width


class Rows:
    """A flow of given heights; rows named are blank."""

    def __init__(self, heights: list[int], blanks: frozenset[Spot] = frozenset()) -> None:
        self.heights, self.blanks, self.size = heights, blanks, len(heights)

    def height(self, entry: int) -> int:
        return self.heights[entry]

    def blank(self, spot: Spot) -> bool:
        return spot in self.blanks


def test_steps_cross_entries_and_stop_at_both_ends():
    flow = Rows([2, 1, 3])
    walked = [step(flow, Spot(0, 0), rows) for rows in range(8)]
    assert walked == [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1), (2, 2), (2, 2), (2, 2)]
    assert [step(flow, last(flow), -rows) for rows in range(7)] == [*walked[5::-1], (0, 0)]


def test_a_distance_is_the_number_of_steps_up_to_a_limit():
    flow = Rows([2, 1, 3])
    for rows in range(6):
        assert distance(flow, Spot(0, 0), step(flow, Spot(0, 0), rows), 9) == rows
        assert distance(flow, Spot(0, 0), step(flow, Spot(0, 0), rows), 2) == min(rows, 2)


def test_the_cursor_passes_over_blank_rows_and_turns_back_at_the_end():
    flow = Rows([2, 2], frozenset({Spot(1, 0), Spot(1, 1)}))
    assert on_text(flow, Spot(1, 0), 1) == (0, 1)
    assert on_text(flow, Spot(1, 1), -1) == (0, 1)
    assert on_text(Rows([1], frozenset({Spot(0, 0)})), Spot(0, 0), 1) == (0, 0)


def test_a_selection_between_blocks_is_empty():
    text = "山路弯弯。\n\n茶香阵阵。\n"
    document = parse(extract(text.encode(), "a.txt"), "a")
    assert Selection(document, 6, 6).span == (6, 6)
    chosen = Selection(document, 0, 0)
    chosen.extend(1)
    assert text[slice(*chosen.span)] == "山路弯弯。\n\n茶香阵阵。"
