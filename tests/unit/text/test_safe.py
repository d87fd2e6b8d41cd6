"""Nothing that commands a terminal gets through, and nothing moves."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from duidu.text.safe import safe, safe_line

COMMANDS = st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Mn"]))
TEXTS = st.text() | COMMANDS | st.lists(COMMANDS | st.just("平安\n")).map("".join)


@given(TEXTS)
def test_the_length_and_the_lines_stay(text: str):
    assert len(safe(text)) == len(safe_line(text)) == len(text)
    assert [i for i, c in enumerate(safe(text)) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@given(TEXTS)
def test_safe_text_stays_as_it_is(text: str):
    assert safe(safe(text)) == safe(text)
    assert safe_line(safe_line(text)) == safe_line(text)


@given(TEXTS)
def test_one_line_stays_one_line(text: str):
    assert len(safe_line(text).splitlines()) <= 1


def test_no_control_character_is_left():
    for char in map(chr, range(sys.maxunicode + 1)):
        shown = safe(char)
        assert shown == "\n" or unicodedata.category(shown) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}, hex(ord(char))


def test_letters_signs_and_ideographs_stay():
    kept = "".join(
        c for c in map(chr, range(0x20, 0x30000)) if unicodedata.category(c)[0] in "LNPS" or unicodedata.combining(c)
    )
    changed = {c for c in kept if safe(c) != c}
    assert all(unicodedata.category(c) == "Mn" for c in changed)
    assert len(changed) < 30


def test_each_kind_has_its_stand_in():
    assert safe("\x1b[2J\x07\x7f\r") == "␛[2J␇␡␍"
    assert safe("\x9b\x85\u2028\ud800") == "\ufffd" * 4
    assert safe("\u202e\u2066\u200f\u061c\u200b\ufeff\xad\ufe0f\U000e0100\U000e0041") == "⸱" * 10
    assert safe("甲\t乙\xa0丙\u2003丁\u3000戊") == "甲 乙 丙 丁\u3000戊"
    assert safe_line("甲\n\x1b") == "甲 ␛"
