"""How good a match is, from 0 to 100, and why.

Each thing that counts has a name and its own points: whether the characters are as asked (exactness) or only sound so,
whether they stand in a title, whether several terms stand close together, and, when terms differ, how rare each is: a
passage that has the rare term right and slips in the common one is the better of two. Of equals the newer stands first.
"""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from duidu.model import Reason
from duidu.search.forms import Way

EXACT: Final = 60  # every character as asked; with one term in running text nothing else can make up for it
SLIP: Final = 20  # each wrong, missing, extra or swapped character; more than TITLE + FILLS, so no title outweighs it
LOST: Final = 4  # more for each that is wrong or extra: another character had to be guessed
FIGURE: Final = 23  # more for each slip in a number: another fact, below all that has a slip in a word
TITLE: Final = 10  # the term stands in a title: the section is about it
FILLS: Final = 8  # and is all of the title; a share of it otherwise
CLOSE: Final = 22  # terms that touch; falls with the share of other text between them. One term touches itself
SOUNDS: Final[dict[Way, int]] = {"": 0, "pinyin": 19, "initials": 22, "begun": 24}
"""Taken from what only sounds as asked: more than TITLE + FILLS, and the more the less is known of the sound."""


class Part(NamedTuple):
    """What is known of one term's match.

    Its slips, the share of a title it fills (0 outside), its rarity; of its slips those in numbers, and the characters
    lost; how it is heard.
    """

    slips: int
    title: float
    rarity: float
    figures: int = 0
    lost: int = 0
    way: Way = ""


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


def reasons(parts: Sequence[Part], closeness: float) -> tuple[Reason, ...]:
    """Return why a match has its points, the most important first.

    Codes: ``exact``, ``slips`` and ``figures`` (how many), ``pinyin``, ``begun``, ``initials``, ``title`` (per cent
    of it that the term fills), ``close`` (per cent of the stretch that the terms fill; only of several).
    """
    slips, figures = sum(part.slips for part in parts), sum(part.figures for part in parts)
    ways = dict.fromkeys(part.way for part in parts if part.way)
    found = [Reason(way) for way in ways]
    if slips:
        found.append(Reason("slips", (str(slips),)))
    elif not ways:
        found.append(Reason("exact"))
    if figures:
        found.append(Reason("figures", (str(figures),)))
    title = max(part.title for part in parts)
    if title:
        found.append(Reason("title", (f"{title:.0%}",)))
    if len(parts) > 1:
        found.append(Reason("close", (f"{min(1.0, closeness):.0%}",)))
    return tuple(found)


def _points(part: Part) -> float:
    """Points of one term by itself."""
    exactness = max(0, EXACT - SLIP * part.slips - LOST * part.lost - FIGURE * part.figures - SOUNDS[part.way])
    return exactness + (TITLE + FILLS * part.title if part.title else 0)
