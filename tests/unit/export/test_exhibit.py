"""An exhibit holds what the comparison holds: each segment once, its counts, its links, the reader's words."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from tests.unit.export.exhibits import ALL, SELF, WANTED, compared, document, hostile, made, paragraphs

from duidu.align.hand import BY_READER, NOWHERE, Ruling
from duidu.compare import Narrowing
from duidu.export.citation import gbt7714
from duidu.export.exhibit import FULL, Exhibit, Omission, Passages, exhibit, exhibit_steps
from duidu.export.given import WORDS
from duidu.export.marks import GUTTER
from duidu.export.runs import ARROW, ELLIPSIS, NOTHING, Line, Run, abridged, clean, lines
from duidu.model import Also, Correction, Doubt, Fact, Metadata, Note, Page, Segment, Span
from duidu.text.outline import own_text


def passages(found: Exhibit) -> list[Passages]:
    rows = [row for row in found.rows if isinstance(row, Passages)]
    assert rows
    return rows


def text_of(line: Line) -> str:
    return "".join(run.text for run in line if run.mark != "corrected")


# -- laws


@given(paragraphs, paragraphs)
def test_every_block_of_the_comparison_stands_there_once_and_whole(old: list[str], new: list[str]):
    pair = document("old", old), document("new", new)
    comparison, found = made(pair)
    for row, shown in zip(comparison.rows, passages(found), strict=True):
        for one, blocks, cell in zip(pair, row.cells, shown.cells, strict=True):
            assert [text_of(line) for line in cell.lines] == [clean(own_text(one, one.blocks[i])) for i in blocks]


@given(paragraphs, paragraphs)
def test_what_is_marked_is_what_segments_and_edits_say(old: list[str], new: list[str]):
    comparison, found = made((document("old", old), document("new", new)))
    for row, shown in zip(comparison.rows, passages(found), strict=True):
        for cell, segments, mark in (
            (shown.cells[0], row.sides[1].base, "deleted"),
            (shown.cells[1], row.sides[1].other, "inserted"),
        ):
            runs = [run for line in cell.lines for run in line]
            marked = sum(len(run.text) for run in runs if run.mark in {mark, "unfound"})
            assert marked == sum(_changed(segment, new=mark == "inserted") for segment in segments)
            moved = sum(len(run.text) for run in runs if run.moved)
            assert moved == sum(s.span.end - s.span.start for s in segments if s.state == "moved")


def _changed(segment: Segment, *, new: bool) -> int:
    """The characters of a segment that the other side lacks."""
    if segment.edits:
        spans = [edit.new if new else edit.old for edit in segment.edits if edit.kind != "equal"]
        return sum(end - start for start, end in spans)
    kept = segment.state in {"same", "moved"} or segment.partner >= 0
    return 0 if kept else segment.span.end - segment.span.start


@given(paragraphs, paragraphs)
def test_woven_text_holds_both_sides_once(old: list[str], new: list[str]):
    pair = document("old", old), document("new", new)
    comparison, found = made(pair, replace(WANTED, unified=True))
    for row, shown in zip(comparison.rows, passages(found), strict=True):
        runs = [run for line in shown.woven for run in line]
        for one, blocks, gone in zip(pair, row.cells, ({"inserted"}, {"deleted", "unfound"}), strict=True):
            held = "".join(run.text for run in runs if run.mark not in gone)
            whole = "".join(clean(own_text(one, one.blocks[i])) for i in blocks)
            assert len("".join(held.split())) == len("".join(whole.split()))
            if one is pair[0]:
                assert "".join(held.split()) == "".join(whole.split())


def test_what_both_lack_is_woven_by_its_kind_and_corrections_are_told():
    old = document("old", ["一、茶叶", "改造茶园三百亩。  建设冷库两座。", "举办茶文化节会。"], kind="工作要点")
    old = replace(old, corrections=(Correction(Span(7, 9), "茶山"),))
    new = document("new", ["一、茶叶", "改造茶园五百亩。  建设冷库两座。引进炒茶机械。"], kind="规划")
    _, found = made((old, new), replace(WANTED, unified=True))
    heading, edited, missing = passages(found)
    assert heading.heading
    marks = [(run.text, run.mark) for run in edited.woven[0]]
    assert ("三百亩", "deleted") in marks
    assert ("五百亩", "inserted") in marks
    assert ("引进炒茶机械。", "inserted") in marks
    assert (f"茶园{ARROW}茶山", "corrected") in marks
    assert "。  建设冷库两座。" in text_of(edited.woven[0])
    assert [run.mark for run in missing.woven[0]] == ["unfound"]
    assert (missing.cells[0].place, missing.cells[1].place) == ("section 一、茶叶,line 3", "")


def test_a_clause_that_left_its_row_is_woven_as_moved_at_both_ends():
    old = document("old", ["题目", "扩建环城公园绿地,完善登山步道设施。", "新建农村敬老院两所。"])
    new = document("new", ["题目", "扩建环城公园绿地。", "新建农村敬老院两所,完善登山步道设施。"])
    _, found = made((old, new), replace(WANTED, unified=True))
    moved = [(run.text, run.mark) for row in passages(found) for line in row.woven for run in line if run.moved]
    assert [mark for _text, mark in moved] == ["deleted", "inserted"]
    assert all("登山步道" in text for text, _mark in moved)


def test_woven_exhibits_have_two_documents_and_say_nothing_of_others():
    pair = ["甲乙丙丁", "子丑寅卯"]
    documents = document("a", pair), document("b", [*pair, "戊己庚辛"]), document("c", [*pair, "壬癸子午"])
    _, found = made(documents, replace(WANTED, focus=2, unified=True))
    assert [source.label for source in found.sources] == ["A", "C"]
    assert [count.label for count in found.counts] == ["C"]
    assert [row.woven[0][0].text for row in passages(found)] == ["甲乙丙丁", "子丑寅卯", "壬癸子午"]
    assert found.title == "exhibit a / c"


def test_a_summary_has_lines_in_place_of_passages():
    old = document("old", ["一、茶叶", "改造茶园300亩。" + "茶" * 80])
    new = document("new", ["二、茶业", "改造茶园500亩。" + "茶" * 80])
    _, found = made((old, new), replace(WANTED, summary=True, rows=Narrowing(frozenset({"same"}))))
    assert (found.rows, found.title) == ((), "exhibit_summary old / new")
    (digest,) = found.digests
    assert (digest.base, digest.label) == ("A", "B")
    assert [group.said for group in digest.groups] == ["sort_renamed ", "sort_figures "]
    (renamed,), (figure,) = (group.items for group in digest.groups)
    assert (renamed.said, renamed.row) == ("一茶叶 \u2192 二茶业".replace("一", "一、").replace("二", "二、"), 1)
    assert renamed.places == ("section 一、茶叶,line 1", "section 二、茶业,line 1")
    assert figure.said.startswith("300亩 \u2192 500亩 (+200亩)")
    assert figure.places[1].endswith("line 2")
    assert not [one for one in found.methods if one.startswith("method_states")]


@given(paragraphs, paragraphs)
def test_counts_are_the_comparisons(old: list[str], new: list[str]):
    comparison, found = made((document("old", old), document("new", new)))
    (count,) = found.counts
    states = {f"state_{state} ": state for state in GUTTER}
    assert [(states[e.said], e.n, e.sign) for e in count.rows] == [(s, n, GUTTER[s]) for s, n in comparison.counts[1]]
    assert [(states[e.said], e.n) for e in count.clauses] == list(comparison.clauses[1])
    assert [(e.said, e.n) for e in count.changes] == [(f"change_{c} ", n) for c, n in comparison.changes[1]]


@given(hostile)
def test_text_for_exhibits_commands_nothing_and_keeps_its_length(text: str):
    found = clean(text)
    assert len(found) == len(text)
    assert not set(found) & set("\x1b\x00\u202e\u200b\ufffe\t\n")


@given(paragraphs, paragraphs)
def test_a_brief_exhibit_leaves_out_and_says_so(old: list[str], new: list[str]):
    pair = document("old", old), document("new", [*old, *new])
    comparison, found = made(pair, replace(WANTED, brief=True))
    left_out = sum(row.rows for row in found.rows if isinstance(row, Omission))
    assert left_out == sum(all(state == "same" for state in row.states) for row in comparison.rows)
    assert left_out + sum(isinstance(row, Passages) for row in found.rows) == len(comparison.rows)


# -- abridging


def test_long_unchanged_stretches_are_left_out_beside_changes():
    long = "甲" * 100
    assert abridged((Run(long), Run("乙", "deleted"), Run(long), Run("丙", "deleted"), Run(long))) == (
        Run(ELLIPSIS, "elided"),
        Run("甲" * 16),
        Run("乙", "deleted"),
        Run("甲" * 16),
        Run(ELLIPSIS, "elided"),
        Run("甲" * 16),
        Run("丙", "deleted"),
        Run("甲" * 16),
        Run(ELLIPSIS, "elided"),
    )


def test_short_stretches_and_changes_stay():
    line = (Run("甲" * 60), Run("乙" * 100, "deleted"), Run("丙" * 100, "corrected"))
    assert abridged(line) == line


def test_a_line_without_a_change_keeps_its_beginning():
    assert abridged((Run("甲" * 100),)) == (Run("甲" * 16), Run(ELLIPSIS, "elided"))


def test_a_gap_begins_and_ends_at_a_clause_where_one_is_near():
    text = "甲" * 20 + "\uff0c" + "乙" * 60 + "\uff0c" + "丙" * 20
    found = abridged((Run("x", "deleted"), Run(text), Run("y", "deleted")))
    assert [run.text for run in found] == ["x", "甲" * 20 + "\uff0c", ELLIPSIS, "丙" * 20, "y"]


def test_a_gap_begins_at_a_clause_before_where_none_is_farther_on():
    text = "甲" * 9 + "\uff0c" + "乙" * 60 + "\uff0c" + "丙" * 9
    found = abridged((Run("x", "deleted"), Run(text), Run("y", "deleted")))
    assert [run.text for run in found] == ["x", "甲" * 9 + "\uff0c", ELLIPSIS, "丙" * 9, "y"]


# -- corrections


def corrected(text: str, *corrections: Correction) -> Line:
    one = replace(document("old", [text]), corrections=corrections)
    (line,) = lines(one, (0,), (), new=True)
    return line


@pytest.mark.parametrize(
    ("correction", "shown"),
    [
        (
            Correction(Span(2, 4), "中小学"),
            [("甲乙丙丁", "equal"), (f"丙丁{ARROW}中小学", "corrected"), ("戊", "equal")],
        ),
        (Correction(Span(2, 4), ""), [("甲乙丙丁", "equal"), (f"丙丁{ARROW}{NOTHING}", "corrected"), ("戊", "equal")]),
        (Correction(Span(2, 2), "\u3002"), [("甲乙", "equal"), (f"{ARROW}\u3002", "corrected"), ("丙丁戊", "equal")]),
        (Correction(Span(0, 0), "x"), [(f"{ARROW}x", "corrected"), ("甲乙丙丁戊", "equal")]),
        (Correction(Span(5, 5), "x"), [("甲乙丙丁戊", "equal"), (f"{ARROW}x", "corrected")]),
        (Correction(Span(4, 9), "x"), [("甲乙丙丁戊", "equal"), (f"戊{ARROW}x", "corrected")]),
    ],
)
def test_a_correction_stands_behind_what_it_corrects(correction: Correction, shown: list[tuple[str, str]]):
    assert [(run.text, run.mark) for run in corrected("甲乙丙丁戊", correction)] == shown


def test_two_corrections_stand_apart():
    found = corrected("甲乙丙", Correction(Span(0, 1), "x"), Correction(Span(1, 1), "y"))
    assert [run.text for run in found] == ["甲", f"甲{ARROW}x", f"{ARROW}y", "乙丙"]


def test_a_correction_over_a_line_break_is_told_once():
    one = document("old", ["甲乙\n丙丁"])
    block = replace(one.blocks[0], lines=(1, 2))
    one = replace(one, blocks=(block,), corrections=(Correction(Span(1, 4), "x"),))
    (line,) = lines(one, (0,), (), new=True)
    assert [run.text for run in line] == ["甲乙丙", f"乙 丙{ARROW}x", "丁"]


def test_latin_words_that_a_line_break_parted_stay_apart():
    one = document("old", ["five\nyears年\n甲"])
    one = replace(one, blocks=(replace(one.blocks[0], lines=(1, 2, 3)),))
    (line,) = lines(one, (0,), (), new=True)
    assert [run.text for run in line] == ["five years年甲"]


def test_white_space_between_clauses_is_kept():
    pair = document("old", ["甲乙丙丁。 戊己庚辛。"]), document("new", ["甲乙丙丁。 戊己庚壬。"])
    comparison, found = made(pair)
    assert len(comparison.rows[0].sides[1].base) == 2
    assert text_of(passages(found)[0].cells[0].lines[0]) == "甲乙丙丁。 戊己庚辛。"


# -- what is said


def test_the_words_of_the_interface_are_complete_and_apart():
    assert len(ALL) == len(WORDS) + len(ALL.keys() - WORDS.keys())
    assert set(SELF) == set(ALL)


def test_states_places_and_sources(sample: Any):
    found = exhibit((sample.old, sample.new), sample.comparison, (), WANTED, SELF)
    heading, edited, added, moved = passages(found)
    assert [row.number for row in (heading, edited, added, moved)] == [1, 2, 3, 4]
    assert (heading.heading, edited.heading) == (True, False)
    assert [row.cells[1].state for row in (heading, edited, added, moved)] == ["same", "edited", "added", "moved"]
    assert (edited.cells[1].sign, edited.cells[1].said) == ("~", "state_edited ")
    assert (heading.cells[0].state, heading.cells[0].sign) == (None, "")
    assert added.cells[0].lines == ()
    assert added.cells[0].source == ""
    assert edited.cells[0].place == "section 一、民生,lines 2 4"
    assert edited.cells[0].source == (
        "issuer 某区委,title 二〇一二年工作要点,adopted 2012-01-13,section 一、民生,lines 2 4,via 某网,"
        "url https://example.org/1."
    )
    assert moved.cells[1].remarks == ("moved line_only 5 section_line 民生 2",)
    assert found.full
    assert found.title == "exhibit 二〇一二年工作要点 / new"


def test_documents_of_one_title_are_told_apart_and_marks_of_markdown_are_no_titles():
    old, new = (document(name, ["## 第一章  茶叶", "建设茶园。"], title="工作要点") for name in ("v1", "v2"))
    heading = replace(old.blocks[0], number=Span(0, 8), title=(Span(8, 10),))
    old = replace(old, blocks=(heading, old.blocks[1]))
    _, found = made((old, new))
    assert found.title == "exhibit 工作要点 (v1) / 工作要点 (v2)"
    one, two = replace(old, id="x/a/plan"), replace(new, id="x/b/plan")
    assert made((one, two))[1].title == "exhibit 工作要点 (x/a/plan) / 工作要点 (x/b/plan)"
    assert made((one, replace(two, id="x/b/final")))[1].title == "exhibit 工作要点 (plan) / 工作要点 (final)"
    assert passages(found)[1].cells[0].place == "section 第一章 茶叶,line 2"


def test_further_partners_are_named(sample: Any):
    rows = list(sample.comparison.rows)
    rows[1] = replace(rows[1], also=((), (Also(2, 0.4, "partial"), Also(0, 0.3, "partial"))))
    comparison = replace(sample.comparison, rows=tuple(rows))
    found = exhibit((sample.old, sample.new), comparison, (), WANTED, SELF)
    assert "also section_line 民生 3;section_line 民生 1" in passages(found)[1].cells[1].remarks


def test_long_titles_of_sections_are_cut():
    pair = document("a", ["甲" * 30, "乙丙"]), document("b", ["甲" * 30, "乙丙"])
    comparison = compared(*pair)
    rows = [replace(row, also=((), (Also(1, 0.4, "partial"),))) for row in comparison.rows]
    found = exhibit(pair, replace(comparison, rows=tuple(rows)), (), WANTED, SELF)
    assert passages(found)[0].cells[1].remarks == (f"also section_line {'甲' * 23}\u2026 2",)


def test_of_many_rows_each_says_only_its_place():
    texts = [f"第{n}段" for n in range(FULL + 1)]
    assert not made((document("old", texts), document("new", texts)))[1].full
    assert made((document("old", texts[1:]), document("new", texts[1:])))[1].full


def test_sources_say_what_is_known_and_what_is_doubtful():
    old = document("old", ["甲", "乙"], kind="工作要点", provenance="report", url="https://x.example/1")
    blocks = (
        replace(old.blocks[0], doubts=(Doubt("alien", Span(0, 1)), Doubt("converter", Span(0, 1)))),
        old.blocks[1],
    )
    notes = Note("boxes_missing", ("2", "3")), Note("something_new", ("x",), 3)
    old = replace(old, blocks=blocks, notes=notes, corrections=(Correction(Span(0, 1), "丙", "据刊本"),))
    _, found = made((old, document("new", ["甲", "乙"], url="ftp://x.example")))
    first, second = found.sources
    assert first.facts == (
        "base ",
        "kind 工作要点",
        "provenance report_of ",
        "file old.txt",
        "hash 0000000000000000",
        "doubtful 1",
        "noted boxes_missing 2;3",
        "noted something_new x",
        "corrected 1",
    )
    assert (first.url, second.url) == ("https://x.example/1", "")
    assert first.source == "url https://x.example/1,report ."
    remarks = passages(found)[0].cells[0].remarks
    assert remarks == ("alien ", "converter ", "correction 据刊本")


def test_readers_words_are_in_rows_and_methods():
    pair = document("old", ["甲乙丙丁", "戊己庚辛"]), document("new", ["甲乙丙丁", "戊己庚壬"])
    rulings = [
        Ruling("checked", 0, 0),
        Ruling("rejected", 1, 1),
        Ruling("note", 1, 1, "再看\x1b"),
        Ruling("link", 0, 0),
    ]
    comparison, found = made(pair, rulings=[(), rulings])
    rows = passages(found)
    assert "checked " in rows[0].cells[1].remarks
    assert "rejected " in rows[1].cells[1].remarks
    assert "note 再看\u241b" in rows[1].cells[1].remarks
    assert not rows[1].cells[0].remarks
    links = sum(row.links[1] is not None for row in comparison.rows)
    assert f"method_links B {links} 1 1 0" in found.methods


def test_what_was_made_by_hand_is_said(sample: Any):
    rows = list(sample.comparison.rows)
    link = rows[1].links[1]
    rows[1] = replace(rows[1], links=(None, replace(link, reasons=(BY_READER,))), relations=("one", "split"))
    comparison = replace(sample.comparison, rows=tuple(rows))
    rulings = [(), [Ruling("alone", 3, NOWHERE)]]
    found = exhibit((sample.old, sample.new), comparison, rulings, WANTED, SELF)
    assert {"by_reader ", "split "} <= set(passages(found)[1].cells[1].remarks)
    assert "alone " in passages(found)[3].cells[1].remarks
    assert "method_links B 2 0 0 1" in found.methods


def test_a_row_with_a_note_is_not_left_out():
    pair = document("old", ["甲乙丙丁", "戊己庚辛"]), document("new", ["甲乙丙丁", "戊己庚辛"])
    _, found = made(pair, replace(WANTED, brief=True), [(), [Ruling("note", 1, 1, "见")]])
    assert [type(row) for row in found.rows] == [Omission, Passages]


def test_figures_say_by_how_much():
    pair = document("old", ["新增就业3万个,增速5%。"]), document("new", ["新增就业4万个,增速上升。"])
    remarks = passages(made(pair)[1])[0].cells[1].remarks
    assert remarks[0] == "figure_by 3万个 4万个 +1 万个"


def test_a_figure_that_only_one_side_has_is_no_remark():
    pair = document("old", ["新增就业3万个,扩大养老。"]), document("new", ["新增就业,扩大养老。"])
    comparison, found = made(pair)
    assert dict(comparison.changes[1]).get("figure")
    assert passages(found)[0].cells[1].remarks == ()


def test_figures_without_a_difference_stand_side_by_side():
    pair = document("old", ["投资增长5%到6%。"]), document("new", ["投资增长5%到8%。"])
    remarks = passages(made(pair)[1])[0].cells[1].remarks
    assert remarks
    assert all(remark.startswith("figure ") for remark in remarks)


def test_methods_tell_the_three_gaps_apart():
    old = document("old", ["甲乙丙丁", "子丑", "戊己庚辛壬癸"], kind="工作要点")
    kinds = {"dropped": {"kind": "工作要点"}, "other_kind": {"kind": "规划"}}
    for state, meta in kinds.items():
        assert f"method_{state} B 1" in made((old, document("new", ["甲乙丙丁", "子丑"], **meta)))[1].methods
    damaged = replace(document("new", ["甲乙丙丁", "子丑"]), notes=(Note("boxes_missing", ("2",)),))
    assert "method_damaged B 1" in made((old, damaged))[1].methods


def test_methods_say_what_was_wanted():
    pair = document("old", ["甲"]), document("new", ["甲"])
    found = made(pair)[1].methods
    assert found[:3] == ("method_made 9.9 2031-02-03", "method_linked ", "method_marked ")
    wanted = replace(WANTED, by_hand=False, brief=True, hidden=(("script", 3), ("figure", 2)), title="甲 乙\x07")
    told = made(pair, wanted)[1]
    assert told.methods[4:] == (
        "method_without_hand ",
        "method_hidden hidden_class change_script  3;hidden_class change_figure  2",
        "method_brief ",
    )
    assert told.title == "甲 乙\u2407"


def test_rows_that_are_left_out_are_counted_and_the_account_says_why():
    pair = document("old", ["甲", "改造茶园20亩。", "乙"]), document("new", ["甲", "改造茶园30亩。", "乙"])
    told = made(pair, replace(WANTED, rows=Narrowing(frozenset({"same"})), converted=True))[1]
    assert [row.said if isinstance(row, Omission) else row.number for row in told.rows] == [
        *("omitted_states 1", 2, "omitted_states 1")
    ]
    assert told.methods[-2:] == ("method_states 2 state_same ", "method_script ")
    figures = made(pair, replace(WANTED, rows=Narrowing(figures=True)))[1]
    assert [isinstance(row, Omission) for row in figures.rows] == [True, False, True]
    assert figures.methods[-1] == "method_figures 2"
    outline = made(pair, replace(WANTED, rows=Narrowing(outline=True)))[1]
    assert outline.methods[-1] == "method_outline 2"


def test_steps_say_how_far_an_exhibit_is():
    pair = document("old", ["甲", "乙"]), document("new", ["甲", "乙"])
    comparison, whole = made(pair)
    *steps, last = exhibit_steps(pair, comparison, [], WANTED, SELF)
    assert [(step.done, step.total, step.exhibit) for step in steps] == [(1, 2, None), (2, 2, None)]
    assert last == (2, 2, whole)


def test_what_another_kind_does_not_have_is_not_called_deleted():
    old = document("old", ["甲乙丙丁", "戊己庚辛壬癸"], kind="工作要点")
    for kind, mark in (("规划", "unfound"), ("工作要点", "deleted")):
        _, found = made((old, document("new", ["甲乙丙丁"], kind=kind)))
        gone = next(row for row in passages(found) if not row.cells[1].lines)
        assert {run.mark for run in gone.cells[0].lines[0]} == {mark}


def test_the_base_is_marked_against_the_document_in_focus():
    documents = document("a", ["甲乙丙丁,己"]), document("b", ["甲乙丙丁,己"]), document("c", ["甲乙丙丁,戊"])
    for focus, marks in ((1, {"equal"}), (2, {"equal", "deleted"})):
        _, found = made(documents, replace(WANTED, focus=focus))
        assert {run.mark for run in passages(found)[0].cells[0].lines[0]} == marks
    assert [count.label for count in found.counts] == ["B", "C"]


def test_what_one_column_adds_says_nothing_in_another():
    same = ["甲乙丙丁", "子丑"]
    documents = document("a", same), document("b", [*same, "戊己庚辛"]), document("c", same)
    _, found = made(documents)
    added = [row for row in passages(found) if not row.cells[0].lines]
    assert [[cell.state for cell in row.cells] for row in added] == [[None, "added", None]]


# -- GB/T 7714


def test_references_in_the_form_of_the_standard():
    web = {"issuer": "某区委", "title": "工作要点", "published": "2012-02-01", "url": "https://x.example/1"}
    one = document("old", ["甲", "乙"], **web)
    assert gbt7714(one) == "某区委. 工作要点[EB/OL]. (2012-02-01). https://x.example/1."
    one = replace(one, meta=replace(one.meta, retrieved=Fact("2020-05-06"), via=Fact("某网")))
    assert gbt7714(one) == "某区委. 工作要点[EB/OL]. 某网, 2012(2012-02-01)[2020-05-06]. https://x.example/1."
    paged = replace(one, pages=(Page(0, 6), Page(2, 7)))
    assert gbt7714(paged, (0, 1)) == (
        "某区委. 工作要点[EB/OL]. 某网, 2012: 6-7(2012-02-01)[2020-05-06]. https://x.example/1."
    )
    printed = replace(paged, meta=Metadata(title=Fact("工作要点"), adopted=Fact("2012-01-13")))
    assert gbt7714(printed, (1,)) == "工作要点[Z]. 2012-01-13: 7."
    assert gbt7714(document("old", ["甲"])) == "old[Z]."
    undated = document("old", ["甲"], title="工作要点", url="https://x.example/1", via="某网", retrieved="2020-05-06")
    assert gbt7714(undated) == "工作要点[EB/OL]. 某网[2020-05-06]. https://x.example/1."


@pytest.mark.parametrize(
    ("issuers", "said"),
    [("甲局", "甲局"), ("甲局、乙局、丙局", "甲局, 乙局, 丙局"), ("甲局、乙局、丙局、丁局", "甲局, 乙局, 丙局, 等")],
)
def test_references_name_three_issuers_at_most(issuers: str, said: str):
    assert gbt7714(document("old", ["甲"], issuer=issuers, title="要点")) == f"{said}. 要点[Z]."


def test_news_of_a_document_is_not_its_issuers():
    news = {"issuer": "某区委", "title": "某区今年干什么", "via": "某网", "published": "2012-02-01"}
    one = document("old", ["甲"], provenance="report", url="https://x.example/1", **news)
    assert gbt7714(one) == "某区今年干什么[EB/OL]. 某网, 2012(2012-02-01). https://x.example/1."


def test_a_passage_may_have_its_source_in_that_form(sample: Any):
    wanted = replace(WANTED, gbt7714=True)
    found = exhibit((sample.old, sample.new), sample.comparison, (), wanted, SELF)
    assert found.sources[0].source.startswith("某区委. 二〇一二年工作要点[EB/OL]. ")
    assert passages(found)[1].cells[0].source.endswith("https://example.org/1. section 一、民生,lines 2 4")


def test_comparisons_without_counts_of_clauses_are_exhibited_too():
    pair = document("old", ["甲乙丙丁"]), document("new", ["甲乙丙丁"])
    comparison = replace(compared(*pair), clauses=(), changes=())
    (count,) = exhibit(pair, comparison, (), WANTED, SELF).counts
    assert (count.clauses, count.changes) == ((), ())
