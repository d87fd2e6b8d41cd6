"""Folding keeps length and place, folds once for all, and knows what OpenCC and Unicode know of single characters."""

import unicodedata

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.text.fold import TABLE, fold

SIGNS = st.text(st.sampled_from("".join(map(chr, TABLE)) + "和平 a1.,"))
TEXTS = st.text() | SIGNS


@given(TEXTS)
def test_the_length_stays(text: str):
    assert len(fold(text)) == len(text)


@given(TEXTS, TEXTS)
def test_each_character_folds_by_itself(one: str, other: str):
    assert fold(one + other) == fold(one) + fold(other)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str):
    assert fold(fold(text)) == fold(text)


def test_the_table_is_closed():
    assert not {value for value in TABLE.values() if value in TABLE}
    assert all(key != value for key, value in TABLE.items())


def test_every_ideograph_that_opencc_simplifies_folds_to_what_it_says():
    convert = opencc.OpenCC("t2s", include_tofu_risk_dictionaries=False)
    traditional = 0
    for block in (range(0x3400, 0xA000), range(0x20000, 0x323B0)):
        for char in map(chr, block):
            simple = convert.convert(char)
            if simple != char and len(simple) == 1:
                traditional += 1
                assert fold(char) == fold(simple), f"{char} is {simple}"
    assert traditional > 3000


@pytest.mark.parametrize(
    "block", [range(0x2F00, 0x2FD6), range(0xFF01, 0xFF5F), range(0xF900, 0xFA0E), range(0x2F800, 0x2FA1E)]
)
def test_what_unicode_calls_the_same_folds_together(block: range):
    for char in map(chr, block):
        assert fold(char) == fold(unicodedata.normalize("NFKC", char)), unicodedata.name(char)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("臺灣", "台湾"),
        ("裏裡", "里里"),
        ("羣眾", "群众"),
        ("衞生衛生", "卫生卫生"),
        ("平安南開", "平安南开"),
        ("⺠⽣⻓⻆", "民生长角"),  # radicals, as PDF files have them
        ("\uff13\uff0e\uff16\uff05", "3.6%"),
        ("\uff0c\uff1b\uff1a\uff01\uff1f\uff08\uff09", ",;:!?()"),
        ("、\uff64\ufe51", ",,,"),
        ("。\uff61", ".."),
        ("“”„「」\uff02", '"' * 6),
        ("‘’『』\uff07", "'" * 5),
        ("\u2014\u2013\u2015\u2010\u2011\u2212\u2500\uff0d", "-" * 8),
        ("二\u25cb一二年", "二〇一二年"),
        ("〇\u25cb\u25ef\uff10", "0000"),
        ("《》〈〉〔〕【】", "<><>[][]"),
        ("\u3000\xa0\t\u2003", "    "),
        ("ＧＤＰ", "gdp"),
        ("\uff5e\u301c", "~~"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str):
    assert fold(one) == fold(other)


def test_what_differs_stays_apart():
    for one, other in [("南开", "南门"), ("15%", "16%"), ("3.9", "39."), ("2012", "2021"), ("+", "-")]:
        assert fold(one) != fold(other)
    assert fold("一\n二") == "一\n二"
