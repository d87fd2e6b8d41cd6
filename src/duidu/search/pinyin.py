"""Text as it sounds: every character by its syllable, or by its syllable's first letter, one for one.

A set of readings (长: chang, zhang) is one private character, so a text keeps its length when it is turned into sounds
and a match there is a match in the text. A query's syllable stands for all sets that have it; tones do not matter. The
limit: which reading is meant in a passage is not asked, 长 answers to both.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from string import ascii_lowercase
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
MOST_CUTS: Final = 16
"""Ways to cut letters into syllables that are looked at: xian is xian and xi'an, and so on in a long word."""
MOST_LETTERS: Final = 120
"""Letters of one word beyond which nobody is typing pinyin."""
_RUN: Final = re.compile(r"[a-z]+")
_LETTERS_OF: Final = frozenset(ascii_lowercase)
_VOWELS: Final = frozenset("aeo")
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
def heard(word: str, *, spaced: bool = False) -> tuple[Sound, ...]:
    """Return the ways to hear a word as pinyin, the likeliest first.

    Args:
        word: Folded letters, and between them what is no pinyin and stands for itself, as capital letters do; an
            apostrophe or a space parts syllables. Of the last syllable some letters may be missing.
        spaced: Whether a space stands for itself, too.
    """
    if len(word) > MOST_LETTERS or not _RUN.search(word):
        return ()
    ways = [way.syllables for way in _ways(word, spaced=spaced)]
    return tuple(_sound(way) for way in ways if len(way) >= LEAST_SYLLABLES)


def _is_whole(syllable: str) -> bool:
    """Whether this is a syllable, or a sign that stands for itself, and no beginning."""
    return syllable in SYLLABLES or not _RUN.fullmatch(syllable)


def _sound(way: Sequence[str]) -> Sound:
    """The sound of some syllables, the last of which may be a beginning."""
    codes = [codes_of(piece) if piece in SYLLABLES else sounds(piece.lower()) for piece in way]
    if not _is_whole(way[-1]):
        return Sound((*codes[:-1], codes_from(way[-1])), whole=False)
    return Sound(tuple(codes))


class _Way(NamedTuple):
    """How the beginning of a word may be cut.

    What speaks against it comes first: an end that is no syllable, syllables within that begin with a vowel and have no
    apostrophe before them, how many syllables there are.
    """

    begun: bool = False
    bare: int = 0
    many: int = 0
    syllables: tuple[str, ...] = ()


def _ways(word: str, *, spaced: bool) -> list[_Way]:
    """The likeliest ways to cut a word, best first: of the ways to each place only so many are followed."""
    reached: list[list[_Way]] = [[_Way()], *([] for _ in word)]
    for at, ways in enumerate(reached[:-1]):
        best = sorted(ways)[:MOST_CUTS]
        bare = int(word[at] in _VOWELS and at > 0 and word[at - 1] in _LETTERS_OF)
        for piece, end in _pieces(word, at, spaced=spaced) if best else ():
            begun = not _is_whole(piece)
            reached[end].extend(
                _Way(begun, way.bare + bare, way.many + 1, (*way.syllables, piece) if piece else way.syllables)
                for way in best
            )
    return sorted(reached[-1])[:MOST_CUTS]


def _pieces(word: str, at: int, *, spaced: bool) -> Iterator[tuple[str, int]]:
    """What may stand at a place of a word, and where it ends: a syllable, at the end of the word some of its letters.

    Other signs stand for themselves; what only parts syllables is empty.
    """
    if word[at] not in _LETTERS_OF:
        yield "" if word[at] == "'" or (word[at] == " " and not spaced) else word[at], at + 1
        return
    run = _RUN.match(word, at)
    assert run is not None
    for end in range(at + 1, min(at + _LONGEST, run.end()) + 1):
        piece = _ALIKE.get(word[at:end], word[at:end])
        if piece in SYLLABLES or (end == len(word) and codes_from(piece)):
            yield piece, end
