"""Making edits readable: slide, keep quotes together, leave no crumbs.

A crumb is an equal run between two changes that holds at most one single character that means little (的, 和, a comma);
kept, it would make confetti of one change. Nor is a word kept that stands between two changes longer than itself: one
phrase was put for another. A figure is never lost like that. Each rule keeps the runs touching end to end, and none
moves an edge off the edges of words, except that a quotation mark is a word of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from duidu.diff.pieces import tokens
from duidu.diff.runs import Run, merged

PAIRS = {")": "(", ">": "<", "]": "[", "}": "{"}
"""Closing signs in folded text and what opens them."""
TOGGLES = "\"'"
"""Folded quotation marks: the same sign opens and closes."""
PAUSES = frozenset(",.;:!?")
_ANY_QUOTE = re.compile(r"[()<>\[\]{}\"']")
PHRASE = 3
"""How many times as long what was changed on both sides together must be for an equal run to be lost between."""
MOST_QUOTES = 1_000_000
"""Pairs of quotation marks × runs up to which torn ones are mended; no clause that a person wrote comes near."""
MOST_SLIDES = 64
"""Characters that an insertion is tried to be slid; repetitions are shorter."""


class _Sides(NamedTuple):
    """The two texts and their word edges."""

    a: str
    b: str
    edges_a: frozenset[int]
    edges_b: frozenset[int]


def tidied(runs: list[Run], texts: tuple[str, str], edges: tuple[Sequence[int], Sequence[int]]) -> list[Run]:
    """Return the runs as a careful editor would mark them.

    Args:
        runs: Alternating equal and changed runs that tile both texts.
        texts: The two folded texts.
        edges: Where words begin and end in each.
    """
    sides = _Sides(*texts, frozenset(edges[0]), frozenset(edges[1]))
    found = merged(_slid(runs, sides))
    found = _quotes_kept(found, sides)
    found = absorbed(found, lambda run: is_crumb(texts[0][run.a0 : run.a1]))
    return _one_phrase(found, texts)


def is_crumb(folded: str) -> bool:
    """Return whether equal text is too little to stand between two changes.

    >>> [is_crumb(text) for text in ("的", ", ", "改革", "5")]
    [True, True, False, False]
    """
    letters = [c for c in folded if c.isalnum()]
    return len(letters) <= 1 and not any(c.isdecimal() for c in letters)


def absorbed(runs: list[Run], weak: Callable[[Run], bool]) -> list[Run]:
    """Return the runs with each weak equal run between two changes made part of the change."""
    last = len(runs) - 1
    return merged(
        run._replace(equal=False) if run.equal and 0 < i < last and weak(run) else run for i, run in enumerate(runs)
    )


def _one_phrase(runs: list[Run], texts: tuple[str, str]) -> list[Run]:
    """The runs with equal ones inside a phrase that was put otherwise made part of it: 提升绿色发展水平, 建设绿色城区.

    They are no longer than what was changed on either side of them, PHRASE times as long as they are together, and one
    of the changes at least put one thing for another: between two insertions a word stays what it was.
    """
    changes = [_Change(run, texts) for run in runs]
    return merged(
        run._replace(equal=False) if 0 < i < len(runs) - 1 and _weak(changes[i - 1 : i + 2]) else run
        for i, run in enumerate(runs)
    )


class _Change:
    """A run as a reader weighs it: the letters of either side, and whether figures stand there."""

    def __init__(self, run: Run, texts: tuple[str, str]) -> None:
        old, new = texts[0][run.a0 : run.a1], texts[1][run.b0 : run.b1]
        self.equal = run.equal
        self.length = max(_letters(old), _letters(new))
        self.replaced = not run.equal and bool(old) and bool(new)
        self.figures = _has_figure(old) and _has_figure(new)


def _weak(around: Sequence[_Change]) -> bool:
    """Whether an equal run between two changes is too little to part them; figures are never lost in a phrase."""
    before, own, behind = around
    return (
        own.equal
        and own.length <= min(before.length, behind.length)
        and PHRASE * own.length <= before.length + behind.length
        and (before.replaced or behind.replaced)
        and not any(one.figures for one in around)
    )


def _letters(folded: str) -> int:
    """How many letters and figures there are."""
    return sum(map(str.isalnum, folded))


def _has_figure(folded: str) -> bool:
    """Whether a figure stands in a stretch."""
    return any(map(str.isdecimal, folded))


def phrases_only(runs: list[Run], a: str) -> list[Run]:
    """Return the runs with only those equal ones left that hold a word of two characters and more."""
    return merged(run if run.equal and _has_word(a[run.a0 : run.a1]) else run._replace(equal=False) for run in runs)


def _has_word(folded: str) -> bool:
    """Whether a stretch holds a word or figure of two characters."""
    return any(len(word) > 1 and any(map(str.isalnum, word)) for word in tokens(folded))


# -- sliding --------------------------------------------------------------------------------------------------------


def _slid(runs: list[Run], sides: _Sides) -> list[Run]:
    """Insertions and deletions moved along repeated text to where they read best."""
    found = list(runs)
    for i in range(1, len(found) - 1):
        before, run, after = found[i - 1 : i + 2]
        if not run.equal and before.equal and after.equal and (run.a0 == run.a1 or run.b0 == run.b1):
            by = _best_slide(before, run, after, sides)
            found[i - 1] = before._replace(a1=before.a1 + by, b1=before.b1 + by)
            found[i] = Run(False, run.a0 + by, run.a1 + by, run.b0 + by, run.b1 + by)
            found[i + 1] = after._replace(a0=after.a0 + by, b0=after.b0 + by)
    return found


def _best_slide(before: Run, run: Run, after: Run, sides: _Sides) -> int:
    """By how many characters to slide a one-sided change: balanced quotes first, then a pause at its edge."""
    text, start, end = (sides.b, run.b0, run.b1) if run.a0 == run.a1 else (sides.a, run.a0, run.a1)
    places = [0]
    for step in range(1, min(before.a1 - before.a0, MOST_SLIDES) + 1):
        if text[start - step] != text[end - step]:
            break
        places.append(-step)
    for step in range(1, min(after.a1 - after.a0, MOST_SLIDES) + 1):
        if text[start + step - 1] != text[end + step - 1]:
            break
        places.append(step)
    allowed = [by for by in places if _at_edges(run, by, sides)] or [0]
    return max(allowed, key=lambda by: (_beauty(text, start + by, end + by), -abs(by), by))


def _at_edges(run: Run, by: int, sides: _Sides) -> bool:
    """Whether the slid change begins and ends at edges of words on both sides."""
    return {run.a0 + by, run.a1 + by} <= sides.edges_a and {run.b0 + by, run.b1 + by} <= sides.edges_b


def _beauty(text: str, start: int, end: int) -> int:
    """How well a one-sided change reads: its quotes balanced, a pause behind it or before it."""
    piece = text[start:end]
    balanced = all(open_ >= 0 and close >= 0 for open_, close in quotes(piece))
    pause = piece[-1] in PAUSES or (start > 0 and text[start - 1] in PAUSES and piece[0] not in PAUSES)
    return 2 * balanced + pause


# -- quotes ---------------------------------------------------------------------------------------------------------


def quotes(folded: str) -> list[tuple[int, int]]:
    """Return where pairs of quotation marks and brackets open and close; -1 where the mate is missing.

    >>> quotes('建设"(新)城"')
    [(3, 5), (2, 7)]
    """
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    for at, sign in ((one.start(), one[0]) for one in _ANY_QUOTE.finditer(folded)):
        mate = sign if sign in TOGGLES else PAIRS.get(sign)
        if mate is not None and any(folded[i] == mate for i in waiting):
            while folded[waiting[-1]] != mate:
                found.append((waiting.pop(), -1))
            found.append((waiting.pop(), at))
        elif sign in TOGGLES or sign in PAIRS.values():
            waiting.append(at)
        elif mate is not None:
            found.append((-1, at))
    return found + [(at, -1) for at in waiting]


def _quotes_kept(runs: list[Run], sides: _Sides) -> list[Run]:
    """Changed through from an opening sign to its closing one where a change would tear them apart."""
    pairs = [[(x, y) for x, y in quotes(text) if x >= 0 and y >= 0] for text in (sides.a, sides.b)]
    if sum(map(len, pairs)) * len(runs) > MOST_QUOTES:
        return runs
    for side in (0, 1):
        for start, end in pairs[side]:
            if _torn(runs, side, start, end):
                runs = _mended(runs, side, (start, end), dict(pairs[1 - side]))
    return runs


def _mended(runs: list[Run], side: int, pair: tuple[int, int], others: dict[int, int]) -> list[Run]:
    """The runs with a torn pair changed as a whole; where only the closing sign was put elsewhere, from there to there.

    Args:
        runs: The runs.
        side: The side of the pair.
        pair: Where it opens and closes.
        others: The pairs of the other side.
    """
    first, last = (_holding(runs, side, at) for at in pair)
    opening, closing = runs[first], runs[last]
    if opening.equal and not closing.equal:
        mate = others.get(pair[0] - opening[1 + 2 * side] + opening[3 - 2 * side])
        there = -1 if mate is None else _holding(runs, 1 - side, mate)
        if there >= 0 and not runs[there].equal:
            low, high = min(last, there), max(last, there)
            return merged(r._replace(equal=False) if low <= i <= high else r for i, r in enumerate(runs))
    return _spoilt(runs, side, pair[0], pair[1] + 1)


def _torn(runs: list[Run], side: int, start: int, end: int) -> bool:
    """Whether one sign of a pair is changed and the other not, or both are but not the whole between them."""
    first, last = (_holding(runs, side, at) for at in (start, end))
    if first == last or (runs[first].equal and runs[last].equal):
        return False
    only_signs = runs[first][2 + 2 * side] == start + 1 and runs[last][1 + 2 * side] == end
    dequoted = only_signs and all(run.equal for run in runs[first + 1 : last]) and not runs[first].equal
    return not (dequoted and not runs[last].equal)


def _holding(runs: list[Run], side: int, at: int) -> int:
    """The index of the run that holds a character of one side."""
    return bisect_right(runs, at, key=lambda run: run[2 + 2 * side])


def _spoilt(runs: list[Run], side: int, start: int, end: int) -> list[Run]:
    """The runs with a stretch of one side made part of a change."""
    found = []
    for run in runs:
        if not run.equal:
            found.append(run)
            continue
        low, high = run[1 + 2 * side], run[2 + 2 * side]
        head, tail = (min(max(at, low), high) - low for at in (start, end))
        _, a0, a1, b0, b1 = run
        found.append(Run(True, a0, a0 + head, b0, b0 + head))
        found.append(Run(False, a0 + head, a0 + tail, b0 + head, b0 + tail))
        found.append(Run(True, a0 + tail, a1, b0 + tail, b1))
    return merged(found)
