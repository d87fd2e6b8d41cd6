"""``duidu figures``: for people, programs and spreadsheets."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

KEYS = {
    "document", "line", "start", "end", "indicator", "measure", "value", "unit", "bound", "about", "role", "year",
    "first_year", "place", "scope", "added", "falls", "section_role", "doubt", "text",
}  # fmt: skip
THIRD = """城东区2021年工作要点

一、推进平安建设

1、办好养老服务。新建日间照料中心10个左右,登记失业率控制在4%以内。地区生产总值增长6%。

二、安置房

建成安置房225523.08万平方米。
"""
FOURTH = """城东区2022年工作要点

一、推进平安建设

1、办好养老服务。日间照料中心达到40个,城镇调查失业率5.5%左右。地区生产总值达到300亿元。
"""


@pytest.fixture
def years(plans: Path) -> Path:
    (plans / "east-2021.txt").write_text(THIRD, encoding="utf-8")
    (plans / "east-2022.txt").write_text(FOURTH, encoding="utf-8")
    return plans


def test_figures_for_programs(duidu, years):
    run = duidu("figures", "east-2021", "-c", str(years), "--json")
    assert run.status == 0
    care, jobs, product, *_ = run.json
    assert all(set(figure) == KEYS for figure in run.json)
    assert (care["indicator"], care["value"], care["unit"], care["bound"], care["about"]) == (
        "新建日间照料中心",
        "10",
        "个",
        "=",
        True,
    )
    assert (jobs["bound"], jobs["measure"], jobs["role"], jobs["year"]) == ("<=", "level", "target", 2021)
    assert product["measure"] == "growth"
    assert THIRD[care["start"] : care["end"]] == "10个"


def test_damaged_figures_stand_apart(duidu, years):
    sound = duidu("figures", "east-2021", "-c", str(years), "--json")
    hurt = duidu("figures", "east-2021", "-c", str(years), "--json", "--damaged")
    assert "225523.08" not in [figure["value"] for figure in sound.json]
    assert [figure["doubt"] for figure in hurt.json] == ["fused_digits"]
    assert "--damaged" in sound.err


def test_people_get_a_table(duidu, years):
    run = duidu("figures", "east-2021", "-c", str(years))
    lines = run.out.splitlines()
    assert lines[0] == "targets 3"
    assert any("≤4%" in line and "登记失业率" in line and line.split()[:2] == ["5", "2021"] for line in lines)


def test_a_section_alone(duidu, years):
    assert duidu("figures", "east-2020:8", "-c", str(years), "--json").json[0]["unit"] == "萬平方米"
    assert [f["value"] for f in duidu("figures", "east-2020:3", "-c", str(years), "--json").json] == ["8"]


def test_a_sheet_of_a_document(duidu, years):
    out = duidu("figures", "east-2021", "-c", str(years), "--csv").out
    assert out.startswith("\ufeff")
    heads, *rows = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    assert heads[:3] == ["document", "line", "indicator"]
    assert rows[0][6] == "~"
    assert all(len(row) == len(heads) for row in rows)


def test_nothing_found(duidu, tmp_path):
    (tmp_path / "a.txt").write_text("城东区2019年工作要点\n\n一、任务\n\n办好教育。\n", encoding="utf-8")
    for flags in ((), ("--json",), ("--csv",)):
        assert duidu("figures", "a", "-c", str(tmp_path), *flags).status == 1
    assert duidu("figures", "--all", "-c", str(tmp_path), "--json").json["series"] == []


def test_series_for_programs(duidu, years):
    value = duidu("figures", "--all", "-c", str(years), "--json").json
    assert [d["year"] for d in value["documents"]] == [2019, 2020, 2021, 2022]
    by_name = {one["names"][0]: one for one in value["series"]}
    care = by_name["日间照料中心"]
    assert [f["value"] for f in care["figures"]] == ["6", "8", "10", "40"]
    assert care["figures"][0]["join"] is None
    assert care["figures"][1]["join"]["difference"] == "2"
    assert care["figures"][3]["join"]["label"] == "stock_increment"
    jobs = by_name["城镇调查失业率"]["figures"][1]["join"]
    assert (jobs["label"], jobs["difference"]) == ("redefined", None)
    assert by_name["地区生产总值"]["figures"][1]["join"]["labels"] == ["level_growth", "same"]


def test_series_as_a_sheet(duidu, years):
    out = duidu("figures", "--all", "-c", str(years), "--csv").out
    assert out.startswith("\ufeff")
    heads, *rows = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    assert heads[:3] == ["place", "indicator", "2019 target"]
    jobs = next(row for row in rows if "调查失业率" in row[1])
    assert jobs[1] == "城镇调查失业率 / 登记失业率"
    assert jobs[-1] == "≠ ≈5.5%"
    product = next(row for row in rows if row[1] == "地区生产总值")
    assert product[-1] == "↕ 300亿元"
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]


def test_series_for_people(duidu, years):
    run = duidu("figures", "--all", "-c", str(years))
    lines = run.out.splitlines()
    assert lines[0].split() == ["城东区", "2019", "2020", "2021", "2022"]
    assert any(line.startswith("日间照料中心") for line in lines)
    assert "≠ redefined" in run.out
    assert "1 more indicator" in run.out


@pytest.mark.parametrize(
    "arguments", [(), ("east-2019", "--all"), ("east-2019", "--json", "--csv"), ("--all", "--damaged")]
)
def test_what_makes_no_sense_is_refused(duidu, years, arguments):
    run = duidu("figures", *arguments, "-c", str(years))
    assert (run.status, run.out) == (2, "")
    assert run.err.count("\n") == 1


def test_the_table_is_written_in_every_form(duidu, years, tmp_path):
    (years / "east-2023.txt").write_text(FOURTH.replace("2022", "2023").replace("300", "320"), encoding="utf-8")
    (years / "east-2024.txt").write_text(FOURTH.replace("2022", "2024").replace("300", "340"), encoding="utf-8")
    files = {suffix: tmp_path / f"figures.{suffix}" for suffix in ("html", "md", "csv", "xlsx", "svg", "json")}
    for file in files.values():
        run = duidu("figures", "--all", "-c", str(years), "-o", str(file))
        assert (run.status, run.out) == (0, "")
        assert "written to" in run.err
    page = files["html"].read_text(encoding="utf-8")
    assert "<svg " in page
    assert "225523.08" in page
    assert "| 340亿元" in files["md"].read_text(encoding="utf-8")
    assert files["svg"].read_text(encoding="utf-8").count("<circle ") >= 3
    assert duidu("figures", "--all", "-c", str(years), "--markdown").out == files["md"].read_text(encoding="utf-8")
    book = openpyxl.load_workbook(files["xlsx"])
    rows = list(book["Every figure"].values)
    assert {row[7] for row in rows if row[0] == "地区生产总值"} >= {300, 320, 340}
    again = duidu("figures", "--all", "-c", str(years), "-o", str(files["csv"]))
    assert again.status == 2
    assert "--replace" in again.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--xlsx", "--svg"), "choose one of --xlsx --svg"),
        (("-o", "figures.txt"), ".svg"),
        (("--replace",), "--replace needs -o"),
        (("east-2019", "--svg"), "three years"),
    ],
)
def test_what_cannot_be_handed_on_is_said_in_a_line(duidu, plans, options: tuple[str, ...], words: str):
    every = () if options[0].startswith("east") else ("--all",)
    run = duidu("figures", *options, *every, "-c", str(plans))
    assert (run.status, run.out) == (2, "")
    assert words in run.err
    assert run.err.count("\n") == 1
