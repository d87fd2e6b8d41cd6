"""From lines to units: what one heading, paragraph, cell or site line is, however many lines it was broken over.

The idea: how a text was broken shows in the whole of it. In a hard-wrapped text a full line goes on in the next; where
blank lines stand between paragraphs, lines without one belong together; where each line is a paragraph, only a line
that cannot have ended (an open quotation mark, no closing stop) goes on. The limit: a line that was cut exactly after a
full stop is taken for the end of its paragraph.
"""

import re
from collections import Counter
from dataclasses import dataclass

from duidu.model import Kind
from duidu.parse.front import dated, salutes
from duidu.parse.furniture import DASH, unseen
from duidu.parse.headings import STRONG, Sign, read_sign
from duidu.parse.lines import HEAD, Line


@dataclass(slots=True)
class Unit:
    """A block in the making. `sign` is what it begins with; `level` and `parent` (index of a unit) come last."""

    lines: list[Line]
    kind: Kind = "para"
    sign: Sign | None = None
    head: str = ""
    fixed: bool = False
    title: tuple[int, int] | None = None
    """Where the title stands in `head`."""
    in_glossary: bool = False
    level: int = 0
    parent: int = -1
    opened: int = -1
    """The innermost heading or item that was open where it stands (index of a unit), -1 for none."""
    size: int = 0
    """How many characters it has."""

    @property
    def tail(self) -> str:
        """How it ends."""
        return self.lines[-1].tail

    @property
    def gap(self) -> int:
        """How many blank lines stand before it."""
        return self.lines[0].gap


def unit(line: Line, kind: Kind | None = None) -> Unit:
    """Return a unit of one line, of a kind that is known or not yet."""
    if kind is not None:
        return Unit([line], kind, None, line.head, fixed=True, size=line.size)
    return Unit([line], "para", read_sign(line.head), line.head, size=line.size)


def extend(unit: Unit, line: Line) -> None:
    """Add a line to a unit."""
    unit.lines.append(line)
    unit.size += line.size
    if len(unit.head) < HEAD:
        unit.head = (unit.head + line.head)[:HEAD]


@dataclass(frozen=True, slots=True)
class Breaks:
    """How a text was broken into lines: at a width (0 = not), and whether blank lines part its paragraphs."""

    width: int
    blank: bool


def cells(line: Line) -> int:
    """How many terminal cells a line takes, as far as its head shows."""
    return len(line.head) + (len(line.head.encode("utf-8", "replace")) - len(line.head)) // 2


def breaks(lines: list[Line]) -> Breaks:
    """Return how a text was broken into lines."""
    if len(lines) < MIN_LINES:
        return Breaks(0, blank=False)
    blank = sum(line.gap > 0 for line in lines) * 10 >= len(lines) * BLANK_SHARE
    return Breaks(_wrap_width(lines), blank)


MIN_LINES = 4
BLANK_SHARE = 6
"""Blank lines part the paragraphs when six lines in ten have one before them."""

MIN_WRAPPED = 12
WRAP_CELLS = (40, 110)
INDENT_CELLS = 4
"""A paragraph's first line was indented by two wide characters, which may have been lost."""

WRAP_SLACK = 5
"""A full line may be this many cells shorter than the fullest: a character may not begin or end a line."""


