"""Word sets: kept in one file, merged, never lost to a damaged one."""

from pathlib import Path

import pytest

from duidu.errors import InputError, StoreError
from duidu.store import wordsets
from duidu.store.wordsets import FILE, delete, load, save


def test_sets_are_kept_in_order_of_their_names(tmp_path: Path):
    assert load(tmp_path) == ({}, ())
    save("养老", ["居家养老", " 日间  照料 ", "居家养老", ""], tmp_path)
    assert save("安", ["平安"], tmp_path).sets == load(tmp_path).sets
    assert load(tmp_path).sets == {"养老": ("居家养老", "日间 照料"), "安": ("平安",)}
    assert save("养老", ["医养"], tmp_path).sets["养老"] == ("医养",)
    assert delete("养老", tmp_path).sets == {"安": ("平安",)}
    assert delete("养老", tmp_path).sets == {"安": ("平安",)}


@pytest.mark.parametrize(
    ("name", "words"), [("", ["平安"]), ("两 词", ["平安"]), ('"', ["平安"]), ("@a", ["平安"]), ("安", [" "])]
)
def test_what_cannot_be_a_set(tmp_path: Path, name: str, words: list[str]):
    with pytest.raises(InputError):
        save(name, words, tmp_path)
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("nonsense =", {}),
        ('schema = 1\nset = "x"\n', {}),
        ('schema = 1\n[[set]]\nname = "安"\nwords = ["平安"]\n[[set]]\nname = 3\n', {"安": ("平安",)}),
    ],
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str, kept: dict[str, tuple[str, ...]]):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    found = load(tmp_path)
    assert found.sets == kept
    assert len(found.problems) == 1
    assert (tmp_path / "words.damaged-1.toml").read_text(encoding="utf-8") == text
    assert load(tmp_path) == (kept, ())


def test_a_file_of_a_newer_duidu_is_left_alone(tmp_path: Path):
    (tmp_path / FILE).write_text(f"schema = {wordsets.SCHEMA + 1}\n", encoding="utf-8")
    with pytest.raises(StoreError):
        save("安", ["平安"], tmp_path)
