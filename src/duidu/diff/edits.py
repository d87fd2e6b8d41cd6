"""Edits inside one pair of clauses: the longest common sequence of words, tidied, as offsets of the two documents.

Words are those of the folded text, so script and width are only a class of what is equal. Where the two clauses were
cut into words differently (平安|南开 against 平安南开) the common ends of a change are found again by character, but
only up to a word edge of both sides.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from duidu.diff.classes import Classed, classed
from duidu.diff.pieces import Clause, clause, letters, parts
from duidu.diff.runs import Run, merged, mirror, shared_start, weighed
from duidu.diff.tidy import phrases_only, tidied
from duidu.model import Edit, Span

BEFORE_LABEL = "# \u3000"
BEHIND_LABEL = " \u3000\xa0\t,.:"
"""What may stand before and behind a counting sign without being part of it, in folded text."""


def plain(a: str, b: str) -> tuple[Edit, ...]:
    """Return the edits from one string to another, which touch end to end and rebuild both.

    >>> [(e.kind, e.old, e.new) for e in plain("新增就业岗位3.9万个", "新增就业岗位4万个")][1:2]
    [('replace', Span(start=6, end=10), Span(start=6, end=8))]
    """
    if not a and not b:
        return ()
    return edits(clause(a, range(len(a))), clause(b, range(len(b))))


def edits(a: Clause, b: Clause, phrases: bool = False) -> tuple[Edit, ...]:
    """Return the edits from one clause to another as spans of their documents.

    Args:
        a: The old clause.
        b: The new clause.
        phrases: Keep only whole words of two characters and more as equal: for clauses that are reworded.
    """
    return tuple(_edit(one, a.offsets, b.offsets) for one in _classed(a, b, phrases=phrases))


def _classed(a: Clause, b: Clause, *, phrases: bool) -> list[Classed]:
    """The tidied runs from a to b with their classes; canonical, so that those from b to a are their mirror."""
    if a.text > b.text:
        return [Classed(mirror(run), change) for run, change in _classed(b, a, phrases=phrases)]
    runs = _runs(a, b)
    return classed(phrases_only(runs, a.text) if phrases else runs, a, b)


def _runs(a: Clause, b: Clause) -> list[Run]:
    """The tidied runs of two clauses."""
    texts = a.text, b.text
    if a.text == b.text:
        return [Run(True, 0, len(a.text), 0, len(b.text))]
    if a.numbering and b.numbering and a.key != b.key:
        return _label(texts)
    if a.key == b.key:
        return tidied(merged(_signs_only(texts)), texts, (range(len(a.text) + 1), range(len(b.text) + 1)))
    words_a, words_b = parts(a.text), parts(b.text)
    edges = _edges(words_a), _edges(words_b)
    runs = [
        Run(equal, edges[0][a0], edges[0][a1], edges[1][b0], edges[1][b1])
        for equal, a0, a1, b0, b1 in weighed(words_a, words_b)
    ]
    return tidied(merged(part for run in runs for part in _trimmed(run, texts, edges)), texts, edges)


def _label(texts: tuple[str, str]) -> list[Run]:
    """The runs of two counting signs: (三) made (二) is changed with its brackets, not with the pause behind it."""
    starts = [len(text) - len(text.lstrip(BEFORE_LABEL)) for text in texts]
    ends = [len(text.rstrip(BEHIND_LABEL)) for text in texts]
    head = shared_start(*(text[:start] for text, start in zip(texts, starts, strict=True)))
    tail = shared_start(*(text[end:][::-1] for text, end in zip(texts, ends, strict=True)))
    lengths = len(texts[0]), len(texts[1])
    return merged(
        (
            Run(True, 0, head, 0, head),
            Run(False, head, lengths[0] - tail, head, lengths[1] - tail),
            Run(True, lengths[0] - tail, lengths[0], lengths[1] - tail, lengths[1]),
        )
    )


def _signs_only(texts: tuple[str, str]) -> Iterator[Run]:
    """The runs between two texts of the same letters, which all stay: a space inside a word does not mark the word."""
    edges = range(len(texts[0]) + 1), range(len(texts[1]) + 1)
    ends = (Span(edges[0][-1], edges[0][-1]), Span(edges[1][-1], edges[1][-1]))
    at_a = at_b = 0
    for one, other in [*zip(*map(letters, texts), strict=True), ends]:
        yield from _trimmed(Run(False, at_a, one.start, at_b, other.start), texts, edges)
        same = texts[0][slice(*one)] == texts[1][slice(*other)]
        yield Run(same, *one, *other)
        at_a, at_b = one.end, other.end


def _edges(words: Sequence[str]) -> list[int]:
    """The offsets where words begin and end."""
    return [0, *accumulate(map(len, words))]


def _trimmed(run: Run, texts: tuple[str, str], edges: tuple[Sequence[int], Sequence[int]]) -> list[Run]:
    """A changed run without the text that both sides begin or end with, cut at word edges of both."""
    if run.equal:
        return [run]
    _, a0, a1, b0, b1 = run
    old, new = texts[0][a0:a1], texts[1][b0:b1]
    head = shared_start(old, new)
    while head and not (_is_edge(edges[0], a0 + head) and _is_edge(edges[1], b0 + head)):
        head -= 1
    tail = shared_start(old[head:][::-1], new[head:][::-1])
    while tail and not (_is_edge(edges[0], a1 - tail) and _is_edge(edges[1], b1 - tail)):
        tail -= 1
    return [
        Run(True, a0, a0 + head, b0, b0 + head),
        Run(False, a0 + head, a1 - tail, b0 + head, b1 - tail),
        Run(True, a1 - tail, a1, b1 - tail, b1),
    ]


def _is_edge(edges: Sequence[int], at: int) -> bool:
    """Whether a word begins or ends there."""
    return edges[bisect_left(edges, at)] == at


def _edit(one: Classed, old: Sequence[int], new: Sequence[int]) -> Edit:
    """A run as an edit of the two documents."""
    run = one.run
    spans = _span(old, run.a0, run.a1), _span(new, run.b0, run.b1)
    if run.equal:
        return Edit("equal", *spans, one.change)
    if run.a0 == run.a1:
        return Edit("insert", *spans, one.change)
    return Edit("delete" if run.b0 == run.b1 else "replace", *spans, one.change)


def _span(offsets: Sequence[int], start: int, end: int) -> Span:
    """A stretch of a clause in its document; a line break after it belongs to it, so that edits touch."""
    return Span(_offset(offsets, start), _offset(offsets, end))


def _offset(offsets: Sequence[int], at: int) -> int:
    """The document offset of a place in a clause, its end included."""
    if at < len(offsets):
        return offsets[at]
    return offsets[-1] + 1 if offsets else 0
