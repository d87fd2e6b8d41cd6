"""Making the index of a large corpus in a process of its own, so that a screen in this one stays quick.

The child writes the index into the cache folder, tells each step through a pipe and gives way to all that is more
urgent; what it sealed is opened here. A plain child, not `multiprocessing`, which wants a real stderr: a program
drawing on a whole terminal has none. Where the system gives no child, or it fails, the index is made here.
"""

import contextlib
import os
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from duidu.errors import DuiduError, StoreError
from duidu.store import children, index
from duidu.store.corpus import Corpus
from duidu.store.index import Step, Steps
from duidu.store.scan import Entry

POLITE: Final = 10
"""How much the child gives way to the screen (as ``nice``)."""


class Making:
    """The index of a corpus in the making: its steps, taken by one thread, and an end to it, said by any."""

    def __init__(self, corpus: Corpus, folder: Path | None = None) -> None:
        self.corpus = corpus
        self.folder = folder
        self.is_stopped = False
        self._child: children.Child | None = None

    def steps(self) -> Steps:
        """Make or open the index as `index.index_of` does.

        Raises:
            StoreError: as there, and when it was stopped.
        """
        entries, home = index.entries_of(self.corpus), index.home_of(self.corpus, self.folder)
        if index.is_small(entries):
            return index.index_of(self.corpus, self.folder)
        return self._apart(entries, home)

    def stop(self) -> None:
        """Stop at once."""
        self.is_stopped = True
        if self._child is not None:
            self._child.kill()

    def _apart(self, entries: list[Entry], home: Path) -> Steps:
        """The steps of the child, then what it made."""
        current = index.current(entries, home)
        if current is not None:
            return current
        self._child = None if self.is_stopped else children.start(__name__, (entries, home))
        if self._child is not None:
            if self.is_stopped:
                self._child.kill()
            try:
                yield from _steps(self._child)
            finally:
                children.end(self._child)
        if self.is_stopped:
            raise StoreError("{file}: the search index was not finished; the next start goes on", file=home)
        return (yield from index.on_disk(entries, home))


def _steps(child: children.Child) -> Iterator[Step]:
    """What a child tells, as long as it tells anything."""
    assert child.stdout is not None
    with contextlib.suppress(EOFError, pickle.UnpicklingError, ValueError, OSError):
        while True:
            told: Step | DuiduError = pickle.load(child.stdout)  # noqa: S301  (from our own child)
            if isinstance(told, DuiduError):
                raise told
            yield told


def answer() -> None:
    """Read entries and a folder from stdin, make their index, write each step to stdout; the child's side."""
    entries, home = pickle.load(sys.stdin.buffer)  # noqa: S301  (from our own parent)
    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        for step in index.on_disk(entries, home):
            _tell(step)
    except DuiduError as error:
        _tell(error)


def _tell(told: Step | DuiduError) -> None:
    """Say something to the parent; when it has gone this process ends."""
    pickle.dump(told, sys.stdout.buffer)
    sys.stdout.buffer.flush()
