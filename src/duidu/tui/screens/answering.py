"""Keys pressed while what they act on is still being counted: each says what is waited for, and none is lost silently.

A screen says by `awaited` what keeps its answer; an action that needs the answer is marked with `when_answered`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from duidu.tui.host import Host


class Awaiting(Protocol):
    """A screen that may still be waiting for what it shows."""

    @property
    def duidu(self) -> Host:
        """The running program."""

    def awaited(self) -> str:
        """Return what keeps the answer, as a sentence; empty when it is there."""


Screen = TypeVar("Screen", bound=Awaiting)


def when_answered(action: Callable[[Screen], None]) -> Callable[[Screen], None]:
    """Let an action wait for the answer: before it is there, its key says so."""

    @wraps(action)
    def act(screen: Screen) -> None:
        if words := screen.awaited():
            screen.duidu.tell(words)
        else:
            action(screen)

    return act
