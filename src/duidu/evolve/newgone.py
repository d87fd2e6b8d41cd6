"""New and gone: the words and phrases that a document uses far more, or far less, than the documents before it.

The idea: words (rjieba) and runs of them inside a clause are counted here and in the last documents before, and held
against each other by log-likelihood, log ratio and dispersion; less than a doubling is not told. A run that
nearly always goes on in the same way is told as far as it goes on, so that no fragment is. What stood in none of the
documents before, however far back, is new. The limit: with few documents before, a difference is an example and no
trend (`Compared.enough`), and a word that one author likes is not told from one that a policy brought.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from duidu.evolve.edges import Gram, is_whole, may_stand, settled, stands_free, tells
from duidu.evolve.keyness import dispersion, log_likelihood, log_ratio
from duidu.evolve.trace import LEAST_DOCUMENTS
from duidu.search.passages import Passage
from duidu.text.words import words

WINDOW: Final = 10
"""Documents before that one is held against unasked: what left long ago is no news, and style drifts with decades."""
MOST_WORDS: Final = 4
"""Words of a phrase that is counted everywhere; a longer one is found by letting these grow."""
MOST_GROWN: Final = 12
"""Words up to which a phrase grows."""
LEAST_HERE: Final = 3
"""Occurrences of what is worth telling, here or there."""
LEAST_NEW: Final = 2
LONG_NEW: Final = 4
"""Occurrences of what is new, and letters of what is told with so few: a short word may stand anywhere by chance."""
LEAST_RATIO: Final = 1.0
"""Doublings from which a difference is told."""
LOOKED_AT: Final = 8
"""Phrases looked at for each that is told, since many are parts of each other."""
SWALLOWED: Final = 0.75
"""Share of a phrase's occurrences inside one longer phrase from which only the longer one is told."""
Counts = Counter[Gram]
Ranked = list[tuple[float, Gram]]
"""Phrases with their log-likelihood."""


class Word(NamedTuple):
    """A word or phrase: how often here and before, log-likelihood, log ratio (doublings), in how many documents before.

    `spread` is its dispersion over the documents before (0 even, near 1 all in one); `first` and `last` are the ids of
    the first and last document before with it, however far back, empty where none has it.
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
    """What a document uses more and less than those before; sizes in words; `enough` for significance.

    `before` are the documents it is held against, `earlier` how many there are before it in all. `new` is what none of
    these has.
    """

    document: str
    before: tuple[str, ...]
    size: int
    size_before: int
    more: tuple[Word, ...]
    less: tuple[Word, ...]
    new: tuple[Word, ...] = ()
    earlier: int = 0

    @property
    def enough(self) -> bool:
        """Whether there are documents enough to speak of more than examples."""
        return len(self.before) + 1 >= LEAST_DOCUMENTS


@dataclass(frozen=True)
class Counted:
    """A document's words and phrases, how many words it has, and its words in runs that nothing interrupts."""

    document: str
    size: int
    counts: Counts
    runs: tuple[tuple[str, ...], ...] = field(default=(), repr=False)


def counted(document: str, passages: Iterable[Passage]) -> Counted:
    """Return the words and phrases of a document's own text, each passage once."""
    counts: Counts = Counter()
    found: list[tuple[str, ...]] = []
    for passage in passages:
        if passage.layer == "text":
            for run in _runs(passage.text):
                found.append(tuple(run))
                counts.update(_grams(run))
    return Counted(document, sum(map(len, found)), counts, tuple(found))


