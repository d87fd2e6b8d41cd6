"""Behind a zero: the forms in which each word of a query was looked for, and where it stands by itself.

`tried` asks the index, `tried_words` says it. A query of several words is often without hits because of one of them;
so each is looked for alone, and the whole once more without its filters.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from duidu.search.forms import Heard, Plain, Term, Wild
from duidu.search.query import Query
from duidu.search.schema import Index
from duidu.settings.words import _, ngettext

MOST_TERMS = 6
"""Words that are looked for alone."""
MOST = 100
"""Passages counted of each."""


class Tried(NamedTuple):
    """What was tried of a query: each word with the passages that hold it alone; those that hold all, filters aside.

    `alone` is None where there is only the one word; `unfiltered` where there are no filters.
    """

    terms: tuple[tuple[Term, int | None], ...]
    filters: tuple[str, ...] = ()
    unfiltered: int | None = None


def tried(index: Index, query: Query) -> Tried:
    """Return what was tried of a query that found nothing."""
    from duidu.search import search

    alone = len(query.wanted) > 1
    plain = replace(query, filters=(), unwanted=(), whole=None)
    terms = tuple(
        (term, len(search(index, replace(plain, wanted=(term,)), MOST)) if alone else None)
        for term in query.wanted[:MOST_TERMS]
    )
    filters = tuple(f"{'' if one.wanted else '-'}{one.field}:{one.value}" for one in query.filters)
    less = len(search(index, replace(query, filters=()), MOST)) if filters else None
    return Tried(terms, filters, less)


def tried_words(what: Tried) -> Iterator[str]:
    """Yield lines that say what was tried."""
    yield _("Nothing found. Tried:")
    for term, alone in what.terms:
        held = [] if alone is None else [_("alone: {count}").format(count=_passages(alone))]
        yield f"  {term.text}: {'; '.join([*held, *_ways(term)])}"
    if what.unfiltered is not None:
        filters = " ".join(what.filters)
        yield "  " + _("without {filters}: {count}").format(filters=filters, count=_passages(what.unfiltered))


def _passages(count: int) -> str:
    """A number of passages; one that was counted no further is said to be more."""
    shown = f"{count}+" if count >= MOST else str(count)
    return ngettext("{n} passage", "{n} passages", count).format(n=shown)


def _ways(term: Term) -> Iterator[str]:
    """The ways in which a word was looked for."""
    if term.title:
        yield _("in titles")
    if len(term.forms) > 1 and all(isinstance(form, Plain) and not form.slips for form in term.forms):
        yield _("any of {words}").format(words=" ".join(form.text for form in term.forms if isinstance(form, Plain)))
        return
    for form in term.forms:
        if isinstance(form, Plain):
            yield _("either script")
            if form.slips:
                said = ngettext(
                    "{n} character wrong, missing or too many", "{n} characters wrong, missing or too many", form.slips
                )
                yield _("up to {slips}").format(slips=said.format(n=form.slips))
        elif isinstance(form, Wild):
            yield _("? as any character, * as some")
    heard = {form.way for form in term.forms if isinstance(form, Heard)}
    if heard:
        yield _("as initials of pinyin") if heard == {"initials"} else _("as pinyin")
