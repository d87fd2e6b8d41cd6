"""Table views as workbooks: text stays text, numbers are numbers, the same view gives the same bytes."""

import builtins
import io
from decimal import Decimal

import openpyxl
import pytest

from duidu.errors import InputError
from duidu.export.tabled import Passage, Tabled
from duidu.export.xlsx import LONGEST, Sheet, xlsx

WORDS = {name: name for name in ("language", "table", "chart", "passages", "notes", "methods", "source")}
VIEW = Tabled(
    title="指标",
    account=("说明一。", "说明二。"),
    head=("指标", "2020", "2021"),
    rows=(("=茶园", "5", "≥3%"), ("007", "-2.5", "=1+1"), ("茶企", "", "0012")),
    groups=((1, "城东区"),),
    passages=(Passage(0, 1, "茶园面积达到5万亩", (), "规划第3行"),),
    notes=("核过",),
)


def book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def values(sheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_view_has_a_sheet_for_each_part():
    made = book(xlsx(VIEW, WORDS, [Sheet("每个/数字", ("甲", "乙"), ((Decimal("3.5"), None), ("=2", 7)))]))
    assert made.sheetnames == ["table", "每个 数字", "passages", "methods", "notes"]
    assert values(made["table"]) == [
        ["指标", "2020", "2021"],
        ["=茶园", 5, "≥3%"],
        ["城东区", None, None],
        ["007", -2.5, "=1+1"],
        ["茶企", None, "0012"],
    ]
    assert {cell.data_type for row in made["table"].iter_rows() for cell in row} == {"s", "n"}
    assert values(made["每个 数字"]) == [["甲", "乙"], [3.5, None], ["=2", 7]]
    assert values(made["passages"])[1] == ["=茶园", "2020", "茶园面积达到5万亩", "规划第3行"]
    assert values(made["methods"]) == [["methods"], ["指标"], ["说明一。"], ["说明二。"]]
    assert made["table"].freeze_panes == "B2"


def test_the_same_view_gives_the_same_bytes_without_a_time():
    assert xlsx(VIEW, WORDS) == xlsx(VIEW, WORDS)


def test_what_no_cell_can_hold_is_cut_or_shown():
    rows = (("茶\x00\x1b[31m", "字" * (LONGEST + 5)),)
    (sheet, *_) = book(xlsx(Tabled("题", (), ("一", "二"), rows), WORDS))
    first, second = (cell.value for cell in sheet[2])
    assert "\x1b" not in first
    assert (len(second), second[-1]) == (LONGEST, "\u2026")


def test_names_of_sheets_are_made_to_fit():
    more = [Sheet("table", ("一",), ()), Sheet("字" * 40, ("一",), ()), Sheet("'[]'", ("一",), ())]
    names = book(xlsx(Tabled("题", (), ("一",), ()), WORDS, more)).sheetnames
    assert names == ["table", "table 2", "字" * 31, "1", "methods"]


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    real = builtins.__import__

    def without(name: str, *rest, **named):
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"duidu\[sheets\]"):
        xlsx(VIEW, WORDS)