class _Body:
    """Some documents' runs of words, in which phrases are found."""

    def __init__(self, documents: Sequence[Counted]) -> None:
        self.runs = [run for one in documents for run in one.runs]

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        """Where each word stands: which run, and where in it."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, run in enumerate(self.runs):
            for at, word in enumerate(run):
                found.setdefault(word, []).append((number, at))
        return found

    @cached_property
    def _text(self) -> str:
        """All runs, one a line."""
        return "\n".join(map("".join, self.runs))

    def times(self, text: str) -> int:
        """Return how often signs stand there, whatever words they belong to."""
        return self._text.count(text)

    def places(self, gram: Gram) -> list[tuple[int, int]]:
        """Return where a phrase begins."""
        rarest = min(range(len(gram)), key=lambda i: len(self._places.get(gram[i], ())))
        begins = ((number, at - rarest) for number, at in self._places.get(gram[rarest], ()))
        return [(number, at) for number, at in begins if at >= 0 and self.runs[number][at : at + len(gram)] == gram]

    def grown(self, gram: Gram) -> Gram:
        """Return a phrase as far as nearly all its occurrences go on in the same way, and it is whole at its edges."""
        places, whole = self.places(gram), gram
        least = SWALLOWED * len(places)
        while len(places) > 1 and len(gram) < MOST_GROWN:
            after = self._beside(places, len(gram))
            before = self._beside(places, -1)
            step, word, count = max(((1, *after), (-1, *before)), key=lambda one: one[2])
            if count < max(least, 2):
                break
            gram = (*gram, word) if step > 0 else (word, *gram)
            places = self.places(gram)
            if is_whole(gram):
                whole = gram
        return whole

    def is_free(self, gram: Gram) -> bool:
        """Return whether a phrase ends and begins somewhere where no thought goes on."""
        size = len(gram)
        beside = []
        for number, at in self.places(gram):
            run = self.runs[number]
            beside.append((run[at - 1] if at else "", run[at + size] if at + size < len(run) else ""))
        return stands_free(gram, beside)

    def _beside(self, places: Sequence[tuple[int, int]], by: int) -> tuple[str, int]:
        """The word that stands most often so far from where a phrase begins, and how often."""
        found: Counter[str] = Counter()
        for number, at in places:
            run = self.runs[number]
            if 0 <= at + by < len(run):
                found[run[at + by]] += 1
        return max(found.items(), key=lambda one: (one[1], one[0]), default=("", 0))


def _runs(text: str) -> Iterator[list[str]]:
    """The words of a text, cut wherever something stands that is no Chinese word."""
    run: list[str] = []
    for start, end in words(text):
        word = text[start:end]
        if word.isalpha() and not word.isascii():
            run.append(word)
        elif run:
            yield settled(run)
            run = []
    if run:
        yield settled(run)


def _grams(run: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words and phrases of a run that may be told."""
    for at in range(len(run)):
        for length in range(1, min(MOST_WORDS, len(run) - at) + 1):
            gram = tuple(run[at : at + length])
            if may_stand(gram):
                yield gram


def compared(
    here: Counted, before: Sequence[Counted], most: int = 40, earlier: Mapping[str, str] | None = None
) -> Compared:
    """Return what a document uses more and less than those before it.

    Args:
        here: The document.
        before: Those before it that it is held against, in order of year.
        most: Words of each kind.
        earlier: The folded texts of all documents before it by id, in order of year; None for `before` alone.
    """
    held = {one.document: "\n".join(map("".join, one.runs)) for one in before} if earlier is None else earlier
    there: Counts = Counter()
    for one in before:
        there.update(one.counts)
    size = sum(one.size for one in before)
    told: tuple[Ranked, Ranked] = ([], [])
    for gram in here.counts.keys() | {gram for gram, count in there.items() if count >= LEAST_HERE}:
        a, b = here.counts[gram], there[gram]
        if max(a, b) >= LEAST_HERE and abs(log_ratio(a, b, here.size, size)) >= LEAST_RATIO:
            strength = log_likelihood(a, b, here.size, size)
            told[a * size < b * here.size].append((strength, gram))
    own, others = _Body([here]), _Body(before)
    measure = _Measure(here, before, held, own, others)
    best = _best(told[1], most)
    rarer = [one for one in best if _is_rarer("".join(one[1]), own, others, (here.size, size))]
    more = tuple(measure.word(gram) for gram in _outermost(_best(told[0], most), own, most))
    less = tuple(measure.word(gram) for gram in _outermost(rarer, others, most))
    new = _new(here, measure, most)
    ids = tuple(one.document for one in before)
    return Compared(here.document, ids, here.size, size, more, less, new, len(held))


def _best(ranked: Ranked, most: int) -> Ranked:
    """The strongest phrases, those looked at."""
    return sorted(ranked, key=lambda each: (-each[0], each[1]))[: most * LOOKED_AT]


