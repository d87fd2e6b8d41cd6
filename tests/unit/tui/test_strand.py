"""The lines of a stretch: its own text whole, corrections told once where what they correct ends."""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duidu.model import Correction, Span
from duidu.text.outline import own_text
from duidu.tui.strand import shown, told


def text_of(document: Any, lines: Any) -> str:
    return "".join(p.literal or document.text[slice(*p.span)] for line in lines for p in line.pieces)


@given(st.integers(0, 30), st.integers(0, 6), st.integers(1, 80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_correction_is_told_once_however_the_block_is_cut(two: Any, at: int, length: int, cut: int):
    document = two.documents[0]
    block = next(b for b in document.blocks if "茶叶基地" in document.text[slice(*b.span)])
    start = min(block.span.start + at, block.span.end)
    span = Span(start, min(start + length, block.span.end))
    corrected = replace(document, corrections=(Correction(span, "〇一二"),))
    middle = min(block.span.start + cut, block.span.end - 1)
    halves = [Span(block.span.start, middle), Span(middle, block.span.end)]
    lines = [line for half in halves for line in shown(corrected, block, half, 24)]
    whole = text_of(corrected, lines)
    assert whole.count(told("〇一二")) == 1
    assert whole.replace(told("〇一二"), "") == own_text(document, block)


def test_nothing_is_shown_of_a_stretch_that_is_not_the_blocks_own(two: Any):
    document = two.documents[0]
    assert shown(document, document.blocks[0], Span(document.blocks[-1].span.start, len(document.text)), 24) == []
