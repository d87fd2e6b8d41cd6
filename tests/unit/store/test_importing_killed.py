"""An import killed at any moment leaves each document out or whole, and the next one finishes it."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

from tests.unit.store.brought import TEXT, bring, held
from tests.unit.store.folders import put

from duidu.store import journal
from duidu.store.corpus import Corpus

SEED = 20261122


KILLS = 10


def assert_whole(corpus: Path, wanted: dict[str, str]) -> set[str]:
    """Every document in the corpus has its original, its whole text and its block; return their files."""
    found = (
        {entry.file for entry in Corpus.open(corpus).entries}
        if corpus.exists() and list(corpus.glob("*.txt"))
        else set()
    )
    files = held(corpus)
    assert {name: files[name].decode() for name in found} == {name: wanted[name] for name in found}
    assert all(files[f"originals/{name}"] == wanted[name].encode() for name in found)
    blocks = tomllib.loads(files.get("corpus.toml", b"").decode()).get("document", [])
    assert sorted(block["file"] for block in blocks) == sorted(found)
    assert set(files) == {*found, *(f"originals/{name}" for name in found), *(["corpus.toml"] if found else [])}
    return found


SLOWED = """
import sys
from pathlib import Path
from duidu.store import importing, sources
importing.BATCH_FILES = 3
if __name__ == "__main__":
    print("ready", flush=True)
    for _ in importing.bring(Path(sys.argv[2]), sources.gather([Path(sys.argv[1])]).sources, "2026-11-22"):
        print("+", flush=True)
        sys.stdin.readline()  # else it would be done before a busy parent comes to kill it
"""


def test_a_kill_at_any_moment_leaves_each_document_out_or_whole(tmp_path: Path):
    wanted = {f"{year}.txt": TEXT.format(year=year) for year in range(1990, 2020)}
    inbox = put(tmp_path / "in", dict(wanted))
    script = tmp_path / "import.py"
    script.write_text(SLOWED, encoding="utf-8")
    dice = random.Random(SEED)  # noqa: S311
    corpus, part = tmp_path / "corpus", 0
    for _ in range(KILLS):
        shutil.rmtree(corpus, ignore_errors=True)
        command = [sys.executable, str(script), str(inbox), str(corpus)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdout.readline()
            for _steps in range(dice.randrange(0, 20)):
                process.stdout.readline()
                process.stdin.write(b"\n")
                process.stdin.flush()
            time.sleep(dice.uniform(0, 0.03))
            os.kill(process.pid, signal.SIGKILL)
        found = assert_whole(corpus, wanted) if corpus.exists() else set()
        part += 0 < len(found) < len(wanted)
        bring(corpus, inbox)
        assert assert_whole(corpus, wanted) == set(wanted)
        assert [p.name for p in (corpus / journal.FOLDER).iterdir() if p.suffix != ".lock"] == []
    assert part >= KILLS // 2  # most kills did hit the work
