"""The search index, made in the background while one reads: how far it is, and what there is to search meanwhile.

It is made again when the reader has said something of the corpus; until the new one is there the old one answers, whose
places are still right: what is said never moves a character. One thread makes it at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from duidu.errors import DuiduError, InputError
from duidu.tui.session import Session

if TYPE_CHECKING:
    from duidu.search import Index
    from duidu.store.index import Step
    from duidu.store.indexing import Making


@dataclass(slots=True)
class Indexing:
    """The making of one corpus's index.

    `step` is the document taken in last while one is being made; `failed` is why none could be made. `tell` is called
    in the thread that makes it, after each hundredth and at the end; `unread` with what kept a document out.
    """

    session: Session
    tell: Callable[[], None] = field(default=lambda: None)
    unread: Callable[[InputError], None] = field(default=lambda error: None)
    step: "Step | None" = None
    failed: DuiduError | None = None
    _made: "tuple[int, Index] | None" = None
    _making: "Making | None" = None
    is_stopped: bool = False
    _lock: Lock = field(default_factory=Lock)

    @property
    def now(self) -> "Index | None":
        """The index made last, None when there is none yet; it may not know yet what was said just now."""
        return self._made[1] if self._made is not None else None

    @property
    def is_current(self) -> bool:
        """Whether the index knows all that was said."""
        return self._made is not None and self._made[0] == self.session.version

    @property
    def share(self) -> float:
        """How much of the documents is taken in, from 0 to 1."""
        return self.step.done / self.step.total if self.step is not None and self.step.total else 0.0

    def make(self) -> "Index":
        """Return the index with all that was said, made if need be, which may take long.

        Raises:
            StoreError: if it cannot be written.
        """
        with self._lock:
            while not self.is_current or self._made is None:
                version = self.session.version
                try:
                    self._made = version, self._finished()
                except DuiduError as error:
                    self.failed = error
                    raise
                finally:
                    self.step = None
                self.failed = None
                self.tell()
            return self._made[1]

    def stop(self) -> None:
        """Make no index any more, nor finish the one in the making."""
        self.is_stopped = True
        if self._making is not None:
            self._making.stop()

    def _finished(self) -> "Index":
        """The index, step by step."""
        from duidu.store.indexing import Making

        self._making, told = Making(self.session.corpus), 0
        steps = self._making.steps()
        if self.is_stopped:
            self._making.stop()
        while True:
            try:
                self.step = next(steps)
            except StopIteration as end:
                made: Index = end.value
                return made
            if self.step.error is not None:
                self.unread(self.step.error)
            if (percent := int(100 * self.share)) > told:
                told = percent
                self.tell()
