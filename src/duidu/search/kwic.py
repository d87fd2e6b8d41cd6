"""Key word in context: a line for each match, with what stands before and after it in its passage.

Lines can be put in order of year, or of what stands beside the match, nearest character first and by its pinyin: so
the same turns of phrase come together.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from duidu.model import Document, Hit, Span
from duidu.search.pinyin import reading
from duidu.text.fold import fold
from duidu.text.outline import own_spans

AROUND: Final = 60
"""Characters given on either side; no terminal shows more."""
COMPARED: Final = 12
"""Characters beside the match that order looks at."""
Order = Literal["year", "left", "right"]


class Line(NamedTuple):
    """A match and what stands beside it in its passage, without line breaks; `line` counts from 1."""

    document: str
    block: int
    line: int
    year: int
    span: Span
    left: str
    match: str
    right: str


def lines(documents: Mapping[str, Document], hits: Iterable[Hit]) -> list[Line]:
    """Return a line for each match of some hits, in their order.

    Args:
        documents: The documents the hits are in, by id.
        hits: What `duidu.search` found.
    """
    return [_line(documents[hit.document], hit, span) for hit in hits for span in hit.spans or (_span(hit),)]


def ordered(found: Sequence[Line], by: Order) -> list[Line]:
    """Return lines by year, or by what stands left or right of the match and then by year; else as the text runs."""
    by_year = sorted(found, key=lambda line: (line.year, line.document, line.span))
    if by == "left":
        return sorted(by_year, key=lambda line: _sounded(line.left[::-1]))
    if by == "right":
        return sorted(by_year, key=lambda line: _sounded(line.right))
    return by_year


def _span(hit: Hit) -> Span:
    return Span(hit.start, hit.end)


def _line(document: Document, hit: Hit, span: Span) -> Line:
    """The line of one match."""
    own = own_spans(document, document.blocks[hit.block])
    return Line(
        document.id,
        hit.block,
        document.text.count("\n", 0, span.start) + 1,
        hit.year,
        span,
        _between(document.text, own, span.start - 2 * AROUND, span.start)[-AROUND:],
        _between(document.text, own, *span) or document.text[span.start : span.end],
        _between(document.text, own, span.end, span.end + 2 * AROUND)[:AROUND],
    )


def _between(text: str, own: Sequence[Span], start: int, end: int) -> str:
    """What of a stretch belongs to the passage."""
    return "".join(text[max(a, start) : min(b, end)] for a, b in own if a < end and start < b)


def _sounded(beside: str) -> tuple[tuple[str, str], ...]:
    """What a context is ordered by: letters by their sound; signs do not count."""
    letters = [character for character in fold(beside) if character.isalnum()]
    return tuple((reading(character), character) for character in letters[:COMPARED])
