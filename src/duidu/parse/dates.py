"""When a paper was published and when it was adopted, as ISO dates; site clocks are furniture and never asked."""

import re

from duidu.model import Fact
from duidu.parse import front
from duidu.parse.source import Source

_DATE = re.compile(r"((?:19|20)[0-9]{2})\s?[-年./]\s?([0-9]{1,2})\s?(?:[-月./]\s?([0-9]{1,2}))?")
_PUBLISHED = re.compile(r"(?:发布日期|发布时间|发表时间|成文日期|成文时间|印发日期|时间|日期)\s*:")


def iso(value: str) -> str:
    """Return the first date in a text as ISO, as far as it goes; empty when there is none."""
    found = _DATE.search(value)
    if found is None or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004
        return ""
    month = f"{found[1]}-{int(found[2]):02}"
    return f"{month}-{int(found[3]):02}" if found[3] and 1 <= int(found[3]) <= 31 else month  # noqa: PLR2004


def published(source: Source) -> Fact:
    """Return when it was published: a label, a bare date before the text, a date where it is signed."""
    for line in source.metas:
        found = _PUBLISHED.search(line.head)
        if found and (date := iso(line.head[found.end() :])):
            return Fact(date, line.number)
    bare = [line for line in source.metas if front.dated(line) and "(" not in line.head]
    bare += [line for line in reversed(source.end) if front.dated(line)]
    for line in bare:
        if date := iso(line.head):
            return Fact(date, line.number)
    return Fact("")


_ADOPTED = re.compile(r"(?:会议|大会|全会).{0,12}(?:上|通过|批准)|^\W*\(")


def adopted(source: Source) -> Fact:
    """Return when it was given or adopted: the date in brackets under the title, or of the meeting named there."""
    for line in (*source.titles, *source.metas):
        if _ADOPTED.search(line.head) and (date := iso(line.head)):
            return Fact(date, line.number)
    return Fact("")
