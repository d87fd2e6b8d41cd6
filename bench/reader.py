"""How soon a large document is on the screen, and how quickly it pages.

usage: python bench/reader.py [PARAGRAPHS]

Makes a document of 50,000 paragraphs out of data/statutes.tar.xz beside the project (see bench/places.py), opens it
cold on a pseudo-terminal, and prints the seconds until its text stands there and the milliseconds a page takes: from
the key to the last byte drawn, while the sections are still being read in the background and after.
"""

import itertools
import os
import statistics
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from places import ROOT, machine, real_texts
from terminal import Terminal

PARAGRAPHS = 50_000
PAGES = 40


def paragraphs(archive: Path) -> Iterator[str]:
    """Yield the lines with text of every statute."""
    with tarfile.open(archive) as tar:
        for member in tar:
            file = tar.extractfile(member)
            if member.name.endswith(".md") and file is not None:
                yield from (line for line in file.read().decode("utf-8").split("\n") if line.strip())


def pages(terminal: Terminal) -> str:
    """Return the median and the worst of some pages, in milliseconds."""
    taken = [terminal.press("d")[1] * 1000 for _ in range(PAGES)]
    return f"median {statistics.median(taken):.0f} ms, worst {max(taken):.0f} ms"


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PARAGRAPHS
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = os.environ | {"DUIDU_HOME": str(home / "home"), "TERM": "xterm-256color", "DUIDU_LANG": "en"}
        small = Terminal([str(ROOT / "corpus")], environment)
        print(f"sample corpus: first document on screen after {small.wait_for('中共南开区委'):.2f} s")
        small.close()
        shared = real_texts()
        if shared is None:
            print("large document: not measured, no data/statutes.tar.xz beside the project")
            return
        lines = list(itertools.islice(paragraphs(shared / "data/statutes.tar.xz"), count))
        large = home / "large.txt"
        large.write_text("\n\n".join(lines), encoding="utf-8")
        print(f"large document: {len(lines)} paragraphs, {large.stat().st_size / 1e6:.1f} MB")
        terminal = Terminal([str(large)], environment)
        print(f"  its text on screen after {terminal.wait_for(lines[0].lstrip('# ')[:6]):.2f} s")
        print(f"  pages while sections are read: {pages(terminal)}")
        terminal.wait_for("§", 120)
        print(f"  pages after: {pages(terminal)}")
        terminal.close()


if __name__ == "__main__":
    main()
