"""How duidu marks changes beside other programs: time, characters marked, marked runs, moves found.

usage: python bench/comparing.py [--pairs N] [--recovered] [--speed]

Pairs are statutes in data/statutes.tar.xz (see bench/places.py) that stand there in more than one version, found as
near-duplicates are, identical ones skipped, every n-th by size so that N are left (default 8, 0 for all); and three
pairs of the real documents. Time is that of the processor, so that other programs running beside do not count. Marked
are characters of both texts inside changes, duidu's of every class, with what it shows as moved: the others, who find
no moves, mark such text as dropped and added. Runs are stretches of marked text on either side, unbroken but for white
space; git, wdiff and dwdiff print no offsets, so theirs end with their lines. *Whole words* widens the edits of
diff-match-patch until they begin and end at edges of words in both texts, so that they still lead from one to the
other; *each side alone* widens only what is marked: 第十条 made 第十一条 is then marked in one text only.

--recovered prints instead how well known edits are named (tests/recovered), --speed how long large texts take.
"""

import argparse
import random
import re
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, combinations, groupby
from pathlib import Path

from places import ROOT, machine, real_texts

sys.path.insert(0, str(ROOT))  # for the generator in tests/

from duidu.align import align
from duidu.compare import FORMAL, compare, compare_steps, hidden
from duidu.formats import extract
from duidu.model import Alignment, Block, Change, Document, Link, Place, Segment, Span
from duidu.parse import parse
from duidu.text.alike import groups, likeness, sketch
from duidu.text.fold import fold

PAIRS = 8
REAL = (("nankai-2012", "nankai-2018"), ("nankai-2020", "nankai-2021"), ("nankai-2012", "ningbo-2012"))
LEAST_CHANGED = 0.01
PATIENCE = 30
"""Seconds for diff-match-patch on two texts that are no versions of one; without an end it takes many minutes."""
ONE_WORK = 0.3
SMALL = 50_000
SIGNS = ("\x01", "\x02", "\x03", "\x04")
"""What the external programs put around deleted and inserted text; no document has them."""


@dataclass
class Marks:
    """What a program marked in one pair: characters and runs, and moves."""

    characters: int
    runs: int
    moves: int = 0
    moved_characters: int = 0


@dataclass
class Tally:
    """A program's figures over all pairs."""

    seconds: list[float] = field(default_factory=list)
    marks: list[Marks] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--pairs", type=int, default=PAIRS)
    options.add_argument("--recovered", action="store_true")
    options.add_argument("--speed", action="store_true")
    given = options.parse_args()
    print(machine())
    if given.recovered:
        recovered()
    elif given.speed:
        speed()
    else:
        beside(given.pairs)


# -- beside other programs --------------------------------------------------------------------------------------------


def beside(count: int) -> None:
    """Print the table of programs."""
    shared = real_texts()
    if shared is None:
        print("nothing measured: no data/statutes.tar.xz beside the project")
        return
    statutes = list(versions(shared / "data/statutes.tar.xz", count))
    real = [tuple((shared / "corpus" / f"{name}.txt").read_text("utf-8") for name in names) for names in REAL]
    for title, pairs in ((f"{len(statutes)} pairs of statutes", statutes), ("3 pairs of plan documents", real)):
        table(title, [(a, b) for a, b in pairs])


