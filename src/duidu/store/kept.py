"""What bookmarks and state have in common: one TOML file, read and merged under a lock, set aside when damaged.

A file is damaged when it is not TOML or lacks the shape we write; it is renamed, never overwritten, and the reader is
told. A file of a later schema is not damaged: it is left alone, and writing refuses.
"""

import dataclasses
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from duidu import disk
from duidu.errors import StoreError
from duidu.model import Anchor

Table = dict[str, Any]


class Damaged(Exception):  # noqa: N818  (caught here and in the two modules beside, never by a user)
    """A value does not have the type we write."""


class Stored(NamedTuple):
    """A file's tables, empty if there is none; `damaged` if it cannot be read as TOML of ours."""

    values: Table
    damaged: bool = False


def read(path: Path, schema: int) -> Stored:
    """Read one of our files.

    Args:
        path: The file; it need not exist.
        schema: The newest version of its shape that we know.

    Raises:
        StoreError: if the system refuses, or a newer duidu wrote it.
    """
    try:
        values = tomllib.loads(path.read_bytes().decode())
    except FileNotFoundError:
        return Stored({})
    except OSError as error:
        raise StoreError(
            "{file}: cannot be read ({reason}); check its permissions, or remove it",
            file=path,
            reason=disk.reason(error),
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        return Stored({}, damaged=True)
    version = values.get("schema")
    if type(version) is not int or version < 1:
        return Stored({}, damaged=True)
    if version > schema:
        raise StoreError("{file}: written by a newer duidu; update this one to use it", file=path)
    return Stored(values)


def set_aside(path: Path) -> StoreError:
    """Set a damaged file aside; return what to tell the reader. Call it under the file's lock."""
    aside = disk.set_aside(path)
    return StoreError("{file}: damaged; set aside as {aside}, what could be read is kept", file=path, aside=aside.name)


def write(path: Path, values: Table) -> None:
    """Write one of our files; what is not text (half a character from a file's name) becomes a question mark."""
    write_text(path, dumps(values))


def write_text(path: Path, text: str) -> None:
    """Write one of our files from what `dumps` made of its parts; else as `write`."""
    disk.write_atomic(path, text.encode("utf-8", "replace"))


def dumps(values: Mapping[str, Any]) -> str:
    """Return values as TOML."""
    import tomli_w  # noqa: PLC0415  (8 ms, and only writers need it)

    return tomli_w.dumps(values)


# -- tables and values


def field(table: Table, name: str, kind: type, default: Any = None) -> Any:
    """Return a value of a table, its default if it is not there.

    Raises:
        Damaged: if it is of another type, or neither there nor to be left out (`default` is None).
    """
    value = table.get(name, default)
    if type(value) is not kind:
        raise Damaged(name)
    return value


def tables(table: Table, name: str) -> list[Table]:
    """Return an array of tables, empty if it is not there; raises as `field`."""
    values: list[Table] = field(table, name, list, [])
    if not all(isinstance(value, dict) for value in values):
        raise Damaged(name)
    return values


def texts(table: Table, name: str) -> tuple[str, ...]:
    """Return an array of strings, empty if it is not there; raises as `field`."""
    values: list[str] = field(table, name, list, [])
    if not all(isinstance(value, str) for value in values):
        raise Damaged(name)
    return tuple(values)


def is_time(text: str) -> bool:
    """Return whether a text is a time with its offset."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def anchor_table(anchor: Anchor) -> Table:
    """Return an anchor as a table."""
    return dataclasses.asdict(anchor)


def anchor(table: Table) -> Anchor:
    """Return the anchor of a table; raises as `field`."""
    return Anchor(**{part.name: field(table, part.name, _TYPES[part.name]) for part in dataclasses.fields(Anchor)})


_TYPES = {part.name: int if part.name in {"line", "start"} else str for part in dataclasses.fields(Anchor)}
