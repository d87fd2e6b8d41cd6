"""Citations: original characters, and every known part of the source."""

from dataclasses import replace
from typing import Any

import pytest

from duidu.export.citation import WORDS, citation
from duidu.model import Doubt, Fact, Page, Span

CHINESE = {
    "quote": "“{text}”",
    "issuer": "{issuer}",
    "title": "《{title}》",
    "adopted": "{date}通过",
    "published": "{date}发布",
    "section": "{path}",
    "step": "›",
    "page": "第{page}页",
    "pages": "第{first}至{last}页",
    "line": "源行{line}",
    "lines": "源行{first}至{last}",
    "via": "{via}转载",
    "url": "{url}",
    "report": "非原文",
    "doubt": "源文可疑",
    "between": ";",
    "end": "。",
}


def test_every_word_is_named():
    assert CHINESE.keys() == WORDS.keys()


def test_a_passage_with_its_source(sample: Any):
    start = sample.old.text.index("实事")
    found = citation(sample.old, Span(start, sample.old.text.index("45")), CHINESE)
    assert found == (
        "“实事20件,加装电梯”某区委;《二〇一二年工作要点》;2012-01-13通过;一、民生;源行2至4;"
        "某网转载;https://example.org/1。"
    )


def test_unknown_parts_are_left_out(sample: Any):
    assert citation(sample.new, sample.new.blocks[0].span, CHINESE) == "“二、民生”二、民生;源行1。"


def test_the_date_of_publication_stands_in_for_the_adoption(sample: Any):
    meta = replace(sample.new.meta, published=Fact("2020-03-02"))
    assert ";源行" in citation(replace(sample.new, meta=meta), Span(0, 1), CHINESE)
    assert "2020-03-02发布" in citation(replace(sample.new, meta=meta), Span(0, 1), CHINESE)


def test_several_blocks_are_quoted_line_by_line(sample: Any):
    found = citation(sample.old, Span(0, len(sample.old.text)), CHINESE)
    assert found.startswith("“一、民生\n办好民生实事20件,加装电梯45部。\n举办社区文艺汇演活动。”")


def test_a_page_number_is_quoted_when_there_is_nothing_else(sample: Any):
    assert citation(sample.old, sample.old.blocks[2].span, CHINESE).startswith("“— 3 —”")


def test_blank_text_is_quoted_as_it_is(sample: Any):
    assert citation(sample.old, Span(4, 5), CHINESE).startswith("“”")


@pytest.mark.parametrize(("doubted", "expected"), [(Span(0, 9), True), (Span(10, 12), False)])
def test_caveats_are_always_said(sample: Any, doubted: Span, expected: bool):
    block = replace(sample.new.blocks[1], doubts=(Doubt("fused_digits", doubted),))
    meta = replace(sample.new.meta, provenance=Fact("report"))
    document = replace(sample.new, blocks=(sample.new.blocks[0], block), meta=meta)
    found = citation(document, Span(5, 9), CHINESE)
    assert "非原文" in found
    assert ("源文可疑" in found) == expected


def test_pages_are_said_before_the_lines(sample: Any):
    text = sample.old.text
    document = replace(sample.old, pages=(Page(0, 6), Page(text.index("加装"), 7)))
    assert ";第6页;源行1;" in citation(document, Span(0, 3), CHINESE)
    whole = citation(document, Span(text.index("办好"), text.index("举办")), CHINESE)
    assert ";第6至7页;源行2至4;" in whole
    end = text.index("加装")
    assert ";第6页;源行2至3;" in citation(document, Span(text.index("办好"), end), CHINESE)  # ends with page 6's number
