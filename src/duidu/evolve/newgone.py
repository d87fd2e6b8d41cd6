"""New and gone: the words and phrases that a document uses far more, or far less, than the documents before it.

The idea: words (rjieba) and runs of up to four of them inside a clause are counted here and there, and held against
each other by log-likelihood, log ratio and dispersion; a run that is nearly always part of a longer one gives way to
it. The limit: with few documents before, a difference is an example and no trend (`Compared.enough`), and a word that
one author likes is not told from one that a policy brought.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from duidu.evolve.keyness import dispersion, log_likelihood, log_ratio
from duidu.evolve.trace import LEAST_DOCUMENTS
from duidu.evolve.vocabulary import GRAMMAR
from duidu.search.passages import Passage
from duidu.text.words import words

MOST_WORDS: Final = 4
"""Words of a phrase."""
LEAST_HERE: Final = 3
"""Occurrences of what is worth telling, here or there."""
LOOKED_AT: Final = 8
"""Phrases looked at for each that is told, since many are parts of each other."""
SWALLOWED: Final = 0.75
"""Share of a phrase's occurrences inside one longer phrase from which only the longer one is told."""
_NEVER_AT_AN_EDGE: Final = frozenset("的了和与及是在对为以从到把被将要使其并也都而或于等中上下不这那个各")
"""Words of one sign that no phrase begins or ends with."""
_DATE: Final = frozenset("〇零一二三四五六七八九十百千万亿年月日")
"""Signs of dates and plain numbers, which are new every year."""

Counts = Counter[tuple[str, ...]]
Ranked = list[tuple[float, tuple[str, ...]]]
"""Phrases with their log-likelihood."""


class Word(NamedTuple):
    """A word or phrase: how often here and before, log-likelihood, log ratio (doublings), in how many documents before.

    `spread` is its dispersion over the documents before (0 even, near 1 all in one); `first` and `last` are the ids of
    the first and last document before with it, empty where none has it.
    """

    text: str
    here: int
    before: int
    log_likelihood: float
    log_ratio: float
    documents: int
    spread: float
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What a document uses more and less than those before; sizes in words; `enough` for significance."""

    document: str
    before: tuple[str, ...]
    size: int
    size_before: int
    more: tuple[Word, ...]
    less: tuple[Word, ...]

    @property
    def enough(self) -> bool:
        """Whether there are documents enough to speak of more than examples."""
        return len(self.before) + 1 >= LEAST_DOCUMENTS


@dataclass(frozen=True, slots=True)
class Counted:
    """A document's words and phrases, and how many words it has."""

    document: str
    size: int
    counts: Counts


def counted(document: str, passages: Iterable[Passage]) -> Counted:
    """Return the words and phrases of a document's own text, each passage once."""
    counts: Counts = Counter()
    size = 0
    for passage in passages:
        if passage.layer == "text":
            for run in _runs(passage.text):
                size += len(run)
                counts.update(_grams(run))
    return Counted(document, size, counts)


def _runs(text: str) -> Iterator[list[str]]:
    """The words of a text, cut wherever something stands that is no Chinese word."""
    run: list[str] = []
    for start, end in words(text):
        word = text[start:end]
        if word.isalpha() and not word.isascii():
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _grams(run: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words and phrases of a run that may be told."""
    for at in range(len(run)):
        for length in range(1, min(MOST_WORDS, len(run) - at) + 1):
            gram = tuple(run[at : at + length])
            if _may_stand(gram):
                yield gram


def _may_stand(gram: tuple[str, ...]) -> bool:
    """Whether a phrase is whole at its edges."""
    if len(gram) == 1:
        return len(gram[0]) > 1 and gram[0] not in GRAMMAR and not _DATE.issuperset(gram[0])
    ends = (gram[0], gram[-1])
    return not any(end in _NEVER_AT_AN_EDGE or end in GRAMMAR or len(end) == 1 for end in ends)


def compared(here: Counted, before: Sequence[Counted], most: int = 40) -> Compared:
    """Return what a document uses more and less than those before it.

    Args:
        here: The document.
        before: Those before it, in order of year.
        most: Words of each kind.
    """
    there: Counts = Counter()
    for one in before:
        there.update(one.counts)
    size = sum(one.size for one in before)
    told: tuple[Ranked, Ranked] = ([], [])
    for gram in here.counts.keys() | {gram for gram, count in there.items() if count >= LEAST_HERE}:
        a, b = here.counts[gram], there[gram]
        if max(a, b) >= LEAST_HERE and (strength := log_likelihood(a, b, here.size, size)) > 0:
            told[a * size < b * here.size].append((strength, gram))
    more, less = (
        [_word(gram, strength, here, before) for strength, gram in _outermost(ranked, counts, most)]
        for ranked, counts in zip(told, (here.counts, there), strict=True)
    )
    return Compared(here.document, tuple(one.document for one in before), here.size, size, tuple(more), tuple(less))


def _outermost(ranked: Ranked, counts: Counts, most: int) -> Ranked:
    """The strongest phrases, without those that are nearly always part of a longer one, and without its other parts."""
    best = sorted(ranked, key=lambda each: (-each[0], each[1]))[: most * LOOKED_AT]
    grams = {gram for _, gram in best}
    swallowed = {
        part for gram in grams for part in _parts(gram) if part in grams and counts[gram] >= SWALLOWED * counts[part]
    }
    kept: Ranked = []
    for strength, gram in best:
        weaker = any(set(_parts(other)) & {gram} or set(_parts(gram)) & {other} for _, other in kept)
        if gram not in swallowed and not (weaker and len(gram) > 1):
            kept.append((strength, gram))
    return kept[:most]


def _parts(gram: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The shorter runs inside a phrase."""
    for length in range(1, len(gram)):
        for at in range(len(gram) - length + 1):
            yield gram[at : at + length]


def _word(gram: tuple[str, ...], strength: float, here: Counted, before: Sequence[Counted]) -> Word:
    """A phrase with its numbers."""
    counts = [one.counts[gram] for one in before]
    sizes = [one.size for one in before]
    holders = [one.document for one, count in zip(before, counts, strict=True) if count]
    return Word(
        "".join(gram),
        here.counts[gram],
        sum(counts),
        round(strength, 2),
        round(log_ratio(here.counts[gram], sum(counts), here.size, sum(sizes)), 2),
        len(holders),
        round(dispersion(counts, sizes), 2),
        holders[0] if holders else "",
        holders[-1] if holders else "",
    )
