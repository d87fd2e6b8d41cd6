"""From two documents to their alignment: tables, scores, choice, and what each link says about itself.

The idea: running text is decided first, headings then by what stands below them, titles by themselves; a link is
*main* when it is the best of at least one of its blocks and *partial* otherwise, and its relation tells how many
partners its two blocks have. The limit: manual links and verdicts of the reader are not known here.
"""

from collections import Counter
from collections.abc import Generator, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from duidu.align import choice, table
from duidu.align.choice import Chosen
from duidu.align.meaning import Lexicon, Meaning, meanings
from duidu.align.passage import likeness, passage
from duidu.align.reasons import Known, reasons, worded, worth_of_words
from duidu.align.similarity import classes
from duidu.align.table import Table
from duidu.align.terms import Numbered, numbered
from duidu.align.vectors import AT_ONCE, Floats, Pairs, Vectors
from duidu.align.view import View, view_steps
from duidu.align.weights import MEANT, WORDED, Model, score
from duidu.model import Alignment, Document, Link, Place, Relation, Strength
from duidu.text.steps import finished, within
from duidu.text.wordvectors import WordVectors


@dataclass(frozen=True, slots=True)
class Decided:
    """One table with what was chosen from it."""

    table: Table
    shown: list[Chosen]
    further: list[Chosen]


