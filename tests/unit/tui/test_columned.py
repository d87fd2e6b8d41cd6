"""Documents as columns: years in order, gaps between them, titles that tell documents apart; rows in order."""

import pytest

from duidu.evolve.works import Witness
from duidu.model import Fact, Metadata
from duidu.tui.columned import heads
from duidu.tui.ranked import Line, fitting, number_rank, ordered, sought
from duidu.tui.rows import Cell

A, B = "甲", "乙"


def one(name: str, year: int, last: int = 0, place: str = "", kind: str = "") -> Witness:
    return Witness(name, Metadata(place=Fact(place), kind=Fact(kind)), year, last or year, year)


@pytest.mark.parametrize(
    ("documents", "wanted"),
    [
        ([], []),
        ([one("a", 2012), one("b", 2013)], ["2012", "2013"]),
        ([one("a", 2012), one("b", 2014), one("c", 2018)], ["2012", "13", "2014", "15–17", "2018"]),
        ([one("a", 2016, 2020), one("b", 2021)], ["2016–20", "2021"]),
        ([one("a", 2016, 2020), one("b", 2018), one("c", 2022)], ["2016–20", "2018", "21", "2022"]),
        (
            [one("a", 2012, place="甲"), one("b", 2012, place="乙"), one("c", 2013, place="甲")],
            ["2012 甲", "2012 乙", "2013"],
        ),
        ([one("a", 2026, place="甲"), one("b", 2026, place="乙")], ["甲", "乙"]),
        ([one("a", 2018), one("b", 2018), one("c", 0)], ["2018 #1", "2018 #2", "c"]),
        (
            [one("a", 2018, kind="甲"), one("b", 2018, kind="乙"), one("c", 2019, kind="甲")],
            ["2018 甲", "2018 乙", "2019"],
        ),
    ],
)
def test_columns_are_years_with_their_gaps(documents: list[Witness], wanted: list[str]):
    found = heads(documents)
    assert [head.title for head in found] == wanted
    assert [head.document for head in found if head.document] == [one.document for one in documents]
    assert all(head.first <= head.last for head in found)


def test_rows_are_sorted_within_their_groups_and_what_is_empty_comes_last():
    lines = [
        Line((Cell(name), Cell(str(count or ""))), name, group, ((0, 0.0, name), number_rank(count)))
        for name, count, group in [("甲", 3, "口号"), ("乙", None, "口号"), ("丙", 7, "口号"), ("丁", 9, "专名")]
    ]
    assert [line.key for line in ordered(lines, None)] == ["甲", "乙", "丙", "丁"]
    assert [line.key for line in ordered(lines, (1, False))] == ["甲", "丙", "乙", "丁"]
    assert [line.key for line in ordered(lines, (1, True))] == ["丙", "甲", "乙", "丁"]
    plain = [line._replace(ranks=()) for line in lines]
    assert [line.key for line in ordered(plain, (1, True))] == ["丙", "甲", "乙", "丁"]
    assert [line.key for line in fitting(lines, map(sought, lines), " 丙 ")] == ["丙"]
    assert [line.key for line in fitting(lines, map(sought, lines), "龍")] == []