def _wrap_width(lines: list[Line]) -> int:
    """The width that a text was hard-wrapped at, 0 when it was not: most lines without a stop are about as wide."""
    if len(lines) < MIN_WRAPPED:
        return 0
    running = [line for line in lines if line.size >= CARRY // 2 and not _STOPPED.search(line.tail)]
    if len(running) * 4 < len(lines):
        return 0
    widths = Counter(cells(line) for line in running)
    low, high = WRAP_CELLS
    width = max((w for w in widths if low <= w <= high), key=lambda w: (_near(widths, w), w), default=0)
    wide = sum(line.size >= HEAD or cells(line) > width + WRAP_SLACK for line in lines)
    return width if width and _near(widths, width) * 5 >= len(running) * 2 and wide * 3 <= len(lines) else 0


def _near(widths: Counter[int], width: int) -> int:
    """How many lines are about as wide."""
    return sum(widths[w] for w in range(width - WRAP_SLACK, width + 3))


_OPEN = re.compile(r"[“《(「『〈【\[(]")
_CLOSE = re.compile(r"[”》)」』〉】\])]")
_GOES_ON = re.compile(r"[,。、!?%>)\]}~…;](?!\s*[a-z]\))|(?:是|为)[:,]|的|等(?:方面|工作)?[,。]")
_HANGS = re.compile(r"[a-z的和与及在为将以对从]$")
_STOPPED = re.compile(r"[。!?:;…]$|[。!?;:][\")>\]]+$")
_COMMA = re.compile(r"[,、。;]")
_OPENERS = "“《〈「『‘(\uff08"
_CLOSERS = "”》〉」』’"
INDENT = 1
"""A line that is indented by more than this begins a paragraph."""

CARRY = 20
"""A line without a stop is a paragraph that goes on only from this length."""


def continues(unit: Unit, line: Line, how: Breaks, text: str) -> bool:
    """Tell whether a line goes on with the unit before it."""
    last = unit.lines[-1]
    if unit.fixed or line.gap > 1 or salutes(last) or dated(line):
        return False
    if line.gap:
        return _after_blank(unit, line)
    sign = read_sign(line.head)
    if _forced(unit, line, sign, text):
        return True
    if how.width:
        return _wraps(unit, line, how, sign)
    if (sign is not None and sign.form not in {"dash", "letter"}) or _HEADER.match(line.head):
        return False
    return bool(_GOES_ON.match(line.head)) or (sign is None and _adjoins(unit, line, how, text))


def _forced(unit: Unit, line: Line, sign: Sign | None, text: str) -> bool:
    """Whether a line right below a unit must go on with it, however the text was broken."""
    last = unit.lines[-1]
    if unseen(line) or text[last.end - 1] in _OPENERS or "[" in {line.head, last.head}:
        return True
    if text[line.start] in _CLOSERS and not unit.sign:
        return True
    if sign is not None:
        return False
    named = line.size <= HEADING and not _STOPPED.search(line.tail)
    return last.head in {DASH, "]"} or unseen(last) or (named and len(unit.lines) == 1 and _bare_number(unit))


_BARE = re.compile(r"(?:[0-9]{1,2}(?:[.][0-9]{1,2}){1,3}[.]?|[0-9]{1,2}[、.])$")


def _bare_number(unit: Unit) -> bool:
    """Whether a unit begins with a line that is nothing but a number that counts sections: 一、 or 3.2."""
    first = unit.lines[0]
    sign = read_sign(first.head)
    if sign is None:
        return bool(_BARE.match(first.head))
    return 1 < first.size <= sign.length and sign.form in {"comma", "paren", "arabic"}


def _after_blank(unit: Unit, line: Line) -> bool:
    """Whether a line goes on with a unit although a blank line stands between."""
    if not _GOES_ON.match(line.head) or _STOPPED.search(unit.lines[-1].tail):
        return False
    sign = read_sign(line.head)
    return sign is None or sign.form in {"dash", "letter"}


_HEADER = re.compile(r"(?:序\s?号|编号)$")
"""The first cell of a table's header."""


def _adjoins(unit: Unit, line: Line, how: Breaks, text: str) -> bool:
    """Whether a line right below a unit goes on with it, as far as the unit shows."""
    if line.indent > INDENT or (len(unit.lines) > 1 and _bare_number(unit)):
        return False
    return not _closed_heading(unit) if how.blank else _unfinished(unit, unit.lines[-1], text)


def _wraps(unit: Unit, line: Line, how: Breaks, sign: Sign | None) -> bool:
    """Whether a line of a hard-wrapped text goes on with the unit before it."""
    last = unit.lines[-1]
    if sign is not None and (sign.form in STRONG or sign.form in {"comma", "paren", "appendix", "box"}):
        return False
    stopped = bool(_STOPPED.search(last.tail))
    if sign is not None and (stopped or sign.form in {"arabic", "article"}):
        return False
    if line.indent > max(last.indent, INDENT):
        return False
    begins = len(unit.lines) == 1 and (last.indent > 0 or unit.sign is None or ":" in unit.head or "。" in unit.head)
    full = cells(last) + INDENT_CELLS * begins >= how.width - WRAP_SLACK
    if not full:
        return not stopped and _loosely(unit, last, line)
    return not stopped or (line.indent == 0 and cells(line) >= how.width - 1)


def _loosely(unit: Unit, last: Line, line: Line) -> bool:
    """Whether a line goes on with one too long for a heading: in a part of the text that is narrower than the rest."""
    if cells(last) < NARROW or cells(line) > cells(last) + WRAP_SLACK:
        return False
    if unit.sign is not None and unit.lines[0] is last:
        return False
    return cells(line) >= NARROW or bool(_STOPPED.search(line.tail))


NARROW = 48


def _closed_heading(unit: Unit) -> bool:
    """Whether a unit is a heading that cannot go on: numbered, short, without a stop."""
    sign = unit.sign
    if sign is None or sign.form == "dash" or (sign.form in {"point", "ordinal"} and unit.size <= sign.length):
        return False
    return unit.size <= HEADING and not _COMMA_OR_STOP.search(unit.tail)


_COMMA_OR_STOP = re.compile(r"[,。、;:!?(\"<]$")
HEADING = 40


def _unfinished(unit: Unit, last: Line, text: str) -> bool:
    """Whether a unit cannot have ended: a bracket or quotation mark is open, or a long sentence has no stop."""
    if _STOPPED.search(last.tail):
        return False
    if last.size < LONG and len(_OPEN.findall(text, last.start, last.end)) > len(
        _CLOSE.findall(text, last.start, last.end)
    ):
        return True
    if len(unit.lines) > 1 and last.size <= FRAGMENT:
        return True
    if _HANGS.search(last.tail) or (unit.sign and unit.sign.form == "point" and unit.size <= unit.sign.length):
        return True
    phrases = len(_COMMA.findall(unit.head))
    many = unit.sign is None and phrases > PHRASES
    return unit.size >= CARRY and phrases > 0 and (last.tail[-1:] in ",、" or unit.size > HEAD // 2 or many)


PHRASES = 2
"""A line with more signs than this inside and none at its end is no heading, but a paragraph that was broken."""

LONG = 20_000
FRAGMENT = 6
"""A line this short inside a broken paragraph (a link's text, a subscript) never ends it."""


def gather(lines: list[Line], text: str) -> list[Unit]:
    """Return the units that the lines of a text make."""
    how = breaks(lines)
    found: list[Unit] = []
    for line in lines:
        if found and continues(found[-1], line, how, text):
            extend(found[-1], line)
        else:
            found.append(unit(line))
    for one in found:
        if one.sign is None and len(one.lines) > 1 and one.lines[0].size <= BROKEN_SIGN:
            one.sign = read_sign(one.head)
    return found


BROKEN_SIGN = 8
"""A sign broken over lines left at most this much on the first."""
