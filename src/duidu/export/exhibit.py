"""A comparison as an exhibit: what is handed on as evidence, computed once and read by one renderer for each format.

An exhibit has sources, the passages side by side with what changed marked in them, counts, and how all that was found.
Everything in it is text in the reader's words and safe; a renderer adds nothing but form. The base is marked against
the document in focus, every other document against the base; or both are woven into one text; or there is a summary in
place of the passages. The limit: what was hidden or left out of the comparison is not in its exhibit.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from duidu.align.hand import Ruling, Voices
from duidu.compare import Why, left_out
from duidu.export.account import Count, Source, counts, methods, sources
from duidu.export.citation import gbt7714, place, source
from duidu.export.digest import Digest, digests
from duidu.export.given import Given, Wanted
from duidu.export.marks import GUTTER, HEADINGS
from duidu.export.remarks import remarks
from duidu.export.runs import Line, abridged, clean, lines
from duidu.export.unified import unified
from duidu.model import Comparison, Document, Row, Segment, State

FULL = 20
"""Rows up to which each passage shows its whole source; of more, each says its place, and the sources stand once."""


_ABSENT = "omitted_absent"
"""Rows that only documents have which are left aside: nothing is said of them."""


class Cell(NamedTuple):
    """One passage: its lines, what became of it, place, source, remarks.

    `state` is None in the base, and where neither the base nor this document has anything; `sign` and `said` are the
    state as one character and in words.
    """

    lines: tuple[Line, ...] = ()
    state: State | None = None
    sign: str = ""
    said: str = ""
    place: str = ""
    source: str = ""
    remarks: tuple[str, ...] = ()


class Passages(NamedTuple):
    """One row: its number in the comparison, from 1, and a cell for each document.

    `woven` are the lines of both in one, where the exhibit is unified; then the cells have none of their own.
    """

    number: int
    cells: tuple[Cell, ...]
    heading: bool = False
    woven: tuple[Line, ...] = ()

    @property
    def lines(self) -> Iterator[Line]:
        """All its lines."""
        yield from self.woven
        for cell in self.cells:
            yield from cell.lines


class Omission(NamedTuple):
    """Rows that were left out, and why."""

    rows: int
    said: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What is handed on.

    `full` says whether each passage shows its whole source, `unified` whether passages are woven into one text. With
    `digests` it is a summary, and has no rows. `words` are those it is made of.
    """

    title: str
    sources: tuple[Source, ...]
    rows: tuple[Passages | Omission, ...]
    counts: tuple[Count, ...]
    methods: tuple[str, ...]
    full: bool
    words: Mapping[str, str]
    unified: bool = False
    digests: tuple[Digest, ...] = ()


class Step(NamedTuple):
    """How far an exhibit is: rows done of all, and with the last step the exhibit."""

    done: int
    total: int
    exhibit: Exhibit | None = None


def exhibit(
    documents: Sequence[Document],
    comparison: Comparison,
    rulings: Sequence[Iterable[Ruling]],
    wanted: Wanted,
    words: Mapping[str, str],
) -> Exhibit:
    """Return a comparison as an exhibit, with what `exhibit_steps` takes."""
    *_before, last = exhibit_steps(documents, comparison, rulings, wanted, words)
    assert last.exhibit is not None, "the last step brings the exhibit"
    return last.exhibit


def exhibit_steps(
    documents: Sequence[Document],
    comparison: Comparison,
    rulings: Sequence[Iterable[Ruling]],
    wanted: Wanted,
    words: Mapping[str, str],
) -> Iterator[Step]:
    """Yield the steps of making an exhibit, the last with the exhibit.

    Args:
        documents: The comparison's documents, in the order of its columns.
        comparison: What is to be shown.
        rulings: For each document what readers said of the base (as A) and it; nothing at all if empty.
        wanted: What it should be like.
        words: A format string for each key of `given.WORDS` and of `citation.WORDS`, whose keys differ.
    """
    voices = [Voices(some) for some in rulings] or [Voices(())] * len(documents)
    given = Given(documents, comparison, voices, wanted, words)
    why = left_out(documents, comparison, given.columns, wanted.rows)
    total = len(why)
    rows: list[Passages | Omission] = []
    for row in () if wanted.summary else _rows(given, why):
        rows.append(row)
        yield Step(row.number if isinstance(row, Passages) else 0, total)
    yield Step(total, total, _made(given, why, tuple(rows)))


