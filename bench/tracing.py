"""How long phrases take to follow through the national reports once they are indexed, and `duidu trace` as a process.

    python bench/tracing.py [PHRASE ...]

Takes the national reports of data/public-texts.tar.xz beside the project (see `bench.places`). Seconds of the
processor, the best of `TIMES`, because the machine may be shared; the process is measured on the sample corpus,
reading, indexing and starting included.
"""

import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.places import ROOT, machine, real_texts

PHRASES = ("改革开放", "和谐社会", "高质量发展", "计划生育")
TIMES = 5
FOLDER = "public-texts/national/"


def unpack(archive: Path, folder: Path) -> None:
    """Put the national reports into a folder."""
    with tarfile.open(archive) as tar:
        for member in tar:
            taken = tar.extractfile(member) if FOLDER in member.name and member.isfile() else None
            if taken is not None:
                (folder / Path(member.name).name).write_bytes(taken.read())


def best(work: Callable[[], object]) -> float:
    """Return the fewest seconds of the processor that some work took."""
    found = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def process(*arguments: str) -> float:
    """Return the fewest seconds of the processor that a command took."""
    found = []
    for _ in range(TIMES):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "duidu", *arguments], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def main(words: Sequence[str]) -> None:
    """Print the times."""
    from duidu.evolve.phrase import phrase
    from duidu.search import prepare
    from duidu.store import traces
    from duidu.store.corpus import Corpus

    print(machine())
    print(f"{process('trace', PHRASES[0], '-c', str(ROOT / 'corpus')):7.2f} s  duidu trace {PHRASES[0]}, sample corpus")
    data = real_texts()
    if data is None:
        print("no real texts; set DUIDU_REAL_TEXTS")
        return
    with tempfile.TemporaryDirectory() as name:
        unpack(data / "data" / "public-texts.tar.xz", Path(name))
        corpus = Corpus.open(Path(name))
        index = prepare(corpus.document(entry.id) for entry in corpus.entries)
        for one in words:
            follow = partial(traces.traced, corpus, index, phrase(one))
            found = follow()[0].trace
            seen = [column.witness.year for column in found.columns if column.count]
            years = f"{min(seen, default=0)}-{max(seen, default=0)}"
            print(f"{best(follow):7.2f} s  {one}: {found.basis.places} places, {years}")


if __name__ == "__main__":
    main(sys.argv[1:] or PHRASES)
