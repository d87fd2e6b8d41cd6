import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import ROOT, Extracted
from duidu.parse import RULED_KINDS, parse, ruled, ruling_over
from duidu.store.roles import ROLES

TEXT = """河东区2012年工作要点

首页 > 正文

一、抓好开局

开局要稳,前三个月先把项目盘清楚。

(一)排好项目

1、盘清存量。存量项目逐个过一遍,能开工的马上开工。

2、引进增量。增量项目年内签约十个。

(二)守住底线

底线是安全和环保两条,一条也不能松。

二、办好实事

实事二十件,件件有人管。
"""
DOCUMENT = parse(Extracted(TEXT), "hedong-2012")


def at(begins: str) -> int:
    return next(b.id for b in DOCUMENT.blocks if DOCUMENT.text[b.span.start :].startswith(begins))


def test_a_ruling_holds_for_the_section_and_no_further():
    found = ruled(DOCUMENT, {at("一、"): "review"})
    before = {b.id: b.role for b in DOCUMENT.blocks}
    for begins in ("一、", "开局要稳", "(一)", "1、", "2、", "(二)", "底线"):
        assert found.blocks[at(begins)].role == "review"
        assert before[at(begins)] == "plan"
    for begins in ("二、", "实事", "河东区", "首页"):
        assert found.blocks[at(begins)].role == before[at(begins)]
    assert found.ruled == {at("一、")}


def test_what_was_ruled_itself_keeps_its_own_ruling_with_what_hangs_under_it():
    found = ruled(DOCUMENT, {at("一、"): "review", at("(一)"): "target"})
    assert found.blocks[at("1、")].role == "target"
    assert found.blocks[at("(二)")].role == "review"
    assert found.ruled == {at("一、"), at("(一)")}


def test_titles_and_site_lines_have_no_role_to_rule():
    assert ruled(DOCUMENT, {at("河东区"): "review", at("首页"): "review"}) is DOCUMENT
    assert ruled(DOCUMENT, {}) is DOCUMENT


def test_the_ruling_over_a_block_is_its_own_or_the_nearest_above():
    found = ruled(DOCUMENT, {at("一、"): "review", at("(一)"): "target"})
    assert ruling_over(found, at("(一)")) == ruling_over(found, at("1、")) == at("(一)")
    assert ruling_over(found, at("(二)")) == at("一、")
    assert ruling_over(found, at("二、")) == ruling_over(found, ROOT) == ROOT


@given(st.dictionaries(st.integers(0, len(DOCUMENT.blocks) - 1), st.sampled_from(ROLES)))
def test_each_block_has_the_nearest_ruling_above_it_or_what_was_read(roles):
    found = ruled(DOCUMENT, roles)
    own = {block: role for block, role in roles.items() if DOCUMENT.blocks[block].kind in RULED_KINDS}
    for block in DOCUMENT.blocks:
        at, role = block.id, None
        while at != ROOT and role is None:
            role, at = own.get(at), DOCUMENT.blocks[at].parent
        expected = block.role if role is None or block.kind not in RULED_KINDS else role
        assert found.blocks[block.id].role == expected
    assert found.ruled == set(own)


@pytest.mark.parametrize("field", ["text", "hash", "meta", "tables", "notes", "corrections"])
def test_a_ruling_changes_nothing_else(field):
    assert getattr(ruled(DOCUMENT, {at("二、"): "vision"}), field) == getattr(DOCUMENT, field)
