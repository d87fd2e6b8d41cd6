"""How good a match is, from 0 to 100, and why.

Four things count, each with a name and its own points: whether the characters are as asked (exactness), whether they
stand in a title, whether several terms stand close together, and, when terms differ, how rare each is: a passage that
has the rare term right and slips in the common one is the better of two.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

EXACT = 60  # every character as asked; with one term in running text nothing else can make up for it
SLIP = 24  # each wrong, missing or extra character; more than TITLE + FILLS, so no title outweighs a slip
TITLE = 10  # the term stands in a title: the section is about it
FILLS = 8  # and is all of the title; a share of it otherwise
CLOSE = 22  # terms that touch; falls with the share of other text between them. One term touches itself


class Part(NamedTuple):
    """What is known of one term's match: its slips, the share of a title it fills (0 outside), and its rarity."""

    slips: int
    title: float
    rarity: float


def rarity(passages: int, holding: int) -> float:
    """Return the weight of a term that some of all passages hold; at least log 2, for one that stands in all.

    >>> rarity(1000, 1) > rarity(1000, 500) > 0
    True
    """
    return math.log(1 + passages / max(1, holding))


def score(parts: Sequence[Part], closeness: float) -> float:
    """Return the points of a match of one or more terms.

    Args:
        parts: One for each term.
        closeness: The share of the stretch from first to last term that the terms fill, 0 to 1.

    >>> score([Part(slips=0, title=1.0, rarity=2.0)], 1.0)
    100.0
    """
    weight = sum(part.rarity for part in parts)
    mean = sum(part.rarity * _points(part) for part in parts) / weight
    return round(mean + CLOSE * min(1.0, closeness), 2)


def _points(part: Part) -> float:
    """Points of one term by itself."""
    exactness = max(0, EXACT - SLIP * part.slips)
    return exactness + (TITLE + FILLS * part.title if part.title else 0)
