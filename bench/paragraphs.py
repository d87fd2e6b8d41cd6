"""Paragraphs of real texts for the benches of the search, and queries cut from them and disturbed."""

import random
import tarfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from duidu.search.passages import Passage, Piece, packed
from duidu.search.schema import Facts, Row, Rows
from duidu.text.fold import fold

LEAST: Final = 8
"""Characters of the shortest line that is a paragraph here."""
IN_ONE: Final = 1000
"""Paragraphs of one document."""
SHORTEST, LONGEST = 4, 16
MOST_HOLDING: Final = 10
"""Paragraphs that may hold a query as it was cut."""


def paragraphs(data: Path) -> list[str]:
    """Return the distinct paragraphs of all texts in the data folder, in random order that never changes."""
    found: dict[str, None] = {}
    for archive in ("statutes.tar.xz", "public-texts.tar.xz"):
        for text in _texts(data / archive):
            found.update(dict.fromkeys(line for raw in text.split("\n") if len(line := raw.strip()) >= LEAST))
    shuffled = list(found)
    random.Random(1).shuffle(shuffled)  # noqa: S311
    return shuffled


def _texts(archive: Path) -> Iterator[str]:
    """Yield the texts of an archive."""
    with tarfile.open(archive) as tar:
        for member in tar:
            opened = tar.extractfile(member) if member.name.endswith((".md", ".txt")) else None
            if opened is not None:
                yield opened.read().decode("utf-8", "replace")


def changed(texts: Iterable[str], chance: random.Random) -> Iterator[str]:
    """Yield texts with two characters in a hundred replaced: what a corpus a few times larger may look like."""
    for text in texts:
        letters = list(text)
        for _ in range(max(1, len(letters) // 50)):
            letters[chance.randrange(len(letters))] = chr(chance.randrange(0x4E00, 0x9000))
        yield "".join(letters)


def rows(texts: Iterable[str]) -> Iterator[Rows]:
    """Yield texts as documents of many paragraphs; each paragraph's block is its number among all."""
    waiting: list[Row] = []
    for number, text in enumerate(texts):
        folded = fold(text)
        passage = Passage("", number, "text", 0, 0, (Piece(len(text), 0, len(text)),), folded)
        waiting.append(Row(packed(passage)))
        if len(waiting) == IN_ONE:
            yield Rows(f"d{number // IN_ONE}", "", Facts(), tuple(waiting))
            waiting = []
    yield Rows("last", "", Facts(), tuple(waiting))


def queries(texts: list[str], count: int, seed: int = 7) -> list[tuple[str, frozenset[int]]]:
    """Return stretches cut at random that few paragraphs hold, each with the paragraphs that do."""
    chance = random.Random(seed)  # noqa: S311
    folded = [fold(text) for text in texts]
    whole, starts = "\n".join(folded), []
    at = 0
    for text in folded:
        starts.append(at)
        at += len(text) + 1
    found: list[tuple[str, frozenset[int]]] = []
    while len(found) < count:
        text = texts[chance.randrange(len(texts))]
        length = chance.randint(SHORTEST, LONGEST)
        if len(text) < length:
            continue
        start = chance.randint(0, len(text) - length)
        query = text[start : start + length]
        if query.strip() == query and (holding := _holding(whole, starts, fold(query))):
            found.append((query, holding))
    return found


def _holding(whole: str, starts: list[int], query: str) -> frozenset[int]:
    """The paragraphs that hold a query; none when they are too many."""
    from bisect import bisect_right

    found: set[int] = set()
    at = whole.find(query)
    while at >= 0 and len(found) <= MOST_HOLDING:
        found.add(bisect_right(starts, at) - 1)
        at = whole.find(query, at + 1)
    return frozenset(found) if len(found) <= MOST_HOLDING else frozenset()


def disturbances(texts: list[str]) -> dict[str, Callable[[str, random.Random], str]]:
    """Return by name what may happen to a query on its way from the head to the keys."""
    import opencc
    from pypinyin import Style, lazy_pinyin

    traditional = opencc.OpenCC("s2t", include_tofu_risk_dictionaries=False)
    letters = "".join(texts[:500])

    def other(chance: random.Random) -> str:
        return letters[chance.randrange(len(letters))]

    def wrong(query: str, chance: random.Random) -> str:
        at = chance.randrange(len(query))
        return query[:at] + other(chance) + query[at + 1 :]

    def missing(query: str, chance: random.Random) -> str:
        at = chance.randrange(len(query))
        return query[:at] + query[at + 1 :]

    def added(query: str, chance: random.Random) -> str:
        at = chance.randrange(1, len(query))
        return query[:at] + other(chance) + query[at:]

    def swapped(query: str, chance: random.Random) -> str:
        at = chance.randrange(len(query) - 1)
        return query[:at] + query[at + 1] + query[at] + query[at + 2 :]

    return {
        "undisturbed": lambda query, _: query,
        "wrong": wrong,
        "missing": missing,
        "added": added,
        "swapped": swapped,
        "other script": lambda query, _: traditional.convert(query),
        "pinyin": lambda query, _: "".join(lazy_pinyin(query)),
        "initials": lambda query, _: "".join(lazy_pinyin(query, style=Style.FIRST_LETTER)),
    }
