"""Learn the word vectors that ship with the program from two archives of public texts, in about a minute.

usage: train_vectors.py [FOLDER]      (default: $DUIDU_REAL_TEXTS, else ../shared beside the project)

Reads FOLDER/data/public-texts.tar.xz and FOLDER/data/statutes.tar.xz, folds script and width, cuts words with rjieba,
counts which words stand within WINDOW of each other in a paragraph, weighs the counts by how far they exceed chance
(positive pointwise mutual information, contexts smoothed), and keeps the DIMENSIONS strongest directions of that matrix
(randomised SVD, fixed seed). The mean of all words is taken off, since it says nothing. Writes
src/duidu/data/vectors.bin and prints the nearest neighbours of a few words: nonsense there is the first sign that
something broke. Needs scipy (extra `dev`). The same archives and library versions give the same file; other versions
of the linear algebra may change last digits.
"""

import os
import pathlib
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import rjieba
from numpy.typing import NDArray
from scipy import sparse

from duidu.align.view import WORD
from duidu.store.vectors import FILE
from duidu.text.fold import fold
from duidu.text.wordvectors import packed, read

ARCHIVES = ("public-texts.tar.xz", "statutes.tar.xz")
WORDS = 30_000
"""At most: with 200 bytes each that is six of the eight megabytes there are."""

LEAST = 5
"""Times a word must be seen; of rarer ones too little is known."""

LINE = 6
"""Characters; a shorter line is a page number, a date, a list's sign."""

WINDOW = 8
"""Words to either side: a clause or two, so that neighbours share a subject rather than a grammar."""

SMOOTHED = 0.75
"""Exponent of a context's frequency: without it the rarest contexts would look most telling."""

DIMENSIONS = 200
SPARE = 20
"""Directions carried along in the SVD beyond those kept, so that the last kept ones are right."""

ROUNDS = 4
HALF = 0.5
"""Exponent of the singular values: between all directions equal (0) and the strongest drowning the rest (1)."""

SEED = 2012
SHOWN = ("养老", "营商", "科技", "绿化", "就业", "医疗", "招商", "社区", "拆迁", "党建")
NEIGHBOURS = 8

Ids = NDArray[np.int32]


def texts(archive: pathlib.Path) -> Iterator[str]:
    """The texts of an archive, by name; read in the archive's order, since going back in it means starting over."""
    with tarfile.open(archive) as tar:
        raw = sorted((member.name, contents(tar, member)) for member in tar if member.isfile())
    for _, data in raw:
        yield data.decode("utf-8", errors="ignore")


def contents(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    """The bytes of one file of an archive."""
    file = tar.extractfile(member)
    assert file, member.name
    return file.read()


def paragraphs(folder: pathlib.Path) -> Iterator[list[str]]:
    """The words of each line of all archives that may tell a subject, as alignment sees them."""
    for name in ARCHIVES:
        for text in texts(folder / "data" / name):
            for line in fold(text).split("\n"):
                if len(line) >= LINE:
                    yield [word for word in rjieba.cut(line) if len(word) >= WORD and word[0].isalpha()]


def numbered(lines: Sequence[Sequence[str]]) -> tuple[list[str], Ids]:
    """The vocabulary, most frequent first, and all lines as numbers in a row, WINDOW times -1 between two lines."""
    counts = Counter(word for line in lines for word in line)
    often = sorted((word for word, count in counts.items() if count >= LEAST), key=lambda w: (-counts[w], w))
    words = often[:WORDS]
    number = {word: index for index, word in enumerate(words)}
    gap = [-1] * WINDOW
    flat = [value for line in lines for value in (*(number.get(word, -1) for word in line), *gap)]
    return words, np.array(flat, dtype=np.int32)


def together(ids: Ids, size: int) -> sparse.csr_array:
    """How often each two words stand within WINDOW of each other."""
    total = sparse.csr_array((size, size), dtype=np.float32)
    for step in range(1, WINDOW + 1):
        one, other = ids[:-step], ids[step:]
        real = (one >= 0) & (other >= 0) & (one != other)
        ones = np.ones(int(real.sum()), dtype=np.float32)
        total = total + sparse.coo_array((ones, (one[real], other[real])), shape=(size, size)).tocsr()
    return (total + total.T).tocsr()


def information(counts: sparse.csr_array) -> sparse.csr_array:
    """Positive pointwise mutual information of words and contexts."""
    often = np.asarray(counts.sum(axis=1)).ravel()
    context = often**SMOOTHED / (often**SMOOTHED).sum()
    at = counts.tocoo()
    value = np.log(at.data / np.maximum(often[at.row] * context[at.col], 1e-12))
    telling = value > 0
    return sparse.csr_array((value[telling].astype(np.float32), (at.row[telling], at.col[telling])), shape=counts.shape)


def directions(matrix: sparse.csr_array) -> NDArray[np.float64]:
    """The words' places along the strongest directions of a matrix."""
    guess = np.random.default_rng(SEED).standard_normal((matrix.shape[1], DIMENSIONS + SPARE)).astype(np.float32)
    for _ in range(ROUNDS):
        guess, _ = np.linalg.qr(matrix @ guess)
        guess, _ = np.linalg.qr(matrix.T @ guess)
    left, strength, _ = np.linalg.svd((matrix @ guess).astype(np.float64), full_matrices=False)
    return np.asarray(left[:, :DIMENSIONS] * strength[:DIMENSIONS] ** HALF)


def rarity(ids: Ids, size: int, lines: int) -> NDArray[np.float64]:
    """The logarithm of how few lines have each word."""
    line = np.cumsum(ids < 0)
    real = ids >= 0
    keys = np.unique(line[real].astype(np.int64) * size + ids[real])
    having = np.bincount(keys % size, minlength=size)
    return np.asarray(np.log((lines + 1) / (having + 0.5)))


def main() -> None:
    """Learn, write, show."""
    default = pathlib.Path(__file__).resolve().parent.parent.parent / "shared"
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DUIDU_REAL_TEXTS", default))
    missing = [name for name in ARCHIVES if not (folder / "data" / name).is_file()]
    if missing:
        sys.exit(f"{folder}/data: no {', '.join(missing)} there; name the folder of the real texts")
    began = time.monotonic()
    lines = [line for line in paragraphs(folder) if len(line) > 1]
    words, ids = numbered(lines)
    print(f"{len(lines):,} lines, {sum(map(len, lines)):,} words, {len(words):,} different ones kept")
    matrix = information(together(ids, len(words)))
    print(f"{matrix.nnz:,} pairs of words stand together more often than by chance")
    places = directions(matrix)
    data = packed(words, rarity(ids, len(words), len(lines)), places - places.mean(axis=0))
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(data)
    print(f"{FILE.name}: {len(data):,} bytes after {time.monotonic() - began:.0f} s\n")
    found = read(data)
    for word in SHOWN:
        print(f"{word}: {' '.join(name for name, _ in found.nearest(word, NEIGHBOURS))}")


if __name__ == "__main__":
    main()
