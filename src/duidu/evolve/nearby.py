"""Where a commitment comes back: the clauses of a later document that share most of what it says.

The idea: what a commitment is about stands in its telling words; each counts by how rare it is in both documents (and in
public texts, where word vectors are given), verbs of plan language hardly at all, figures not at all. A word is found again
as itself, as a part of a longer word, or, more weakly, as one of like meaning. `share` is how much of the commitment
a clause holds, `back` how much of the clause the commitment holds. Clauses of one sentence are also tried two and two,
since the later text may say in two what the earlier said in one. The limit: words, not grammar; two commitments that
differ in one rare word (养老 for 助残) share the rest.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Final, NamedTuple

from duidu.diff.common import COMMON
from duidu.diff.pieces import grains
from duidu.evolve.commitments import Commitment
from duidu.evolve.planverbs import GENERIC, VERBS
from duidu.model import TEXT_KINDS, Document, Role, Span
from duidu.text.clauses import clauses, sentences
from duidu.text.corrected import corrected
from duidu.text.figures import as_read, figures
from duidu.text.fold import fold
from duidu.text.lines import line_of, line_starts

if TYPE_CHECKING:
    from duidu.text.wordvectors import WordVectors

SAYS_LITTLE: Final = 0.15
"""What a verb of plan language counts beside a word that names something."""
SAYS_SOME: Final = 0.4
"""What a noun counts in which any commitment may end."""
SINGLE: Final = 0.3
"""What a word of one sign counts."""
INSIDE: Final = 0.75
"""What it counts that a word is part of a longer one, or shares two signs with it."""
ALIKE: Final = 0.62
"""Likeness of meaning from which a word stands for another."""
MEANT: Final = 0.7
"""What such a word counts."""
TELLING: Final = 1.0
"""Weight of a word by which clauses are looked for."""
CANDIDATES: Final = 60
"""Clauses looked at more closely for each commitment."""
SHORT: Final = 2
"""Names in an object up to which all of them must be found."""
LONE: Final = 0.25
"""Share of a passage that a single name must be to say anything."""
LITTLE: Final = 0.2
"""Share of a passage that must be found again, where more was found than a single name."""
NAME: Final = 3
"""Signs of a name that two documents share."""
_DIGIT = re.compile("[0-9]|百分之|[万亿]")
_PARTS = re.compile("[、,;]|以及|和|及|与|\uff0c")
_RUNS = re.compile(r"[^\W\d_]+")
NEIGHBOURS: Final = 6
"""Words of like meaning looked at for one word."""


MORE: Final = 0.25
"""How much a passage loses that says much else besides."""


class Passage(NamedTuple):
    """A clause of a document, or two that follow each other in a sentence, and its words."""

    block: int
    line: int
    span: Span
    role: Role
    written: str
    words: tuple[str, ...]


class Near(NamedTuple):
    """A passage beside a commitment: shares from 0 to 1, and the words found again with what they were found as."""

    passage: Passage
    share: float
    back: float
    words: tuple[tuple[str, str], ...]

    @property
    def score(self) -> float:
        """How near it comes: what is missing counts, what is more counts less."""
        return self.share * (1 - MORE + MORE * self.back)


def telling(text: str) -> tuple[str, ...]:
    """Return the words of a text that are not figures or signs, folded.

    >>> telling("新建3个公园, 改造老旧小区")
    ('新建', '公园', '改造', '老旧', '小区')
    """
    read = as_read(text)
    plain = list(fold(text))
    for figure in figures(read):
        if _DIGIT.search(read, *figure.span) is None:  # 津八条, 四个意识: names
            continue
        plain[figure.span.start : figure.span.end] = [","] * (figure.span.end - figure.span.start)
    return tuple(word for word in grains("".join(plain)) if any(sign.isalpha() for sign in word))


class Later:
    """A later document, to be looked through for the commitments of an earlier one."""

    def __init__(self, earlier: Document, later: Document, vectors: "WordVectors | None" = None) -> None:
        """Prepare.

        Args:
            earlier: The document of the commitments: its words tell what is common in both.
            later: The one to look in.
            vectors: What words mean; without them only shared wording counts.
        """
        self.document = later
        self.passages = tuple(_passages(later))
        self._holders: dict[str, list[int]] = defaultdict(list)
        for index, passage in enumerate(self.passages):
            for word in set(passage.words):
                self._holders[word].append(index)
        self._rarity = _Rarity((earlier, later), vectors)
        self._means = _Meaning(tuple(self._holders), vectors)
        self._alike = cache(self._find_alike)
        self._texts = tuple(
            {b.id: fold(corrected(one, b).text) for b in one.blocks if b.kind in TEXT_KINDS} for one in (earlier, later)
        )

    def weight(self, word: str) -> float:
        """Return what a word tells."""
        return self._rarity.weight(word)

    def nearest(self, commitment: Commitment) -> list[Near]:
        """Return the passages that share telling words with a commitment, the nearest first."""
        words = telling(commitment.verb + "," + commitment.object if commitment.object else commitment.written)
        return self.near_words(words)

    def near_words(self, words: Sequence[str]) -> list[Near]:
        """Return the passages that share telling words with some words, the nearest first."""
        promise: Counter[int] = Counter()
        for word in set(words):
            worth = self.weight(word)
            if worth >= TELLING * SINGLE:
                best: dict[int, float] = {}
                for other, likeness in self._alike(word):
                    for index in self._holders[other]:
                        best[index] = max(best.get(index, 0.0), likeness)
                for index, likeness in best.items():
                    promise[index] += worth * likeness  # type: ignore[assignment]
        chosen = sorted(promise, key=lambda index: (-promise[index], index))[:CANDIDATES]
        found = [self._near(words, self.passages[index]) for index in chosen]
        return sorted(found, key=lambda near: (-near.score, len(near.passage.words), near.passage.span))

    def is_whole(self, commitment: Commitment, near: Near) -> bool:
        """Return whether what a short object names is found whole: of 幸福南开 that 南开 is there says nothing.

        Of several objects one is enough.
        """
        met = {word for word, _ in near.words}
        parts = [self._named(part) for part in _PARTS.split(commitment.object or commitment.written)]
        return any(set(part) <= met for part in parts if part) or sum(map(len, parts)) > SHORT

    def is_lone(self, commitment: Commitment, near: Near) -> bool:
        """Return whether what was found is little of the passage: what that is about is something else."""
        names = [word for word, _ in near.words if self._names(word)]
        return near.back < (LONE if len(names) <= 1 else LITTLE)

    def _named(self, text: str) -> list[str]:
        """The words of an object that name something; of a short one, its verbs do, too (开放南开, 政务公开)."""
        words = [word for word in telling(text) if len(word) > 1 and word not in COMMON and word not in GENERIC]
        return words if len(words) <= SHORT else [word for word in words if word not in VERBS]

    def _names(self, word: str) -> bool:
        """Whether a word names something."""
        return len(word) > 1 and word not in COMMON and word not in VERBS and word not in GENERIC

    def shared_name(self, commitment: Commitment, near: Near) -> str:
        """Return the longest stretch of a commitment that besides its own block only the passage's block has.

        It must hold a word that names something; empty if there is none of `NAME` signs.
        """
        here, there = self._texts[0][commitment.block], self._texts[1][near.passage.block]
        passage = fold(near.passage.written)
        best = ""
        for run in _RUNS.findall(fold(commitment.written)):
            for at in range(len(run)):
                for end in range(at + max(NAME, len(best) + 1), len(run) + 1):
                    if run[at:end] not in passage:
                        break
                    best = run[at:end]
        if not best or not any(map(self._names, telling(best))):
            return ""
        others = sum(best in text for side in self._texts for text in side.values() if text is not here and text is not there)
        return "" if others else best

    def _near(self, words: Sequence[str], passage: Passage) -> Near:
        """A passage beside some words."""
        held = set(passage.words)
        met: list[tuple[str, str]] = []
        got = 0.0
        taken: Counter[str] = Counter()
        for word in words:
            other, likeness = next(((w, s) for w, s in self._alike(word) if w in held), ("", 0.0))
            if other:
                got += self.weight(word) * likeness
                met.append((word, other))
                taken[other] += 1
        whole = sum(map(self.weight, words))
        own = sum(map(self.weight, passage.words))
        back = sum(self.weight(other) for other in passage.words if other in taken)
        return Near(passage, got / whole if whole else 0.0, back / own if own else 0.0, tuple(dict.fromkeys(met)))

    def _find_alike(self, word: str) -> tuple[tuple[str, float], ...]:
        """The words of the later document that may stand for a word, the likest first."""
        found = {word: 1.0} if word in self._holders else {}
        for other in self._inside(word):
            found.setdefault(other, INSIDE)
        if len(word) > 1 and word not in COMMON and word not in VERBS:
            for other, likeness in self._means.nearest(word):
                found.setdefault(other, MEANT * likeness)
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

    def _inside(self, word: str) -> Iterator[str]:
        """The words of which a word is part, that are part of it, or that share its first or last two signs."""
        if len(word) < 2 or word in COMMON:  # noqa: PLR2004  (a pair of signs)
            return
        for other in self._by_pair(word):
            if other != word and other not in COMMON and (other in word or word in other):
                yield other

    def _by_pair(self, word: str) -> Iterator[str]:
        """The words that share a pair of signs."""
        if not hasattr(self, "_pairs"):
            self._pairs: dict[str, set[str]] = defaultdict(set)
            for other in self._holders:
                for a, b in pairwise(other):
                    self._pairs[a + b].add(other)
        seen = set().union(*(self._pairs.get(a + b, set()) for a, b in pairwise(word)))
        yield from sorted(seen)


class _Rarity:
    """What words tell: by how few blocks of two documents have them, and by how few public texts do."""

    def __init__(self, documents: Sequence[Document], vectors: "WordVectors | None") -> None:
        self._vectors = vectors
        self._having: Counter[str] = Counter()
        self._texts = 0
        for document in documents:
            for block in document.blocks:
                if block.kind in TEXT_KINDS:
                    self._texts += 1
                    self._having.update(set(grains(fold(corrected(document, block).text))))
        self._worth: dict[str, float] = {}

    def weight(self, word: str) -> float:
        """What a word tells, about 1 for a word that names something."""
        if word not in self._worth:
            self._worth[word] = self._weigh(word)
        return self._worth[word]

    def _weigh(self, word: str) -> float:
        """The weight of a word, worked out."""
        if not any(sign.isalpha() for sign in word):
            return 0.0
        here = log((self._texts + 1) / (self._having[word] + 0.5)) / log(self._texts + 1.5) if self._texts else 1.0
        base = SINGLE if len(word) == 1 else SAYS_LITTLE if word in COMMON or word in VERBS else SAYS_SOME if word in GENERIC else 1.0
        length = min(len(word), 4) / 2 if len(word) > 1 else 1.0
        return base * max(here, 0.05) * length


class _Meaning:
    """Which of some words are like a word in meaning."""

    def __init__(self, words: Sequence[str], vectors: "WordVectors | None") -> None:
        self._vectors = vectors
        self._words: tuple[str, ...] = ()
        if vectors is not None:
            self._words = tuple(w for w in words if w in vectors.index and len(w) > 1 and w not in COMMON and w not in VERBS)
            self._matrix = vectors.of(vectors.rows(self._words))

    def nearest(self, word: str) -> list[tuple[str, float]]:
        """The words like a word with their likeness, the likest first."""
        if self._vectors is None or word not in self._vectors.index or not self._words:
            return []
        likeness = self._matrix @ self._vectors.of(self._vectors.rows([word]))[0]
        order = likeness.argsort()[::-1][:NEIGHBOURS].tolist()
        return [
            (self._words[i], float(likeness[i])) for i in order if likeness[i] >= ALIKE and self._words[i] != word
        ]


def _passages(document: Document) -> Iterator[Passage]:
    """The clauses of a document, and each two neighbours of a sentence."""
    starts = line_starts(document.text)
    for block in document.blocks:
        if block.kind not in TEXT_KINDS:
            continue
        source = corrected(document, block)
        read = as_read(source.text)
        for sentence in sentences(read, Span(0, len(read))):
            last: Passage | None = None
            for start, end in clauses(read, sentence):
                words = telling(source.text[start:end])
                if not words:
                    continue
                span = source.source(start, end)
                written = source.text[start:end].strip()
                one = Passage(block.id, line_of(starts, span.start), span, block.role, written, words)
                yield one
                if last is not None:
                    both = last.written + written, last.words + words
                    yield last._replace(span=Span(last.span.start, span.end), written=both[0], words=both[1])
                last = one

