"""Fit the weights of alignment on the readers' pairs, and say how well they do on pairs they have not seen.

usage: fit_align.py [FOLDER]      (default: $DUIDU_REAL_TEXTS, else ../shared beside the project)

Prints the weights that belong in src/duidu/align/weights.py, F1 by leaving one pair of documents out, what each kind
of evidence contributes (F1 without it), and whether the scores are honest (a reliability table, of pairs left out).
Needs numpy only. A weight that comes out with the wrong sign is left out and the rest fitted again.
"""

import itertools
import os
import pathlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align import choice, table
from duidu.align.links import decide
from duidu.align.table import Table
from duidu.align.vectors import Floats
from duidu.align.view import view
from duidu.align.weights import BODY, HEAD, Weights, score
from duidu.formats import extract
from duidu.model import Alignment, Document
from duidu.parse import parse

HALF = 0.5
"""How much a pair of grade 1 (one reader, or partly) counts as a counterpart."""

RIDGE = 2.0
"""How strongly weights are held near zero: there are some sixty positive pairs for eleven weights."""

STEPS = 60
BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0001)

Gold = dict[tuple[int, int], int]


@dataclass(frozen=True)
class Case:
    """One pair of documents with the readers' grades."""

    name: str
    a: Document
    b: Document
    gold: Gold


def cases(folder: pathlib.Path) -> Iterator[Case]:
    """Read the pairs."""
    for path in sorted((folder / "gold" / "align").glob("*.tsv")):
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        gold = {(int(row[0]), int(row[1])): int(row[2]) for row in rows if row[0].isdigit()}
        a, b = (document(folder / "corpus" / f"{name}.txt") for name in path.stem.split("--"))
        yield Case(path.stem, a, b, gold)


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


def fit(known: Sequence[Case], body: Weights = BODY, head: Weights = HEAD) -> tuple[Weights, Weights]:
    """Fit both sets of weights: paragraphs first, since headings are judged by what stands below."""
    views = [(view(case.a), view(case.b)) for case in known]
    sections = [table.section_vectors(*both) for both in views]
    running = [table.body(*both, found) for both, found in zip(views, sections, strict=True)]
    found_body = fitted([(of, grades(case, of)) for case, of in zip(known, running, strict=True)], body)
    heads = [
        table.heads((both[0].of("head"), both[1].of("head")), found, of, score(found_body, of.evidence))
        for both, found, of in zip(views, sections, running, strict=True)
    ]
    return found_body, fitted([(of, grades(case, of)) for case, of in zip(known, heads, strict=True)], head)


def measures(case: Case, alignment: Alignment) -> tuple[float, float, float]:
    """Precision, recall and F1 as score/align.py counts them: grade 1 neither for nor against."""
    found = [grade(case, link.a.block, link.b.block) for link in alignment.links]
    hits, wrong = found.count(2), found.count(0)
    wanted = [pair for pair, graded in case.gold.items() if graded > 1]
    covered = sum(any(_covers(case, alignment, pair, k) for k in range(len(found))) for pair in wanted)
    precision, recall = hits / max(hits + wrong, 1), covered / max(len(wanted), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _covers(case: Case, alignment: Alignment, pair: tuple[int, int], k: int) -> bool:
    """Whether link k covers a pair of lines."""
    link = alignment.links[k]
    one, other = case.a.blocks[link.a.block], case.b.blocks[link.b.block]
    return one.line <= pair[0] <= one.end_line and other.line <= pair[1] <= other.end_line


def left_out(known: Sequence[Case], body: Weights = BODY, head: Weights = HEAD) -> list[tuple[Weights, Weights]]:
    """Weights for each case, fitted on the others."""
    return [fit([other for other in known if other is not case], body, head) for case in known]


def without(weights: Weights, name: str) -> Weights:
    """Weights that leave one kind of evidence out."""
    return Weights({kind: weight for kind, weight in weights.kinds.items() if kind != name}, weights.bias)


def mean_f1(known: Sequence[Case], weights: Sequence[tuple[Weights, Weights]]) -> float:
    """Mean F1 of the cases."""
    return sum(measures(c, decide(c.a, c.b, *w))[2] for c, w in zip(known, weights, strict=True)) / len(known)


def main() -> None:
    """Fit, print, judge."""
    default = pathlib.Path(__file__).resolve().parent.parent.parent / "shared"
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DUIDU_REAL_TEXTS", default))
    known = list(cases(folder))
    if not known:
        sys.exit(f"{folder}: no gold/align/*.tsv there; name the folder of the real texts")
    for name, found in zip(("BODY", "HEAD"), fit(known), strict=True):
        print(name, {kind: round(weight, 1) for kind, weight in found.kinds.items()}, "bias", round(found.bias, 1))
    folds = left_out(known)
    print(f"\n{'pair':<28} {'as shipped: P    R    F1':<26} left out: P    R    F1")
    for case, weights in zip(known, folds, strict=True):
        shipped, fair = measures(case, decide(case.a, case.b)), measures(case, decide(case.a, case.b, *weights))
        print(f"{case.name:<28}", *(f"{value:.3f}" for value in shipped), " " * 8, *(f"{value:.3f}" for value in fair))
    whole = mean_f1(known, folds)
    print(f"mean left out {whole:.3f}; shipped {mean_f1(known, [(BODY, HEAD)] * len(known)):.3f}\n\nwithout:")
    for name in BODY.kinds:
        print(f"  {name:<12}{mean_f1(known, left_out(known, without(BODY, name), HEAD)) - whole:+.3f}")
    for name in HEAD.kinds:
        print(f"  head {name:<7}{mean_f1(known, left_out(known, BODY, without(HEAD, name))) - whole:+.3f}")
    reliability(known, folds)


def reliability(known: Sequence[Case], folds: Sequence[tuple[Weights, Weights]]) -> None:
    """Print, by score of pairs left out, how many pairs there are and how many a reader chose."""
    rows = []
    for case, weights in zip(known, folds, strict=True):
        both = view(case.a), view(case.b)
        of = table.body(*both, table.section_vectors(*both))
        rows.append(np.stack([score(weights[0], of.evidence), grades(case, of)]))
    scores, graded = np.concatenate(rows, axis=1)
    print(f"\nscore      pairs  grade 2  grade 1 or 2   (shown from {choice.SHOWN})")
    for low, high in itertools.pairwise(BINS):
        inside = graded[(scores >= low) & (scores < high)]
        shares = (f"{(inside >= least).mean() if len(inside) else 0:.2f}" for least in (2, 1))
        print(f"{low:.1f}–{min(high, 1):.1f}  {len(inside):>7}  ", "     ".join(shares))


if __name__ == "__main__":
    main()
