"""Searches that an earlier duidu kept by name stand among the bookmarks, once."""

from pathlib import Path

from duidu.store import bookmarks, keeping, searches
from duidu.store.bookmarks import View

OLD = """\
schema = 1
[[asked]]
corpus = "/a"
query = "茶园"
[[saved]]
name = "安"
query = "平安 -白石"
corpus = "/a"
created = "2020-01-01T00:00:00+08:00"
"""


def test_searches_kept_before_are_taken_over_once(tmp_path: Path):
    (tmp_path / searches.FILE).write_text(OLD, encoding="utf-8")
    (view,) = keeping.load(tmp_path).views
    assert (view.name, view.view, view.words, view.corpus) == ("安", "search", "平安 -白石", "/a")
    assert searches.load(tmp_path).saved == ()
    assert searches.load(tmp_path).history("/a") == ("茶园",)
    bookmarks.rename(view.id, "平安", tmp_path)
    assert [one.name for one in keeping.load(tmp_path).views] == ["平安"]


def test_who_was_killed_in_between_takes_it_over_as_the_same(tmp_path: Path):
    (tmp_path / searches.FILE).write_text(OLD, encoding="utf-8")
    first = keeping.load(tmp_path).views
    (tmp_path / searches.FILE).write_text(OLD, encoding="utf-8")
    assert keeping.load(tmp_path).views == first


def test_what_was_wrong_with_either_file_is_told(tmp_path: Path):
    (tmp_path / searches.FILE).write_text("nonsense =", encoding="utf-8")
    (tmp_path / bookmarks.FILE).write_text("nonsense =", encoding="utf-8")
    assert len(keeping.load(tmp_path).problems) == 2


def test_nothing_is_written_where_nothing_is_kept(tmp_path: Path):
    assert keeping.load(tmp_path).entries == ()
    assert list(tmp_path.iterdir()) == []


def test_both_sorts_stand_in_order_of_time(tmp_path: Path):
    for id_, minute in (("b", 2), ("a", 1)):
        created = f"2026-03-01T09:0{minute}:00+08:00"
        bookmarks.save(View(id_, id_, "", created, "/a", "trace", "平安", {"role": "plan"}), tmp_path)
    column = bookmarks.Column("2012", "0123")
    made = bookmarks.Bookmark("c", "c", "", "2026-03-01T09:01:30+08:00", "/a", 0, (column,), "f")
    bookmarks.save(made, tmp_path)
    assert [one.id for one in keeping.load(tmp_path).entries] == ["a", "c", "b"]
