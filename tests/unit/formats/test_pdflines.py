"""From what is drawn on a page to its lines: no character is lost, and spaces stand where there was room."""

from hypothesis import given
from hypothesis import strategies as st

from duidu.formats.pdflines import Glyph, lines_of
from duidu.formats.pdftext import written


def test_drawn_spaces_inside_words_are_left_out_and_wide_ones_kept():
    glyphs = [Glyph(char, 16 * i, 16 * i + 16, 0, 16) for i, char in enumerate("深化改革")]
    glyphs.insert(2, Glyph(" ", 32, 32.4, 0, 1))
    glyphs += [Glyph(char, 76 + 16 * i, 92 + 16 * i, 0, 16) for i, char in enumerate("开放")]
    glyphs.append(Glyph(" ", 64, 76, 0, 16))
    glyphs += [Glyph(char, 108 + 8 * i, 116 + 8 * i, 0, 16) for i, char in enumerate("GDP")]
    glyphs += [Glyph(char, 137 + 8 * i, 145 + 8 * i, 0, 16) for i, char in enumerate("up")]
    assert lines_of(glyphs).lines[0].text == "深化改革 开放GDP up"


def test_characters_spread_over_a_justified_line_are_not_parted():
    places = [0, 22, 44, 76, 98, 120, 142, 164]  # 16 wide, 6 apart, and once 16
    spread = [Glyph(char, x, x + 16, 0, 16) for char, x in zip("统筹推进乡村振兴", places, strict=True)]
    assert lines_of(spread).lines[0].text == "统筹推进乡村振兴"
    parted = [glyph._replace(x0=glyph.x0 + 8 * (i > 3), x1=glyph.x1 + 8 * (i > 3)) for i, glyph in enumerate(spread)]
    assert lines_of(parted).lines[0].text == "统筹推进乡村振兴"
    parted = [glyph._replace(x0=glyph.x0 + 16 * (i > 3), x1=glyph.x1 + 16 * (i > 3)) for i, glyph in enumerate(spread)]
    assert lines_of(parted).lines[0].text == "统筹推进 乡村振兴"


def test_characters_drawn_twice_to_make_them_bold_are_read_once():
    glyphs = [Glyph(char, 16 * i + d, 16 * i + 16 + d, 0, 16) for i, char in enumerate("人人") for d in (0, 0.4)]
    assert lines_of(glyphs).lines[0].text == "人人"


glyphs = st.builds(
    lambda text, x, y, size: Glyph(text, x, x + size, y, size),
    st.sampled_from("深化改革 ，。一1Ax"),
    st.floats(0, 500),
    st.floats(0, 800),
    st.floats(1, 40),
)


@given(st.lists(st.lists(glyphs, max_size=40), max_size=4))
def test_no_character_is_lost(pages: list[list[Glyph]]):
    lines = [line for page in pages for line in lines_of(page).lines]
    there = "".join("".join(line.text.split()) for line in lines)
    out = written([lines_of(page) for page in pages])
    text = "".join(line.text for line in out)
    assert sorted(there) == sorted(text.replace("|", "").replace(" ", ""))
    assert all(line.text for line in out)
