"""Score outlines, alignments, figures and promises against gold: the program behind ``make score``.

usage: score.py [--verbose]

The real documents and their gold are no part of the project: they are looked for in $DUIDU_REAL_TEXTS, else in
../shared beside the project's root. Gold of our own, for texts that nobody tuned on, stands in tests/real/gold; its
first lines (``# source:``, ``# a:``, ``# b:``) name the texts in data/public-texts.tar.xz. The results are what
``duidu outline --json``, ``duidu align --json`` and ``duidu figures --json`` print, made in this process and handed as
files to the scripts in score/. --verbose passes on what these say of each miss.
"""

import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence

from duidu.align import align
from duidu.evolve.indicators import indicators
from duidu.evolve.promises import promises
from duidu.evolve.promisesaid import NOT_FOUND
from duidu.export.align import align_json
from duidu.export.figures import figures_json
from duidu.export.outline import outline_json
from duidu.formats import extract
from duidu.model import Document
from duidu.parse import parse
from duidu.store import vectors
from duidu.text.lines import line_starts

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUTLINE = ("lines", "kind", "furniture_f1", "heading_f1", "parent", "level", "title")
FIGURES = ("gold", "recall", "precision", "whole", "named")
PROMISES = ("gold", "doubtful", "agreed", "sure", "found")
"""Promises labelled, those of doubtful label; share that agree of all, of the others; of found or not found alone."""
ALIGN = ("links", "neutral", "wanted", "precision", "recall", "f1", "partial")
OWN = ROOT / "tests" / "real" / "gold"
PUBLIC = "public-texts.tar.xz"
TABLE = "-table"
"""Part of a gold file's name that says it is a table, not an outline."""

Scores = Mapping[str, float]


def folder() -> pathlib.Path:
    """The folder of the real texts, whether it is there or not."""
    return pathlib.Path(os.environ.get("DUIDU_REAL_TEXTS", ROOT.parent / "shared"))


class Bench:
    """Documents read once, and the scripts that score what is made of them."""

    def __init__(self, texts: pathlib.Path, work: pathlib.Path, verbose: bool) -> None:
        self.texts, self.work, self.verbose = texts, work, verbose
        self.documents: dict[str, Document] = {}

    def document(self, name: str) -> Document:
        """Return a parsed document by the name of its file without suffix."""
        if name not in self.documents:
            path = self.texts / "corpus" / f"{name}.txt"
            self.documents[name] = parse(extract(path.read_bytes(), path.name), name, path.name)
        return self.documents[name]

    def public(self, name: str) -> Document:
        """Return a parsed document by its path in the archive of public texts."""
        if name not in self.documents:
            with tarfile.open(self.texts / "data" / PUBLIC) as archive:
                found = archive.extractfile(name)
                assert found is not None, name
                data = found.read()
            file = pathlib.PurePosixPath(name).name
            self.documents[name] = parse(extract(data, file), name, file)
        return self.documents[name]

    def scored(self, script: str, files: Sequence[pathlib.Path | str]) -> Scores:
        """Return what a scoring script prints; a name among the files is an argument of its own."""
        command = [sys.executable, str(self.texts / "score" / script), *map(str, files)]
        done = subprocess.run([*command, *["--verbose"] * self.verbose], stdout=subprocess.PIPE, text=True, check=True)
        found: Scores = json.loads(done.stdout)
        return found

    def saved(self, name: str, value: object) -> pathlib.Path:
        """Write a result as JSON and return where."""
        path = self.work / f"{name}.json"
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return path

    def outlines(self) -> Iterator[tuple[str, Scores]]:
        """Score each outline, then all of them pooled."""
        golds = sorted((self.texts / "gold" / "structure").glob("*.tsv"))
        yield from self._outlines({gold: self.document(gold.stem) for gold in golds if TABLE not in gold.stem})

    def own_outlines(self) -> Iterator[tuple[str, Scores]]:
        """Score the outlines of texts kept aside, then all of them pooled."""
        golds = sorted((OWN / "structure").glob("*.tsv"))
        yield from self._outlines({gold: self.public(named(gold, "source")) for gold in golds})

    def _outlines(self, documents: Mapping[pathlib.Path, Document]) -> Iterator[tuple[str, Scores]]:
        """Score outlines against the gold they stand under, then all of them pooled."""
        every: list[pathlib.Path] = []
        for gold, document in documents.items():
            files = [gold, self.saved(gold.stem, outline_json(document))]
            every += files
            yield gold.stem, self.scored("outline.py", files)
        if every:
            yield "pooled", self.scored("outline.py", every)

    def figures(self) -> Iterator[tuple[str, Scores]]:
        """Score the figures of each document that the gold names."""
        gold = self.texts / "gold" / "figures.tsv"
        lines = gold.read_text(encoding="utf-8").splitlines()[1:]
        for name in dict.fromkeys(line.partition("\t")[0] for line in lines):
            document = self.document(name)
            sound = [stated for stated in indicators(document) if not stated.doubt]
            made = self.saved(f"{name}-figures", figures_json(document, sound))
            yield name, self.scored("figures.py", [gold, name, made])

    def own_figures(self, folder: str = "figures", aim: str = "target") -> Iterator[tuple[str, Scores]]:
        """Score the figures of texts that nobody tuned on, aimed at or reached, then their mean."""
        every = []
        for gold in sorted((OWN / folder).glob("*.tsv")):
            source = pathlib.PurePosixPath(named(gold, "source"))
            inside = source.parent.name == "corpus"
            document = self.document(source.stem) if inside else self.public(str(source))
            sound = [stated for stated in indicators(document) if not stated.doubt]
            bare = self.work / gold.name
            bare.write_text("\n".join(gold.read_text(encoding="utf-8").splitlines()[1:]) + "\n", encoding="utf-8")
            made = self.saved(f"{gold.stem}-{folder}", as_targets(figures_json(document, sound), aim))
            every.append(self.scored("figures.py", [bare, gold.stem, made]))
            yield gold.stem, every[-1]
        if every:
            yield "mean", {name: sum(found[name] for found in every) / len(every) for name in FIGURES[1:]}

    def promises(self) -> Iterator[tuple[str, Scores]]:
        """Score the promises of each pair whose states were labelled by hand."""
        for gold in sorted(OWN.glob("promises-*.tsv")):
            a, b = (self.either(named(gold, side)) for side in "ab")
            rows = promises(a, b, align(a, b, vectors.load()), vectors.load()).rows
            starts, told = line_starts(a.text), list[tuple[str, str, bool]]()
            lines = gold.read_text(encoding="utf-8").splitlines()
            for line, key, state, _evidence, doubt, _why in (one.split("\t") for one in lines if one[0] != "#"):
                at = a.text.index(key, starts[int(line) - 1])
                found = [
                    row.state
                    for row in rows
                    if row.commitment.span.start < at + len(key) and at < row.commitment.span.end
                ]
                told.append((state, found[0] if found else "", bool(doubt)))
                if self.verbose and found != [state]:
                    print(f"{gold.stem} {line} {key}: {state}{doubt}, not {found}", file=sys.stderr)
            yield gold.stem, agreement(told)

    def either(self, name: str) -> Document:
        """Return a document of the corpus, or of the archive of public texts."""
        return self.public(name) if "/" in name else self.document(name)

    def alignments(self) -> Iterator[tuple[str, Scores]]:
        """Score each pair, then take the mean."""
        golds = sorted((self.texts / "gold" / "align").glob("*.tsv"))
        yield from self._alignments({gold: [self.document(name) for name in gold.stem.split("--")] for gold in golds})

    def own_alignments(self) -> Iterator[tuple[str, Scores]]:
        """Score the pairs of public texts, then take the mean."""
        golds = sorted((OWN / "align").glob("*.tsv"))
        yield from self._alignments({gold: [self.public(named(gold, side)) for side in "ab"] for gold in golds})

    def _alignments(self, pairs: Mapping[pathlib.Path, list[Document]]) -> Iterator[tuple[str, Scores]]:
        """Score alignments against the gold they stand under, then take the mean."""
        every = []
        for gold, (a, b) in pairs.items():
            links = align(a, b, vectors.load())
            found = self.scored("align.py", [gold, self.saved(gold.stem, align_json(a, b, links))])
            every.append(found)
            yield gold.stem, found
        if every:
            shares = ("precision", "recall", "f1", "partial")
            yield "mean", {name: sum(found[name] for found in every) / len(every) for name in shares}


