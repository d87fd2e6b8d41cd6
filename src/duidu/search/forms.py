"""The forms in which a term may stand in a text: as typed, with wildcards, or by its sound.

A term is a choice of forms; a passage holds it when it holds one of them. A named set of words is a choice of many.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from duidu.search.pinyin import LEAST_INITIALS, MOST_LETTERS, Sound, heard, letter_codes

SLIPS_FROM: Final = (4, 8)
"""Lengths from which one more character may be wrong, missing or too many: below four, everything resembles all."""
LACKING: Final = 3
"""Length of a word that may lack a character, though none may be wrong."""
EDGE: Final = 4
"""Characters that a * at an end of a term takes in: a Chinese slogan is seldom longer by more."""
INSIDE: Final = 12
"""Characters that a * within a term may stand for."""
_LETTER: Final = r"[^\W_]"
_NO_INITIAL: Final = re.compile("[iuv]|[^\\x00-\\x7f]")
_SOME_LETTER: Final = re.compile("[a-z]")

Way = Literal["", "pinyin", "begun", "initials"]
"""How a form is heard: not at all but read, as pinyin, as pinyin whose last syllable is not finished, by initials."""


class Plain(NamedTuple):
    """Folded text as it stands, with at most so many slips."""

    text: str
    slips: int = 0


class Wild(NamedTuple):
    """Folded text in which ``?`` stands for one character and ``*`` for letters, some or none."""

    text: str

    @property
    def pattern(self) -> str:
        """The regular expression it means; after a ``*`` the nearest place counts, so that no text makes it slow."""
        first, *others = [_literal(piece) for piece in re.split(r"\*+", self.text.strip("*"))]
        body = first + "".join(f"(?>{_LETTER}{{0,{INSIDE}}}?{piece})" for piece in others)
        before = f"{_LETTER}{{0,{EDGE}}}" if self.text.startswith("*") else ""
        after = f"{_LETTER}{{0,{EDGE}}}" if self.text.endswith("*") else ""
        return before + body + after

    @property
    def pieces(self) -> tuple[str, ...]:
        """The stretches between its signs, each of which must occur."""
        return tuple(piece for piece in re.split(r"[*?]+", self.text) if piece)


class Heard(NamedTuple):
    """What a passage may sound like: for each syllable, or each initial letter, the characters of the sounds' text."""

    codes: tuple[str, ...]
    way: Way

    @property
    def pattern(self) -> str:
        """The regular expression over the sounds' text."""
        return "".join(f"[{re.escape(codes)}]" for codes in self.codes)


Form = Plain | Wild | Heard


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: what was typed (folded) and its forms; `title` when only titles are looked at."""

    text: str
    forms: tuple[Form, ...]
    title: bool = False


def slips_forgiven(length: int) -> int:
    """Return how many slips a term of this many characters may hold; one of three may only lack a character.

    >>> [slips_forgiven(n) for n in (2, 3, 4, 7, 8, 40)]
    [0, 1, 1, 1, 2, 2]
    """
    return int(length == LACKING) + sum(length >= least for least in SLIPS_FROM)


def exact(text: str) -> tuple[Form, ...]:
    """Return the form of folded text that is taken as it stands."""
    return (Plain(text),)


def typed(text: str, spoken: str = "") -> tuple[Form, ...]:
    """Return the forms of a word as people type it: folded text, with wildcards, or letters that may be pinyin.

    Args:
        text: Folded.
        spoken: The same with its capital letters, if they tell AI in AIchanye from a syllable.
    """
    if re.search(r"[*?]", text):
        return (Wild(text),)
    return tuple(dict.fromkeys((*slipped(text), *by_sound(text), *by_sound(spoken))))


def slipped(text: str) -> tuple[Form, ...]:
    """Return the form of folded text that may stand with slips."""
    return (Plain(text, slips_forgiven(len(text))),)


def by_sound(text: str) -> tuple[Form, ...]:
    """Return the forms of folded text with letters in it as sounds, none for other text; spaces may part syllables.

    >>> [form.way for form in by_sound("pank")]
    ['begun', 'initials']
    """
    if len(text) > MOST_LETTERS or not _SOME_LETTER.search(text):
        return ()
    ways = [sound for spaced in (False, True) for sound in heard(text, spaced=spaced)]
    whole = [sound for sound in ways if sound.whole]
    found: list[Form] = [_of(sound) for sound in whole or ways]
    texts = (text.lower(), text.lower().replace(" ", "")) if not _NO_INITIAL.search(text) else ()
    found.extend(Heard(tuple(map(letter_codes, one)), "initials") for one in texts if len(one) >= LEAST_INITIALS)
    return tuple(dict.fromkeys(found))


def _of(sound: Sound) -> Heard:
    """A sound as a form."""
    return Heard(sound.codes, "pinyin" if sound.whole else "begun")


def _literal(piece: str) -> str:
    """A piece without ``*`` as a regular expression."""
    return "".join("." if character == "?" else re.escape(character) for character in piece)
