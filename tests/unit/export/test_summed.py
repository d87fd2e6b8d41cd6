"""The summary: each line leads to the row that it tells of."""

from typing import Any

from duidu.export.summed import SORTS, groups


def test_groups_stand_in_order_and_their_lines_lead_to_their_rows(two: Any):
    found = groups(two.documents, two.shown, 1)
    sorts = [group.sort for group in found]
    assert sorts == sorted(sorts, key=SORTS.index)
    assert all(group.lines for group in found)
    named = {group.sort: group.lines for group in found}
    (renamed,) = named["renamed"]
    assert renamed.row == two.row("修好乡村道路")
    assert renamed.text == "二、修好乡村道路 \u2192 二、修好山区道路"
    assert "四、建好山里学堂" in named["added"][0].text
    assert [line.row for line in named["figures"]] == [two.row("茶叶基地"), two.row("断头路")]
    assert [line.sign for line in named["figures"]] == ["\u2191", "\u2193"]


def test_a_text_beside_itself_has_nothing_to_list(two: Any):
    from duidu.align import align
    from duidu.compare import compare

    twice = [two.documents[0], two.documents[0]]
    assert groups(twice, compare(twice, [None, align(*twice)], 0), 1) == ()
