"""Fit the weights of alignment on the readers' pairs, and say how well they do on pairs they have not seen.

usage: fit_align.py [FOLDER]      (default: $DUIDU_REAL_TEXTS, else ../shared beside the project)

Reads FOLDER/gold/align and the project's own tests/real/gold/align, whose documents stand in
FOLDER/data/public-texts.tar.xz, and tests/real/gold/unrelated.tsv, pairs of documents without counterparts. Prints the
weights that belong in src/duidu/align/weights.py, F1 by leaving one pair of documents out, the links that unrelated
documents get, what each kind of evidence contributes (F1 without it), and whether the scores are honest (a reliability
table, of pairs left out); the tables are the ones in docs/alignment.md. A weight that comes out with the wrong sign is
left out and the rest fitted again.
"""

import itertools
import os
import pathlib
import sys
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from duidu.align import choice, table
from duidu.align.links import Prepared, headings, prepare, settle, twice
from duidu.align.table import Table
from duidu.align.vectors import Floats
from duidu.align.weights import MEANT, WORDED, Model, Weights, score
from duidu.formats import extract
from duidu.model import Document
from duidu.parse import parse
from duidu.store import vectors

OWN = pathlib.Path(__file__).resolve().parent.parent / "tests" / "real" / "gold" / "align"
UNRELATED = OWN.parent / "unrelated.tsv"
ARCHIVE = "data/public-texts.tar.xz"
STATUTES = "data/statutes.tar.xz"

HALF = 0.5
"""How much a pair of grade 1 (one reader, or partly) counts as a counterpart."""

RIDGE = 2.0
"""How strongly weights are held near zero: there are some two hundred positive pairs for fourteen weights."""

STEPS = 60
BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0001)

Gold = dict[tuple[int, int], int]


@dataclass(frozen=True)
class Case:
    """One pair of documents with the readers' grades; `own` if the project's own readers gave them."""

    name: str
    a: Document
    b: Document
    gold: Gold
    own: bool

    @cached_property
    def meant(self) -> Prepared:
        """The evidence with word vectors."""
        return prepare(self.a, self.b, vectors.load())

    @cached_property
    def worded(self) -> Prepared:
        """The evidence without them."""
        return prepare(self.a, self.b, None)


def cases(folder: pathlib.Path) -> Iterator[Case]:
    """Read all pairs: the shared ones first."""
    for path in sorted((folder / "gold" / "align").glob("*.tsv")):
        a, b = (document(folder / "corpus" / f"{name}.txt") for name in path.stem.split("--"))
        yield Case(path.stem, a, b, read_gold(path), own=False)
    if (folder / ARCHIVE).is_file():
        yield from own_cases(folder / ARCHIVE)


def own_cases(archive: pathlib.Path) -> Iterator[Case]:
    """Read the project's own pairs; ``# a:`` and ``# b:`` name the documents in the archive."""
    named = {path: sides(path) for path in sorted(OWN.glob("*.tsv"))}
    found = read(archive, {name for names in named.values() for name in names})
    for path, (a, b) in named.items():
        yield Case(path.stem, found[a], found[b], read_gold(path), own=True)


def unrelated(folder: pathlib.Path) -> list[Case]:
    """Read the pairs without counterparts."""
    if not all((folder / archive).is_file() for archive in (ARCHIVE, STATUTES)):
        return []
    lines = UNRELATED.read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    found = read(folder / ARCHIVE, {a for a, _ in pairs}) | read(folder / STATUTES, {b for _, b in pairs})
    return [Case(pathlib.PurePosixPath(b).stem, found[a], found[b], {}, own=True) for a, b in pairs]


def read(archive: pathlib.Path, wanted: set[str]) -> dict[str, Document]:
    """Read some documents of an archive, by name."""
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.name in wanted and (file := tar.extractfile(member)):
                name = pathlib.PurePosixPath(member.name)
                found[member.name] = parse(extract(file.read(), name.name), name.stem, name.name)
    return found


def sides(path: pathlib.Path) -> tuple[str, str]:
    """The documents that a gold file of our own names."""
    lines = path.read_text(encoding="utf-8").splitlines()
    a, b = (line.removeprefix(f"# {side}:").strip() for side in "ab" for line in lines if line.startswith(f"# {side}:"))
    return a, b


def read_gold(path: pathlib.Path) -> Gold:
    """The grades of a file."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {(int(row[0]), int(row[1])): int(row[2]) for row in rows if row[0].isdigit()}


def document(path: pathlib.Path) -> Document:
    """Read one document."""
    return parse(extract(path.read_bytes(), path.name), path.stem, path.name)


def grade(case: Case, a: int, b: int) -> int:
    """The readers' grade of two blocks: the best of all their lines."""
    one, other = case.a.blocks[a], case.b.blocks[b]
    inside = (
        found
        for (i, j), found in case.gold.items()
        if one.line <= i <= one.end_line and other.line <= j <= other.end_line
    )
    return max(inside, default=0)


