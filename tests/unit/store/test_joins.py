"""Rulings on joins of figures as they are kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from duidu.evolve.joinsaid import Ends, JoinRuling
from duidu.store import hand, joins
from duidu.store.hand import Change
from duidu.store.kept import Damaged
from duidu.store.said import load

WHAT = JoinRuling(Ends("城东区", "茶园面积", "茶园总面积"), "checked", "同一口径")
SAME = JoinRuling(Ends("城东区", "茶园面积", "茶园面积", 2017, 2018), "rejected")


def test_what_was_ruled_is_read_again(tmp_path: Path):
    records = [hand.new(WHAT), hand.new(SAME)]
    hand.change(joins.KIND, tmp_path, [Change(None, record) for record in records])
    assert [record.what for record in load(tmp_path).joins] == [WHAT, SAME]
    hand.change(joins.KIND, tmp_path, [Change(records[0], replace(records[0], what=SAME)), Change(records[1], None)])
    assert [record.what for record in load(tmp_path).joins] == [SAME]


@pytest.mark.parametrize("table", [{}, {"says": "perhaps", "place": "", "old": "", "new": ""}, {"says": "checked"}])
def test_a_table_that_is_none_of_ours_is_damaged(table: dict[str, object]):
    with pytest.raises(Damaged):
        joins.KIND.value(table)
