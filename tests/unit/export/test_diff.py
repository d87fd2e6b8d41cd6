"""The comparison as JSON: complete, sliceable, without a word of any language."""

import json
from typing import Any

from duidu.export import diff_json


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