def agreement(told: Sequence[tuple[str, str, bool]]) -> Scores:
    """How often states agree: label, found, whether the label is doubtful."""
    sure = [label == found for label, found, doubt in told if not doubt]
    kept = [(label in NOT_FOUND) == (found in NOT_FOUND) for label, found, _ in told]
    return {
        "gold": len(told),
        "doubtful": len(told) - len(sure),
        "agreed": sum(label == found for label, found, _ in told) / len(told),
        "sure": sum(sure) / len(sure),
        "found": sum(kept) / len(kept),
    }


def named(gold: pathlib.Path, side: str) -> str:
    """The text that a gold file of ours says it is about."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    return next(line.partition(": ")[2] for line in lines if line.startswith(f"# {side}: "))


def table(head: str, columns: tuple[str, ...], rows: Iterator[tuple[str, Scores]]) -> Iterator[str]:
    """Yield the lines of a table; whole numbers are counts, others shares."""
    yield f"{head:<28}" + "".join(f"{name:>14}" for name in columns)
    for name, found in rows:
        yield f"{name:<28}" + "".join(f"{cell(found.get(column)):>14}" for column in columns)


def as_targets(found: Sequence[Mapping[str, object]], aim: str) -> list[dict[str, object]]:
    """Figures of one aim as the script scores them: it looks at targets alone."""
    return [{**one, "role": "target"} for one in found if one["role"] == aim]


def cell(value: float | None) -> str:
    """A value as the table shows it."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def tables(bench: Bench) -> Iterator[Iterator[str]]:
    """Yield the tables: against the readers' gold, then, where the public texts are at hand, against our own."""
    yield table("outline", OUTLINE, bench.outlines())
    yield table("figures", FIGURES, bench.figures())
    yield table("align", ALIGN, bench.alignments())
    if (bench.texts / "data" / PUBLIC).is_file():
        yield table("figures, public texts", FIGURES, bench.own_figures())
        yield table("figures reached", FIGURES, bench.own_figures("achieved", "achieved"))
        yield table("outline, kept aside", OUTLINE, bench.own_outlines())
        yield table("align, public texts", ALIGN, bench.own_alignments())
        yield table("promises", PROMISES, bench.promises())


def main() -> int:
    """Print the table; 2 if there is no gold."""
    texts = folder()
    if not (texts / "gold").is_dir():
        print(f"score: no gold at {texts}: set DUIDU_REAL_TEXTS to the folder with corpus/, gold/ and score/")
        return 2
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(texts, pathlib.Path(work), "--verbose" in sys.argv)
        for at, lines in enumerate(tables(bench)):
            print(end="\n" * bool(at))
            for line in lines:
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
