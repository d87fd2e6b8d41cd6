"""Long work as a generator of steps: who draws progress takes them one by one, who only wants the result runs it out.

Steps are given by whoever does the work, at least every few hundredths of a second, and say how far it is or nothing.
The result is what the generator returns.
"""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")


def within(steps: Generator[float, None, T], start: float, end: float) -> Generator[float, None, T]:
    """Return the result of a part of some work; its own steps, from 0 to 1, are told as shares of the whole.

    Args:
        steps: The part.
        start: How far the whole is when the part begins.
        end: How far it is when the part is done.
    """
    while True:
        try:
            done = next(steps)
        except StopIteration as stop:
            result: T = stop.value
            return result
        yield start + done * (end - start)


def finished(steps: Generator[object, None, T]) -> T:
    """Return the result of some work, all its steps taken."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
