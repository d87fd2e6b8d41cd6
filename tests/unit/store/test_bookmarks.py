import stat
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import duidu
from duidu.errors import NotFoundError, StoreError
from duidu.model import Anchor, Block, Comparison, Document, Row, Sides, Span
from duidu.store import bookmarks
from duidu.store.bookmarks import Bookmark, Bookmarks, Column, Difference, View

HERE = Anchor("2012", "0123456789abcdef", 62, 1800, "十九、维护和谐稳定", "前。", "加快")


def bookmark(id_: str = "a1", name: str = "社会稳定", created: str = "2026-03-01T09:00:00+08:00") -> Bookmark:
    columns = (Column("2012", "0123", (HERE,)), Column("2018", "4567"))
    return Bookmark(id_, name, "", created, "/plans", 1, columns, "f" * 64)


def text(folder: Path) -> str:
    return (folder / "bookmarks.toml").read_text("utf-8")


def test_none_kept(tmp_path):
    assert bookmarks.load(tmp_path) == Bookmarks(())
    assert list(tmp_path.iterdir()) == []


def test_what_is_saved_is_there_tomorrow(tmp_path):
    assert bookmarks.save(bookmark(), tmp_path).bookmarks == (bookmark(),)
    assert bookmarks.load(tmp_path) == Bookmarks((bookmark(),))
    assert stat.S_IMODE((tmp_path / "bookmarks.toml").stat().st_mode) == 0o600
    assert "社会稳定" in text(tmp_path)


def test_the_data_folder_is_the_default(monkeypatch, tmp_path):
    monkeypatch.setenv("DUIDU_HOME", str(tmp_path))
    bookmarks.save(bookmark())
    assert bookmarks.load().get("a1") == bookmark()
    assert bookmarks.load().get("b2") is None
    assert (tmp_path / "data" / "bookmarks.toml").exists()


def test_order_is_by_time_whatever_the_offset(tmp_path):
    bookmarks.save(bookmark("later", created="2026-03-01T08:00:00+00:00"), tmp_path)
    bookmarks.save(bookmark("first", created="2026-03-01T09:00:00+08:00"), tmp_path)
    assert [b.id for b in bookmarks.load(tmp_path).bookmarks] == ["first", "later"]


def test_saving_again_replaces(tmp_path):
    bookmarks.save(bookmark(), tmp_path)
    bookmarks.save(bookmark(name="别名"), tmp_path)
    assert [b.name for b in bookmarks.load(tmp_path).bookmarks] == ["别名"]


def test_deleting_can_be_undone(tmp_path):
    for id_, minute in (("a", 1), ("b", 2), ("c", 3)):
        bookmarks.save(bookmark(id_, created=f"2026-03-01T09:0{minute}:00+08:00"), tmp_path)
    before = text(tmp_path)
    gone = bookmarks.load(tmp_path).get("b")
    assert gone is not None
    assert [b.id for b in bookmarks.delete("b", tmp_path).bookmarks] == ["a", "c"]
    assert [b.id for b in bookmarks.delete("b", tmp_path).bookmarks] == ["a", "c"]
    assert [b.id for b in bookmarks.restore(gone, tmp_path).bookmarks] == ["a", "b", "c"]
    assert text(tmp_path) == before


def test_name_and_note_are_changed_apart(tmp_path):
    bookmarks.save(bookmark(), tmp_path)
    bookmarks.rename("a1", "平安", tmp_path)
    bookmarks.annotate("a1", "两年的说法不同\n待核", tmp_path)
    assert bookmarks.load(tmp_path).bookmarks == (replace(bookmark(), name="平安", note="两年的说法不同\n待核"),)


def test_what_is_gone_cannot_be_renamed(tmp_path):
    with pytest.raises(NotFoundError, match="b2: this bookmark is gone"):
        bookmarks.rename("b2", "x", tmp_path)
    with pytest.raises(NotFoundError):
        bookmarks.annotate("b2", "x", tmp_path)


def test_processes_at_once_lose_nothing(tmp_path):
    program = (
        "import sys; from pathlib import Path; from duidu.store import bookmarks\n"
        "folder, name = Path(sys.argv[1]), sys.argv[2]\n"
        "for n in range(10):\n"
        "    made = bookmarks.new(f'{name}{n}', '/plans', 0, [bookmarks.Column('d', 'h')], 'f')\n"
        "    bookmarks.save(made, folder)\n"
        "    bookmarks.annotate(made.id, name, folder)\n"
    )
    bookmarks.save(bookmark(), tmp_path)
    runs = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), name]) for name in "abc"]
    bookmarks.delete("a1", tmp_path)
    assert [run.wait() for run in runs] == [0, 0, 0]
    found = bookmarks.load(tmp_path).bookmarks
    assert {(b.name, b.note) for b in found} == {(f"{name}{n}", name) for name in "abc" for n in range(10)}


WHOLLY = {
    "no TOML": "[[bookmark]\n",
    "no schema": "",
    "no list": "schema = 1\nbookmark = 3",
    "no tables": "schema = 1\nbookmark = [3]",
}


