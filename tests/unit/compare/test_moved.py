"""Rows that moved, were edited on the way, split or merged; and where the other end stands."""

from typing import Any

from duidu.compare import compare
from duidu.model import ROOT, Comparison, Moved, Place, Row

A = "推进平安社区建设,完善网格员队伍。"
B = "为老旧小区加装电梯45部,改造供水管网。"
C = "举办社区文艺汇演活动,开放图书馆自习室。"
D = "实施河道清淤工程,建成口袋公园八处。"
E = "设立惠老服务驿站,发展银发经济。"
Make = Any


def row_of(comparison: Comparison, block: int, column: int = 0) -> Row:
    return next(row for row in comparison.rows if block in row.cells[column])


def chapters(make: Make, id: str, *sections: tuple[str, ...]) -> Any:
    """A document of chapters: title, paragraphs."""
    lines: list[tuple[str, str, int]] = []
    for title, *paragraphs in sections:
        head = len(lines)
        lines.append(("heading", title, ROOT))
        lines += [("para", text, head) for text in paragraphs]
    return make.document(id, *lines)


def test_a_paragraph_in_another_place_has_moved_and_says_from_where_to_where(make: Make):
    a, b = make.paragraphs("a", A, B, C, D), make.paragraphs("b", B, C, D, A)
    found = compare([a, b], [None, make.alignment(a, b, (0, 3), (1, 0), (2, 1), (3, 2))], 0)
    assert [row.states[1] for row in found.rows] == ["moved", "same", "same", "same"]
    assert found.rows[0].moved[1] == Moved(Place(0), Place(3), 3)
    assert [row.moved[1] for row in found.rows[1:]] == [None, None, None]


def test_moved_and_edited_is_said_as_both(make: Make):
    a, b = make.paragraphs("a", A, B, C, D), make.paragraphs("b", B, C, D, A.replace("平安", "和谐"))
    found = compare([a, b], [None, make.alignment(a, b, (0, 3), (1, 0), (2, 1), (3, 2))], 0)
    assert (found.rows[0].states[1], found.rows[0].moved[1]) == ("edited", Moved(Place(0), Place(3), 3))


def test_the_first_of_the_other_document_has_nothing_before_it(make: Make):
    a, b = make.paragraphs("a", A, B, C, D), make.paragraphs("b", D, A, B, C)
    found = compare([a, b], [None, make.alignment(a, b, (0, 1), (1, 2), (2, 3), (3, 0))], 0)
    assert found.rows[3].moved[1] == Moved(Place(3), Place(0), -1)


def test_a_paragraph_put_into_the_next_chapter_has_moved_though_the_order_is_kept(make: Make):
    a = chapters(make, "a", ("平安", A, B), ("文化", C))
    b = chapters(make, "b", ("平安", A), ("文化", B, C))
    links = make.alignment(a, b, (0, 0), (1, 1), (2, 3), (3, 2), (4, 4))
    found = compare([a, b], [None, links], 0)
    assert [row.states[1] for row in found.rows] == ["same", "same", "moved", "same", "same"]
    assert row_of(found, 2).moved[1] == Moved(Place(2), Place(3), 3)


def test_a_paragraph_under_a_new_heading_of_its_own_chapter_has_not_moved(make: Make):
    a = chapters(make, "a", ("平安", A, B))
    b = make.document("b", ("heading", "平安", ROOT), ("para", A, 0), ("heading", "民生", 0), ("para", B, 2))
    found = compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 1), (2, 3))], 0)
    assert row_of(found, 2).moved[1] is None


def test_text_that_went_into_another_paragraph_says_where_and_that_they_merged(make: Make):
    a, b = make.paragraphs("a", A, D, C), make.paragraphs("b", A + C, D)
    found = compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 1))], 0)
    gone = row_of(found, 2)
    assert (gone.states[1], gone.relations[1]) == ("moved", "merge")
    assert gone.moved[1] is not None
    assert (gone.moved[1].new.block, gone.moved[1].row) == (0, 0)
    assert row_of(found, 0).relations[1] == "merge"


def test_text_that_came_out_of_another_paragraph_says_from_where_and_that_it_was_split(make: Make):
    a, b = make.paragraphs("a", A + C, D), make.paragraphs("b", A, D, C)
    found = compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 1))], 0)
    come = row_of(found, 2, column=1)
    assert (come.states[1], come.relations[1]) == ("moved", "split")
    assert come.moved[1] is not None
    assert (come.moved[1].old.block, come.moved[1].row) == (0, 0)
    assert row_of(found, 0).relations[1] == "split"


def test_split_and_merge_by_the_links(make: Make):
    a, b = make.paragraphs("a", A + B, C, D), make.paragraphs("b", A, B, C + D)
    links = ((0, 0, "main", "split"), (0, 1, "main", "split"), (1, 2, "main", "merge"), (2, 2, "main", "merge"))
    found = compare([a, b], [None, make.alignment(a, b, *links)], 0)
    assert [row.relations for row in found.rows] == [("one", "split"), ("one", "merge")]


def test_a_partner_that_only_resembles_makes_no_merge(make: Make):
    a, b = make.paragraphs("a", A, E), make.paragraphs("b", A)
    found = compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 0, "partial"))], 0)
    assert [row.relations[1] for row in found.rows] == ["one", "one"]
    assert found.rows[1].moved[1] == Moved(Place(1), Place(0), 0)


def test_two_paragraphs_made_two_others_are_many(make: Make):
    a, b = make.paragraphs("a", A + B, C + D), make.paragraphs("b", A + C, B + D)
    links = ((0, 0, "main", "many"), (0, 1, "main", "many"), (1, 0, "main", "many"), (1, 1, "main", "many"))
    found = compare([a, b], [None, make.alignment(a, b, *links)], 0)
    assert found.rows[0].relations[1] == "many"


def test_a_clause_that_moved_names_its_place_on_both_sides(make: Make):
    a, b = make.paragraphs("a", A + C, D), make.paragraphs("b", A, D + C)
    found = compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 1))], 0)
    gone, come = found.rows[0].sides[1].base[2], found.rows[1].sides[1].other[2]
    assert (gone.elsewhere, come.elsewhere) == (Place(come.block, come.span), Place(gone.block, gone.span))
    within = compare([a, make.paragraphs("c", C + A)], [None, make.alignment(a, b, (0, 0))], 0)
    for side, partners in ((0, 1), (1, 0)):
        sides = within.rows[0].sides[1]
        for segment in (sides.base, sides.other)[side]:
            if segment.state == "moved":
                there = (sides.base, sides.other)[partners][segment.partner]
                assert segment.elsewhere == Place(there.block, there.span)