def versions(archive: Path, count: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of texts that are nearly the same and not the same, of all sizes."""
    with tarfile.open(archive) as tar:
        files = [tar.extractfile(member) for member in tar if member.name.endswith(".md")]
        texts = sorted({file.read().decode("utf-8") for file in files if file is not None})
    found = [
        (texts[a], texts[b])
        for group in groups([sketch(text) for text in texts])
        for a, b in combinations(group.members[:3], 2)
    ]
    found.sort(key=lambda pair: (len(pair[0]) + len(pair[1]), pair))
    step = max(1, len(found) // count) if count else 1
    yield from found[::step][: count or None]


def table(title: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Print the programs' figures over some pairs."""
    size = sum(len(a) + len(b) for a, b in pairs)
    print(f"\n{title}, {size} characters\n")
    print("| program | seconds | marked % | runs | characters a run | moves (characters) |")
    print("|---|---|---|---|---|---|")
    tallies = {name: tally(marker, pairs) for name, marker in PROGRAMS}
    for name, of in tallies.items():
        marked, runs = sum(m.characters for m in of.marks), sum(m.runs for m in of.marks)
        moves = f"{sum(m.moves for m in of.marks)} ({sum(m.moved_characters for m in of.marks)})"
        print(
            f"| {name} | {sum(of.seconds):.2f} | {100 * marked / size:.2f} | {runs} | {marked / max(1, runs):.1f} "
            f"| {moves if name.startswith('duidu') else '–'} |"
        )
    changed = [
        i
        for i, (a, b) in enumerate(pairs)
        if tallies["diff-match-patch"].marks[i].characters >= LEAST_CHANGED * (len(a) + len(b))
    ]
    times = {name: sum(tallies[name].seconds[i] for i in changed) for name in ("duidu", "diff-match-patch", "difflib")}
    print(
        f"\n{len(changed)} of these with 1 % changed and more: " + ", ".join(f"{n} {t:.2f} s" for n, t in times.items())
    )


def tally(marker: Callable[[str, str], tuple[float, Marks]], pairs: Sequence[tuple[str, str]]) -> Tally:
    """One program over all pairs."""
    found = Tally()
    for a, b in pairs:
        seconds, marks = marker(a, b)
        found.seconds.append(seconds)
        found.marks.append(marks)
    return found


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor that some work takes here and in programs that it calls."""
    before = _used()
    work()
    return _used() - before


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def duidu(a: str, b: str) -> tuple[float, Marks]:
    """The comparison, the links given."""
    old, new, links = _aligned(a, b)
    return timed(lambda: compare([old, new], [None, links], 0)), marks_of(old, new, links)


def duidu_folded(a: str, b: str) -> tuple[float, Marks]:
    """The same on folded texts."""
    return duidu(fold(a), fold(b))


def duidu_substance(a: str, b: str) -> tuple[float, Marks]:
    """The same with script, punctuation and numbering hidden."""
    old, new, links = _aligned(a, b)
    return timed(lambda: compare([old, new], [None, links], 0)), marks_of(old, new, links, FORMAL)


def duidu_all(a: str, b: str) -> tuple[float, Marks]:
    """Reading, aligning and comparing."""

    def work() -> None:
        old, new, links = _aligned(a, b)
        compare([old, new], [None, links], 0)

    return timed(work), marks_of(*_aligned(a, b))


def _aligned(a: str, b: str) -> tuple[Document, Document, Alignment]:
    """Two texts read and aligned."""
    old, new = (parse(extract(text.encode(), "x.md"), name) for text, name in ((a, "a"), (b, "b")))
    return old, new, align(old, new)


def marks_of(old: Document, new: Document, links: Alignment, without: frozenset[Change] = frozenset()) -> Marks:
    """What a comparison marks on both sides."""
    marks = Marks(0, 0)
    flags = [False] * len(old.text), [False] * len(new.text)
    for row in hidden([old, new], compare([old, new], [None, links], 0), without).rows:
        sides = row.sides[1]
        for side, segments in enumerate((sides.base, sides.other)):
            for start, end in (span for segment in segments for span in _stretches(segment, side)):
                flags[side][start:end] = [True] * (end - start)
        gone = [segment for segment in sides.base if segment.state == "moved"]
        marks.moves += len(gone) + (row.moved[1] is not None)
        marks.moved_characters += sum(segment.span.end - segment.span.start for segment in gone)
    for document, own in zip((old, new), flags, strict=True):
        _mark(marks, document.text, own)
    return marks


def _mark(marks: Marks, text: str, flags: Sequence[bool]) -> None:
    """Count the marked characters of a text and their runs; white space alone parts no run."""
    marks.characters += sum(flags)
    signs = [flag for sign, flag in zip(text, flags, strict=True) if not sign.isspace()]
    marks.runs += sum(flag for flag, _ in groupby(signs))


def _stretches(segment: Segment, side: int) -> Iterator[Span]:
    """The stretches of a segment that are marked; one that moved is as a whole."""
    if segment.state == "moved" or (not segment.edits and segment.state != "same"):
        yield segment.span
    yield from (edit.new if side else edit.old for edit in segment.edits if edit.change)


def difflib_(a: str, b: str) -> tuple[float, Marks]:
    """Python's own."""
    import difflib

    steps: list[tuple[str, int, int, int, int]] = []
    seconds = timed(lambda: steps.extend(difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()))
    marks = Marks(0, 0)
    _mark(marks, a, [tag != "equal" for tag, i, j, _, _ in steps for _ in range(i, j)])
    _mark(marks, b, [tag != "equal" for tag, _, _, i, j in steps for _ in range(i, j)])
    return seconds, marks


def patch(a: str, b: str) -> tuple[float, Marks]:
    """Google's diff-match-patch."""
    seconds, pieces = _patched(a, b)
    marks = Marks(0, 0)
    for text, own in ((a, -1), (b, 1)):
        _mark(marks, text, _flags(pieces, own))
    return seconds, marks


def _flags(pieces: Sequence[tuple[int, str]], own: int) -> list[bool]:
    """For each character of a side whether it is marked."""
    return [way == own for way, piece in pieces if way in {0, own} for _ in piece]


def patch_folded(a: str, b: str) -> tuple[float, Marks]:
    """The same on folded texts, which know no script or width: beside duidu in substance."""
    return patch(fold(a), fold(b))


def patch_words(a: str, b: str) -> tuple[float, Marks]:
    """The same with its edits widened to whole words of both texts."""
    seconds, pieces = _patched(a, b)
    marks = Marks(0, 0)
    flags = [False] * len(a), [False] * len(b)
    for a0, a1, b0, b1 in _at_words(pieces, (_word_edges(a), _word_edges(b))):
        flags[0][a0:a1] = [True] * (a1 - a0)
        flags[1][b0:b1] = [True] * (b1 - b0)
    for text, own in zip((a, b), flags, strict=True):
        _mark(marks, text, own)
    return seconds, marks


def patch_words_folded(a: str, b: str) -> tuple[float, Marks]:
    """The same on folded texts."""
    return patch_words(fold(a), fold(b))


def _at_words(
    pieces: Sequence[tuple[int, str]], edges: tuple[frozenset[int], frozenset[int]]
) -> Iterator[tuple[int, int, int, int]]:
    """The edits, widened until they begin and end at edges of words on both sides: where in a, and where in b."""
    at_a = at_b = 0
    ends = max(edges[0]), max(edges[1])
    for equal, some in groupby(pieces, key=lambda piece: piece[0] == 0):
        run = list(some)
        a1 = at_a + sum(len(text) for way, text in run if way <= 0)
        b1 = at_b + sum(len(text) for way, text in run if way >= 0)
        if not equal:
            low, high = 0, 0
            while min(at_a, at_b) > low and not (at_a - low in edges[0] and at_b - low in edges[1]):
                low += 1
            while a1 + high < ends[0] and b1 + high < ends[1] and not (a1 + high in edges[0] and b1 + high in edges[1]):
                high += 1
            yield at_a - low, a1 + high, at_b - low, b1 + high
        at_a, at_b = a1, b1


def _word_edges(text: str) -> frozenset[int]:
    """Where words begin and end."""
    import rjieba

    return frozenset(accumulate(map(len, rjieba.cut(text)), initial=0))


def patch_alone(a: str, b: str) -> tuple[float, Marks]:
    """The same with its marks widened to whole words, each side for itself."""
    seconds, pieces = _patched(a, b)
    marks = Marks(0, 0)
    for text, own in ((a, -1), (b, 1)):
        _mark(marks, text, _widened(text, _flags(pieces, own)))
    return seconds, marks


@cache
def _patched(a: str, b: str) -> tuple[float, list[tuple[int, str]]]:
    """The pieces of diff-match-patch, tidied."""
    import diff_match_patch

    tool = diff_match_patch.diff_match_patch()
    tool.Diff_Timeout = 0 if _alike(a, b) else PATIENCE
    pieces: list[tuple[int, str]] = []

    def work() -> None:
        found = tool.diff_main(a, b)
        tool.diff_cleanupSemantic(found)
        pieces.extend(found)

    return timed(work), pieces


def _alike(a: str, b: str) -> bool:
    """Whether two texts are versions of one, for which diff-match-patch gets all the time it wants."""
    return likeness(sketch(a), sketch(b)) > ONE_WORK


def _widened(text: str, flags: list[bool]) -> list[bool]:
    """Marks that take in every word they touch."""
    import rjieba

    found: list[bool] = []
    for word in rjieba.cut(text):
        at = len(found)
        found += [any(flags[at : at + len(word)])] * len(word)
    return found


def git(a: str, b: str) -> tuple[float, Marks]:
    """Git's word diff, every character a word."""
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "--word-diff-regex=.", "-U0"]
    seconds, printed = _run(command, a, b)
    lines = [line for line in printed.split("\n")[4:] if line[:1] in {"+", "-"} and len(line) > 1]
    return seconds, Marks(sum(len(line) - 1 for line in lines), len(lines))


