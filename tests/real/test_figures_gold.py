"""The figures of the real documents against what careful readers marked (needs the texts beside the checkout)."""

import json
import pathlib
import subprocess
import sys

import pytest

from duidu.evolve.indicators import indicators
from duidu.evolve.series import Series, series
from duidu.export.figures import figures_json
from duidu.formats import extract
from duidu.model import Document
from duidu.parse import parse

WANTED = {"recall": 0.9, "precision": 0.9, "whole": 0.9, "named": 0.85}
PLANS = ("nankai-2012", "nankai-2018", "nankai-2020", "nankai-2021")
ROWS = 21
"""Of the 26 rows of the plan's table those with figures; the other five refer to the city's."""


def document(folder: pathlib.Path, name: str) -> Document:
    path = folder / "corpus" / f"{name}.txt"
    return parse(extract(path.read_bytes(), path.name), name, path.name)


@pytest.mark.parametrize("name", ["nankai-2012", "nankai-2018"])
def test_figures_against_gold(real_texts: pathlib.Path, tmp_path: pathlib.Path, name: str):
    read = document(real_texts, name)
    made = tmp_path / "figures.json"
    found = figures_json(read, [stated for stated in indicators(read) if not stated.doubt])
    made.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    script, gold = real_texts / "score" / "figures.py", real_texts / "gold" / "figures.tsv"
    out = subprocess.run([sys.executable, script, gold, name, made], capture_output=True, text=True, check=True)
    scores = json.loads(out.stdout)
    assert {key: scores[key] for key in WANTED if scores[key] < WANTED[key]} == {}


def test_figures_of_a_text_that_nobody_tuned_on(real_texts: pathlib.Path, tmp_path: pathlib.Path):
    own = pathlib.Path(__file__).parent / "gold" / "figures" / "ningbo-2012.tsv"
    gold, made = tmp_path / "gold.tsv", tmp_path / "figures.json"
    gold.write_text("\n".join(own.read_text(encoding="utf-8").splitlines()[1:]) + "\n", encoding="utf-8")
    read = document(real_texts, own.stem)
    made.write_text(json.dumps(figures_json(read, indicators(read)), ensure_ascii=False), encoding="utf-8")
    script = real_texts / "score" / "figures.py"
    out = subprocess.run([sys.executable, script, gold, own.stem, made], capture_output=True, text=True, check=True)
    scores = json.loads(out.stdout)
    assert {key: scores[key] for key in WANTED if scores[key] < WANTED[key]} == {}


def test_the_table_of_the_five_year_plan(real_texts: pathlib.Path):
    read = document(real_texts, "nankai-2021")
    (table,) = read.tables
    rows = [s for s in indicators(read) if table.lines[0] <= s.line <= table.lines[1]]
    assert len({s.indicator for s in rows}) == ROWS
    assert {s.year for s in rows} == {2021, 2023, 2025}


def all_series(folder: pathlib.Path) -> list[Series]:
    read = [document(folder, name) for name in PLANS]
    return [one for one in series((text, indicators(text)) for text in read) if len(one.documents) > 1]


@pytest.mark.parametrize(
    ("name", "year", "label", "verified"),
    [
        ("地区增加值", 2018, "renamed", True),
        ("区级财政收入", 2018, "renamed", False),
        ("登记失业率", 2021, "redefined", True),
        ("固定资产投资", 2020, "level_growth", True),
        ("国家级高新技术企业", 2021, "stock_increment", True),
        ("一般公共预算收入", 2021, "level_growth", True),
    ],
)
def test_joins_over_the_years(real_texts: pathlib.Path, name: str, year: int, label: str, verified: bool):
    (one,) = [found for found in all_series(real_texts) if name in found.names]
    joins = [j for p, j in zip(one.points, one.joins, strict=True) if j and p.year == year and p.aim == "target"]
    assert [(join.label, join.verified) for join in joins] == [(label, verified)]
    assert (joins[0].difference is None) == (label != "renamed" or not verified)
