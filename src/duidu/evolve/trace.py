"""A phrase through the years: for each document how often, where, how high, beside which words; gaps and turns.

The idea: every count is a list of places, and a zero is a statement about one document that was read. A year of which
no document is held has no number at all. Only text of the document's own counts: site lines, contents, repeated titles
and sentences that a summary says ahead are out (`Column.repeated` holds the last). The limit: what stood in a damaged
or another kind of document is not known from this one, which `Column.damaged` and `Basis` say.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Literal, NamedTuple

from duidu.evolve.beside import sentence, shown_letters
from duidu.evolve.phrase import Found, Phrase
from duidu.evolve.standing import RANKS, Standing, highest, standing
from duidu.evolve.works import Witness, merged
from duidu.model import Document, Metadata, Role, Span
from duidu.text.gaps import is_damaged
from duidu.text.outline import children, own_spans, section_path

LEAST_DOCUMENTS: Final = 10
LEAST_PLACES: Final = 20
"""Below either, counts and places stand alone: no rates, no significance, no talk of a trend."""
LEAST_REPEATED: Final = 12
"""Letters of a sentence from which saying it again word for word is a summary and no second mention."""

Turn = Literal["began", "ended", "returned", "risen", "fallen"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place: where, in what block, how high, in which sections (block ids, outermost first).

    `word` is the phrase it is an instance of, folded; `written` what stands there, without line breaks.
    """

    document: str
    line: int
    span: Span
    block: int
    kind: str
    role: Role
    standing: Standing
    section: tuple[int, ...]
    word: str
    written: str


@dataclass(frozen=True, slots=True)
class Column:
    """One work in time; `occurrences` count, `repeated` do not: sentences that a later place says again."""

    witness: Witness
    occurrences: tuple[Occurrence, ...] = ()
    repeated: tuple[Occurrence, ...] = ()
    damaged: bool = False

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.witness.document

    @property
    def count(self) -> int:
        """How often."""
        return len(self.occurrences)

    @property
    def roles(self) -> dict[str, int]:
        """How often in each role, the commonest first."""
        return dict(Counter(one.role for one in self.occurrences).most_common())

    @property
    def standing(self) -> Standing:
        """The highest standing."""
        return highest([one.standing for one in self.occurrences])

    @property
    def ahead(self) -> Standing:
        """The highest standing where it looks ahead; of a document that only looks back, there."""
        own = [one.standing for one in self.occurrences if one.role != "review"]
        return highest(own) or self.standing


class Event(NamedTuple):
    """What happened between two works of one place; `before` is empty for the first."""

    kind: Turn
    before: str
    document: str


@dataclass(frozen=True, slots=True)
class Series:
    """The works of one place in order: ids, the years held and not, where the phrase is seen first and last."""

    place: str
    documents: tuple[str, ...]
    held: tuple[int, ...]
    not_held: tuple[int, ...]
    first: str = ""
    last: str = ""
    most: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What the numbers rest on: works, places, kinds and roles with how many each; `enough` for rates."""

    documents: int
    places: int
    kinds: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]
    enough: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """A phrase through a corpus: its works in order of year, by place, and what the numbers rest on."""

    phrase: Phrase
    columns: tuple[Column, ...]
    series: tuple[Series, ...]
    basis: Basis

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All places in order of year."""
        return tuple(one for column in self.columns for one in column.occurrences)

    def column(self, name: str) -> Column:
        """Return the column of a document."""
        return next(column for column in self.columns if column.document == name)


def trace(
    asked: Phrase, found: Sequence[Found], shelf: Mapping[str, Metadata], documents: Mapping[str, Document]
) -> Trace:
    """Return a phrase through a corpus.

    Args:
        asked: What is followed.
        found: Where it stands (`phrase.found_in`); passages of documents that are not at hand are left out.
        shelf: What is known of every document that can be read.
        documents: Those at hand, at least those that hold the phrase.
    """
    places: dict[str, list[tuple[Occurrence, str]]] = {}
    for name in dict.fromkeys(one.passage.document for one in found):
        if name in documents:
            mine = [one for one in found if one.passage.document == name]
            places[name] = _occurrences(asked, documents[name], mine)
    columns = []
    for one in merged(shelf, list(documents.values())):
        counted, repeated = _once(places.get(one.document, []))
        damaged = one.document in documents and is_damaged(documents[one.document])
        columns.append(Column(one, counted, repeated, damaged))
    return Trace(asked, tuple(columns), _all_series(columns), _basis(columns))


# -- places


