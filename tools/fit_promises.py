"""Fit the weights by which promises are found again, and say how well they do on a pair they have not seen.

usage: fit_promises.py [FOLDER]      (default: $DUIDU_REAL_TEXTS, else ../shared beside the project)

Reads the labels of the pairs in `FITTED` in tests/real/gold, whose documents stand in FOLDER/corpus and in
FOLDER/data/public-texts.tar.xz. Prints the weights that belong in src/duidu/evolve/madeagain.py, and by leaving out one
pair after the other how often what is found or not agrees with the labels, what is repeated or reworded, and the state.
Which of the passages of a line was meant no label says: the likeliest is taken, and the weights are fitted again until
that settles. Passages elsewhere may be as good, so they count for little; doubtful labels count half.
"""

import os
import pathlib
import sys
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from duidu.align import align
from duidu.evolve.commitments import Commitment
from duidu.evolve.madeagain import NONE, Model, Weights, kinship, sameness
from duidu.evolve.promises import SAMPLE, Finder, Seen
from duidu.evolve.promisesaid import NOT_FOUND
from duidu.formats import extract
from duidu.model import Document
from duidu.parse import parse
from duidu.store import vectors
from duidu.text.lines import line_starts

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "real" / "gold"
ARCHIVE = "data/public-texts.tar.xz"
FITTED = (
    "promises-2012-2018",
    "promises-2014-2015",
    "promises-2016-2017",
    "promises-2018-2020",
    "promises-2021-2022",
    "promises-2024-2025",
)
"""The pairs that weights are fitted on; others are kept aside."""
PASSAGE = ("share", "back", "order", "verb", "linked", "subject", "name", "whole")
AGAIN = ("passage", "kin")
SAME = ("order", "kept", "sort")
RIDGE = {"passage": 1.0, "again": 0.03, "same": 0.3}
"""How strongly weights are held near zero."""
DOUBTFUL = 0.5
ELSEWHERE = 0.2
"""What a passage counts that is not where the evidence is, though the promise was found."""
BESIDE = 0.5
"""What a passage counts, of a promise that is not found, that is not the likeliest."""
RIVALS = 4
ROUNDS = 6

Floats = NDArray[np.float64]
Row = tuple[Mapping[str, float], bool, float]
"""Evidence, whether it is so, how much it counts."""


@dataclass(frozen=True)
class Label:
    """What a reader said of a promise, and the passages nearest to it."""

    state: str
    lines: frozenset[int]
    doubt: bool
    commitment: Commitment
    seen: Sequence[Seen]

    @property
    def found(self) -> bool:
        """Whether it was found."""
        return self.state not in NOT_FOUND

    @property
    def counts(self) -> float:
        """How much the label counts."""
        return DOUBTFUL if self.doubt else 1.0


