"""Which blocks of a document are themes."""

from duidu.align.themes import Theme, themes
from duidu.model import Document

LONG = "开通江海联运班列,扩建保税仓库,引进冷链企业六家。"


def listed(document: Document) -> list[tuple[str, int, bool]]:
    """Themes by the beginning of their text."""
    found = themes(document)
    return [(document.text[document.blocks[t.block].span.start :][:4], t.depth, t.counts) for t in found]


def test_titled_blocks_are_themes_and_paragraphs_beside_them_are_not(first):
    assert listed(first)[:5] == [
        ("今年是规", 0, False),
        ("地区生产", 0, False),
        ("一、推动", 0, True),
        ("1、做强", 1, True),
        ("2、培育", 1, True),
    ]
    assert sum(t.counts for t in themes(first)) == 9


def test_several_paragraphs_below_a_bare_heading_are_themes(plan):
    found = listed(plan(f"# 一、推动产业转型\n{LONG}\n再{LONG}\n# 二、保障民生\n又{LONG}\n"))
    assert found == [
        ("一、推动", 0, True),
        ("开通江海", 1, True),
        ("再开通江", 1, True),
        ("二、保障", 0, True),
        ("又开通江", 1, False),
    ]


def test_without_headings_every_long_paragraph_is_a_theme(plan):
    assert listed(plan(f"各位代表:\n{LONG}\n")) == [("各位代表", 0, False), ("开通江海", 0, True)]


def test_site_lines_titles_cells_and_glossaries_are_none(plan):
    document = plan(f"= 要点\n~ 打印本页\n| 甲\n# <definition>名词解释\n1、冷链。{LONG}\n")
    assert listed(document) == [("名词解释", 0, False), ("1、冷链", 1, False)]


def test_a_document_without_text_has_none(plan):
    assert themes(plan("")) == ()
    assert Theme(3, 0, counts=True).block == 3