def _occurrences(asked: Phrase, document: Document, found: Sequence[Found]) -> list[tuple[Occurrence, str]]:
    """The places in one document, each with the letters of its sentence."""
    below = children(document)
    made = []
    for passage, matches in found:
        block = document.blocks[passage.block]
        own = own_spans(document, block)
        path = section_path(document, block.id)
        for start, end in matches:
            span = passage.span(start, end)
            one = Occurrence(
                document=document.id,
                line=document.text.count("\n", 0, span.start) + 1,
                span=span,
                block=block.id,
                kind=block.kind,
                role=block.role,
                standing=standing(document, below, block, span),
                section=path,
                word=asked.which(passage.text[start:end]),
                written="".join(document.text[max(a, span.start) : min(b, span.end)] for a, b in own if a < span.end),
            )
            made.append((one, shown_letters(passage.text, sentence(passage.text, start, end))))
    return sorted(made, key=lambda each: each[0].span)


def _once(
    places: Sequence[tuple[Occurrence, str]],
) -> tuple[tuple[Occurrence, ...], tuple[Occurrence, ...]]:
    """The places that count, and those in a sentence that another block says again later, word for word."""
    last = {said: one.block for one, said in places}
    counted = [one for one, said in places if len(said) < LEAST_REPEATED or last[said] == one.block]
    kept = set(counted)
    return tuple(counted), tuple(one for one, _ in places if one not in kept)


# -- time


def _all_series(columns: Sequence[Column]) -> tuple[Series, ...]:
    """The works of each place, those with the phrase first, then by name."""
    places: dict[str, list[Column]] = {}
    for column in columns:
        places.setdefault(column.witness.meta.place.value, []).append(column)
    made = [_series(place, own) for place, own in places.items()]
    return tuple(sorted(made, key=lambda one: (not one.first, -len(one.documents), one.place)))


def _series(place: str, own: Sequence[Column]) -> Series:
    """One place's works."""
    held = sorted({one.witness.year for one in own if one.witness.year})
    seen = [one for one in own if one.count]
    most = max(seen, key=lambda one: one.count, default=None)
    return Series(
        place,
        tuple(one.document for one in own),
        tuple(held),
        tuple(year for year in range(held[0], held[-1]) if year not in held) if held else (),
        seen[0].document if seen else "",
        seen[-1].document if seen else "",
        most.document if most else "",
        tuple(_events(own)),
    )


def _events(own: Sequence[Column]) -> list[Event]:
    """Where it began and ended, came back, rose and fell, from year to year."""
    found: list[Event] = []
    last: Column | None = None
    before = ""
    for column in _by_year(own):
        if column.count and last is None:
            found.append(Event("began", before, column.document))
        elif column.count and last is not None:
            if before != last.document:
                found.append(Event("returned", last.document, column.document))
            found.extend(_moved(last, column))
        elif last is not None and before == last.document:
            found.append(Event("ended", last.document, column.document))
        last = column if column.count else last
        before = column.document
    return found


def _by_year(own: Sequence[Column]) -> Iterator[Column]:
    """One document for each known year, since those of one year have no order: the one in which it stands highest."""
    dated = (one for one in own if one.witness.year)
    for _year, same in groupby(dated, key=lambda one: one.witness.year):
        yield max(same, key=lambda one: (one.count > 0, RANKS[one.ahead]))


def _moved(last: Column, column: Column) -> list[Event]:
    """Whether it stands higher or lower than when it was seen last."""
    before, now = RANKS[last.ahead], RANKS[column.ahead]
    if before == now:
        return []
    return [Event("risen" if now > before else "fallen", last.document, column.document)]


def _basis(columns: Sequence[Column]) -> Basis:
    """What the numbers rest on."""
    kinds = Counter(one.witness.meta.kind.value for one in columns)
    roles = Counter(place.role for one in columns for place in one.occurrences)
    places = sum(one.count for one in columns)
    return Basis(
        len(columns),
        places,
        tuple(kinds.most_common()),
        tuple((str(role), count) for role, count in roles.most_common()),
        len(columns) >= LEAST_DOCUMENTS and places >= LEAST_PLACES,
    )


def narrowed(whole: Trace, roles: frozenset[str]) -> Trace:
    """Return a trace of which only places in some roles count; none given, all."""
    if not roles:
        return whole
    columns = tuple(
        replace(one, occurrences=tuple(place for place in one.occurrences if place.role in roles))
        for one in whole.columns
    )
    return Trace(whole.phrase, columns, _all_series(columns), _basis(columns))
