"""The words and character n-grams of two documents as numbers, over one numbering for both.

The idea: texts are cut into terms once and numbered once; whatever compares texts (paragraphs, sentences, sections)
then gathers numbers and never touches a string again. Numbers follow the terms themselves (n-grams) or their first
sight (words), so nothing depends on hashing. The limit: n-grams are of two characters, which is what fits one number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from duidu.align.view import Unit, View

Ints = NDArray[np.int64]

BITS = 21
"""Bits of one character's number."""

_CARRIES = re.compile(r"[^\W_]")
"""Letters, ideographs, digits: what n-grams are made of, as in `duidu.text.grams`."""


class Terms(NamedTuple):
    """Text t has the terms ``ids[starts[t]:starts[t + 1]]``, in order, repeated ones repeated."""

    starts: Ints
    ids: Ints

    def joined(self, firsts: Ints) -> "Terms":
        """Return longer texts of neighbouring ones; `firsts` says with which each begins, and where the last ends."""
        return Terms(self.starts[firsts], self.ids)

    def picked(self, rows: Ints) -> "Terms":
        """Return some of the texts, in the order asked for."""
        at, starts = ranges(self.starts, rows)
        return Terms(starts, self.ids[at])


def ranges(starts: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Return the positions of all entries of some rows, row after row, and where each row begins among them."""
    lengths = starts[rows + 1] - starts[rows]
    begins = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum(lengths, out=begins[1:])
    return np.arange(begins[-1]) + np.repeat(starts[rows] - begins[:-1], lengths), begins


@dataclass(frozen=True, slots=True)
class Side:
    """One document's terms: n-grams and words of each piece, words of each title, where each unit's pieces begin."""

    grams: Terms
    words: Terms
    titles: Terms
    pieces: Ints

    def of(self, terms: Terms, rows: Ints | None = None) -> Terms:
        """Return the terms of whole units, of all or of those in some rows of the view."""
        whole = terms.joined(self.pieces)
        return whole if rows is None else whole.picked(rows)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Both documents' terms, how many different n-grams there are, and each word by its number."""

    sides: tuple[Side, Side]
    grams: int
    words: tuple[str, ...]


def numbered(a: View, b: View) -> Numbered:
    """Number the terms of two documents."""
    (grams_a, grams_b), count = _grams(a, b)
    (words_a, words_b), names = named(_worded(a), _worded(b))
    sides = _side(a, grams_a, words_a), _side(b, grams_b, words_b)
    return Numbered(sides, count, names)


def _worded(side: View) -> list[tuple[str, ...]]:
    """The words of each piece, then those of each title."""
    pieces = [words for unit in side.units for words in unit.piece_words]
    return pieces + [unit.title_words for unit in side.units]


def _side(of: View, grams: Terms, words: Terms) -> Side:
    """One document's terms; `words` as `_worded` puts them."""
    pieces = _pieces(of.units)
    cut = int(pieces[-1])
    middle = words.starts[cut]
    titles = Terms(words.starts[cut:] - middle, words.ids[middle:])
    return Side(grams, Terms(words.starts[: cut + 1], words.ids[:middle]), titles, pieces)


def named(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> tuple[tuple[Terms, Terms], tuple[str, ...]]:
    """Number words by first sight."""
    number = {word: k for k, word in enumerate(dict.fromkeys(chain.from_iterable(chain(a, b))))}
    return (_numbers(a, number), _numbers(b, number)), tuple(number)


def _numbers(texts: Sequence[Sequence[str]], number: dict[str, int]) -> Terms:
    """Texts as numbers."""
    starts = np.cumsum([0, *map(len, texts)])
    ids = map(number.__getitem__, chain.from_iterable(texts))
    return Terms(starts, np.fromiter(ids, dtype=np.int64, count=int(starts[-1])))


def _pieces(units: Sequence[Unit]) -> Ints:
    """Where each unit's pieces begin, and where the last ends."""
    return np.cumsum([0, *(len(unit.pieces) for unit in units)])


def _grams(a: View, b: View) -> tuple[tuple[Terms, Terms], int]:
    """The n-grams of each piece of both documents."""
    coded = _coded(a), _coded(b)
    known, ids = np.unique(np.concatenate([side.ids for side in coded]), return_inverse=True)
    cut = len(coded[0].ids)
    return (Terms(coded[0].starts, ids[:cut]), Terms(coded[1].starts, ids[cut:])), len(known)


def _coded(side: View) -> Terms:
    """The n-grams of each piece, each as the two characters' numbers in one."""
    text = np.frombuffer(side.folded.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    carries = np.zeros(1 << BITS, dtype=bool)
    carries[[ord(c) for c in set(side.folded) if _CARRIES.match(c)]] = True
    there = carries[text]
    spans = np.array([span for unit in side.units for span in unit.pieces], dtype=np.int64).reshape(-1, 2)
    bounds = np.column_stack((spans[:, 0], np.maximum(spans[:, 1] - 1, spans[:, 0]))).ravel()
    at, starts = ranges(bounds, np.arange(0, len(bounds), 2))
    whole = there[at] & there[at + 1] if len(at) else np.zeros(0, dtype=bool)
    before = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(whole)))
    at = at[whole]
    return Terms(before[starts], (text[at] << BITS) | text[at + 1])
