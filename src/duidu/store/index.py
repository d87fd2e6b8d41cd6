"""The search index of a corpus: in memory for a small one, in the cache folder for a large one, never trusted unseen.

On disk an index is a numbered folder of the engine's files with a *seal*, written last: version, names, sizes and
checksums. Only what its seal describes is used; anything else (an older program's, a half-written or damaged one) is
left and a fresh one made under the next number, so whoever is reading the old one is not disturbed. A sealed index is
brought up to date document by document, by a key of everything a document was made of. The engine commits in one step:
killed before that, the old seal still holds; between commit and seal, the index is made anew.
"""

import contextlib
import hashlib
import json
import shutil
import zlib
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import tantivy

import duidu
from duidu import disk
from duidu.errors import InputError, StoreError
from duidu.search.schema import HEAP, VERSION, Facts, Index, Rows, in_memory, opened, ready, rows_of, schema, take
from duidu.store import manifest, scan, workers
from duidu.store.corpus import Corpus
from duidu.store.scan import Entry

SMALL: Final = 3_000_000
"""Bytes of documents up to which an index is made in memory each time: it takes no longer than parsing them."""
LOCK_SECONDS: Final = 300.0
"""How long to wait for another duidu that is making the same index."""
THREADS: Final = 2
SEAL: Final = "seal.json"
_UNSEALED: Final = frozenset({SEAL, ".managed.json", ".tantivy-meta.lock", ".tantivy-writer.lock"})
_CHUNK: Final = 1 << 20
_ENGINE: Final = str(vars(tantivy)["__version__"])


class Step(NamedTuple):
    """One document taken into the index: how many are, of how many, in bytes; why one was left out."""

    done: int
    total: int
    document: str
    error: InputError | None = None


Steps = Generator[Step, None, Index]
"""The making of an index: a step for each document that is new, then the index."""


def index_of(corpus: Corpus, folder: Path | None = None) -> Steps:
    """Make or open the index of a corpus; where nothing has changed there are no steps.

    Args:
        corpus: The corpus.
        folder: Where indexes are kept; None is the user's cache folder. A small corpus keeps none.

    Raises:
        StoreError: if the index cannot be written, or another duidu holds it for very long.
    """
    entries = entries_of(corpus)
    if is_small(entries):
        return _in_memory(corpus, entries)
    return on_disk(entries, home_of(corpus, folder))


def entries_of(corpus: Corpus) -> list[Entry]:
    """Return the documents of a corpus that an index takes in."""
    return [entry for entry in corpus.entries if entry.error is None]


def is_small(entries: Iterable[Entry]) -> bool:
    """Return whether the index of some documents is kept in memory only."""
    return sum(entry.size for entry in entries) <= SMALL


def home_of(corpus: Corpus, folder: Path | None = None) -> Path:
    """Return the folder of a corpus's index; `folder` as for `index_of`."""
    return (folder or disk.cache_folder() / "search") / _name(corpus.root)


