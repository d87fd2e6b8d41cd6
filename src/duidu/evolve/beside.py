"""What a phrase stands beside: its sentence, the words it keeps company with, and how they change.

The idea: words of the sentences that hold it, counted by document, ordered by how much more often they stand there than
in passages drawn without looking (log-likelihood). The limit: what counts as a word is left to rjieba; figures, single
signs and words of grammar are left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from duidu.evolve.keyness import log_likelihood
from duidu.evolve.phrase import Found
from duidu.evolve.vocabulary import GRAMMAR
from duidu.model import Span
from duidu.search.passages import Passage
from duidu.text.words import words

_STOP: Final = re.compile(r"(?<![0-9])\.|\.(?![0-9])|[!?;…。]")
"""Ends of sentences in folded text, where a point between digits is part of a figure."""
LEAST_TOGETHER: Final = 2


class Companion(NamedTuple):
    """A word, in how many sentences with the phrase it stands, how strongly it belongs there, and where how often."""

    word: str
    sentences: int
    strength: float
    documents: tuple[tuple[str, int], ...]


class Turn(NamedTuple):
    """How the company changed from the document before that has the phrase: words that came to it, words that left."""

    before: str
    document: str
    joined: tuple[str, ...]
    left: tuple[str, ...]


def turns(company: Sequence[Companion], documents: Sequence[str]) -> list[Turn]:
    """Return how the company changes through some documents, from each that has any to the next that has.

    Args:
        company: As `companions` returned it.
        documents: In order of time.
    """
    beside = {name: [one.word for one in company if name in dict(one.documents)] for name in documents}
    held = [name for name in documents if beside[name]]
    return [
        Turn(
            before,
            name,
            tuple(word for word in beside[name] if word not in beside[before]),
            tuple(word for word in beside[before] if word not in beside[name]),
        )
        for before, name in pairwise(held)
    ]


def sentence(text: str, start: int, end: int) -> Span:
    """Return the sentence of folded text that holds a stretch.

    >>> sentence("增长3.5%.建设平安城东;下", 9, 13)
    Span(start=7, end=14)
    """
    first = max((found.end() for found in _STOP.finditer(text, 0, start)), default=0)
    last = _STOP.search(text, end)
    return Span(first, last.start() + 1 if last else len(text))


def shown_letters(text: str, span: Span) -> str:
    """Return the letters and digits of a stretch, by which two sentences are the same."""
    return "".join(character for character in text[span.start : span.end] if character.isalnum())


def companions(found: Sequence[Found], others: Iterable[Passage], most: int = 30) -> tuple[Companion, ...]:
    """Return the words a phrase keeps company with, the strongest first.

    Args:
        found: Where the phrase stands.
        others: Passages drawn without looking, against which a word's frequency is held.
        most: How many to return.
    """
    near: Counter[str] = Counter()
    where: dict[str, Counter[str]] = {}
    size = 0
    for one in found:
        for text in _sentences(one):
            inside = _words(text)
            size += len(inside)
            near.update(set(inside))
            for word in set(inside):
                where.setdefault(word, Counter())[one.passage.document] += 1
    far = Counter(word for passage in others for word in _words(passage.text))
    every = far.total()
    ranked = []
    for word, count in near.items():
        strength = log_likelihood(count, far[word], size, every) if every else 0.0
        if count >= LEAST_TOGETHER and count * every >= far[word] * size:
            ranked.append(Companion(word, count, round(strength, 2), tuple(where[word].items())))
    return tuple(sorted(ranked, key=lambda one: (-one.strength, -one.sentences, one.word))[:most])


def _sentences(one: Found) -> list[str]:
    """The sentences of a passage that hold the phrase, without the phrase itself."""
    text = one.passage.text
    spans = dict.fromkeys(sentence(text, *match) for match in one.matches)
    return ["\n".join(_without(text, span, one.matches)) for span in spans]


def _without(text: str, span: Span, matches: Sequence[tuple[int, int]]) -> Iterable[str]:
    """A sentence cut where the phrase stands."""
    at = span.start
    for start, end in matches:
        if span.start <= start < span.end:
            yield text[at:start]
            at = end
    yield text[at : span.end]


def _words(text: str) -> list[str]:
    """The words of a text that say something."""
    cut = (text[start:end] for start, end in words(text))
    return [w for w in cut if len(w) > 1 and w.isalpha() and not w.isascii() and w not in GRAMMAR]
