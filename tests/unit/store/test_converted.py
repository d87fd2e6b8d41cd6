"""Conversions kept in the cache folder: read back as they were, never out of date, never in the way."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from duidu import disk, formats
from duidu.errors import InputError, StoreError
from duidu.model import Extracted, Mark, Note, Span
from duidu.store import converted

MADE = Extracted(
    "一、修桥\n\ud800架好石桥。",
    (Mark(Span(0, 0), "page", 1), Mark(Span(0, 4), "heading", 1), Mark(Span(7, 7), "page", 2)),
    (Note("undecodable", ("1",), 2),),
    "utf-8",
    "pdf",
)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was really converted."""
    names: list[str] = []

    def extract(data: bytes, name: str) -> Extracted:
        names.append(name)
        if data == b"torn":
            raise InputError("{file}: torn", file=name)
        return MADE

    monkeypatch.setattr(formats, "extract", extract)
    return names


def test_a_pdf_is_converted_once(made: list[str]):
    assert converted.extract(b"%PDF-1", "a.pdf") == MADE
    assert converted.extract(b"%PDF-1", "b/other name.PDF") == MADE
    assert made == ["a.pdf"]
    assert converted.extract(b"%PDF-2", "a.pdf") == MADE
    assert made == ["a.pdf", "a.pdf"]
    (first, _) = converted.folder().iterdir()
    assert first.stat().st_mode & 0o777 == 0o600
    assert first.is_relative_to(disk.cache_folder())


def test_what_is_quick_and_what_is_refused_is_not_kept(made: list[str]):
    assert converted.extract(b"text", "a.txt") == MADE
    for _ in range(2):
        with pytest.raises(InputError, match="torn"):
            converted.extract(b"torn", "a.pdf")
    assert made == ["a.txt", "a.pdf", "a.pdf"]
    assert not converted.folder().exists()


@pytest.mark.parametrize("damage", ["", "[]", '{"text": "x"}', "nonsense", '{"text": 1, "marks": [[1]], "notes": []}'])
def test_what_is_damaged_is_made_anew(made: list[str], damage: str):
    converted.extract(b"%PDF-1", "a.pdf")
    (kept,) = converted.folder().iterdir()
    kept.write_text(damage, encoding="utf-8")
    assert converted.extract(b"%PDF-1", "a.pdf") == MADE
    assert len(made) == 2
    assert json.loads(kept.read_bytes())["format"] == "pdf"


def test_another_version_of_the_converters_converts_anew(made: list[str], monkeypatch: pytest.MonkeyPatch):
    converted.extract(b"%PDF-1", "a.pdf")
    monkeypatch.setattr(converted, "_version", lambda: b"later ")
    converted.extract(b"%PDF-1", "a.pdf")
    assert len(made) == 2


def test_the_version_names_the_library_if_there_is_one(monkeypatch: pytest.MonkeyPatch):
    from importlib import metadata

    known = converted._version.__wrapped__()

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert converted._version.__wrapped__() != known


def test_without_a_folder_to_write_in_files_are_converted_all_the_same(made: list[str], home: Path):
    (home / "cache").write_text("a file in the way", encoding="utf-8")
    assert converted.extract(b"%PDF-1", "a.pdf") == converted.extract(b"%PDF-1", "a.pdf") == MADE
    assert len(made) == 2


def test_the_least_lately_used_go_first(made: list[str], monkeypatch: pytest.MonkeyPatch):
    for number in range(3):
        converted.extract(b"%%PDF-%d" % number, "a.pdf")
        (newest,) = set(converted.folder().iterdir()) - {
            p for p in converted.folder().iterdir() if p.stat().st_mtime < 9
        }
        os.utime(newest, (number, number))
    size = newest.stat().st_size
    converted.extract(b"%PDF-0", "a.pdf")  # used again: the last
    monkeypatch.setattr(converted, "MOST", 2 * size)
    converted.extract(b"%PDF-3", "a.pdf")
    made.clear()
    for number in (0, 3, 1, 2):
        converted.extract(b"%%PDF-%d" % number, "a.pdf")
    assert len(made) == 2


def test_what_is_kept_of_files_can_be_forgotten(made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    files = [tmp_path / name for name in ("a.pdf", "b.pdf", "c.txt", "none.pdf")]
    for file in files[:3]:
        file.write_bytes(file.name.encode())
        converted.extract(file.read_bytes(), file.name)
    assert converted.forget(files) == 2
    assert list(converted.folder().iterdir()) == []
    converted.extract(b"a.pdf", "a.pdf")

    def refused(_path: Path, **_options: bool) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(StoreError, match=r"cannot be removed \(Permission denied\)"):
        converted.forget(files)


def test_notes_and_marks_come_back_as_values_of_the_model(made: list[str]):
    converted.extract(b"%PDF-1", "a.pdf")
    found = converted.extract(b"%PDF-1", "a.pdf")
    assert found.marks[1].span.end == 4
    assert found.notes[0].code == "undecodable"
    assert replace(found, text="") == replace(MADE, text="")
