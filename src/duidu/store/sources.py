"""What is to be imported: files as the user named them, folders with all below them, stdin.

A document keeps the name of its file, under a folder the path below that folder; what no file system or terminal
takes kindly (line ends, backslashes, a leading dot, bytes that are no UTF-8) is put right.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from duidu.errors import InputError
from duidu.store import scan
from duidu.text.safe import safe_line

MOST_BYTES: Final = 100_000_000
"""A larger file is refused: a library of a district's plans has a few megabytes."""
_LONGEST_NAME: Final = 200
"""Bytes of a name, leaving room for a suffix below the 255 that file systems take."""
_UNFIT: Final = re.compile(r'[\\:*?"<>|\ufffd]')


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import: as the user knows it, its name in the corpus, where it lies or what it holds, its bytes."""

    shown: str
    name: str
    path: Path | None = None
    data: bytes = b""
    size: int = 0


class Gathered(NamedTuple):
    """What was found: sources, what is wrong with the others, and how many files have a format we do not read."""

    sources: tuple[Source, ...]
    problems: tuple[InputError, ...]
    passed_over: int


def gather(paths: Iterable[Path]) -> Gathered:
    """Find the files that some paths name; one that cannot be had becomes a problem."""
    sources: list[Source] = []
    problems: list[InputError] = []
    passed_over = 0
    for path in paths:
        try:
            if not path.is_dir():
                sources.append(_source(path, path.name))
                continue
        except InputError as error:
            problems.append(error)
            continue
        found = list(_below(path))
        sources += [one for one in found if isinstance(one, Source)]
        problems += [one for one in found if isinstance(one, InputError)]
        passed_over += _count(path) - sum(isinstance(one, Source) for one in found)
    return Gathered(tuple(sources), tuple(problems), max(0, passed_over))


def _below(folder: Path) -> Iterable[Source | InputError]:
    """The documents of a folder and all below it."""
    for found in scan.walk(folder):
        try:
            yield found if isinstance(found, InputError) else _source(found[1], found[0])
        except InputError as error:
            yield error


def _count(folder: Path) -> int:
    """The files of a folder that a walk for documents would look at, of any format."""
    count = 0
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in scan.SKIPPED_FOLDERS]
        count += sum(not name.startswith(".") and name != "corpus.toml" for name in files)
    return count


def _source(path: Path, name: str) -> Source:
    """A file; what it is is asked before it is read."""
    shown = scan.showable(str(path))
    try:
        status = path.stat()
    except OSError as error:
        raise scan.unread(shown, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise InputError("{file}: not a regular file; put a text file in its place", file=shown)
    return checked(Source(shown, fit(name), path, size=status.st_size))


def checked(source: Source) -> Source:
    """Return a source that is not too large.

    Raises:
        InputError: if it is.
    """
    if source.size > MOST_BYTES:
        raise InputError(
            "{file}: {size} MB is too large for a document ({most} MB at most); split it",
            file=source.shown,
            size=source.size // 1_000_000,
            most=MOST_BYTES // 1_000_000,
        )
    return source


def read(source: Source) -> bytes:
    """Return the bytes of a source.

    Raises:
        InputError: if it cannot be read.
    """
    if source.path is None:
        return source.data
    try:
        return source.path.read_bytes()
    except OSError as error:
        raise scan.unread(source.shown, error) from error


def fit(name: str) -> str:
    r"""Return a relative name that every file system and terminal takes, as it was where it is one.

    >>> fit("2020/计划\n要点?.html"), fit("../.hidden.txt")
    ('2020/计划 要点_.html', 'hidden.txt')
    """
    parts = [_fit(part) for part in unicodedata.normalize("NFC", scan.showable(name)).split("/")]
    return "/".join(part for part in parts if part) or "document.txt"


def _fit(part: str) -> str:
    """One part of a path."""
    clean = _UNFIT.sub("_", safe_line(part)).strip().lstrip(".").strip()
    stem, dot, suffix = clean.rpartition(".")
    if len(clean.encode()) <= _LONGEST_NAME:
        return clean
    return stem.encode()[:_LONGEST_NAME].decode("utf-8", "ignore") + dot + suffix[:20]
