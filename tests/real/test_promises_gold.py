"""Promises of real documents against labels made by hand (needs the texts beside the checkout)."""

import pathlib

import pytest

from duidu.align import align
from duidu.evolve.promises import promises
from duidu.formats import extract
from duidu.model import Document
from duidu.parse import parse
from duidu.store import vectors
from duidu.text.lines import line_starts

GOLD = pathlib.Path(__file__).parent / "gold"


def document(folder: pathlib.Path, name: str) -> Document:
    path = folder / "corpus" / f"{name}.txt"
    return parse(extract(path.read_bytes(), path.name), name, path.name)


NAME, LEAST = "promises-2018-2020", 0.85
"""The shortest of the pairs that the weights were fitted on; `make score` prints them all."""


def test_states_agree_with_labels(real_texts: pathlib.Path):
    lines = (GOLD / f"{NAME}.tsv").read_text(encoding="utf-8").splitlines()
    sides = dict(line.removeprefix("# ").split(": ", 1) for line in lines if line.startswith(("# a: ", "# b: ")))
    a, b = document(real_texts, sides["a"]), document(real_texts, sides["b"])
    rows = promises(a, b, align(a, b, vectors.load()), vectors.load()).rows
    starts = line_starts(a.text)
    labels = [line.split("\t") for line in lines if not line.startswith("#")]
    agreed = 0
    for line, key, state, *_ in labels:
        at = a.text.index(key, starts[int(line) - 1])
        found = [
            row.state for row in rows if row.commitment.span.start < at + len(key) and at < row.commitment.span.end
        ]
        agreed += found == [state]
    assert agreed / len(labels) >= LEAST


@pytest.mark.parametrize("name", ["nankai-2012", "nankai-2018", "nankai-2020", "ningbo-2012"])
def test_a_document_makes_all_its_own_promises_again(real_texts: pathlib.Path, name: str):
    """One of three hundred once passed for put otherwise, because of the words around it."""
    assert states_against_itself(document(real_texts, name)) == {"repeated"}


def test_so_does_a_damaged_one_in_its_running_text_and_its_table(real_texts: pathlib.Path):
    """The five chapters from the table of targets on: the whole plan takes ten seconds."""
    one = document(real_texts, "nankai-2021")
    first = next(block.id for block in one.blocks if block.kind in {"cell", "row"})
    few = frozenset(range(first, first + 90))
    assert states_against_itself(one, few) == {"repeated"}


def states_against_itself(one: Document, blocks: frozenset[int] | None = None) -> set[str]:
    meant = vectors.load()
    return {row.state for row in promises(one, one, align(one, one, meant), meant, blocks).rows}
