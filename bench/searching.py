"""How well and how fast the search finds, against other ways; how its index is built; that nothing breaks it.

usage: python bench/searching.py [--full] [--seeds 7,11] [PART ...]

quality  queries cut at random from real paragraphs (4 to 16 characters that at most 10 paragraphs hold), disturbed; a
         hit is any paragraph that holds the query as it was cut. Recall at 10 beside rapidfuzz's partial_ratio over
         every paragraph, both on folded text. --seeds draws other queries and other slips.
speed    milliseconds a query, of the same queries with a slip, beside other tools, in one run.
million  the same in a million paragraphs, those of the texts and as many as are wanted with changed characters.
build    seconds, index size and memory for the statutes, the whole way from files.
kill     the process that builds an index killed at random moments; the next start must find what a fresh build finds.
hostile  queries of any Unicode, 10,000 characters long, of operators only.

Without --full a tenth of everything, so that it takes a minute or two. Texts are those of data/ beside the project.
"""

import argparse
import json
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from importing import unpacked
from paragraphs import changed, disturbances, paragraphs, queries, rows
from places import machine, real_texts
from rivals import Exhaustive, rivals

from duidu.search import Index, count, search
from duidu.search.schema import in_memory
from duidu.text.fold import fold

TEN: Final = 10
SLOW_QUERIES: Final = 20
"""Queries that are put to a rival that takes longer than `SLOW` each."""
SLOW: Final = 0.5
PATIENCE: Final = 60
"""Seconds after which a rival is asked no more."""
LEAST_QUERIES: Final = 5
MEGABYTE: Final = 1 << 20
KILLS: Final = 50
LONG: Final = 10_000
PARTS: Final = ("quality", "speed", "million", "build", "kill", "hostile")


class Scale(NamedTuple):
    """How much of everything."""

    paragraphs: int
    queries: int
    million: int
    kills: int
    files: int
    seeds: tuple[int, ...] = (7,)


FULL: Final = Scale(100_000, 300, 1_000_000, KILLS, 40)
QUICK: Final = Scale(20_000, 60, 40_000, 5, 60)


def timed(ask: Callable[[str], Sequence[int]], asked: Sequence[str]) -> tuple[list[Sequence[int]], list[float]]:
    """Return answers and seconds; a slow rival is asked only the first few."""
    answers, seconds = [], []
    for query in asked:
        began = time.perf_counter()
        answers.append(ask(query))
        seconds.append(time.perf_counter() - began)
        slow = len(seconds) >= SLOW_QUERIES and statistics.median(seconds) > SLOW
        if slow or (len(seconds) >= LEAST_QUERIES and sum(seconds) > PATIENCE):
            break
    return answers, seconds


def _work(ask: Callable[[str], Sequence[int]], query: str) -> float:
    """Seconds of the processor that an answer takes."""
    began = time.process_time()
    ask(query)
    return time.process_time() - began


