"""The words around a stretch of text, with their tags: what stands before it, what it grows into, what follows.

The idea: only letters that run on are looked at, and where the dictionary has the stretch and its neighbour as one word
they are told apart at the edge of the stretch. The limit: rjieba's words and tags.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

LEFT: Final = 14
_RIGHT: Final = 8
"""Letters looked at on either side of the head."""


class Around(NamedTuple):
    """The words that run on around a head: tagged before and after; `inside` is the head with what grows on it.

    `torn` where the head is no word but pieces of others (发展|中国|家 is read 发展中国家).
    """

    before: tuple[tuple[str, str], ...]
    inside: str
    after: tuple[tuple[str, str], ...]
    torn: bool


def around(text: str, start: int, end: int) -> Around:
    """Return the words around a stretch in the letters that run on."""
    left = start
    while left > 0 and start - left < LEFT and text[left - 1].isalpha() and not text[left - 1].isascii():
        left -= 1
    right = end
    while right < len(text) and right - end < _RIGHT and text[right].isalpha() and not text[right].isascii():
        right += 1
    return _split(_tagged(text[left:right]), start - left, end - left)


def _split(tagged: Sequence[tuple[str, str]], start: int, end: int) -> Around:
    """Tagged words around a stretch of them."""
    before: list[tuple[str, str]] = []
    after: list[tuple[str, str]] = []
    inside, at, torn = "", 0, False
    for word, tag in tagged:
        stop = at + len(word)
        if stop <= start:
            before.append((word, tag))
        elif at >= end:
            after.append((word, tag))
        else:
            if at < start:  # the dictionary has filler and head as one word
                before.append((word[: start - at], tag))
            torn = torn or (stop > end and at != start)
            inside += word[max(0, start - at) :]
        at = stop
    return Around(tuple(before), inside, tuple(after), torn)


def _tagged(text: str) -> list[tuple[str, str]]:
    """The words of letters with their tags."""
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s)

    return list(rjieba.tag(text)) if text else []


def tags(text: str) -> list[str]:
    """Return the tags of a word's parts."""
    return [tag for _, tag in _tagged(text)]
