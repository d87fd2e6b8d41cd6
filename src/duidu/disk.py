"""Files of our own: atomic writes, locks, damaged files set aside, and the folders where all this lives.

The core below never touches a file; whoever writes one goes through here. A write is seen whole or not at all, by
readers and after a power cut alike. It does not merge: who changes a file that another duidu may change too takes
`locked`, reads, changes and writes. Failures the user can mend are `StoreError`.
"""

import contextlib
import itertools
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from duidu.errors import StoreError

HOME_VARIABLE = "DUIDU_HOME"
"""Environment variable naming one folder for all that duidu keeps: portable use, and tests."""

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
PRIVATE_MASK = 0o077
LOCK_SECONDS = 10.0
"""How long to wait for another duidu that is writing; a write takes milliseconds."""


def data_folder() -> Path:
    """Return the folder of what the user made: bookmarks and the last state. It may not exist yet."""
    return _folder("data")


def cache_folder() -> Path:
    """Return the folder of what can be computed again. It may not exist yet."""
    return _folder("cache")


def config_folder() -> Path:
    """Return the folder of what the user writes by hand: config.toml and themes. It may not exist yet."""
    return _folder("config")


def _folder(purpose: str) -> Path:
    """The folder for one purpose, under $DUIDU_HOME or where the system keeps such things."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(os.path.abspath(Path(home).expanduser())) / purpose  # noqa: PTH100  (keeps symlinks as named)
    import platformdirs  # noqa: PLC0415  (36 ms, and not needed by --help)

    places = {
        "data": platformdirs.user_data_path,
        "cache": platformdirs.user_cache_path,
        "config": platformdirs.user_config_path,
    }
    return places[purpose]("duidu", appauthor=False)


def reason(error: OSError) -> str:
    """Return the system's words for a failure, without its number and path."""
    return error.strerror or type(error).__name__


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, readable by the user alone.

    Raises:
        StoreError: if it cannot be made, or a file stands in its place.
    """
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(folder, error) from error


def usual_rights() -> int:
    """Return the permission bits that a new file of the user's has, as the system's mask says."""
    mask = os.umask(PRIVATE_MASK)
    os.umask(mask)
    return 0o666 & ~mask


def write_atomic(path: Path, content: str | bytes | Iterable[bytes], mode: int = PRIVATE_FILE) -> None:
    """Replace a file's content in one step; a symbolic link keeps pointing at the file it named.

    Args:
        path: The file; its folder is made if need be.
        content: Text is written as UTF-8; line ends stay as they stand. Of what is long, pieces one after the other.
        mode: Permission bits of the new file.

    Raises:
        StoreError: if it cannot be written; the old content is then untouched.
    """
    whole = content.encode() if isinstance(content, str) else content
    pieces = (whole,) if isinstance(whole, bytes) else whole
    target = Path(os.path.realpath(path))
    make_folder(target.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(mode)
            os.replace(name, target)  # noqa: PTH105  (the pair of the call above)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise _refused(path, error) from error
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename durable where the system can: opening a folder fails on Windows, syncing one on some mounts."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def locked(path: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the lock that guards a file against other duidu processes and threads (``name.lock`` beside it).

    Args:
        path: The guarded file; it need not exist.
        seconds: How long to wait for whoever holds the lock.

    Raises:
        StoreError: if the lock cannot be had.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  (90 ms, and only writers need it)

    target = Path(os.path.realpath(path))
    make_folder(target.parent)
    lock = FileLock(target.with_name(target.name + ".lock"), timeout=seconds, mode=PRIVATE_FILE)
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreError(
            "{file}: another duidu has been writing for over {seconds} s; close it and try again",
            file=path,
            seconds=round(seconds),
        ) from error
    except OSError as error:
        raise _refused(path, error) from error
    try:
        yield
    finally:
        lock.release()


def set_aside(path: Path) -> Path:
    """Rename a damaged file to ``name.damaged-N.ext`` beside it, overwriting nothing; return the new path.

    Raises:
        StoreError: if it cannot be renamed.
    """
    target = Path(os.path.realpath(path))
    try:
        aside = _new_name(target)
        try:
            os.replace(target, aside)  # noqa: PTH105
        except OSError:
            aside.unlink()
            raise
    except OSError as error:
        raise _refused(path, error) from error
    return aside


def _new_name(target: Path) -> Path:
    """A name beside the file that nobody else has or can get: an empty file of that name now stands there."""
    for number in itertools.count(1):
        aside = target.with_name(f"{target.stem}.damaged-{number}{target.suffix}")
        with contextlib.suppress(FileExistsError):
            aside.touch(PRIVATE_FILE, exist_ok=False)
            return aside
    raise AssertionError


def _refused(path: Path, error: OSError) -> StoreError:
    """The one line for a folder or file that cannot be written."""
    return StoreError(
        "{file}: cannot be written ({reason}); check the folder, or name another in ${variable}",
        file=path,
        reason=reason(error),
        variable=HOME_VARIABLE,
    )
