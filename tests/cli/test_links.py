"""What the reader ruled of pairs, on the command line: respected, left aside, listed, exported, merged."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Duidu

from duidu.align.hand import NOWHERE, Ruling
from duidu.evolve.joinsaid import Ends, JoinRuling, Says
from duidu.evolve.promisesaid import promise_ruling
from duidu.model import Span
from duidu.store import hand, joins, promised
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


# -- joins of figures and promises go along


RENAMED = Ends("\u57ce\u4e1c", "\u517b\u8001", "\u7167\u6599")


def join(plans: Path, says: Says, note: str = "", ends: Ends = RENAMED) -> None:
    """Say something of the join of two figures."""
    corpus = Corpus.open(plans)
    corpus.change(joins.KIND, [hand.Change(None, hand.new(JoinRuling(ends, says, note)))])


def promise(plans: Path, says: str, note: str = "", words: str = "\u65b0\u5efa") -> None:
    """Say something of what became of the promise that begins with some words."""
    corpus = Corpus.open(plans)
    a, b = corpus.document("east-2019"), corpus.document("east-2020")
    at = a.text.index(words)
    ruling = promise_ruling(a, Span(at, a.text.index("\u4e2a", at) + 1), b, says, note)
    corpus.change(promised.KIND, [hand.Change(None, hand.new(ruling))])


def test_rulings_on_figures_and_promises_are_listed(duidu: Duidu, plans: Path):
    join(plans, "checked", "\u6539\u540d")
    join(plans, "rejected", ends=Ends("", "\u7eff\u5730", "\u7eff\u5730", 2019, 2020))
    promise(plans, "done", "\u89c1\u5e74\u62a5")
    promise(plans, "", "\u518d\u770b")
    first, second, third, fourth = duidu("links", "list", "-c", str(plans)).out.splitlines()
    assert re.match("\u2714 \u57ce\u4e1c \u517b\u8001  \u2192  \u7167\u6599  \u201c\u6539\u540d\u201d  20", first)
    assert re.match("\u2718 place unknown \u7eff\u5730 2019  \u2192  \u7eff\u5730 2020  20", second)
    assert re.match(
        r"\u270e east-2019:6 .*  \u2192  east-2020 reported done  \u201c\u89c1\u5e74\u62a5\u201d  20", third
    )
    assert re.match(r"\u00bb east-2019:6 .*  \u2192  east-2020  \u201c\u518d\u770b\u201d  20", fourth)
    told = duidu("links", "list", "-c", str(plans), "--json").json
    assert [(one["says"], one["first"], one["last"]) for one in told["joins"]] == [
        ("checked", None, None),
        ("rejected", 2019, 2020),
    ]
    assert told["promises"][0]["promise"].items() >= {"line": 6, "found": True}.items()
    assert told["promises"][0]["promise"]["text"].startswith("\u65b0\u5efa")
    assert (told["promises"][0]["later"], told["rulings"]) == ("east-2020", [])


def test_a_colleague_gets_all_judgements_and_gives_them_back(
    duidu: Duidu, plans: Path, rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file, back = tmp_path / "hers.toml", tmp_path / "back.toml"
    rule("checked", 6, 6)
    join(plans, "checked")
    promise(plans, "done")
    assert "3 rulings written" in duidu("links", "export", str(file), "-c", str(plans)).err

    monkeypatch.setenv("DUIDU_HOME", str(tmp_path / "mine"))
    plan = plans / "east-2019.txt"
    plan.write_text("\u57ce\u4e1c\u533a\u6863\u6848\u9986\n\n" + plan.read_text(encoding="utf-8"), encoding="utf-8")
    merged = duidu("links", "merge", str(file), "-c", str(plans))
    assert (merged.status, merged.err) == (0, "duidu: 3 added, 0 known, 0 in conflict\n")
    said = Corpus.open(plans).said
    assert [said.links[0].what.says, said.joins[0].what.says, said.promises[0].what.says] == [
        "checked",
        "checked",
        "done",
    ]
    assert (
        Corpus.open(plans).document("east-2019").text[said.promises[0].what.anchor.start :].startswith("\u65b0\u5efa")
    )
    assert duidu("links", "merge", str(file), "-c", str(plans), "--json").json["promises"]["same"] == 1
    assert duidu("links", "export", str(back), "-c", str(plans)).status == 0

    monkeypatch.setenv("DUIDU_HOME", str(tmp_path / "third"))
    assert duidu("links", "merge", str(back), "-c", str(plans)).err == "duidu: 3 added, 0 known, 0 in conflict\n"
    assert Corpus.open(plans).said.promises == said.promises


def test_where_two_judge_figures_and_promises_differently_neither_is_lost(
    duidu: Duidu, plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "hers.toml"
    join(plans, "checked")
    promise(plans, "done")
    duidu("links", "export", str(file), "-c", str(plans))
    monkeypatch.setenv("DUIDU_HOME", str(tmp_path / "mine"))
    join(plans, "rejected")
    promise(plans, "rejected")
    merged = duidu("links", "merge", str(file), "-c", str(plans))
    assert (merged.status, merged.out.count("theirs")) == (1, 2)
    assert [one.what.says for one in Corpus.open(plans).said.joins] == ["rejected"]
    told = duidu("links", "merge", str(file), "-c", str(plans), "--theirs", "--json").json
    assert [one["theirs"]["says"] for one in told["promises"]["conflicts"]] == ["done"]
    said = Corpus.open(plans).said
    assert [one.what.says for one in said.joins] == ["checked"]
    assert [one.what.says for one in said.promises] == ["done"]


def test_a_promise_of_a_document_that_is_not_here_is_left_aside(
    duidu: Duidu, plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "hers.toml"
    promise(plans, "done")
    duidu("links", "export", str(file), "-c", str(plans))
    monkeypatch.setenv("DUIDU_HOME", str(tmp_path / "mine"))
    (plans / "east-2020.txt").unlink()
    merged = duidu("links", "merge", str(file), "-c", str(plans))
    assert "left aside" in merged.out
    assert "0 added" in merged.err
    assert len(duidu("links", "merge", str(file), "-c", str(plans), "--json").json["promises"]["elsewhere"]) == 1


def test_a_file_of_another_kind_is_neither_taken_in_nor_written_over(
    duidu: Duidu, plans: Path, tmp_path: Path, rule: Rule
):
    file = tmp_path / "corrections.toml"
    duidu("corrections", "export", str(file), "-c", str(plans))
    before = file.read_bytes()
    rule("checked", 6, 6)
    for command in ("merge", "export"):
        run = duidu("links", command, str(file), "-c", str(plans))
        assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert file.read_bytes() == before
