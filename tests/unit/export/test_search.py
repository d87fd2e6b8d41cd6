"""Hits as JSON."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duidu.export.search import PASSAGE, passage, search_json
from duidu.model import Block, Document, Hit, Span


def test_a_hit_as_json(sample: Any):
    start = sample.old.text.index("电梯")
    assert search_json([sample.new, sample.old], [Hit("old", 1, start, start + 2, 98.5)]) == [
        {
            "document": "old",
            "line": 4,
            "start": start,
            "end": start + 2,
            "score": 98.5,
            "text": "加装电梯45部。",
            "text_start": start - 2,
            "section": [{"line": 1, "title": "民生"}],
        }
    ]


def test_a_match_over_a_line_break_takes_both_lines(sample: Any):
    hit = Hit("old", 1, sample.old.text.index("20"), sample.old.text.index("电梯"), 90)
    assert passage(sample.old, hit) == sample.old.blocks[1].span


@given(st.lists(st.sampled_from(["推进河道清淤,", "完善网格。", "加装电梯" * 30]), min_size=1, max_size=60), st.data())
def test_a_long_paragraph_is_cut_around_the_match(parts: list[str], data: st.DataObject):
    text = "".join(parts)
    document = Document("d", text, "d", (Block(0, "para", (1,), Span(0, len(text))),))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(start + 9, len(text))))
    found = passage(document, Hit("d", 0, start, end, 100))
    assert 0 <= found.start <= start < end <= found.end <= len(text)
    assert start - found.start <= PASSAGE
    assert found.end - end <= PASSAGE
