"""Runs: they tile both sequences, what is kept is the same on both, and long sequences are held by what stands once."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.diff import runs
from duidu.diff.runs import Run, common, mirror, weighed

WORDS = st.lists(st.sampled_from(["网格员", "建设", "的", ",", "5%", "平安", "a"]), max_size=12)


def assert_tiles(found: list[Run], a: list[str], b: list[str]) -> None:
    ends = [(0, 0), *((run.a1, run.b1) for run in found)]
    assert [(run.a0, run.b0) for run in found] == ends[:-1]
    assert ends[-1] == (len(a), len(b))
    assert all(a[run.a0 : run.a1] == b[run.b0 : run.b1] for run in found if run.equal)
    assert all(one.equal != two.equal for one, two in itertools.pairwise(found))


@given(WORDS, WORDS)
def test_runs_tile_both_sides(a: list[str], b: list[str]):
    assert_tiles(common(a, b), a, b)
    assert_tiles(weighed(a, b), a, b)
    assert [mirror(mirror(run)) for run in common(a, b)] == common(a, b)


@given(a=WORDS, b=WORDS)
def test_long_sequences_are_held_by_what_stands_once(a: list[str], b: list[str]):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "MOST_CELLS", 3)
        assert_tiles(common(a, b), a, b)
        assert common(a, a) == ([Run(True, 0, len(a), 0, len(a))] if a else [])


def test_anchors_keep_what_lies_between_them(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(runs, "MOST_CELLS", 8)
    a, b = list("xa1by2bz"), list("qa1by3bw")
    kept = "".join("".join(a[run.a0 : run.a1]) for run in common(a, b) if run.equal)
    assert kept == "a1byb"


def test_without_anchors_only_the_ends_are_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(runs, "MOST_CELLS", 1)
    a, b = list("xabababy"), list("xbabaay")
    assert [(run.equal, run.a0, run.a1) for run in common(a, b)] == [(True, 0, 1), (False, 1, 7), (True, 7, 8)]
