"""The three faces of "not found", and the counts that keep them apart."""

from dataclasses import replace
from typing import Any

import pytest

from duidu.compare import compare, summary, unfound
from duidu.model import Doubt, Fact, Metadata, Note, Span

Make = Any
YEARLY = Metadata(kind=Fact("工作要点"))


@pytest.mark.parametrize(
    ("meta", "notes", "expected"),
    [
        (YEARLY, (), "dropped"),
        (Metadata(kind=Fact("工作要点"), provenance=Fact("reprint")), (), "dropped"),
        (Metadata(kind=Fact("工作要点"), provenance=Fact("report")), (), "other_kind"),
        (Metadata(kind=Fact("五年规划纲要")), (), "other_kind"),
        (Metadata(), (), "other_kind"),
        (YEARLY, (Note("boxes_missing", ("1", "2, 3")),), "damaged"),
        (Metadata(), (Note("undecodable", ("4",)),), "damaged"),
    ],
)
def test_what_not_found_means(make: Make, meta: Metadata, notes: tuple[Note, ...], expected: str):
    base = make.document("a", ("para", "办好民生实事。", -1), meta=YEARLY)
    other = replace(make.document("b", ("para", "推进河道清淤。", -1), meta=meta), notes=notes)
    assert unfound(base, other) == expected
    found = compare([base, other], [None, make.alignment(base, other)], 0)
    assert [row.states[1] for row in found.rows] == ["added", expected]


def test_a_doubtful_text_is_damaged(make: Make):
    base = make.document("a", ("para", "办好民生实事。", -1))
    other = make.document("b", ("para", "推进河道清淤。" * 10, -1))
    for length, expected in ((6, "dropped"), (7, "damaged")):
        blocks = (replace(other.blocks[0], doubts=(Doubt("no_punctuation", Span(0, length)),)),)
        assert unfound(base, replace(other, blocks=blocks)) == expected
    assert unfound(base, make.document("c")) == "dropped"


def test_summary_counts_rows_and_characters(make: Make):
    a = make.paragraphs("a", "办好民生实事。", "推进河道清淤。", "加装电梯45部。", "开放图书馆自习室。")
    b = make.paragraphs("b", "办好民生实事。", "加装电梯60部。", "发展银发经济。")
    found = compare([a, b], [None, make.alignment(a, b, (0, 0), (2, 1))], 0)
    (one,) = summary([a, b], found)
    assert (one.document, one.kept, one.edited, one.added, one.dropped) == ("b", 1, 1, 1, 2)
    assert (one.reworded, one.moved, one.other_kind, one.damaged) == (0, 0, 0, 0)
    assert one.characters == sum(len(t) for t in a.text.split("\n"))
    assert one.kept_characters == len("办好民生实事。") + len("加装电梯") + len("部。")


@pytest.mark.parametrize("state", ["dropped", "other_kind", "damaged"])
def test_a_clause_that_is_not_found_in_a_linked_paragraph_says_which_of_the_three_it_is(make: Any, state: str):
    old = make.document("a", ("para", "建设村级养老院。推广早熟杨梅。", -1), meta=YEARLY)
    meta = Metadata(kind=Fact("规划")) if state == "other_kind" else YEARLY
    new = make.document("b", ("para", "建设村级养老院。开办夜校。", -1), meta=meta)
    if state == "damaged":
        new = replace(new, notes=(Note("boxes_missing", ("2",)),))
    found = compare([old, new], [None, make.alignment(old, new, (0, 0))], 0)
    (row,) = found.rows
    assert row.states[1] == "edited"
    assert [segment.state for segment in row.sides[1].base] == ["same", state]
    assert [segment.state for segment in row.sides[1].other] == ["same", "added"]
    assert dict(found.clauses[1]) == {"same": 1, "added": 1, state: 1}
