"""What the reader said of documents, on the command line: listed, exported, merged, and seen by other commands."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Duidu

from duidu.model import Span
from duidu.store import corrections, facts, hand, roles
from duidu.store.corpus import Corpus
from duidu.store.hand import Change
from duidu.text.outline import by_line


def rule(plans: Path, line: int, role: Any, name: str = "east-2019") -> None:
    corpus = Corpus.open(plans)
    document = corpus.document(name)
    what = roles.ruling(document, by_line(document)[line], role)
    corpus.change(roles.KIND, [Change(None, hand.new(what))])


def correct(plans: Path, old: str, new: str, note: str = "", name: str = "east-2019") -> None:
    corpus = Corpus.open(plans)
    document = corpus.document(name)
    start = document.text.index(old)
    what = corrections.mending(document, Span(start, start + len(old)), new, note)
    corpus.change(corrections.KIND, [Change(None, hand.new(what))])


def state(plans: Path, key: str, text: str, name: str = "east-2019") -> None:
    corpus = Corpus.open(plans)
    document = corpus.document(name)
    what = facts.Stated(name, document.hash, key, facts.value_of(key, text, document.meta))
    corpus.change(facts.KIND, [Change(None, hand.new(what))])


@pytest.fixture
def said(plans: Path) -> Path:
    """Something of each kind."""
    correct(plans, "6个", "16个", "据年鉴")
    rule(plans, 8, "review")
    state(plans, "place", "城东")
    state(plans, "covers", "2018-2019")
    return plans


@pytest.fixture
def other(tmp_path: Path, plans: Path) -> Path:
    """A colleague's copy of the same documents, under other names and a little longer."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    for path in sorted(plans.glob("*.txt")):
        (folder / path.name).write_text("城东区档案馆\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_nothing_said(duidu: Duidu, plans: Path):
    assert duidu("corrections", "list", "-c", str(plans)).status == 1
    assert duidu("corrections", "list", "-c", str(plans), "--json").json["corrections"] == []


def test_what_was_said_is_listed(duidu: Duidu, said: Path):
    run = duidu("corrections", "list", "-c", str(said))
    assert run.status == 0
    first, second, third, fourth = (line.rsplit("  ", 1)[0] for line in run.out.splitlines())
    assert first == "✎ east-2019:6 “6个” → “16个”  (据年鉴)"
    assert second == "§ east-2019:8 “二、深化改革开放”: review"
    assert third == "≡ east-2019 place: 城东"
    assert fourth == "≡ east-2019 covers: plan 2018–2019"
    found = duidu("corrections", "list", "--json", "-c", str(said)).json
    assert found["roles"][0]["role"] == "review"
    assert found["corrections"][0]["there"] == "6个"
    assert found["facts"][1]["value"] == [{"role": "plan", "from": 2018, "to": 2019}]


def test_other_commands_see_it(duidu: Duidu, said: Path):
    outline = duidu("outline", "east-2019", "--json", "-c", str(said)).json
    assert outline["place"] == "城东"
    assert outline["covers"] == [{"role": "plan", "from": 2018, "to": 2019}]
    assert [block["role"] for block in outline["blocks"] if block["line"] >= 8] == ["review", "review"]
    (first, *_) = duidu("check", str(said), "--json").json["documents"]
    assert first["document"] == "east-2019"
    assert first["place"] == "城东"


def test_a_file_named_by_its_path_alone_is_read_as_it_stands(duidu: Duidu, said: Path):
    assert duidu("outline", str(said / "east-2019.txt"), "--json").json["place"] != "城东"


def test_a_colleague_takes_it_in_where_the_text_is_a_little_other(
    duidu: Duidu, said: Path, other: Path, tmp_path: Path
):
    file = tmp_path / "ours.toml"
    run = duidu("corrections", "export", str(file), "-c", str(said))
    assert (run.status, "4 records written" in run.err) == (0, True)
    assert str(tmp_path) not in file.read_text(encoding="utf-8")
    run = duidu("corrections", "merge", str(file), "-c", str(other))
    assert run.status == 0
    assert "4 added, 0 known, 0 in conflict" in run.err
    assert "+ ✎ east-2019:8 “6个” → “16个”" in run.out
    document = Corpus.open(other).document("east-2019")
    assert [(document.text[slice(*c.span)], c.text) for c in document.corrections] == [("6个", "16个")]
    assert document.blocks[by_line(document)[10]].role == "review"
    run = duidu("corrections", "merge", str(file), "-c", str(other))
    assert "0 added, 4 known, 0 in conflict" in run.err


def test_where_the_two_differ_nothing_is_overwritten_unless_decided(
    duidu: Duidu, said: Path, other: Path, tmp_path: Path
):
    file = tmp_path / "ours.toml"
    duidu("corrections", "export", str(file), "-c", str(said))
    correct(other, "照料中心6个", "照料中心60个")
    rule(other, 10, "target")
    state(other, "place", "城西")
    run = duidu("corrections", "merge", str(file), "-c", str(other))
    assert run.status == 1
    assert "1 added, 0 known, 3 in conflict" in run.err
    assert run.out.count("theirs") == 3
    corpus = Corpus.open(other)
    assert corpus.entry("east-2019").meta.place.value == "城西"
    assert [c.text for c in corpus.document("east-2019").corrections] == ["照料中心60个"]
    run = duidu("corrections", "merge", str(file), "--mine", "-c", str(other))
    assert run.status == 0
    run = duidu("corrections", "merge", str(file), "--theirs", "--json", "-c", str(other))
    assert run.status == 0
    assert len(run.json["roles"]["conflicts"]) == 1
    assert run.json["kept"] == "theirs"
    corpus = Corpus.open(other)
    assert corpus.entry("east-2019").meta.place.value == "城东"
    assert [c.text for c in corpus.document("east-2019").corrections] == ["16个"]
    assert corpus.applied("east-2019").lost == ()


def test_what_is_of_other_documents_is_left_aside(duidu: Duidu, said: Path, other: Path, tmp_path: Path):
    file = tmp_path / "ours.toml"
    duidu("corrections", "export", str(file), "-c", str(said))
    (other / "east-2019.txt").rename(other / "renamed.txt")
    run = duidu("corrections", "merge", str(file), "-c", str(other))
    assert "0 added" in run.err
    assert run.out.count("left aside") == 4
    (other / "renamed.txt").write_bytes((said / "east-2019.txt").read_bytes())
    run = duidu("corrections", "merge", str(file), "-c", str(other))
    assert "4 added" in run.err
    assert Corpus.open(other).document("renamed").meta.place.value == "城东"


def test_to_and_from_stdout_and_over_files(duidu: Duidu, said: Path, tmp_path: Path):
    run = duidu("corrections", "-c", str(said), "export", "-")
    assert len(tomllib.loads(run.out)["facts"]) == 2
    strange = tmp_path / "letter.toml"
    strange.write_text('a = "letter"\n')
    assert duidu("corrections", "export", str(strange), "-c", str(said)).status == 2
    assert strange.read_text() == 'a = "letter"\n'
    assert duidu("corrections", "merge", str(strange), "-c", str(said)).status == 2
    assert duidu("corrections", "merge", str(tmp_path / "none.toml"), "-c", str(said)).status == 2
    assert duidu("corrections", "merge", "x", "--mine", "--theirs", "-c", str(said)).status == 2
    good = tmp_path / "good.toml"
    for _ in range(2):
        assert duidu("corrections", "export", str(good), "-c", str(said)).status == 0