def spread(seconds: Sequence[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    ordered = sorted(seconds)
    return f"p50 {1000 * statistics.median(ordered):8.1f} ms  p95 {1000 * ordered[int(len(ordered) * 0.95)]:8.1f} ms"


def ours(index: Index) -> Callable[[str], list[int]]:
    """The search as a rival."""
    return lambda query: [hit.block for hit in search(index, query, TEN)]


def recall(answers: Sequence[Sequence[int]], holding: Sequence[frozenset[int]]) -> float:
    """The share of queries with a paragraph that holds them among the answers."""
    return sum(bool(held & set(given)) for held, given in zip(holding, answers, strict=False)) / len(answers)


def quality(texts: list[str], scale: Scale) -> bool:
    """Print recall for each disturbance of each draw; whether all aims are met."""
    texts = texts[: scale.paragraphs]
    index, rival = in_memory(rows(texts)), Exhaustive(texts, TEN)
    print(f"recall at 10, {scale.queries} queries a draw, {len(texts)} paragraphs, {sum(map(len, texts)):,} characters")
    good = True
    for seed in scale.seeds:
        cut = queries(texts, scale.queries, seed)
        for name, disturb in disturbances(texts).items():
            chance = random.Random(seed - 4)  # noqa: S311
            asked = [disturb(query, chance) for query, _ in cut]
            drawn = Disturbed(seed, name, asked, [held for _, held in cut])
            good = _recall_of(drawn, index, rival) and good
    return good


class Disturbed(NamedTuple):
    """Queries of one draw disturbed in one way, and the paragraphs that hold each as it was cut."""

    seed: int
    kind: str
    asked: list[str]
    holding: list[frozenset[int]]


def _recall_of(drawn: Disturbed, index: Index, rival: Exhaustive) -> bool:
    """Print recall of some queries beside the rival's; whether it is good enough."""
    answers, seconds = timed(ours(index), drawn.asked)
    mine, line = recall(answers, drawn.holding), ""
    aim = {"undisturbed": 0.99, "pinyin": 0.9, "initials": 0.9}.get(drawn.kind, 0.0)
    if drawn.kind not in {"pinyin", "initials"}:
        found = map(rival.finds, drawn.asked, drawn.holding)
        theirs = sum(found) / len(drawn.asked)
        aim, line = max(aim, theirs), f"partial_ratio {theirs:.3f}"
    verdict = "" if mine >= aim else "MISSED"
    print(f"  seed {drawn.seed:3} {drawn.kind:14}{mine:.3f}  {line:19}  {spread(seconds)}  {verdict}", flush=True)
    return mine >= aim


def speed(texts: list[str], scale: Scale) -> bool:
    """Print milliseconds a query for each rival; whether ours meets its aims."""
    return _speed_at(texts[: scale.paragraphs], scale.queries, random.Random(5))  # noqa: S311


def million(texts: list[str], scale: Scale) -> bool:
    """The same in a corpus ten times as large."""
    chance = random.Random(5)  # noqa: S311
    grown = list(texts[: scale.million])
    while len(grown) < scale.million:
        grown.extend(changed(texts[: scale.million - len(grown)], chance))
    return _speed_at(grown, scale.queries, chance)


def _speed_at(texts: list[str], number: int, chance: random.Random) -> bool:
    """The rivals at one size."""
    made = disturbances(texts)
    kinds = ("wrong", "missing", "added", "swapped", "other script", "undisturbed")
    cut = queries(texts, number)
    asked = [fold(made[kinds[i % len(kinds)]](query, chance)) for i, (query, _) in enumerate(cut)]
    holding = [held for _, held in cut]
    began = time.perf_counter()
    index = in_memory(rows(texts))
    print(f"{len(texts):,} paragraphs, {len(asked)} queries (index in memory: {time.perf_counter() - began:.0f} s)")
    answers, seconds = timed(ours(index), asked)
    work = [_work(ours(index), query) for query in asked]
    p95, mean = sorted(seconds)[int(len(seconds) * 0.95)], statistics.fmean(seconds)
    print(f"  {'duidu':16}{spread(seconds)}  recall {recall(answers, holding):.3f}", flush=True)
    print(f"  {'  its processor':16}{spread(work)}", flush=True)  # what waiting for other programs does not change
    exhaustive = 0.0
    folded = [fold(text) for text in texts]
    with tempfile.TemporaryDirectory() as name:
        for rival, answer in rivals(folded, Path(name)):
            answers, took = timed(answer, asked)
            exhaustive = statistics.fmean(took) if rival == "rapidfuzz" else exhaustive
            times = statistics.fmean(took) / mean
            print(
                f"  {rival:16}{spread(took)}  recall {recall(answers, holding):.3f}  {times:6.1f} times ours"
                f"  ({len(took)} queries)",
                flush=True,
            )
    aim = 0.02 if len(texts) <= 100_000 else 0.06
    return p95 < aim and (len(texts) < 1_000_000 or exhaustive > 50 * mean)


BUILD: Final = """
import json, resource, sys, time
from pathlib import Path
from duidu.store.corpus import Corpus
from duidu.store import index
index.SMALL = 0
if __name__ == "__main__":
    began = time.perf_counter()
    corpus = Corpus.open(sys.argv[1])
    scanned = time.perf_counter() - began
    made = index.finished(index.index_of(corpus, Path(sys.argv[2])))
    kilobytes = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps([scanned, time.perf_counter() - began, made.size, kilobytes]))
"""


def building(source: Path, cache: Path) -> list[str]:
    """The command that builds an index."""
    script = cache.parent / "build.py"
    script.write_text(BUILD, encoding="utf-8")
    return [sys.executable, str(script), str(source), str(cache)]


def build(source: Path, folder: Path) -> bool:
    """Print what the index of the statutes takes; whether that is within its aims."""
    cache = folder / "cache"
    text = sum(path.stat().st_size for path in source.rglob("*") if path.is_file())
    good = True
    for name in ("build", "open again"):
        before = os.times()
        run = subprocess.run(building(source, cache), stdout=subprocess.PIPE, check=True)
        after = os.times()
        scanned, seconds, size, kilobytes = json.loads(run.stdout)
        used = after.children_user + after.children_system - before.children_user - before.children_system
        print(
            f"  {name:12}{seconds:6.1f} s ({used:.0f} s of processors), of which {scanned:.1f} s to scan the folder",
            end="",
        )
        print(f"; {size:,} passages; at most {kilobytes[0] // 1024} MB, helpers {kilobytes[1] // 1024} MB")
        good = good and seconds < 60 and max(kilobytes) < 1024 * 1024
    held = sum(path.stat().st_size for path in cache.rglob("*") if path.is_file())
    print(f"  index {held / MEGABYTE:.0f} MB of {text / MEGABYTE:.0f} MB text: {held / text:.2f} times")
    return good and held < 3 * text


def kill(source: Path, folder: Path, scale: Scale) -> bool:
    """Kill builds at random moments; whether each next start finds what a fresh build finds."""
    part = folder / "part"
    part.mkdir()
    for path in sorted(source.rglob("*.md"))[: scale.files]:
        (part / f"{path.parent.name}-{path.name}").write_bytes(path.read_bytes())
    began = time.perf_counter()
    subprocess.run(building(part, folder / "fresh"), stdout=subprocess.DEVNULL, check=True)
    whole = time.perf_counter() - began
    wanted = _found(part, folder / "fresh")
    chance = random.Random(11)  # noqa: S311
    wrong = 0
    for number in range(scale.kills):
        cache = folder / f"killed-{number}"
        moments = [chance.uniform(0.1, 1.0) * whole for _ in range(chance.randint(1, 3))]
        for moment in moments:
            child = subprocess.Popen(building(part, cache), stdout=subprocess.DEVNULL, start_new_session=True)
            time.sleep(moment)
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        subprocess.run(building(part, cache), stdout=subprocess.DEVNULL, check=True)
        wrong += _found(part, cache) != wanted
        if (number + 1) % TEN == 0:
            print(f"  killed {number + 1} times, {wrong} wrong", flush=True)
    print(f"  {scale.kills} times killed (a build takes {whole:.1f} s), {wrong} found something else afterwards")
    return not wrong


PROBES: Final = (
    "建设",
    "规定",
    "第一条",
    "yingdang",
    "sheng ren min",
    "gdr",
    "年度计画",
    "title:总则",
    "in:all 目录",
    "有*应当",
)


def _found(source: Path, cache: Path) -> list[object]:
    """What some queries find in an index on disk, without a limit.

    With one, the candidates read are the engine's best, and which of equals these are is left to its files' layout.
    """
    from duidu.store import index as indexes
    from duidu.store.corpus import Corpus

    indexes.SMALL = 0  # type: ignore[misc]
    index = indexes.finished(indexes.index_of(Corpus.open(source), cache))
    hits = [[(h.document, h.start, h.end, h.score) for h in search(index, probe, None)] for probe in PROBES]
    return [hits, [sorted(count(index, probe).items()) for probe in PROBES]]


def hostile(texts: list[str], scale: Scale) -> bool:
    """Put queries to the search that nobody sane types; whether all of them are answered, and how soon."""
    index = in_memory(rows(texts[: scale.paragraphs]))
    slowest, asked = 0.0, 0
    for query in _hostile(random.Random(13), scale.queries):  # noqa: S311
        began = time.perf_counter()
        search(index, query, TEN)
        slowest = max(slowest, time.perf_counter() - began)
        asked += 1
    print(f"  {asked} queries answered, the slowest in {1000 * slowest:.0f} ms")
    return True


def _hostile(chance: random.Random, number: int) -> Iterator[str]:
    """Any Unicode, operators only, ten thousand of everything."""
    signs = '-"*?@:. 　＂－：＊？＠“”'
    for _ in range(number):
        length = chance.choice((1, 3, 30, 300, LONG))
        yield "".join(chr(chance.randrange(0x110000)) for _ in range(length))
        yield "".join(chance.choice(signs) for _ in range(length))
        yield "".join(chance.choice(signs + "平安kai年title:year:") for _ in range(length))
    for word in (
        "平",
        "平安",
        "a",
        "pa",
        "xian",
        "title:",
        "-",
        '"',
        "*",
        "?",
        "@",
        "平*安?",
        "\ud800",
        "\U0010ffff",
        "\0",
    ):
        yield word * (LONG // len(word))
        yield " ".join([word] * (LONG // (len(word) + 1)))


def _arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--seeds", type=lambda given: tuple(map(int, given.split(","))), default=FULL.seeds)
    parser.add_argument("parts", nargs="*", choices=PARTS, default=PARTS)
    return parser.parse_args()


def main() -> int:
    """Print the figures; exit 1 if an aim is missed."""
    asked = _arguments()
    wanted, scale = set(asked.parts), FULL if asked.full else QUICK
    scale = scale._replace(seeds=asked.seeds)
    print(machine())
    data = real_texts()
    if data is None:
        print("no texts beside the project; set DUIDU_REAL_TEXTS")
        return 0
    met = []
    if wanted & {"quality", "speed", "million", "hostile"}:
        texts = paragraphs(data / "data")
        parts = {"quality": quality, "speed": speed, "million": million, "hostile": hostile}
        for name in parts.keys() & wanted:
            print(name, flush=True)
            met.append(parts[name](texts, scale))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = unpacked(folder) if wanted & {"build", "kill"} else None
        if source is not None and "build" in wanted and asked.full:
            print("build", flush=True)
            met.append(build(source, folder))
        if source is not None and "kill" in wanted:
            print("kill", flush=True)
            met.append(kill(source, folder, scale))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"most memory of this bench {most} MB")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
