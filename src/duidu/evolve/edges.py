"""Where a phrase of running words is whole: which words it may begin and end with, and what stands beside it.

The idea: a fragment shows at its edges. It begins or ends with a word of grammar, its last word only qualifies the
next one (伟大的历史性|转变), or its verb's object goes on everywhere it stands (建立职能|统一的部门). The limit: the
words and tags of rjieba; of two readings of three words that of two words of two signs is taken (有效|应对).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from duidu.evolve.vocabulary import GRAMMAR
from duidu.text.words import split

Gram = tuple[str, ...]

_NEVER_AT_AN_EDGE: Final = frozenset("的了和与及是在对为以从到把被将要使其并也都而或于等中上下不这那个各")
"""Words of one sign that no phrase begins or ends with."""
_DATE: Final = frozenset("〇零一二三四五六七八九十百千万亿年月日")
"""Signs of dates and plain numbers, which are new every year."""
_NO_WORDS: Final = ("d", "r", "c", "p", "u", "m", "q", "t", "f", "y", "e", "o", "ad")
"""Tags of words that say nothing by themselves: adverbs, pronouns, numbers, times (当前, 上年), sides."""
_NO_ENDS: Final = ("m", "q", "d", "p", "c", "u", "r")
"""Tags of words that no phrase ends with."""

_JOINS: Final = frozenset("和与及或")
_QUALIFIES: Final = ("性", "型", "式", "级", "化", "分之")
"""Ends of words that only qualify what follows, unless nothing does."""
_HALVES: Final = 2


def may_stand(gram: Gram) -> bool:
    """Return whether a phrase is whole at its edges."""
    if len(gram) == 1:
        return len(gram[0]) > 1 and gram[0] not in GRAMMAR and not _DATE.issuperset(gram[0])
    ends = (gram[0], gram[-1])
    return not any(end in _NEVER_AT_AN_EDGE or end in GRAMMAR or len(end) == 1 for end in ends)


def is_whole(gram: Gram) -> bool:
    """Return whether a phrase, taken by itself, begins and ends with words that may stand there."""
    again = tuple(split("".join(gram)))
    return may_stand(again) and not _tag(again[-1]).startswith(_NO_ENDS)


def tells(gram: Gram) -> bool:
    """Return whether a word or phrase says something by itself."""
    if len(gram) == 1:
        return not _tag(gram[0]).startswith(_NO_WORDS)
    return not _tag(gram[-1]).startswith(_NO_ENDS)


def stands_free(gram: Gram, beside: Iterable[tuple[str, str]]) -> bool:
    """Return whether a phrase of several words ends and begins somewhere where no thought goes on.

    Args:
        gram: The phrase.
        beside: For each place the word before and the word after in its run, empty at the run's ends.
    """
    if len(gram) == 1:
        return True
    left = right = False
    for before, after in beside:
        left = left or _begins_after(before, gram[0])
        right = right or _ends_before(after, gram)
        if left and right:
            return True
    return False


def _begins_after(word: str, first: str) -> bool:
    """Whether a phrase may begin after a word."""
    if not word or word in GRAMMAR or word in _NEVER_AT_AN_EDGE or len(word) == 1:
        return True
    tag = _tag(word)
    return tag == "v" or tag.startswith(("d", "p", "c", "u")) or (_tag(first).startswith(("v", "d")) and tag != "vn")


def _ends_before(word: str, gram: Gram) -> bool:
    """Whether a phrase may end before a word."""
    if not word or word in _JOINS:
        return True
    acts = _tag(gram[0]).startswith(("v", "d")) and _tag(gram[0]) != "vn"
    if acts or gram[-1].endswith(_QUALIFIES):
        return False
    if word in GRAMMAR or word in _NEVER_AT_AN_EDGE:
        return True
    return len(word) > 1 and (_tag(word) == "v" or _tag(word).startswith(("d", "p", "c")))  # 基本所有|制 is one word


def settled(words: Sequence[str]) -> list[str]:
    """Return words with 有|效应|对 read 有效|应对, where both are words.

    >>> settled(["有", "效应", "对", "危机"])
    ['有效', '应对', '危机']
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        three = words[at : at + 3]
        if tuple(map(len, three)) == (1, _HALVES, 1) and _halves("".join(three)):
            found += [three[0] + three[1][0], three[1][1] + three[2]]
            at += 3
        else:
            found.append(words[at])
            at += 1
    return found


def _halves(four: str) -> bool:
    """Whether four signs are two words of the dictionary."""
    return _is_word(four[_HALVES:]) and _is_word(four[:_HALVES])


@lru_cache(maxsize=16_384)
def _is_word(two: str) -> bool:
    """Whether two signs are a word of the dictionary."""
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s)

    tagged = rjieba.tag(two)
    return len(tagged) == 1 and tagged[0][1] != "x" and two.isalpha()


@lru_cache(maxsize=16_384)
def _tag(word: str) -> str:
    """The tag of a word by itself, of several parts the last's."""
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s)

    tagged = rjieba.tag(word)
    return tagged[-1][1] if tagged else ""
