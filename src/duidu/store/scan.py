"""Finding the documents of a folder, fast and whatever lies there: names, sizes, and what a file's ends tell.

Only the first `HEAD` and last `TAIL` bytes of a file are read, enough for title and dates; the rest waits until it is
opened. So the lines named in an entry's metadata are sure only at the beginning: `Document.meta` has them right.
A page or a Word document has no ends to read: one up to `WHOLE` bytes is converted at once (5 to 30 ms); of a larger
one, and of a PDF (30 ms a page), only the name and corpus.toml speak until it is opened.
Nothing here fails for one bad file: it becomes an entry with its error.
"""

import logging
import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from duidu import disk, formats, parse
from duidu.errors import InputError, SettingError
from duidu.model import Document, Extracted, Mark, Metadata
from duidu.store import converted, manifest
from duidu.store.manifest import Manifest
from duidu.store.said import NOTHING, Said, applied

HEAD: Final = 4_096
TAIL: Final = 1_024
"""Bytes read of each file's beginning and end when a folder is scanned: the title page and the imprint."""

ORIGINALS: Final = "originals"
"""Where import keeps what a text was made of."""
SKIPPED_FOLDERS: Final = frozenset({ORIGINALS})
WHOLE: Final = 500_000
_WHOLE_SUFFIXES: Final = frozenset({".html", ".htm", ".docx"})
_LATE_SUFFIXES: Final = frozenset({".pdf"})
_PACKED: Final = frozenset({".pdf", ".docx"})
_PDF_COST: Final = 10
"""A byte of a PDF takes as long as so many of a text: twenty where it is all text, three where it is half pictures."""
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it speaks of each odd font on stderr, across the screen
MOST_BYTES: Final = 100_000_000
MOST_TEXT: Final = 60_000_000
"""A larger file is refused: a whole library of plans has a few megabytes of text; a PDF may be full of pictures."""
UNKNOWN: Final = Metadata()
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_CONTINUED, _LEADING = 0x80, 0xC0  # the first bytes of a character's continuation and beginning in UTF-8


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a corpus that may not have been opened yet.

    `file` is relative to the corpus with ``/``, fit to show; `size` counts bytes; `meta` is what the ends of the
    text, the file's name, corpus.toml and the reader tell; `error` says why it cannot be read; `given` is its block of
    corpus.toml, `said` what the reader has said of it.
    """

    id: str
    file: str
    path: Path
    size: int
    meta: Metadata = UNKNOWN
    error: InputError | None = None
    given: Mapping[str, object] = field(default_factory=dict)
    said: Said = NOTHING

    @property
    def told(self) -> Mapping[str, object]:
        """What goes before what is read in the text: corpus.toml's word, and over it the reader's."""
        return told(self.given, self.said)


def told(given: Mapping[str, object], said: Said) -> Mapping[str, object]:
    """Return what corpus.toml and the reader tell of a document, the reader last; another issuer is another body."""
    values = said.values()
    below = {key: value for key, value in given.items() if not (key == "body" and "issuer" in values)}
    return {**below, **values}


def walk(root: Path) -> Iterator[tuple[str, Path] | InputError]:
    """Yield the relative name and path of each file that could be a document, in order of name; folders once each.

    Dot-folders, dot-files and ``originals`` are passed over; a folder that cannot be listed is yielded as its error.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [("", root)]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            found = _listed(folder, seen)
        except OSError as error:
            yield _unlisted(prefix.rstrip("/") or str(root), error)
            continue
        folders = [entry.name for entry in found if _is_folder(entry)]
        for entry in found:
            if entry.name not in folders and PurePosixPath(entry.name).suffix.lower() in formats.SUFFIXES:
                yield prefix + entry.name, folder / entry.name
        waiting.extend((f"{prefix}{name}/", folder / name) for name in reversed(folders) if name not in SKIPPED_FOLDERS)


