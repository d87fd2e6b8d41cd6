import dataclasses
import stat
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest

from duidu.errors import InputError, StoreError
from duidu.store import hand, kept
from duidu.store.hand import Change, Held, Kind, Record

HERE = Path("/plans/青河 2020")
KIND: Kind[str] = Kind("words", lambda what: {"what": what}, lambda table: kept.field(table, "what", str))


def said(*words: str) -> list[Record[str]]:
    return [hand.new(word) for word in words]


def add(records: Iterable[Record[str]], folder: Path) -> Held[str]:
    return hand.change(KIND, HERE, [Change(None, record) for record in records], folder)


def test_nothing_said(tmp_path):
    assert hand.load(KIND, HERE, tmp_path).records == ()
    assert list(tmp_path.iterdir()) == []


def test_what_was_said_is_there_again_in_order_and_private(tmp_path):
    records = said("一", "二")
    assert add(reversed(records), tmp_path).records == tuple(records)
    assert hand.load(KIND, HERE, tmp_path).records == tuple(records)
    path = hand.file_of(KIND, HERE, tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert str(HERE) in path.read_text()


def test_corpora_of_one_name_are_kept_apart(tmp_path):
    there = Path("/other/青河 2020")
    add(said("一"), tmp_path)
    assert hand.load(KIND, there, tmp_path).records == ()
    assert hand.file_of(KIND, HERE, tmp_path) != hand.file_of(KIND, there, tmp_path)


def test_every_change_turned_round_undoes_it(tmp_path):
    old, new = said("一", "二")
    steps = [Change(None, old), Change(old, dataclasses.replace(old, what="三")), Change(old, new), Change(new, None)]
    states = [hand.change(KIND, HERE, [step], tmp_path).records for step in steps]
    assert [[record.what for record in state] for state in states] == [["一"], ["三"], ["二"], []]
    assert hand.change(KIND, HERE, [steps[-1].back], tmp_path).records == (new,)
    assert hand.change(KIND, HERE, [steps[-2].back], tmp_path).records == (old,)


def test_two_at_once_lose_nothing(tmp_path):
    records = said(*map(str, range(12)))
    threads = [threading.Thread(target=add, args=([record], tmp_path)) for record in records]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {record.what for record in hand.load(KIND, HERE, tmp_path).records} == set(map(str, range(12)))


@pytest.mark.parametrize(
    "spoilt", ["schema = 1\nwords = 3\n", "schema = 1\n[[words]]\nid = 3\n", "no toml", 'words = "x"\n']
)
def test_a_damaged_file_is_set_aside_and_told(tmp_path, spoilt):
    path = hand.file_of(KIND, HERE, tmp_path)
    path.parent.mkdir(parents=True)
    path.write_text(spoilt)
    held = hand.load(KIND, HERE, tmp_path)
    assert held.records == ()
    assert "damaged" in str(held.problems[0])
    assert path.with_name("words.damaged-1.toml").read_text() == spoilt
    assert hand.load(KIND, HERE, tmp_path).problems == ()


def test_of_a_file_damaged_in_part_the_rest_is_kept(tmp_path):
    good, bad = said("一", "二")
    add([good, bad], tmp_path)
    path = hand.file_of(KIND, HERE, tmp_path)
    path.write_text(path.read_text().replace(bad.made, "yesterday"))
    held = hand.load(KIND, HERE, tmp_path)
    assert held.records == (good,)
    assert held.problems
    assert hand.load(KIND, HERE, tmp_path) == hand.Held((good,))


def test_a_newer_file_is_left_alone(tmp_path):
    path = hand.file_of(KIND, HERE, tmp_path)
    path.parent.mkdir(parents=True)
    path.write_text("schema = 2\n")
    with pytest.raises(StoreError, match="newer"):
        hand.load(KIND, HERE, tmp_path)
    with pytest.raises(StoreError, match="newer"):
        add(said("一"), tmp_path)
    assert path.read_text() == "schema = 2\n"


def test_forgetting_leaves_nothing_of_this_corpus_and_all_of_others(tmp_path):
    other = Path("/plans/白石")
    add(said("一"), tmp_path)
    hand.change(KIND, other, [Change(None, record) for record in said("二")], tmp_path)
    hand.forget(HERE, tmp_path)
    assert not hand.folder_of(HERE, tmp_path).exists()
    assert [record.what for record in hand.load(KIND, other, tmp_path).records] == ["二"]
    hand.forget(HERE, tmp_path)


def test_what_cannot_be_removed_is_told(tmp_path):
    (hand.folder_of(HERE, tmp_path) / "a folder").mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be removed"):
        hand.forget(HERE, tmp_path)


def test_a_colleagues_records_are_added_passed_over_or_in_conflict(tmp_path):
    mine = said("甲:一", "乙:二")
    theirs = said("甲:一", "乙:三", "丙:四", "丙:五")
    found = hand.merged(mine, theirs, lambda what: what[0])
    assert [record.what for record in found.added] == ["丙:五"]
    assert [record.what for record in found.same] == ["甲:一"]
    assert [(a.what, b.what) for a, b in found.conflicts] == [("乙:二", "乙:三")]


def test_a_file_for_a_colleague_has_the_records_and_names_no_folder(tmp_path):
    records = said("一", "二")
    path = tmp_path / "ours.toml"
    kept.write(path, dict(hand.packed(KIND, records)))
    assert hand.unpacked(KIND, path) == tuple(records)
    assert "plans" not in path.read_text()


@pytest.mark.parametrize("content", ["", "schema = 1\nwords = 3\n", "这不是"])
def test_a_file_that_is_none_of_ours_is_refused_and_left(tmp_path, content):
    path = tmp_path / "theirs.toml"
    path.write_text(content)
    with pytest.raises(InputError):
        hand.unpacked(KIND, path)
    assert path.read_text() == content


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        hand.unpacked(KIND, tmp_path / "none.toml")


def test_a_file_is_parsed_again_only_when_another_changed_it(tmp_path, monkeypatch):
    records = said("一", "二")
    add(records[:1], tmp_path)
    parsed: list[Path] = []
    read = kept.read

    def noted(path: Path, schema: int) -> kept.Stored:
        parsed.append(path)
        return read(path, schema)

    monkeypatch.setattr(kept, "read", noted)
    add(records[1:], tmp_path)
    assert hand.load(KIND, HERE, tmp_path).records == tuple(records)
    assert parsed == []
    path = hand.file_of(KIND, HERE, tmp_path)
    path.write_text(path.read_text().replace("一", "三个"), encoding="utf-8")
    assert [record.what for record in hand.load(KIND, HERE, tmp_path).records] == ["三个", "二"]
    assert parsed == [path]
    path.unlink()
    assert hand.load(KIND, HERE, tmp_path).records == ()


def test_only_what_is_new_is_written_out_anew(tmp_path, monkeypatch):
    records = said(*map(str, range(20)))
    add(records[:19], tmp_path)
    made: list[kept.Table] = []
    dumps = kept.dumps

    def noted(values: kept.Table) -> str:
        made.append(values)
        return dumps(values)

    monkeypatch.setattr(kept, "dumps", noted)
    add(records[19:], tmp_path)
    assert [values["words"][0]["what"] for values in made if "words" in values] == ["19"]
    hand._SEEN.clear()
    assert hand.load(KIND, HERE, tmp_path).records == tuple(records)
    changed = dataclasses.replace(records[3], what="另")
    hand.change(KIND, HERE, [Change(records[3], changed)], tmp_path)
    hand._SEEN.clear()
    assert hand.load(KIND, HERE, tmp_path).records == (*records[:3], changed, *records[4:])