@pytest.mark.parametrize("content", WHOLLY.values(), ids=WHOLLY.keys())
def test_a_damaged_file_is_set_aside_and_told(tmp_path, content):
    (tmp_path / "bookmarks.toml").write_text(content)
    found = bookmarks.load(tmp_path)
    assert found.bookmarks == ()
    assert "set aside as bookmarks.damaged-1.toml" in str(found.problems[0])
    assert (tmp_path / "bookmarks.damaged-1.toml").read_text() == content
    assert bookmarks.load(tmp_path) == Bookmarks(())


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("base = 1", "base = 2"),
        ("base = 1", "base = -1"),
        ("base = 1", "base = true"),
        ("line = 62", 'line = "62"'),
        ('name = "社会稳定"', "name = 3"),
        ('created = "2026-03-01T09:00:00+08:00"', 'created = "yesterday"'),
        ('created = "2026-03-01T09:00:00+08:00"', 'created = "2026-03-01T09:00:00"'),
        ('content_hash = "0123"', ""),
        ('id = "a1"', 'id = ""'),
        ('document = "2018"', "document = []"),
    ],
)
def test_of_a_file_damaged_in_part_the_rest_is_kept(tmp_path, good, bad):
    bookmarks.save(bookmark(), tmp_path)
    content = text(tmp_path).replace(good, bad, 1)
    assert content != text(tmp_path)
    bookmarks.save(bookmark("b2", "另一个"), tmp_path)
    spoiled = text(tmp_path).replace(good, bad, 1)
    (tmp_path / "bookmarks.toml").write_text(spoiled, "utf-8")
    found = bookmarks.load(tmp_path)
    assert found.bookmarks == (bookmark("b2", "另一个"),)
    assert len(found.problems) == 1
    assert (tmp_path / "bookmarks.damaged-1.toml").read_text("utf-8") == spoiled
    assert bookmarks.load(tmp_path) == Bookmarks(found.bookmarks)


def test_saving_over_a_damaged_file_tells_too(tmp_path):
    (tmp_path / "bookmarks.toml").write_text("no")
    found = bookmarks.save(bookmark(), tmp_path)
    assert found.bookmarks == (bookmark(),)
    assert len(found.problems) == 1
    assert (tmp_path / "bookmarks.damaged-1.toml").read_text() == "no"


def view(id_: str = "v1", **changed) -> View:
    made = View(id_, "平安的来历", "", "2026-03-01T09:00:00+08:00", "/plans", "trace", "平安", {"role": "plan"})
    return replace(made, **changed)


def test_a_view_is_kept_beside_comparisons_and_changed_as_they_are(tmp_path):
    bookmarks.save(bookmark(), tmp_path)
    assert "schema = 1" in text(tmp_path)
    assert "view" not in text(tmp_path)
    bookmarks.save(view(), tmp_path)
    assert "schema = 2" in text(tmp_path)
    assert bookmarks.load(tmp_path) == Bookmarks((bookmark(),), views=(view(),))
    bookmarks.rename("v1", "平安", tmp_path)
    bookmarks.annotate("v1", "待核", tmp_path)
    assert bookmarks.load(tmp_path).views == (view(name="平安", note="待核"),)
    assert bookmarks.delete("v1", tmp_path).views == ()
    assert "schema = 1" in text(tmp_path)
    assert bookmarks.restore(view(), tmp_path).entries == (bookmark(), view())
    assert bookmarks.forget("/plans", tmp_path).entries == ()


def test_a_new_view_is_of_now_and_of_the_corpus(tmp_path):
    made = bookmarks.new_view("安", tmp_path, "kwic", "平安", {"order": "left"})
    assert (made.corpus, made.view, made.words, made.options) == (str(tmp_path), "kwic", "平安", {"order": "left"})
    assert datetime.fromisoformat(made.created).tzinfo is not None
    assert bookmarks.save(made, tmp_path).views == (made,)


@pytest.mark.parametrize(
    ("good", "bad"),
    [('view = "trace"', 'view = ""'), ('role = "plan"', "role = 3"), ("[view.options]", "[view.other]")],
)
def test_of_views_damaged_in_part_the_rest_is_kept(tmp_path, good, bad):
    bookmarks.save(view("v2", options={}, view="kwic"), tmp_path)
    bookmarks.save(view(), tmp_path)
    spoiled = text(tmp_path).replace(good, bad, 1)
    assert spoiled != text(tmp_path)
    (tmp_path / "bookmarks.toml").write_text(spoiled, "utf-8")
    assert len(bookmarks.load(tmp_path).views) == (2 if "other" in bad else 1)


def test_a_newer_file_is_left_alone(tmp_path):
    (tmp_path / "bookmarks.toml").write_text(f"schema = {bookmarks.SCHEMA + 1}")
    with pytest.raises(StoreError, match="newer duidu"):
        bookmarks.load(tmp_path)
    with pytest.raises(StoreError, match="newer duidu"):
        bookmarks.save(bookmark(), tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".toml"] == ["bookmarks.toml"]


