"""What is to be imported: files as the user named them, folders with all below them, stdin.

A document keeps the name of its file, under a folder the path below that folder; what no file system or terminal
takes kindly (line ends, backslashes, a leading dot, bytes that are no UTF-8) is put right. What the corpus.toml beside
a file says of it comes along; and where that file was imported once, its original comes, with the text as it stands.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from duidu.errors import InputError
from duidu.store import manifest, scan
from duidu.store.manifest import Given
from duidu.text.safe import safe_line

_LONGEST_NAME: Final = 200
"""Bytes of a name, leaving room for a suffix below the 255 that file systems take."""
_UNFIT: Final = re.compile(r'[\\:*?"<>|\ufffd]')


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import: as the user knows it, its name in the corpus, where it lies or what it holds, its bytes.

    `given` is what the corpus.toml beside it says of it; `text` where the text lies that was made of it there.
    """

    shown: str
    name: str
    path: Path | None = None
    data: bytes = b""
    size: int = 0
    given: Given = field(default_factory=dict)
    text: Path | None = None


class Gathered(NamedTuple):
    """What was found: sources, what is wrong with the others, and how many files have a format we do not read."""

    sources: tuple[Source, ...]
    problems: tuple[InputError, ...]
    passed_over: int


def gather(paths: Iterable[Path]) -> Gathered:
    """Find the files that some paths name; one that cannot be had becomes a problem.

    Raises:
        SettingError: if a corpus.toml beside them is wrong: what it says would be lost.
    """
    sources: list[Source] = []
    problems: list[InputError] = []
    passed_over = 0
    for path in paths:
        try:
            if not path.is_dir():
                given = scan.manifest_of(path.parent).blocks.get(scan.showable(path.name), {})
                sources.append(_source(path, path.name, given))
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
    said = scan.manifest_of(folder).blocks
    for found in scan.walk(folder):
        try:
            if isinstance(found, InputError):
                yield found
            else:
                yield _source(found[1], found[0], said.get(scan.showable(found[0]), {}))
        except InputError as error:
            yield error


def _count(folder: Path) -> int:
    """The files of a folder that a walk for documents would look at, of any format."""
    count = 0
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in scan.SKIPPED_FOLDERS]
        count += sum(not name.startswith(".") and name != "corpus.toml" for name in files)
    return count


def _source(path: Path, name: str, given: Given) -> Source:
    """A file, or the original it was made of; what it is is asked before it is read."""
    original = scan.original_of(path, name, manifest.original(given))
    if original is not None:
        own = {key: value for key, value in given.items() if key != "original"}
        if "original" not in given:
            own.pop("source", None)  # the original's name, which import writes again
        found = _source(original, str(PurePosixPath(name).with_name(original.name)), own)
        return replace(found, text=path)
    shown = scan.showable(str(path))
    try:
        status = path.stat()
    except OSError as error:
        raise scan.unread(shown, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise InputError("{file}: not a regular file; put a text file in its place", file=shown)
    return checked(Source(shown, fit(name), path, size=status.st_size, given=given))


def checked(source: Source) -> Source:
    """Return a source that is not too large.

    Raises:
        InputError: if it is.
    """
    scan.measure(source.shown, source.name, source.size)
    return source


def read(source: Source) -> tuple[bytes, bytes]:
    """Return the bytes of a source, and those of the text that was made of it elsewhere, empty if there is none.

    Raises:
        InputError: if it cannot be read.
    """
    if source.path is None:
        return source.data, b""
    try:
        return source.path.read_bytes(), source.text.read_bytes() if source.text else b""
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
