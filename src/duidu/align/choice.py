"""One decision over a whole table: which pairs are shown side by side, which stay candidates.

The idea: identical blocks are paired first, in order, and need no other partner; of the rest every pair that scores
at least SHOWN is a link, however many a block has, so splits and merges are found as such and nothing is forced. A
block whose text is wholly found in one partner is answered by it and gives up the weaker ones. A review is put beside
a plan only where both would stand alone otherwise. The limit: there is no search for the best total; competition has
already gone into the scores, as each pair's standing in row and column.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from duidu.align.table import Table
from duidu.align.vectors import Floats

SHOWN = 0.5
"""At this score a pair is as likely as not to be put side by side by a careful reader."""

LEAST = 0.05
"""Below this a pair is no candidate either: one in twenty is not worth a reader's look."""

CANDIDATES = 3
"""How many further pairs a block may have: what fits in a small window without scrolling."""

ANSWERED = 0.85
"""Share of a block's text found in a partner at which it is the same text but for a word or a figure."""

IDENTICAL = 1.0
"""The score of the same words."""

TITLES = 0.5
"""The score of two titles that share nothing: both name their document. Likeness adds the other half."""

TITLES_ALIKE = 0.5
"""Likeness from which further titles are linked: mottoes and subtitles of different years share less."""

DECIMALS = 4
"""Scores are rounded before they are compared, so that noise in the last digits never decides."""


class Chosen(NamedTuple):
    """A row and a column of a table with their score.

    `identical` if the words are the same, `mixed` if a review would stand beside a plan.
    """

    a: int
    b: int
    score: float
    identical: bool = False
    mixed: bool = False


def choose(
    table: Table, scores: Floats, keys: tuple[Sequence[Hashable], Sequence[Hashable]]
) -> tuple[list[Chosen], list[Chosen]]:
    """Return the pairs to show and the next best ones, each in order of the table.

    Args:
        table: The pairs that come into question.
        scores: Their scores.
        keys: For each row and for each column what makes it identical with another.
    """
    same = identical(*keys)
    rated = _rated(table, scores, same)
    kept = _without_answered(table, [pair for pair in rated if not pair.mixed])
    shown = [*same, *(pair for pair in kept if pair.score >= SHOWN)]
    alone = _without(rated, shown)
    shown.extend(pair for pair in alone if pair.mixed and pair.score >= SHOWN)
    further = {*kept, *(pair for pair in rated if pair.mixed)} - set(shown)
    return sorted(shown), _further(further)


def _rated(table: Table, scores: Floats, same: Sequence[Chosen]) -> list[Chosen]:
    """The pairs of blocks not yet settled that score anything."""
    mixed = table.evidence.get("apart", scores * 0)
    some = np.flatnonzero(np.round(scores, DECIMALS) >= LEAST)
    columns = table.pairs.a[some], table.pairs.b[some], np.round(scores[some], DECIMALS), mixed[some] > 0
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return _without([Chosen(i, j, score, mixed=two) for i, j, score, two in rows], same)


def _without(pairs: Sequence[Chosen], settled: Sequence[Chosen]) -> list[Chosen]:
    """The pairs neither of whose blocks is settled."""
    rows, columns = {pair.a for pair in settled}, {pair.b for pair in settled}
    return [pair for pair in pairs if pair.a not in rows and pair.b not in columns]


def rounded(scores: Floats) -> list[float]:
    """Return scores as they are compared and shown."""
    return [round(score, DECIMALS) for score in scores.tolist()]


def identical(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Chosen]:
    """Pair what has the same key, in order; where one side has more, they are spread over the other's.

    >>> [(pair.a, pair.b) for pair in identical(["甲", "乙", "甲"], ["甲", "甲", "丙"])]
    [(0, 0), (2, 1)]
    >>> [(pair.a, pair.b) for pair in identical(["甲"], ["甲", "甲"])]
    [(0, 0), (0, 1)]
    """
    places: tuple[dict[Hashable, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for side, keys in zip(places, (a, b), strict=True):
        for index, key in enumerate(keys):
            side[key].append(index)
    found: list[Chosen] = []
    for key in places[0].keys() & places[1].keys():
        rows, columns = places[0][key], places[1][key]
        most = max(len(rows), len(columns))
        spread = ((rows[k * len(rows) // most], columns[k * len(columns) // most]) for k in range(most))
        found.extend(Chosen(row, column, IDENTICAL, identical=True) for row, column in spread)
    return sorted(found)


def _without_answered(table: Table, pairs: Sequence[Chosen]) -> list[Chosen]:
    """The pairs but the weaker ones of blocks whose text is wholly found in another partner."""
    wanted = {(pair.a, pair.b): pair.score for pair in pairs}
    answers: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for side, own, covered in zip(answers, table.pairs, (table.covered_a, table.covered_b), strict=True):
        for k in np.flatnonzero(covered >= ANSWERED).tolist():
            found = wanted.get((int(table.pairs.a[k]), int(table.pairs.b[k])), 0.0)
            side[int(own[k])] = max(side.get(int(own[k]), 0.0), found)
    return [pair for pair in pairs if pair.score >= max(answers[0].get(pair.a, 0), answers[1].get(pair.b, 0))]


def _further(pairs: Iterable[Chosen]) -> list[Chosen]:
    """The best of the pairs not shown, at most CANDIDATES for any block."""
    counts: tuple[dict[int, int], dict[int, int]] = (defaultdict(int), defaultdict(int))
    found = []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)):
        if counts[0][pair.a] < CANDIDATES and counts[1][pair.b] < CANDIDATES:
            counts[0][pair.a] += 1
            counts[1][pair.b] += 1
            found.append(pair)
    return sorted(found)


def titles(table: Table) -> list[Chosen]:
    """Return the pairs of titles: the same words first, else the likest two in any case, and others much alike."""
    same = identical([unit.text for unit in table.a], [unit.text for unit in table.b])
    if same or not len(table.pairs.a):
        return same
    likeness = rounded(table.evidence["title"])
    enough = min(max(likeness), TITLES_ALIKE)
    pairs = zip(table.pairs.a.tolist(), table.pairs.b.tolist(), likeness, strict=True)
    return [Chosen(i, j, round(TITLES + (1 - TITLES) * like, DECIMALS)) for i, j, like in pairs if like >= enough]
