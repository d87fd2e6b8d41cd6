"""Aligning many pairs: here, by workers, by children; always in order and as the reader rules."""

import io
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from duidu.align.hand import Ruling
from duidu.model import Alignment
from duidu.store import children, lineages, links
from duidu.store.corpus import Corpus
from duidu.text.outline import title

TEXT = """青河县{year}年工作要点

一、修好乡村道路

1、打通断头路。修通七条村道,补上路灯和护栏。

二、做强山地农业

2、扩大茶叶基地。新开高山茶园三百亩,改造老茶园两百亩。
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    folder = tmp_path / "plans"
    folder.mkdir()
    for year in (2019, 2020, 2022):
        (folder / f"q{year}.txt").write_text(TEXT.format(year=year), encoding="utf-8")
    return Corpus.open(folder)


@pytest.fixture
def pairs(corpus: Corpus) -> list[lineages.Pair]:
    a, b, c = (corpus.document(name) for name in ("q2019", "q2020", "q2022"))
    return [(a, b), (b, c), (a, c)]


def test_children_and_this_process_give_the_same_in_order(corpus, pairs):
    here = list(lineages.alignments(corpus, pairs))
    assert [(x.a, x.b) for x in here] == [("q2019", "q2020"), ("q2020", "q2022"), ("q2019", "q2022")]
    assert list(lineages.alignments_apart(corpus, pairs)) == here


def test_the_readers_rulings_are_respected(corpus, pairs):
    a, b = pairs[0]
    road = next(block.id for block in a.blocks if title(a, block) == "打通断头路")
    corpus.change(links.KIND, links.said((), [Ruling("alone", road, -1)], a, b))
    for way in (lineages.alignments, lineages.alignments_apart):
        first, second, _ = way(corpus, pairs)
        assert road not in {link.a.block for link in first.links}
        assert road in {link.a.block for link in second.links}


def test_what_a_child_fails_to_give_is_made_here(corpus, pairs, monkeypatch):
    monkeypatch.setattr(children, "_CODE", "import sys; sys.exit(1)")
    assert list(lineages.alignments_apart(corpus, pairs)) == list(lineages.alignments(corpus, pairs))


def test_without_children_all_is_made_here(corpus, pairs, monkeypatch):
    def refuse(*_given: Any, **_named: Any) -> None:
        raise OSError("no process to be had")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert [x.b for x in lineages.alignments_apart(corpus, pairs)] == ["q2020", "q2022", "q2022"]


def test_children_end_with_whoever_stops_listening(corpus, pairs, monkeypatch):
    started = []
    popen = subprocess.Popen

    def noted(*given: Any, **named: Any) -> Any:
        started.append(popen(*given, **named))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    steps = lineages.alignments_apart(corpus, pairs)
    assert next(steps).a == "q2019"
    steps.close()  # type: ignore[attr-defined]
    assert started
    assert all(child.poll() is not None for child in started)


def test_a_child_answers_pair_by_pair(corpus, pairs, monkeypatch):
    documents = {document.id: document for pair in pairs for document in pair}
    given = pickle.dumps((documents, [("q2019", "q2020"), ("q2020", "q2022")]))
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out))
    lineages.answer()
    out.seek(0)
    found: list[Alignment] = [pickle.load(out) for _ in range(2)]  # noqa: S301  (what was just written)
    assert [x.b for x in found] == ["q2020", "q2022"]
