"""``duidu promises``: for people, programs, spreadsheets and as an exhibit; what the reader ruled counts."""

import csv
import io
from pathlib import Path

import pytest
from tests.cli.conftest import Duidu

from duidu.evolve.promisesaid import promise_ruling
from duidu.model import Span
from duidu.store import hand, promised
from duidu.store.corpus import Corpus
from duidu.store.hand import Change

ROW = {"line", "start", "end", "role", "section", "verb", "object", "text", "figures", "states"}
STATE = {"state", "reasons", "evidence", "nearest", "done", "figure"}


@pytest.fixture
def pair(plans: Path) -> list[str]:
    return ["promises", "east-2019", "east-2020", "-c", str(plans)]


def say(plans: Path, words: str, says: str, note: str = "") -> None:
    """Rule on the promise that holds some words."""
    corpus = Corpus.open(plans)
    earlier, later = corpus.document("east-2019"), corpus.document("east-2020")
    at = earlier.text.index(words)
    what = promise_ruling(earlier, Span(at, at + len(words)), later, says, note)
    hand.change(promised.KIND, plans.resolve(), [Change(None, hand.new(what))])


def test_promises_for_programs(duidu: Duidu, plans: Path, pair: list[str]):
    run = duidu(*pair, "--json")
    assert (run.status, run.err) == (0, "")
    found = run.json
    assert found["document"] == "east-2019"
    (later,) = found["later"]
    assert sum(later["counts"].values()) == len(found["promises"])
    text = (plans / "east-2019.txt").read_text(encoding="utf-8")
    for one in found["promises"]:
        assert set(one) == ROW
        assert text[one["start"] : one["end"]] == one["text"]
        assert [set(state) for state in one["states"]] == [STATE]
    care = next(one for one in found["promises"] if "照料" in one["text"])
    (state,) = care["states"]
    assert (care["verb"], care["line"], state["state"], state["evidence"]["line"]) == ("新建", 6, "raised", 6)
    assert state["figure"]["direction"] == "up"
    assert [figure["value"] for figure in care["figures"]] == ["6"]
    assert care["section"][0] == {"line": 3, "title": "推进平安建设"}
    open_ = next(one for one in found["promises"] if "对外" in one["text"])["states"][0]
    assert (open_["state"], open_["evidence"]) == ("dropped", None)
    assert open_["reasons"][0]["code"] == "tried"


def test_promises_for_people(duidu: Duidu, pair: list[str]):
    out = duidu(*pair).out
    assert "L6 新建日间照料中心6个\n    raised  L6 新建日間照料中心8個" in out
    assert "not found" in out
    assert "promises" in out.splitlines()[0]


def test_only_some_states_and_one_section(duidu: Duidu, pair: list[str], plans: Path):
    lost = duidu(*pair, "--state", "notfound", "--json").json["promises"]
    assert lost
    assert {one["states"][0]["state"] for one in lost} == {"dropped"}
    none = duidu(*pair, "--state", "done")
    assert (none.status, none.out.count("\n    ")) == (1, 0)
    assert "none of the states" in none.err
    section = duidu("promises", "east-2019:8", "east-2020", "-c", str(plans), "--json").json
    assert {one["line"] for one in section["promises"]} == {10}


def test_several_later_documents(duidu: Duidu, plans: Path, pair: list[str]):
    run = duidu("promises", "east-2019", "east-2020", "east-2019", "-c", str(plans), "--json")
    assert [len(one["states"]) for one in run.json["promises"]] == [2] * len(run.json["promises"])
    assert {one["states"][1]["state"] for one in run.json["promises"]} == {"repeated"}
    both = duidu("promises", "east-2019", "east-2020", "east-2019", "-c", str(plans), "--csv").out
    heads = next(csv.reader(io.StringIO(both.removeprefix("\ufeff"))))
    assert [head for head in heads if head.startswith("state")] == ["state 2020", "state 2019"]


def test_files_need_no_corpus(duidu: Duidu, plans: Path):
    run = duidu("promises", str(plans / "east-2019.txt"), str(plans / "east-2020.txt"), "--json")
    assert run.status == 0
    assert run.json["promises"]


def test_exhibits(duidu: Duidu, pair: list[str]):
    page = duidu(*pair, "--html").out
    assert page.startswith("<!DOCTYPE html>")
    assert "Promises of 2019 in 2020" in page
    assert "agreed" in page
    sheet = duidu(*pair, "--markdown").out
    assert sheet.startswith("# Promises of 2019 in 2020")
    rows = list(csv.reader(io.StringIO(duidu(*pair, "--csv").out.removeprefix("\ufeff"))))
    assert rows[0] == ["section", "promise", "figures", "state", "passage in 2020"]
    assert {row[3] for row in rows[1:]} >= {"not found", "raised"}


def test_the_readers_word_counts(duidu: Duidu, plans: Path, pair: list[str]):
    say(plans, "扩大对外开放", "reworded", "见绿色发展")
    state = next(one for one in duidu(*pair, "--json").json["promises"] if "对外" in one["text"])["states"][0]
    assert (state["state"], state["by_program"], state["verdict"]) == ("reworded", "dropped", "reworded")
    assert state["note"] == "见绿色发展"
    out = duidu(*pair).out
    assert "\u270e*reworded" in out
    assert "见绿色发展" in out
    assert "set by the reader, 见绿色发展" in duidu(*pair, "--markdown").out
    bare = duidu(*pair, "--json", "--no-hand").json["promises"]
    assert all("verdict" not in one["states"][0] for one in bare)
    assert "1 ruling on promises" in duidu("forget", str(plans), "--yes").err
    assert "\u270e" not in duidu(*pair).out


def test_nothing_to_say(duidu: Duidu, plans: Path):
    (plans / "note.txt").write_text("说明\n\n这份文件说的是来历。\n", encoding="utf-8")
    run = duidu("promises", "note", "east-2020", "-c", str(plans))
    assert run.status == 1
    assert "promises something" in run.err
    assert duidu("promises", "note", "east-2020", "-c", str(plans), "--json").json["promises"] == []


@pytest.mark.parametrize("flags", [("--json", "--csv"), ("--html", "--markdown")])
def test_one_form_at_a_time(duidu: Duidu, pair: list[str], flags: tuple[str, ...]):
    run = duidu(*pair, *flags)
    assert (run.status, run.out) == (2, "")
    assert "choose one" in run.err


def test_a_document_that_is_not_there(duidu: Duidu, plans: Path):
    assert duidu("promises", "east-2019", "east-2031", "-c", str(plans)).status == 2
