"""What slow files were converted to, kept in the cache folder, so that a PDF is converted once and not at every start.

A PDF takes some 30 to 80 ms a page; its text, read back, one. The key is the hash of the file's bytes and of what
converts them, so that nothing can be out of date: another version of the program converts anew. The least lately used
go when there is more than `MOST`. The cache is a help and no more: where it cannot be read or written, files are
converted as if there were none.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from duidu import __version__, disk, formats
from duidu.errors import StoreError
from duidu.model import Extracted, Mark, Note, Span

SLOW: Final = frozenset({".pdf"})
"""Suffixes of files that are worth it; others are converted nearly as fast as they are hashed."""
MOST: Final = 200_000_000
"""Bytes kept at most: the text of a few hundred volumes."""


def folder() -> Path:
    """Return where conversions are kept."""
    return disk.cache_folder() / "converted"


def extract(data: bytes, name: str) -> Extracted:
    """Return what `formats.extract` makes of a file, from the cache where it was made before.

    Raises:
        InputError: as `formats.extract`.
    """
    if formats.suffix_of(name) not in SLOW:
        return formats.extract(data, name)
    path = _path(data)
    found = _read(path)
    if found is None:
        found = formats.extract(data, name)
        with contextlib.suppress(StoreError, OSError):
            disk.write_atomic(path, json.dumps(_plain(found), separators=(",", ":")))
            _thin_out()
    return found


def forget(files: Iterable[Path]) -> int:
    """Remove what is kept of some files and return how many there were.

    Raises:
        StoreError: if something cannot be removed.
    """
    count = 0
    for file in files:
        if file.suffix.lower() in SLOW and file.is_file():
            path = _path(file.read_bytes())
            count += path.exists()
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(
                    "{file}: cannot be removed ({reason}); check the folder's permissions",
                    file=path,
                    reason=disk.reason(error),
                ) from error
    return count


def _path(data: bytes) -> Path:
    """Where the conversion of some bytes is kept."""
    return folder() / f"{hashlib.sha256(_version() + data).hexdigest()[:40]}.json"


@cache
def _version() -> bytes:
    """What tells one state of the converters from another: ours, and the library that reads PDFs."""
    from importlib import metadata  # noqa: PLC0415  (20 ms that only a PDF costs)

    changed = max(path.stat().st_mtime_ns for path in Path(formats.__file__).parent.glob("*.py"))
    try:
        library = metadata.version("pdfminer.six")
    except metadata.PackageNotFoundError:
        library = ""
    return f"{__version__} {changed} {library} ".encode()


def _read(path: Path) -> Extracted | None:
    """What is kept there, None if there is nothing, or nothing of ours."""
    try:
        found = _made(json.loads(path.read_bytes()))
        os.utime(path)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return found


def _plain(extracted: Extracted) -> dict[str, Any]:
    """A conversion as plain values."""
    return {
        "text": extracted.text,
        "marks": [[*mark.span, mark.role, mark.value] for mark in extracted.marks],
        "notes": [[note.code, list(note.values), note.line] for note in extracted.notes],
        "encoding": extracted.encoding,
        "format": extracted.format,
    }


def _made(plain: dict[str, Any]) -> Extracted:
    """A conversion from plain values."""
    marks = tuple(Mark(Span(start, end), role, value) for start, end, role, value in plain["marks"])
    notes = tuple(Note(code, tuple(values), line) for code, values, line in plain["notes"])
    return Extracted(plain["text"], marks, notes, plain["encoding"], plain["format"])


def _thin_out() -> None:
    """Remove the least lately used, if there is too much."""
    kept = [(path.stat(), path) for path in folder().glob("*.json")]
    found = [(status.st_mtime, status.st_size, path) for status, path in kept]
    total = sum(size for _, size, _ in found)
    for _, size, path in sorted(found):
        if total <= MOST:
            return
        path.unlink(missing_ok=True)
        total -= size
