"""What a phrase is written like, grows into, and stands in line with; and what stands nearest where it is not found.

The idea: the letters that run on directly before a place are cut into words, and taken as far as they describe it
(更高质量 and the phrase); items of an enumeration that share a word with the phrase are its siblings; its own words
with others between them are a parted form. The limit: where a source lost its punctuation, neighbours run together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from duidu.evolve.phrase import Found, Phrase, fitting, found_in, plainly
from duidu.evolve.vocabulary import WITH_VERBS
from duidu.model import Document, Span
from duidu.search.schema import Index
from duidu.text.outline import own_spans
from duidu.text.words import words

Way = Literal["script", "longer", "enumerated", "parted"]

LONGEST_BEFORE: Final = 8
"""Letters before a phrase that may describe it."""
MOST_BETWEEN: Final = 4
"""Letters between the words of a parted form."""
_ITEM: Final = r"[^\W\d_]{2,8}"
_BEFORE: Final = re.compile(rf"(?P<item>{_ITEM})[\"']?(?P<sign>[\u3001/]|,|和|及|与)[\"']?$")
_AFTER: Final = re.compile(rf"^[\"']?(?P<sign>[\u3001/]|,|和|及|与)[\"']?(?P<item>{_ITEM})")
_LETTERS: Final = re.compile(r"[^\W\d_]*$")
_DESCRIBING: Final = ("a", "d", "b", "n", "z", "m", "l", "i")
"""Beginnings of the tags of words that can stand before a noun and describe it."""


class Variant(NamedTuple):
    """A form found beside or in place of the phrase: how, as written or folded, in which documents how often."""

    way: Way
    text: str
    documents: tuple[tuple[str, int], ...]

    @property
    def times(self) -> int:
        """How often."""
        return sum(count for _, count in self.documents)


class Nearest(NamedTuple):
    """What stands in a document without the phrase: a sibling or a part of it, how often, and where first."""

    text: str
    times: int
    document: str
    block: int
    span: Span


def variants(index: Index, asked: Phrase, found: Sequence[Found], written: Iterable[tuple[str, str]]) -> list[Variant]:
    """Return the forms a phrase is found in besides itself, the commonest first; none of a set or a pattern.

    Args:
        index: Where to look for parted forms.
        asked: The phrase.
        found: Where it stands.
        written: What stands there, with the document, characters as they are.
    """
    if not asked.single:
        return []
    counted: Counter[tuple[Way, str, str]] = Counter(
        ("script", text, name) for name, text in written if text != asked.typed and text.strip()
    )
    for one in found:
        for way, text in _around(one, asked.single):
            counted[way, text, one.passage.document] += 1
    counted.update(_parted(index, asked.single))
    return _gathered(counted)


def _gathered(counted: Counter[tuple[Way, str, str]]) -> list[Variant]:
    """Variants with their documents."""
    by_text: dict[tuple[Way, str], list[tuple[str, int]]] = {}
    for (way, text, name), count in sorted(counted.items()):
        by_text.setdefault((way, text), []).append((name, count))
    made = [Variant(way, text, tuple(places)) for (way, text), places in by_text.items()]
    return sorted(made, key=lambda one: (-one.times, one.way, one.text))


def _around(one: Found, word: str) -> Iterable[tuple[Way, str]]:
    """What describes the phrase in a passage, and what stands in line with it."""
    text = one.passage.text
    own = set(cut(word))
    for start, end in one.matches:
        before = describing(text[max(0, start - LONGEST_BEFORE) : start], own)
        if before:
            yield "longer", before + word
        for item in siblings_beside(text, start, end):
            if item != word and own & set(cut(item)):
                yield "enumerated", item


def cut(text: str) -> list[str]:
    """Return the words of a text."""
    return [text[start:end] for start, end in words(text)]


def describing(before: str, own: set[str]) -> str:
    """Return the words right before a phrase that describe it: 更高质量 of 建设更高质量."""
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s)

    letters = _LETTERS.search(before)
    tagged = rjieba.tag(letters[0]) if letters else []
    kept: list[str] = []
    for text, tag in reversed(tagged):
        if not tag.startswith(_DESCRIBING) or text in own:
            break
        kept.append(text)
    while kept and kept[-1] in WITH_VERBS:
        kept.pop()
    return "".join(reversed(kept))


def siblings_beside(text: str, start: int, end: int) -> list[str]:
    """Return the items that stand in line with a stretch of folded text, before and after it."""
    found = (_BEFORE.search(text[max(0, start - 12) : start]), _AFTER.search(text[end : end + 12]))
    return [one["item"] for one in found if one is not None]


def _parted(index: Index, word: str) -> Counter[tuple[Way, str, str]]:
    """Forms with something between the phrase's own words."""
    own = cut(word)
    if len(own) < 2 or not all(part.isalpha() for part in own):  # noqa: PLR2004
        return Counter()
    found: Counter[tuple[Way, str, str]] = Counter()
    for one in found_in(index, fitting("*".join(own))):
        for start, end in one.matches:
            if len(word) < end - start <= len(word) + MOST_BETWEEN:
                found["parted", one.passage.text[start:end], one.passage.document] += 1
    return found


# -- where it is not found


def parts(word: str) -> list[str]:
    """Return the parts a phrase is looked for by where it is not found: its words, else its halves.

    >>> parts("改革开放")
    ['改革', '开放']
    """
    own = [part for part in cut(word) if part.isalpha()]
    if len(own) > 1:
        return own
    half = len(word) // 2
    return [word[:half], word[half:]] if len(word) >= 4 and word.isalpha() else []  # noqa: PLR2004


def nearest(index: Index, tried: Sequence[str], names: Iterable[str], most: int = 4) -> dict[str, list[Nearest]]:
    """Return what of some words stands in some documents, the commonest first.

    Args:
        index: Where to look.
        tried: Siblings and parts of the phrase, folded.
        names: The documents without the phrase.
        most: Words for each document.
    """
    wanted = set(names)
    found: dict[str, dict[str, Nearest]] = {name: {} for name in wanted}
    if not wanted or not tried:
        return {}
    for one in found_in(index, plainly(*tried)):
        if one.passage.document not in wanted:
            continue
        mine = found[one.passage.document]
        for start, end in one.matches:
            text = one.passage.text[start:end]
            seen = mine.get(text)
            place = Nearest(text, 1, one.passage.document, one.passage.block, one.passage.span(start, end))
            mine[text] = place if seen is None else seen._replace(times=seen.times + 1)
    return {name: _ranked(mine.values(), tried)[:most] for name, mine in found.items() if mine}


def _ranked(found: Iterable[Nearest], tried: Sequence[str]) -> list[Nearest]:
    """Siblings before parts, then the commonest; what is but a part of another is left out."""
    ranked = sorted(found, key=lambda one: (-len(one.text), -one.times, tried.index(one.text)))
    return [one for one in ranked if not any(one.text in other.text for other in ranked if other is not one)]


def as_written(document: Document, block: int, span: Span) -> str:
    """Return what stands at a place of a document, without line breaks."""
    own = own_spans(document, document.blocks[block])
    return "".join(document.text[max(a, span.start) : min(b, span.end)] for a, b in own if a < span.end)
