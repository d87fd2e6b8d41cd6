"""Known edits are named by the comparison: each kind with F1 of 0.95 at one edit a paragraph, 0.90 at five."""

import functools
import pathlib
import random

import pytest
from tests.recovered.generator import KINDS, Pair, pair, paragraphs_of
from tests.recovered.scoring import Score, scores, settled

from duidu.compare import compare
from duidu.model import Comparison

FLOORS = {1: 0.95, 5: 0.90}
SEEDS = {1: 20, 5: 6}
PARAGRAPHS = 24
FEWEST = 5
"""Edits of a kind below which a score says nothing."""


@functools.cache
def made(folder: pathlib.Path, edits: int) -> list[tuple[Pair, Comparison]]:
    paragraphs = paragraphs_of([file.read_text("utf-8") for file in sorted(folder.glob("*.txt"))])
    assert len(paragraphs) >= PARAGRAPHS
    found = []
    for seed in range(SEEDS[edits]):
        some = random.Random(seed).sample(paragraphs, PARAGRAPHS)  # noqa: S311  (the same every time)
        one = pair(some, edits, seed)
        found.append((one, compare([one.old, one.new], [None, one.alignment], 0)))
    return found


def assert_named(found: dict[str, Score], floor: float) -> None:
    assert set(found) == set(KINDS)
    assert all(score.known >= FEWEST for score in found.values()), found
    low = {kind: score for kind, score in found.items() if score.f1 < floor}
    assert not low


@pytest.mark.parametrize("edits", [1, 5])
def test_known_edits_are_named(sample: pathlib.Path, edits: int):
    assert_named(scores(made(sample, edits)), FLOORS[edits])


@pytest.mark.parametrize("edits", [1, 5])
def test_known_edits_of_real_documents_are_named(real_texts: pathlib.Path, edits: int):
    assert_named(scores(made(real_texts / "corpus", edits)), FLOORS[edits])


def test_the_generator_does_what_it_says(sample: pathlib.Path):
    for one, _ in made(sample, 5):
        assert one.old.text != one.new.text
        for known in one.known:
            old = "".join(one.old.text[s.start : s.end] for s in known.old)
            new = "".join(one.new.text[s.start : s.end] for s in known.new)
            assert old != new or known.kind == "clause_moved"
            if known.kind == "insert":
                assert not old
            if known.kind in {"drop", "clause_dropped"}:
                assert not new


def test_where_nothing_was_done_nothing_is_said(sample: pathlib.Path):
    paragraphs = paragraphs_of([file.read_text("utf-8") for file in sorted(sample.glob("*.txt"))])
    one = pair(paragraphs[:PARAGRAPHS], 0, 0)
    assert one.known == []
    assert one.old.text == one.new.text
    assert settled(one, compare([one.old, one.new], [None, one.alignment], 0)) == ([], [], [])
