"""From a query to what the search engine is asked for: candidates, which matching then reads.

`closely` asks for passages that hold every term as it was typed or sounds, `loosely` for those that may hold it with
slips. Both may bring a passage too many (its pairs of characters stand apart), never one too few, but for words of
eight characters and more, where `loosely` brings the most alike first and the caller says how many it reads.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise
from operator import itemgetter
from typing import Final

import tantivy
from tantivy import Occur

from duidu.search.filters import Filter
from duidu.search.forms import LACKING, SLIPS_FROM, Form, Heard, Plain, Term, Wild
from duidu.search.match import borders, pieces
from duidu.search.query import Query
from duidu.search.schema import ASIDE, INITIALS, SOUNDS, TEXT, TITLE, Index, kept_of
from duidu.text.fold import fold

MOST_PAIRS: Final = 48
"""Pairs of characters asked for of one word; a longer one is known by so many."""
MOST_SOUNDS: Final = 8
"""Pairs of syllables, or threes of initials, asked for: the rarest leave little to the others."""
TITLE_BOOST: Final = 2.0
MOST_WEIGHED: Final = 16
"""Characters of the longest word of which every slip is asked for; a longer one has pairs enough left to be known."""
ONE_SLIP: Final = 1000.0
"""Points for what may hold a word with one slip: more than the pairs of any word come to."""

Make = Callable[[Index, str, Form], tantivy.Query | None]


def closely(index: Index, query: Query) -> tantivy.Query | None:
    """Return what to ask the engine for the terms as typed, None when nothing can answer."""
    return _whole(index, query, _as_typed)


def loosely(index: Index, query: Query, *, every: bool = False) -> tantivy.Query | None:
    """Return what to ask for the terms with slips, None when no term forgives any.

    Args:
        index: Where it will be asked.
        query: The query.
        every: Whether to ask for every passage that may hold a long word, not for those most alike.
    """
    if not any(isinstance(form, Plain) and form.slips for term in query.wanted for form in term.forms):
        return None
    return _whole(index, query, _each if every else _alike)


def everything(index: Index) -> tantivy.Query:
    """Return what to ask for any passages that are text."""
    return tantivy.Query.term_query(index.schema, "layer", "text", "basic")


def _whole(index: Index, query: Query, make: Make) -> tantivy.Query | None:
    """The terms and filters as one question, in the text, in what is set aside, or in both."""
    filters = [(Occur.Must if one.wanted else Occur.MustNot, _filter(index, one)) for one in query.filters]
    asked = []
    if "text" in query.layers:
        asked.append(_terms(index, query, TEXT, make))
    aside = sorted(query.layers - {"text"})
    if aside and (terms := _terms(index, query, ASIDE, make)) is not None:
        asked.append(_all([terms, tantivy.Query.term_set_query(index.schema, "layer", aside)]))
    found = _any([one for one in asked if one is not None])
    if found is None or not filters:
        return found
    return tantivy.Query.boolean_query([(Occur.Must, found), *filters])


def _terms(index: Index, query: Query, field: str, make: Make) -> tantivy.Query | None:
    """All terms in one field, None when one of them cannot be there."""
    asked = []
    for term in query.wanted:
        found = _term(index, term, field, make)
        if found is None:
            return None
        asked.append(found)
    return _all(asked)


def _term(index: Index, term: Term, field: str, make: Make) -> tantivy.Query | None:
    """A term in any of its forms; one of a title in titles, which count more in the text, too."""
    where = TITLE if term.title and field == TEXT else field
    found = _any([asked for form in term.forms if (asked := make(index, where, form)) is not None])
    if found is None or where != TEXT:
        return found
    titled = [_together(index, TITLE, form.text) for form in term.forms if isinstance(form, Plain)]
    boosted = [(Occur.Should, tantivy.Query.boost_query(one, TITLE_BOOST)) for one in titled[:1]]
    return tantivy.Query.boolean_query([(Occur.Must, found), *boosted]) if boosted else found


# -- forms


def _as_typed(index: Index, field: str, form: Form) -> tantivy.Query | None:
    """A form without slips."""
    if isinstance(form, Plain):
        return _together(index, field, form.text)
    if isinstance(form, Wild):
        return _all([_together(index, field, piece) for piece in form.pieces])
    return _heard(index, form) if field == TEXT else None


def _heard(index: Index, form: Heard) -> tantivy.Query | None:
    """A form by its sound: pairs of syllables or threes of initials, the rarest; None where one of them is nowhere."""
    field, size = (INITIALS, 3) if form.way == "initials" else (SOUNDS, 2)
    asked: list[tuple[int, list[str]]] = []
    last = len(form.codes) - size
    for at in range(0, last + 1, max(1, last // MOST_SOUNDS)):
        held = index.heard(field, form.codes[at : at + size])
        if not held:
            return None
        asked.append((sum(held.values()), list(held)))
    asked.sort(key=itemgetter(0))
    return _all([_some(index, field, grams) for _, grams in asked[:MOST_SOUNDS]])


def _some(index: Index, field: str, grams: list[str]) -> tantivy.Query:
    """Any of some grams."""
    found = _any([_one(index, field, gram) for gram in grams])
    assert found is not None
    return found


def _alike(index: Index, field: str, form: Form) -> tantivy.Query | None:
    """A form with slips: of a long word all that may hold it, those with the most of its pairs first."""
    if isinstance(form, Plain) and len(form.text) >= SLIPS_FROM[-1] and form.slips:
        alike = _any([_one(index, field, pair) for pair in pairs(form.text)])
        must = _each(index, field, form)
        assert alike is not None
        assert must is not None
        whether = tantivy.Query.const_score_query(must, 0.0)  # only the pairs decide how alike
        return tantivy.Query.boolean_query(
            [(Occur.Must, whether), (Occur.Should, alike), *_with_one_first(index, field, form.text)]
        )
    return _each(index, field, form)


def _each(index: Index, field: str, form: Form) -> tantivy.Query | None:
    """A form with slips: all that may hold it."""
    if not isinstance(form, Plain) or not form.slips:
        return _as_typed(index, field, form)
    if len(form.text) >= SLIPS_FROM[-1]:
        cut = form.slips + 1
        parts = [*pieces(form.text, cut), *borders(form.text, cut)]
        return _any([_together(index, field, part) for _, part in parts])
    return _any(_one_slip(index, field, form.text))


def _one_slip(index: Index, field: str, word: str) -> list[tantivy.Query]:
    """The ways in which a word may stand with one slip."""
    ways = (_all([_one(index, field, gram) for gram in grams]) for grams in _with_a_slip(word))
    return [way for way in ways if way is not None]


def _with_one_first(index: Index, field: str, word: str) -> list[tuple[Occur, tantivy.Query]]:
    """What puts passages that may hold a long word with one slip before those with two.

    Among thousands that hold some of its pairs, one with two of them torn by a slip would stand behind the shortest.
    """
    if len(word) > MOST_WEIGHED:
        return []
    ways = _any(_one_slip(index, field, word))
    return [] if ways is None else [(Occur.Should, tantivy.Query.const_score_query(ways, ONE_SLIP))]


def _with_a_slip(word: str) -> list[list[str]]:
    """What still stands when one character is wrong, missing or too many, or two neighbours are swapped.

    >>> _with_a_slip("abcd")[1]
    ['cd', 'a']
    >>> _with_a_slip("abc")
    [['bc', 'a'], ['ab', 'c']]
    """
    if len(word) == LACKING:
        return [_grams(word[:at], word[at:]) for at in range(1, len(word))]
    without = (_grams(word[:at], word[at + 1 :]) for at in range(len(word)))
    swapped = (_grams(word[:at] + word[at + 1] + word[at] + word[at + 2 :]) for at in range(len(word) - 1))
    return [*without, *swapped]


def _grams(*stretches: str) -> list[str]:
    """The pairs of characters in some stretches, and those of one character."""
    found = [a + b for stretch in stretches for a, b in pairwise(stretch)]
    return list(dict.fromkeys([*found, *(stretch for stretch in stretches if len(stretch) == 1)]))


def pairs(word: str) -> list[str]:
    """Return the pairs of characters of a word, or its only character; evenly chosen where there are too many."""
    found = list(dict.fromkeys(a + b for a, b in pairwise(word))) or [word]
    step = -(-len(found) // MOST_PAIRS)
    return found[::step]


# -- the engine's words


def _one(index: Index, field: str, gram: str) -> tantivy.Query:
    """A character or a pair of them."""
    return tantivy.Query.term_query(index.schema, field, gram, kept_of(field))


def _together(index: Index, field: str, word: str) -> tantivy.Query:
    """All pairs of a word."""
    found = _all([_one(index, field, pair) for pair in pairs(word)])
    assert found is not None
    return found


def _all(queries: list[tantivy.Query]) -> tantivy.Query | None:
    """All of some queries, None for none."""
    return _joined(Occur.Must, queries)


def _any(queries: list[tantivy.Query]) -> tantivy.Query | None:
    """Any of some queries, None for none."""
    return _joined(Occur.Should, queries)


def _joined(how: Occur, queries: list[tantivy.Query]) -> tantivy.Query | None:
    """Some queries as one."""
    if len(queries) < 2:  # noqa: PLR2004
        return queries[0] if queries else None
    return tantivy.Query.boolean_query([(how, one) for one in queries])


# -- filters


def _filter(index: Index, one: Filter) -> tantivy.Query:
    """A filter as a question; one whose value no document has finds nothing."""
    if one.field == "year":
        return tantivy.Query.range_query(
            index.schema, "year", tantivy.FieldType.Unsigned, one.first, one.last, use_inverted_index=True
        )
    if one.field == "role":
        return tantivy.Query.term_query(index.schema, "role", one.value, "basic")
    return tantivy.Query.term_set_query(index.schema, one.field, sorted(meant(index.values(one.field), one.value)))


def meant(values: Iterable[str], wanted: str) -> set[str]:
    """Return the values that a filter's value (folded) means: the one it is, else all that have it inside."""
    folded = {value: fold(value) for value in values}
    same = {value for value, said in folded.items() if said == wanted}
    return same or {value for value, said in folded.items() if wanted in said}
