"""Sentences and clauses: spans that tile a stretch of text.

A sentence ends after a full stop, !, ?, ; or … of either width, a clause also after a comma or colon. Closing quotes
and brackets stay with what they close. The enumeration comma 、 never ends a clause (it joins words), nor does a point
or comma between digits (3.9, 1,000) or a full point after a Latin letter or number at a heading's start.
"""

import re
from collections.abc import Iterator

from duidu.model import Span

# Full-width signs stand as escapes: in most fonts they cannot be told from the ASCII ones beside them.
_CLOSERS = "”’」』》〉】〕\uff09\uff3d\uff5d\"')\\]"
_STOPS = "。…!?;\uff01\uff1f\uff1b"
_PAUSES = ",:\uff0c\uff1a"
_SENTENCE = re.compile(f"[{_STOPS}]+[{_CLOSERS}]*|\\n+")
_CLAUSE = re.compile(
    f"[{_STOPS}]+[{_CLOSERS}]*|\\n+|(?<![0-9])[{_PAUSES}][{_CLOSERS}]*|[{_PAUSES}][{_CLOSERS}]*(?![0-9])"
)


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
    for found in pattern.finditer(text, span.start, span.end):
        if found.end() > start:
            yield Span(start, found.end())
            start = found.end()
    if start < span.end:
        yield Span(start, span.end)
