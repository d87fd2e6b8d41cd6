"""How alignment grows: two long documents of statutes and public texts, then fifty years of reports.

usage: aligning.py [--blocks N,…] [--reports]

Reads $DUIDU_REAL_TEXTS/data, else ../shared/data beside the project; what is not there is not measured. The first table
aligns N blocks with N others (half of them the same text with a part cut out, at other places), once the vectors and
the word dictionary are loaded; CPU seconds count all threads, whoever else uses the machine. --reports aligns every
national report with the next on all processors.
"""

import os
import pathlib
import resource
import sys
import tarfile
import time
from collections.abc import Iterator
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
SIZES = (100, 1_000, 5_000, 20_000)
LONG = 40
"""Characters at least, so that a line is a paragraph."""

BY_NAME = "public-texts/national/"


def data() -> pathlib.Path:
    """The folder of the archives."""
    return pathlib.Path(os.environ.get("DUIDU_REAL_TEXTS", ROOT.parent / "shared")) / "data"


def files(archive: str) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, in its own order."""
    with tarfile.open(data() / archive) as tar:
        for member in tar:
            if member.isfile() and (file := tar.extractfile(member)):
                yield member.name, file.read()


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
    print("blocks a side     links   prepare s    align s   CPU s   peak MB")
    for size in sizes:
        a, b = two(lines, size)
        began = time.perf_counter()
        view(a), view(b)
        prepared, worked = time.perf_counter(), time.process_time()
        found = align(a, b, known)
        ended, busy = time.perf_counter(), time.process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        times = f"{prepared - began:>11.2f} {ended - prepared:>10.2f} {busy:>7.2f}"
        print(f"{size:>13,} {len(found.links):>9,} {times} {peak:>9,.0f}", flush=True)


def reports() -> None:
    """Print what aligning each report with the next takes, with a bar that grows."""
    named = sorted((name, raw) for name, raw in files("public-texts.tar.xz") if name.startswith(BY_NAME))
    documents = [parse(extract(raw, name), pathlib.PurePosixPath(name).stem, name) for name, raw in named]
    pairs = list(pairwise(documents))
    began = time.perf_counter()
    links = 0
    for done, found in enumerate(spread(aligned, pairs, sum(len(raw) for _, raw in named) * 2), 1):
        links += len(found.links)
        print(f"\r{'█' * (done * 40 // len(pairs)):<40} {done}/{len(pairs)}", end="", flush=True)
    print(f"\n{len(documents)} reports, {len(pairs)} pairs, {links:,} links: {time.perf_counter() - began:.1f} s")


def main() -> None:
    """Measure."""
    if not data().is_dir():
        sys.exit(f"aligning: no archives at {data()}: set DUIDU_REAL_TEXTS")
    if "--reports" not in sys.argv:
        given = sys.argv[sys.argv.index("--blocks") + 1] if "--blocks" in sys.argv else ""
        growth(tuple(int(size) for size in given.split(",")) if given else SIZES)
    reports()


if __name__ == "__main__":
    main()
