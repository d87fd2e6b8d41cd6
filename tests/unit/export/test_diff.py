"""The comparison as JSON: complete, sliceable, without a word of any language."""

import json
from dataclasses import replace
from typing import Any

from duidu.compare import compare
from duidu.export.diff import Left, diff_json, diff_json_text
from duidu.model import Alignment, Block, Document, Link, Place, Span


def test_the_comparison_as_json(sample: Any):
    data = json.loads(json.dumps(diff_json([sample.old, sample.new], sample.comparison)))
    assert [d["document"] for d in data["documents"]] == ["old", "new"]
    assert data["base"] == 0
    assert data["counts"] == [{}, {"same": 1, "edited": 1, "moved": 1, "added": 1}]
    heading, edited, added, moved = data["rows"]
    assert heading["section"] == {"line": 1, "title": "民生"}
    assert heading["cells"][1]["state"] == "same"
    assert edited["cells"][0] == {
        "blocks": [{"line": 2, "end_line": 4, "kind": "para", "text": "办好民生实事20件,\n— 3 —\n加装电梯45部。"}],
        "line": 2,
        "end_line": 4,
        "text": "办好民生实事20件,加装电梯45部。",
    }
    cell = edited["cells"][1]
    assert (cell["state"], cell["line"], cell["end_line"]) == ("edited", 2, 2)
    assert cell["link"] == {"score": 0.8, "strength": "main", "relation": "one"}
    assert [s["partner"] for s in cell["segments"]] == [0, 1]
    assert [s["state"] for s in cell["base_segments"]] == ["edited", "same"]
    assert added["cells"][0] == {"blocks": [], "line": 0, "end_line": 0, "text": ""}
    assert added["cells"][1]["segments"][0]["partner"] is None
    assert (moved["cells"][1]["state"], moved["cells"][1]["also"]) == (
        "moved",
        [{"line": 2, "score": 0.3, "strength": "partial"}],
    )
    assert moved["cells"][1]["link"] is None


def test_the_text_of_the_json_is_that_of_its_values(sample: Any, two: Any):
    pair = [sample.old, sample.new]
    for documents, comparison, more in (
        (pair, sample.comparison, {}),
        (pair, sample.comparison, {"left": Left(("", "states", "", "figures"), (("script", 2),)), "summary": True}),
        (two.documents, two.full, {"summary": True}),
        (pair, replace(sample.comparison, rows=()), {}),
    ):
        values = diff_json(documents, comparison, **more)
        assert "".join(diff_json_text(documents, comparison, **more)) == f"{json.dumps(values, ensure_ascii=False)}\n"


def test_every_offset_slices(sample: Any):
    data = diff_json([sample.old, sample.new], sample.comparison)
    for row in data["rows"]:
        for segment in row["cells"][1]["base_segments"]:
            assert sample.old.text[segment["start"] : segment["end"]] == segment["text"]
        for segment in row["cells"][1]["segments"]:
            assert sample.new.text[segment["start"] : segment["end"]] == segment["text"]
            old = "".join(sample.old.text[slice(*e["old"])] for e in segment["edits"])
            new = "".join(sample.new.text[slice(*e["new"])] for e in segment["edits"])
            assert not segment["edits"] or new == segment["text"]
            assert not segment["edits"] or old


def test_rows_before_any_heading_have_no_section(sample: Any):
    data = diff_json([sample.old, sample.new], sample.comparison)
    assert data["rows"][-1]["section"] is None


def test_what_moved_what_was_changed_and_by_how_much(sample: Any):
    data = diff_json([sample.old, sample.new], sample.comparison)
    _, edited, _, moved = (row["cells"][1] for row in data["rows"])
    (edit,) = [e for s in edited["base_segments"] for e in s["edits"] if e["change"]]
    assert (edit["change"], edit["kind"]) == ("figure", "replace")
    assert edit["figure"] == {
        "old": {"value": "20", "unit": "件", "bound": "="},
        "new": {"value": "25", "unit": "件", "bound": "="},
        "direction": "up",
        "difference": "5",
        "unit": "件",
    }
    assert (edited["moved"], edited["relation"]) == (None, "one")
    assert moved["moved"]["from"]["line"] == 5
    assert moved["moved"]["to"] == {"line": 2, "start": 5, "end": 23, "section": {"line": 1, "title": "民生"}}
    assert data["rows"][moved["moved"]["row"]]["cells"][1]["line"] == 2
    assert data["changes"][1]["figure"] == 1
    assert data["clauses"][0] == {}


def test_a_figure_that_only_one_side_has_and_a_clause_that_moved():
    def paragraphs(name: str, text: str) -> Document:
        return Document(name, text, name * 16, (Block(0, "para", (1,), Span(0, len(text))),))

    old = paragraphs("a", "推进平安社区建设,完善网格员队伍。新增停车泊位。")
    new = paragraphs("b", "完善网格员队伍。推进平安社区建设,新增停车泊位1-2万个左右。")
    link = Link(Place(0), Place(0), 0.9, "main")
    data = diff_json([old, new], compare([old, new], [None, Alignment("a", "b", (link,), (), ())], 0))
    segments = data["rows"][0]["cells"][1]["base_segments"]
    (moved,) = [s for s in segments if s["state"] == "moved"]
    assert new.text[moved["elsewhere"]["start"] : moved["elsewhere"]["end"]] == moved["text"]
    (figure,) = [e["figure"] for s in segments for e in s["edits"] if e["change"] == "figure"]
    assert (figure["old"], figure["difference"], figure["unit"]) == (None, None, "")
    assert figure["new"] == {"value": "1-2", "unit": "万个", "bound": "~"}