def wdiff(a: str, b: str) -> tuple[float, Marks]:
    """GNU wdiff."""
    return _marked(["wdiff", "-w", SIGNS[0], "-x", SIGNS[1], "-y", SIGNS[2], "-z", SIGNS[3]], a, b)


def dwdiff(a: str, b: str) -> tuple[float, Marks]:
    """The program dwdiff, punctuation parting words."""
    return _marked(["dwdiff", "-P", "-w", SIGNS[0], "-x", SIGNS[1], "-y", SIGNS[2], "-z", SIGNS[3]], a, b)


def _marked(command: list[str], a: str, b: str) -> tuple[float, Marks]:
    """A program that puts signs around what changed."""
    seconds, printed = _run(command, a, b)
    pieces = re.findall(f"{SIGNS[0]}(.*?){SIGNS[1]}|{SIGNS[2]}(.*?){SIGNS[3]}", printed, re.DOTALL)
    lengths = [len(old or new) for old, new in pieces]
    return seconds, Marks(sum(lengths), len(lengths))


def _run(command: list[str], a: str, b: str) -> tuple[float, str]:
    """The time a program takes on two files, and what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("a", a), ("b", b)):
            (Path(folder) / name).write_text(text, encoding="utf-8")
        printed: list[str] = []

        def work() -> None:
            run = subprocess.run([*command, "a", "b"], cwd=folder, capture_output=True, text=True, check=False)
            printed.append(run.stdout)

        return timed(work), printed[0]


PROGRAMS: tuple[tuple[str, Callable[[str, str], tuple[float, Marks]]], ...] = (
    ("duidu", duidu),
    ("duidu, folded texts", duidu_folded),
    ("duidu in substance", duidu_substance),
    ("duidu with reading and aligning", duidu_all),
    ("diff-match-patch", patch),
    ("diff-match-patch, whole words", patch_words),
    ("diff-match-patch, whole words, each side alone", patch_alone),
    ("diff-match-patch, folded texts", patch_folded),
    ("diff-match-patch, whole words, folded texts", patch_words_folded),
    ("difflib", difflib_),
    ("git, every character", git),
    ("wdiff", wdiff),
    ("dwdiff", dwdiff),
)


# -- known edits ------------------------------------------------------------------------------------------------------


def recovered() -> None:
    """Print how well known edits are named, with perfect links and with those of the aligner."""
    from tests.recovered.generator import pair, paragraphs_of
    from tests.recovered.scoring import scores

    shared = real_texts()
    folder = shared / "corpus" if shared else ROOT / "corpus"
    paragraphs = paragraphs_of([file.read_text("utf-8") for file in sorted(folder.glob("*.txt"))])
    for edits, seeds in ((1, 40), (5, 12)):
        print(f"\n{edits} in each of {24 * seeds} paragraphs\n")
        print("| edit | done | precision | recall | F1 | F1 with our links |\n|---|---|---|---|---|---|")
        made = [pair(_sample(paragraphs, seed), edits, seed) for seed in range(seeds)]
        given = scores([(one, compare([one.old, one.new], [None, one.alignment], 0)) for one in made])
        ours = scores([(one, compare([one.old, one.new], [None, align(one.old, one.new)], 0)) for one in made])
        for kind, score in given.items():
            figures = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} | {ours[kind].f1:.3f}"
            print(f"| {kind} | {score.known} | {figures} |")


def _sample(paragraphs: Sequence[str], seed: int) -> list[str]:
    """Some paragraphs, the same every time."""
    return random.Random(seed).sample(paragraphs, 24)  # noqa: S311


# -- large texts ------------------------------------------------------------------------------------------------------


def speed() -> None:
    """Print how long large texts take to compare, the links given."""
    shared = real_texts()
    if shared is None:
        print("nothing measured: no data/statutes.tar.xz beside the project")
        return
    with tarfile.open(shared / "data/statutes.tar.xz") as tar:
        files = [tar.extractfile(member) for member in tar if member.name.endswith(".md")]
        lines = [line for file in files if file for line in file.read().decode("utf-8").split("\n") if len(line) > 20]
    for size, rate in ((SMALL, 0.1), (1_000_000, 0.02), (1_000_000, 0.2)):
        old = _first(lines, size)
        new = _replaced(old, rate)
        _compared(f"{size} characters, {rate:.0%} of the words replaced", old, new)
        if size == SMALL:
            print(f"  difflib: {difflib_(chr(10).join(old), chr(10).join(new))[0]:.2f} s")
    old = ["".join(_first(lines, 3_000_000))]
    _compared("3,000,000 characters on one line, 1 % of the words replaced", old, _replaced(old, 0.01))


def _first(lines: Sequence[str], size: int) -> list[str]:
    """So many characters of lines."""
    found: list[str] = []
    while size > 0:
        found.append(lines[len(found)])
        size -= len(found[-1])
    return found


def _replaced(lines: Sequence[str], rate: float) -> list[str]:
    """The lines with a share of their words replaced."""
    import rjieba

    chance = random.Random(1)  # noqa: S311  (the same every time)
    words = ("统筹", "夯实", "拓宽", "细化", "盘活", "疏通", "翻新")
    return [
        "".join(chance.choice(words) if len(w) > 1 and chance.random() < rate else w for w in rjieba.cut(line))
        for line in lines
    ]


def _compared(title: str, old: Sequence[str], new: Sequence[str]) -> None:
    """Print the time of a comparison and of its longest step."""
    a, b = _document("a", old), _document("b", new)
    links = tuple(Link(Place(i), Place(i), 0.9, "main") for i in range(len(old)))
    longest, last = 0.0, time.perf_counter()  # asking for the processor's time at every step takes a third of the whole

    def work() -> None:
        nonlocal longest, last
        for _ in compare_steps([a, b], [None, Alignment("a", "b", links, (), ())], 0):
            longest, last = max(longest, time.perf_counter() - last), time.perf_counter()

    seconds = timed(work)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{title}: {seconds:.2f} s, longest step {longest:.2f} s, {memory} MB at most so far")


def _document(name: str, lines: Sequence[str]) -> Document:
    """A document whose lines are its paragraphs."""
    blocks, at = [], 0
    for i, line in enumerate(lines):
        blocks.append(Block(i, "para", (i + 1,), Span(at, at + len(line))))
        at += len(line) + 1
    return Document(name, "\n".join(lines), name, tuple(blocks))


if __name__ == "__main__":
    main()
