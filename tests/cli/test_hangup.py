"""A window closed over a program that something else had started left it running, asking for keys without end."""

import os
import pty
import subprocess
import sys
from pathlib import Path

LONG = 60
"""Seconds, far above the second or two that it takes."""


def test_the_program_leaves_with_its_terminal(sample: Path, home: Path):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "duidu", str(sample)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as program:
        os.close(theirs)
        seen = b""
        while b"2012" not in seen:  # the library is drawn: the program looks after its terminal
            seen += os.read(ours, 65536)
        os.close(ours)
        program.wait(LONG)
    assert [path.name for path in home.rglob("state.toml")] == ["state.toml"]
