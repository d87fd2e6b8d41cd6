"""Parse every real text whole and mangled; nothing may be lost, raised or slow.

usage: python bench/torture.py [--mangled N] [--limit SECONDS]

Takes the texts of data/*.tar.xz and corpus/ beside the project. Each is parsed as it is and N times mangled with a
fixed seed: cut at a random place, lines deleted, doubled and shuffled, bytes flipped. After each parse every non-blank
line must belong to exactly one block. Prints what failed and the totals; exit 1 if anything failed.
"""

import argparse
import random
import sys
import tarfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from places import machine, real_texts

SUFFIXES = (".md", ".txt")
BATCH = 40


class Outcome(NamedTuple):
    """What became of one text: parses made, the slowest in seconds, what went wrong."""

    parses: int
    slowest: float
    faults: tuple[str, ...]


def texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of every text."""
    for path in sorted((folder / "corpus").glob("*.txt")):
        yield path.name, path.read_bytes()
    for archive in sorted((folder / "data").glob("*.tar.xz")):
        with tarfile.open(archive) as tar:
            for member in tar:
                file = tar.extractfile(member) if member.name.endswith(SUFFIXES) else None
                if file is not None:
                    yield member.name, file.read()


def mangled(data: bytes, dice: random.Random) -> bytes:
    """Return some bytes changed in one of the ways."""
    way = dice.choice(("cut", "delete", "double", "shuffle", "flip"))
    if way == "cut":
        return data[: dice.randrange(len(data) + 1)]
    if way == "flip":
        changed = bytearray(data)
        for _ in range(max(1, len(data) // 2000)):
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
        return bytes(changed)
    lines = data.split(b"\n")
    if way == "shuffle":
        dice.shuffle(lines)
        return b"\n".join(lines)
    chosen = {dice.randrange(len(lines)) for _ in range(max(1, len(lines) // 20))}
    times = 0 if way == "delete" else 2
    return b"\n".join(line for i, line in enumerate(lines) for _ in range(times if i in chosen else 1))


def fault(name: str, data: bytes) -> str:
    """Return what goes wrong with some bytes, nothing if all is well."""
    from duidu.errors import InputError
    from duidu.formats import extract
    from duidu.parse import parse

    try:
        extracted = extract(data, name)
    except InputError:
        return ""  # refused with a message, as a file of no text should be
    document = parse(extracted, name)
    owned = sorted(line for block in document.blocks for line in block.lines)
    wanted = [n for n, line in enumerate(extracted.text.split("\n"), 1) if line.strip()]
    return "" if owned == wanted else "lines lost or owned twice"


def torture(given: tuple[str, bytes, int]) -> Outcome:
    """Parse one text whole and mangled."""
    name, data, times = given
    dice = random.Random(name)  # noqa: S311  (the same mangling every time)
    slowest, faults = 0.0, []
    for turn in range(times + 1):
        sample = mangled(data, dice) if turn and data else data
        began = time.perf_counter()
        try:
            found = fault(Path(name).name, sample)
        except Exception as error:  # noqa: BLE001  (whatever it is, it is what we look for)
            found = f"{type(error).__name__}: {error}"
        slowest = max(slowest, time.perf_counter() - began)
        if found:
            faults.append(f"{name} (turn {turn}): {found}")
    return Outcome(times + 1, slowest, tuple(faults))


def main() -> int:
    """Torture the parser."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mangled", type=int, default=5, metavar="N")
    parser.add_argument("--limit", type=float, default=10.0, metavar="SECONDS", help="what one parse may take")
    given = parser.parse_args()
    folder = real_texts()
    if folder is None:
        print("no real texts beside the project; set DUIDU_REAL_TEXTS")
        return 2
    print(machine())
    began, parses, slowest, faults, count = time.perf_counter(), 0, 0.0, 0, 0
    source = texts(folder)
    with ProcessPoolExecutor(2) as pool:
        while batch := [(name, data, given.mangled) for name, data in islice(source, BATCH * 20)]:
            for outcome in pool.map(torture, batch, chunksize=BATCH):
                count, parses = count + 1, parses + outcome.parses
                slowest, faults = max(slowest, outcome.slowest), faults + len(outcome.faults)
                for line in outcome.faults:
                    print(line)
            print(f"\r{count} texts", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    taken = time.perf_counter() - began
    print(f"{count} texts, {parses} parses in {taken:.0f} s; slowest {slowest:.2f} s; {faults} faults")
    return 1 if faults or slowest > given.limit else 0


if __name__ == "__main__":
    sys.exit(main())
