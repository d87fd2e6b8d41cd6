from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import Block, Correction, Document, Span
from duidu.text.corrected import corrected, touching, widened
from duidu.text.outline import own_text

TEXT = "一、粮食\n产量225523.08吨,增长三成\n分之一。\n二、棉花"
END = TEXT.index("\n二")
BLOCK = Block(1, "para", (2, 3), Span(5, END))
DOCUMENT = Document("a", TEXT, "0" * 16, (Block(0, "heading", (1,), Span(0, 4)), BLOCK))


def with_(*corrections: tuple[int, int, str]) -> Document:
    made = (Correction(Span(start, end), text) for start, end, text in corrections)
    return replace(DOCUMENT, corrections=tuple(made))


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


FIGURE, BROKEN = place("225523.08"), place("三成\n分之一")


def test_a_block_without_corrections_reads_as_it_stands():
    found = corrected(DOCUMENT, BLOCK)
    assert found.text == own_text(DOCUMENT, BLOCK)
    assert found.corrections == ()


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([(*FIGURE, "2255.23")], "产量2255.23吨,增长三成分之一。"),
        ([(*FIGURE, "")], "产量吨,增长三成分之一。"),
        ([(FIGURE[0], FIGURE[0], "约")], "产量约225523.08吨,增长三成分之一。"),
        ([(*BROKEN, "三分之一")], "产量225523.08吨,增长三分之一。"),
        ([(*FIGURE, "2255"), (*BROKEN, "三分之一")], "产量2255吨,增长三分之一。"),
        ([(5, 5, "总"), (END - 1, END - 1, "多"), (END, END, "!")], "总产量225523.08吨,增长三成分之一多。!"),
        ([(0, 2, "第一节 ")], "产量225523.08吨,增长三成分之一。"),
    ],
)
def test_corrections_stand_in_place_of_what_they_correct(changes, text):
    document = with_(*changes)
    assert corrected(document, BLOCK).text == text
    assert document.text == TEXT


def test_a_match_inside_a_correction_leads_to_all_it_corrects():
    found = corrected(with_((*FIGURE, "2255.23"), (*BROKEN, "三分之一")), BLOCK)
    at = found.text.index("55")
    assert found.source(at, at + 2) == FIGURE
    at = found.text.index("分之一")
    assert found.source(at, at + 3) == BROKEN


def test_a_match_over_the_edge_of_a_correction_begins_outside_and_holds_all_of_it():
    found = corrected(with_((*FIGURE, "2255.23")), BLOCK)
    at = found.text.index("量22")
    assert found.source(at, at + 3) == (FIGURE[0] - 1, FIGURE[1])
    at = found.text.index("23吨,")
    assert found.source(at, at + 4) == (FIGURE[0], FIGURE[1] + 2)


def test_a_match_beside_a_correction_does_not_touch_it():
    found = corrected(with_((*FIGURE, "")), BLOCK)
    at = found.text.index("吨")
    assert found.source(at, at + 1) == place("吨")
    assert found.source(at - 2, at) == place("产量")
    assert found.source(at - 1, at + 1) == (FIGURE[0] - 1, FIGURE[1] + 1)


def test_corrections_that_touch_a_stretch():
    document = with_((0, 2, "x"), (*FIGURE, "y"), (END, END, "z"))
    assert [c.text for c in touching(document, Span(2, FIGURE[0] + 1))] == ["y"]
    assert [c.text for c in touching(document, Span(END - 3, END))] == ["z"]
    assert touching(document, Span(2, FIGURE[0])) == ()


def test_a_stretch_is_widened_to_all_of_the_corrections_it_touches():
    document = with_((*FIGURE, "2255.23"), (*BROKEN, "三分之一"))
    assert widened(document, Span(FIGURE[0] + 1, FIGURE[1])) == FIGURE
    assert widened(document, Span(FIGURE[0] + 1, BROKEN[0] + 1)) == (FIGURE[0], BROKEN[1])
    assert widened(document, Span(0, 4)) == (0, 4)


@st.composite
def corrections(draw):
    cuts = sorted(draw(st.sets(st.integers(5, END), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [(a, b, draw(st.text("甲乙3", max_size=3))) for a, b in pairs]


@given(corrections(), st.data())
def test_what_is_outside_corrections_leads_to_itself(changes, data):
    document = with_(*changes)
    found = corrected(document, BLOCK)
    assert found.text == "".join(part.text for part in found.parts)
    assert [part.at for part in found.parts] == [
        sum(len(p.text) for p in found.parts[:i]) for i in range(len(found.parts))
    ]
    plain = [part for part in found.parts if part.correction is None and part.text]
    if plain:
        part = data.draw(st.sampled_from(plain))
        start = data.draw(st.integers(0, len(part.text) - 1))
        end = data.draw(st.integers(start + 1, len(part.text)))
        span = found.source(part.at + start, part.at + end)
        assert TEXT[span.start : span.end] == part.text[start:end]
