"""Character n-grams of folded text, over what carries meaning: letters, ideographs, digits."""

import re
from collections.abc import Iterator

_RUN = re.compile(r"[^\W_]+")


def grams(folded: str, size: int) -> Iterator[str]:
    """Yield each n-gram that lies within one run of letters, ideographs and digits.

    >>> list(grams("平安南开,5g", 2))
    ['平安', '安南', '南开', '5g']
    """
    for found in _RUN.finditer(folded):
        run = found[0]
        for i in range(len(run) - size + 1):
            yield run[i : i + size]