def decide(
    a: Document, b: Document, vectors: WordVectors | None = None, model: Model | None = None
) -> Generator[float, None, Alignment]:
    """Align two documents; see `duidu.align.align`, which puts them in their own order first.

    Steps say how far it is, from 0 to 1.

    Args:
        a: One document.
        b: The other.
        vectors: What words mean; without them wording and surroundings decide alone.
        model: Other weights than the fitted ones, for trials.
    """
    found = yield from within(preparing(a, b, vectors), 0, 0.65)
    views = found.views
    titles, heads, running = yield from within(settling(found, model or (MEANT if vectors else WORDED)), 0.65, 0.75)
    yield 0.75
    known = _known(found, heads, running)
    running = yield from within(_worded(known, running), 0.75, 0.8)
    known, groups = replace(known, linked=_linked(running)), (titles, heads, running)
    links: list[Link] = []
    further: list[Link] = []
    for decided in groups:
        links += yield from within(_links(known, decided, decided.shown), 0.8, 0.95)
        further += yield from within(_links(known, decided, decided.further, settle=False), 0.95, 1)
    linked = ({link.a.block for link in links}, {link.b.block for link in links})
    return Alignment(
        a=a.id,
        b=b.id,
        links=_in_order(links),
        only_a=tuple(unit.block for unit in views[0].units if unit.block not in linked[0]),
        only_b=tuple(unit.block for unit in views[1].units if unit.block not in linked[1]),
        candidates=_in_order(further),
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """All evidence about two documents that no weights are needed for."""

    views: tuple[View, View]
    terms: Numbered
    sections: tuple[Vectors, Vectors]
    lexicon: Lexicon | None
    meant: tuple[Meaning, Meaning] | None
    running: Table


def prepare(a: Document, b: Document, vectors: WordVectors | None) -> Prepared:
    """Gather the evidence about two documents."""
    return finished(preparing(a, b, vectors))


def preparing(a: Document, b: Document, vectors: WordVectors | None) -> Generator[float, None, Prepared]:
    """Gather the evidence as `prepare` does, step by step."""
    first = yield from within(view_steps(a), 0, 0.1)
    second = yield from within(view_steps(b), 0.1, 0.2)
    views = first, second
    terms = numbered(*views)
    yield 0.25
    lexicon = Lexicon(vectors, terms) if vectors else None
    yield 0.27
    meant = (yield from within(meanings(lexicon, views, terms), 0.27, 0.32)) if lexicon else None
    sections = table.section_vectors(views, terms)
    running = yield from within(table.body(views, terms, sections, meant), 0.35, 1)
    return Prepared(views, terms, sections, lexicon, meant, running)


def headings(of: Prepared, scores: Floats) -> Table:
    """Return the table of headings, once the scores of running text are known."""
    return finished(table.heads(of.views, of.sections, of.running, scores, of.meant))


def settle(of: Prepared, model: Model) -> tuple[Decided, Decided, Decided]:
    """Return the tables of titles, headings and running text, each with its choice."""
    return finished(settling(of, model))


def settling(of: Prepared, model: Model) -> Generator[float, None, tuple[Decided, Decided, Decided]]:
    """Settle as `settle` does, step by step."""
    a, b = of.views
    scores = twice(of.running, model)
    yield 0.3
    heads = yield from within(table.heads(of.views, of.sections, of.running, scores, of.meant), 0.3, 0.6)
    named = table.titles(of.views, of.terms)
    of_heads = score(model.head, heads.evidence)
    yield 0.6
    decided = Decided(heads, *choice.choose(heads, of_heads, _keys(heads, (_names(a), _names(b)))))
    yield 0.7
    shown = choice.choose(of.running, scores, _keys(of.running, (_texts(a), _texts(b))))
    return Decided(named, choice.titles(named), []), decided, Decided(of.running, *shown)


def twice(running: Table, model: Model) -> Floats:
    """Return the scores of running text after a second look at the first ones."""
    return score(model.again, table.again(running, score(model.body, running.evidence)).evidence)


def _keys(of: Table, names: tuple[list[Hashable], list[Hashable]]) -> tuple[list[Hashable], list[Hashable]]:
    """What makes two blocks identical: their words, and that a reader may put them side by side at all."""
    of_a, of_b = classes(of.a, of.b)
    return list(zip(names[0], of_a, strict=True)), list(zip(names[1], of_b, strict=True))


def _texts(side: View) -> list[Hashable]:
    """The words of each paragraph."""
    return [unit.text for unit in side.of("body")]


def _names(side: View) -> list[Hashable]:
    """The words of each heading and of those above it."""
    names = {unit.section: unit.title or unit.text for unit in side.of("head")}
    return [tuple(names.get(place, "") for place in unit.path) for unit in side.of("head")]


def _known(found: Prepared, heads: Decided, running: Decided) -> Known:
    """What the reasons of single links need to know about all."""
    return Known(
        found.views,
        worth_of_words(found.views),
        found.lexicon,
        sections=frozenset((heads.table.a[pair.a].section, heads.table.b[pair.b].section) for pair in heads.shown),
        linked=_linked(running),
    )


def _linked(running: Decided) -> frozenset[tuple[int, int]]:
    """The rows and columns of running text that stand side by side."""
    return frozenset((pair.a, pair.b) for pair in running.shown)


def _worded(known: Known, running: Decided) -> Generator[float, None, Decided]:
    """Leave as candidates what only place and surroundings speak for: short documents have nothing better to offer."""
    found: list[bool] = []
    for pair, evidence in zip(running.shown, _evidence(running.table, running.shown), strict=True):
        if len(found) % AT_ONCE == AT_ONCE - 1:
            yield len(found) / len(running.shown)
        units = running.table.a[pair.a], running.table.b[pair.b]
        found.append(pair.identical or worded(known, units, evidence))
    kept = [pair for pair, says in zip(running.shown, found, strict=True) if says]
    left = [pair for pair, says in zip(running.shown, found, strict=True) if not says]
    return Decided(running.table, kept, [*left, *running.further])


def _links(
    known: Known, decided: Decided, chosen: list[Chosen], *, settle: bool = True
) -> Generator[float, None, list[Link]]:
    """The links of one group; unless they are settled, all are partial, stand alone and name whole blocks."""
    evidence = _evidence(decided.table, chosen)
    places = _places(decided.table, chosen, passages=settle)
    best = _best(chosen) if settle else frozenset[Chosen]()
    counts = (
        (Counter(pair.a for pair in chosen), Counter(pair.b for pair in chosen))
        if settle
        else (Counter[int](), Counter[int]())
    )
    links: list[Link] = []
    for pair, found, (a, b) in zip(chosen, evidence, places, strict=True):
        if len(links) % AT_ONCE == AT_ONCE - 1:
            yield len(links) / len(chosen)
        strength: Strength = "main" if pair in best else "partial"
        units = decided.table.a[pair.a], decided.table.b[pair.b]
        why = tuple(reasons(known, (pair.a, pair.b), units, found))
        links.append(Link(a, b, pair.score, strength, _relation(counts[0][pair.a], counts[1][pair.b]), why))
    return links


def _evidence(of: Table, chosen: Sequence[Chosen]) -> Iterator[Mapping[str, float]]:
    """The evidence for each chosen pair by name, with ``identical`` where the words are the same."""
    at = {pair: k for k, pair in enumerate(zip(of.pairs.a.tolist(), of.pairs.b.tolist(), strict=True))}
    for pair in chosen:
        k = at.get((pair.a, pair.b))
        found = {} if k is None else {name: float(values[k]) for name, values in of.evidence.items()}
        yield {**found, "identical": float(pair.identical)}


def _places(of: Table, chosen: Sequence[Chosen], *, passages: bool) -> Iterator[tuple[Place, Place]]:
    """The two ends of each chosen pair, if wanted with the passage where only a part corresponds."""
    if of.sentences is None or not passages:
        yield from ((Place(of.a[pair.a].block), Place(of.b[pair.b].block)) for pair in chosen)
        return
    pairs = Pairs(*(np.array([pair[end] for pair in chosen], dtype=np.int64) for end in (0, 1)))
    near = likeness(of.sentences, pairs, of.meant)
    for pair, (near_a, near_b) in zip(chosen, near, strict=True):
        a, b = of.a[pair.a], of.b[pair.b]
        yield Place(a.block, passage(a.pieces, near_a)), Place(b.block, passage(b.pieces, near_b))


def _best(chosen: Sequence[Chosen]) -> frozenset[Chosen]:
    """The pairs that no other partner of one of their blocks surpasses."""
    top: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for pair in chosen:
        top[0][pair.a] = max(top[0].get(pair.a, 0.0), pair.score)
        top[1][pair.b] = max(top[1].get(pair.b, 0.0), pair.score)
    return frozenset(pair for pair in chosen if pair.score >= min(top[0][pair.a], top[1][pair.b]))


def _relation(partners_of_a: int, partners_of_b: int) -> Relation:
    """What the numbers of partners make of a link."""
    if partners_of_a > 1:
        return "many" if partners_of_b > 1 else "split"
    return "merge" if partners_of_b > 1 else "one"


def _in_order(links: list[Link]) -> tuple[Link, ...]:
    """Links sorted by place in A, then B."""
    return tuple(sorted(links, key=lambda link: (link.a.block, link.b.block)))
