"""What the reader ruled of pairs, on the command line: respected, left aside, listed, exported, merged."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Duidu

from duidu.align.hand import NOWHERE, Ruling
from duidu.store.corpus import Corpus
from duidu.store.links import KIND, placed, said
from duidu.text.outline import by_line

Rule = Callable[..., None]


@pytest.fixture
def rule(plans: Path) -> Rule:
    """Say something of two lines of the two plans; 0 is the whole document."""

    def say(says: str, first: int, second: int, note: str = "") -> None:
        corpus = Corpus.open(plans)
        a, b = corpus.document("east-2019"), corpus.document("east-2020")
        one, other = ({**by_line(document), 0: NOWHERE}[line] for document, line in ((a, first), (b, second)))
        found = placed(corpus.said.links, a, b, corpus.ids).found
        corpus.change(KIND, said(found, [Ruling(says, one, other, note)], a, b))  # type: ignore[arg-type]

    return say


@pytest.fixture
def pair(plans: Path) -> list[str]:
    return ["east-2019", "east-2020", "-c", str(plans)]


def pairs(found: dict[str, list[dict[str, dict[str, int]]]]) -> set[tuple[int, int]]:
    return {(link["a"]["line"], link["b"]["line"]) for link in found["links"]}


def test_align_obeys_and_says_what_is_by_hand(duidu: Duidu, pair: list[str], rule: Rule):
    bare = duidu("align", *pair, "--json").out
    rule("unlink", 5, 5)
    rule("link", 5, 6)
    rule("checked", 6, 6)
    rule("note", 6, 6, "同一件事")
    rule("alone", 3, 0)
    found = duidu("align", *pair, "--json").json
    assert {(5, 6), (6, 6)} <= pairs(found)
    assert not {(5, 5), (3, 3)} & pairs(found)
    by_lines = {(link["a"]["line"], link["b"]["line"]): link for link in found["links"]}
    assert by_lines[5, 6]["reasons"][0] == {"code": "reader", "values": []}
    assert (by_lines[6, 6]["verdict"], by_lines[6, 6]["note"]) == ("checked", "同一件事")
    assert {"verdict", "note"} & by_lines[5, 6].keys() == set()
    assert {"says": "alone", "a": 3, "b": None, "note": ""} in found["rulings"]
    assert 3 in found["only_a"]
    assert duidu("align", *pair, "--json", "--no-hand").out == bare
    assert "rulings" not in json.loads(bare)


def test_files_that_belong_to_no_corpus_are_as_the_program_sees_them(duidu: Duidu, plans: Path, rule: Rule):
    files = [str(plans / "east-2019.txt"), str(plans / "east-2020.txt")]
    bare = duidu("align", *files, "--json").out
    rule("unlink", 5, 5)
    assert duidu("align", *files, "--json").out == bare
    assert (5, 5) not in pairs(duidu("align", *files, "--json", "-c", str(plans)).json)


def test_align_for_people_shows_the_signs(duidu: Duidu, pair: list[str], rule: Rule):
    rule("link", 5, 6)
    rule("checked", 5, 6)
    rule("rejected", 6, 6)
    rule("note", 6, 6, "只是同题")
    shown = duidu("align", *pair).out
    assert re.search(r"^●✎✔ 1\.00  L5 .*↔  L6 ", shown, re.MULTILINE)
    assert re.search(r"^[●◐]✘ .*L6 .*↔  L6 .*“只是同题”", shown, re.MULTILINE)


def test_diff_obeys_and_carries_verdict_and_note(duidu: Duidu, pair: list[str], rule: Rule):
    rule("alone", 5, 0)
    rule("checked", 5, 0)
    rule("rejected", 6, 6)
    rule("note", 6, 6, "数目不同")
    rows = duidu("diff", *pair, "--json").json["rows"]
    alone = next(row["cells"][1] for row in rows if row["cells"][0]["line"] == 5)
    assert (alone["blocks"], alone["verdict"], alone["alone"]) == ([], "checked", True)
    other = next(row["cells"][1] for row in rows if row["cells"][0]["line"] == 6)
    assert (other["verdict"], other["note"]) == ("rejected", "数目不同")
    assert "by_reader" not in other
    assert "L6 ✘ " in duidu("diff", *pair).out
    bare = duidu("diff", *pair, "--json", "--no-hand").json["rows"]
    assert all({"verdict", "note", "alone", "by_reader"}.isdisjoint(cell) for row in bare for cell in row["cells"])


def test_diff_of_a_section_obeys_too(duidu: Duidu, plans: Path, rule: Rule):
    rule("unlink", 5, 5)
    rule("link", 5, 10)
    rows = duidu("diff", "east-2019:5", "east-2020", "-c", str(plans), "--json").json["rows"]
    assert [(row["cells"][0]["line"], row["cells"][1]["line"]) for row in rows] == [(5, 10)]
    assert rows[0]["cells"][1]["by_reader"] is True


# -- the command


def test_nothing_ruled(duidu: Duidu, plans: Path):
    assert duidu("links", "list", "-c", str(plans)) == (1, "", "")
    assert duidu("links", "list", "--json", "-c", str(plans)).json["rulings"] == []


def test_list_says_where_things_stand_now(duidu: Duidu, plans: Path, rule: Rule):
    rule("link", 5, 6)
    rule("alone", 10, 0)
    rule("note", 6, 6, "同一件事")
    text = (plans / "east-2019.txt").read_text(encoding="utf-8")
    (plans / "east-2019.txt").write_text(
        "来源:区政府网\n\n" + text.replace("深化街道", "另写一段", 1), encoding="utf-8"
    )
    shown = duidu("links", "list", "-c", str(plans))
    assert shown.status == 0
    assert re.search(r"^✎ east-2019:7 完善治安防控  ↔  east-2020:6 ", shown.out, re.MULTILINE)
    assert re.search(r"^» .*“同一件事”", shown.out, re.MULTILINE)
    found = duidu("links", "-c", str(plans), "list", "--json").json["rulings"]
    assert (found[0]["says"], [end["line"] for end in found[0]["ends"]]) == ("link", [7, 6])
    assert [end["found"] for one in found for end in one["ends"]].count(False) <= 1


def test_what_is_gone_is_listed_as_gone(duidu: Duidu, plans: Path, rule: Rule):
    rule("link", 5, 6)
    (plans / "east-2019.txt").write_text("全区\n一句不相干的话。\n", encoding="utf-8")
    shown = duidu("links", "list", "-c", str(plans)).out
    assert "east-2019 not found any more: 1、完善治安防控。" in shown
    found = duidu("links", "list", "-c", str(plans), "--json").json["rulings"]
    assert [end["found"] for end in found[0]["ends"]] == [False, True]
    (plans / "east-2020.txt").unlink()
    assert duidu("links", "list", "-c", str(plans)).out.count("not found any more") == 2


def test_two_peoples_files_are_merged_with_their_conflicts(
    duidu: Duidu, plans: Path, rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "theirs.toml"
    rule("checked", 6, 6)
    rule("link", 5, 6)
    rule("note", 3, 3, "她的话")
    exported = duidu("links", "export", str(file), "-c", str(plans))
    assert (exported.status, exported.out) == (0, "")
    assert "3 rulings written" in exported.err
    assert str(plans) not in file.read_text(encoding="utf-8")
    assert duidu("links", "export", "-", "-c", str(plans)).out == file.read_text(encoding="utf-8")

    monkeypatch.setenv("DUIDU_HOME", str(tmp_path / "mine"))
    rule("rejected", 6, 6)
    rule("link", 5, 6)
    merged = duidu("links", "merge", str(file), "-c", str(plans))
    assert merged.status == 1
    assert "1 added, 1 known, 1 in conflict" in merged.err
    assert re.search(r"mine +✘ .*\n +theirs +✔ ", merged.out)
    assert "✘" in duidu("links", "list", "-c", str(plans)).out

    again = duidu("links", "merge", str(file), "-c", str(plans), "--mine", "--json")
    assert (again.status, again.json["added"], again.json["same"], again.json["kept"]) == (0, [], 2, "mine")
    assert [(one["mine"]["says"], one["theirs"]["says"]) for one in again.json["conflicts"]] == [
        ("rejected", "checked")
    ]
    assert duidu("links", "merge", str(file), "-c", str(plans), "--theirs").status == 0
    assert "✘" not in duidu("links", "list", "-c", str(plans)).out
    assert duidu("links", "merge", str(file), "-c", str(plans)).status == 0


def test_an_export_takes_the_place_of_an_export_and_of_nothing_else(
    duidu: Duidu, plans: Path, rule: Rule, tmp_path: Path
):
    file = tmp_path / "mine.toml"
    assert duidu("links", "export", str(file), "-c", str(plans)).status == 1
    rule("checked", 6, 6)
    assert duidu("links", "export", str(file), "-c", str(plans)).status == 0
    plan = plans / "east-2019.txt"
    before = plan.read_bytes()
    refused = duidu("links", "export", str(plan), "-c", str(plans))
    assert refused.status == 2
    assert "holds something else" in refused.err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["merge", "none.toml"], "no such file"),
        (["merge", "none.toml", "--mine", "--theirs"], "exclude"),
        (["mend"], "mend"),
    ],
)
def test_what_cannot_be_done_is_one_line(duidu: Duidu, plans: Path, arguments: list[str], words: str):
    run = duidu("links", *arguments, "-c", str(plans))
    assert (run.status, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert words in run.err


def test_a_damaged_file_of_a_colleague_changes_nothing(duidu: Duidu, plans: Path, tmp_path: Path):
    file = tmp_path / "theirs.toml"
    file.write_text("not = [toml", encoding="utf-8")
    run = duidu("links", "merge", str(file), "-c", str(plans))
    assert run.status == 2
    assert "damaged" in run.err
    assert file.read_text(encoding="utf-8") == "not = [toml"
    assert duidu("links", "list", "-c", str(plans)).status == 1
