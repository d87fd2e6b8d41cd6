r"""Sentences and clauses: spans that tile a stretch of text.

A sentence ends after a full stop, !, ?, ; or … of either width, a clause also after a comma or colon; line ends end
both and stay with what stands before them. Closing quotes and brackets stay with what they close; ASCII quotes open and
close by turns within the span. The enumeration comma 、 never ends a clause (it joins words), nor does a comma inside a
figure (1,000), a colon between digits (12:30), or the ASCII point, which may be anything.
"""

import re
from collections.abc import Iterator

from duidu.model import Span

# Full-width signs stand as escapes: in most fonts they cannot be told from the ASCII ones beside them.
_CLOSERS = "”’」』》〉】〕\uff09\uff3d\uff5d)\\]}"
_STOPS = "。…!?;\uff01\uff1f\uff1b"
_COMMAS = ",\uff0c"
_COLONS = ":\uff1a"
_DIGITS = "0-9\uff10-\uff19"
_STOPPED = f"(?:[{_STOPS}]+[{_CLOSERS}]*[{_COMMAS}{_COLONS}]*)+"
_IN_FIGURE = f"(?<=[{_DIGITS}])(?<![{_DIGITS}]{{4}})[{_COMMAS}](?=[{_DIGITS}]{{3}}(?![{_DIGITS}]))"
_IN_TIME = f"(?<=[{_DIGITS}])[{_COLONS}](?=[{_DIGITS}])"
_PAUSED = f"(?!{_IN_FIGURE}|{_IN_TIME})[{_COMMAS}{_COLONS}]+[{_CLOSERS}]*"
_SENTENCE = re.compile(f"{_STOPPED}\\n*|\\n+")
_CLAUSE = re.compile(f"(?:{_STOPPED}|{_PAUSED})\\n*|\\n+")
_STRAIGHT = re.compile("\"|(?<![A-Za-z])'|'(?![A-Za-z])")
"""ASCII quotes; an apostrophe between letters is none."""


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences that tile a span, in order; none is empty.

    >>> text = "增长5%。完成3.9万个;全面落实"
    >>> [text[start:end] for start, end in sentences(text, Span(0, len(text)))]
    ['增长5%。', '完成3.9万个;', '全面落实']
    """
    return tuple(_tiles(_SENTENCE, text, span))


def clauses(text: str, span: Span) -> tuple[Span, ...]:
    """Return the clauses that tile a span, in order; none is empty.

    >>> text = "加快建设,共1,000家、3个。"
    >>> [text[start:end] for start, end in clauses(text, Span(0, len(text)))]
    ['加快建设,', '共1,000家、3个。']
    """
    return tuple(_tiles(_CLAUSE, text, span))


def _tiles(pattern: re.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    """Cut a span after every match of a pattern."""
    start = span.start
    for found in pattern.finditer(_curled(text[span.start : span.end])):
        end = span.start + found.end()
        yield Span(start, end)
        start = end
    if start < span.end:
        yield Span(start, span.end)


def _curled(piece: str) -> str:
    """The text with ASCII quotes made opening and closing ones by turns."""
    if '"' not in piece and "'" not in piece:
        return piece
    opened = {'"': False, "'": False}

    def curl(found: re.Match[str]) -> str:
        quote = found[0]
        opened[quote] = not opened[quote]
        return "“" if opened[quote] else "”"

    return _STRAIGHT.sub(curl, piece)
