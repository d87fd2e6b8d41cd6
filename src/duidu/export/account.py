"""The account an exhibit gives of itself: sources, counts, methods. All of it is counted from the comparison.

Links are counted as the rows show them: the best link behind each cell. The limit: a doubt is counted once for each
paragraph, however much of it is doubtful.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from duidu.align.hand import by_reader
from duidu.compare import Why, summary
from duidu.export.citation import gbt7714, source
from duidu.export.given import Given, label
from duidu.export.marks import GUTTER
from duidu.export.runs import clean
from duidu.model import Change, Document, State

GAPS: tuple[State, ...] = ("dropped", "other_kind", "damaged")
_PROVENANCES = {"original": "original", "report": "report_of", "reprint": "reprint"}


class Source(NamedTuple):
    """A document: letter, title, whole source, what else is known of it, and its address if it is one of the web."""

    label: str
    title: str
    source: str
    facts: tuple[str, ...]
    url: str


class Entry(NamedTuple):
    """Something counted: a sign, words, a number."""

    sign: str
    said: str
    n: int


class Count(NamedTuple):
    """What is counted of one document against the base; `kept` says how much of the base's text stands there too."""

    label: str
    rows: tuple[Entry, ...]
    clauses: tuple[Entry, ...]
    changes: tuple[Entry, ...]
    kept: str


def sources(given: Given) -> tuple[Source, ...]:
    """Return the documents of an exhibit; those of one title are told apart by their ids."""
    found = [_source(given, column) for column in given.columns]
    titles = Counter(source.title for source in found)
    names = _names([given.documents[column].id for column in given.columns])
    return tuple(
        source._replace(title=f"{source.title} ({name})") if titles[source.title] > 1 else source
        for source, name in zip(found, names, strict=True)
    )


def _names(ids: Sequence[str]) -> list[str]:
    """The last parts of some ids, the whole ids where these are the same."""
    short = [id_.rpartition("/")[2] for id_ in ids]
    return [clean(name) for name in (short if len(set(short)) == len(short) else ids)]


def _source(given: Given, column: int) -> Source:
    """One document."""
    document = given.documents[column]
    known, url = document.meta.title.value or document.id, document.meta.url.value
    told = gbt7714(document) if given.wanted.gbt7714 else source(document, (), given.words)
    facts = tuple(clean(fact) for fact in _facts(given, column))
    web = url if url.startswith(("http://", "https://")) else ""
    return Source(label(column), clean(known), clean(told), facts, clean(web))


def _facts(given: Given, column: int) -> Iterator[str]:
    """What is known of a document besides its source: what it is, what is doubtful in it."""
    words, document = given.words, given.documents[column]
    if column == given.base:
        yield words["base"]
    if document.meta.kind.value:
        yield words["kind"].format(kind=document.meta.kind.value)
    if document.meta.provenance.value in _PROVENANCES:
        yield words["provenance"].format(provenance=words[_PROVENANCES[document.meta.provenance.value]])
    yield words["file"].format(file=document.file or document.id)
    yield words["hash"].format(hash=document.hash)
    yield from _doubts(document, words)


def _doubts(document: Document, words: Mapping[str, str]) -> Iterator[str]:
    """What is doubtful in a document, and what readers corrected."""
    doubtful = sum(bool(block.doubts) for block in document.blocks)
    if doubtful:
        yield words["doubtful"].format(n=doubtful)
    for note in document.notes:
        values = words["list"].join(note.values)
        said = words[note.code].format(values=values) if note.code in words else f"{note.code} {values}".strip()
        yield words["noted"].format(note=said)
    if document.corrections:
        yield words["corrected"].format(n=len(document.corrections))


# -- counts


def counts(given: Given) -> tuple[Count, ...]:
    """Return what is counted of each document but the base."""
    told = dict(
        zip(
            (i for i in range(len(given.documents)) if i != given.base),
            summary(given.documents, given.comparison),
            strict=True,
        )
    )
    return tuple(
        Count(
            label(column),
            _states(given, given.comparison.counts[column]),
            _states(given, given.comparison.clauses[column] if given.comparison.clauses else ()),
            tuple(Entry("", given.words[f"change_{change}"], n) for change, n in _changes(given, column)),
            given.words["count_kept"].format(
                kept=told[column].kept_characters,
                all=told[column].characters,
                percent=_percent(told[column].kept_characters, told[column].characters),
            ),
        )
        for column in given.others
    )


def _states(given: Given, counted: Sequence[tuple[State, int]]) -> tuple[Entry, ...]:
    """How many of something have each state."""
    return tuple(Entry(GUTTER[state], given.words[f"state_{state}"], n) for state, n in counted)


def _changes(given: Given, column: int) -> tuple[tuple[Change, int], ...]:
    """The edits of each class, none where the comparison does not say."""
    return given.comparison.changes[column] if given.comparison.changes else ()


def _percent(part: int, whole: int) -> str:
    """A share in percent, never rounded up to all."""
    return str(part * 100 // whole) if whole else "100"


# -- methods


def methods(given: Given, why: Sequence[Why]) -> tuple[str, ...]:
    """Return how all was found, sentence by sentence.

    Args:
        given: What the exhibit is made of.
        why: For each row why it is left out.
    """
    return tuple(clean(sentence) for sentence in (*_made(given), *_narrowed(given, why)))


def _made(given: Given) -> Iterator[str]:
    """How the comparison was made, each sentence known to be true of this exhibit."""
    words, wanted = given.words, given.wanted
    yield words["method_made"].format(version=wanted.version, date=wanted.made)
    yield words["method_linked"]
    yield words["method_marked"]
    yield from (_links(given, column) for column in given.others)
    if not wanted.by_hand:
        yield words["method_without_hand"]
    for column in given.others:
        found = dict(given.comparison.counts[column])
        for state in GAPS:
            if found.get(state):
                yield words[f"method_{state}"].format(document=label(column), n=found[state])


def _narrowed(given: Given, why: Sequence[Why]) -> Iterator[str]:
    """What is not shown, with how much there is of it, and in which form the rest stands."""
    words, wanted = given.words, given.wanted
    if wanted.hidden:
        named = (words["hidden_class"].format(change=words[f"change_{change}"], n=n) for change, n in wanted.hidden)
        yield words["method_hidden"].format(classes=words["list"].join(named))
    left = Counter(why)
    if left["states"]:
        states = words["list"].join(words[f"state_{s}"] for s in get_args(State) if s in wanted.rows.states)
        yield words["method_states"].format(n=left["states"], states=states)
    for reason in ("figures", "outline"):
        if left[reason]:
            yield words[f"method_{reason}"].format(n=left[reason])
    if wanted.converted:
        yield words["method_script"]
    if wanted.brief:
        yield words["method_brief"]


def _links(given: Given, column: int) -> str:
    """How many links there are and what readers said of them."""
    linked = [i for i, row in enumerate(given.comparison.rows) if row.links[column] is not None]
    verdicts = [given.opinion(i, column).verdict for i in linked]
    links = (given.comparison.rows[i].links[column] for i in linked)
    return given.words["method_links"].format(
        document=label(column),
        links=len(linked),
        checked=verdicts.count("checked"),
        rejected=verdicts.count("rejected"),
        hand=sum(link is not None and by_reader(link) for link in links),
    )
