"""From the lines of a PDF's pages to headings, paragraphs, contents and running heads.

The idea: layout says what the file does not. What repeats at the edge of pages is the page's own; a line larger than
the body is a heading; a full line goes on in the next one unless that is indented or stands further below. Page breaks
are no paragraph breaks: where a page begins is kept as a place in the text. The limit: headings that are only bold are
left to the parser, and where larger lines are numbered in several ways, so are their depths.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from duidu.formats.pdfedges import NAV, edges
from duidu.formats.pdflines import Line, PageLines
from duidu.formats.written import Written, row

LARGER = 0.8
"""A line is a heading when it is larger than the body by so many points."""

TITLE = 1.15
"""The title of the first page is larger than the body by this factor."""

MAX_HEADING = 60
DEEPEST = 6


@dataclass(slots=True)
class Style:
    """What is usual in a document: size of text and title, distance of lines, sizes and depths of headings."""

    size: float
    leading: float
    indented: bool
    title: float = 0.0
    depths: dict[float, int] = field(default_factory=dict)


def written(pages: Sequence[PageLines]) -> list[Written]:
    """Return the lines of a document's text, in order, with what is known of each."""
    roles = edges(pages)
    body = [line for number, page in enumerate(pages) for i, line in enumerate(page.lines) if not roles[number].get(i)]
    if not body:
        return [Written(line.text, NAV, gap=False) for page in pages for line in page.lines]
    _widen([page for page in pages if not page.columns])
    style = _style(pages, body)
    writer = _Writer(style)
    for number, page in enumerate(pages):
        aside = roles[number]
        contents = _contents([line for i, line in enumerate(page.lines) if i not in aside])
        writer.begin(number + 1)
        for index, line in enumerate(page.lines):
            if index in aside:
                writer.aside(line)
            else:
                writer.add(line, "toc" if contents else _rows(page.lines, index, aside))
    writer.end()
    return writer.lines


