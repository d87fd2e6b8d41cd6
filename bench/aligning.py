"""How alignment grows: two long documents of statutes and public texts, then fifty years of reports.

usage: aligning.py [--large | --blocks N,…] [--reports]

Reads $DUIDU_REAL_TEXTS/data, else ../shared/data beside the project; what is not there is not measured. The table
aligns N blocks with N others (half of them the same text with a part cut out, at other places), once the vectors and
the word dictionary are loaded: 100, 450 and 1,000 blocks, with --large also 5,000 and 20,000. Seconds are given by the
clock and of the processor (all threads, whoever else uses the machine). --reports aligns every national report with the
next on all processors.
"""

import os
import pathlib
import resource
import sys
import tarfile
import time
from functools import cache
from itertools import pairwise

from duidu.align import align
from duidu.align.view import view
from duidu.formats import extract
from duidu.model import Document
from duidu.parse import parse
from duidu.store import vectors
from duidu.store.lineages import aligned
from duidu.store.workers import spread

ROOT = pathlib.Path(__file__).resolve().parent.parent
SIZES = (100, 450, 1_000)
LARGE = (5_000, 20_000)
LONG = 40
"""Characters at least, so that a line is a paragraph."""

BY_NAME = "public-texts/national/"


def data() -> pathlib.Path:
    """The folder of the archives."""
    return pathlib.Path(os.environ.get("DUIDU_REAL_TEXTS", ROOT.parent / "shared")) / "data"


@cache
def files(archive: str) -> list[tuple[str, bytes]]:
    """The files of an archive, in its own order; unpacked once."""
    with tarfile.open(data() / archive) as tar:
        return [(member.name, file.read()) for member in tar if member.isfile() and (file := tar.extractfile(member))]


def paragraphs(wanted: int) -> list[str]:
    """So many paragraphs, no two the same."""
    found: dict[str, None] = {}
    for archive in ("public-texts.tar.xz", "statutes.tar.xz"):
        for _, raw in files(archive):
            lines = raw.decode("utf-8", errors="ignore").split("\n")
            found.update(dict.fromkeys(line.strip() for line in lines if len(line) >= LONG))
            if len(found) >= wanted:
                return list(found)[:wanted]
    return list(found)


def two(lines: list[str], size: int) -> tuple[Document, Document]:
    """Two documents of so many blocks, half of B's a changed copy of one of A's, turned round."""
    other = [line[: len(line) // 10] + line[len(line) // 5 :] for line in lines[: size // 2]][::-1]
    other += lines[size : size + size - size // 2]
    return made(lines[:size], "a"), made(other, "b")


def made(lines: list[str], name: str) -> Document:
    """A document of paragraphs under a heading every fifty."""
    text = "\n".join(f"# 第{k // 50 + 1}部分\n{line}" if k % 50 == 0 else line for k, line in enumerate(lines))
    return parse(extract(text.encode(), f"{name}.md"), name, f"{name}.md")


def growth(sizes: tuple[int, ...]) -> None:
    """Print what two documents of each size take."""
    lines = paragraphs(2 * max(sizes))
    known = vectors.load()
    align(*two(lines, 20), known)
    print(f"{'':>13} {'':>9} {'prepare':>17} {'align':>17}")
    print(f"{'blocks a side':>13} {'links':>9}" + f" {'clock s':>8} {'CPU s':>8}" * 2 + f" {'peak MB':>9}")
    for size in sizes:
        a, b = two(lines, size)
        began = now()
        view(a), view(b)
        prepared = now()
        found = align(a, b, known)
        ended = now()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        times = (
            later - earlier
            for pair in ((began, prepared), (prepared, ended))
            for earlier, later in zip(*pair, strict=True)
        )
        row = "".join(f" {seconds:>8.2f}" for seconds in times)
        print(f"{size:>13,} {len(found.links):>9,}{row} {peak:>9,.0f}", flush=True)


def now() -> tuple[float, float]:
    """Seconds by the clock and of the processor, of programs that this one started too once they have ended."""
    spent = os.times()
    return time.perf_counter(), sum(spent[:4])


def reports() -> None:
    """Print what aligning each report with the next takes, with a bar that grows."""
    named = sorted((name, raw) for name, raw in files("public-texts.tar.xz") if name.startswith(BY_NAME))
    documents = [parse(extract(raw, name), pathlib.PurePosixPath(name).stem, name) for name, raw in named]
    pairs = list(pairwise(documents))
    began = now()
    links = 0
    for done, found in enumerate(spread(aligned, pairs, sum(len(raw) for _, raw in named) * 2), 1):
        links += len(found.links)
        print(f"\r{'█' * (done * 40 // len(pairs)):<40} {done}/{len(pairs)}", end="", flush=True)
    clock, cpu = (later - earlier for earlier, later in zip(began, now(), strict=True))
    print(
        f"\n{len(documents)} reports, {len(pairs)} pairs, {links:,} links: {clock:.1f} s by the clock, CPU {cpu:.1f} s"
    )


def main() -> None:
    """Measure."""
    if not data().is_dir():
        sys.exit(f"aligning: no archives at {data()}: set DUIDU_REAL_TEXTS")
    growth(sizes(sys.argv[1:]))
    if "--reports" in sys.argv:
        reports()


def sizes(given: list[str]) -> tuple[int, ...]:
    """The numbers of blocks asked for."""
    if "--blocks" in given:
        return tuple(int(size) for size in given[given.index("--blocks") + 1].split(","))
    return (*SIZES, *LARGE) if "--large" in given else SIZES


if __name__ == "__main__":
    main()
