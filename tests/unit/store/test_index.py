"""The index of a corpus: in memory or on disk, brought up to date, never trusted when its seal does not hold."""

import json
from pathlib import Path

import pytest

from duidu.errors import StoreError
from duidu.search import Index, search
from duidu.search.schema import VERSION
from duidu.store import index as indexes
from duidu.store.corpus import Corpus
from duidu.store.index import SEAL, Step, finished, index_of

WORDS = {"a": "推进平安建设", "b": "深化改革开放", "c": "办好养老服务"}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name, text in WORDS.items():
        (folder / f"{name}.txt").write_text(f"2019年工作要点\n\n{text}。\n", encoding="utf-8")
    return folder


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where indexes are kept, and every corpus is large."""
    monkeypatch.setattr(indexes, "SMALL", 0)
    return tmp_path / "indexes"


def made(plans: Path, large: Path) -> tuple[list[Step], Index]:
    steps: list[Step] = []
    making = index_of(Corpus.open(plans), large)
    while True:
        try:
            steps.append(next(making))
        except StopIteration as end:
            return steps, end.value


def found(index: Index, words: str) -> list[tuple[str, int, int]]:
    return sorted((hit.document, hit.start, hit.end) for hit in search(index, words, None))


def kept(home: Path) -> Path:
    """The one folder that is kept of the one corpus."""
    (corpus,) = [path for path in home.iterdir() if path.is_dir()]
    (folder,) = [path for path in corpus.iterdir() if path.is_dir()]
    return folder


def test_a_small_corpus_is_indexed_in_memory(plans: Path, tmp_path: Path):
    steps, index = made(plans, tmp_path / "indexes")
    assert [(step.document, step.error) for step in steps] == [("a", None), ("b", None), ("c", None)]
    assert steps[-1].done == steps[-1].total
    assert not (tmp_path / "indexes").exists()
    assert [hit.document for hit in search(index, "平安")] == ["a"]


def test_an_index_on_disk_finds_the_same_and_is_made_once(plans: Path, large: Path, monkeypatch: pytest.MonkeyPatch):
    steps, index = made(plans, large)
    assert [step.document for step in steps] == ["a", "b", "c"]
    again, opened = made(plans, large)
    assert again == []
    monkeypatch.setattr(indexes, "SMALL", 10**9)
    in_memory = finished(index_of(Corpus.open(plans)))
    for words in ("平安", "年工作要点", "gaige", "没有"):
        assert found(index, words) == found(opened, words) == found(in_memory, words)


def test_only_what_changed_is_read_again(plans: Path, large: Path):
    made(plans, large)
    (plans / "a.txt").write_text("2019年工作要点\n\n推进法治建设。\n", encoding="utf-8")
    (plans / "b.txt").unlink()
    (plans / "d.txt").write_text("2019年工作要点\n\n平安校园。\n", encoding="utf-8")
    steps, index = made(plans, large)
    assert [step.document for step in steps] == ["a", "d"]
    assert [search(index, word) == [] for word in ("推进平安", "改革", "法治", "平安校园", "养老")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert made(plans, large)[0] == []


def test_what_corpus_toml_says_of_a_document_counts(plans: Path, large: Path):
    made(plans, large)
    (plans / "corpus.toml").write_text('[[document]]\nfile = "a.txt"\nplace = "城东区"\n', encoding="utf-8")
    steps, index = made(plans, large)
    assert [step.document for step in steps] == ["a"]
    assert [hit.document for hit in search(index, "年工作要点 place:城东")] == ["a"]


def test_a_document_that_cannot_be_read_is_told_once(plans: Path, large: Path):
    (plans / "bad.txt").write_bytes("2019年工作要点\n".encode() + b"\n" * 9000 + b"\xff\x00\xff" * 30)
    steps, _ = made(plans, large)
    assert [step.document for step in steps if step.error is not None] in ([], ["bad"])
    assert made(plans, large)[0] == []


def damage(folder: Path, how: str) -> None:
    files = sorted(
        path for path in folder.iterdir() if path.name[0] != "." and path.name != SEAL and path.stat().st_size > 200
    )
    seal = folder / SEAL
    said = json.loads(seal.read_text())
    if how == "bit":
        data = bytearray(files[0].read_bytes())
        data[len(data) // 2] ^= 1
        files[0].write_bytes(data)
    elif how == "short":
        files[0].write_bytes(files[0].read_bytes()[:-9])
    elif how == "gone":
        files[0].unlink()
    elif how == "meta":
        (folder / "meta.json").write_text("{")
    elif how == "seal":
        seal.write_text("nonsense")
    elif how == "no seal":
        seal.unlink()
    elif how == "list":
        seal.write_text("[]")
    else:
        seal.write_text(json.dumps(said | {"version": VERSION - 1}))


@pytest.mark.parametrize("how", ["bit", "short", "gone", "meta", "seal", "no seal", "list", "old"])
def test_a_damaged_or_old_index_is_made_anew(plans: Path, large: Path, how: str):
    _, whole = made(plans, large)
    before = kept(large)
    damage(before, how)
    steps, index = made(plans, large)
    assert [step.document for step in steps] == ["a", "b", "c"]
    assert kept(large) != before
    assert found(index, "平安") == found(whole, "平安")
    assert made(plans, large)[0] == []


@pytest.mark.parametrize("after", range(5))
def test_an_index_left_half_made_is_finished_next_time(plans: Path, large: Path, after: int):
    making = index_of(Corpus.open(plans), large)
    for _ in range(min(after, 3)):
        next(making)
    making.close()
    steps, index = made(plans, large)
    assert [step.document for step in steps] == ["a", "b", "c"]
    assert [len(found(index, text)) for text in WORDS.values()] == [1, 1, 1]


def test_a_change_left_half_made_leaves_the_old_index_whole(plans: Path, large: Path):
    made(plans, large)
    (plans / "a.txt").write_text("2019年工作要点\n\n推进法治建设。\n", encoding="utf-8")
    making = index_of(Corpus.open(plans), large)
    next(making)
    making.close()
    steps, index = made(plans, large)
    assert [step.document for step in steps] == ["a"]
    assert len(found(index, "法治建设")) == 1


def test_a_reader_keeps_the_index_it_opened(plans: Path, large: Path):
    _, index = made(plans, large)
    damage(kept(large), "no seal")
    made(plans, large)
    assert [hit.document for hit in search(index, "平安")] == ["a"]


def test_what_cannot_be_written_is_an_error_for_the_reader(plans: Path, large: Path):
    large.write_text("a file where the folder should be")
    with pytest.raises(StoreError):
        made(plans, large)


def test_an_index_can_be_forgotten(plans: Path, large: Path):
    made(plans, large)
    indexes.forget(plans.resolve(), large)
    assert not [path for path in large.iterdir() if path.is_dir()]
