"""Write src/duidu/search/pinyin_table.py: how each character is read, without tones.

usage: python tools/make_pinyin.py

Of each character that folding leaves as it is the table has its chief reading and those that pypinyin's phrases use
at least now and then (`SHARE`), for it or for one that is folded to it: 长 is chang and zhang, 着 is zhu, too, since
著 is folded to it. Readings are written as people type them: ü is v.
"""

import pathlib
import unicodedata
from collections import Counter, defaultdict
from typing import Final

from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from duidu.text.fold import fold

TARGET: Final = pathlib.Path(__file__).parent.parent / "src/duidu/search/pinyin_table.py"
IDEOGRAPHS: Final = range(0x4E00, 0xA000)
SHARE: Final = 0.004
"""The part of a character's places in phrases from which a second reading counts."""
LEAST: Final = 2
"""Places in phrases below which a second reading is a curiosity."""
WIDTH: Final = 50


def plain(reading: str) -> str:
    """Return a syllable without its tone, ü as v; empty for what is no syllable (ń, ê)."""
    letters = "".join("v" if c == "ü" else c for c in unicodedata.normalize("NFC", _toneless(reading)))
    return letters if letters.isascii() and letters.isalpha() and set(letters) & set("aeiouv") else ""


def _toneless(reading: str) -> str:
    """A syllable without its marks of tone; the dots of ü stay."""
    tones = "\u0300\u0301\u0304\u030c"
    return "".join(c for c in unicodedata.normalize("NFD", reading) if c not in tones)


def counted() -> dict[str, Counter[str]]:
    """Return how often each character, as it is folded, is read how in phrases."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        for character, syllable in zip(phrase, readings, strict=False):
            found[fold(character)][plain(syllable[0])] += 1
    return found


def readings() -> dict[str, tuple[str, ...]]:
    """Return the readings of each character, in order of the alphabet."""
    in_phrases = counted()
    found = {}
    for code, given in pinyin_dict.items():
        character = chr(code)
        if code not in IDEOGRAPHS or fold(character) != character:
            continue
        seen = in_phrases.get(character, Counter())
        chief = next((p for p in map(plain, given.split(",")) if p), "")
        often = {r for r, n in seen.items() if r and n >= LEAST and n >= SHARE * seen.total()}
        if chief:
            found[character] = tuple(sorted(often | {chief}))
    return found


def main() -> None:
    """Write the table."""
    by_reading: dict[str, str] = defaultdict(str)
    for character, syllables in sorted(readings().items()):
        by_reading[" ".join(syllables)] += character
    lines = [
        '"""Made by tools/make_pinyin.py; do not edit. For each set of readings the characters that have it."""',
        "",
    ]
    lines.append("CHARACTERS = {")
    for name, characters in sorted(by_reading.items()):
        pieces = [characters[i : i + WIDTH] for i in range(0, len(characters), WIDTH)]
        if len(pieces) == 1 and len(name) + len(pieces[0]) < WIDTH:
            lines.append(f'    "{name}": "{pieces[0]}",')
        else:
            lines += [f'    "{name}": (', *(f'        "{piece}"' for piece in pieces), "    ),"]
    lines += ["}", ""]
    TARGET.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