@dataclass(frozen=True)
class Pair:
    """Two documents and the labels of the promises of the first."""

    name: str
    finder: Finder
    labels: Sequence[Label]

    @cached_property
    def sample(self) -> Sequence[Sequence[Seen]]:
        """The passages of the commitments that tell how much comes back at all."""
        every = self.finder.commitments
        return [list(chain(*self.finder.seen(one))) for one in every[:: max(1, len(every) // SAMPLE)]]

    def kin(self, passage: Weights) -> float:
        """How much of the plan comes back, by some weights."""
        return kinship([best(passage, seen) for seen in self.sample])


def best(passage: Weights, seen: Sequence[Seen]) -> float:
    """The score of the likeliest passage."""
    return max((passage.score(one.kinds) for one in seen), default=NONE)


def pairs(folder: pathlib.Path) -> Iterator[Pair]:
    """Read the pairs."""
    meant = vectors.load()
    for name in FITTED:
        lines = (GOLD / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        sides = dict(line.removeprefix("# ").split(": ", 1) for line in lines if line.startswith(("# a: ", "# b: ")))
        a, b = document(folder, sides["a"]), document(folder, sides["b"])
        finder = Finder(a, b, align(a, b, meant), meant)
        yield Pair(name, finder, list(labels(a, finder, [line for line in lines if not line.startswith("#")])))


def document(folder: pathlib.Path, name: str) -> Document:
    """A document of the corpus, or of the archive of public texts."""
    if "/" not in name:
        path = folder / "corpus" / f"{name}.txt"
        return parse(extract(path.read_bytes(), path.name), name, path.name)
    with tarfile.open(folder / ARCHIVE) as archive:
        found = archive.extractfile(name)
        assert found is not None, name
        file = pathlib.PurePosixPath(name).name
        return parse(extract(found.read(), file), name, file)


def labels(document: Document, finder: Finder, lines: Sequence[str]) -> Iterator[Label]:
    """The labels of the commitments that the program sees."""
    starts = line_starts(document.text)
    for line, key, state, evidence, doubt, _ in (one.split("\t") for one in lines):
        at = document.text.index(key, starts[int(line) - 1])
        spans = ((one.span, one) for one in finder.commitments)
        made = next((one for span, one in spans if span.start < at + len(key) and at < span.end), None)
        if made is not None:
            where = frozenset(map(int, filter(None, evidence.split(","))))
            yield Label(state, where, bool(doubt), made, list(chain(*finder.seen(made))))


def fitted(rows: Sequence[Row], kinds: Sequence[str], ridge: float) -> Weights:
    """Fit a logistic regression by Newton's method."""
    evidence = np.array([[*(each[kind] for kind in kinds), 1.0] for each, _, _ in rows])
    truth: Floats = np.array([so for _, so, _ in rows], dtype=np.float64)
    counts: Floats = np.array([count for _, _, count in rows])
    held = np.diag([ridge] * len(kinds) + [0.0])
    found: Floats = np.zeros(len(kinds) + 1)
    for _ in range(40):
        likely = 1 / (1 + np.exp(-evidence @ found))
        slope = evidence.T @ (counts * (truth - likely)) - held @ found
        bend = (evidence.T * (counts * likely * (1 - likely))) @ evidence + held
        found = found + np.linalg.solve(bend, slope)
    return Weights(dict(zip(kinds, found[:-1].tolist(), strict=True)), float(found[-1]))


def passages(every: Sequence[Label], so_far: Weights) -> Iterator[Row]:
    """The passages of labelled promises, and whether they are what was meant."""
    for label in every:
        ranked = sorted(label.seen, key=lambda one: -so_far.score(one.kinds))
        there = [one for one in ranked if one.near.passage.line in label.lines]
        others = [one for one in ranked if one.near.passage.line not in label.lines]
        if there:
            yield there[0].kinds, True, label.counts
        for at, one in enumerate(others[:RIVALS] if label.found else others):
            yield one.kinds, False, ELSEWHERE if label.found else label.counts * (BESIDE if at else 1.0)


def passage_weights(every: Sequence[Label]) -> Weights:
    """Fit how likely one passage is the promise made again."""
    found = Weights({"share": 1.0}, 0.0)
    for _ in range(ROUNDS):
        found = fitted(list(passages(every, found)), PASSAGE, RIDGE["passage"])
    return found


def again(pair: Pair, passage: Weights) -> Iterator[Row]:
    """The likeliest passage of each promise with how much of its plan comes back, and whether it was found."""
    kin = pair.kin(passage)
    for label in pair.labels:
        yield {"passage": best(passage, label.seen), "kin": kin}, label.found, label.counts


def same(pair: Pair, passage: Weights) -> Iterator[Row]:
    """The promises without a figure that are made again, and whether they are repeated."""
    for label in pair.labels:
        there = [one for one in label.seen if one.near.passage.line in label.lines]
        if label.state in {"repeated", "reworded"} and there and not label.commitment.figures:
            near = max(there, key=lambda one: passage.score(one.kinds)).near
            yield sameness(label.commitment, near), label.state == "repeated", label.counts


def every(pairs: Sequence[Pair]) -> Model:
    """Fit all three."""
    passage = passage_weights([label for pair in pairs for label in pair.labels])
    backs = [row for pair in pairs for row in again(pair, passage)]
    alike = [row for pair in pairs for row in same(pair, passage)]
    return Model(passage, fitted(backs, AGAIN, RIDGE["again"]), fitted(alike, SAME, RIDGE["same"]))


def right(weights: Weights, rows: Sequence[Row]) -> float:
    """How often weights say what the labels say."""
    return sum((weights.score(evidence) > 0) == so for evidence, so, _ in rows) / len(rows)


def states(model: Model, pair: Pair) -> float:
    """How often the state is that of the label, by some weights."""
    finder = pair.finder
    finder.model = model
    vars(finder).pop("kin", None)  # it depends on them
    return sum(finder.promise(label.commitment).state == label.state for label in pair.labels) / len(pair.labels)


def main() -> int:
    """Print the weights and what they do."""
    folder = pathlib.Path(
        sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DUIDU_REAL_TEXTS", ROOT.parent / "shared")
    )
    read = list(pairs(folder))
    for name, weights in zip(("PASSAGE", "AGAIN", "SAME"), every(read), strict=True):
        kinds = ", ".join(f'"{kind}": {weight:.2f}' for kind, weight in weights.kinds.items())
        print(f"{name}: {{{kinds}}}, bias={weights.bias:.2f}")
    print(f"\n{'left out':<24}{'found':>8}{'repeated':>10}{'state':>8}")
    for pair in read:
        model = every([one for one in read if one is not pair])
        found = right(model.again, list(again(pair, model.passage)))
        alike = right(model.same, list(same(pair, model.passage)))
        print(f"{pair.name:<24}{found:>8.3f}{alike:>10.3f}{states(model, pair):>8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
