"""Views: groups, pieces, paths, numbers left out."""

from dataclasses import replace
from itertools import pairwise

from duidu.align.view import LONG_SENTENCE, group_of, view
from duidu.model import Span


def test_groups_keep_titles_headings_and_running_text_apart():
    assert [group_of(kind) for kind in ("title", "heading", "caption", "item", "lead", "para")] == [
        "title",
        "head",
        "head",
        "body",
        "body",
        "body",
    ]
    assert {group_of(kind) for kind in ("furniture", "meta", "toc", "cell", "row")} == {None}


def test_a_unit_is_its_block_without_its_number(first):
    unit = view(first).of("body")[2]
    assert unit.text.startswith("做强临港物流.扩建")
    assert unit.title == "做强临港物流"
    assert "物流" in unit.words
    assert unit.section == 1
    assert unit.chapter == 1


def test_pieces_tile_a_block(first):
    unit = next(unit for unit in view(first).units if "电梯" in unit.text)
    texts = [first.text[start:end] for start, end in unit.pieces]
    assert texts == [
        "改造老旧小区。",
        "加装电梯三十部,更换供水管网,增设停车泊位。",
        "整修农贸市场。",
        "建成社区食堂八个,为高龄老人送餐上门。",
    ]


def test_text_that_lost_its_punctuation_is_cut_at_words(plan):
    document = plan("建设智慧港口发展海铁联运" * 20)
    pieces = view(document).units[0].pieces
    assert len(pieces) > 3
    assert pieces[0].start == 0
    assert pieces[-1].end == len(document.text)
    assert all(one.end == other.start for one, other in pairwise(pieces))
    assert all("海铁" not in document.text[end - 1 : end + 1] for _, end in pieces)


def test_a_long_sentence_is_cut_at_its_clauses(plan):
    document = plan("扩建港区泊位和集装箱堆场三十万平方米," * 10 + "年底完工。")
    pieces = view(document).units[0].pieces
    assert len(document.text) > LONG_SENTENCE
    assert all(document.text[end - 1] in ",。" for _, end in pieces)


def test_paths_run_from_the_nearest_heading_outwards(plan):
    document = plan("# 一、经济\n## 一、工业\n扶持造船企业。\n开头不算。\n# 二、社会\n改善医疗。")
    body = view(document).of("body")
    assert [unit.path for unit in body] == [(2, 1), (2, 1), (3,)]
    assert [unit.opens for unit in body] == [True, False, True]


def test_a_circle_of_parents_ends(plan):
    document = plan("# 一、经济\n扶持造船企业。")
    blocks = (replace(document.blocks[0], parent=1), document.blocks[1])
    assert view(replace(document, blocks=blocks)).of("body")[0].path == (1,)


def test_a_sign_that_stands_alone_is_its_text_and_blocks_without_any_are_left_out(plan):
    document = plan("1、修桥。拓宽码头。")
    sign = replace(document.blocks[0], span=Span(0, 2), number=Span(0, 1))
    assert [unit.text for unit in view(replace(document, blocks=(sign,))).units] == ["1,"]
    nothing = replace(document.blocks[0], span=Span(0, 0), number=None)
    assert view(replace(document, blocks=(nothing,))).units == ()
