"""How often the encoding of a piece of a real text is told right.

usage: python bench/encodings.py [--slices N] [--seed N] [--show]

Takes N random slices (200) of the texts beside the project for each length and each way of writing: the encodings
themselves, and damaged forms of them (cut inside a character, a few bytes broken). Right is what gives the text back;
of a damaged one, what gives back all but the characters at the damage. Prints the share that is right.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from places import machine, real_texts

LENGTHS = (12, 40, 200, 2000)
BROKEN = 200
"""One byte in so many is broken in a damaged text."""
NEAR = 0.9
"""So much of a damaged text must come back, line by line."""
CHINESE = range(0x4E00, 0xA000)


def broken(data: bytes, dice: random.Random) -> bytes:
    """Put a wrong byte in some places."""
    changed = bytearray(data)
    for _ in range(max(1, len(data) // BROKEN)):
        changed[dice.randrange(len(changed))] = dice.choice(b"\x80\xff\xfe\x7f\xa0")
    return bytes(changed)


def cut(data: bytes, dice: random.Random) -> bytes:
    """Cut inside the last characters."""
    return data[: -dice.choice((1, 2))]


def held(text: str, encoding: str) -> str:
    """A text without the characters that an encoding does not have."""
    return text.encode(encoding, "ignore").decode(encoding)


def traditional(text: str) -> str:
    """A text in traditional characters."""
    import opencc

    global _converter  # noqa: PLW0603
    _converter = _converter or opencc.OpenCC("s2tw").convert
    return str(_converter(text))


_converter: Callable[[str], str] | None = None

WAYS: dict[str, tuple[str, bool, Callable[[bytes, random.Random], bytes] | None]] = {
    "utf-8": ("utf-8", False, None),
    "utf-8 cut": ("utf-8", False, cut),
    "utf-8 broken": ("utf-8", False, broken),
    "utf-16-le": ("utf-16-le", False, None),
    "utf-16-be": ("utf-16-be", False, None),
    "utf-16 marked": ("utf-16", False, None),
    "gb18030": ("gb18030", False, None),
    "gb18030 cut": ("gb18030", False, cut),
    "gb18030 broken": ("gb18030", False, broken),
    "gb18030 traditional": ("gb18030", True, None),
    "big5": ("big5", True, None),
    "big5 cut": ("big5", True, cut),
    "big5 broken": ("big5", True, broken),
    "big5hkscs": ("big5hkscs", True, None),
}


def texts(folder: Path) -> list[str]:
    """The texts of the corpus and of the public archive."""
    import tarfile

    found = [path.read_bytes() for path in sorted((folder / "corpus").glob("*.txt"))]
    with tarfile.open(folder / "data" / "public-texts.tar.xz") as tar:
        files = (tar.extractfile(member) for member in tar if member.name.endswith((".txt", ".md")))
        found += [file.read() for file in files if file is not None]
    return [data.decode("utf-8", "replace").lstrip("\ufeff") for data in found]


def slices(given: list[str], length: int, count: int, dice: random.Random) -> Iterator[str]:
    """Random slices in which there is some Chinese."""
    while count:
        text = dice.choice(given)
        start = dice.randrange(max(1, len(text) - length))
        piece = text[start : start + length]
        if sum(ord(char) in CHINESE for char in piece) * 3 >= length and "\ufffd" not in piece:
            count -= 1
            yield piece


def right(read: str, wanted: str, damaged: bool) -> bool:
    """Whether a text came back."""
    if not damaged:
        return read == wanted
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(read, wanted) >= NEAR - 2 / len(wanted)


def count_right(way: str, pieces: Iterator[str], dice: random.Random, show: bool) -> int:
    """Return how many of some pieces come back when they are written in one way."""
    from duidu.errors import InputError
    from duidu.formats import extract

    encoding, other_script, damage = WAYS[way]
    good = 0
    for piece in pieces:
        wanted = held(traditional(piece) if other_script else piece, encoding).replace("\r\n", "\n")
        data = wanted.encode(encoding)
        try:
            found = extract(damage(data, dice) if damage else data, "a.txt")
            fine, said = right(found.text, wanted, damage is not None), found.encoding
        except InputError:
            fine, said = False, "refused"
        good += fine
        if show and not fine:
            print(f"  {way} as {said}: {wanted[:60]!r}")
    return good


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slices", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    asked = parser.parse_args()
    folder = real_texts()
    if folder is None:
        print("no real texts beside the project; set DUIDU_REAL_TEXTS")
        return 2
    print(machine())
    given, total = texts(folder), 0
    print(f"{'characters':<22}" + "".join(f"{length:>8}" for length in LENGTHS))
    for way in WAYS:
        counts = []
        for length in LENGTHS:
            dice = random.Random(f"{asked.seed} {way} {length}")  # noqa: S311
            counts.append(count_right(way, slices(given, length, asked.slices, dice), dice, asked.show))
        total += sum(counts)
        print(f"{way:<22}" + "".join(f"{count / asked.slices:8.1%}" for count in counts), flush=True)
    of = len(WAYS) * len(LENGTHS) * asked.slices
    print(f"all {total / of:.2%} of {of}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
