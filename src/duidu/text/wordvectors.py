r"""Word vectors: what a word means, by the company it keeps in public texts, in a few megabytes.

The idea: `tools/train_vectors.py` learns them, this module packs and reads them. A file is one line of JSON (how many
words, how many dimensions, the length of the packed word list), the words themselves (UTF-8, one a line, zlib), how
rare each is (float16), one scale for each dimension (float32), and the matrix in single bytes, row after row; numbers
are little-endian. A row times the scales is a word's unit vector. The limit: a word has one vector whatever it means
where it stands, and words the training texts lack (names of projects) have none.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

VERSION = 1
MOST = 127
"""The largest value of a signed byte that has a negative of its own."""

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class WordVectors:
    """Folded words with their vectors; made by `read` or `packed` only.

    `index` gives each word's row, `rarity` how much a word tells by itself (the logarithm of how few paragraphs of
    public texts have it), `scales` the size of one step in each dimension of `steps`.
    """

    index: Mapping[str, int]
    rarity: Matrix
    scales: Matrix
    steps: NDArray[np.int8]

    @property
    def size(self) -> int:
        """Dimensions of a vector."""
        return len(self.scales)

    def rows(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return the row of each word, -1 for an unknown one."""
        return np.fromiter((self.index.get(word, -1) for word in words), dtype=np.int64, count=len(words))

    def of(self, rows: NDArray[np.int64]) -> Matrix:
        """Return the unit vectors of some rows."""
        found = self.steps[rows].astype(np.float32) * self.scales
        return np.asarray(found, dtype=np.float32)

    def nearest(self, word: str, count: int) -> list[tuple[str, float]]:
        """Return the words nearest in meaning with their likeness, none for an unknown word."""
        if word not in self.index:
            return []
        likeness = self.of(np.arange(len(self.index))) @ self.of(np.array([self.index[word]]))[0]
        names = list(self.index)
        order = np.argsort(-likeness, kind="stable")[: count + 1]
        return [(names[row], round(float(likeness[row]), 3)) for row in order.tolist() if names[row] != word][:count]


def packed(words: Sequence[str], rarity: NDArray[np.float64], matrix: NDArray[np.float64]) -> bytes:
    """Return a file of word vectors.

    Args:
        words: Folded words, none of them twice, none with a line break.
        rarity: How much each tells.
        matrix: One row for each, of any length but zero.
    """
    unit = matrix / np.linalg.norm(matrix, axis=1, keepdims=True)
    scales = np.maximum(np.abs(unit).max(axis=0), 1e-9) / MOST
    names = zlib.compress("\n".join(words).encode("utf-8"), 9)
    head = {"version": VERSION, "words": len(words), "size": unit.shape[1], "names": len(names)}
    parts = (
        json.dumps(head).encode("ascii") + b"\n",
        names,
        rarity.astype("<f2").tobytes(),
        scales.astype("<f4").tobytes(),
        np.round(unit / scales).astype(np.int8).tobytes(),
    )
    return b"".join(parts)


def read(data: bytes) -> WordVectors:
    """Return the word vectors of a file made by `packed`; a file of another version is a broken installation."""
    start = data.index(b"\n") + 1
    head = json.loads(data[:start])
    assert head["version"] == VERSION, head
    count, size = head["words"], head["size"]
    words = zlib.decompress(data[start : start + head["names"]]).decode("utf-8").split("\n")
    at = start + head["names"]
    rarity = np.frombuffer(data, "<f2", count, at)
    scales = np.frombuffer(data, "<f4", size, at + 2 * count)
    steps = np.frombuffer(data, np.int8, count * size, at + 2 * count + 4 * size).reshape(count, size)
    index = {word: row for row, word in enumerate(words)}
    return WordVectors(index, rarity.astype(np.float32), scales.astype(np.float32), steps)