def _widen(pages: list[PageLines]) -> None:
    """Give the lines of short pages the bounds that the text has on full ones."""
    full = [page.lines for page in pages if len(page.lines) >= FULL_PAGE]
    if full:
        left = sorted(lines[0].left for lines in full)[len(full) // 2]
        right = sorted(lines[0].right for lines in full)[len(full) // 2]
        for page in pages:
            if len(page.lines) < FULL_PAGE:
                for line in page.lines:
                    line.left, line.right = min(left, line.x0), max(right, line.x1)


FULL_PAGE = 12
"""A page of so many lines shows how wide the text is."""


def _style(pages: Sequence[PageLines], body: list[Line]) -> Style:
    """What is usual in a document."""
    sizes: Counter[float] = Counter()
    for line in body:
        sizes[_rounded(line.size)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    steps: Counter[int] = Counter()
    for page in pages:
        for before, after in zip(page.lines, page.lines[1:], strict=False):
            if _rounded(before.size) == _rounded(after.size) == size and before.y > after.y:
                steps[round(before.y - after.y)] += 1
    leading = steps.most_common(1)[0][0] if steps else size * 1.6
    text = [line for line in body if _rounded(line.size) == size]
    indented = sum(INDENT[0] * size <= line.x0 - line.left <= INDENT[1] * size for line in text) * 20 >= len(text)
    style = Style(size, leading, indented)
    larger = [line for line in body if line.size >= size + LARGER]
    first = next((page.lines for page in pages if any(line in larger for line in page.lines[:COVER])), [])
    style.title = max((_rounded(line.size) for line in first[:COVER] if not _numbered(line)), default=0.0)
    if style.title < TITLE * size or first is not next((page.lines for page in pages if page.lines), []):
        style.title = 0.0
    style.depths = _depths([line for line in larger if _rounded(line.size) != style.title])
    return style


COVER = 30
INDENT = (1.2, 3.2)
"""A first line is indented by about two characters."""


def _rounded(size: float) -> float:
    """A size without the small differences that drawing makes."""
    return round(size * 2) / 2


_NUMBERED = (
    re.compile(r"^第\s*[一二三四五六七八九十百零〇0-9]{1,5}\s*[编篇編]"),
    re.compile(r"^第\s*[一二三四五六七八九十百零〇0-9]{1,5}\s*章"),
    re.compile(r"^第\s*[一二三四五六七八九十百零〇0-9]{1,5}\s*[节節]"),
    re.compile(r"^[一二三四五六七八九十]{1,3}\s*[、.．]"),
    re.compile(r"^[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]"),
    re.compile(r"^[0-9]{1,3}\s*[、.．](?![0-9])"),
    re.compile(r"^[（(]\s*[0-9]{1,3}\s*[)）]"),
)


def _depths(headings: list[Line]) -> dict[float, int]:
    """The depth of each size that headings have, largest first; none at all if a size is numbered in several ways."""
    ways: dict[float, set[int]] = {}
    count: Counter[float] = Counter()
    for line in headings:
        size = _rounded(line.size)
        count[size] += 1
        found = [way for way, form in enumerate(_NUMBERED) if form.match(line.text)]
        ways.setdefault(size, set()).update(found)
        count[size] += len(found)  # one numbered heading proves its size, one without a number does not
    if any(len(found) > 1 for found in ways.values()):
        return {}
    sizes = sorted((size for size in ways if count[size] > 1), reverse=True)
    return {size: min(depth, DEEPEST) for depth, size in enumerate(sizes, 1)}


_ENTRY = re.compile(r"(?:[.．…·]{3,}|\s)\s*[0-9ivxIVX]{1,5}(?:\s*[-–—]\s*[0-9]{1,4})?$")
MIN_ENTRIES = 5


def _contents(lines: list[Line]) -> bool:
    """Whether a page is a table of contents: most of its lines end in the number of a page or a paragraph."""
    entries = [line for line in lines if _ENTRY.search(line.text) and len(line.pieces) <= 2]  # noqa: PLR2004
    return len(entries) >= MIN_ENTRIES and len(entries) * 5 >= len(lines) * 3


ROW_PIECES = 3


def _rows(lines: list[Line], index: int, aside: dict[int, str]) -> str:
    """Whether a line is a table's row: in pieces, and so is one beside it."""
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(lines) and i not in aside]
    torn = len(lines[index].pieces) >= ROW_PIECES and any(len(lines[i].pieces) >= ROW_PIECES for i in near)
    return "row" if torn else ""


class _Writer:
    """One walk over the lines of all pages: the paragraph that is open, and what is finished."""

    def __init__(self, style: Style) -> None:
        self.lines: list[Written] = []
        self._style = style
        self._open: Written | None = None
        self._last: Line | None = None
        self._waiting: list[tuple[Written, int]] = []
        self._page = 0
        self._placed = 0
        self._turned = False
        self._single = True
        self._hangs = -1.0

    def begin(self, page: int) -> None:
        """Begin a page."""
        self._page, self._turned = page, True

    def aside(self, line: Line) -> None:
        """Write a line of the page's own; inside a paragraph it waits until that has ended."""
        self._waiting.append((Written(line.text, NAV, gap=False), self._page))

    def add(self, line: Line, role: str) -> None:
        """Write a line of the text, or go on with the open paragraph."""
        role, value = (role, 0) if role else self._role(line)
        here = self._open
        if here is not None and here.role == role and here.value == value and self._goes_on(line, role):
            joint = " " if here.text[-1:].isascii() and line.text[:1].isascii() else ""
            offset = len(here.text) + len(joint)
            here.text += joint + line.text
            here.places += self._place(offset, self._page)
            self._single = False
        else:
            self.end(
                hold=role == "row" and here is not None and here.role == "row"
            )  # a table goes on over a page break
            text = row(line.pieces) if role == "row" else line.text
            gap = role not in {"toc", "row"} or here is None or here.role != role
            self._open = Written(text, role, value, gap, self._place(0, self._page))
            self._single, self._hangs = True, -1.0
        self._last, self._turned = line, False

    def end(self, hold: bool = False) -> None:
        """Finish the open paragraph, and write what waited for that, unless it is to be held."""
        if self._open is not None:
            self.lines.append(self._open)
            self._open = None
        if not hold:
            for line, page in self._waiting:
                line.places = self._place(0, page)
                self.lines.append(line)
            self._waiting = []

    def _place(self, offset: int, page: int) -> tuple[tuple[int, int], ...]:
        """The place where a page begins, if it does here."""
        if page <= self._placed:
            return ()
        self._placed = page
        return ((offset, page),)

    def _role(self, line: Line) -> tuple[str, int]:
        """What a line is by its size."""
        size = _rounded(line.size)
        if size == self._style.title and self._page == 1 and not _numbered(line):
            return "title", 0
        if len(line.text) <= MAX_HEADING and size in self._style.depths and not _STOPPED.search(line.text):
            return "heading", self._style.depths[size]
        return "", 0

    def _goes_on(self, line: Line, role: str) -> bool:
        """Whether a line goes on with the one before it."""
        last = self._last
        assert last is not None  # a paragraph is open
        if role in {"toc", "row"} or _rounded(last.size) != _rounded(line.size):
            return False
        if not self._turned and 0 < last.y - line.y > SPACED * max(self._style.leading, 1.2 * line.size):
            return False
        if role in {"title", "heading"}:
            return not self._turned and _full(last, line, role) and not _numbered(line)
        if not _full(last, line, role) or self._steps_in(line, last):
            return False
        if last.y - line.y <= 0 or self._turned:  # another column or page
            return self._style.indented or not (_STOPPED.search(last.text) or _numbered(line))
        return self._style.indented or not _numbered(line) or not _STOPPED.search(last.text)

    def _steps_in(self, line: Line, last: Line) -> bool:
        """Whether a line is indented as the first of a paragraph is; the lines below a number hang."""
        if abs(line.x0 - self._hangs) <= SLACK * line.size:
            return False
        step = (line.x0 - last.x0) / line.size
        if self._single and _numbered(last) and SLACK < step <= HANGS:
            self._hangs = line.x0
            return False
        return step > SLACK or (self._style.indented and line.x0 - line.left > INDENT[0] * line.size)


SLACK = 0.6
HANGS = 5.0
"""The lines below a number hang by up to five characters."""

SPACED = 1.35
"""Lines further apart than this share of the usual distance belong to different paragraphs."""

FULL = 1.1
"""A line is full when what begins the next one would not have fitted, less about one character."""

_TOKEN = re.compile(r"[!-~]+|.[，。、；：？！”’）》」』〉】%]*")
_STOPPED = re.compile(r"[。！？：；!?:;.][”’」』）)]?$")


def _numbered(line: Line) -> bool:
    """Whether a line begins with a number that counts."""
    return any(form.match(line.text) for form in _NUMBERED)


def _full(line: Line, after: Line, role: str) -> bool:
    """Whether a line reaches the right edge of its column; a title is centred, so it need only come near."""
    token = _TOKEN.match(after.text)
    need = sum(0.55 if char.isascii() else 1 for char in token[0]) if token else 1
    room = (line.right - line.left) * (0.25 if role == "title" else 0.2 if role == "heading" else 0)
    return line.x1 >= line.right - max((FULL + min(need, MAX_TOKEN)) * line.size, room)


MAX_TOKEN = 8
"""A longer word would have been broken."""
