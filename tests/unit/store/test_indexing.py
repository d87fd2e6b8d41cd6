"""The index made by a child: its steps, what it sealed, what happens when it cannot or must not."""

import io
import pickle
import subprocess
import sys
import types
from pathlib import Path
from typing import NoReturn

import pytest

from duidu.errors import DuiduError, StoreError
from duidu.search import Index, search
from duidu.store import children, indexing
from duidu.store import index as indexes
from duidu.store.corpus import Corpus
from duidu.store.index import Step
from duidu.store.indexing import Making

WORDS = {"a": "推进平安建设", "b": "深化改革开放"}


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


def made(making: Making) -> tuple[list[str], Index]:
    steps: list[str] = []
    taken = making.steps()
    while True:
        try:
            steps.append(next(taken).document)
        except StopIteration as end:
            return steps, end.value


def test_a_child_makes_it_and_only_once(plans: Path, large: Path, monkeypatch: pytest.MonkeyPatch):
    steps, index = made(Making(Corpus.open(plans), large))
    assert steps == ["a", "b"]
    assert [hit.document for hit in search(index, "平安")] == ["a"]
    monkeypatch.setattr(subprocess, "Popen", none)
    assert made(Making(Corpus.open(plans), large))[0] == []


def none(*_: object, **__: object) -> NoReturn:
    raise OSError


@pytest.mark.parametrize("how", ["no child", "ends at once"])
def test_without_a_child_it_is_made_here(plans: Path, large: Path, monkeypatch: pytest.MonkeyPatch, how: str):
    if how == "no child":
        monkeypatch.setattr(subprocess, "Popen", none)
    else:
        monkeypatch.setattr(children, "_CODE", "{path!r}")
    steps, index = made(Making(Corpus.open(plans), large))
    assert steps == ["a", "b"]
    assert [hit.document for hit in search(index, "改革")] == ["b"]


def test_a_small_corpus_needs_no_child(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(subprocess, "Popen", none)
    assert made(Making(Corpus.open(plans), tmp_path / "indexes"))[0] == ["a", "b"]
    assert not (tmp_path / "indexes").exists()


@pytest.mark.parametrize("when", ["before", "during"])
def test_it_can_be_stopped(plans: Path, large: Path, when: str):
    making = Making(Corpus.open(plans), large)
    steps = making.steps()
    if when == "before":
        making.stop()
    else:
        next(steps)
        making.stop()
    with pytest.raises(StoreError, match="not finished"):
        list(steps)


def answered(monkeypatch: pytest.MonkeyPatch, given: object) -> list[object]:
    """What the child's side says, run here."""
    said = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(pickle.dumps(given))))
    monkeypatch.setattr(sys, "stdout", types.SimpleNamespace(buffer=said))
    monkeypatch.setattr("os.nice", lambda _: None)
    indexing.answer()
    said.seek(0)
    found = []
    while said.tell() < len(said.getvalue()):
        found.append(pickle.load(said))  # noqa: S301  (what was just said)
    return found


def test_the_child_tells_steps_and_what_is_wrong(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    entries = indexes.entries_of(Corpus.open(plans))
    told = answered(monkeypatch, (entries, tmp_path / "home"))
    assert [step.document for step in told if isinstance(step, Step)] == ["a", "b"]
    (tmp_path / "file").write_text("")
    (wrong,) = answered(monkeypatch, (entries, tmp_path / "file" / "home"))
    assert isinstance(wrong, DuiduError)


def test_what_is_wrong_in_the_child_is_said_here(plans: Path, tmp_path: Path, large: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        made(Making(Corpus.open(plans), tmp_path / "file"))
    assert large.name == "indexes"