def finished(steps: Steps) -> Index:
    """Return the index that some steps make, without looking at them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            index: Index = end.value
            return index


def forget(root: Path, folder: Path | None = None) -> None:
    """Remove the index kept of a corpus, if there is one."""
    shutil.rmtree((folder or disk.cache_folder() / "search") / _name(root), ignore_errors=True)


def _name(root: Path) -> str:
    """The folder of a corpus among the indexes."""
    return hashlib.sha256(str(root).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _in_memory(corpus: Corpus, entries: list[Entry]) -> Steps:
    """The index of a small corpus, from its documents as the corpus has them."""
    rows: list[Rows] = []
    total, done = sum(entry.size for entry in entries), 0
    for entry in entries:
        error = None
        try:
            rows.append(rows_of(corpus.document(entry.id)))
        except InputError as problem:
            error = problem
        done += entry.size
        yield Step(done, total, entry.id, error)
    return in_memory(rows)


# -- on disk


def on_disk(entries: Iterable[Entry], home: Path) -> Steps:
    """Make, open or bring up to date the index of some documents in a folder of its own; errors as `index_of`."""
    wanted = {entry.id: entry for entry in entries}
    keys = {id_: key_of(entry) for id_, entry in wanted.items()}
    if (index := _with_keys(home, keys)) is not None:
        return index
    try:
        with disk.locked(home, LOCK_SECONDS):
            kept = _sealed(home) or _fresh(home)
            yield from _up_to_date(kept, wanted, keys)
            _clear(home, kept.folder)
            return opened(kept.engine)
    except (OSError, ValueError) as error:  # what the engine raises when the disk is full or closed to us
        raise StoreError(
            "{file}: the search index cannot be written ({reason}); make room, or check the folder",
            file=home,
            reason=disk.reason(error) if isinstance(error, OSError) else error,
        ) from error


def current(entries: Iterable[Entry], home: Path) -> Index | None:
    """Return the index of some documents in a folder of its own if nothing has changed since it was made."""
    return _with_keys(home, {entry.id: key_of(entry) for entry in entries})


def _with_keys(home: Path, keys: Mapping[str, str]) -> Index | None:
    """The newest index in a folder if it is made of just this."""
    kept = _sealed(home)
    index = opened(kept.engine) if kept is not None else None
    return index if index is not None and index.keys() == keys else None


def key_of(entry: Entry) -> str:
    """Return the key of all that a document is made of: its bytes, its original's, and what is said of it."""
    digest = hashlib.blake2b(digest_size=16)
    original = scan.original_of(entry.path, entry.file, manifest.original(entry.given))
    for path in (entry.path, original):
        with contextlib.suppress(OSError):
            digest.update(path.read_bytes() if path else b"")
        digest.update(b"\x1e")
    said = (duidu.__version__, entry.file, sorted(map(repr, entry.given.items())), entry.told, entry.said)
    digest.update(repr(said).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


class _Kept(NamedTuple):
    """An index on disk."""

    folder: Path
    engine: tantivy.Index


def _up_to_date(kept: _Kept, wanted: Mapping[str, Entry], keys: Mapping[str, str]) -> Iterator[Step]:
    """Take in what is new or changed, drop what is gone, and seal."""
    held = opened(kept.engine).keys()
    stale = [wanted[id_] for id_, key in keys.items() if held.get(id_) != key]
    gone = held.keys() - keys.keys()
    if not stale and not gone:
        return
    writer = kept.engine.writer(heap_size=HEAP, num_threads=THREADS)
    for id_ in gone:
        writer.delete_documents_by_term("doc", id_)
    total, done = sum(entry.size for entry in stale), 0
    for entry, found in zip(stale, workers.spread(_read, stale, total), strict=True):
        done += entry.size
        take(writer, found.rows._replace(key=keys[entry.id]))
        yield Step(done, total, entry.id, found.error)
    writer.commit()
    writer.wait_merging_threads()
    _seal(kept.folder)


class _Read(NamedTuple):
    """What the index is told of a document; of one that cannot be read nothing, and why."""

    rows: Rows
    error: InputError | None = None


def _read(entry: Entry) -> _Read:
    """Read one document, in a process of its own when there are many."""
    try:
        return _Read(rows_of(scan.load(entry)))
    except InputError as error:
        return _Read(Rows(entry.id, "", Facts(), ()), error)


# -- seals


def _sealed(home: Path) -> _Kept | None:
    """The newest index whose seal holds, None if there is none."""
    for folder in sorted(_numbered(home), key=_number, reverse=True):
        if not _holds(folder):
            continue
        with contextlib.suppress(ValueError, OSError):
            return _Kept(folder, ready(tantivy.Index.open(str(folder))))
    return None


def _fresh(home: Path) -> _Kept:
    """An empty index under the next number."""
    number = max(map(_number, _numbered(home)), default=0) + 1
    folder = home / str(number)
    disk.make_folder(folder)
    return _Kept(folder, ready(tantivy.Index(schema(), path=str(folder))))


def _numbered(home: Path) -> list[Path]:
    """The folders that may be indexes."""
    try:
        return [path for path in home.iterdir() if path.name.isdecimal() and path.is_dir()]
    except OSError:
        return []


def _number(folder: Path) -> int:
    return int(folder.name)


def _clear(home: Path, current: Path) -> None:
    """Remove the indexes that are not used any more; one that another duidu still reads may have to stay for now."""
    for folder in _numbered(home):
        if folder != current:
            shutil.rmtree(folder, ignore_errors=True)


def _seal(folder: Path) -> None:
    """Write down what the index is now."""
    said = {"version": VERSION, "engine": _ENGINE, "files": _files(folder)}
    disk.write_atomic(folder / SEAL, json.dumps(said))


def _holds(folder: Path) -> bool:
    """Whether an index is what its seal says; files begun later and never committed do not matter."""
    try:
        said: dict[str, Any] = json.loads((folder / SEAL).read_bytes())
        if said["version"] != VERSION or said["engine"] != _ENGINE:
            return False
        return all(_checksum(folder / name) == checksum for name, checksum in said["files"].items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _files(folder: Path) -> dict[str, list[int]]:
    """The checksum of each of the engine's files."""
    return {path.name: _checksum(path) for path in sorted(folder.iterdir()) if path.name not in _UNSEALED}


def _checksum(path: Path) -> list[int]:
    """A file's size and CRC-32: enough against damage, and a gigabyte a second."""
    size = crc = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            crc = zlib.crc32(chunk, crc)
    return [size, crc]
