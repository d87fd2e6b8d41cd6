"""What the four printing commands say to people and to programs."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from duidu.text.cells import cells

ROOT = Path(__file__).parents[2]


@pytest.fixture
def pair(plans: Path) -> list[str]:
    return ["east-2019", "east-2020", "-c", str(plans)]


# -- outline


def test_outline_is_a_tree(duidu, plans):
    run = duidu("outline", str(plans / "east-2019.txt"))
    assert (run.status, run.err) == (0, "")
    assert re.search(r"^ *3 §\s+一、推进平安建设$", run.out, re.MULTILINE)
    assert re.search(r"^ *5   · 1、完善治安防控$", run.out, re.MULTILINE)
    assert re.search(r"^ *8 §\s+二、深化改革开放  1¶$", run.out, re.MULTILINE)


def test_outline_sets_a_number_off_that_ends_without_a_sign(duidu, sample):
    assert re.search(r"§ 第一章 \S", duidu("outline", str(sample / "nankai-2021.txt")).out)


def test_outline_by_id_and_by_path_are_the_same(duidu, plans):
    by_path = duidu("outline", str(plans / "east-2019.txt"), "--json").json
    by_id = duidu("outline", "east-2019", "-c", str(plans), "--json").json
    assert by_id["blocks"] == by_path["blocks"]
    assert by_id["title"] == "城东区2019年工作要点"


def test_outline_of_a_section(duidu, plans):
    run = duidu("outline", f"{plans / 'east-2019.txt'}:3", "--json")
    assert [block["line"] for block in run.json["blocks"]] == [3, 5, 6]
    assert "改革" not in duidu("outline", f"{plans / 'east-2019.txt'}:3").out


def test_outline_sets_site_lines_aside(duidu, sample):
    assert "set aside" in duidu("outline", str(sample / "nankai-2018.txt")).out


@pytest.mark.parametrize(
    ("address", "said"), [("east-2019:2", "line"), ("east-2019:99", "line"), ("east-2018", "east-201"), ("", "no such")]
)
def test_an_address_that_names_nothing(duidu, plans, address: str, said: str):
    run = duidu("outline", address, "-c", str(plans))
    assert (run.status, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert said in run.err


# -- align


def test_align_puts_like_beside_like(duidu, pair):
    found = duidu("align", *pair, "--json").json
    assert [found["a"]["file"], found["b"]["file"]] == ["east-2019.txt", "east-2020.txt"]
    links = {(link["a"]["line"], link["b"]["line"]) for link in found["links"]}
    assert {(1, 1), (3, 3), (5, 5), (6, 6)} <= links
    assert "candidates" not in found


def test_align_for_people(duidu, pair):
    run = duidu("align", *pair)
    assert (run.status, run.err) == (0, "")
    assert re.search(r"^[●◐] \d\.\d\d  L5 一›1 完善治安防控  ↔  L5 一›1 完善治安防控", run.out, re.MULTILINE)
    assert "only in east-2019" in run.out


def test_align_shows_candidates_when_asked(duidu, sample):
    asked = ["align", "nankai-2018", "nankai-2020", "-c", str(sample), "--candidates"]
    found = duidu(*asked, "--json").json["candidates"]
    assert found
    assert len(re.findall(r"^\? \d\.\d\d  L\d+ ", duidu(*asked).out, re.MULTILINE)) == len(found)


def test_align_of_a_section_with_a_whole_document(duidu, plans):
    found = duidu("align", "east-2019:3", "east-2020", "-c", str(plans), "--json").json
    assert {link["a"]["line"] for link in found["links"]} == {3, 5, 6}
    assert found["only_b"] == []


def test_align_of_two_sections_misses_what_is_linked_elsewhere(duidu, plans):
    found = duidu("align", "east-2019:3", "east-2020:5", "-c", str(plans), "--json").json
    assert [(link["a"]["line"], link["b"]["line"]) for link in found["links"]] == [(5, 5)]
    assert found["only_a"] == [3, 6]


def test_files_of_different_folders(duidu, plans, sample):
    run = duidu("align", str(plans / "east-2019.txt"), str(sample / "nankai-2012.txt"), "--json")
    assert run.status == 0
    assert run.json["b"]["file"].endswith("nankai-2012.txt")


# -- diff


def test_diff_marks_what_changed_side_by_side(duidu, pair, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "100")
    run = duidu("diff", *pair)
    assert (run.status, run.err) == (0, "")
    assert re.search(r"日间照料中心\[-6-\]个.* │ ~  L6 .*日間照料中心\{\+8\+\}個", run.out)
    assert re.search(r"^ +│ \+  L10 新增綠地12萬平方米", run.out, re.MULTILINE)
    totals = [line for line in run.out.splitlines() if line.startswith("east-2020: ")]
    assert len(totals) == 2
    assert re.fullmatch(r"east-2020: changes: (script|punctuation|numbering|years|figures|names|wording) .*", totals[1])


def test_diff_stacks_the_columns_where_there_is_little_room(duidu, pair, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert " │ " not in duidu("diff", *pair).out


def test_diff_names_states_in_the_readers_language(duidu, pair):
    assert "only here" in duidu("diff", *pair).out
    assert "only here" not in duidu("--lang", "zh", "diff", *pair).out


def test_diff_as_json(duidu, pair):
    found = duidu("diff", *pair, "--json").json
    assert [document["document"] for document in found["documents"]] == ["east-2019", "east-2020"]
    states = {cell["state"] for row in found["rows"] for cell in row["cells"] if "state" in cell}
    assert {"same", "edited"} <= states


def test_diff_of_one_section(duidu, plans):
    for a, b in (("east-2019:6", "east-2020"), ("east-2019", "east-2020:6"), ("east-2019:6", "east-2020:6")):
        rows = duidu("diff", a, b, "-c", str(plans), "--json").json["rows"]
        assert [[cell["line"] for cell in row["cells"]] for row in rows] == [[6, 6]]


def test_diff_exits_with_1_on_differences_only_when_asked(duidu, pair):
    same = ["east-2019", "east-2019", *pair[2:]]
    assert duidu("diff", *pair, "--exit-code").status == 1
    assert duidu("diff", *pair).status == 0
    assert duidu("diff", *same, "--exit-code").status == 0


# -- search


@pytest.mark.parametrize("query", ["平安城东", "平安城東", "平安城冬", "“平安城东”"])
def test_search_in_either_script_and_with_a_slip(duidu, plans, query: str):
    hits = duidu("search", query, "-c", str(plans), "--json").json
    assert [(hit["document"], hit["line"]) for hit in hits] == [("east-2020", 5), ("east-2019", 5)]
    assert [hit["text"][hit["start"] - hit["text_start"] :][:4] for hit in hits] == ["平安城東", "平安城东"]
    assert [section["line"] for section in hits[0]["section"]] == [3, 5]


def test_search_for_people(duidu, plans):
    run = duidu("search", "养老", "-c", str(plans))
    assert (run.status, run.err) == (0, "")
    lines = run.out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(("east-2019:6 一›2 ", "east-2020:6 一›2 ")) for line in lines)


@pytest.mark.parametrize("arguments", [["-改革 开放"], ["--", "-改革 开放"], ["-改革", "开放"], ["开放", "-改革"]])
def test_a_query_may_begin_with_a_dash(duidu, tmp_path, arguments: list[str]):
    (tmp_path / "a.txt").write_text("改革开放不停步。\n\n扩大开放水平。\n", encoding="utf-8")
    run = duidu("search", "-c", str(tmp_path), "--json", *arguments)
    assert [hit["line"] for hit in run.json] == [3]


def test_a_latin_word_may_be_unwanted(duidu, plans):
    assert duidu("search", "-nc", "养老", "-c", str(plans)).status == 0


@pytest.mark.parametrize(
    "query", ["pinganchengdong", "ping an cheng dong", "pacd", "平安?东", "title:治安 平安", "@安"]
)
def test_search_by_sound_wildcard_title_and_set(duidu, plans, query: str):
    assert duidu("words", "set", "@安", "平安城东", "安全").status == 0
    assert duidu("search", query, "year:2019..2020", "-c", str(plans), "--count") == (0, "2\n", "")
    assert duidu("search", query, "year:2019", "-c", str(plans), "--count") == (0, "1\n", "")


def test_a_concordance_stands_in_columns(duidu, plans):
    run = duidu("search", "养老", "--kwic", "-c", str(plans))
    lines = run.out.splitlines()
    assert len(lines) == 4
    columns = [{cells(line[: found.start()]) for found in re.finditer("养老|養老", line)} for line in lines]
    assert len(set.intersection(*columns)) == 1
    by_left = duidu("search", "养老", "--kwic", "--sort", "left", "-c", str(plans)).out.splitlines()
    assert sorted(by_left) == sorted(run.out.splitlines())
    assert [line[:4] for line in by_left] != sorted(line[:4] for line in by_left)


def test_found_lines_as_a_table_and_as_a_file(duidu, plans, tmp_path):
    rows = list(csv.DictReader(io.StringIO(duidu("search", "养老", "--csv", "-c", str(plans)).out.lstrip("\ufeff"))))
    assert len(rows) == 4
    assert {row["match"] for row in rows} == {"养老", "養老"}
    file = tmp_path / "found.md"
    assert duidu("search", "养老", "-o", str(file), "-n", "1", "-c", str(plans)).status == 0
    assert "| 養老 |" in file.read_text(encoding="utf-8")
    assert duidu("search", "养老", "-o", str(file), "-c", str(plans)).status == 2
    assert duidu("search", "养老", "--count", "--csv", "-c", str(plans)).status == 2
    assert duidu("search", "核电站", "--csv", "-c", str(plans))[:2] == (1, "")


@pytest.mark.parametrize(
    "arguments", [["--", "-改革 养老"], ["-改革 养老"], ["--", "养老", "-改革"], ["-改革", "养老"]]
)
def test_a_query_may_begin_with_what_must_not_occur(duidu, plans, arguments: list[str]):
    assert duidu("search", "-c", str(plans), "--count", *arguments) == (0, "2\n", "")
    assert len(duidu("search", *arguments, "-c", str(plans)).out.splitlines()) == 2


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("plce:城东 养老", "plce"),
        ("role:x 养老", "role:x"),
        ("year:x 养老", "year:x"),
        ("in:x 养老", "in:x"),
        ("@x 养老", "@x"),
        ("?? 养老", "??"),
        ("kind: 养老", "kind"),
        ("year:2019", "where to look"),
        ("字" * 201, "200"),
    ],
)
def test_a_mistake_in_the_query_is_said(duidu, plans, query: str, said: str):
    run = duidu("search", query, "-c", str(plans))
    assert run.status in {0, 1}
    assert said in run.err


def test_search_counts_and_limits(duidu, plans):
    assert duidu("search", "养老", "-c", str(plans), "--count") == (0, "2\n", "")
    assert len(duidu("search", "养老", "-c", str(plans), "-n", "1").out.splitlines()) == 1
    assert len(duidu("search", "养老", "-c", str(plans), "-n1", "--json").json) == 1


def test_nothing_found_is_1(duidu, plans):
    nothing = duidu("search", "核电站 养老 year:2019", "-c", str(plans))
    assert (nothing.status, nothing.out) == (1, "")
    tried = nothing.err.splitlines()
    assert tried[0] == "Nothing found. Tried:"
    assert tried[1].startswith("  核电站: alone: 0 passages; either script")
    assert tried[2].startswith("  养老: alone: 2 passages; ")
    assert tried[3] == "  without year:2019: 0 passages"
    assert duidu("search", "核电站", "-c", str(plans), "--json") == (1, "[]\n", "")
    assert duidu("search", "核电站", "-c", str(plans), "--count") == (1, "0\n", "")


@pytest.mark.parametrize(
    ("query", "said", "status"),
    [
        ("", "empty", 1),
        ("-改革", "must not", 1),
        ('"养老', "closed", 0),
        (" ".join("养老院所管理和建设及其他方面的事情"), "first", 1),
    ],
)
def test_a_query_that_makes_no_sense_is_said(duidu, plans, query: str, said: str, status: int):
    run = duidu("search", query, "-c", str(plans))
    assert run.status == status
    assert said in run.err
    assert run.err.partition("Nothing found")[0].count("\n") == 1


def test_a_corpus_named_before_the_command(duidu, plans):
    assert duidu("-c", str(plans), "search", "养老", "--count").out == "2\n"


def test_the_sample_is_searched_when_nothing_is_named(duidu):
    assert "nankai-2012:" in duidu("search", "平安南开").out


# -- JSON


def keys(value: object) -> set[str]:
    """All names used in a JSON value."""
    if isinstance(value, dict):
        return set(value) | {name for part in value.values() for name in keys(part)}
    return {name for part in value for name in keys(part)} if isinstance(value, list) else set()


STATES = {"same", "edited", "reworded", "moved", "added", "dropped", "other_kind", "damaged"}
"""Counts have a key for each state; a state is documented where it is explained."""


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("outline", ["nankai-2021"]),
        ("align", ["nankai-2018", "nankai-2020", "--candidates"]),
        ("diff", ["nankai-2018", "nankai-2020"]),
        ("search", ["平安南开"]),
        ("check", []),
    ],
)
def test_every_key_stands_in_the_documentation(duidu, sample, command: str, arguments: list[str]):
    page = (ROOT / "docs/json.md").read_text(encoding="utf-8")
    chapters = {part.split(" ")[1]: part for part in page.split("\n## `")[1:]}
    run = duidu(command, *arguments, "--json", "-c", str(sample))
    assert (run.status, run.err) == (0, "")
    used = keys(run.json)
    assert len(used) > 5
    assert used <= set(re.findall(r"`(\w+)`", chapters[command]))


def test_json_ends_with_one_line_end_and_keeps_chinese(duidu, plans):
    run = duidu("outline", str(plans / "east-2019.txt"), "--json")
    assert run.out.endswith("}\n")
    assert run.out.count("\n") == 1
    assert "城东区" in run.out


def test_json_does_not_depend_on_the_language(duidu, pair):
    for command in ("align", "diff"):
        assert duidu("--lang", "zh", command, *pair, "--json").out == duidu(command, *pair, "--json").out


def test_colour_only_where_it_is_seen(duidu, plans, monkeypatch: pytest.MonkeyPatch):
    assert "\x1b" not in duidu("outline", str(plans / "east-2019.txt")).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "\x1b[1m" in duidu("outline", str(plans / "east-2019.txt")).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in duidu("outline", str(plans / "east-2019.txt")).out


def test_dangerous_characters_come_back_from_json(duidu, tmp_path):
    nasty = "甲\x1b[31m乙\x9b\u202e丙\u2028\x07丁"
    (tmp_path / "a.txt").write_text(nasty, encoding="utf-8")
    run = duidu("outline", str(tmp_path / "a.txt"), "--json")
    assert not set(nasty) & {c for c in run.out if not c.isprintable() and c != "\n"}
    assert json.loads(run.out)["blocks"][0]["text"] == nasty
