import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu import disk
from duidu.errors import StoreError

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_folders_stand_under_the_named_home(monkeypatch, tmp_path):
    monkeypatch.setenv("DUIDU_HOME", str(tmp_path))
    assert disk.data_folder() == tmp_path / "data"
    assert disk.cache_folder() == tmp_path / "cache"
    assert disk.config_folder() == tmp_path / "config"


def test_a_relative_home_is_made_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIDU_HOME", "kept")
    assert disk.data_folder() == tmp_path / "kept" / "data"


def test_without_a_home_the_system_says_where(monkeypatch, tmp_path):
    monkeypatch.delenv("DUIDU_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    folders = {disk.data_folder(), disk.cache_folder(), disk.config_folder()}
    assert len(folders) == 3
    assert all(folder.is_absolute() and "duidu" in folder.parts for folder in folders)


def test_a_write_replaces_and_is_private(tmp_path):
    file = tmp_path / "new" / "a.toml"
    disk.write_atomic(file, "一\r\n")
    disk.write_atomic(file, "二\r\n")
    assert file.read_bytes() == "二\r\n".encode()
    assert mode(file) == 0o600
    assert mode(file.parent) == 0o700
    assert names(file.parent) == ["a.toml"]


def test_bytes_and_another_mode(tmp_path):
    disk.write_atomic(tmp_path / "a", b"\xff", mode=0o644)
    assert (tmp_path / "a").read_bytes() == b"\xff"
    assert mode(tmp_path / "a") == 0o644


def test_a_link_keeps_pointing_where_it_pointed(tmp_path):
    real = tmp_path / "dotfiles" / "a.toml"
    disk.write_atomic(real, "old")
    (tmp_path / "a.toml").symlink_to(real)
    disk.write_atomic(tmp_path / "a.toml", "new")
    assert (tmp_path / "a.toml").is_symlink()
    assert real.read_text() == "new"


def test_a_failed_write_leaves_the_old_content_and_no_litter(monkeypatch, tmp_path):
    file = tmp_path / "a.toml"
    disk.write_atomic(file, "old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        disk.write_atomic(file, "new")
    assert file.read_text() == "old"
    assert names(tmp_path) == ["a.toml"]


def test_a_file_where_a_folder_should_be(tmp_path):
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreError) as caught:
        disk.write_atomic(tmp_path / "data" / "a.toml", "x")
    assert "\n" not in str(caught.value)
    assert "DUIDU_HOME" in str(caught.value)


@pytest.mark.skipif(AS_ROOT, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="cannot be written"):
            disk.write_atomic(tmp_path / "a", "x")
        with pytest.raises(StoreError, match="cannot be written"):
            disk.make_folder(tmp_path / "b")
    finally:
        tmp_path.chmod(0o700)


def test_the_lock_keeps_others_out(tmp_path):
    file = tmp_path / "a.toml"

    def take() -> None:
        with disk.locked(file, seconds=0.05):
            pass

    with disk.locked(file), pytest.raises(StoreError, match="another duidu"):
        take()
    take()


def test_the_lock_counts_between_processes(tmp_path):
    counter = tmp_path / "count"
    counter.write_text("0")
    program = (
        "import sys; from pathlib import Path; from duidu.disk import locked, write_atomic\n"
        "path = Path(sys.argv[1])\n"
        "for _ in range(25):\n"
        "    with locked(path):\n"
        "        write_atomic(path, str(int(path.read_text()) + 1))\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program, str(counter)]) for _ in range(4)]
    assert [run.wait() for run in runs] == [0, 0, 0, 0]
    assert counter.read_text() == "100"


def test_a_lock_that_cannot_be_made(tmp_path):
    (tmp_path / "a.lock").mkdir()
    with pytest.raises(StoreError), disk.locked(tmp_path / "a", seconds=0.05):
        pytest.fail("no lock, no entry")


def test_setting_aside_overwrites_nothing(tmp_path):
    file = tmp_path / "bookmarks.toml"
    aside = []
    for content in ("first", "second", "third"):
        file.write_text(content)
        aside.append(disk.set_aside(file))
        assert not file.exists()
    assert [path.name for path in aside] == [f"bookmarks.damaged-{n}.toml" for n in (1, 2, 3)]
    assert [path.read_text() for path in aside] == ["first", "second", "third"]


def test_setting_aside_what_is_not_there(tmp_path):
    with pytest.raises(StoreError):
        disk.set_aside(tmp_path / "gone.toml")
    assert names(tmp_path) == []


def test_an_error_without_words_has_its_type(tmp_path):
    assert disk.reason(OSError()) == "OSError"
    assert disk.reason(PermissionError(13, "Permission denied", str(tmp_path))) == "Permission denied"


def test_what_is_long_is_written_piece_by_piece_or_not_at_all(tmp_path):
    file = tmp_path / "a.html"
    disk.write_atomic(file, (str(n).encode() for n in range(5)), 0o644)
    assert (file.read_bytes(), mode(file)) == (b"01234", 0o644)

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  (whatever the caller's own trouble is)
        disk.write_atomic(file, broken())
    assert file.read_bytes() == b"01234"
    assert names(tmp_path) == ["a.html"]


def test_usual_rights_leave_the_mask_as_it_was():
    before = os.umask(0o026)
    try:
        assert disk.usual_rights() == 0o640
        assert os.umask(0o026) == 0o026
    finally:
        os.umask(before)
