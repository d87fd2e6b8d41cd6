"""From a query to hits, one for each passage, best first: candidates from the index, read again and put in order.

First come passages that hold the terms as asked, or that sound so; only when these are fewer than wanted are those with
slips looked for. A hit's own stretch is its best match, of several terms from the first to the last of the closest
group; `spans` are all matches in the passage. `find` is for one document and a phrase, in the order of the text.
"""

from collections import Counter
from dataclasses import replace
from typing import Final

import tantivy

from duidu.model import Block, Document, Hit, Span
from duidu.search import plan
from duidu.search.forms import Plain, Term, exact, slips_forgiven
from duidu.search.held import Held, held, spans_of
from duidu.search.match import Match, near
from duidu.search.passages import Texts, passage, texts
from duidu.search.query import Query, parse, phrase_of
from duidu.search.rank import Ranked, ranked
from duidu.search.schema import ASIDE, TEXT, Index
from duidu.search.score import Part, rarity, score

POOL: Final = 200
"""Candidates read for a page of hits; more when that is not enough of them."""
GROWTH: Final = 6
_SIGNS: Final = str.maketrans("", "", ".,%+-~")


def search(index: Index, query: str | Query, limit: int | None = 50) -> list[Hit]:
    """Return the best hits, best first; of equals the newer document's, then by document and place.

    Args:
        index: Where to look.
        query: As typed, or already parsed; see `duidu.search.query`.
        limit: The most hits to return, None for all.
    """
    asked = parse(query) if isinstance(query, str) else query
    if not asked.wanted:
        return []
    weights = [_weight(index, term) for term in asked.wanted] if len(asked.wanted) > 1 else [1.0]
    return [_hit(one) for one in ranked(_found(index, asked, limit), weights)[:limit]]


def count(index: Index, query: str | Query) -> dict[str, int]:
    """Return in how many passages of each document a query is found, slips included, as `search` without a limit."""
    asked = parse(query) if isinstance(query, str) else query
    return dict(Counter(one.passage.document for one in _found(index, asked, None)))


def find(where: Document | Texts, query: str) -> list[Hit]:
    """Return where a phrase stands in one document, in the order of the text: as it is, else with slips.

    Args:
        where: The document; when it is asked again and again, what `texts` made of it.
        query: The phrase as typed, spaces and signs included; titles get no points of their own. A slip in a number is
            not forgiven here.
    """
    phrase = phrase_of(query)
    if not phrase:
        return []
    whole = texts([where]) if isinstance(where, Document) else where
    forgiving = (match for match in near(whole.text, Plain(phrase, slips_forgiven(len(phrase)))) if not match.figures)
    found = near(whole.text, Plain(phrase)) or list(forgiving)
    points = {slips: score([Part(slips, 0, 1)], 1.0) for slips in {match.slips for match in found}}
    return [_plain_hit(whole, match, points[match.slips]) for match in found]


def marks(document: Document, block: Block, query: str | Query) -> tuple[Span, ...]:
    """Return the spans in a block that a query's terms match, in order, for the screen to mark; some may overlap."""
    asked = parse(query) if isinstance(query, str) else query
    one = passage(document, block)
    if not one.text:
        return ()
    found = {one.span(match.start, match.end) for match in spans_of(Texts((one,)), asked)}
    return tuple(sorted(found))


# -- candidates


def _found(index: Index, query: Query, limit: int | None) -> list[Held]:
    """The passages that answer a query as asked, and while these are too few with slips.

    Several words may be a piece of a text with a slip in it: then they are looked for as one, too. Where a figure
    stands as asked, others like it are other facts and not looked for.
    """
    asked = plan.closely(index, query)
    found = _read(index, asked, query, limit) if asked is not None else []
    if limit is not None and len(found) >= limit:
        return found
    if found and any(map(_is_figure, query.wanted)):
        query = replace(query, wanted=tuple(map(_figures_as_asked, query.wanted)), whole=None)
    if query.whole is not None:
        found += _with_slips(index, replace(query, wanted=(query.whole,)), limit, found)
    return found + _with_slips(index, query, limit, found)


def _figures_as_asked(term: Term) -> Term:
    """A term, without slips if it is a figure."""
    return replace(term, forms=exact(term.text)) if _is_figure(term) else term


def _is_figure(term: Term) -> bool:
    """Whether a term is nothing but a figure, in digits."""
    digits = term.text.translate(_SIGNS)
    return digits.isascii() and digits.isdecimal()


def _with_slips(index: Index, query: Query, limit: int | None, found: list[Held]) -> list[Held]:
    """The passages not found yet that hold the terms with slips."""
    asked = plan.loosely(index, query, every=limit is None)
    if asked is None:
        return []
    seen = {one.passage.place for one in found}
    candidates = index.fetch(asked, index.size if limit is None else max(POOL, limit))
    fresh = tuple(one for one in candidates if one.place not in seen)
    return held(Texts(fresh), query, slips=True)


def _read(index: Index, asked: tantivy.Query, query: Query, limit: int | None) -> list[Held]:
    """The candidates that hold the terms as asked; more candidates while too few of them do."""
    most = index.size if limit is None else max(POOL, limit)
    while True:
        candidates = index.fetch(asked, most)
        found = held(Texts(tuple(candidates)), query, slips=False)
        if len(candidates) < most or limit is None or len(found) >= limit:
            return found
        most *= GROWTH


def _weight(index: Index, term: Term) -> float:
    """How rare a term is: by the rarest pair of characters in its plain forms."""
    pairs = [plan.pairs(form.text) for form in term.forms if isinstance(form, Plain)]
    holding = sum(min(index.holding(TEXT, p) + index.holding(ASIDE, p) for p in some) for some in pairs)
    return rarity(index.size, holding)


# -- hits


def _hit(found: Ranked) -> Hit:
    """The hit of a passage."""
    one = found.held.passage
    start, end = min(m.start for m in found.group), max(m.end for m in found.group)
    spans = {one.span(m.start, m.end) for matches in found.held.matches for m in matches}
    return Hit(
        document=one.document,
        block=one.block,
        start=(span := one.span(start, end)).start,
        end=span.end,
        score=found.points,
        slips=sum(m.slips for m in found.group),
        spans=tuple(sorted(spans)),
        reasons=found.reasons,
        year=one.year,
    )


def _plain_hit(whole: Texts, match: Match, points: float) -> Hit:
    """The hit of one match by itself; a sign like the commonest has thousands, so this one is quick."""
    number = whole.at(match.start)
    one, start = whole.passages[number], whole.starts[number]
    span = one.span(match.start - start, match.end - start)
    return Hit(one.document, one.block, *span, points, match.slips)
