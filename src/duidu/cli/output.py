r"""What goes to stdout and stderr: nothing from a document may command the terminal or break a script.

Text for people passes `text.safe`; JSON keeps every character and writes the dangerous ones as ``\u…``, so a program
that reads it gets the original back. Colour is for terminals only, and not where NO_COLOR is set.
"""

import io
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Final, Protocol, TypeVar

import click

from duidu.text.safe import safe, safe_line

PATIENCE: Final = 0.5
"""Seconds after which work without a bar gets one."""
PARTS: Final = 1000
Step = TypeVar("Step")

_STYLES: Final[dict[str, dict[str, object]]] = {
    "heading": {"bold": True},
    "quiet": {"dim": True},
    "match": {"bold": True, "fg": "yellow"},
    "added": {"fg": "green"},
    "dropped": {"fg": "red"},
    "doubt": {"fg": "yellow"},
}


def paint(text: str, style: str) -> str:
    """Return a text of any origin on one line, safe, in a named style."""
    return click.style(safe_line(text), **_STYLES[style])  # type: ignore[arg-type]


def tell(*parts: str) -> None:
    """Print a line to stdout, made of `paint`-ed parts and parts that `safe_line` has seen."""
    line = "".join(parts)
    print(line if _shows_colour() else click.unstyle(line))


def tell_json(value: object) -> None:
    """Print a value as JSON with one line end."""
    sys.stdout.write(json_text(value) + "\n")


def json_text(value: object) -> str:
    """Return a value as JSON that stdout can carry and no terminal obeys."""
    text = json.dumps(value, ensure_ascii=not _speaks_unicode())
    for char in set(text):
        if safe(char) != char:
            text = text.replace(char, json.dumps(char)[1:-1])
    return text


def complain(message: str) -> None:
    """Print one line to stderr."""
    print(f"duidu: {safe_line(message)}", file=sys.stderr)


def watched(steps: Iterable[Step], total: int, label: str) -> Iterator[Step]:
    """Yield the steps of long work, with a bar on stderr where that is a terminal."""
    if not total or not sys.stderr.isatty():
        yield from steps
        return
    with click.progressbar(steps, length=total, label=label, file=sys.stderr) as bar:
        yield from bar


class Counted(Protocol):
    """A step that says how far long work is."""

    @property
    def done(self) -> int:
        """How many parts are done."""

    @property
    def total(self) -> int:
        """Of how many."""


Far = TypeVar("Far", bound=Counted)


def counted(steps: Iterable[Far], label: str) -> Iterator[Far]:
    """Yield the steps of work that says how far it is; on a terminal stderr has a bar when it takes long."""
    begun, bar = time.monotonic(), None
    with ExitStack() as stack:
        for step in steps:
            if bar is None and sys.stderr.isatty() and time.monotonic() - begun > PATIENCE:
                bar = stack.enter_context(click.progressbar(length=PARTS, label=label, file=sys.stderr))
            if bar is not None:
                bar.update(max(0, PARTS * step.done // max(1, step.total) - bar.pos))  # it cannot go back
            yield step


def never_fail_on_a_character() -> None:
    """Write what the terminal's encoding lacks as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def stop_writing() -> None:
    """Give up stdout, whose reader has gone, so that nothing is said about it when Python ends."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _shows_colour() -> bool:
    """Whether stdout is a screen, and its owner has nothing against colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _speaks_unicode() -> bool:
    """Whether stdout can carry any character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in {"utf8", "utf16", "utf32"}
