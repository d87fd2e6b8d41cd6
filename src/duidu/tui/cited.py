"""Places that the cells of a table lead to: their sentences, how they look on one line, how they are quoted.

No Textual here. A place is a document, a block and a span of it; the sentence around it is what is shown and quoted.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from duidu.export.citation import citation, place
from duidu.export.runs import clean
from duidu.export.tabled import Passage
from duidu.model import Document, Span
from duidu.text.clauses import clauses, sentences
from duidu.text.outline import label, own_spans
from duidu.text.wrap import wrap
from duidu.tui.draw import cell, cells, clip
from duidu.tui.words import citation_words, role_words

Pieces = list[tuple[str, str]]
"""What stands on a line: texts with their style names."""

LONG = 300
"""Characters from which a sentence is cut between its clauses."""
FORE = 3
"""The part of a line, one in so many, that what stands before a match may take."""
MOST_IN_CELL, MOST_QUOTED = 5, 2000
"""Passages quoted of one cell, and of a whole table, when it is handed on."""


class Documents(Protocol):
    """Has documents by id: a session, or a corpus."""

    def document(self, name: str) -> Document:
        """Return a document, parsed."""


class At(NamedTuple):
    """A place: its document, its block, its span; `around` is what is shown with it, where that is no sentence."""

    document: str
    block: int
    span: Span
    around: Span | None = None


class Shelf(Protocol):
    """What gives documents by their ids: a session, a corpus."""

    def document(self, name: str, /) -> Document:
        """Return a document, parsed."""


def sentence(document: Document, at: At) -> Span:
    """Return the sentence that a place stands in; of an endless one the clauses around it."""
    if at.around is not None:
        return at.around
    own = own_spans(document, document.blocks[at.block])
    part = next((span for span in own if span.start <= at.span.start < span.end), at.span)
    found = _touched(sentences(document.text, part), at.span)
    if found.end - found.start > LONG:
        near = Span(max(found.start, at.span.start - LONG // 2), min(found.end, at.span.end + LONG // 2))
        whole = [one for one in clauses(document.text, found) if near.start <= one.start and one.end <= near.end]
        found = _joined([*whole, at.span]) if whole else near  # a source that has lost its punctuation
    end = found.start + len(document.text[found.start : found.end].rstrip())
    return Span(found.start, max(end, at.span.end))


def _touched(parts: Iterable[Span], span: Span) -> Span:
    """The parts that a span touches, as one."""
    return _joined([part for part in parts if part.start < span.end and span.start < part.end] or [span])


def _joined(parts: Sequence[Span]) -> Span:
    """From the first of some spans to the end of the last."""
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def where(document: Document, at: At) -> str:
    """Say in which line and section a place stands, and in which role."""
    parts = (
        f"L{document.blocks[at.block].line}",
        label(document, at.block),
        role_words(document.blocks[at.block].role),
    )
    return " ".join(part for part in parts if part)


def one_line(document: Document, at: At, room: int) -> Pieces:
    """Return a place on one line of so many cells, with what stands around it."""
    around, text = sentence(document, at), document.text
    said = where(document, at)
    pieces = text[around.start : at.span.start], text[slice(*at.span)], text[at.span.end : around.end]
    left, match, right = (_flat(piece, apart=at.around is not None) for piece in pieces)
    space = max(0, room - cells(said) - 2)
    fore = max(space // FORE, space - cells(match) - cells(right))
    while left and cells(left) > fore:
        left = "\u2026" + left[2:] if len(left) > 1 else ""
    return [(f"{said}  ", "key"), (left, ""), (match, "match"), (right, "")]


def excerpt(document: Document, at: At, room: int) -> str:
    """Return a place with what stands around it, in at most so many cells."""
    _where, *pieces = one_line(document, at, room + cells(where(document, at)) + 2)
    return clip("".join(text for text, _style in pieces), room)


def _flat(text: str, *, apart: bool = False) -> str:
    """A text on one line; what stands on lines of its own, as the cells of a table do, is kept apart by spaces."""
    return text.replace("\n", " " if apart else "")


def many_lines(document: Document, at: At, room: int, most: int, *, whole: bool = False) -> list[Pieces]:
    """Return a place with its sentence, or all of its block, over as many lines as it needs, at most so many."""
    around = document.blocks[at.block].span if whole else sentence(document, at)
    text = document.text
    lines: list[Pieces] = [[(clip(where(document, at), room), "key")]]
    for start, end in wrap(text, around, max(8, room), cell)[: max(0, most - 1)]:
        cuts = [min(max(edge, start), end) for edge in (start, *at.span, end)]
        parts = zip(pairwise(cuts), ("", "match", ""), strict=True)
        lines.append([(_flat(text[a:b]), style) for (a, b), style in parts])
    return lines


def quoted(shelf: Shelf, places: Iterable[At]) -> list[str]:
    """Return the sentences of some places, each with its source; one sentence once."""
    found: dict[tuple[str, Span], str] = {}
    for at in places:
        document = shelf.document(at.document)
        span = sentence(document, at)
        if (at.document, span) not in found:
            found[at.document, span] = citation(document, span, citation_words())
    return list(found.values())


def passages(shelf: Shelf, cells_: Iterable[tuple[int, int, Sequence[At]]]) -> Iterator[Passage]:
    """Yield what the cells of a table rest on, as it is handed on; see `MOST_IN_CELL` and `MOST_QUOTED`.

    Args:
        shelf: The corpus.
        cells_: Row, column and places of each cell.
    """
    count = 0
    for row, column, places in cells_:
        for at in places[:MOST_IN_CELL]:
            if count == MOST_QUOTED:
                return
            count += 1
            document = shelf.document(at.document)
            start, end = sentence(document, at)
            mark = Span(at.span.start - start, at.span.end - start)
            yield Passage(row, column, clean(document.text[start:end]), (mark,), _source(document, at))


def _source(document: Document, at: At) -> str:
    """Where a passage stands: its document's title, then its place in it."""
    words = citation_words()
    name = words["title"].format(title=document.meta.title.value or document.id)
    return name + words["between"] + place(document, (at.block,), words)
