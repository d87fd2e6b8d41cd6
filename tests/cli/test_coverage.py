"""``duidu coverage``: what the years take up of a long plan, for people, programs and to be handed on."""

from pathlib import Path

import openpyxl
import pytest

PLAN = """城东区国民经济和社会发展第十四个五年规划纲要

第一章 主要目标

到2025年,日间照料中心达到60个,登记失业率控制在4%以内。

第二章 平安城东

健全重大事项风险评估机制,加快“平安城东”建设,完善治安防控。

第三章 开放口岸

建设保税仓库,开通国际航线班列。
"""
YEAR = """城东区2022年工作要点

一、推进平安建设

1、完善治安防控。健全重大事项风险评估机制,加快“平安城东”建设。
2、办好养老服务。日间照料中心达到40个,发展居家养老。
"""


@pytest.fixture
def years(plans: Path) -> Path:
    (plans / "east-plan.txt").write_text(PLAN, encoding="utf-8")
    (plans / "east-2022.txt").write_text(YEAR, encoding="utf-8")
    return plans


def test_coverage_for_programs_and_people(duidu, years):
    run = duidu("coverage", "east-plan", "-c", str(years), "--json")
    assert run.status == 0
    assert [year["document"] for year in run.json["years"]] == ["east-2022"]
    sections = {section["title"]: section for section in run.json["sections"]}
    (safe,) = sections["平安城东"]["cells"]
    assert safe["standing"] in {"whole", "partial"}
    assert safe["links"][0]["a"]["line"] > sections["平安城东"]["line"]
    (port,) = sections["开放口岸"]["cells"]
    assert (port["standing"], port["links"]) == ("none", [])
    assert port["tried"]
    (aims,) = sections["主要目标"]["cells"]
    assert [(pair["plan"]["value"], pair["year"]["value"]) for pair in aims["figures"]] == [("60个", "40个")]
    told = duidu("coverage", "east-plan", "-c", str(years)).out
    assert "○" in next(line for line in told.splitlines() if "开放口岸" in line)
    assert "not “dropped”" in told


def test_years_may_be_named_and_of_other_times(duidu, years):
    run = duidu("coverage", "east-plan", "east-2019", "east-2022", "-c", str(years), "--json")
    assert [year["document"] for year in run.json["years"]] == ["east-2019", "east-2022"]
    told = duidu("coverage", "east-plan", "east-2019", "-c", str(years)).out
    assert "Not of the plan's years" in told


def test_coverage_is_handed_on(duidu, years, tmp_path):
    for suffix in ("html", "md", "csv", "xlsx"):
        run = duidu("coverage", "east-plan", "-c", str(years), "-o", str(tmp_path / f"c.{suffix}"))
        assert run.status == 0
    assert "平安城东" in (tmp_path / "c.html").read_text(encoding="utf-8")
    sheet = openpyxl.load_workbook(tmp_path / "c.xlsx")["Table"]
    assert [cell.value for cell in sheet[1]] == ["section", "2022"]


def test_bad_input_is_one_line(duidu, years):
    for given, words in (
        (("east-plan", "east-plan"), "no other document"),
        (("nowhere",), "nowhere"),
        (("east-plan", "-o", "c.svg"), "suffix"),
    ):
        run = duidu("coverage", *given, "-c", str(years))
        assert (run.status, run.out) == (2, "")
        assert words in run.err
        assert run.err.count("\n") == 1
