"""One pure function over many values, on all processors when it is worth it.

Values go out a few at a time, so that memory is bounded by a handful of the largest; results come back in order. A
worker ends with its parent, even a killed one. What starting processes costs (half a second) little work does not pay.
"""

import contextlib
import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, resource_tracker
from typing import Final, TypeVar

from duidu.errors import StoreError

Given = TypeVar("Given")
Made = TypeVar("Made")

WORTH: Final = 400_000
"""Bytes of documents from which other processes are asked to help: about a second's work."""
AHEAD: Final = 4
"""Values in the hands of each worker or waiting for it."""
MOST: Final = 4


def spread(function: Callable[[Given], Made], values: Iterable[Given], work: int) -> Iterator[Made]:
    """Yield what a function makes of each value, in order.

    Args:
        function: Of a module's top level, with values and results that can be pickled.
        values: Taken as they are needed.
        work: Bytes of documents there are in all.

    Raises:
        StoreError: if the system ends a worker.
    """
    workers = min(os.cpu_count() or 1, MOST)
    if work < WORTH or workers == 1:
        yield from map(function, values)
        return
    with contextlib.redirect_stderr(sys.__stderr__):  # a program on the whole terminal lends another, which is no file
        resource_tracker.ensure_running()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_attend) as pool:
        try:
            yield from _in_order(pool, function, values, workers * AHEAD)
        except BrokenProcessPool as error:
            raise StoreError(
                "a helping process was ended by the system, perhaps for want of memory; "
                "what was finished is kept: try again"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, function: Callable[[Given], Made], values: Iterable[Given], most: int
) -> Iterator[Made]:
    """Results in order, with at most so many values given out."""
    source = iter(values)
    waiting: deque[Future[Made]] = deque(pool.submit(function, value) for value in itertools.islice(source, most))
    while waiting:
        yield waiting.popleft().result()
        waiting.extend(pool.submit(function, value) for value in itertools.islice(source, 1))


def _attend() -> None:
    """Leave Ctrl+C to the parent, and end when it has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """Wait for the parent's end, then end at once."""
    connection.wait([sentinel])
    os._exit(1)
