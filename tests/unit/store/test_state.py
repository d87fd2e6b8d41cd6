import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.errors import StoreError
from duidu.model import Anchor
from duidu.store import state
from duidu.store.state import State

HERE = Anchor("2012", "0123456789abcdef", 62, 1800, "加快平安建设", "前", "后\n")
THERE = Anchor("2018", "fedcba9876543210", 1, 0, "")


def test_nothing_kept_is_an_empty_state(tmp_path):
    assert state.load(tmp_path) == State()
    assert state.load(tmp_path).problems == ()
    assert list(tmp_path.iterdir()) == []


def test_what_is_saved_is_there_tomorrow(tmp_path):
    before = state.load(tmp_path).after("/plans", HERE, theme="paper", script="t2s")
    state.save(before, tmp_path)
    after = state.load(tmp_path)
    assert after == before
    assert after.position_in("/plans") == HERE
    assert after.position_in("/elsewhere") is None
    assert stat.S_IMODE((tmp_path / "state.toml").stat().st_mode) == 0o600


def test_the_data_folder_is_the_default(monkeypatch, tmp_path):
    monkeypatch.setenv("DUIDU_HOME", str(tmp_path))
    state.save(State(theme="ink"))
    assert (tmp_path / "data" / "state.toml").exists()
    assert state.load().theme == "ink"


def test_reading_on_moves_a_corpus_to_the_end_and_keeps_what_is_not_said():
    now = State(theme="ink").after("/a", HERE).after("/b", THERE).after("/a", None, theme="")
    assert list(now.positions) == ["/b", "/a"]
    assert (now.corpus, now.theme, now.position_in("/a")) == ("/a", "ink", HERE)
    assert State().after("/a", None).positions == {}


def test_two_at_once_keep_what_each_changed(tmp_path):
    state.save(State(theme="ink").after("/a", HERE).after("/b", HERE), tmp_path)
    one, two = state.load(tmp_path), state.load(tmp_path)
    state.save(two.after("/b", THERE, theme="paper"), tmp_path)
    state.save(one.after("/a", THERE, theme="ink", script="s2t"), tmp_path)
    after = state.load(tmp_path)
    assert (after.theme, after.script, after.corpus) == ("paper", "s2t", "/a")
    assert after.positions == {"/a": THERE, "/b": THERE}


def test_old_corpora_are_forgotten_before_new_ones(monkeypatch, tmp_path):
    monkeypatch.setattr(state, "MOST_CORPORA", 2)
    state.save(State().after("/a", HERE), tmp_path)
    state.save(State().after("/b", HERE), tmp_path)
    state.save(state.load(tmp_path).after("/a", HERE), tmp_path)
    state.save(State().after("/c", HERE), tmp_path)
    assert list(state.load(tmp_path).positions) == ["/a", "/c"]


DAMAGED = {
    "no TOML": b"schema = ",
    "no text": b"\xff\xfe",
    "no schema": b"theme = 'ink'",
    "empty": b"",
    "schema of another type": b"schema = 'one'",
    "schema zero": b"schema = 0",
    "wrong word": b"schema = 1\ntheme = 3",
    "wrong list": b"schema = 1\nposition = [1]",
    "wrong table": b"schema = 1\nposition = [1]",
    "wrong place": b"schema = 1\n[[position]]\ncorpus = 'a'\nline = 1.5",
    "too deep": b"schema = 1\na = " + b"[" * 5000,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_set_aside_and_told(tmp_path, content):
    (tmp_path / "state.toml").write_bytes(content)
    found = state.load(tmp_path)
    assert found == State()
    assert [str(problem).split(": ", 1)[1] for problem in found.problems] == [
        "damaged; set aside as state.damaged-1.toml, what could be read is kept"
    ]
    assert (tmp_path / "state.damaged-1.toml").read_bytes() == content
    assert state.load(tmp_path).problems == ()


def test_saving_over_a_damaged_file_sets_it_aside_too(tmp_path):
    (tmp_path / "state.toml").write_text("no")
    state.save(State(theme="ink"), tmp_path)
    assert state.load(tmp_path).theme == "ink"
    assert (tmp_path / "state.damaged-1.toml").read_text() == "no"


def test_a_newer_file_is_left_alone(tmp_path):
    (tmp_path / "state.toml").write_text("schema = 99\ntheme = 'later'")
    found = state.load(tmp_path)
    assert found == State()
    assert "newer duidu" in str(found.problems[0])
    with pytest.raises(StoreError, match="newer duidu"):
        state.save(found, tmp_path)
    assert "later" in (tmp_path / "state.toml").read_text()


def test_a_data_folder_that_is_a_file(monkeypatch, tmp_path):
    (tmp_path / "data").write_text("")
    monkeypatch.setenv("DUIDU_HOME", str(tmp_path))
    assert [type(problem) for problem in state.load().problems] == [StoreError]
    with pytest.raises(StoreError):
        state.save(State(theme="ink"))


def test_half_a_character_of_a_path_does_not_spoil_the_file(tmp_path):
    state.save(State().after("/plans\udcff", HERE), tmp_path)
    assert list(state.load(tmp_path).positions) == ["/plans?"]


def test_processes_at_once_lose_no_corpus(tmp_path):
    program = (
        "import sys; from pathlib import Path; from duidu.model import Anchor; from duidu.store import state\n"
        "for n in range(8):\n"
        "    place = Anchor('d', 'h', 1, n, 'x')\n"
        "    now = state.load(Path(sys.argv[1])).after(f'/{sys.argv[2]}/{n}', place)\n"
        "    state.save(now, Path(sys.argv[1]))\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), name]) for name in "abcd"]
    assert [run.wait() for run in runs] == [0, 0, 0, 0]
    found = state.load(tmp_path)
    assert set(found.positions) == {f"/{name}/{n}" for name in "abcd" for n in range(8)}


texts = st.text(st.characters(codec="utf-8"), max_size=20)
anchors = st.builds(Anchor, texts, texts, st.integers(1, 10**6), st.integers(0, 10**8), texts, texts, texts)


@given(st.builds(State, texts, texts, texts, texts, st.dictionaries(texts, anchors, max_size=3)))
def test_every_state_comes_back(tmp_path_factory, wanted):
    folder: Path = tmp_path_factory.mktemp("state")
    state.save(wanted, folder)
    assert state.load(folder) == wanted
