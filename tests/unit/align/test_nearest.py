"""Where to look for what is not found."""

from duidu.align.nearest import TRIED, Nearest, Passages
from duidu.model import Document


def at(document: Document, words: str) -> int:
    """The block that holds some words."""
    return next(b.id for b in document.blocks if words in document.text[b.span.start : b.span.end])


def test_the_nearest_passage_holds_the_rarest_words(first, second):
    found = Passages(first, second).nearest(at(first, "加装电梯"))
    assert found.block == at(second, "加装电梯")
    assert {"小区", "老旧"} <= set(found.shared)
    assert set(found.shared) <= set(found.tried)
    assert len(found.tried) <= TRIED


def test_a_title_is_tried_first(first, second):
    assert "河道" in Passages(first, second).nearest(at(first, "治理河道水质")).tried[:3]


def test_a_bare_heading_is_looked_for_with_what_stands_below_it(first, second):
    tried = Passages(first, second).nearest(at(first, "建设宜居城区")).tried
    assert "宜居" in tried
    assert not set(tried) <= {"建设", "宜居", "城区"}


def test_numbers_are_not_tried(first, second):
    assert not {"三十", "八个"} & set(Passages(first, second).nearest(at(first, "加装电梯")).tried)


def test_without_a_word_in_common_there_is_none(first, plan):
    found = Passages(first, plan("# 一、其他\n无关紧要的闲话一段。\n")).nearest(at(first, "治理河道水质"))
    assert found.block is None
    assert found.shared == ()
    assert found.tried


def test_what_is_no_passage_has_no_words(first, second):
    assert Passages(first, second).nearest(10_000) == Nearest(())
