import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from duidu.errors import StoreError
from duidu.store import journal

OLD = {"a.txt": b"old a", "corpus.toml": b"old list\n"}
NEW = {"originals/a.html": b"<p>new", "a.txt": b"new a", "b/c.txt": b"new c", "corpus.toml": b"new list\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, OLD)
    return tmp_path


def put(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def held(folder: Path) -> dict[str, bytes]:
    """All files but what the journal keeps for itself."""
    files = (path for path in folder.rglob("*") if path.is_file() and journal.FOLDER not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def staged(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / journal.FOLDER).iterdir() if path.suffix != ".lock")


class Killed(BaseException):
    """As good as a kill: nothing is written afterwards, not even by what cleans up."""


def kill_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Let the program die at the so manieth thing it does to the disk; return how many it has done."""
    done = 0

    def dying(really: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            nonlocal done
            done += 1
            if done >= step:
                raise Killed
            return really(*arguments, **options)

        return call

    for of, name in ((os, "replace"), (os, "fsync"), (Path, "unlink"), (Path, "chmod"), (Path, "mkdir")):
        monkeypatch.setattr(of, name, dying(getattr(of, name)))
    return lambda: done


def test_all_is_written(folder: Path):
    with journal.locked(folder):
        journal.write(folder, NEW)
    assert held(folder) == NEW
    assert staged(folder) == []


def test_permissions_of_what_is_replaced_stay(folder: Path):
    (folder / "a.txt").chmod(0o640)
    with journal.locked(folder):
        journal.write(folder, NEW)
    assert (folder / "a.txt").stat().st_mode & 0o777 == 0o640


def test_a_kill_at_any_step_leaves_the_old_or_the_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    seen, step, finished = [], 0, False
    while not finished:
        step += 1
        folder = tmp_path / str(step)
        put(folder, OLD)
        with monkeypatch.context() as patched, journal.locked(folder):
            kill_at(step, patched)
            try:
                journal.write(folder, NEW)
                finished = True
            except Killed:
                pass
        journal.settle_if_left(folder)
        seen.append(held(folder) == NEW)
        assert held(folder) in (OLD, NEW)
        with journal.locked(folder):
            journal.settle(folder)
        assert held(folder) == (NEW if seen[-1] else OLD)
        assert staged(folder) == []
    assert seen == sorted(seen)  # once it counts it stays
    assert seen.count(False) > 5
    assert seen.count(True) > 5


def test_a_full_disk_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with journal.locked(folder), pytest.raises(StoreError, match="No space left on device"):
        journal.write(folder, NEW)
    assert held(folder) == OLD
    assert staged(folder) == []


def leave(folder: Path, listed: object, contents: bytes = b"evil") -> None:
    """Leave a list behind as if an import had been killed."""
    put(folder / journal.FOLDER, {"0": contents, "journal.json": json.dumps(listed).encode()})


@pytest.mark.parametrize(
    "name", ["../out.txt", "/out/of/it.txt", "a/../../out.txt", ".duidu/x", "", "link/out.txt", "\0", 3]
)
def test_a_list_from_a_stranger_moves_nothing_out_of_the_folder(tmp_path: Path, name: object):
    folder = tmp_path / "corpus"
    put(folder, OLD)
    (tmp_path / "elsewhere").mkdir()
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    leave(folder, {"0": name})
    journal.settle_if_left(folder)
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} - {"journal.json.lock"} == set(OLD)
    assert staged(folder) == []


@pytest.mark.parametrize("listed", [[], "x", {"../a": "b.txt"}, {"0": ["b.txt"]}])
def test_a_list_that_is_not_ours_is_thrown_away(folder: Path, listed: object):
    leave(folder, listed)
    journal.settle_if_left(folder)
    assert held(folder) == OLD
    assert staged(folder) == []


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"\xff"])
def test_a_list_that_is_none_is_thrown_away(folder: Path, data: bytes):
    put(folder / journal.FOLDER, {"0": b"x", "journal.json": data})
    with journal.locked(folder):
        journal.settle(folder)
    assert held(folder) == OLD
    assert staged(folder) == []


def test_a_reader_leaves_a_folder_alone_where_nothing_was_left(folder: Path):
    journal.settle_if_left(folder)
    assert not (folder / journal.FOLDER).exists()


def test_a_reader_is_not_stopped_by_what_it_cannot_finish(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    leave(folder, {"0": "b.txt"})
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refused)
        journal.settle_if_left(folder)
    assert held(folder) == OLD
    with monkeypatch.context() as patched, journal.locked(folder):
        patched.setattr(Path, "read_bytes", refused)
        with pytest.raises(StoreError, match="denied"):
            journal.settle(folder)
    journal.settle_if_left(folder)
    assert held(folder) == OLD | {"b.txt": b"evil"}


def test_a_folder_that_cannot_be_synced_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(*_arguments: object) -> int:
        raise OSError(22, "Invalid argument")

    with journal.locked(folder):
        monkeypatch.setattr(os, "open", refused)
        journal._sync(folder)
        monkeypatch.undo()
