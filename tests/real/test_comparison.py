"""The comparison of the real documents: the laws hold on text that nobody tidied."""

import itertools
import pathlib

import pytest

from duidu.align import align
from duidu.compare import compare
from duidu.export.diff import diff_json
from duidu.model import TEXT_KINDS, Document, Extracted, Span
from duidu.parse import parse
from duidu.text.outline import own_spans

PAIRS = [("nankai-2012", "nankai-2018"), ("nankai-2020", "nankai-2021"), ("nankai-2012", "ningbo-2012")]


def read(folder: pathlib.Path, name: str) -> Document:
    return parse(Extracted((folder / "corpus" / f"{name}.txt").read_text("utf-8")), name)


def assert_tiles(document: Document, spans: list[Span], blocks: list[int]) -> None:
    own = [at for i in blocks for start, end in own_spans(document, document.blocks[i]) for at in range(start, end)]
    held = {at for start, end in spans for at in range(start, end)}
    assert held >= set(own)
    assert all(a.end <= b.start for a, b in itertools.pairwise(sorted(spans)))


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_laws_hold_on_real_documents(real_texts: pathlib.Path, old: str, new: str):
    a, b = read(real_texts, old), read(real_texts, new)
    found = compare([a, b], [None, align(a, b)], 0)
    for column, document in enumerate((a, b)):
        shown = [block for row in found.rows for block in row.cells[column]]
        assert sorted(shown) == [block.id for block in document.blocks if block.kind in TEXT_KINDS]
    for row in found.rows:
        assert_tiles(a, [s.span for s in row.sides[1].base], list(row.cells[0]))
        assert_tiles(b, [s.span for s in row.sides[1].other], list(row.cells[1]))
    assert len(diff_json([a, b], found)["rows"]) == len(found.rows)


def test_a_section_brings_in_its_counterparts_only(real_texts: pathlib.Path):
    a, b = read(real_texts, "nankai-2012"), read(real_texts, "nankai-2018")
    item = next(block.id for block in a.blocks if block.line == 62)
    found = compare([a, b], [None, align(a, b)], 0, (item,))
    assert [row.cells[0] for row in found.rows] == [(item,)]
    assert 63 in {b.blocks[i].line for i in found.rows[0].cells[1]}
