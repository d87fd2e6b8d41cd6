"""Contents tables: the lines after 目录 and lines with dotted leaders."""

import re

from duidu.parse.headings import read_sign
from duidu.parse.lines import Line

_CONTENTS = re.compile(r"^\W*目\s*[录次]\W*$")
_LEADER = re.compile(r"(?:[.·…_-]\s?){4,}\s*(?:[0-9]{1,4}|[ivx]{1,5})\W*$")
_PAGE = re.compile(r"\s+[0-9]{1,4}$")
_STOPS = "\u3002;:,"
ENTRY = 60
"""An entry of a contents table is at most this long."""


def opens(line: Line) -> bool:
    """Tell whether a line is the heading of a contents table."""
    return line.size <= 10 and bool(_CONTENTS.match(line.head))  # noqa: PLR2004  # 目录 with spaces or brackets


def leader(line: Line) -> bool:
    """Tell whether a line is an entry with dotted leaders and a page number."""
    return line.size <= 2 * ENTRY and line.tail[-1:] not in _STOPS and bool(_LEADER.search(line.head))


def end(lines: list[Line], start: int) -> int:
    """Return the index after the last entry of the contents table whose heading stands at `start`.

    Entries are short lines until one comes again: then the text has begun.
    """
    seen: set[str] = set()
    index = start + 1
    while index < len(lines):
        line = lines[index]
        entry = _bare(line)
        if not entry_like(line) or entry in seen:
            break
        seen.add(entry)
        index += 1
    return index if index - start > MIN_ENTRIES else start + 1


MIN_ENTRIES = 3


def entry_like(line: Line) -> bool:
    """Tell whether a line could be an entry of a contents table."""
    if line.size > 2 * ENTRY or line.tail[-1:] in "。;:!":
        return False
    return leader(line) or (line.size <= ENTRY and (read_sign(line.head) is not None or "," not in line.head))


def _bare(line: Line) -> str:
    """An entry without its leader, page number and spaces."""
    return re.sub(r"\s+", "", _PAGE.sub("", _LEADER.sub("", line.head)))
