"""Other ways to find a passage with a slip in it, each as quick as it can be made from here.

Each rival is a function from a folded query to the ten best paragraphs it gives (numbers), and answers one query after
the other as a person types them. The command-line tools read one file with a paragraph a line; what a process costs to
start is part of what they take, as it is for who uses them.
"""

import shutil
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from duidu.text.fold import fold

Rival = Callable[[str], list[int]]
TEN: Final = 10
SECONDS: Final = 120


def rivals(folded: list[str], folder: Path) -> Iterator[tuple[str, Rival]]:
    """Yield the rivals that are there, by name."""
    yield "rapidfuzz", _rapidfuzz(folded)
    yield "SQLite trigram", _sqlite(folded, folder)
    lines = folder / "lines.txt"
    lines.write_text("\n".join(text.replace("\n", " ") for text in folded) + "\n", encoding="utf-8")
    if shutil.which("ugrep"):
        yield "ugrep -Z2", _tool(["ugrep", "-Z2", "-n", "-F", "--no-color", "-m", str(TEN), "-e"], lines)
    if shutil.which("tre-agrep"):
        yield "tre-agrep -2", _tool(["tre-agrep", "-2", "-n", "-k", "-e"], lines)
    if shutil.which("fzf"):
        yield "fzf --filter", _fzf(folded, lines)


class Exhaustive:
    """Whether rapidfuzz's partial_ratio over every paragraph finds one that is looked for among its best.

    A paragraph with too few of a query's characters cannot come before one that has more of them at its place; leaving
    those out, of each query some hundreds are compared in place of all, and the answer is the same.
    """

    def __init__(self, texts: Sequence[str], most: int) -> None:
        self.folded = [fold(text) for text in texts]
        self.most = most
        self.having: dict[str, list[int]] = {}
        for number, text in enumerate(self.folded):
            for character in set(text):
                self.having.setdefault(character, []).append(number)

    def finds(self, query: str, wanted: frozenset[int]) -> bool:
        """Return whether one of some paragraphs is among the best."""
        from rapidfuzz import fuzz, process

        typed = fold(query)
        reached = max(fuzz.partial_ratio(typed, self.folded[number]) for number in wanted) / 100
        common = reached * len(typed) / (2 - reached)  # of the shortest stretch that reaches as much
        held = Counter(number for character in typed for number in self.having.get(character, ()))
        numbers = sorted(number for number, times in held.items() if times >= common - 1e-6)
        texts = [self.folded[number] for number in numbers]
        best = process.extract(typed, texts, scorer=fuzz.partial_ratio, limit=self.most)
        return not wanted.isdisjoint(numbers[place] for _, _, place in best)


def _rapidfuzz(folded: list[str]) -> Rival:
    """Every paragraph compared."""
    from rapidfuzz import fuzz, process

    def answer(query: str) -> list[int]:
        found = process.extract(query, folded, scorer=fuzz.partial_ratio, limit=TEN)
        return [number for _, _, number in found]

    return answer


def _sqlite(folded: list[str], folder: Path) -> Rival:
    """SQLite's full-text index over threes of characters: any three of the query, most alike first."""
    base = sqlite3.connect(folder / "trigram.db")
    base.execute("create virtual table passages using fts5(text, tokenize='trigram')")
    base.executemany("insert into passages(rowid, text) values (?, ?)", enumerate(folded))
    base.commit()

    def answer(query: str) -> list[int]:
        threes = {query[i : i + 3].replace('"', '""') for i in range(len(query) - 2)}
        if not threes:
            return []
        asked = " OR ".join(f'"{three}"' for three in threes)
        rows = base.execute("select rowid from passages where text match ? order by rank limit ?", (asked, TEN))
        return [int(row[0]) for row in rows]

    return answer


def _tool(command: list[str], lines: Path) -> Rival:
    """A tool that prints the numbers and texts of lines with a match."""

    def answer(query: str) -> list[int]:
        run = subprocess.run([*command, query, str(lines)], capture_output=True, check=False, timeout=SECONDS)
        rows = run.stdout.decode("utf-8", "replace").splitlines()[:TEN]
        return [int(row.split(":", 1)[0]) - 1 for row in rows if row.split(":", 1)[0].isdecimal()]

    return answer


def _fzf(folded: list[str], lines: Path) -> Rival:
    """The finder people pipe lists through; it forgives characters between, not wrong ones."""
    numbers = {text: number for number, text in enumerate(folded)}

    def answer(query: str) -> list[int]:
        with lines.open("rb") as given:
            run = subprocess.run(
                ["fzf", "--filter", query], stdin=given, capture_output=True, check=False, timeout=SECONDS
            )
        rows = run.stdout.decode("utf-8", "replace").splitlines()[:TEN]
        return [numbers[row] for row in rows if row in numbers]

    return answer
