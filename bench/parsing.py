"""How many characters a second are parsed, on one core.

usage: python bench/parsing.py [ROUNDS]

Takes a fixed sample (every eighth by name) of data/statutes.tar.xz and data/public-texts.tar.xz beside the project (see
bench/places.py), decodes it once, then parses all of it several times over. Prints the best and the median round, and
how long a fixed piece of plain Python takes on this machine at the time: where that doubles, the machine is slow.
"""

import statistics
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path

from places import machine, real_texts

from duidu.formats import extract
from duidu.model import Extracted
from duidu.parse import parse

ROUNDS = 7
EVERY = 8
SUFFIXES = (".md", ".txt")
YARDSTICK = 300_000


def sample(archive: Path) -> Iterator[tuple[str, Extracted]]:
    """Yield the name and the text of every eighth text of an archive."""
    with tarfile.open(archive) as tar:
        members = [member for member in tar if member.isfile() and member.name.endswith(SUFFIXES)]
        for member in sorted(members, key=lambda member: member.name)[::EVERY]:
            file = tar.extractfile(member)
            if file is not None:
                name = Path(member.name).name
                yield name, extract(file.read(), name)


def seconds(texts: list[tuple[str, Extracted]]) -> float:
    """Return the processor time that parsing some texts takes."""
    began = time.process_time()
    for name, extracted in texts:
        parse(extracted, name)
    return time.process_time() - began


def yardstick() -> float:
    """Return the processor time of a fixed piece of plain Python."""
    began = time.process_time()
    kept = {}
    for number in range(YARDSTICK):
        kept[number & 1023] = str(number)
    return time.process_time() - began


def measure(archive: Path, rounds: int) -> str:
    """Return what parsing the sample of an archive takes."""
    texts = list(sample(archive))
    size = sum(len(extracted.text) for _, extracted in texts)
    speeds = [size / seconds(texts) for _ in range(rounds)]
    return (
        f"{archive.name}: {len(texts)} texts, {size:,} characters; best {max(speeds):,.0f} characters a second, "
        f"median {statistics.median(speeds):,.0f}"
    )


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(machine())
    folder = real_texts()
    if folder is None:
        print("not measured, no data/statutes.tar.xz beside the project")
        return
    for name in ("statutes", "public-texts"):
        print(measure(folder / "data" / f"{name}.tar.xz", rounds))
        print(f"  yardstick {1000 * yardstick():.0f} ms")


if __name__ == "__main__":
    main()
