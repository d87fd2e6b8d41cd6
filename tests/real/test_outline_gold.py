"""The outlines of the real documents against what careful readers marked (needs the texts beside the checkout)."""

import json
import pathlib
import subprocess
import sys
from typing import Any

import pytest

from duidu.export.outline import outline_json
from duidu.formats import extract
from duidu.parse import parse

GOLD = ("nankai-2018", "nankai-2021", "ningbo-2012")
WANTED = {"kind": 0.97, "furniture_f1": 0.95, "heading_f1": 0.97, "parent": 0.95, "level": 0.95, "title": 0.95}


def outline(folder: pathlib.Path, name: str) -> dict[str, Any]:
    path = folder / "corpus" / f"{name}.txt"
    return outline_json(parse(extract(path.read_bytes(), path.name), name, path.name))


def test_scores_pooled(real_texts: pathlib.Path, tmp_path: pathlib.Path):
    arguments = []
    for name in GOLD:
        made = tmp_path / f"{name}.json"
        made.write_text(json.dumps(outline(real_texts, name), ensure_ascii=False), encoding="utf-8")
        arguments += [str(real_texts / "gold" / "structure" / f"{name}.tsv"), str(made)]
    script = real_texts / "score" / "outline.py"
    out = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, check=True)
    scores = json.loads(out.stdout)
    assert {key: scores[key] for key in WANTED if scores[key] < WANTED[key]} == {}


def test_the_indicator_table_cell_by_cell(real_texts: pathlib.Path):
    path = real_texts / "gold" / "structure" / "nankai-2021-table1.tsv"
    want = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    (table,) = outline(real_texts, "nankai-2021")["tables"]
    assert table["header"] == want[0]
    assert table["rows"] == want[1:]


@pytest.mark.parametrize(
    ("name", "lines", "roles"),
    [
        ("ningbo-2012", range(36, 87), {"review"}),
        ("ningbo-2012", range(100, 107), {"target"}),
        ("ningbo-2012", range(108, 143), {"plan", "measure"}),
        ("nankai-2021", range(35, 60), {"review"}),
        ("nankai-2021", range(85, 92), {"vision"}),
    ],
)
def test_roles(real_texts: pathlib.Path, name: str, lines: range, roles: set[str]):
    blocks = outline(real_texts, name)["blocks"]
    assert {block["role"] for block in blocks if block["line"] in lines} <= roles
