"""Sections: renamed, renumbered, moved, new, gone; and what became of the text in them."""

from dataclasses import replace
from typing import Any

from duidu.compare import compare, sections
from duidu.model import ROOT, Document, Fact, Metadata, Span

A = "推进平安社区建设,完善网格员队伍。"
B = "为老旧小区加装电梯45部,改造供水管网。"
C = "举办社区文艺汇演活动,开放图书馆自习室。"
D = "实施河道清淤工程,建成口袋公园八处。"
YEARLY = Metadata(kind=Fact("工作要点"))
Make = Any


def chapters(make: Make, id: str, *chapters: tuple[str, ...]) -> Document:
    """A document of chapters: a title with its numbering sign, then paragraphs."""
    lines: list[tuple[str, str, int]] = []
    for title, *paragraphs in chapters:
        head = len(lines)
        lines.append(("heading", title, ROOT))
        lines += [("para", text, head) for text in paragraphs]
    made: Document = make.document(id, *lines, meta=YEARLY)
    blocks = tuple(
        replace(b, number=Span(b.span.start, b.span.start + 2)) if b.kind == "heading" else b for b in made.blocks
    )
    return replace(made, blocks=blocks)


def test_what_became_of_each_section(make: Make):
    a = chapters(make, "a", ("一、平安建设", A), ("二、城市更新", B), ("三、文化惠民", C), ("四、河道治理", D))
    b = chapters(
        make,
        "b",
        ("一、平安建设", A),
        ("二、文化惠民", C.replace("文艺", "戏曲")),
        ("三、城市焕新更新", B.replace("45", "60"), D),
        ("四、乡村振兴", "设立惠老服务驿站。"),
    )
    links = make.alignment(a, b, (0, 0), (1, 1), (2, 4), (3, 5), (4, 2), (5, 3), (7, 6))
    found = compare([a, b], [None, links], 0)
    told = {
        (found.rows[s.row].cells[0] or (-1,))[0]: (s.state, s.renamed, s.renumbered, s.moved is not None)
        for s in sections([a, b], found, 1)
    }
    assert told[0] == ("same", False, False, False)
    assert told[2][1:3] == (True, True)
    assert told[4][:3] == ("edited", False, True)
    assert told[2][3] or told[4][3]
    assert told[6][0] == "dropped"
    assert told[-1][0] == "added"
    by_row = {s.row: s for s in sections([a, b], found, 1)}
    city = next(s for s in by_row.values() if found.rows[s.row].cells[0] == (2,))
    assert dict(city.changes)["figure"] == 1
    assert sum(number for _, number in city.rows) == 1
    new = next(s for s in by_row.values() if not found.rows[s.row].cells[0])
    assert dict(new.rows) == {"added": 1}


def test_new_text_counts_to_the_section_it_is_shown_in(make: Make):
    a = chapters(make, "a", ("一、平安建设", A))
    b = chapters(make, "b", ("一、平安建设", A, D))
    (only,) = sections([a, b], compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 1))], 0), 1)
    assert (only.state, dict(only.rows)) == ("edited", {"same": 1, "added": 1})


def test_a_section_that_moved_whole_has_moved(make: Make):
    a = chapters(make, "a", ("一、平安建设", A), ("二、城市更新", B + C), ("三、文化惠民", D + C))
    b = chapters(make, "b", ("一、城市更新", B + C), ("二、文化惠民", D + C), ("三、平安建设", A))
    links = make.alignment(a, b, (0, 4), (1, 5), (2, 0), (3, 1), (4, 2), (5, 3))
    found = sections([a, b], compare([a, b], [None, links], 0), 1)
    assert [s.state for s in found] == ["moved", "same", "same"]
    assert [s.renumbered for s in found] == [True, True, True]


def test_other_words_throughout_are_reworded(make: Make):
    a, b = (
        chapters(make, "a", ("一、平安建设", A)),
        chapters(make, "b", ("一、平安建设", "设立惠老驿站,发展银发经济。")),
    )
    (only,) = sections([a, b], compare([a, b], [None, make.alignment(a, b, (0, 0), (1, 1))], 0), 1)
    assert only.state == "reworded"


def test_paragraphs_that_changed_places_edit_their_section(make: Make):
    a, b = chapters(make, "a", ("一、平安建设", A, B, C)), chapters(make, "b", ("一、平安建设", B, C, A))
    links = make.alignment(a, b, (0, 0), (1, 3), (2, 1), (3, 2))
    (only,) = sections([a, b], compare([a, b], [None, links], 0), 1)
    assert (only.state, dict(only.rows)) == ("edited", {"same": 2, "moved": 1})
