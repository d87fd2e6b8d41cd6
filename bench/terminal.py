"""A terminal for measuring: starts the program on a pseudo-terminal and tells when what appeared.

Times are wall-clock seconds as a person at the terminal would see them: from the start of the process, or from a key.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

QUIET = 0.12
"""Seconds without output after which a burst of drawing counts as over."""
_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>])")


class Terminal:
    """The program on a pseudo-terminal of some columns and rows."""

    def __init__(self, arguments: list[str], environment: dict[str, str], size: tuple[int, int] = (120, 40)) -> None:
        self.began = time.perf_counter()
        self.seen = b""
        pid, self.fd = pty.fork()
        if pid == 0:
            os.execve(sys.executable, [sys.executable, "-m", "duidu", *arguments], environment)  # noqa: S606  (ours)
        self.pid = pid
        columns, rows = size
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, text: str, limit: float = 30.0) -> float:
        """Return the seconds from the start until a text stood on the screen; raises TimeoutError."""
        wanted = text.encode()
        while time.perf_counter() - self.began < limit:
            self._read(0.05)
            if wanted in _ESCAPES.sub(b"", self.seen):
                return time.perf_counter() - self.began
        raise TimeoutError(text)

    def press(self, key: str) -> tuple[float, float]:
        """Send a key; return the seconds until the first and until the last byte of what it drew."""
        self.drain()
        sent = time.perf_counter()
        os.write(self.fd, key.encode())
        first = last = 0.0
        while time.perf_counter() - max(sent + last, sent) < (QUIET if last else 2.0):
            if self._read(0.01):
                last = time.perf_counter() - sent
                first = first or last
        return first, last

    def drain(self) -> None:
        """Read until nothing more comes for a while."""
        quiet = time.perf_counter()
        while time.perf_counter() - quiet < QUIET:
            if self._read(0.02):
                quiet = time.perf_counter()

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self, wait: float) -> bool:
        ready, _, _ = select.select([self.fd], [], [], wait)
        if not ready:
            return False
        with contextlib.suppress(OSError):
            self.seen += os.read(self.fd, 1 << 16)
        return True
