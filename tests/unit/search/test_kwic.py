"""Concordance lines: one for each match, in the order asked for."""

from duidu.export.kwic import laid
from duidu.model import Block, Document, Hit, Metadata, Period, Span
from duidu.search import prepare, search
from duidu.search.kwic import AROUND, Line, lines, ordered
from duidu.text.cells import cell, cells, head, tail


def document(id_: str, text: str, year: int) -> Document:
    blocks = (Block(0, "para", tuple(range(1, text.count("\n") + 2)), Span(0, len(text))),)
    return Document(id_, text, "", blocks, Metadata(covers=(Period("plan", year, year),)))


A = document("a", "推进平安建设,创建平安\n校园。", 2020)
B = document("b", "深化改革,建设平安社区。", 2012)
DOCUMENTS = {"a": A, "b": B}


def found() -> list[Line]:
    return lines(DOCUMENTS, search(prepare(DOCUMENTS.values()), "平安"))


def test_each_match_has_its_line_and_line_breaks_are_no_context():
    assert [(line.document, line.line, line.left, line.right) for line in ordered(found(), "year")] == [
        ("b", 1, "深化改革,建设", "社区。"),
        ("a", 1, "推进", "建设,创建平安校园。"),
        ("a", 1, "推进平安建设,创建", "校园。"),
    ]


def test_order_by_what_stands_beside_goes_by_sound():
    assert [line.left[-1] for line in ordered(found(), "left")] == ["建", "进", "设"]  # jian jin she
    assert [line.right[0] for line in ordered(found(), "right")] == ["建", "校", "社"]  # jian jiao she


def test_a_hit_without_spans_is_its_own_match():
    (line,) = lines(DOCUMENTS, [Hit("b", 0, 5, 7, 80.0)])
    assert (line.match, line.span) == ("建设", Span(5, 7))


def test_long_contexts_are_cut():
    long = document("c", "甲" * 500 + "平安" + "乙" * 500, 2020)
    (line,) = lines({"c": long}, [Hit("c", 0, 500, 502, 80.0)])
    assert (line.left, line.right) == ("甲" * AROUND, "乙" * AROUND)


def test_matches_stand_in_one_column_and_lines_fit():
    rows = laid(ordered(found(), "year"), 40)
    assert len({cells(row.where + row.left) for row in rows}) == 1
    assert all(cells("".join(row)) <= 40 for row in rows)
    assert {row.match for row in rows} == {"平安"}
    assert laid([], 40) == []


def test_cells():
    assert [cell(c) for c in "中a\u0301\u200b。"] == [2, 1, 0, 0, 2]
    assert (head("中文ab", 3), tail("ab中文", 3), head("ab", 9)) == ("中", "文", "ab")
