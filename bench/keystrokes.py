"""How long keys wait while a query is typed over 134,000 articles, and how far the results lag behind.

usage: python bench/keystrokes.py [FOLDER]

Unpacks data/statutes.tar.xz beside the project (see bench/places.py), or takes a folder of texts, and opens it in the
running program, driven as a terminal drives it, with its search index in a cache that is thrown away. First what typing
feels like while the index is being made; then queries of ten characters, a character every 150 ms, each timed from the
key to the end of the frame that shows it. Printed are wall-clock milliseconds, which other work on the machine
lengthens, and the program's own processor time a key. Exit 1 when a key waits longer than 50 ms (processor time, when
the machine is busy) or results lag by more than two keystrokes.
"""

import asyncio
import os
import resource
import statistics
import sys
import tarfile
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from places import machine, real_texts

QUERIES = (
    "农村土地承包经营权人",
    "人民代表大会常务委员",
    "县级以上地方人民政府",
    "shengtaihuanjing",
    "违反本法规定的处罚款",
)
BETWEEN = 0.15
"""Seconds between two keys: sixty words a minute."""
MOST_WAIT = 0.05
MOST_LAG = 2
SIZE = (160, 45)


@dataclass
class Seen:
    """What was measured of one query: seconds from key to frame, seconds of the processor, keystrokes of lag."""

    waits: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    lags: list[int] = field(default_factory=list)
    settled: float = 0.0


def unpacked(folder: Path) -> Path:
    """Return a folder with the statutes, one file each."""
    shared = real_texts()
    if shared is None:
        sys.exit("no texts beside the project; set DUIDU_REAL_TEXTS or name a folder")
    with tarfile.open(shared / "data/statutes.tar.xz") as tar:
        tar.extractall(folder, filter="data")
    return folder


async def typed(pilot: object, query: str) -> Seen:
    """Type a query and measure every key."""
    from textual.events import Key

    seen = Seen()
    app = pilot.app
    for at, character in enumerate(query, 1):
        event = Key(character, character)
        event.set_sender(app)
        worked = time.thread_time()
        began = time.perf_counter()
        app._driver.send_message(event)
        while len(app.screen.box.value) < at:
            await asyncio.sleep(0)
        drawn = asyncio.Event()
        app.call_after_refresh(drawn.set)
        await drawn.wait()
        seen.waits.append(time.perf_counter() - began)
        seen.work.append(time.thread_time() - worked)
        await asyncio.sleep(max(0.0, BETWEEN - (time.perf_counter() - began)))
        shown = app.screen.words
        seen.lags.append(at - len(shown) if query.startswith(shown) else at)
    began = time.perf_counter()
    while app.screen.words != query:
        await asyncio.sleep(0.005)
    seen.settled = time.perf_counter() - began
    return seen


async def cleared(pilot: object) -> None:
    """Empty the box and wait until nothing is being read."""
    pilot.app.screen.put("")
    await asyncio.sleep(0.5)


def line(name: str, seen: Seen) -> str:
    """Return the figures of one query."""
    waits, work = [1000 * one for one in seen.waits], [1000 * one for one in seen.work]
    key = f"key to frame: median {statistics.median(waits):5.1f} ms, worst {max(waits):5.1f} ms"
    rest = f"screen's processor: worst {max(work):5.1f} ms; lag at most {max(seen.lags)}"
    return f"  {name:24} {key}; {rest}; settled {1000 * seen.settled:.0f} ms after"


async def measure(folder: Path) -> bool:
    """Print the figures; whether they are within the aims."""
    from duidu.store.corpus import Corpus
    from duidu.tui.app import DuiduApp

    began = time.perf_counter()
    corpus = Corpus.open(folder)
    print(f"{len(corpus.entries):,} documents, folder scanned in {time.perf_counter() - began:.1f} s", flush=True)
    app = DuiduApp(corpus)
    app.is_alone = True
    async with app.run_test(size=SIZE) as pilot:
        await asyncio.sleep(3)
        app.open_search("")
        await pilot.pause(0.5)
        await wait_for_index(pilot)
        await cleared(pilot)
        await typed(pilot, QUERIES[0])  # what is imported when first wanted
        found = []
        for query in QUERIES:
            await cleared(pilot)
            found.append(await typed(pilot, query))
            print(line(query, found[-1]), f"({len(app.screen.hits)} hits)", flush=True)
        app.exit()
    worst = max(max(one.waits) for one in found)
    busy = max(max(one.work) for one in found)
    lag = max(max(one.lags) for one in found)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"worst key {1000 * worst:.1f} ms ({1000 * busy:.1f} ms of processor), lag {lag}, {most} MB")
    return min(worst, busy) <= MOST_WAIT and lag <= MOST_LAG


async def wait_for_index(pilot: object) -> None:
    """Type until the index is there, and print how long it took and how long keys waited meanwhile."""
    app, began = pilot.app, time.perf_counter()
    early: list[float] = []
    while app.indexing.now is None:
        if app.indexing.failed is not None:
            sys.exit(f"no index: {app.indexing.failed}")
        await cleared(pilot)
        early += await until_index(pilot, QUERIES[0])
    print(f"index of {app.indexing.now.size:,} passages after {time.perf_counter() - began:.0f} s more")
    waits = [1000 * wait for wait in early]
    if waits:
        median = statistics.median(waits)
        print(f"  while it was made        {len(waits)} keys: median {median:.1f} ms, worst {max(waits):.1f} ms")


async def until_index(pilot: object, query: str) -> list[float]:
    """Type a query while there is no index; how long each key waited."""
    from textual.events import Key

    waits = []
    app = pilot.app
    for at, character in enumerate(query, 1):
        if app.indexing.now is not None:
            break
        event = Key(character, character)
        event.set_sender(app)
        began = time.perf_counter()
        app._driver.send_message(event)
        while len(app.screen.box.value) < at:
            await asyncio.sleep(0)
        drawn = asyncio.Event()
        app.call_after_refresh(drawn.set)
        await drawn.wait()
        waits.append(time.perf_counter() - began)
        await asyncio.sleep(BETWEEN)
    return waits


def main() -> int:
    """Measure and print; 1 if an aim is missed."""
    print(machine(), f"load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ |= {"DUIDU_HOME": str(home / "home"), "DUIDU_LANG": "en"}
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else unpacked(home / "texts")
        return 0 if asyncio.run(measure(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