def grades(case: Case, of: Table) -> Floats:
    """The grades of a table's pairs."""
    pairs = zip(of.pairs.a.tolist(), of.pairs.b.tolist(), strict=True)
    return np.array([grade(case, of.a[i].block, of.b[j].block) for i, j in pairs], dtype=np.float64)


def fitted(known: Sequence[tuple[Table, Floats]], start: Weights) -> Weights:
    """Fit weights on tables with grades, each kind with the sign it has in `start`."""
    kinds = [name for name in start.kinds if any(of.evidence[name].any() for of, _ in known)]
    graded = np.concatenate([found for _, found in known])
    while True:
        columns = np.stack([np.concatenate([of.evidence[name] for of, _ in known]) for name in kinds], axis=1)
        weights, bias = regression(columns, graded)
        wrong = [k for k, name in enumerate(kinds) if weights[k] * start.kinds[name] < 0]
        if not wrong:
            found = dict(zip(kinds, weights.tolist(), strict=True))
            return Weights({name: found.get(name, kept(name, start)) for name in start.kinds}, bias)
        del kinds[max(wrong, key=lambda k: abs(weights[k]) * columns[:, k].std())]


def kept(name: str, start: Weights) -> float:
    """The weight of a kind that could not be fitted: nothing, but a review stays apart even where no pair tells."""
    return start.kinds[name] if name == "apart" else 0.0


def regression(columns: Floats, graded: Floats) -> tuple[Floats, float]:
    """Logistic regression by Newton's method with a ridge; a grade 1 is half a yes and half a no."""
    target = np.where(graded > 1, 1.0, np.where(graded > 0, HALF, 0.0))
    mean, spread = columns.mean(axis=0), columns.std(axis=0) + 1e-9
    rows = np.column_stack([(columns - mean) / spread, np.ones(len(columns))])
    ridge = np.diag([*[RIDGE] * columns.shape[1], 0.0])
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (chance - target) + ridge @ found
        found -= np.linalg.solve((rows.T * (chance * (1 - chance))) @ rows + ridge, slope)
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ mean)


def fit(known: Sequence[Case], start: Model) -> Model:
    """Fit all weights: paragraphs, paragraphs once more, then headings, which are judged by what stands below."""
    found = [prepared(case, start) for case in known]
    graded = [grades(case, of.running) for case, of in zip(known, found, strict=True)]
    body = fitted([(of.running, marks) for of, marks in zip(found, graded, strict=True)], start.body)
    second = [table.again(of.running, score(body, of.running.evidence)) for of in found]
    again = fitted(list(zip(second, graded, strict=True)), start.again)
    model = Model(body, again, start.head)
    heads = [headings(of, twice(of.running, model)) for of in found]
    marks = [grades(case, of) for case, of in zip(known, heads, strict=True)]
    return model._replace(head=fitted(list(zip(heads, marks, strict=True)), start.head))


def prepared(case: Case, model: Model) -> Prepared:
    """The evidence that a model weighs."""
    return case.meant if {"named", "meaning"} & set(model.head.kinds) else case.worded


