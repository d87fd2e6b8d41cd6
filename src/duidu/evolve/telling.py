"""The phrases of a passage that are worth following: what is quoted in it, its words, and pairs of them.

The idea: a slogan is seldom one word of a dictionary (平安城东 are two), so words that stand side by side are offered
together before they are offered alone. The limit: nobody knows which of them the reader means; this is a list to
choose from.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from duidu.evolve.vocabulary import GRAMMAR
from duidu.text.words import words

_QUOTED = re.compile('[\u201c\u300c\u300e"]([^\\W\\d_]{2,12})[\u201d\u300d\u300f"]')
LONGEST_PAIR = 6
"""Letters of two words that may make one phrase."""


def phrases(text: str) -> list[str]:
    """Return the phrases of a text, each once: first what is quoted, then pairs and words in the order of the text.

    >>> phrases("加快“平安城东”建设")
    ['平安城东', '加快', '平安', '城东', '建设']
    """
    quoted = [found[1] for found in _QUOTED.finditer(text)]
    return list(dict.fromkeys([*quoted, *_inside(text)]))


def _inside(text: str) -> Iterator[str]:
    """Pairs of words and words."""
    found = [text[start:end] for start, end in words(text)]
    for word, after in pairwise([*found, ""]):
        if not _tells(word):
            continue
        if _tells(after) and len(word) + len(after) <= LONGEST_PAIR:
            yield word + after
        yield word


def _tells(word: str) -> bool:
    """Whether a word says something: Chinese letters, two at least, and none of grammar."""
    return len(word) > 1 and word.isalpha() and not word.isascii() and word not in GRAMMAR
