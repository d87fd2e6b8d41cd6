"""The table of pairs that come into question, with the evidence for each: what the decision in `choice` reads.

The idea: one table for each group (titles, headings, running text); rows and columns are units, and only pairs among
the NEAREST of their row or column are filled, so cost grows with the number of blocks and not with its square. The
limit: a pair that shares no two characters in a row is never in the table.
"""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from duidu.align import meaning, rivals, similarity
from duidu.align.meaning import Meaning
from duidu.align.similarity import Sentences
from duidu.align.terms import Ints, Numbered, Side, Terms, ranges
from duidu.align.vectors import Floats, Pairs, Vectors, build, dots, nearest, weighed
from duidu.align.view import Group, Unit, View
from duidu.text.grams import grams
from duidu.text.steps import within

NEAREST = 8
"""Pairs kept for each block and side by wording, and as many by meaning: with 8 by wording alone no pair that both
readers of the first four pairs of documents chose was lost."""

GRAM = 2
"""Characters: most words of a plan have two, and a longer gram breaks at every small change of wording."""

SENSE = 0.75
"""What each of the two likenesses of meaning counts beside each of the three of wording when rivals are compared."""

KIN_BY_MEANING = 0.45
"""Mean likeness of a block's nearest by meaning from which two documents surely have to do with each other: no pair of
plans or reports had less than 0.57 but two of the fifties and seventies, no plan and statute more than 0.27 (0.40
where the statute's subject was one of the plan's)."""

KIN_BY_WORDING = 0.08
"""The same by characters: plans and reports had 0.08 or more, plans and statutes 0.04 or less."""

Evidence = dict[str, Floats]
Meant = tuple[Meaning, Meaning]


@dataclass(frozen=True, slots=True)
class Table:
    """The chosen pairs of two lists of units and, by name, the evidence for each of them.

    `covered_a` is the share of A's text that resembles B's in each pair, `covered_b` likewise; `sentences` are both
    sides' pieces, `meant` their meaning (running text only).
    """

    a: tuple[Unit, ...]
    b: tuple[Unit, ...]
    pairs: Pairs
    evidence: Evidence
    covered_a: Floats
    covered_b: Floats
    sentences: tuple[Sentences, Sentences] | None = None
    meant: Meant | None = None


def _rows(of: View, group: Group) -> Ints:
    """The rows of one group's units in the view."""
    return np.array([row for row, unit in enumerate(of.units) if unit.group == group], dtype=np.int64)


def _text(terms: Numbered, rows: tuple[Ints, Ints]) -> tuple[Vectors, Vectors]:
    """The vectors of some units' character n-grams."""
    a, b = (side.of(side.grams, own) for side, own in zip(terms.sides, rows, strict=True))
    return weighed(a, b, terms.grams)


def _words(terms: Numbered, rows: tuple[Ints, Ints]) -> tuple[Vectors, Vectors]:
    """The vectors of some units' words."""
    a, b = (side.of(side.words, own) for side, own in zip(terms.sides, rows, strict=True))
    return weighed(a, b, len(terms.words))


def _title(units: Iterable[Unit]) -> list[list[str]]:
    """The character n-grams of each unit's title."""
    return [list(grams(unit.title, GRAM)) for unit in units]


def body(
    views: tuple[View, View], terms: Numbered, sections: tuple[Vectors, Vectors], meant: Meant | None = None
) -> Generator[float, None, Table]:
    """Return the table of running text; steps say how far it is, from 0 to 1.

    Args:
        views: Both documents.
        terms: Their terms.
        sections: From `section_vectors`.
        meant: Their vectors by meaning, if there are any.
    """
    units_a, units_b = views[0].of("body"), views[1].of("body")
    rows = _rows(views[0], "body"), _rows(views[1], "body")
    shape = len(units_a), len(units_b)
    text = _text(terms, rows)
    inside = _inside(meant, *views)
    pairs = yield from within(nearest(*text, NEAREST), 0, 0.2)
    if inside:
        meaning_pairs = yield from within(meaning.nearest(inside[0].units, inside[1].units, NEAREST), 0.2, 0.6)
        pairs = _union([pairs, meaning_pairs], shape[1])
    words = dots(*_words(terms, rows), pairs)
    yield 0.6
    sentences = _sentences(terms, rows, (units_a, units_b))
    covered = yield from within(similarity.coverage(*sentences, pairs), 0.6, 0.8)
    worded = dots(*text, pairs)
    likeness = worded + words + np.maximum(covered.a, covered.b)
    sense = yield from within(_sense(inside, sentences, pairs), 0.8, 0.9)
    likeness += sum(sense.values()) * SENSE
    barred = similarity.apart(units_a, units_b, pairs)
    yield 0.9
    standing = similarity.standing(likeness, pairs, shape, barred)
    evidence = {
        "title": dots(*build(_title(units_a), _title(units_b)), pairs),
        "chapter": similarity.chapter(units_a, units_b, sections, pairs),
        "neighbours": similarity.neighbours(standing, pairs, shape[1]),
        "standing": standing,
        "form": similarity.form(units_a, units_b, pairs),
        "apart": barred,
        "kin": np.full(len(pairs.a), _kin(worded, sense.get("meaning"), pairs, shape)),
        **sense,
    }
    return Table(units_a, units_b, pairs, evidence, covered.a, covered.b, sentences, inside)


def _kin(worded: Floats, meaning: Floats | None, pairs: Pairs, shape: tuple[int, int]) -> float:
    """How surely two documents have to do with each other at all, by wording or by meaning."""
    found = similarity.nearness(worded, pairs, shape) / KIN_BY_WORDING
    if meaning is not None:
        found = max(found, similarity.nearness(meaning, pairs, shape) / KIN_BY_MEANING)
    return min(found, 1.0)


