"""corpus.toml: what a user says of the documents of a folder, checked word by word.

The file is optional and read only. What it says of a document overrides what is read from the text, so a slip of the
pen must not pass in silence: an unknown key or a wrong value is an error with line and column.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Final, NamedTuple, get_args

from duidu.errors import SettingError
from duidu.model import Provenance, Role
from duidu.text.toml import Toml, read_toml

NAME: Final = "corpus.toml"

Given = Mapping[str, object]
"""One document's block: strings, dates as ISO strings, and `covers` as a list of ``{role, from, to}``."""

_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")
_YEARS: Final = range(1000, 3000)
_PROVENANCES: Final = tuple(value for value in get_args(Provenance) if value)
_ROLES: Final = tuple(value for value in get_args(Role) if value)


class Manifest(NamedTuple):
    """Blocks by file name (relative, with ``/``), and the file they stand in."""

    blocks: dict[str, Given]
    toml: Toml

    def missing(self, files: frozenset[str]) -> tuple[SettingError, ...]:
        """Return what to tell of each block whose file is not among those found."""
        return tuple(
            self.toml.fault("{name} is not in this folder; correct the name", "document", index, "file", name=name)
            for index, name in enumerate(self.blocks)
            if name not in files
        )


def original(given: Given) -> str:
    """Return the name of the file that a text was made of, as import says it; empty if none is said.

    Where a document's `source` says something else (whose words it retells), import writes `original` too.
    """
    return str(given.get("original") or given.get("source") or "")


EMPTY: Final = Manifest({}, Toml({}, "", {}))


def read(data: bytes, file: str) -> Manifest:
    """Read a corpus.toml.

    Args:
        data: Its bytes.
        file: Its name for messages.

    Raises:
        SettingError: with line and column of what is not TOML, unknown or impossible.
    """
    toml = read_toml(data, file)
    for key in toml.values:
        if key != "document":
            raise toml.fault("{name} means nothing here; write [[document]] before each document", key, name=key)
    documents = toml.values.get("document", [])
    if not isinstance(documents, list) or not all(isinstance(block, dict) for block in documents):
        raise toml.fault("write [[document]], in two pairs of brackets, before each document", "document")
    blocks: dict[str, Given] = {}
    for index, block in enumerate(documents):
        name = _name(toml, index, block)
        if name in blocks:
            raise toml.fault(
                "{name} has a block already; join the two",
                "document",
                index,
                "file",
                name=name,
            )
        blocks[name] = {key: _checked(toml, index, key, value) for key, value in block.items() if key != "file"}
    return Manifest(blocks, toml)


def accepts(key: str, value: object) -> bool:
    """Whether a document's block may say this."""
    try:
        return key in _CHECKS and bool(_CHECKS[key](value))
    except SettingError:
        return False


def _name(toml: Toml, index: int, block: Given) -> str:
    """The file a block speaks of."""
    value = block.get("file")
    if not isinstance(value, str) or not value.strip():
        raise toml.fault('a document needs a file, such as file = "plan-2012.txt"', "document", index, "file")
    return str(PurePosixPath(value.replace("\\", "/")))


def _checked(toml: Toml, index: int, key: str, value: object) -> object:
    """A value in the form the parser takes it."""
    check = _CHECKS.get(key)
    if check is None:
        known = ", ".join(["file", *_CHECKS])
        raise toml.fault("a document has no {name}; it has {known}", "document", index, key, name=key, known=known)
    try:
        return check(value)
    except SettingError as error:
        raise toml.fault(error.message, "document", index, key, **{**error.values, "name": key}) from None


def _text(value: object) -> str:
    """Words in quotes."""
    if not isinstance(value, str):
        raise SettingError("{name} must be text in quotes")
    return value.strip()


def _date(value: object) -> str:
    """A date, as TOML's own or in quotes, of which the month and the day may be left out."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not isinstance(value, str) or not _DATE.match(value):
        raise SettingError("{name} must be a date such as 2012-01-13, or 2012-01, or 2012, in quotes")
    return value


def _provenance(value: object) -> str:
    """Where a text comes from."""
    if value not in _PROVENANCES:
        raise SettingError("{name} must be one of {known}", known=", ".join(_PROVENANCES))
    return str(value)


def _covers(value: object) -> list[dict[str, object]]:
    """The periods a document speaks about."""
    if not isinstance(value, list):
        raise SettingError('{name} must be a list such as [{{ role = "plan", from = 2021, to = 2025 }}]')
    return [_period(entry) for entry in value]


def _period(entry: object) -> dict[str, object]:
    """One period; without `to` it is one year, without `role` a plan."""
    if not isinstance(entry, dict) or not {"from"} <= set(entry) <= {"role", "from", "to"}:
        raise SettingError("each of {name} has from, and may have to and role")
    role, first, last = entry.get("role", "plan"), entry["from"], entry.get("to", entry["from"])
    if role not in _ROLES:
        raise SettingError("a role of {name} must be one of {known}", known=", ".join(_ROLES))
    if not all(type(year) is int and year in _YEARS for year in (first, last)) or first > last:
        raise SettingError("from and to of {name} must be years, the earlier first")
    return {"role": role, "from": first, "to": last}


_CHECKS: Final[Mapping[str, Callable[[object], object]]] = {
    "title": _text,
    "place": _text,
    "issuer": _text,
    "body": _text,
    "kind": _text,
    "provenance": _provenance,
    "via": _text,
    "covers": _covers,
    "published": _date,
    "adopted": _date,
    "retrieved": _date,
    "source": _text,
    "original": _text,
    "url": _text,
}
"""How each key of a block is checked."""
