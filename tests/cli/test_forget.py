"""Forgetting a corpus: what is kept of it is named, asked about, removed; nothing else is touched."""

import io
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Duidu
from tests.cli.test_corrections import correct, rule, state

from duidu.disk import data_folder
from duidu.model import Anchor
from duidu.store import bookmarks, hand, searches
from duidu.store import state as states
from duidu.store.corpus import Corpus


@pytest.fixture
def kept(plans: Path) -> Path:
    """A corpus of which something of each kind is kept."""
    correct(plans, "6个", "16个")
    rule(plans, 8, "review")
    state(plans, "place", "城东")
    document = Corpus.open(plans).document("east-2019")
    bookmarks.save(bookmarks.new("平安", plans.resolve(), 0, [bookmarks.column(document)], "0"))
    bookmarks.save(bookmarks.new("别处", "/elsewhere", 0, [bookmarks.column(document)], "0"))
    searches.ask(str(plans.resolve()), "平安")
    bookmarks.save(bookmarks.new_view("安", plans.resolve(), "search", "平安", {}))
    searches.ask("/elsewhere", "平安")
    states.save(states.load().after(str(plans.resolve()), Anchor("east-2019", "0", 1, 0, "")))
    states.save(states.load().after("/elsewhere", Anchor("east-2019", "0", 1, 0, ""), theme="paper"))
    return plans


def test_all_of_it_goes_and_what_is_of_others_stays(duidu: Duidu, kept: Path):
    before = sorted((path.name, path.read_bytes()) for path in kept.iterdir())
    run = duidu("forget", str(kept), "--yes")
    assert run.status == 0
    assert "2 bookmarks, 1 search, 1 role, 1 correction, 1 fact, the last place" in run.err
    assert [one.corpus for one in bookmarks.load().bookmarks] == ["/elsewhere"]
    assert [one.corpus for one in searches.load().asked] == ["/elsewhere"]
    assert list(states.load().positions) == ["/elsewhere"]
    assert (states.load().corpus, states.load().theme) == ("/elsewhere", "paper")
    assert not hand.folder_of(kept.resolve()).exists()
    assert not Corpus.open(kept).said
    assert sorted((path.name, path.read_bytes()) for path in kept.iterdir()) == before
    told = duidu("forget", str(kept))
    assert told.status == 1
    assert "nothing is kept" in told.err


def test_a_corpus_that_is_gone_can_be_forgotten(duidu: Duidu, kept: Path):
    gone = kept.rename(kept.with_name("gone"))
    assert duidu("forget", str(kept), "--yes").status == 0
    assert not list(data_folder().rglob("roles.toml"))
    assert gone.exists()


def test_without_a_terminal_nothing_happens_unasked(duidu: Duidu, kept: Path):
    run = duidu("forget", str(kept))
    assert run.status == 2
    assert "--yes" in run.err
    assert Corpus.open(kept).said


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("n\n", 1)])
def test_on_a_terminal_it_asks(duidu: Duidu, kept: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int):
    asked = io.StringIO(answer)
    monkeypatch.setattr(asked, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", asked)
    run = duidu("forget", str(kept))
    assert run.status == status
    assert "2 bookmarks" in run.err
    assert bool(Corpus.open(kept).said) is bool(status)


def test_the_last_corpus_is_no_longer_the_last(duidu: Duidu, kept: Path):
    states.save(states.load().after(str(kept.resolve()), None))
    assert duidu("forget", str(kept), "--yes").status == 0
    assert states.load().corpus == ""
