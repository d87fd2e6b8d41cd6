"""Whole small documents and the outline each must give (tests/cases/parse/outlines.txt)."""

import pathlib

import pytest

from duidu.model import ROOT, Extracted
from duidu.parse import parse
from duidu.text.outline import number, title

CASES = pathlib.Path(__file__).parents[2] / "cases" / "parse" / "outlines.txt"


def load() -> list[tuple[str, str, str]]:
    """The cases: name, input, outline."""
    found = []
    for case in CASES.read_text(encoding="utf-8").split("### ")[1:]:
        name, _, rest = case.partition("\n")
        text, _, outline = rest.partition("\n---\n")
        found.append((name, text, outline.strip("\n")))
    return found


def written(text: str) -> str:
    """The outline as the cases write it: lines, kind, level<parent, number and title; a line a block."""
    document = parse(Extracted(text), "case")
    lines = []
    for block in document.blocks:
        own = ",".join(map(str, block.lines))
        parent = 0 if block.parent == ROOT else document.blocks[block.parent].line
        words = f"{number(document, block)} {title(document, block)}".strip()
        lines.append(f"{own} {block.kind} {block.level}<{parent} {words}".rstrip())
    return "\n".join(lines)


def test_the_cases_are_there():
    assert len(load()) >= 34


@pytest.mark.parametrize(("text", "outline"), [case[1:] for case in load()], ids=[case[0] for case in load()])
def test_outline(text: str, outline: str):
    assert written(text) == outline
