"""The word vectors that come with the program, read once when they are first wanted (6 MB, 0.05 s)."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import duidu

if TYPE_CHECKING:
    from duidu.text.wordvectors import WordVectors

FILE = Path(duidu.__file__).parent / "data" / "vectors.bin"


@lru_cache(maxsize=1)
def load() -> "WordVectors":
    """Return the word vectors; every process reads its own."""
    from duidu.text.wordvectors import read  # noqa: PLC0415  (numpy costs 0.1 s, so only those who align pay)

    return read(FILE.read_bytes())
