"""Where a text may be damaged, and what of it is missing.

The idea: four signs that can be read off the text itself. Clauses that never end (punctuation was lost), digits that
ran together, words that a converter made (中國小 for 中小學), lines of another paper; and gaps in what is numbered
(boxes 1, 4, 5 of 5). The limit: a doubt is a doubt; nothing is mended.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from duidu.model import BODY_KINDS, Block, Doubt, Note, Span
from duidu.parse.lines import plain
from duidu.parse.numerals import value
from duidu.parse.units import Unit

RUN = 50
"""So many ideographs and digits without any punctuation: it was lost."""

_RUNNING = r"0-9%\u3400-\u9fff“”"
_RUN = re.compile(rf"(?:[{_RUNNING}]{{1,{RUN - 1}}}+(?![{_RUNNING}])|[^{_RUNNING}]+)*+([{_RUNNING}]{{{RUN},}}+)")
_COMMA = "\uff0c"
_DIGITS = re.compile(r"[0-9][0-9.]{5,}")
_FUSED = re.compile(r"[0-9]{6,}[.][0-9]+$|(?:19|20)[0-9]{2}(?:19|20)[0-9]{2}$|[0-9]+[.][0-9]+[.][0-9]+$")
_AGES = re.compile(r"1[0-9]1[0-9](?=[歲岁])")
_CONVERTER = re.compile(r"中國小(?!麥|型|米|說|組|康|企|微|將|姐|提琴|吃)|裏面積|後宮廷|乾部|麵積|穀歌|髮展")
_ALIEN = re.compile(r"^\W*\(?此件|^\W*20[0-9]{5,6}\W*$")


def find(text: str) -> list[Doubt]:
    """Return what is doubtful anywhere in a text, in order."""
    runs = [Doubt("no_punctuation", span) for span in _runs(text)]
    fused = [Doubt("fused_digits", Span(*found.span())) for found in _AGES.finditer(text)]
    fused += [Doubt("fused_digits", Span(*found.span())) for found in _DIGITS.finditer(text) if _fused(found, text)]
    made = [Doubt("converter", Span(*found.span())) for found in _CONVERTER.finditer(text)]
    return sorted(runs + fused + made, key=lambda doubt: doubt.span)


def _runs(text: str) -> Iterator[Span]:
    """Yield the runs without punctuation; only what stands between far commas need be searched."""
    start = 0
    for piece in text.split(_COMMA):
        if len(piece) >= RUN:
            at, end = start, start + len(piece)
            while found := _RUN.match(text, at, end):
                at = found.end()
                yield Span(*found.span(1))
        start += len(piece) + 1


def _fused(found: re.Match[str], text: str) -> bool:
    """Whether a run of digits is several that ran together: 225523.08, 20212025年, 3.95.2%."""
    match = _FUSED.match(found[0])
    if match is None:
        return False
    after = text[found.end() : found.end() + 1]
    if "." not in found[0]:
        return after == "年"
    return found[0].count(".") == 1 or after in "%亿億万萬"


def share(units: list[Unit], text: str) -> dict[int, tuple[Doubt, ...]]:
    """Return the doubts of each unit (by index) that has any."""
    found: dict[int, list[Doubt]] = {}
    doubts = find(text)
    if doubts:
        body = ((index, unit) for index, unit in enumerate(units) if unit.kind in BODY_KINDS)
        owner = {line.number: index for index, unit in body for line in unit.lines}
        lines = sorted((line for unit in units for line in unit.lines), key=lambda line: line.start)
        starts = [line.start for line in lines]
        for doubt in doubts:
            index = owner.get(lines[bisect_right(starts, doubt.span.start) - 1].number)
            if index is not None:
                found.setdefault(index, []).append(doubt)
    for index in _body_range(units):
        line = units[index].lines[0]
        if units[index].kind == "furniture" and line.size <= RUN and _ALIEN.match(line.head):
            found[index] = [Doubt("alien", Span(line.start, line.end))]
    return {index: tuple(several) for index, several in found.items()}


def _body_range(units: list[Unit]) -> range:
    """The indexes between the first and the last paragraph."""
    indexes = [index for index, unit in enumerate(units) if unit.kind in BODY_KINDS]
    return range(indexes[0], indexes[-1]) if indexes else range(0)


def gaps(blocks: tuple[Block, ...], text: str) -> Iterator[Note]:
    """Yield notes on numbers that are missing among boxes, chapters and the entries of a glossary."""
    boxes = [block for block in blocks if block.kind == "caption" and "专栏" in _sign(block, text)]
    yield from _missing("boxes_missing", boxes, text)
    chapters = [block for block in blocks if block.kind == "heading" and re.search("第.+章", _sign(block, text))]
    yield from _missing("chapters_missing", chapters, text)
    glossaries = {block.id for block in blocks if block.kind == "heading" and block.role == "definition"}
    for parent in sorted(glossaries):
        entries = [block for block in blocks if block.kind == "item" and block.parent == parent]
        yield from _missing("entries_missing", entries, text)
    lost = [block for block in blocks if any(doubt.code == "no_punctuation" for doubt in block.doubts)]
    if lost:
        yield Note("punctuation_lost", (str(len(lost)),), lost[0].line)


def _sign(block: Block, text: str) -> str:
    """A block's number as `lines.plain` gives it."""
    return plain(text[block.number.start : block.number.end]) if block.number else ""


_COUNT = re.compile(r"[0-9]+|[〇零一二三四五六七八九十百]+")


def _missing(code: str, blocks: list[Block], text: str) -> Iterator[Note]:
    """A note when numbers are missing: those that are there, those that are not."""
    counts = [value(found[0]) for block in blocks if (found := _COUNT.search(_sign(block, text)))]
    there = sorted({count for count in counts if count})
    if len(there) < MIN_NUMBERED or there[-1] > MAX_NUMBER:
        return
    gone = sorted(set(range(1, there[-1])) - set(there))
    if gone:
        yield Note(code, (_list(there), _list(gone)), blocks[0].line)


MIN_NUMBERED = 2
MAX_NUMBER = 500


def _list(numbers: list[int]) -> str:
    """Numbers as a list, with runs of three and more drawn together.

    >>> _list([1, 2, 4, 5, 6])
    '1, 2, 4-6'
    """
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    words = (f"{p[0]}-{p[-1]}" if len(p) > 2 else ", ".join(map(str, p)) for p in parts)  # noqa: PLR2004
    return ", ".join(words)
