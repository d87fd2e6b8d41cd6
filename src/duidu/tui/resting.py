"""When memory is tidied: while the reader rests, never between two keys.

Python looks for rings of values that nothing needs, and the larger the program the longer it looks: over a hundred
thousand values sixty milliseconds, whenever it likes. Here the long look waits until no key has come for a while; what
is found alive then is not looked at again, but after a long rest once more with all the others. The limit: a reader who
never rests lets memory grow by what closed screens leave.
"""

import gc
import time
from typing import Final

from textual import events
from textual.app import App

REST: Final = 2.0
"""Seconds without a key or a move of the mouse after which a short look is taken."""
LONG_REST: Final = 120.0
"""Seconds after which all that lives is looked at."""
THRESHOLDS: Final = 2_000, 10, 1_000_000
"""Values made between two looks at the youngest, such looks between two at the younger; the oldest wait for a rest."""
WORTH: Final = 3
"""Looks at the younger since the last rest from which another is worth while."""


def settle_memory() -> None:
    """Let the collector look at nothing that starting has made: most of it stays for the whole run."""
    gc.freeze()
    gc.enable()


class RestingApp(App[None], inherit_bindings=False):
    """Knows when the reader rests."""

    is_alone = False
    """Whether this process is for this program only, as it is not in tests."""
    last_event = 0.0
    _is_deep = True

    def tidy_while_resting(self) -> None:
        """Take the long looks only while the reader rests."""
        gc.set_threshold(*THRESHOLDS)
        self.set_interval(REST / 2, self._tidy)

    async def on_event(self, event: events.Event) -> None:
        """Note when the reader did something."""
        if isinstance(event, events.InputEvent):
            self.last_event = time.monotonic()
        await super().on_event(event)

    def _tidy(self) -> None:
        """Look for what nothing needs any more, if there is time."""
        rested = time.monotonic() - self.last_event
        if rested > LONG_REST and not self._is_deep:
            gc.unfreeze()
            self._look(is_deep=True)
        elif rested > REST and gc.get_count()[2] >= WORTH:
            self._look(is_deep=False)

    def _look(self, *, is_deep: bool) -> None:
        """Look, and leave what is alive alone from now on."""
        gc.collect()
        gc.freeze()
        self._is_deep = is_deep
