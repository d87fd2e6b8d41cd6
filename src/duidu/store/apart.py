"""Parsing a large document in a process of its own, so that a screen in this one stays quick.

A plain child with a pipe, not `multiprocessing`: that wants a real stderr, which a program drawing on the whole
terminal does not have. What passes through the pipe is our own values, made a moment ago by the same program.
"""

import pickle
import subprocess
import sys

from duidu.errors import DuiduError
from duidu.model import Document
from duidu.store import scan
from duidu.store.scan import Entry

_CHILD = "import sys; sys.path[:] = {path!r}; from duidu.store.apart import answer; answer()"


def load(entry: Entry) -> Document:
    """Return a document as `scan.as_read` does, read elsewhere; here, where the system gives no process.

    Raises:
        InputError: as `scan.as_read`.
    """
    command = [sys.executable, "-c", _CHILD.format(path=sys.path)]
    try:
        done = subprocess.run(  # noqa: S603  (ourselves)
            command, input=pickle.dumps(entry), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        )
    except OSError:
        return scan.as_read(entry)
    if done.returncode != 0:
        return scan.as_read(entry)
    found: Document | DuiduError = pickle.loads(done.stdout)  # noqa: S301  (from our own child)
    if isinstance(found, DuiduError):
        raise found
    return found


def answer() -> None:
    """Read an entry from stdin, write its document, or what is wrong with it, to stdout; the child's side of `load`."""
    entry: Entry = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  (from our own parent)
    try:
        found: Document | DuiduError = scan.as_read(entry)
    except DuiduError as error:
        found = error
    sys.stdout.buffer.write(pickle.dumps(found))
