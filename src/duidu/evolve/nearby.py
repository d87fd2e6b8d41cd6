"""Where a commitment comes back: the clauses of a later document that share most of what it says.

The idea: what a commitment is about stands in its telling words (`worth`). A word is found again as itself, as a part
of a longer word, as the short word that stands for it and its neighbour, or, more weakly, as one of like meaning.
`share` is how much of the commitment a clause holds, `back` how much of the clause the commitment holds. Clauses of one
sentence are also tried two and two, since the later text may say in two what the earlier said in one. The limit: words,
not grammar; two commitments that differ in one word (养老 for 助残) share the rest; that the earlier text has the short
word and the later one the long is not seen.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from duidu.diff.common import COMMON
from duidu.evolve.commitments import Commitment
from duidu.evolve.passages import PARTS, Blocks, Passage, ends_there, of_cell, passages, telling
from duidu.evolve.planverbs import GENERIC, MANNERS, VERBS
from duidu.evolve.renamings import key
from duidu.evolve.stated import Stated
from duidu.evolve.worth import Meaning, Rarity, names, only_counts
from duidu.model import Document
from duidu.text.fold import fold

if TYPE_CHECKING:
    from duidu.text.wordvectors import WordVectors

INSIDE: Final = 0.75
"""What it counts that a word is part of a longer one."""
MEANT: Final = 0.7
"""What it counts, times their likeness, that a word is like another in meaning."""
TELLING: Final = 0.3
"""Weight of a word from which clauses are looked for by it; by lesser ones only where there is nothing else."""
CANDIDATES: Final = 60
"""Clauses looked at more closely for each commitment."""
VERBATIM: Final = 8
"""Passages looked for that have a commitment word for word."""
MORE: Final = 0.25
"""How much a passage loses that says much else besides."""
ONE_OF_SEVERAL: Final = 0.5
"""What is left of the share where only one of several things is found: too little where nothing else vouches for it."""
BUT_EXAMPLES: Final = 0.7
"""What is left of it where all but the examples is found."""
SHORT: Final = 2
"""Names in an object up to which all of them must be found."""
BRIEF: Final = 4
"""Signs of a name that is not cut up: more than half of it must be found."""
NAME: Final = 3
"""Signs of a name that two documents share."""
_SAYS_LITTLE: Final = COMMON | GENERIC | MANNERS
_KINDS_OF = re.compile("等(?:方面|领域|重点|环节|行业|工作|各类)?的?")
"""Behind a list that only gives examples of one thing."""
_EXPECTED = re.compile("预期|预计")
_RUNS = re.compile(r"[^\W\d_]+")


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

    @property
    def met(self) -> frozenset[str]:
        """The words of the commitment that were found."""
        return frozenset(word for word, _ in self.words)

    @property
    def plainly_met(self) -> frozenset[str]:
        """Those found as they are, or as part of a longer word: not by their meaning alone."""
        return frozenset(word for word, other in self.words if word in other or other in word)


class Later:
    """A later document, to be looked through for the commitments of an earlier one."""

    def __init__(
        self,
        earlier: Document,
        later: Document,
        vectors: "WordVectors | None" = None,
        cells: Iterable[Stated] = (),
    ) -> None:
        """Prepare.

        Args:
            earlier: The document of the commitments: its words tell what is common in both.
            later: The one to look in.
            vectors: What words mean; without them only shared wording counts.
            cells: Figures of the later document's tables, each a passage with its indicator.
        """
        self.passages = (*passages(later), *map(of_cell, cells))
        folded = [fold(passage.written) for passage in self.passages]
        self._whole = "\n".join(folded)
        self._starts = tuple(accumulate((len(one) + 1 for one in folded), initial=0))
        self._holders: dict[str, list[int]] = defaultdict(list)
        for index, passage in enumerate(self.passages):
            for word in set(passage.words):
                self._holders[word].append(index)
        self.weight = Rarity((earlier, later)).weight
        self._means = Meaning(tuple(self._holders), vectors)
        self._known: dict[str, tuple[tuple[str, float], ...]] = {}
        self._sums: dict[tuple[str, ...], float] = {}
        self._texts = Blocks(earlier), Blocks(later)

    # -- the nearest passages

    def nearest(self, commitment: Commitment) -> list[Near]:
        """Return the passages that share telling words with a commitment, the nearest first."""
        words = telling(said_of(commitment))
        briefly = self._briefly(words)
        promise: dict[int, float] = defaultdict(float)
        least = TELLING if any(self.weight(word) >= TELLING for word in words) else 0.0
        for word in set(words):
            if self.weight(word) > least:
                for index, likeness in self._holding(word).items():
                    promise[index] += self.weight(word) * likeness
        for word, short in briefly.items():
            for index in self._holders[short]:
                promise[index] += self.weight(word) * INSIDE
        same = self._verbatim(commitment.written)
        chosen = sorted(promise, key=lambda index: (-promise[index], index))[:CANDIDATES]
        parts = _listed(commitment)
        found = [self._nearer(words, parts, self.passages[at], briefly) for at in chosen if at not in same]
        found.sort(key=lambda near: (-near.score, len(near.passage.words), near.passage.span))
        return [*(self._nearer(words, parts, self.passages[at], briefly) for at in same), *found]

    def _verbatim(self, written: str) -> list[int]:
        """The shortest passages that have a commitment word for word."""
        wanted, at = fold(written), -1
        found: dict[int, None] = {}
        if any(sign.isalpha() for sign in wanted):
            while len(found) < VERBATIM and (at := self._whole.find(wanted, at + 1)) >= 0:
                if ends_there(self._whole, at + len(wanted)):
                    found[bisect_right(self._starts, at) - 1] = None
        return sorted(found, key=lambda index: len(self.passages[index].written))

    def _holding(self, word: str) -> dict[int, float]:
        """The passages that hold a word or one that may stand for it, with how well that does."""
        best: dict[int, float] = {}
        for other, likeness in self._alike(word):
            for index in self._holders[other]:
                best[index] = max(best.get(index, 0.0), likeness)
        return best

    def _nearer(
        self,
        words: Sequence[str],
        parts: Sequence[tuple[Sequence[str], float]],
        passage: Passage,
        briefly: Mapping[str, str],
    ) -> Near:
        """A passage beside some words, or beside one of several things they list if it comes much nearer to that."""
        best = self._near(words, passage, briefly)
        for part, left in parts:
            one = self._near(part, passage, briefly)
            if one.share * left > best.share and one.plainly_met.issuperset(part):
                best = one._replace(share=one.share * left)
        return best

    def _near(self, words: Sequence[str], passage: Passage, briefly: Mapping[str, str]) -> Near:
        """A passage beside some words."""
        held = set(passage.words)
        met: dict[tuple[str, str], None] = {}
        got = 0.0
        for word in words:
            other, likeness = next(((one, alike) for one, alike in self._alike(word) if one in held), ("", 0.0))
            if likeness < INSIDE and briefly.get(word) in held:
                other, likeness = briefly[word], INSIDE
            if other:
                got += self.weight(word) * likeness
                met[word, other] = None
        taken = {other for _, other in met}
        back = max(self._share(part, taken) for part in (passage.words, *passage.parts))
        whole = self._sum(tuple(words))
        return Near(passage, got / whole if whole else 0.0, back, tuple(met))

    def _share(self, words: tuple[str, ...], taken: Collection[str]) -> float:
        """How much of some words is among others."""
        found = [word for word in words if word in taken]
        return sum(map(self.weight, found)) / (self._sum(words) or 1.0) if found else 0.0

    def _sum(self, words: tuple[str, ...]) -> float:
        """What some words tell together."""
        known = self._sums.get(words)
        if known is None:
            known = self._sums[words] = sum(map(self.weight, words))
        return known

    # -- words that stand for others

    def _alike(self, word: str) -> tuple[tuple[str, float], ...]:
        """The words of the later document that may stand for a word, the likest first."""
        if word not in self._known:
            found = {word: 1.0} if word in self._holders else {}
            if len(word) > 1 and word not in COMMON:
                found |= {other: INSIDE for other in self._inside(word) if other != word}
            if names(word):
                for other, likeness in self._means.nearest(word):
                    found.setdefault(other, MEANT * likeness)
            self._known[word] = tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
        return self._known[word]

    def _briefly(self, words: Sequence[str]) -> Mapping[str, str]:
        """The words that the later document calls, with their neighbour, by a short word of one sign of each."""
        found: dict[str, str] = {}
        for a, b in pairwise(words):
            for short in (a[0] + b[0], a[0] + b[-1]) if min(len(a), len(b)) > 1 else ():
                if short in self._holders and names(short) and short not in {a, b}:
                    found |= {a: short, b: short}
        return found

    def _inside(self, word: str) -> Iterator[str]:
        """The words that are part of a word, or of which it is part."""
        for other in set().union(*(self._by_pair.get(a + b, set()) for a, b in pairwise(word))):
            if other not in COMMON and (other in word or word in other):
                yield other

    @cached_property
    def _by_pair(self) -> dict[str, set[str]]:
        """The words of the later document by the pairs of signs they hold."""
        found: dict[str, set[str]] = defaultdict(set)
        for word in self._holders:
            for a, b in pairwise(word):
                found[a + b].add(word)
        return found

    # -- whether it is the same thing

    def is_whole(self, commitment: Commitment, near: Near) -> bool:
        """Return whether what a short object names is found whole: of 幸福南开 that 南开 is there says nothing.

        Of several objects one is enough.
        """
        parts = [(part, _named(part)) for part in PARTS.split(commitment.object or commitment.written)]
        named = [(part, words) for part, words in parts if words]
        if not named or sum(len(words) for _, words in named) > SHORT:
            return True
        met = near.plainly_met
        return any(met.issuperset(words) and _is_covered(part, met) for part, words in named)

    def shared_name(self, commitment: Commitment, near: Near) -> str:
        """Return the longest stretch of a commitment that besides its own block only the passage's block has.

        It must hold a word that names something; empty if there is none of `NAME` signs.
        """
        best = ""
        passage = fold(near.passage.written)
        for run in _RUNS.findall(fold(commitment.written)):
            best = _common(run, passage, best)
        if not best or not any(map(names, telling(best))):
            return ""
        own = commitment.block, near.passage.block
        return "" if any(side.has_elsewhere(best, at) for side, at in zip(self._texts, own, strict=True)) else best


def said_of(commitment: Commitment) -> str:
    """Return what a commitment says: verb and object; where it names nothing, what it is of or what stood before it."""
    said = f"{commitment.verb},{commitment.object}" if commitment.object else commitment.written
    if commitment.figures and commitment.object == commitment.figures[0].indicator:
        said = f"{commitment.verb},{key(_EXPECTED.sub('', commitment.object))}"
    if _names_any(commitment.written):
        return said
    indicator = commitment.figures[0].indicator if commitment.figures else ""
    if _names_any(indicator):
        return f"{commitment.verb},{indicator}"
    return f"{commitment.before},{said}"


def as_written(commitment: Commitment) -> str:
    """Return a commitment's clause; where it names nothing, what it says."""
    return commitment.written if _names_any(commitment.written) else said_of(commitment)


