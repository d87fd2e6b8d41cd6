"""``duidu lineage``: themes through the years, for people, programs and spreadsheets."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from duidu.model import Alignment, Document, Link, Place
from duidu.text.fold import fold
from duidu.text.outline import title

THIRD = """城东区2022年工作要点

一、推进平安建设

1、完善治安防控。健全重大事项风险评估机制,加快“平安城东”建设。

二、发展乡村旅游

扶持民宿三十家,举办杨梅采摘节,打造精品线路。
"""
KEYS = {"document", "line", "end_line", "title", "text", "depth", "theme", "only_elsewhere", "cells"}
FULL = {"document", "became", "line", "end_line", "title", "text", "strength", "score", "shared", "by_hand", "verdict"}
EMPTY = {"document", "became", "returns", "nearest", "tried"}


@pytest.fixture
def years(plans: Path) -> Path:
    """Three plans of one district."""
    (plans / "east-2022.txt").write_text(THIRD, encoding="utf-8")
    return plans


@pytest.fixture(autouse=True)
def aligned_by_title(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let blocks of the same name correspond, and no others, however good the alignment of small texts is by now."""

    def by_title(a: Document, b: Document, _vectors: object = None) -> Alignment:
        names = [{(block.kind == "title", fold(title(d, block))): block.id for block in d.blocks} for d in (a, b)]
        shared = sorted((names[0][name], names[1][name]) for name in names[0].keys() & names[1].keys() if name[1])
        links = tuple(Link(Place(x), Place(y), 0.9, "main") for x, y in shared)
        return Alignment(a.id, b.id, links, (), ())

    monkeypatch.setattr("duidu.store.lineages.align", by_title)


def row_of(value: Any, title: str) -> Any:
    return next(row for row in value["rows"] if row["title"] == title)


def cell_of(row: Any, document: str) -> Any:
    return next(cell for cell in row["cells"] if cell["document"] == document)


def test_a_document_is_followed_into_the_others(duidu, years):
    run = duidu("lineage", "east-2019", "-c", str(years), "--json")
    assert (run.status, run.err) == (0, "")
    value = run.json
    assert value["base"] == "east-2019"
    assert [d["document"] for d in value["documents"]] == ["east-2019", "east-2020", "east-2022"]
    assert [d["year"] for d in value["documents"]] == [2019, 2020, 2022]
    assert all(set(row) == KEYS for row in value["rows"])
    safety = cell_of(row_of(value, "完善治安防控"), "east-2022")
    assert set(safety) == FULL | {"also"}
    assert (safety["became"], safety["strength"], safety["title"]) == ("kept", "main", "完善治安防控")
    care = cell_of(row_of(value, "办好养老服务"), "east-2022")
    assert set(care) == EMPTY
    assert care["became"] in {"dropped", "other_kind"}
    assert "养老" in care["tried"]
    assert {"from": "east-2019", "to": "east-2022"}.items() <= value["summary"][1].items()


def test_what_the_base_has_not_is_listed_once(duidu, years):
    value = duidu("lineage", "east-2019", "-c", str(years), "--json").json
    foreign = [row for row in value["rows"] if row["only_elsewhere"]]
    assert {"推動綠色發展", "发展乡村旅游"} <= {row["title"] for row in foreign}
    assert len({(row["document"], row["line"]) for row in foreign}) == len(foreign)
    assert all("nearest" in cell_of(row, "east-2019") for row in foreign)


def test_a_section_is_followed_alone(duidu, years):
    value = duidu("lineage", "east-2019:3", "-c", str(years), "--json").json
    assert [row["title"] for row in value["rows"]] == ["推进平安建设", "完善治安防控", "办好养老服务"]
    assert not any(row["only_elsewhere"] for row in value["rows"])


def test_all_themes_go_from_one_document_to_the_next(duidu, years):
    value = duidu("lineage", "--all", "-c", str(years), "--json").json
    assert value["base"] == ""
    assert [(s["from"], s["to"]) for s in value["summary"]] == [("east-2019", "east-2020"), ("east-2020", "east-2022")]
    care = row_of(value, "办好养老服务")
    assert [cell["document"] for cell in care["cells"]] == ["east-2020", "east-2022"]


