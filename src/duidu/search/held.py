"""Which passages hold the terms of a query, and where: the reading of candidates."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from duidu.search.forms import Plain, Term
from duidu.search.match import Match, matches, near
from duidu.search.passages import Passage, Texts
from duidu.search.query import Query
from duidu.search.score import SOUNDS


class Held(NamedTuple):
    """A passage that holds every term, and for each term its best matches there in order, offsets into the passage."""

    passage: Passage
    matches: tuple[tuple[Match, ...], ...]


def held(texts: Texts, query: Query, *, slips: bool) -> list[Held]:
    """Return the passages that hold all wanted terms and none unwanted, in order.

    Args:
        texts: The passages to read.
        query: The query.
        slips: Whether slips are forgiven.
    """
    found = [_by_passage(texts, term, slips=slips) for term in query.wanted]
    if not found:
        return []
    common = set.intersection(*(set(one) for one in found))
    for term in query.unwanted:
        common.difference_update(_by_passage(texts, term, slips=False))
    return [Held(texts.passages[number], tuple(one[number] for one in found)) for number in sorted(common)]


def spans_of(texts: Texts, query: Query) -> list[Match]:
    """Return all matches of a query's terms, whether a passage holds all or one of them, in order."""
    found = (_by_passage(texts, term, slips=True) for term in query.wanted)
    return sorted({match for one in found for inside in one.values() for match in inside})


def _by_passage(texts: Texts, term: Term, *, slips: bool) -> dict[int, tuple[Match, ...]]:
    """A term's matches by passage, of each only the best kind: where it stands as asked, slips beside it are none."""
    found: dict[int, list[Match]] = defaultdict(list)
    for form in term.forms:
        exactly = isinstance(form, Plain) and not (slips and form.slips)
        for match in (
            near(texts.text, Plain(form.text)) if isinstance(form, Plain) and exactly else matches(texts, form)
        ):
            number = texts.at(match.start)
            start = texts.starts[number]
            if not term.title or match.end - start <= texts.passages[number].title:
                found[number].append(match._replace(start=match.start - start, end=match.end - start))
    return {number: _best(inside) for number, inside in found.items()}


def _best(inside: Iterable[Match]) -> tuple[Match, ...]:
    """The matches with the least against them, in order, each place once."""
    costs = {match: (match.slips + match.figures, match.lost, SOUNDS[match.way]) for match in inside}
    least = min(costs.values())
    return tuple(sorted(match for match, cost in costs.items() if cost == least))
