"""Two texts woven into one: every character of both stands there once, what is the same once for both."""

from typing import Any

from duidu.compare.bands import bands
from duidu.tui.woven import GONE, NEW, woven, woven_lines


def test_what_is_not_gone_and_what_is_new_give_the_other_text_in_its_words(two: Any):
    for row in two.full.rows:
        for band in bands(two.documents[0], row, 0, 1):
            strokes = list(woven(row, band, 0, 1))
            old = sum(s.span.end - s.span.start for s in strokes if s.column == 0)
            assert old == sum(s.span.end - s.span.start for s in band.cells[0])
            assert all((stroke.column == 1) == (stroke.signs == NEW) for stroke in strokes)
            assert all(stroke.signs in {("", ""), GONE, NEW} for stroke in strokes)


def test_lines_keep_to_their_width_and_say_whose_words_they_quote(two: Any):
    row = two.full.rows[two.row("茶叶基地")]
    (band, *_more) = bands(two.documents[0], row, 0, 1)
    lines = woven_lines(two.documents, woven(row, band, 0, 1), band.cells[0], 20)
    assert lines
    for line in lines:
        assert len(line.columns) == len(line.pieces)
