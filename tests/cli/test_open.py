"""Opening the screen: which corpus, and only on a terminal."""

import io
from pathlib import Path

import pytest

from duidu.model import Anchor
from duidu.store import state
from duidu.store.corpus import Corpus
from duidu.store.places import sample_corpus


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str | None]]:
    """What the screen was asked to open, on something that says it is a terminal."""
    calls: list[tuple[Path, str | None]] = []

    def run(corpus: Corpus, *, theme: str | None = None) -> int:
        calls.append((corpus.root, theme))
        return 0

    monkeypatch.setattr("duidu.tui.app.run", run)
    monkeypatch.setattr("duidu.cli.open.on_a_terminal", lambda: True)
    return calls


@pytest.mark.parametrize(
    "arguments", [["PLANS"], ["open", "PLANS"], ["-c", "PLANS"], ["open", "-c", "PLANS"], ["-c", "PLANS", "open"]]
)
def test_a_folder_opens(duidu, opened, plans, arguments: list[str]):
    assert duidu(*(str(plans) if word == "PLANS" else word for word in arguments)) == (0, "", "")
    assert opened == [(plans, None)]


@pytest.mark.parametrize("arguments", [["--theme", "paper", "PLANS"], ["PLANS", "--theme", "paper"]])
def test_the_theme_goes_along(duidu, opened, plans, arguments: list[str]):
    duidu(*(str(plans) if word == "PLANS" else word for word in arguments))
    assert opened == [(plans, "paper")]


@pytest.mark.parametrize("arguments", [["./search"], ["-c", "search"], ["open", "search"]])
def test_a_folder_named_like_a_command(duidu, opened, plans, monkeypatch: pytest.MonkeyPatch, arguments: list[str]):
    monkeypatch.chdir(plans.parent)
    plans.rename("search")
    assert duidu(*arguments).status == 0
    assert [path.resolve() for path, _ in opened] == [plans.parent / "search"]


def test_a_command_wins_over_a_folder_of_its_name(duidu, opened, plans, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(plans.parent)
    plans.rename("search")
    assert duidu("search", "平安", "-c", "search").status == 0
    assert opened == []


def test_a_folder_that_is_nearly_a_command_opens(duidu, opened, plans, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(plans.parent)
    plans.rename("serach")
    assert duidu("serach").status == 0
    assert len(opened) == 1


def test_without_a_word_the_last_corpus_opens(duidu, opened, plans):
    state.save(state.State().after(str(plans), Anchor("east-2019", "", 1, 0, "城东区")))
    assert duidu().status == 0
    assert opened == [(plans, None)]


def test_without_a_last_corpus_the_sample_opens(duidu, opened, plans):
    state.save(state.State().after(str(plans / "gone"), None))
    assert duidu().status == 0
    assert opened == [(sample_corpus(), None)]


def test_a_damaged_state_is_said_and_keeps_nothing_from_opening(duidu, opened, home):
    (home / "data").mkdir()
    (home / "data" / "state.toml").write_text("corpus = ", encoding="utf-8")
    run = duidu()
    assert run.status == 0
    assert run.err.startswith("duidu: ")
    assert len(opened) == 1


def test_what_is_no_terminal_gets_no_screen(duidu, plans, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    run = duidu(str(plans))
    assert (run.status, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert "terminal" in run.err
    assert "outline" in run.err


def test_no_such_folder_is_said_before_anything_is_drawn(duidu, opened, tmp_path):
    run = duidu(str(tmp_path / "没有"))
    assert run.status == 2
    assert "没有" in run.err
    assert opened == []
