"""What the reader says of promises is kept, found again, and refused where it is nonsense."""

from pathlib import Path

import pytest

from duidu.evolve.promisesaid import PromiseRuling
from duidu.model import Anchor
from duidu.store import hand, promised, said
from duidu.store.hand import Change
from duidu.store.kept import Damaged

WHAT = PromiseRuling(Anchor("east", "0a", 3, 12, "新建公园3个"), "later", "0b", "done", "已建成")


@pytest.mark.parametrize("what", [WHAT, WHAT._replace(says="", note="另查"), WHAT._replace(says="checked", note="")])
def test_there_and_back(tmp_path: Path, what: PromiseRuling):
    corpus = tmp_path / "plans"
    record = hand.new(what)
    hand.change(promised.KIND, corpus, [Change(None, record)], tmp_path)
    assert said.load(corpus, tmp_path).promises == (record,)
    hand.change(promised.KIND, corpus, [Change(None, record).back], tmp_path)
    assert said.load(corpus, tmp_path).promises == ()


def test_nonsense_is_damaged():
    table = promised.KIND.table(WHAT)
    assert promised.KIND.value(table) == WHAT
    with pytest.raises(Damaged):
        promised.KIND.value(table | {"says": "perhaps"})
