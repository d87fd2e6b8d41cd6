"""What the reader knows better of a document: place, issuer, kind, provenance, title, years; and where a fact is from.

Three layers speak of a document, each over the one before: what was read from the text, corpus.toml, the reader here.
A fact is one key of one document, in the form that corpus.toml has it, so that one check serves both.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, get_args

from duidu.errors import SettingError
from duidu.model import Metadata, Period, Provenance
from duidu.store import kept, manifest
from duidu.store.hand import Kind
from duidu.store.kept import Damaged, Table

KEYS: Final = ("covers", "kind", "place", "issuer", "provenance", "title")
"""What can be corrected."""
PROVENANCES: Final = tuple(value for value in get_args(Provenance) if value)
PLANNED: Final = frozenset({"plan", "target"})

_YEARS: Final = re.compile(r"([0-9]{4})(?:[-\u2013\u2014~\u81f3]+([0-9]{4}|[0-9]{2}))?\u5e74?")
_CENTURY: Final = 100

Origin = Literal["reader", "manifest", "text", "name", ""]


class Stated(NamedTuple):
    """What the reader says of a document: its id, the hash of its text when it was said, a key and its value."""

    document: str
    content_hash: str
    key: str
    value: object


def years(text: str) -> tuple[int, int] | None:
    """Return the years that a reader wrote (``2012``, ``2021-2025``, ``2021–25``), None if these are none.

    >>> years("2021-25"), years("2012"), years("next")
    ((2021, 2025), (2012, 2012), None)
    """
    found = _YEARS.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if found is None:
        return None
    first = int(found[1])
    last = int(found[2] or first)
    if found[2] and last < _CENTURY:
        last += first // _CENTURY * _CENTURY
    return (first, last) if manifest.accepts("covers", [{"from": first, "to": last}]) else None


def planned(meta: Metadata) -> tuple[Period, ...]:
    """Return the periods that a document plans for."""
    return tuple(period for period in meta.covers if period.role in PLANNED)


def value_of(key: str, text: str, meta: Metadata) -> object:
    """Return the value of a fact from what a reader wrote in its cell.

    Args:
        key: One of `KEYS`.
        text: What was written, not empty.
        meta: What is known of the document: the periods it looks back on stay when its years are corrected.

    Raises:
        SettingError: if it is no such value; the message says what one looks like.
    """
    if key == "covers":
        found = years(text)
        if found is None:
            raise SettingError("{value}: write a year such as 2012, or years such as 2021-2025", value=text)
        others = [period for period in meta.covers if period.role not in PLANNED]
        periods = [*others, Period("plan", *found)]
        return [{"role": period.role or "plan", "from": period.first, "to": period.last} for period in periods]
    value = unicodedata.normalize("NFKC", text).strip().lower() if key == "provenance" else text.strip()
    if not value or not manifest.accepts(key, value):
        raise SettingError("{value}: write one of {known}", value=text, known=", ".join(PROVENANCES))
    return value


def origin(said: Mapping[str, object], given: Mapping[str, object], meta: Metadata, key: str) -> Origin:
    """Return where a fact comes from: the reader, corpus.toml, the text, the file's name; empty if it is not known.

    Args:
        said: What the reader says of the document.
        given: What corpus.toml says of it.
        meta: What is known of it in the end.
        key: One of `KEYS`.
    """
    if key in said:
        return "reader"
    if key in given:
        return "manifest"
    if key == "covers":
        return "text" if meta.covers else ""
    fact = getattr(meta, key)
    if not fact.value:
        return ""
    return "text" if fact.line else "name"


def _table(what: Stated) -> Table:
    return {"document": what.document, "content_hash": what.content_hash, "key": what.key, "value": what.value}


def _value(table: Table) -> Stated:
    key, value = kept.field(table, "key", str), table.get("value")
    if key not in KEYS or not manifest.accepts(key, value):
        raise Damaged(key)
    return Stated(kept.field(table, "document", str), kept.field(table, "content_hash", str), key, value)


KIND: Final[Kind[Stated]] = Kind("facts", _table, _value)