def measures(case: Case, model: Model) -> tuple[float, float, float]:
    """Precision, recall and F1 as score/align.py counts them: grade 1 neither for nor against."""
    ends = [
        (of.table.a[pair.a].block, of.table.b[pair.b].block)
        for of in settle(prepared(case, model), model)
        for pair in of.shown
    ]
    found = [grade(case, *end) for end in ends]
    hits, wrong = found.count(2), found.count(0)
    wanted = [pair for pair, graded in case.gold.items() if graded > 1]
    covered = sum(any(_covers(case, end, pair) for end in ends) for pair in wanted)
    precision, recall = hits / max(hits + wrong, 1), covered / max(len(wanted), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _covers(case: Case, end: tuple[int, int], pair: tuple[int, int]) -> bool:
    """Whether a link's two blocks cover a pair of lines."""
    one, other = case.a.blocks[end[0]], case.b.blocks[end[1]]
    return one.line <= pair[0] <= one.end_line and other.line <= pair[1] <= other.end_line


def left_out(known: Sequence[Case], apart: Sequence[Case], start: Model) -> list[Model]:
    """Weights for each case, fitted on the others and on what is unrelated."""
    return [fit([*(other for other in known if other is not case), *apart], start) for case in known]


def without(model: Model, part: str, name: str) -> Model:
    """A model that leaves one kind of evidence out."""
    weights: Weights = getattr(model, part)
    kept = {kind: weight for kind, weight in weights.kinds.items() if kind != name}
    return model._replace(**{part: Weights(kept, weights.bias)})


def means(known: Sequence[Case], models: Sequence[Model]) -> tuple[float, float]:
    """Mean F1 of the shared pairs and of all."""
    found = [measures(case, model)[2] for case, model in zip(known, models, strict=True)]
    shared = [f1 for case, f1 in zip(known, found, strict=True) if not case.own]
    return sum(shared) / max(len(shared), 1), sum(found) / len(found)


def main() -> None:
    """Fit, print, judge."""
    default = pathlib.Path(__file__).resolve().parent.parent.parent / "shared"
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DUIDU_REAL_TEXTS", default))
    known = list(cases(folder))
    if not known:
        sys.exit(f"{folder}: no gold/align/*.tsv there; name the folder of the real texts")
    apart = unrelated(folder)
    for title, start in (("WORDED", WORDED), ("MEANT", MEANT)):
        print(f"\n{title}")
        for part, found in zip(Model._fields, fit([*known, *apart], start), strict=True):
            print(
                f"  {part:<6}", {kind: round(weight, 1) for kind, weight in found.kinds.items()}, round(found.bias, 1)
            )
        folds = left_out(known, apart, start)
        pairs(known, start, folds)
        strangers(known, apart, start)
    untuned(known, apart)
    ablation(known, apart, means(known, folds))
    reliability(known, folds)


def pairs(known: Sequence[Case], shipped: Model, folds: Sequence[Model]) -> None:
    """Print how well each pair does, with the shipped weights and left out."""
    print("\n| pair | shipped P | R | F1 | left out P | R | F1 |\n|---|---|---|---|---|---|---|")
    for case, model in zip(known, folds, strict=True):
        cells = [*measures(case, shipped), *measures(case, model)]
        print(f"| {case.name} |", " | ".join(f"{value:.3f}" for value in cells), "|")
    for name, models in (("shipped", [shipped] * len(known)), ("left out", folds)):
        print("mean F1 {}: shared {:.3f}, all {:.3f}".format(name, *means(known, models)))


def strangers(known: Sequence[Case], apart: Sequence[Case], start: Model) -> None:
    """Print the links of unrelated documents by shipped weights, by such as know the other pairs only, or none."""
    blind = fit(known, without(start, "body", "kin"))
    print("\n| unrelated pair | shipped | left out | fitted on none |\n|---|---|---|---|")
    for case in apart:
        model = fit([*known, *(other for other in apart if other is not case)], start)
        print(f"| {case.name} |", " | ".join(str(links(case, each)) for each in (start, model, blind)), "|")


def links(case: Case, model: Model) -> int:
    """How many links of headings and running text a pair gets."""
    return sum(len(of.shown) for of in settle(prepared(case, model), model)[1:])


def untuned(known: Sequence[Case], apart: Sequence[Case]) -> None:
    """Print how each group of readers' pairs does with weights fitted on the other group alone."""
    for own in (False, True):
        seen, unseen = ([case for case in known if case.own is side] for side in (not own, own))
        if seen and unseen:
            model = fit([*seen, *apart], MEANT)
            found = ", ".join(f"{case.name} {measures(case, model)[2]:.3f}" for case in unseen)
            print(f"\n{'own' if own else 'shared'} pairs, fitted on the others only: {found}")


def ablation(known: Sequence[Case], apart: Sequence[Case], whole: tuple[float, float]) -> None:
    """Print what each kind of evidence contributes."""
    print("\n| without | shared | all |\n|---|---|---|")
    for part, weights in zip(Model._fields, MEANT, strict=True):
        for name in weights.kinds:
            found = means(known, left_out(known, apart, without(MEANT, part, name)))
            print(
                f"| {part}: {name} |",
                " | ".join(f"{f1 - all_:+.3f}" for f1, all_ in zip(found, whole, strict=True)),
                "|",
            )


def reliability(known: Sequence[Case], folds: Sequence[Model]) -> None:
    """Print, by score of pairs left out, how many pairs there are and how many a reader chose."""
    rows = []
    for case, model in zip(known, folds, strict=True):
        rows.append(np.stack([twice(case.meant.running, model), grades(case, case.meant.running)]))
    scores, graded = np.concatenate(rows, axis=1)
    print(
        f"\n| score (shown from {choice.SHOWN}) | pairs | mean score | grade 2 | grade 1 or 2 |\n|---|---|---|---|---|"
    )
    for low, high in itertools.pairwise(BINS):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            shares = [scores[inside].mean(), *((graded[inside] >= least).mean() for least in (2, 1))]
            cells = " | ".join(f"{value:.2f}" for value in shares)
            print(f"| {low:.1f}–{min(high, 1):.1f} | {int(inside.sum())} | {cells} |")


if __name__ == "__main__":
    main()
