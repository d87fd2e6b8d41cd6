"""The sheet: numbering alone is no edit, moves are told at both ends, the cursor passes over empty lines."""

from dataclasses import replace
from typing import Any

from duidu.compare import hidden
from duidu.export.marks import RENUMBERED
from duidu.tui.alone import Alone
from duidu.tui.cells import CellLine, SheetWords
from duidu.tui.flow import Spot
from duidu.tui.sheet import Sheet

WORDS = SheetWords(
    {"dropped": "dropped", "other_kind": "other", "damaged": "damaged"},
    lambda n: f"also {n}",
    lambda fold, n: f"{fold} {n}",
    lambda place: f"to {place}",
    lambda place: f"from {place}",
    {},
)


def signs(sheet: Sheet, row: int, column: int = 1) -> list[str]:
    return [line.cells[column].sign for line in sheet.lines(sheet.entry_of(row)) if line.cells[column].sign.strip()]


def said(sheet: Sheet, row: int) -> str:
    lines = sheet.lines(sheet.entry_of(row))
    return " ".join(piece.literal for line in lines for cell in line.cells for piece in cell.pieces)


def test_headings_of_another_number_are_marked_so_and_the_same_once_numbering_is_hidden(two: Any):
    from duidu.align import align
    from duidu.compare import compare
    from duidu.model import Extracted
    from duidu.parse import parse

    old = parse(Extracted("一、做强山地农业\n\n新开高山茶园三百亩。\n\n二、修好乡村道路\n\n修通七条村道。\n"), "old")
    new = parse(Extracted("一、修好乡村道路\n\n修通七条村道。\n\n二、做强山地农业\n\n新开高山茶园三百亩。\n"), "new")
    found = compare([old, new], [None, align(old, new)], 0)
    row = next(i for i, one in enumerate(found.rows) if one.cells[0] and one.cells[1] and one.states[1] == "same")
    assert RENUMBERED in signs(Sheet([old, new], found, two.mode, WORDS), row)
    plain = hidden([old, new], found, {"numbering"})
    assert RENUMBERED not in signs(Sheet([old, new], plain, two.mode, WORDS), row)


def test_a_clause_that_left_is_told_at_both_ends(two: Any):
    sheet = Sheet(two.documents, two.shown, two.mode, WORDS)
    assert "to " in said(sheet, two.row("茶叶基地"))
    assert "from " in said(sheet, two.row("平安青河"))
    spot = Spot(sheet.entry_of(two.row("茶叶基地")), 0)
    end = sheet.end_at(spot, 1)
    assert end is not None
    back = sheet.spot_of(two.row("平安青河"), end)
    assert sheet.row_at(back) == two.row("平安青河")


def test_only_empty_lines_are_passed_over(two: Any):
    for mode in (two.mode, replace(two.mode, unified=True), replace(two.mode, stacked=True)):
        sheet = Sheet(two.documents, two.shown, mode, WORDS)
        for entry in range(sheet.size):
            lines = sheet.lines(entry)
            blank = [sheet.blank(Spot(entry, row)) for row in range(len(lines))]
            assert not all(blank)
            assert all(not any(cell.pieces for cell in lines[row].cells) for row, one in enumerate(blank) if one)


def test_a_column_alone_shows_its_own_lines_in_order_and_no_others_room(two: Any):
    sheet = Sheet(two.documents, two.shown, two.mode, WORDS)
    for position in (0, 1):
        alone = Alone(sheet, position)
        whole = [line.cells[position] for i in range(sheet.size) for line in sheet.lines(i)]
        shown = [line.cells[position] for i in range(alone.size) for line in alone.lines(i)]
        assert [cell for cell in shown if cell.pieces] == [
            cell for i in range(sheet.size) if sheet.entries[i] in alone.entries for cell in _cells(sheet, i, position)
        ]
        assert len(shown) < len(whole)
        assert all(two.shown.rows[entry.rows[0]].cells[position] for entry in alone.entries)
        for entry in range(alone.size):
            assert alone.entry_of(alone.row_at(Spot(entry, 0))) == entry


def _cells(sheet: Sheet, entry: int, position: int) -> list[CellLine]:
    return [line.cells[position] for line in sheet.lines(entry) if line.cells[position].pieces]