def _made(given: Given, why: Sequence[Why], rows: tuple[Passages | Omission, ...]) -> Exhibit:
    """The exhibit that has these rows."""
    wanted, words, named = given.wanted, given.words, sources(given)
    said = words["exhibit_summary" if wanted.summary else "exhibit"]
    return Exhibit(
        title=clean(wanted.title) or said.format(documents=words["with"].join(one.title for one in named)),
        sources=named,
        rows=rows,
        counts=counts(given),
        methods=methods(given, () if wanted.summary else why),
        full=sum(isinstance(row, Passages) for row in rows) <= FULL,
        words=words,
        unified=wanted.unified,
        digests=tuple(digests(given)) if wanted.summary else (),
    )


def _rows(given: Given, why: Sequence[Why]) -> Iterator[Passages | Omission]:
    """The rows, those that are left out as a number, and why."""
    for omitted, some in groupby(range(len(why)), key=lambda i: _omitted(given, i, why[i])):
        indexes = list(some)
        if omitted == _ABSENT:
            continue
        if omitted:
            yield Omission(len(indexes), given.words[omitted].format(n=len(indexes)))
        else:
            yield from (_passages(given, index) for index in indexes)


def _omitted(given: Given, index: int, why: Why) -> str:
    """What is said in place of a row; empty where it stands there."""
    if why:
        return f"omitted_{why}"
    return "omitted" if given.wanted.brief and _is_plain(given, index) else ""


def _is_plain(given: Given, index: int) -> bool:
    """Whether nothing changed on a row and nothing was said of it."""
    row = given.comparison.rows[index]
    return all(row.states[column] == "same" for column in given.others) and not any(
        given.opinion(index, column).note for column in given.others
    )


def _passages(given: Given, index: int) -> Passages:
    """One row."""
    row = given.comparison.rows[index]
    blocks = (given.documents[i].blocks[row.cells[i][0]] for i in given.columns if row.cells[i])
    cells = tuple(_cell(given, index, column) for column in given.columns)
    woven: tuple[Line, ...] = ()
    if given.wanted.unified:
        woven = unified(given.documents, row, given.base, given.wanted.focus)
        woven = tuple(map(abridged, woven)) if given.wanted.brief else woven
    return Passages(index + 1, cells, any(block.kind in HEADINGS for block in blocks), woven)


def _cell(given: Given, index: int, column: int) -> Cell:
    """One cell."""
    row = given.comparison.rows[index]
    document, blocks = given.documents[column], row.cells[column]
    state = row.states[column] if column != given.base and (blocks or row.cells[given.base]) else None
    if state is None and not blocks:
        return Cell()
    where = place(document, blocks, given.words)
    told = f"{gbt7714(document, blocks)} {where}" if given.wanted.gbt7714 else source(document, blocks, given.words)
    found = () if given.wanted.unified else _lines(given, row, column)
    return Cell(
        lines=tuple(map(abridged, found)) if given.wanted.brief else found,
        state=state,
        sign=GUTTER[state] if state else "",
        said=given.words[f"state_{state}"] if state else "",
        place=clean(where),
        source=clean(told) if blocks else "",
        remarks=remarks(given, index, column),
    )


def _lines(given: Given, row: Row, column: int) -> tuple[Line, ...]:
    """The text of a cell, the base's as the document in focus sees it."""
    document, blocks = given.documents[column], row.cells[column]
    if column != given.base:
        return lines(document, blocks, row.sides[column].other, new=True)
    focus = given.wanted.focus
    segments: tuple[Segment, ...] = row.sides[focus].base if focus != column else ()
    return lines(document, blocks, segments, new=False)