@lru_cache(maxsize=8192)
def _names_any(text: str) -> bool:
    """Whether a text has a word that names something."""
    return any(map(names, telling(text)))


def _listed(commitment: Commitment) -> list[tuple[tuple[str, ...], float]]:
    """What a commitment lists, each thing in its words, and what is left of the share where only that is found.

    Of examples (甲、乙等领域市场准入) it is what they are examples of, with the verb, that is found or not.
    """
    examples = _KINDS_OF.search(commitment.object)
    if examples:
        head = telling(commitment.object[examples.end() :])
        whole = (*(word for word in telling(commitment.verb) if word not in MANNERS), *head)
        listed = PARTS.search(commitment.object, 0, examples.start())
        return [(whole, BUT_EXAMPLES)] if listed and len(head) > 1 and any(map(names, head)) else []
    parts = PARTS.split(commitment.object)
    if len(parts) == 1:
        return []
    found = (telling(part) for part in parts)
    return [(words, ONE_OF_SEVERAL) for words in found if len(words) > 1 and sum(map(names, words)) > 1]


@lru_cache(maxsize=8192)
def _named(text: str) -> tuple[str, ...]:
    """The words of an object that name something; of a short one, its verbs do, too (开放南开, 政务公开)."""
    plain = (word for word in telling(text) if len(word) > 1 and not only_counts(word))
    words = tuple(word for word in plain if word not in _SAYS_LITTLE)
    return words if len(words) <= SHORT else tuple(word for word in words if word not in VERBS)


def _is_covered(part: str, met: Collection[str]) -> bool:
    """Whether more than half of a brief name is met, of 税收征管 more than 税收; of others their shares tell that."""
    words = [word for word in telling(part) if not only_counts(word)]
    every = sum(map(len, words))
    return every > BRIEF or 2 * sum(len(word) for word in words if word in met) > every


def _common(run: str, text: str, best: str) -> str:
    """The longest stretch of a run that a text has, if it is longer than the best so far."""
    for at in range(len(run)):
        for end in range(at + max(NAME, len(best) + 1), len(run) + 1):
            if run[at:end] not in text:
                break
            best = run[at:end]
    return best
