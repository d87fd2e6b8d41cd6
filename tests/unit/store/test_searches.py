"""Searches asked and kept: in one file, merged, never lost to a damaged one."""

from pathlib import Path

import pytest

from duidu.errors import StoreError
from duidu.store import searches
from duidu.store.searches import FILE, LONGEST, MOST_ASKED, ask, delete, forget, load

SAVED = '[[saved]]\nname = "安"\nquery = "平安"\ncorpus = "/a"\ncreated = "2020-01-01T00:00:00+08:00"\n'


def test_what_was_asked_last_comes_first_and_once_for_each_corpus(tmp_path: Path):
    for corpus, query in (("/a", "平安"), ("/b", "平安"), ("/a", "茶园"), ("/a", "平安")):
        ask(corpus, query, tmp_path)
    assert load(tmp_path).history("/a") == ("平安", "茶园")
    assert load(tmp_path).history("/b") == ("平安",)


def test_empty_and_endless_queries_are_not_remembered(tmp_path: Path):
    assert ask("/a", "  ", tmp_path).asked == ()
    assert ask("/a", "字" * (LONGEST + 1), tmp_path).asked == ()
    assert ask("/a", "字" * LONGEST, tmp_path).history("/a") == ("字" * LONGEST,)


def test_the_oldest_queries_go_first(tmp_path: Path):
    ask("/b", "别处", tmp_path)
    for number in range(MOST_ASKED + 2):
        ask("/a", str(number), tmp_path)
    found = load(tmp_path)
    assert len(found.history("/a")) == MOST_ASKED
    assert found.history("/a")[-1] == "2"
    assert found.history("/b") == ("别处",)


def test_searches_that_were_kept_are_read_and_deleted_one_by_one(tmp_path: Path):
    (tmp_path / FILE).write_text("schema = 1\n" + SAVED + SAVED.replace("/a", "/b"), encoding="utf-8")
    (first,) = load(tmp_path).of("/a")
    assert (first.name, first.query) == ("安", "平安")
    assert delete(first, tmp_path).of("/a") == ()
    assert delete(first, tmp_path).of("/b")[0].query == "平安"


def test_a_corpus_is_forgotten_alone(tmp_path: Path):
    (tmp_path / FILE).write_text("schema = 1\n" + SAVED + SAVED.replace("/a", "/b"), encoding="utf-8")
    for corpus in ("/a", "/b"):
        ask(corpus, "平安", tmp_path)
    forget("/a", tmp_path)
    found = load(tmp_path)
    assert (found.history("/a"), found.of("/a")) == ((), ())
    assert (found.history("/b"), len(found.of("/b"))) == (("平安",), 1)


@pytest.mark.parametrize(
    ("text", "asked", "saved"),
    [
        ("nonsense =", (), 0),
        ('schema = 1\nasked = "x"\n' + SAVED, (), 1),
        ('schema = 1\n[[asked]]\ncorpus = "/a"\nquery = "茶"\n[[asked]]\ncorpus = 3\n', ("茶",), 0),
        ("schema = 1\n" + SAVED + SAVED.replace("2020-01-01T00:00:00+08:00", "once"), (), 1),
        ("schema = 1\n" + SAVED.replace('"安"', '""'), (), 0),
    ],
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str, asked: tuple[str, ...], saved: int):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    found = load(tmp_path)
    assert found.history("/a") == asked
    assert len(found.of("/a")) == saved
    assert len(found.problems) == 1
    assert (tmp_path / "searches.damaged-1.toml").read_text(encoding="utf-8") == text
    assert load(tmp_path)[:2] == found[:2]


def test_a_file_of_a_newer_duidu_is_left_alone(tmp_path: Path):
    (tmp_path / FILE).write_text(f"schema = {searches.SCHEMA + 1}\n", encoding="utf-8")
    with pytest.raises(StoreError):
        ask("/a", "平安", tmp_path)