def _listed(folder: Path, seen: set[tuple[int, int]]) -> "list[os.DirEntry[str]]":
    """A folder's entries in order of name without those that begin with a dot; none if it was `seen` already."""
    status = folder.stat()
    if (status.st_dev, status.st_ino) in seen:
        return []
    seen.add((status.st_dev, status.st_ino))
    with os.scandir(folder) as listing:
        return sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """Whether an entry is a folder or leads to one."""
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False


def _unlisted(name: str, error: OSError) -> InputError:
    """The error for a folder that cannot be listed."""
    return InputError(
        "{file}: folder cannot be read ({reason}); check its permissions",
        file=showable(name),
        reason=disk.reason(error),
    )


def showable(name: str) -> str:
    """Return a file's name fit for a text: bytes that are not UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")


def name_ids(files: list[str]) -> list[str]:
    """Return a document id for each file: its path without suffix, with it where two would clash.

    >>> name_ids(["a.txt", "b.txt", "b.md"])
    ['a', 'b.txt', 'b.md']
    """
    stems = [str(PurePosixPath(file).with_suffix("")) for file in files]
    count, whole = Counter(stems), frozenset(files)
    return [stem if count[stem] == 1 and stem not in whole else file for stem, file in zip(stems, files, strict=True)]


def look(id_: str, file: str, path: Path, given: Mapping[str, object], said: Said = NOTHING) -> Entry:
    """Return the entry of a file from its ends; what is wrong with it is in the entry."""
    size = 0
    try:
        status = path.stat()
        size = status.st_size
        if not stat.S_ISREG(status.st_mode):
            raise InputError("{file}: not a regular file; put a text file in its place", file=file)
        measure(file, file, size)
        text, marks = _glimpse(path, file, size)
        meta = parse.metadata(text, file, told(given, said), marks)
    except OSError as error:
        return Entry(id_, file, path, size, error=unread(file, error), given=given, said=said)
    except InputError as error:
        return Entry(id_, file, path, size, error=error, given=given, said=said)
    return Entry(id_, file, path, size, meta, None, given, said)


def measure(shown: str, name: str, size: int) -> None:
    """Refuse a file that is larger than any document, which would take all memory there is.

    Args:
        shown: What the reader knows it as.
        name: Its name, for its format.
        size: Its bytes.

    Raises:
        InputError: if it is.
    """
    most = MOST_BYTES if formats.suffix_of(name) in _PACKED else MOST_TEXT
    if size > most:
        raise InputError(
            "{file}: {size} MB is too large for a document ({most} MB at most); split it",
            file=shown,
            size=size // 1_000_000,
            most=most // 1_000_000,
        )


def unread(file: str, error: OSError) -> InputError:
    """Return the error for a file that the system does not let us read."""
    return InputError(
        "{file}: cannot be read ({reason}); check that it is there and yours to read",
        file=file,
        reason=disk.reason(error),
    )


def _glimpse(path: Path, file: str, size: int) -> tuple[str, tuple[Mark, ...]]:
    """What a file tells at first sight: its ends, or all of it with marks, or nothing where that takes long."""
    suffix = path.suffix.lower()
    if suffix in _LATE_SUFFIXES or (suffix in _WHOLE_SUFFIXES and size > WHOLE):
        return "", ()
    if suffix in _WHOLE_SUFFIXES:
        extracted = formats.extract(path.read_bytes(), file)
        return extracted.text, extracted.marks
    return _ends(path, file, size), ()


def _ends(path: Path, file: str, size: int) -> str:
    """The first and last lines of a file's text."""
    with path.open("rb") as opened:
        data = opened.read(HEAD + TAIL)
        if size <= HEAD + TAIL:
            return formats.extract(data, file).text
        opened.seek(size - TAIL)
        ends = whole_lines(data[:HEAD], opened.read(TAIL))
    try:
        return formats.extract(ends, file).text
    except InputError:
        if b"\0" in data and not data.startswith(_UTF16):
            raise
        return formats.extract(path.read_bytes(), file).text[:HEAD]  # perhaps only the cut was wrong


