"""The order of passages that hold what was asked, and which of their matches stands for each.

Of one term it is the match that fills most of the title, else the first; of several the closest group.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Final, NamedTuple

from duidu.model import Reason
from duidu.search.held import Held
from duidu.search.match import Match
from duidu.search.score import Part, reasons, score

SAME_AGAIN: Final = 0.5
"""Points less for each further passage where letters, or a word with a slip, mean the same words.

What else they may mean is worth more: whoever sees ten passages should see what ten words could have been meant."""
MOST_AGAIN: Final = 8


class Ranked(NamedTuple):
    """A passage, the match of each term that stands for it, and its points."""

    held: Held
    group: Sequence[Match]
    parts: tuple[Part, ...]
    closeness: float
    points: float

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it has its points."""
        return reasons(self.parts, self.closeness)


def ranked(found: Iterable[Held], weights: Sequence[float]) -> list[Ranked]:
    """Return passages best first; of equals the newer document's, then by document and place.

    Args:
        found: The passages.
        weights: The rarity of each term.
    """
    return sorted(_varied(sorted((_ranked(one, weights) for one in found), key=_worth)), key=_worth)


def _ranked(one: Held, weights: Sequence[float]) -> Ranked:
    """A passage with its points."""
    title = one.passage.title
    group = _group(one)
    parts = [
        Part(m.slips, _in_title(m, title), w, m.figures, m.lost, m.way) for m, w in zip(group, weights, strict=False)
    ]
    if len(group) < len(weights):
        parts = _as_words(parts[0], len(weights))
    stretch = max(m.end for m in group) - min(m.start for m in group)
    closeness = sum(m.end - m.start for m in group) / stretch
    return Ranked(one, group, tuple(parts), closeness, score(parts, closeness))


def _as_words(whole: Part, words: int) -> list[Part]:
    """What is known of each of some words that were found as one: its slips are in one of them, its sound is of all."""
    return [whole._replace(rarity=1.0), *[Part(0, whole.title, 1.0, way=whole.way)] * (words - 1)]


def _worth(one: Ranked) -> tuple[float, int, tuple[str, int, int]]:
    """What passages are sorted by."""
    passage = one.held.passage
    return -one.points, -passage.year, passage.place


def _varied(found: Sequence[Ranked]) -> Iterator[Ranked]:
    """The passages, of which those that hold in place of what was typed words that others before hold lose a little."""
    times: dict[tuple[str, ...], Iterator[int]] = {}
    for one in found:
        text = one.held.passage.text
        guessed = tuple(text[match.start : match.end] for match in one.group if match.way or match.slips)
        if guessed:
            again = min(next(times.setdefault(guessed, count())), MOST_AGAIN)
            yield one._replace(points=round(one.points - SAME_AGAIN * again, 2))
        else:
            yield one


def _group(one: Held) -> Sequence[Match]:
    """A match of each term."""
    if len(one.matches) == 1:
        return [max(one.matches[0], key=lambda match: _in_title(match, one.passage.title))]
    return _closest(one.matches)


def _closest(found: Sequence[Sequence[Match]]) -> list[Match]:
    """The group with the shortest stretch from its first to its last match, the earlier one of equals.

    A sweep: the match that begins first gives way to the next of its term, until a term has none left.
    """
    current = [0] * len(found)
    best: tuple[int, list[Match]] | None = None
    while True:
        group = [matches[at] for matches, at in zip(found, current, strict=True)]
        stretch = max(m.end for m in group) - min(m.start for m in group)
        if best is None or stretch < best[0]:
            best = stretch, group
        first = min(range(len(found)), key=lambda i: group[i].start)
        current[first] += 1
        if current[first] == len(found[first]):
            return best[1]


def _in_title(match: Match, title: int) -> float:
    """The share of the passage's title that a match fills, 0 when it stands outside."""
    return (match.end - match.start) / title if match.end <= title else 0.0
