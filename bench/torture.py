"""Parse every real text whole and mangled; nothing may be lost, raised or slow.

usage: python bench/torture.py [--cuts N] [--others N] [--seed N] [--limit SECONDS] [--only PART]

Takes corpus/ and data/ beside the project: the texts of the archives, and the files of data/formats. Each is read and
parsed as it is, cut at N random places (50), and N times (1) each with lines deleted, doubled, shuffled, and with bytes
flipped. After each parse every non-blank line must belong to exactly one block, and whatever a block or table points at
must be in the text. The dice are thrown by seed and name, so `--only PART` (of a name) repeats what a full run did.
Prints each failure and the totals; exit 1 if anything failed or took longer than the limit.
"""

import argparse
import logging
import random
import resource
import signal
import sys
import tarfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from places import machine, real_texts

SUFFIXES = (".md", ".txt")
WORKERS = 2
AHEAD = 200
"""Texts given out at a time."""
STOP = 6
"""A parse is stopped as hanging after so many times its limit."""
MEGABYTE = 1024
"""Kilobytes, in which the system counts memory."""
LOST, BESIDE = "lines lost or owned twice", "something points outside the text or the tree"


class Given(NamedTuple):
    """A text, and what is to be done with it."""

    name: str
    data: bytes
    cuts: int
    others: int
    seed: int
    limit: float


class Outcome(NamedTuple):
    """What became of one text: parses, refusals among them, the slowest in seconds and which, what went wrong."""

    parses: int
    refused: int
    slowest: float
    slowest_of: str
    faults: tuple[str, ...]


def texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of every text, those that take longest first."""
    for path in sorted((folder / "data" / "formats").iterdir()):
        yield f"formats/{path.name}", path.read_bytes()
    for path in sorted((folder / "corpus").glob("*.txt")):
        yield f"corpus/{path.name}", path.read_bytes()
    for archive in sorted((folder / "data").glob("*.tar.xz")):
        with tarfile.open(archive) as tar:
            for member in tar:
                file = tar.extractfile(member) if member.name.endswith(SUFFIXES) else None
                if file is not None:
                    yield member.name, file.read()


# -- the ways of mangling


def cut(data: bytes, dice: random.Random) -> bytes:
    """Cut at a random place."""
    return data[: dice.randrange(len(data) + 1)]


def flip(data: bytes, dice: random.Random) -> bytes:
    """Flip one bit in each two thousand bytes."""
    changed = bytearray(data)
    for _ in range(max(1, len(data) // 2000)):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def shuffle(data: bytes, dice: random.Random) -> bytes:
    """Put the lines in another order."""
    lines = data.split(b"\n")
    dice.shuffle(lines)
    return b"\n".join(lines)


def delete(data: bytes, dice: random.Random) -> bytes:
    """Take one line in twenty away."""
    return repeated(data, dice, 0)


def double(data: bytes, dice: random.Random) -> bytes:
    """Write one line in twenty twice."""
    return repeated(data, dice, 2)


def repeated(data: bytes, dice: random.Random, times: int) -> bytes:
    """Write one line in twenty so many times."""
    lines = data.split(b"\n")
    chosen = {dice.randrange(len(lines)) for _ in range(max(1, len(lines) // 20))}
    return b"\n".join(line for i, line in enumerate(lines) for _ in range(times if i in chosen else 1))


OTHERS: tuple[Callable[[bytes, random.Random], bytes], ...] = (delete, double, shuffle, flip)


def samples(given: Given) -> Iterator[tuple[str, bytes]]:
    """Yield a text whole and mangled, each with the name of the way."""
    dice = random.Random(f"{given.seed} {given.name}")  # noqa: S311  (the same mangling every time)
    yield "whole", given.data
    for turn in range(given.cuts if given.data else 0):
        yield f"cut {turn}", cut(given.data, dice)
    for turn in range(given.others if given.data else 0):
        for way in OTHERS:
            yield f"{way.__name__} {turn}", way(given.data, dice)


# -- what may go wrong


def fault(name: str, data: bytes) -> str | None:
    """Return what goes wrong with some bytes, nothing if all is well, None if they are refused with a message."""
    from duidu.errors import InputError
    from duidu.formats import extract
    from duidu.parse import parse

    try:
        extracted = extract(data, name)
    except InputError:
        return None
    document = parse(extracted, name)
    owned = sorted(line for block in document.blocks for line in block.lines)
    wanted = [n for n, line in enumerate(extracted.text.split("\n"), 1) if line.strip()]
    if owned != wanted:
        return LOST
    spans = [span for block in document.blocks for span in (block.span, *block.title, *block.body, *block.points)]
    spans += [span for table in document.tables for row in (table.header, *table.rows) for span in row]
    inside = all(0 <= start <= end <= len(document.text) for start, end in spans)
    hung = all(-1 <= block.parent < len(document.blocks) and block.parent != block.id for block in document.blocks)
    return "" if inside and hung else BESIDE


def _hangs(_signal: int, _frame: FrameType | None) -> None:
    """What the alarm does."""
    raise TimeoutError


def torture(given: Given) -> Outcome:
    """Parse one text whole and mangled."""
    signal.signal(signal.SIGALRM, _hangs)
    logging.disable(logging.CRITICAL)  # pdfminer speaks of each odd font
    parses, refused, slowest, slowest_of, faults = 0, 0, 0.0, "", []
    for way, sample in samples(given):
        began = time.process_time()
        signal.setitimer(signal.ITIMER_REAL, given.limit * STOP)
        try:
            found = fault(Path(given.name).name, sample)
        except Exception as error:  # noqa: BLE001  (whatever it is, it is what we look for)
            found = f"{type(error).__name__}: {error}"
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        taken = time.process_time() - began
        parses, refused = parses + 1, refused + (found is None)
        if taken > slowest:
            slowest, slowest_of = taken, f"{given.name}, {way}"
        if found:
            faults.append(f"{given.name} ({way}): {found}")
    return Outcome(parses, refused, slowest, slowest_of, tuple(faults))


def outcomes(source: Iterator[Given]) -> Iterator[Outcome]:
    """Yield what became of each text, in order."""
    with ProcessPoolExecutor(WORKERS) as pool:
        waiting: deque[Future[Outcome]] = deque(pool.submit(torture, one) for one in islice(source, AHEAD))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(torture, one) for one in islice(source, 1))


def main() -> int:
    """Torture the parser."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=50, metavar="N", help="places at which each text is cut")
    parser.add_argument("--others", type=int, default=1, metavar="N", help="how often it is mangled in each other way")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--limit", type=float, default=20.0, metavar="SECONDS", help="what one parse may take")
    parser.add_argument("--only", default="", metavar="PART", help="texts with this in their name")
    asked = parser.parse_args()
    folder = real_texts()
    if folder is None:
        print("no real texts beside the project; set DUIDU_REAL_TEXTS")
        return 2
    print(machine())
    print(f"seed {asked.seed}, {asked.cuts} cuts, {asked.others} each of {', '.join(way.__name__ for way in OTHERS)}")
    began, results = time.perf_counter(), []
    given = (
        Given(name, data, asked.cuts, asked.others, asked.seed, asked.limit)
        for name, data in texts(folder)
        if asked.only in name
    )
    for outcome in outcomes(given):
        results.append(outcome)
        for line in outcome.faults:
            print(line, flush=True)
        if sys.stderr.isatty() or len(results) % 200 == 0:
            print(f"\r{len(results)} texts, {time.perf_counter() - began:.0f} s", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return told(results, time.perf_counter() - began, asked.limit)


def told(results: list[Outcome], taken: float, limit: float) -> int:
    """Print the totals and return the exit status."""
    parses, refused = sum(one.parses for one in results), sum(one.refused for one in results)
    faults = sum(len(one.faults) for one in results)
    slowest = max(results, key=lambda one: one.slowest, default=Outcome(0, 0, 0.0, "", ()))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE
    print(f"{len(results)} texts, {parses} parses in {taken:.0f} s, {refused} of them refused with a message")
    print(f"slowest {slowest.slowest:.2f} s of processor ({slowest.slowest_of}); {most:.0f} MB at most in one process")
    print(f"{faults} faults")
    return 1 if faults or slowest.slowest > limit else 0


if __name__ == "__main__":
    sys.exit(main())
