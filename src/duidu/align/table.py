"""The table of pairs that come into question, with the evidence for each: what the decision in `choice` reads.

The idea: one table for each group (titles, headings, running text); rows and columns are units, and only pairs among
the NEAREST of their row or column are filled, so cost grows with the number of blocks and not with its square. The
limit: a pair that shares no two characters in a row is never in the table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from duidu.align import similarity
from duidu.align.similarity import Sentences
from duidu.align.vectors import Floats, Pairs, Vectors, build, dots, nearest
from duidu.align.view import GRAM, Unit, View
from duidu.text.grams import grams

NEAREST = 12
"""Pairs kept for each block and side. With 8 no pair that both readers of the real documents chose is lost; the rest
is for candidates."""

Evidence = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Table:
    """The chosen pairs of two lists of units and, by name, the evidence for each of them.

    `covered_a` is the share of A's text that resembles B's in each pair, `covered_b` likewise, and `sentences` are
    both sides' pieces (running text only).
    """

    a: tuple[Unit, ...]
    b: tuple[Unit, ...]
    pairs: Pairs
    evidence: Evidence
    covered_a: Floats
    covered_b: Floats
    sentences: tuple[Sentences, Sentences] | None = None


def _text(units: Iterable[Unit]) -> list[Iterable[str]]:
    """The character n-grams of each unit's text."""
    return [chain.from_iterable(unit.grams) for unit in units]


def _title(units: Iterable[Unit]) -> list[Iterable[str]]:
    """The character n-grams of each unit's title."""
    return [grams(unit.title, GRAM) for unit in units]


def body(a: View, b: View, sections: tuple[Vectors, Vectors]) -> Table:
    """Return the table of running text."""
    units_a, units_b = a.of("body"), b.of("body")
    shape = len(units_a), len(units_b)
    text = build(_text(units_a), _text(units_b))
    pairs = nearest(*text, NEAREST)
    words = dots(*build([unit.words for unit in units_a], [unit.words for unit in units_b]), pairs)
    sentences = _sentences(units_a, units_b)
    covered = similarity.coverage(*sentences, pairs)
    likeness = (dots(*text, pairs) + words + np.maximum(covered.a, covered.b)) / 3
    barred = similarity.apart(units_a, units_b, pairs)
    standing = similarity.standing(likeness, pairs, shape, barred)
    evidence = {
        "words": words,
        "title": dots(*build(_title(units_a), _title(units_b)), pairs),
        "sentence": covered.best,
        "cover": np.minimum(covered.a, covered.b),
        "chapter": similarity.chapter(units_a, units_b, sections, pairs),
        "neighbours": similarity.neighbours(standing, pairs, shape[1]),
        "standing": standing,
        "position": similarity.position(pairs, shape),
        "form": similarity.form(units_a, units_b, pairs),
        "outside": similarity.outside(units_a, units_b, pairs),
        "figures": similarity.figures(units_a, units_b, pairs),
        "apart": barred,
    }
    return Table(units_a, units_b, pairs, evidence, covered.a, covered.b, sentences)


def _sentences(a: Sequence[Unit], b: Sequence[Unit]) -> tuple[Sentences, Sentences]:
    """The pieces of both sides' running text."""
    vectors = build(*([piece for unit in side for piece in unit.grams] for side in (a, b)))
    return _side(vectors[0], a), _side(vectors[1], b)


def _side(vectors: Vectors, units: Sequence[Unit]) -> Sentences:
    """One side's sentences; a long one counts more, but by the root of its length."""
    lengths = [piece.end - piece.start for unit in units for piece in unit.pieces]
    return Sentences(vectors, np.sqrt(lengths), np.cumsum([0, *(len(unit.pieces) for unit in units)]))


def section_vectors(a: View, b: View) -> tuple[Vectors, Vectors]:
    """Return one vector for each section: all the text below it; ROOT's is what stands under no heading."""
    return build(_section_terms(a), _section_terms(b))


def _section_terms(side: View) -> list[list[str]]:
    """The character n-grams of each section's text."""
    terms: list[list[str]] = [[] for _ in side.sections]
    for unit in side.units:
        if unit.group != "title":
            for place in unit.path or (0,):
                terms[place].extend(chain.from_iterable(unit.grams))
    return terms


def heads(
    units: tuple[tuple[Unit, ...], tuple[Unit, ...]], sections: tuple[Vectors, Vectors], running: Table, scores: Floats
) -> Table:
    """Return the table of headings and captions.

    Args:
        units: Both sides' headings.
        sections: From `section_vectors`.
        running: The table of running text.
        scores: Its scores, since two sections are about the same when what stands in them is.
    """
    units_a, units_b = units
    names = build(_title(units_a), _title(units_b))
    whole = _of_units(units_a, sections[0]), _of_units(units_b, sections[1])
    pairs = _union([nearest(*names, NEAREST), nearest(*whole, NEAREST)], len(units_b))
    held = similarity.held(running.a, running.b, running.pairs, scores)
    evidence = {
        "title": dots(*names, pairs),
        "content": dots(*whole, pairs),
        "held": similarity.both_held(held, units_a, units_b, pairs),
        "extent": similarity.extent(held, units_a, units_b, pairs),
        "apart": similarity.apart(units_a, units_b, pairs),
    }
    nothing = np.zeros(len(pairs.a))
    return Table(units_a, units_b, pairs, evidence, nothing, nothing)


def _of_units(units: tuple[Unit, ...], sections: Vectors) -> Vectors:
    """The section vectors of headings, in the order of the headings."""
    rows = np.array([unit.section for unit in units], dtype=np.int64)
    at = np.concatenate([np.zeros(0, dtype=np.int64), *(np.arange(*sections.starts[row : row + 2]) for row in rows)])
    starts = np.cumsum(np.concatenate((np.zeros(1, dtype=np.int64), np.diff(sections.starts)[rows])))
    return Vectors(starts, sections.terms[at], sections.weights[at], sections.size)


def _union(several: list[Pairs], columns: int) -> Pairs:
    """All pairs of several lists, each once, in order."""
    width = max(columns, 1)
    keys = np.unique(np.concatenate([pairs.a * width + pairs.b for pairs in several]))
    return Pairs(keys // width, keys % width)


def titles(a: View, b: View) -> Table:
    """Return the table of titles: all pairs, since there are few and two titles may share nothing but their use."""
    units_a, units_b = a.of("title"), b.of("title")
    every = np.arange(len(units_a) * len(units_b))
    pairs = Pairs(every // max(len(units_b), 1), every % max(len(units_b), 1))
    name = dots(*build(_text(units_a), _text(units_b)), pairs)
    return Table(units_a, units_b, pairs, {"title": name}, name, name)
