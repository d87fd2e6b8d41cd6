"""Text as it sounds: every character by its syllable, or by its syllable's first letter, one for one.

A set of readings (长: chang, zhang) is one private character, so a text keeps its length when it is turned into sounds
and a match there is a match in the text. A query's syllable stands for all sets that have it; tones do not matter. The
limit: which reading is meant in a passage is not asked, 长 answers to both.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from duidu.search.pinyin_table import CHARACTERS

_FIRST: Final = 0xE000
"""Where the private characters for syllables begin; those for letters follow them."""
_SETS: Final = tuple(tuple(name.split()) for name in CHARACTERS)
_LETTERS: Final = tuple(sorted({frozenset(syllable[0] for syllable in syllables) for syllables in _SETS}, key=sorted))
_LETTER_CODES: Final = {
    letters: next(iter(letters)) if len(letters) == 1 else chr(_FIRST + len(_SETS) + i)
    for i, letters in enumerate(_LETTERS)
}
SYLLABLES: Final = frozenset(syllable for syllables in _SETS for syllable in syllables)
_LONGEST: Final = max(map(len, SYLLABLES))
_ALIKE: Final = {"lue": "lve", "nue": "nve"}
MOST_CUTS: Final = 24
"""Ways to cut letters into syllables that are looked at: xian is xian and xi'an, and so on in a long word."""
MOST_LETTERS: Final = 120
"""Letters of one word beyond which nobody is typing pinyin."""
_RUN: Final = re.compile(r"[a-z]+")
_PART: Final = re.compile(r"(?P<letters>[a-z]+)|[^a-z' ]")
LEAST_SYLLABLES: Final = 2
LEAST_INITIALS: Final = 3


class Sound(NamedTuple):
    """A way to hear a word: for each syllable the private characters that may stand there."""

    codes: tuple[str, ...]
    whole: bool = True
    """Whether the last syllable is complete; while somebody types, it often is not."""


@cache
def _syllable_table() -> dict[int, int]:
    """Each character's private character."""
    return {ord(c): _FIRST + i for i, characters in enumerate(CHARACTERS.values()) for c in characters}


@cache
def _letter_table() -> dict[int, str]:
    """Each character's first letter, or the private character of several."""
    return {
        ord(c): _LETTER_CODES[frozenset(syllable[0] for syllable in syllables)]
        for syllables, characters in zip(_SETS, CHARACTERS.values(), strict=True)
        for c in characters
    }


def sounds(folded: str) -> str:
    """Return a folded text with a private character for each ideograph's readings; the rest stays."""
    return folded.translate(_syllable_table())


def initials(folded: str) -> str:
    """Return a folded text with each ideograph's first letter.

    >>> initials("平安南开,5g")
    'pank,5g'
    """
    return folded.translate(_letter_table())


def reading(character: str) -> str:
    """Return how a character is read, of several readings the first in the alphabet; itself when it has none.

    >>> reading("开")
    'kai'
    """
    code = _syllable_table().get(ord(character))
    return character if code is None else _SETS[code - _FIRST][0]


@cache
def codes_of(syllable: str) -> str:
    """Return the private characters of the sets that have a syllable; of one not finished see `codes_from`."""
    return "".join(chr(_FIRST + i) for i, syllables in enumerate(_SETS) if syllable in syllables)


@cache
def codes_from(beginning: str) -> str:
    """Return the private characters of the sets with a syllable that begins so."""
    return "".join(chr(_FIRST + i) for i, held in enumerate(_SETS) if any(s.startswith(beginning) for s in held))


@cache
def letter_codes(letter: str) -> str:
    """Return the characters that stand for an initial letter in `initials`.

    >>> "z" in letter_codes("z")
    True
    """
    return "".join(sorted({letter, *(code for letters, code in _LETTER_CODES.items() if letter in letters)}))


@lru_cache(maxsize=256)
def heard(word: str) -> tuple[Sound, ...]:
    """Return the ways to hear a folded word as pinyin, those of the fewest syllables first.

    Args:
        word: Letters, and between them what is no pinyin and stands for itself; an apostrophe or a space parts
            syllables. Of the last syllable some letters may be missing.
    """
    if len(word) > MOST_LETTERS or not _RUN.search(word):
        return ()
    ways: list[list[str]] = [[]]
    for part in _PART.finditer(word):
        cuts = _cuts(part[0], open_end=part.end() == len(word)) if part["letters"] else [[part[0]]]
        ways = [way + cut for way in ways for cut in cuts][:MOST_CUTS]
    found = sorted(
        (way for way in ways if len(way) >= LEAST_SYLLABLES), key=lambda way: (not _is_whole(way[-1]), len(way))
    )
    return tuple(_sound(way) for way in found)


def _is_whole(syllable: str) -> bool:
    """Whether this is a syllable, or a sign that stands for itself, and no beginning."""
    return syllable in SYLLABLES or not _RUN.fullmatch(syllable)


def _sound(way: list[str]) -> Sound:
    """The sound of some syllables, the last of which may be a beginning."""
    codes = [codes_of(piece) if piece in SYLLABLES else sounds(piece) for piece in way[:-1]]
    last = way[-1]
    if not _is_whole(last):
        return Sound((*codes, codes_from(last)), whole=False)
    return Sound((*codes, codes_of(last) if last in SYLLABLES else sounds(last)))


def _cuts(letters: str, *, open_end: bool) -> list[list[str]]:
    """The ways to cut letters into syllables, longest syllables first; with an open end the last may be a beginning."""
    found: list[list[str]] = []
    waiting: list[tuple[int, list[str]]] = [(0, [])]
    dead = _dead_ends(letters, open_end=open_end)
    while waiting and len(found) < MOST_CUTS:
        at, way = waiting.pop()
        if at == len(letters):
            found.append(way)
            continue
        for end in range(at + 1, min(at + _LONGEST, len(letters)) + 1):
            piece = _ALIKE.get(letters[at:end], letters[at:end])
            if end not in dead and (piece in SYLLABLES or (open_end and end == len(letters) and codes_from(piece))):
                waiting.append((end, [*way, piece]))
    return found


def _dead_ends(letters: str, *, open_end: bool) -> set[int]:
    """The places from which no way leads to the end."""
    alive = {len(letters)}
    for at in range(len(letters) - 1, -1, -1):
        pieces = ((end, letters[at:end]) for end in range(at + 1, min(at + _LONGEST, len(letters)) + 1))
        if any(
            end in alive
            and (_ALIKE.get(p, p) in SYLLABLES or (open_end and end == len(letters) and bool(codes_from(p))))
            for end, p in pieces
        ):
            alive.add(at)
    return set(range(len(letters) + 1)) - alive
