"""Edits inside one pair of clauses: the longest common sequence of words, tidied, as offsets of the two documents.

Words are those of the folded text, so script and width are only a class of what is equal. Where the two clauses were
cut into words differently (平安|南开 against 平安南开) the common ends of a change are found again by character, but
only up to a word edge of both sides.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from duidu.diff.classes import Classed, classed
from duidu.diff.pieces import Clause, clause, parts
from duidu.diff.runs import Run, merged, mirror, shared_start, weighed
from duidu.diff.tidy import phrases_only, tidied
from duidu.model import Edit, Span


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
    runs = [Run(True, 0, len(a.text), 0, len(b.text))] if a.text == b.text else _runs(a.text, b.text)
    return classed(phrases_only(runs, a.text) if phrases else runs, a, b)


def _runs(a: str, b: str) -> list[Run]:
    """The tidied runs of two different texts."""
    words_a, words_b = parts(a), parts(b)
    edges_a, edges_b = _edges(words_a), _edges(words_b)
    runs = [
        Run(equal, edges_a[a0], edges_a[a1], edges_b[b0], edges_b[b1])
        for equal, a0, a1, b0, b1 in weighed(words_a, words_b)
    ]
    trimmed = [part for run in runs for part in _trimmed(run, (a, b), (edges_a, edges_b))]
    return tidied(merged(trimmed), (a, b), (edges_a, edges_b))


def _edges(words: Sequence[str]) -> list[int]:
    """The offsets where words begin and end."""
    return [0, *accumulate(map(len, words))]


def _trimmed(run: Run, texts: tuple[str, str], edges: tuple[list[int], list[int]]) -> list[Run]:
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


def _is_edge(edges: list[int], at: int) -> bool:
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
