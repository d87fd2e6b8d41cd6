"""Plain text in one column: both texts woven, or what changed in lines; no line is too wide and none commands."""

from typing import Any

from hypothesis import given, settings
from tests.unit.export.exhibits import SELF, compared, document, hostile, paragraphs

from duidu.compare import left_out
from duidu.compare.shown import Narrowing
from duidu.export.flat import summary_text, unified_text
from duidu.export.summed import groups
from duidu.export.text import DIFF_WORDS
from duidu.text.safe import safe_line

WORDS = {key: f"<{key}> " + " ".join(f"{{{name}}}" for name in values.split()) for key, values in DIFF_WORDS.items()}
WORDS |= {key: word for key, word in SELF.items() if key.startswith(("sort_", "nothing"))}
WIDTH = 40


def one_cell(_char: str) -> int:
    return 1


@given(paragraphs, paragraphs, hostile)
@settings(max_examples=30)
def test_woven_text_keeps_to_its_width_and_commands_nothing(old: list[str], new: list[str], poison: str):
    pair = document("old", old, title=poison), document("new", new)
    comparison = compared(*pair)
    why = left_out(pair, comparison, (0, 1), Narrowing())
    text = "".join(unified_text(pair, comparison, WORDS, (WIDTH, one_cell), why))
    assert not set(text) & set("\x1b\x00\u202e\u200b\t")
    assert all(len(line) <= WIDTH for line in text.splitlines() if line.startswith("   "))
    summed = "".join(summary_text(pair, comparison, WORDS, WIDTH))
    assert not set(summed) & set("\x1b\x00\u202e\u200b\t")
    lines = sum(len(group.lines) for group in groups(pair, comparison, 1))
    assert ("nothing_listed" in summed) == (not lines)
    assert safe_line(summed.replace("\n", " ")) == summed.replace("\n", " ")


def test_rows_say_where_they_stand_and_what_is_missing(two: Any):
    why = left_out(two.documents, two.shown, (0, 1), Narrowing(frozenset({"same"})))
    text = "".join(unified_text(two.documents, two.shown, WORDS, (100, one_cell), why))
    assert "<left_out> " in text
    assert "[-三百亩-]{+五百亩+}" in text
    added = [line for line in text.splitlines() if line.startswith("+")]
    assert added
    assert all(line[3:].startswith("\u00b7 \u2192 ") for line in added)
    assert "<total> plan-2020" in text


def test_a_row_that_the_other_text_lacks_says_what_that_means():
    old, new = (
        document("old", ["题目", "扩建公园绿地。", "推广早熟杨梅。"], kind="要点"),
        document("new", ["题目"], kind="要点"),
    )
    comparison = compared(old, new)
    text = "".join(unified_text((old, new), comparison, WORDS, (60, one_cell), [""] * len(comparison.rows)))
    assert "-  题目\u203a\u00b62 L3 \u2192 \u00b7  <dropped>" in text
    assert "+  \u00b7 \u2192 \u00b61 L1  <added>" in text
    assert "[-扩建公园绿地。-]" in text


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(two: Any):
    why = left_out(two.documents, two.shown, (0, 1), Narrowing())
    for width in range(12, 40):
        text = "".join(unified_text(two.documents, two.shown, WORDS, (width, one_cell), why))
        lines = [line[3:] for line in text.splitlines() if line.startswith("   ")]
        assert not [line for line in lines if line.startswith(("-]", "+}", "?]", "]", "}"))]
        assert not [line for line in lines if line.endswith(("[", "{", "[-", "{+", "[?"))]
