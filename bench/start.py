"""How long the commands take from the shell: help, and each printing command on the sample corpus.

usage: python bench/start.py [REPEATS]

Each command is a fresh process. Prints the median and the worst in seconds, with the machine and the commit.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPUS = str(ROOT / "corpus")
REPEATS = 7
COMMANDS = {
    "duidu --help": ["--help"],
    "duidu outline": ["outline", "nankai-2021", "-c", CORPUS, "--json"],
    "duidu search": ["search", "平安南幵", "-c", CORPUS, "--json"],
    "duidu align": ["align", "nankai-2020", "nankai-2021", "-c", CORPUS, "--json"],
    "duidu diff": ["diff", "nankai-2020", "nankai-2021", "-c", CORPUS, "--json"],
}


def seconds(arguments: list[str], home: str) -> float:
    """Return how long one run takes; it must succeed."""
    began = time.perf_counter()
    environment = os.environ | {"DUIDU_HOME": home}
    command = [sys.executable, "-m", "duidu", *arguments]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def commit() -> str:
    """Return the commit, with + when files differ from it."""
    run = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return run.stdout.strip() or "no commit"


def main() -> None:
    """Print the table."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else REPEATS
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {commit()}")
    with tempfile.TemporaryDirectory() as home:
        for name, arguments in COMMANDS.items():
            seconds(arguments, home)  # so that byte code is written and files are in the system's cache
            taken = [seconds(arguments, home) for _ in range(repeats)]
            print(f"{name:16} median {statistics.median(taken):.3f} s   worst {max(taken):.3f} s")


if __name__ == "__main__":
    main()