def _is_rarer(text: str, own: "_Body", others: "_Body", sizes: tuple[int, int]) -> bool:
    """Whether a word is rarer as part of longer words too: 居民 is not gone where 农村居民 stands."""
    return log_ratio(own.times(text), others.times(text), *sizes) <= -LEAST_RATIO


def _outermost(ranked: Ranked, body: _Body, most: int) -> list[Gram]:
    """The strongest phrases, grown to what they are nearly always part of, without the parts of stronger ones."""
    kept: list[Gram] = []
    for _strength, gram in ranked:
        if len(kept) == most:
            break
        if not tells(gram):
            continue
        whole = body.grown(gram)
        text = "".join(whole)
        if not body.is_free(whole):
            continue
        part = any(text in "".join(other) or "".join(other) in text for other in kept)
        if whole not in kept and not (part and len(whole) > 1):
            kept.append(whole)
    return kept


def _new(here: Counted, measure: "_Measure", most: int) -> tuple[Word, ...]:
    """What stands in no document before, the most frequent and then the longest first."""
    before = "\n".join(measure.earlier.values())
    candidates = [gram for gram, count in here.counts.items() if count >= LEAST_NEW and _is_new(gram, count, before)]
    grown = {measure.own.grown(gram) for gram in candidates if tells(gram)}
    ranked = sorted((-len(measure.own.places(gram)), -len("".join(gram)), gram) for gram in grown)
    found: list[Gram] = []
    for _times, _length, gram in ranked:
        text = "".join(gram)
        if len(found) == most:
            break
        if measure.own.is_free(gram) and not any(text in "".join(other) or "".join(other) in text for other in found):
            found.append(gram)
    return tuple(map(measure.word, found))


def _is_new(gram: Gram, count: int, before: str) -> bool:
    """Whether a phrase is frequent or long enough to be told, and nowhere before."""
    text = "".join(gram)
    return (count >= LEAST_HERE or len(text) >= LONG_NEW) and text not in before


@dataclass(frozen=True)
class _Measure:
    """Measures phrases in a document and those before it."""

    here: Counted
    before: Sequence[Counted]
    earlier: Mapping[str, str]
    own: _Body
    others: _Body

    def word(self, gram: Gram) -> Word:
        """Return a phrase with its numbers."""
        counts = [self._count(one, gram) for one in self.before]
        sizes = [one.size for one in self.before]
        here, before, size = self._count(self.here, gram), sum(counts), sum(sizes)
        text = "".join(gram)
        holders = [name for name, whole in self.earlier.items() if text in whole]
        return Word(
            text,
            here,
            before,
            round(log_likelihood(here, before, self.here.size, size), 2),
            round(log_ratio(here, before, self.here.size, size), 2),
            sum(map(bool, counts)),
            round(dispersion(counts, sizes), 2),
            holders[0] if holders else "",
            holders[-1] if holders else "",
        )

    def _count(self, one: Counted, gram: Gram) -> int:
        """How often a phrase stands in a document; one longer than those counted is looked for."""
        return one.counts[gram] if len(gram) <= MOST_WORDS and may_stand(gram) else _found(one, gram)


def _found(one: Counted, gram: Gram) -> int:
    """How often a long phrase stands in a document's runs."""
    if one.counts[gram[:MOST_WORDS]] == 0 and may_stand(gram[:MOST_WORDS]):
        return 0
    size = len(gram)
    return sum(run[at : at + size] == gram for run in one.runs for at in range(len(run) - size + 1))


def spans(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield where a phrase stands in a folded text as it was counted: from a word's beginning to a word's end."""
    if wanted not in text:
        return
    begins, ends = _edges(text)
    at = text.find(wanted)
    while at >= 0:
        if at in begins and at + len(wanted) in ends:
            yield at, at + len(wanted)
            at = text.find(wanted, at + len(wanted))
        else:
            at = text.find(wanted, at + 1)


def _edges(text: str) -> tuple[set[int], set[int]]:
    """Where the words of a text begin and end, as they are counted."""
    tiles = words(text)
    pieces = settled([text[start:end] for start, end in tiles])
    ends = list(accumulate(map(len, pieces)))
    return {0, *ends[:-1]}, set(ends)
