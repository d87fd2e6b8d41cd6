"""A child process of this program: given a value on stdin, read on stdout, ended at will.

A plain child, not `multiprocessing`, which wants a real stderr: a program drawing on a whole terminal has none. The
child's side is a function ``answer`` of the module that asks.
"""

import contextlib
import pickle
import subprocess
import sys
from typing import Final

Child = subprocess.Popen[bytes]

_CODE: Final = "import sys; sys.path[:] = {path!r}; from {module} import answer; answer()"


def start(module: str, given: object) -> Child | None:
    """Start a child that calls ``answer`` of a module and finds a value on stdin; None where the system gives none."""
    command = [sys.executable, "-c", _CODE.format(path=sys.path, module=module)]
    try:
        child = subprocess.Popen(  # noqa: S603  (ourselves)
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None
    assert child.stdin is not None
    with contextlib.suppress(OSError):  # it has ended: what it does not give is made by who asks
        pickle.dump(given, child.stdin)
        child.stdin.close()
    return child


def end(child: Child) -> None:
    """End a child, wherever it is."""
    child.kill()
    if child.stdout is not None:
        child.stdout.close()
    child.wait()
