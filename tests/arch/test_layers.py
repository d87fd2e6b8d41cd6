"""The house holds: layers point downwards, the core touches nothing, the screen loads only when it is opened."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORE = ("errors", "model", "text", "parse", "formats", "search", "align", "diff", "compare", "evolve", "export")


@pytest.mark.parametrize(
    "module", ["duidu", "duidu.cli", "duidu.cli.group", "duidu.export", *(f"duidu.cli.{c}" for c in ("open", "search"))]
)
def test_importing_without_the_screen_stays_light(module: str):
    code = f"import {module}, sys; print('textual' in sys.modules, 'rich' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False False"


WITHOUT_FILES = """
import builtins, io, os, sys
import rjieba, numpy, rapidfuzz.process  # these read their own dictionaries
from duidu import align, compare, diff, evolve, formats, parse, search
from duidu.evolve.indicators import indicators
from duidu.export.align import align_json
from duidu.export.diff import diff_json
from duidu.export.outline import outline_json
from duidu.export.search import search_json
list(rjieba.cut("预热"))
import duidu.align.links, duidu.text.words

def refused(*arguments, **options):
    raise AssertionError(f"the core opened {arguments}")

first = "城东区2019年工作要点\\n\\n一、平安建设\\n\\n1、治安防控。加快平安城东建设,新建公园3个。\\n"
second = first.replace("2019", "2020").replace("加快", "推进")
builtins.open = io.open = os.open = refused
pair = [parse.parse(formats.extract(t.encode(), f"{n}.txt"), n) for n, t in (("a", first), ("b", second))]
links = align.align(*pair)
comparison = compare.compare(pair, [None, links], 0)
hits = search.search(search.prepare(pair), "平安城东")
assert indicators(pair[0]) and links.links and comparison.rows and len(hits) == 2
assert outline_json(pair[0])["blocks"] and align_json(*pair, links) and diff_json(pair, comparison)
assert search_json(pair, hits)
print("done")
"""


def test_the_core_works_where_no_file_can_be_opened():
    out = subprocess.run([sys.executable, "-c", WITHOUT_FILES], capture_output=True, text=True, check=False)
    assert (out.stdout, out.stderr) == ("done\n", "")


def test_import_contracts_hold():
    linter = Path(sys.executable).parent / "lint-imports"
    out = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert out.returncode == 0, out.stdout


def test_every_layer_of_the_core_has_a_contract():
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    pure = settings[settings.index('name = "The core is pure"') :]
    assert all(f'"duidu.{layer}"' in pure for layer in CORE)
