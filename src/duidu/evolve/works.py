"""Documents as columns of time: in order of year, near-duplicates of one work counted once, years not held told apart.

A plan stands under its plan's first year; a plan of several years is a bar over them, but its words are of the time it
was written, which is `written`. A draft, a reprint and the final text of one paper are one work: the witness that is
nearest to the issuer's own and has lost least speaks for it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from duidu.model import TEXT_KINDS, Document, Metadata
from duidu.text.alike import groups, sketch
from duidu.text.gaps import is_damaged
from duidu.text.outline import own_text, year_of

_NEAREST: Final = ("original", "", "reprint", "report")
"""Provenances, the one nearest to the issuer's own first."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A document as a point in time.

    `year` is the one it stands under, 0 if unknown; `last` the end of its plan, `written` the year its words are of
    (its adoption's, its publication's, else `year`). `same_work` are other witnesses of it, whose places do not count.
    """

    document: str
    meta: Metadata
    year: int = 0
    last: int = 0
    written: int = 0
    same_work: tuple[str, ...] = ()


def witness(name: str, meta: Metadata) -> Witness:
    """Return a document as a point in time, as far as its metadata tell."""
    year = year_of(meta.covers, meta.published.value) or _year(meta.adopted.value)
    plans = [period.last for period in meta.covers if period.role in {"plan", "target"} and period.first == year]
    written = _year(meta.adopted.value) or _year(meta.published.value) or year
    return Witness(name, meta, year, max(plans, default=year), written)


def _year(date: str) -> int:
    """The year of an ISO date, 0 without one."""
    return int(date[:4]) if date[:4].isascii() and date[:4].isdecimal() else 0


def in_order(witnesses: Iterable[Witness]) -> list[Witness]:
    """Return documents by year (unknown last), place and id."""
    return sorted(witnesses, key=lambda one: (one.year == 0, one.year, one.meta.place.value, one.document))


def works(documents: Sequence[Document]) -> dict[str, tuple[str, ...]]:
    """Return for the best witness of each work the others of it; of a work with one witness nothing.

    Args:
        documents: Parsed; texts of one year, or of no known one, that are nearly the same are one work.
    """
    found = {}
    for same_year in _by_year(documents):
        for group in groups([sketch(_body(document)) for document in same_year]):
            for one in _of_one_year([same_year[i] for i in group.members]):
                best, *others = sorted(one, key=_trust)
                found[best.id] = tuple(document.id for document in others)
    return found


def _of_one_year(alike: Sequence[Document]) -> Iterator[list[Document]]:
    """Texts that are nearly the same, by year: a plan that says the same two years running is two plans.

    One of no known year goes with the first.
    """
    years: dict[int, list[Document]] = {}
    for document in alike:
        years.setdefault(witness(document.id, document.meta).year, []).append(document)
    unknown = years.pop(0, [])
    held = list(years.values()) or [[]]
    held[0] = [*held[0], *unknown]
    yield from (one for one in held if len(one) > 1)


def _by_year(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """Documents of one year each, with those of no known year; a year with one document has no doubles."""
    years: dict[int, list[Document]] = {}
    for document in documents:
        years.setdefault(witness(document.id, document.meta).year, []).append(document)
    unknown = years.pop(0, [])
    if unknown:
        yield list(documents)
        return
    yield from (same for held in years.values() if len(same := _of_one_place(held)) > 1)


def _of_one_place(documents: list[Document]) -> list[Document]:
    """Documents that may be of one place with another: near-duplicates of two places there are none."""
    places = Counter(document.meta.place.value for document in documents)
    if "" in places:
        return documents
    return [document for document in documents if places[document.meta.place.value] > 1]


def _body(document: Document) -> str:
    """The text of a document without what sites put around it."""
    return "\n".join(own_text(document, block) for block in document.blocks if block.kind in TEXT_KINDS)


def _trust(document: Document) -> tuple[int, bool, int, str]:
    """What the best witness has least of."""
    provenance = document.meta.provenance.value
    rank = _NEAREST.index(provenance) if provenance in _NEAREST else len(_NEAREST)
    return rank, is_damaged(document), -len(document.text), document.id


def merged(shelf: Mapping[str, Metadata], parsed: Sequence[Document]) -> list[Witness]:
    """Return the works of a corpus in order of year.

    Args:
        shelf: What is known of every document.
        parsed: Those of which the text is at hand; only these can be found to be of one work.
    """
    same = works(parsed)
    hidden = {name for others in same.values() for name in others}
    known = {**shelf, **{document.id: document.meta for document in parsed}}
    made = (witness(name, meta) for name, meta in known.items() if name not in hidden)
    return in_order(
        Witness(one.document, one.meta, one.year, one.last, one.written, same.get(one.document, ())) for one in made
    )