def test_a_file_that_cannot_be_read(tmp_path):
    (tmp_path / "bookmarks.toml").mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        bookmarks.load(tmp_path)


texts = st.text(st.characters(codec="utf-8"), max_size=20)
anchors = st.builds(Anchor, texts, texts, st.integers(1, 10**6), st.integers(0, 10**8), texts, texts, texts)
columns = st.builds(Column, texts, texts, st.lists(anchors, max_size=2).map(tuple))


@given(texts.filter(bool), st.tuples(texts, texts, texts), st.lists(columns, min_size=1, max_size=3).map(tuple))
def test_every_bookmark_comes_back(tmp_path_factory, id_, words, shown):
    name, note, corpus = words
    folder = tmp_path_factory.mktemp("marks")
    made = replace(bookmark(id_, name), note=note, corpus=corpus, columns=shown, base=len(shown) - 1)
    bookmarks.save(made, folder)
    assert bookmarks.load(folder).bookmarks == (made,)


# making one


def document(id_: str, *lines: str) -> Document:
    whole = "\n".join(lines)
    blocks, at = [], 0
    for index, line in enumerate(lines):
        blocks.append(Block(index, "para", (index + 1,), Span(at, at + len(line))))
        at += len(line) + 1
    return Document(id_, whole, f"hash of {whole}", tuple(blocks))


def comparison(*rows: Row) -> Comparison:
    return Comparison(("a", "b"), 0, rows, ((), ()))


def row(*cells: tuple[int, ...], state: str = "same") -> Row:
    return Row(cells, ("same", state), (Sides(), Sides()), ((), ()), (None, None))  # type: ignore[arg-type]


A = document("a", "推进平安建设。", "完善服务。")
B = document("b", "深化平安建设。", "完善服务。", "新增一句。")
ROWS = comparison(row((0,), (0,), state="edited"), row((1,), (1,)), row((), (2,), state="added"))


def test_a_new_bookmark_has_an_id_of_its_own_and_the_time():
    made = [bookmarks.new("x", "plans", 0, [bookmarks.column(A)], "f") for _ in range(50)]
    assert len({b.id for b in made}) == 50
    assert datetime.fromisoformat(made[0].created).tzinfo is not None
    assert Path(made[0].corpus).is_absolute()
    assert (made[0].version, made[0].columns) == (duidu.__version__, (Column("a", A.hash),))


def test_a_column_is_anchored_at_first_lines():
    broken = Document("c", "第一章\n  总则\n正文。", "h", (Block(0, "heading", (1, 2), Span(0, 8)), B.blocks[0]))
    made = bookmarks.column(broken, [0])
    assert [(place.exact, place.line, place.document) for place in made.anchors] == [("第一章", 1, "c")]
    assert [place.exact for place in bookmarks.column(B, [1, 2]).anchors] == ["完善服务。", "新增一句。"]


def test_the_fingerprint_is_of_what_is_shown():
    same = bookmarks.fingerprint([A, B], ROWS)
    shifted = document("b", "", "深化平安建设。", "完善服务。", "新增一句。")
    moved = comparison(row((0,), (1,), state="edited"), row((1,), (2,)), row((), (3,), state="added"))
    assert bookmarks.fingerprint([A, shifted], moved) == same
    others = [
        ([A, document("b", "深化平安建设。", "完善服务。", "新增两句。")], ROWS),
        ([A, B], comparison(*ROWS.rows[:2])),
        ([A, B], comparison(*reversed(ROWS.rows))),
        ([A, B], comparison(row((0,), (0,), state="reworded"), *ROWS.rows[1:])),
        ([A, B], comparison(row((0, 1), (0,), state="edited"), row((), (1,)), ROWS.rows[2])),
    ]
    assert len({same, *(bookmarks.fingerprint(*other) for other in others)}) == 6


def test_what_differs_is_said_apart():
    rows = bookmarks.fingerprint([A, B], ROWS)
    kept = bookmarks.new("x", "/plans", 0, [bookmarks.column(A), bookmarks.column(B)], rows)
    assert bookmarks.differs(kept, [A, B], ROWS) == Difference((), rows=False, version=False)
    assert not bookmarks.differs(kept, [A, B], ROWS)
    older = replace(kept, version="0.0.1")
    assert bookmarks.differs(older, [A, B], ROWS) == Difference((), rows=False, version=True)
    assert not bookmarks.differs(older, [A, B], ROWS)
    changed = document("b", "深化平安建设。", "完善服务。", "新增两句。")
    assert bookmarks.differs(kept, [A, changed], ROWS) == Difference(("b",), rows=True, version=False)
    elsewhere = document("b", "深化平安建设。", "完善服务。", "新增一句。", "别处的一句。")
    found = bookmarks.differs(kept, [A, elsewhere], ROWS)
    assert found == Difference(("b",), rows=False, version=False)
    assert found
