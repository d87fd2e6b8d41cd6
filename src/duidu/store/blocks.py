"""Writing into a corpus.toml that a person keeps: blocks are added at its end, lines of one are changed in place.

Everything else stays as it was, byte for byte: comments, order, blank lines, line ends. A line is changed only if it
stands there as it was written by import; what the reader corrected is the reader's.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from duidu.model import Metadata
from duidu.store import manifest
from duidu.text.safe import safe
from duidu.text.toml import Toml

Facts = Mapping[str, Any]
"""What a block says of a document besides its file, ready for TOML."""

_FROM_TEXT: Final = ("title", "place", "issuer", "kind", "provenance", "via", "published", "adopted", "url")
_BASIC: Final = 0x10000
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+$")


def facts(meta: Metadata) -> dict[str, Any]:
    """Return what a block may say of a document: what is known, and what corpus.toml may hold."""
    found: dict[str, Any] = {key: getattr(meta, key).value for key in _FROM_TEXT}
    found["covers"] = [
        {"role": period.role or "plan", "from": period.first, "to": period.last} for period in meta.covers
    ]
    return {key: value for key, value in found.items() if value and manifest.accepts(key, value)}


def block(file: str, said: Facts) -> str:
    """Return the block of a document."""
    return "\n".join(["[[document]]", _line("file", file), *(_line(key, value) for key, value in said.items()), ""])


def _line(key: str, value: object) -> str:
    """One line of a block."""
    return f"{key} = {_value(value)}"


def _value(value: object) -> str:
    """A value of a block in TOML, on one line and harmless on a terminal."""
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_value(part)}' for key, part in value.items())} }}"
    if isinstance(value, int):
        return str(value)
    text = json.dumps(str(value).encode("utf-8", "replace").decode(), ensure_ascii=False)
    return "".join(char if safe(char) == char else _escape(char) for char in text)


def _escape(char: str) -> str:
    """A character as TOML writes it in digits."""
    code = ord(char)
    return f"\\u{code:04x}" if code < _BASIC else f"\\U{code:08x}"


def appended(data: bytes, blocks: Iterable[str]) -> bytes:
    """Return a corpus.toml with blocks at its end."""
    end = b"\r\n" if b"\r\n" in data else b"\n"
    start = data if not data or data.endswith(b"\n") else data + end
    gap = end if start else b""
    added = end.join(text.encode().replace(b"\n", end) for text in blocks)
    return start + gap + added if added else data


class Change(NamedTuple):
    """What becomes of a block, by its place in the file: what import wrote of the old text, and writes of the new."""

    place: int
    before: Facts
    after: Facts


def revised(data: bytes, toml: Toml, changes: Iterable[Change]) -> bytes:
    """Return a corpus.toml in which some blocks say what new texts say.

    Args:
        data: The file.
        toml: The same, read.
        changes: What becomes of the blocks.
    """
    text = data.decode("utf-8-sig")
    lines = _LINE.findall(text)
    for change in changes:
        _revise(lines, toml, change)
    mark = data[: len(data) - len(text.encode())]
    return mark + "".join(lines).encode()


def _revise(lines: list[str], toml: Toml, change: Change) -> None:
    """Change the lines of one block; each keeps its index, what is new stands with the file's."""
    held = toml.values["document"][change.place]
    if ("document", change.place, "file") not in toml.places:
        return  # all on one line, which is nobody's but the reader's
    first = _at(toml, change.place, "file")
    for key in {**change.before, **change.after}:
        said = change.after.get(key)
        if key not in held:
            if said is not None and key not in change.before and lines[first].lstrip().startswith("file"):
                lines[first] = _ended(lines[first], lines[first].rstrip("\r\n")) + _ended(
                    lines[first], _line(key, said)
                )
            continue
        at = _at(toml, change.place, key)
        if key in change.before and lines[at].strip() == _line(key, change.before[key]):
            lines[at] = "" if said is None else _ended(lines[at], _line(key, said))


def _at(toml: Toml, place: int, key: str) -> int:
    """The index of the line on which a block says something."""
    return toml.places["document", place, key][0] - 1


def _ended(like: str, line: str) -> str:
    """A line with the line end of another."""
    return line + ("\r\n" if like.endswith("\r\n") else "\n")
