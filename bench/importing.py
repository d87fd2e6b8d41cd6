"""How long it takes to import 3,002 statutes into an empty corpus, to import them again, and to check them.

usage: python bench/importing.py [FOLDER]

Without a folder the texts of data/statutes.tar.xz beside the project are unpacked first (not timed). Each step is the
command from the shell. Prints the machine and the commit, seconds, characters a second, and the most memory that one
process held. The aim is under 60 s for the import on two cores.
"""

import json
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from places import machine, real_texts

AIM = 60.0
MEGABYTE = 1024
"""Kilobytes, in which the system counts memory."""


def unpacked(folder: Path) -> Path | None:
    """Unpack the statutes; return where, None where they are not there."""
    texts = real_texts()
    if texts is None:
        return None
    with tarfile.open(texts / "data" / "statutes.tar.xz") as archive:
        archive.extractall(folder / "statutes", filter="data")
    return folder / "statutes"


def run(home: Path, *arguments: str) -> tuple[float, dict[str, list[dict[str, int]]]]:
    """Run one command; return its seconds and its JSON."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "duidu", *arguments, "--json"]
    done = subprocess.run(
        command,
        env=os.environ | {"DUIDU_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - began, json.loads(done.stdout)


def main() -> int:
    """Print the figures; exit 1 if the import misses its aim."""
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        source = Path(sys.argv[1]) if len(sys.argv) > 1 else unpacked(temporary)
        if source is None:
            print("no statutes beside the project; set DUIDU_REAL_TEXTS, or name a folder")
            return 0
        corpus = temporary / "corpus"
        first, brought = run(temporary, "import", str(source), "--to", str(corpus))
        files = brought["files"]
        characters = sum(file.get("characters", 0) for file in files)
        pace = characters / first / 1e6
        print(f"import        {first:6.1f} s   {len(files)} files, {pace:.2f} million characters a second")
        again, _ = run(temporary, "import", str(source), "--to", str(corpus))
        print(f"import again  {again:6.1f} s")
        looked, found = run(temporary, "check", str(corpus))
        groups = len(found["near_duplicates"])
        print(f"check         {looked:6.1f} s   {len(found['documents'])} documents, {groups} groups nearly the same")
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE
        print(f"most memory   {most:6.0f} MB in one process")
    return 0 if first < AIM else 1


if __name__ == "__main__":
    sys.exit(main())