def whole_lines(head: bytes, tail: bytes) -> bytes:
    """Return the two ends of a file without lines, or where there is no line end characters, that were cut in two."""
    if head.startswith(_UTF16):
        return head[: len(head) // 2 * 2]
    end = head.rfind(b"\n")
    if end < 0:
        return _whole_characters(head)
    return head[: end + 1] + tail[tail.find(b"\n") + 1 or len(tail) :]


def _whole_characters(data: bytes) -> bytes:
    """UTF-8 without a last character that may have been cut."""
    at = len(data) - 1
    while at > 0 and _CONTINUED <= data[at] < _LEADING and len(data) - at < 4:  # noqa: PLR2004  (UTF-8's longest)
        at -= 1
    return data[:at] if data[at] >= _LEADING else data


def manifest_of(folder: Path) -> Manifest:
    """Return the corpus.toml of a folder, empty if there is none.

    Raises:
        SettingError: if it cannot be read, or is wrong.
    """
    path = folder / manifest.NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return manifest.EMPTY
    except OSError as error:
        raise SettingError(
            "{file}: cannot be read ({reason}); check its permissions, or remove it",
            file=path,
            reason=disk.reason(error),
        ) from error
    return manifest.read(data, showable(str(path)))


def original_of(path: Path, file: str, source: str) -> Path | None:
    """Return the original that import kept of a text, None if there is none.

    Args:
        path: The text.
        file: Its name in the corpus, which tells how far above it ``originals`` may be.
        source: What its block of corpus.toml calls its original (`manifest.original`).
    """
    if not source or PurePosixPath(source).name != source or "\0" in source:
        return None
    for folder in path.parents[: len(PurePosixPath(file).parts)]:
        original = folder / ORIGINALS / path.parent.relative_to(folder) / source
        if original.is_file():
            return original
    return None


def cost(entry: Entry) -> int:
    """Return how much work reading a document is, in bytes of plain text that are as much."""
    original = original_of(entry.path, entry.file, manifest.original(entry.given))
    try:
        return max(_cost(entry.path, entry.size), _cost(original, original.stat().st_size) if original else 0)
    except OSError:
        return entry.size


def _cost(path: Path, size: int) -> int:
    """The work that one file is."""
    return size * (_PDF_COST if path.suffix.lower() in _LATE_SUFFIXES else 1)


def extract(entry: Entry) -> Extracted:
    """Read a document's file; with what its original tells besides, where import kept it and the text is still its.

    A text alone does not say which line was a heading or a table's cell in a web page, nor how it was encoded.

    Raises:
        InputError: if it cannot be read, or is no text.
    """
    try:
        status = entry.path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError("{file}: not a regular file; put a text file in its place", file=entry.file)
        measure(entry.file, entry.file, status.st_size)
        data = entry.path.read_bytes()
    except OSError as error:
        raise unread(entry.file, error) from error
    text = converted.extract(data, entry.file)
    return _as_original(entry, text.text) or text


def _as_original(entry: Entry, text: str) -> Extracted | None:
    """What the original of a text is, if it still has this text."""
    source = manifest.original(entry.given)
    try:
        original = original_of(entry.path, entry.file, source)
        found = converted.extract(original.read_bytes(), source) if original else None
    except (OSError, InputError):
        return None
    return found if found is not None and found.text == text else None


def load(entry: Entry) -> Document:
    """Read and parse a document, with what the reader said of it.

    Takes and returns values that can travel to another process. Errors as `extract`.
    """
    return applied(as_read(entry), entry.said).document


def as_read(entry: Entry) -> Document:
    """Read and parse a document, without the reader's roles and corrections; errors as `extract`."""
    return parse.parse(extract(entry), entry.id, entry.file, entry.told)


def plain(entry: Entry) -> Document:
    """Read a document without its sections, which is quick; errors as `extract`."""
    return parse.plain(extract(entry), entry.id, entry.file, entry.told)
