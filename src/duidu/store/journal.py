"""Writing several files of a folder as one: all of them or, when the program is killed at any moment, none.

The new contents are staged in a dot-folder of the same folder; a list of them, written last and in one step, is the
moment from which they count; then each is renamed to its place. Whoever comes next to a list that was left behind
finishes the renaming (`settle`); what was staged without a list is thrown away. The list is read as a stranger's,
since the folder may come from elsewhere: it moves nothing out of the folder.
"""

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from pathlib import Path, PurePosixPath
from typing import Final

from duidu import disk
from duidu.errors import StoreError

FOLDER: Final = ".duidu"
"""The dot-folder, where the lock stays behind."""
_LIST: Final = "journal.json"
_SYNCING: Final = 4
"""Files brought to the disk together: the system waits once for all of them, 14 times faster than one by one."""
_PATIENCE: Final = 1.0
"""Seconds that a reader waits for an import that is just writing."""


def locked(root: Path, seconds: float = disk.LOCK_SECONDS) -> AbstractContextManager[None]:
    """Hold the folder against other imports; errors as `disk.locked`."""
    return disk.locked(root / FOLDER / _LIST, seconds)


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files as one; hold `locked`.

    Args:
        root: The folder.
        files: New contents by name in the folder, with ``/``.

    Raises:
        StoreError: if they cannot be written; then none is, or all will be by the next `settle`.
    """
    staging = root / FOLDER
    try:
        disk.make_folder(staging)
        for folder in {(root / name).parent for name in files}:
            folder.mkdir(parents=True, exist_ok=True)
        names = {str(number): name for number, name in enumerate(files)}
        for number, name in names.items():
            (staging / number).write_bytes(files[name])
        with ThreadPoolExecutor(_SYNCING) as threads:
            list(threads.map(lambda number: _secure(staging / number, root / names[number]), names))
    except OSError as error:
        _clear(staging)
        raise _refused(root, error) from error
    except BaseException:
        _clear(staging)
        raise
    disk.write_atomic(staging / _LIST, json.dumps(names))
    _apply(root, names)


def _secure(path: Path, target: Path) -> None:
    """Have a content reach the disk, with the permissions of the file it will replace."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
    with suppress(FileNotFoundError):
        shutil.copymode(target, path)


def settle(root: Path) -> None:
    """Bring what a killed import left behind to its end: finish what counts, throw away the rest; hold `locked`.

    Raises:
        StoreError: if the system refuses.
    """
    try:
        names = _listed(root)
    except OSError as error:
        raise _refused(root, error) from error
    _apply(root, names)


def settle_if_left(root: Path) -> None:
    """Do what `settle` does for a reader: only where something was left, and where the folder lets us."""
    if (root / FOLDER / _LIST).exists():
        with suppress(StoreError), locked(root, _PATIENCE):
            settle(root)


def _listed(root: Path) -> dict[str, str]:
    """The staged contents by number, each with its place; none if the list is not ours."""
    try:
        names = json.loads((root / FOLDER / _LIST).read_bytes())
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        return {}
    ours = isinstance(names, dict) and all(
        isinstance(name, str) and stays_inside(root, name) for name in names.values()
    )
    return {number: name for number, name in names.items() if number.isdecimal()} if ours else {}


def stays_inside(root: Path, name: str) -> bool:
    """Whether a name leads to a place in a folder, even if a folder on the way is a link."""
    path = PurePosixPath(name)
    if not path.name or path.is_absolute() or ".." in path.parts or "\0" in name or path.parts[0] == FOLDER:
        return False
    return (root / name).parent.resolve().is_relative_to(root.resolve())


def _apply(root: Path, names: Mapping[str, str]) -> None:
    """Rename each staged content that is still there to its place, then strike the list and what else is staged."""
    staging = root / FOLDER
    try:
        for number, name in names.items():
            with suppress(FileNotFoundError):
                os.replace(staging / number, root / name)  # noqa: PTH105
        _sync(staging, *{(root / name).parent for name in names.values()})
        _clear(staging)
    except OSError as error:
        raise _refused(root, error) from error


def _sync(*folders: Path) -> None:
    """Make renames durable where the system can."""
    for folder in folders:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _clear(staging: Path) -> None:
    """Remove the list, then what is staged; the lock stays."""
    (staging / _LIST).unlink(missing_ok=True)
    for path in _staged(staging):
        path.unlink(missing_ok=True)


def _staged(staging: Path) -> Iterable[Path]:
    """Contents that were staged, and lists whose writing was cut short."""
    with suppress(FileNotFoundError):
        return [path for path in staging.iterdir() if path.name.isdecimal() or path.name.startswith(f".{_LIST}.")]
    return []


def _refused(root: Path, error: OSError) -> StoreError:
    """The one line for a folder that cannot be written."""
    return StoreError(
        "{file}: cannot be written ({reason}); check the folder and the room on the disk",
        file=error.filename or root,
        reason=disk.reason(error),
    )
