"""The screen's parts that know no Textual: walks, selections, tables, flows, places to go."""

from pathlib import Path

import pytest

from duidu.model import ROOT, Extracted, Span
from duidu.parse import parse
from duidu.store.corpus import Corpus
from duidu.tui.draw import cell, cells, clip
from duidu.tui.flow import Spot, distance, last, on_text, spots, step
from duidu.tui.goto import destinations
from duidu.tui.grid import table_lines
from duidu.tui.selection import Selection
from duidu.tui.session import Section, Session
from duidu.tui.walk import Walk

TEXT = "二〇一九年工作要点\n\n一、桥\n\n1、修桥。年内修桥三座,都在河东。\n\n二、路\n\n2、修路。年内修路五里,先修河西。"


@pytest.fixture
def document():
    return parse(Extracted(TEXT), "works")


@pytest.fixture
def session(sample: Path):
    return Session(Corpus.open(sample))


class Heights:
    """A flow of entries of some heights; rows named blank are passed over."""

    def __init__(self, *heights: int, blank: tuple[Spot, ...] = ()) -> None:
        self.heights, self.blanks, self.size = heights, blank, len(heights)

    def height(self, entry: int) -> int:
        return self.heights[entry]

    def blank(self, spot: Spot) -> bool:
        return spot in self.blanks


def test_steps_cross_entries_and_stop_at_the_ends():
    flow = Heights(2, 1, 3)
    assert step(flow, Spot(0, 0), 3) == Spot(2, 0)
    assert step(flow, Spot(2, 2), -4) == Spot(0, 1)
    assert step(flow, Spot(0, 0), 99) == last(flow) == Spot(2, 2)
    assert step(flow, Spot(2, 2), -99) == Spot(0, 0)


def test_spots_in_view_are_the_steps_from_the_top():
    flow = Heights(2, 1, 3)
    assert spots(flow, Spot(0, 1), 4) == [step(flow, Spot(0, 1), n) for n in range(4)]
    assert spots(flow, Spot(2, 1), 9) == [Spot(2, 1), Spot(2, 2)]


def test_distance_counts_no_further_than_asked():
    flow = Heights(2, 1, 3)
    assert distance(flow, Spot(0, 1), Spot(2, 2), 99) == 4
    assert distance(flow, Spot(0, 0), Spot(2, 2), 3) == 3


def test_the_cursor_passes_over_blank_rows_and_turns_round_at_the_end():
    flow = Heights(2, 2, blank=(Spot(1, 0), Spot(1, 1)))
    assert on_text(flow, Spot(1, 0), 1) == Spot(0, 1)
    assert on_text(Heights(1, blank=(Spot(0, 0),)), Spot(0, 0), 1) == Spot(0, 0)


def test_a_walk_begins_after_the_cursor_and_goes_round(document):
    walk = Walk()
    walk.find(document, "年内", TEXT.index("二、路"))
    assert [TEXT[slice(*stop.span)] for stop in walk.stops] == ["年内", "年内"]
    assert walk.at == 1
    assert walk.step(1) == walk.stops[0]
    walk.find(document, "没有这样的字", 0)
    assert walk.current is None
    assert walk.step(1) is None


def test_a_selection_grows_and_shrinks_by_clauses(document):
    start = TEXT.index("年内修桥")
    selection = Selection(document, start, start)
    assert TEXT[slice(*selection.span)] == "年内修桥三座,"
    selection.extend(1)
    assert TEXT[slice(*selection.span)] == "年内修桥三座,都在河东。"
    selection.extend(1)
    assert TEXT[slice(*selection.span)].endswith("二、路")
    selection.extend(-1)
    selection.extend(-1)
    assert TEXT[slice(*selection.span)] == "年内修桥三座,"


def test_a_selection_stops_at_the_end_of_the_text(document):
    selection = Selection(document, TEXT.index("先修"), TEXT.index("先修"))
    selection.extend(1)
    assert TEXT[slice(*selection.span)] == "先修河西。"


def test_control_characters_are_measured_as_they_are_drawn():
    assert [cell(char) for char in "\x1b\t桥\u200b"] == [1, 1, 2, 1]
    assert cells("桥a") == 3


def test_what_is_cut_ends_in_an_ellipsis():
    assert clip("修桥三座", 8) == "修桥三座"
    assert clip("修桥三座", 7) == "修桥三…"
    assert clip("修桥", 0) == ""


def test_a_merged_cell_is_drawn_once_over_its_columns():
    text = "指标|一九|二〇|数|完成上级任务"
    cells_ = [Span(0, 2), Span(3, 5), Span(6, 8), Span(9, 10), Span(11, 17)]
    from duidu.model import Table

    table = Table(0, (1, 2), (cells_[0], cells_[1], cells_[2]), ((cells_[3], cells_[4], cells_[4]),))
    lines = table_lines(text, table, 40)
    shown = ["".join(p.literal or text[p.span.start : p.span.end] for p in pieces) for _, pieces in lines]
    assert shown[-1].split() == ["数", "完成上级任务"]


def test_places_to_go_by_line_section_and_document(session):
    assert [place.document for _, place in destinations(session, "nankai-2012", "L62")][:1] == ["nankai-2012"]
    label, place = destinations(session, "nankai-2012", "§八.19")[0]
    assert "维护社会和谐稳定" in label
    assert session.document("nankai-2012").text[place.offset :].startswith("19、维护")
    assert destinations(session, "nankai-2012", "§没有") == []
    assert destinations(session, "nankai-2012", "nankai-2018")[0][1].document == "nankai-2018"
    assert destinations(session, "nankai-2012", "nankai-2020:9")[0][1].document == "nankai-2020"
    assert destinations(session, "nankai-2012", "L99999") == []


def test_the_nearest_year_of_the_same_place_stands_first(session):
    assert session.others("nankai-2018")[0] == "nankai-2020"
    assert session.others("nankai-2018")[-1] == "ningbo-2012"
    assert session.year_label("nankai-2021") == "2021–25"
    assert session.mark_label("ningbo-2012", "nankai-2018") == "宁12"


def test_a_section_nobody_speaks_of_is_still_shown_beside_its_neighbours(session, monkeypatch):
    monkeypatch.setattr(Session, "partners", lambda self, name, _: [(n, []) for n in self.others(name)])
    request = session.request_for("nankai-2012", ROOT)
    assert len(request.columns) == 3


def test_sections_of_the_basket_are_compared_as_chosen(session):
    lines = {"nankai-2012": 62, "nankai-2020": 53}
    blocks = {name: next(b.id for b in session.document(name).blocks if b.line == line) for name, line in lines.items()}
    session.basket.extend(Section(name, block) for name, block in blocks.items())
    documents, comparison = session.compare(session.request_for_basket())
    assert [d.id for d in documents] == list(lines)
    assert comparison.rows[0].cells == ((blocks["nankai-2012"],), (blocks["nankai-2020"],))
    assert {len(cell) for row in comparison.rows for cell in row.cells} <= {0, 1}


def test_another_column_becomes_the_base_from_what_it_shows(session):
    block = next(b.id for b in session.document("nankai-2012").blocks if b.line == 62)
    request = session.request_for("nankai-2012", block)
    _, comparison = session.compare(request)
    again = session.rebased(request, comparison, 1)
    name, root = again.columns[1]
    assert again.base == 1
    assert session.document(name).blocks[root].line == 63