def _inside(meant: Meant | None, a: View, b: View) -> Meant | None:
    """The vectors of running text alone."""
    if meant is None:
        return None
    return meaning.chosen(meant[0], a.of("body"), a.units), meaning.chosen(meant[1], b.of("body"), b.units)


def _sense(
    inside: Meant | None, sentences: tuple[Sentences, Sentences], pairs: Pairs
) -> Generator[float, None, Evidence]:
    """What the vectors say of running text."""
    if inside is None:
        return {}
    covered = yield from meaning.coverage(inside, (sentences[0].weights, sentences[1].weights), pairs)
    return {
        "meaning": meaning.alike(inside[0].units, inside[1].units, pairs),
        "meant": np.minimum(covered.a, covered.b),
    }


def again(table: Table, scores: Floats) -> Table:
    """Return the table with the evidence of the second look instead of the first."""
    shape = len(table.a), len(table.b)
    evidence = {
        "first": rivals.first(scores),
        "share": rivals.share(scores, table.pairs, shape),
        "backing": rivals.backing(scores, table.pairs, table.a, table.b),
    }
    return replace(table, evidence=evidence)


def _sentences(
    terms: Numbered, rows: tuple[Ints, Ints], units: tuple[Sequence[Unit], Sequence[Unit]]
) -> tuple[Sentences, Sentences]:
    """The pieces of both sides' running text."""
    a, b = (side.grams.picked(_of_rows(side, own)) for side, own in zip(terms.sides, rows, strict=True))
    vectors = weighed(a, b, terms.grams)
    return _side(vectors[0], units[0]), _side(vectors[1], units[1])


def _of_rows(side: Side, rows: Ints) -> Ints:
    """The pieces of some units."""
    return ranges(side.pieces, rows)[0]


def _side(vectors: Vectors, units: Sequence[Unit]) -> Sentences:
    """One side's sentences; a long one counts more, but by the root of its length."""
    lengths = [piece.end - piece.start for unit in units for piece in unit.pieces]
    return Sentences(vectors, np.sqrt(lengths), np.cumsum([0, *(len(unit.pieces) for unit in units)]))


def section_vectors(views: tuple[View, View], terms: Numbered) -> tuple[Vectors, Vectors]:
    """Return one vector for each section: all the text below it; ROOT's is what stands under no heading."""
    a, b = (_section_terms(view, side) for view, side in zip(views, terms.sides, strict=True))
    return weighed(a, b, terms.grams)


def _section_terms(view: View, side: Side) -> Terms:
    """The character n-grams of each section's text."""
    held = [(p, row) for row, unit in enumerate(view.units) if unit.group != "title" for p in unit.path or (0,)]
    places, rows = np.array(sorted(held), dtype=np.int64).reshape(-1, 2).T
    return side.of(side.grams, rows).joined(np.searchsorted(places, np.arange(len(view.sections) + 1)))


def heads(
    views: tuple[View, View],
    sections: tuple[Vectors, Vectors],
    running: Table,
    scores: Floats,
    meant: Meant | None = None,
) -> Generator[float, None, Table]:
    """Return the table of headings and captions; steps say how far it is, from 0 to 1.

    Args:
        views: Both documents.
        sections: From `section_vectors`.
        running: The table of running text.
        scores: Its scores, since two sections are about the same when what stands in them is.
        meant: The vectors by meaning, if there are any.
    """
    units_a, units_b = views[0].of("head"), views[1].of("head")
    names = build(_title(units_a), _title(units_b))
    whole = _of_units(units_a, sections[0]), _of_units(units_b, sections[1])
    named = yield from within(nearest(*names, NEAREST), 0, 0.4)
    alike = yield from within(nearest(*whole, NEAREST), 0.4, 0.8)
    pairs = _union([named, alike], len(units_b))
    held = similarity.held(running.a, running.b, running.pairs, scores)
    evidence = {
        "title": dots(*names, pairs),
        "content": dots(*whole, pairs),
        "held": similarity.both_held(held, units_a, units_b, pairs),
        "extent": similarity.extent(held, units_a, units_b, pairs),
        "apart": similarity.apart(units_a, units_b, pairs),
        **_heads_sense(meant, views, pairs),
    }
    nothing = np.zeros(len(pairs.a))
    return Table(units_a, units_b, pairs, evidence, nothing, nothing)


def _heads_sense(meant: Meant | None, views: tuple[View, View], pairs: Pairs) -> Evidence:
    """What the vectors say of headings: of their titles, and of all that stands below them."""
    if meant is None:
        return {}
    a, b = (meaning.chosen(side, view.of("head"), view.units) for side, view in zip(meant, views, strict=True))
    below_a, below_b = (
        side.sections[[unit.section for unit in view.of("head")]] for side, view in zip(meant, views, strict=True)
    )
    return {"named": meaning.alike(a.titles, b.titles, pairs), "meaning": meaning.alike(below_a, below_b, pairs)}


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


def titles(views: tuple[View, View], terms: Numbered) -> Table:
    """Return the table of titles: all pairs, since there are few and two titles may share nothing but their use."""
    units_a, units_b = views[0].of("title"), views[1].of("title")
    every = np.arange(len(units_a) * len(units_b))
    pairs = Pairs(every // max(len(units_b), 1), every % max(len(units_b), 1))
    name = dots(*_text(terms, (_rows(views[0], "title"), _rows(views[1], "title"))), pairs)
    return Table(units_a, units_b, pairs, {"title": name}, name, name)
