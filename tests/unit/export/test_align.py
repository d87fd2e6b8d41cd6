"""Alignments as JSON: the keys of the contract, spans only where a part corresponds, candidates on request."""

import json

from duidu.export.align import align_json
from duidu.model import Alignment, Block, Document, Link, Place, Reason, Span

A = Document(
    "甲",
    "一、港口\n扩建泊位。疏浚航道。",
    "",
    (Block(0, "heading", (1,), Span(0, 4)), Block(1, "para", (2,), Span(5, 15))),
)
B = Document("乙", "疏浚\n航道。", "", (Block(0, "para", (1, 2), Span(0, 6)),), file="plans/乙.txt")
LINK = Link(
    Place(1, Span(10, 15)), Place(0), 0.75, "main", "one", (Reason("words", ("航道", "疏浚")), Reason("neighbours"))
)


def test_links_have_lines_offsets_score_and_reasons():
    found = align_json(A, B, Alignment("甲", "乙", (LINK,), only_a=(0,), only_b=()))
    assert json.loads(json.dumps(found)) == {
        "a": {"file": "甲"},
        "b": {"file": "plans/乙.txt"},
        "links": [
            {
                "a": {"line": 2, "end_line": 2, "start": 10, "end": 15},
                "b": {"line": 1, "end_line": 2},
                "score": 0.75,
                "strength": "main",
                "relation": "one",
                "reasons": [{"code": "words", "values": ["航道", "疏浚"]}, {"code": "neighbours", "values": []}],
            }
        ],
        "only_a": [1],
        "only_b": [],
    }


def test_candidates_stand_under_a_key_of_their_own():
    alignment = Alignment("甲", "乙", (), (0, 1), (0,), candidates=(LINK,))
    assert "candidates" not in align_json(A, B, alignment)
    found = json.loads(json.dumps(align_json(A, B, alignment, candidates=True)))
    assert found["links"] == []
    assert [row["score"] for row in found["candidates"]] == [0.75]
