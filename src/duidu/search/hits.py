"""From a query to hits: what stands in which passage, how well it fits, and the span to show.

One term gives a hit for each of its places; several terms give one hit for each passage that holds them all, from the
first to the last of the closest group. `find` is for one document and a phrase, in the order of the text.
"""

import heapq
from collections import Counter, defaultdict

from duidu.model import TEXT_KINDS, Block, Document, Hit, Span
from duidu.search.index import Index, prepare
from duidu.search.match import Match, matches, places
from duidu.search.query import Query, Term, parse, phrase_of, slips_forgiven
from duidu.search.score import Part, rarity, score
from duidu.text.outline import own_spans

Held = dict[int, list[Match]]
"""For each passage that holds a term, the term's matches there in order."""

MOST_PLACES = 20_000
"""A single term that stands in more places says nothing of any; the best are taken from the first so many."""


def search(index: Index, query: str | Query, limit: int | None = 50) -> list[Hit]:
    """Return the best hits, best first, then in the order of the index.

    Args:
        index: What `prepare` made of the documents.
        query: As typed, or already parsed; see `duidu.search.query`.
        limit: The most hits to return, None for all; with a limit see also `MOST_PLACES`.
    """
    asked = _asked(query)
    most = MOST_PLACES if limit is not None and len(asked.wanted) == 1 else None
    held = [_by_passage(index, term, most) for term in asked.wanted]
    weights = [rarity(len(index.passages), len(one)) for one in held]
    groups = (
        (number, group) for number in _common(index, asked, held) for group in _groups([one[number] for one in held])
    )
    hits = (_hit(index, number, group, weights) for number, group in groups)
    if limit is None:
        return sorted(hits, key=_worth)
    return heapq.nsmallest(limit, hits, key=_worth)


def count(index: Index, query: str | Query) -> dict[str, int]:
    """Return how many hits a query has in each document that has any; much faster than making the hits."""
    asked = _asked(query)
    held = [_by_passage(index, term) for term in asked.wanted]
    found: Counter[str] = Counter()
    for number in _common(index, asked, held):
        found[index.passages[number].document] += len(held[0][number]) if len(held) == 1 else 1
    return dict(found)


def find(where: Document | Index, query: str) -> list[Hit]:
    """Return where a phrase stands in one document, in the order of the text: as it is, else with slips.

    Args:
        where: The document; when it is asked again and again, what `prepare` made of it.
        query: The phrase as typed, spaces and signs included; titles get no points of their own.
    """
    phrase = phrase_of(query)
    if not phrase:
        return []
    index = prepare([where]) if isinstance(where, Document) else where
    found = matches(index.text, phrase, 0) or matches(index.text, phrase, slips_forgiven(len(phrase)))
    points = {slips: score([Part(slips, 0, 1)], 1.0) for slips in {match.slips for match in found}}
    return [_plain_hit(index, match, points[match.slips]) for match in found]


def marks(document: Document, block: Block, query: str | Query) -> tuple[Span, ...]:
    """Return the spans in a block that a query's terms match, in order, for the screen to mark; some may overlap."""
    if not own_spans(document, block):
        return ()
    index = prepare([_alone(document, block)], TEXT_KINDS | {block.kind})
    passage = index.passages[0]
    held = (_by_passage(index, term) for term in _asked(query).wanted)
    return tuple(sorted({passage.span(m.start, m.end) for one in held for m in one.get(0, ())}))


def _alone(document: Document, block: Block) -> Document:
    """The document with this one block."""
    return Document(document.id, document.text, document.hash, (block,))


def _asked(query: str | Query) -> Query:
    """The query, read if it is not yet."""
    return parse(query) if isinstance(query, str) else query


def _common(index: Index, query: Query, held: list[Held]) -> list[int]:
    """The passages that hold every wanted term and no unwanted one, in order."""
    if not held:
        return []
    left_out = {index.at(at) for text in query.unwanted for at in places(index.text, text)}
    return sorted(set.intersection(*(set(one) for one in held)) - left_out)


def _by_passage(index: Index, term: Term, most: int | None = None) -> Held:
    """A term's matches by passage; where it stands as asked, slips beside it are no matches."""
    held: Held = defaultdict(list)
    for match in matches(index.text, term.text, term.slips, most):
        held[index.at(match.start)].append(match)
    for number, found in held.items():
        least = min(match.slips for match in found)
        held[number] = [match for match in found if match.slips == least]
    return held


def _groups(held: list[list[Match]]) -> list[list[Match]]:
    """The groups of a passage, a match of each term in the terms' order: each match of one term, else the closest."""
    if len(held) == 1:
        return [[match] for match in held[0]]
    return [_closest(held)]


def _closest(held: list[list[Match]]) -> list[Match]:
    """The group with the shortest stretch from its first to its last match, the earlier one of equals.

    A sweep: the match that begins first gives way to the next of its term, until a term has none left.
    """
    current = [0] * len(held)
    best: tuple[int, list[Match]] | None = None
    while True:
        group = [found[at] for found, at in zip(held, current, strict=True)]
        stretch = max(m.end for m in group) - min(m.start for m in group)
        if best is None or stretch < best[0]:
            best = stretch, group
        first = min(range(len(held)), key=lambda i: group[i].start)
        current[first] += 1
        if current[first] == len(held[first]):
            return best[1]


def _hit(index: Index, number: int, group: list[Match], weights: list[float]) -> Hit:
    """The hit of a group of matches in a passage."""
    passage = index.passages[number]
    start, end = min(m.start for m in group), max(m.end for m in group)
    parts = [Part(m.slips, _in_title(m, passage.start, passage.title), w) for m, w in zip(group, weights, strict=True)]
    filled = sum(m.end - m.start for m in group)
    span = passage.span(start, end)
    points = score(parts, filled / (end - start))
    return Hit(passage.document, passage.block, *span, points, sum(m.slips for m in group))


def _plain_hit(index: Index, match: Match, points: float) -> Hit:
    """The hit of one match by itself; a sign like 的 has a hundred thousand, so this one is quick."""
    passage = index.passages[index.at(match.start)]
    return Hit(passage.document, passage.block, *passage.span(match.start, match.end), points, match.slips)


def _in_title(match: Match, start: int, length: int) -> float:
    """The share of the passage's title that a match fills, 0 when it stands outside."""
    return (match.end - match.start) / length if match.end - start <= length else 0.0


def _worth(hit: Hit) -> float:
    """The order of hits: by points; sorting keeps the order of the index among equals."""
    return -hit.score