def test_a_sheet_opens_in_a_spreadsheet(duidu, years):
    out = duidu("lineage", "east-2019", "-c", str(years), "--csv").out
    assert out.startswith("\ufeff")
    heads, *rows = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    assert heads[0] == "theme"
    assert len(heads) == 10
    assert all(len(row) == len(heads) for row in rows)
    safety = next(row for row in rows if row[0].endswith("完善治安防控"))
    assert safety[1:4] == ["完善治安防控", "5", ""]
    assert safety[4].startswith("● 完善治安防控")
    assert safety[6] == "kept"


def test_no_cell_of_a_sheet_is_a_formula(duidu, years):
    (years / "east-2023.txt").write_text(
        "城东区2023年工作要点\n\n一、=SUM(A1)\n\n@echo 修桥补路,扶老携幼,造林护河,办学兴教。\n", encoding="utf-8"
    )
    out = duidu("lineage", "east-2023", "-c", str(years), "--csv").out
    cells = [cell for row in csv.reader(io.StringIO(out.removeprefix("\ufeff"))) for cell in row]
    assert "'=SUM(A1)" in cells
    assert not [cell for cell in cells if cell[:1] in {"=", "@", "+", "-"}]


def test_people_get_a_table_that_says_what_is_not_there(duidu, years):
    run = duidu("lineage", "east-2019", "-c", str(years))
    assert run.status == 0
    line = next(line for line in run.out.splitlines() if "办好养老服务" in line)
    assert "辦好養老服務" in line
    assert "another kind" in line or "dropped" in line
    assert "only in east-2020" in run.out
    assert run.out.splitlines()[-1].startswith("2019 ")
    assert "kept 2" in run.out.splitlines()[-1]


def test_the_columns_stand_below_each_other(duidu, years):
    from rich.cells import cell_len

    lines = duidu("lineage", "east-2019", "-c", str(years)).out.splitlines()
    table = lines[: lines.index("")]
    starts = {cell_len(line[: line.index("●")]) for line in table if line.count("●") and not line.startswith("only")}
    assert len(starts) <= 2


def test_all_in_a_table(duidu, years):
    run = duidu("lineage", "--all", "-c", str(years))
    assert "2019 → 2020" in run.out.replace(" 城东区", "")
    assert "*" in run.out


def test_more_documents_than_fit_stand_in_several_tables(duidu, years):
    for year in range(2023, 2030):
        (years / f"east-{year}.txt").write_text(THIRD.replace("2022", str(year)), encoding="utf-8")
    run = duidu("lineage", "east-2019", "-c", str(years))
    assert sum("完善治安防控" in line and line.startswith("  L5") for line in run.out.splitlines()) == 3


def test_one_document_alone_has_no_lineage(duidu, tmp_path):
    (tmp_path / "one.txt").write_text(THIRD, encoding="utf-8")
    assert duidu("lineage", "one", "-c", str(tmp_path)).status == 1


@pytest.mark.parametrize("arguments", [(), ("east-2019", "--all"), ("east-2019", "--json", "--csv")])
def test_what_makes_no_sense_is_refused(duidu, years, arguments):
    run = duidu("lineage", *arguments, "-c", str(years))
    assert (run.status, run.out) == (2, "")
    assert run.err.count("\n") == 1


def test_a_document_that_is_not_there_is_told(duidu, years):
    run = duidu("lineage", "east-2018", "-c", str(years))
    assert run.status == 2
    assert "did you mean" in run.err


def test_a_lineage_is_handed_on_as_a_page_and_as_a_table(duidu, years: Path, tmp_path: Path):
    page = duidu("lineage", "east-2019", "-c", str(years), "--html").out
    assert "完善治安防控" in page
    assert "Dropped" in page
    file = tmp_path / "themes.md"
    assert duidu("lineage", "east-2019", "-c", str(years), "-o", str(file)).status == 0
    text = file.read_text(encoding="utf-8")
    assert "not in east-2019, first in east-2022" in text
    assert "\u25cb" in text
    assert duidu("lineage", "east-2019", "-c", str(years), "--csv", "--json").status == 2
