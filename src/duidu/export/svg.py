"""Charts as SVG of our own writing: lines of figures by year, and the years of a trace as bars.

The idea: years stand true to scale, a year without a figure has no mark, and a line joins only what may be compared.
Marks differ by shape as well as by filling and no colour is used but the page's own ink, so that a chart reads in
print, in black and white, in light and dark. Every text is escaped; a chart holds no script, no style sheet and no
address but that of SVG itself. The limit: of labels that would lie on one another the later ones are left out; the
table that a chart goes with has all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final, Literal, NamedTuple

from duidu.export.runs import clean

Mark = Literal["target", "achieved", "long"]
"""The shape of a point: hollow circle, filled circle, hollow diamond (of a plan of several years)."""

WIDTH: Final = 760
"""Units of a chart's width; print at this many to 190 mm."""
COLUMNS: Final = 2
"""Panels side by side."""
PANEL: Final = 170
"""Height of a panel."""
LEFT, RIGHT, TOP, BOTTOM = 12, 12, 46, 28
"""Room around the marks of a panel."""
FONT, SMALL = 12, 10
_HAN, _LATIN = 1.0, 0.56
"""Widths of characters, in heights of the font."""
LANE: Final = 120
"""Height of one place in a timeline."""
MOST_TICKS: Final = 8
"""Years named on an axis."""
FONTS: Final = "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"


class Point(NamedTuple):
    """A figure: its year, its ends (the same unless it is a range), its shape, its label.

    `before` is the index of the point that a line leads from, -1 for none.
    """

    year: int
    low: float
    high: float
    mark: Mark
    label: str
    before: int = -1


class Panel(NamedTuple):
    """A picture: its title, what it is measured in, its points."""

    title: str
    unit: str
    points: tuple[Point, ...]


class Row(NamedTuple):
    """A document in a timeline: its name, its years, how often, what is said of it, and if it is of the kind shown."""

    label: str
    first: int
    last: int
    times: int
    note: str = ""


class Key(NamedTuple):
    """What a shape means."""

    mark: Mark
    words: str


def panels(title: str, shown: Sequence[Panel], keys: Sequence[Key]) -> str:
    """Return pictures of figures as one SVG element; empty if there are none.

    Args:
        title: What they show.
        shown: The pictures; all have the same years.
        keys: What the shapes mean.
    """
    years = sorted({point.year for panel in shown for point in panel.points})
    if not years:
        return ""
    width = WIDTH / COLUMNS
    rows = -(-len(shown) // COLUMNS)
    parts = [_legend(keys)]
    for index, panel in enumerate(shown):
        x, y = (index % COLUMNS) * width, 28 + (index // COLUMNS) * PANEL
        parts.append(f'<g transform="translate({_n(x)} {_n(y)})">\n{"".join(_panel(panel, years, width))}</g>\n')
    return _element(title, WIDTH, 28 + rows * PANEL, parts)


def _element(title: str, width: float, height: float, parts: Iterable[str]) -> str:
    """The element around everything."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'width="{_n(width)}" height="{_n(height)}" font-family="{FONTS}" font-size="{FONT}" '
        f'fill="currentColor" stroke="none">\n<title>{_text(title)}</title>\n{"".join(parts)}</svg>\n'
    )


def alone(chart: str) -> str:
    r"""Return a chart as a file of its own: black on white, since there is no page whose ink it could take.

    >>> alone('<svg x="1">\n<title>a</title>\n</svg>').split("\n")[:2]
    ['<svg color="#000" x="1">', '<rect width="100%" height="100%" fill="#fff"/>']
    """
    head, end, rest = chart.partition("\n")
    return (
        head.replace("<svg ", '<svg color="#000" ', 1) + end + '<rect width="100%" height="100%" fill="#fff"/>\n' + rest
    )


def _text(text: str) -> str:
    """A text as it may stand in XML."""
    return escape(clean(text))


def _n(value: float) -> str:
    """A number, short."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _words(at: tuple[float, float], text: str, size: int = FONT, anchor: str = "start", *, bold: bool = False) -> str:
    """A text at a place."""
    marks = f' font-size="{size}"' * (size != FONT) + f' text-anchor="{anchor}"' * (anchor != "start")
    marks += ' font-weight="bold"' * bold
    return f'<text x="{_n(at[0])}" y="{_n(at[1])}"{marks}>{_text(text)}</text>\n'


def _line(x1: float, y1: float, x2: float, y2: float, width: float = 1) -> str:
    """A line."""
    ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
    return f'<line {ends} stroke="currentColor" stroke-width="{_n(width)}"/>\n'


def _shape(mark: Mark, x: float, y: float, size: float = 4) -> str:
    """A point."""
    if mark == "long":
        ends = f"{_n(x)},{_n(y - size)} {_n(x + size)},{_n(y)} {_n(x)},{_n(y + size)} {_n(x - size)},{_n(y)}"
        return f'<polygon points="{ends}" fill="none" stroke="currentColor" stroke-width="1.5"/>\n'
    filling = "currentColor" if mark == "achieved" else "none"
    place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(size - 0.5)}"'
    return f'<circle {place} fill="{filling}" stroke="currentColor" stroke-width="1.5"/>\n'


def length(text: str, size: float = FONT) -> float:
    """Return how wide a text is, an ideograph being as wide as the font is high."""
    return sum((_LATIN if char.isascii() else _HAN) * size for char in text)


def fitted(text: str, room: float, size: float = FONT) -> str:
    """Return a text cut to the room there is."""
    if length(text, size) <= room:
        return text
    while text and length(text, size) + size > room:
        text = text[:-1]
    return f"{text}\u2026"


def _legend(keys: Sequence[Key]) -> str:
    """What the shapes mean, on one line."""
    parts, x = [], 12.0
    for key in keys:
        parts += [_shape(key.mark, x, 12), _words((x + 9, 16), key.words, SMALL)]
        x += 24 + length(key.words, SMALL)
    return "".join(parts)


# -- figures


def _panel(panel: Panel, years: Sequence[int], width: float) -> Iterator[str]:
    """A picture: title, axis, lines, points, labels."""
    room = width - 2 * LEFT
    yield _words((LEFT, 16), fitted(panel.title, room - length(panel.unit, SMALL) - 8), bold=True)
    yield _words((width - RIGHT, 16), panel.unit, SMALL, "end")
    yield from _axis(years, width)
    low, high = min(p.low for p in panel.points), max(p.high for p in panel.points)
    places = [(_across(p.year, years, width), _up(p.low, low, high), _up(p.high, low, high)) for p in panel.points]
    for point, (x, _, y) in zip(panel.points, places, strict=True):
        if point.before >= 0:
            yield _line(places[point.before][0], places[point.before][2], x, y)
    for point, (x, bottom, top) in zip(panel.points, places, strict=True):
        if top != bottom:
            yield _line(x, bottom, x, top, 3)
        yield _shape(point.mark, x, top)
    yield from _labelled(panel.points, places, width)


def _across(year: int, years: Sequence[int], width: float) -> float:
    """Where a year stands."""
    span = years[-1] - years[0]
    edge = LEFT + 22
    return width / 2 if not span else edge + (year - years[0]) / span * (width - 2 * edge)


def _up(value: float, low: float, high: float) -> float:
    """Where a value stands: the picture reaches from the lowest to the highest."""
    room = PANEL - TOP - BOTTOM
    return TOP + room / 2 if high == low else TOP + (high - value) / (high - low) * room


def _axis(years: Sequence[int], width: float) -> Iterator[str]:
    """The years."""
    y = PANEL - BOTTOM + 10
    yield _line(LEFT, y, width - RIGHT, y, 0.5)
    last = -1e9
    step = max(1, -(-len(years) // MOST_TICKS))
    for year in [*years[::step], years[-1]]:
        x = _across(year, years, width)
        if x - last > length("0000", SMALL) + 4:
            yield _line(x, y, x, y + 3, 0.5)
            yield _words((x, y + 13), str(year), SMALL, "middle")
            last = x


def _labelled(points: Sequence[Point], places: Sequence[tuple[float, float, float]], width: float) -> Iterator[str]:
    """The labels above or below their points, those left out that would lie on another or on a point."""
    taken = [(x - 5, top - 5, x + 5, bottom + 5) for x, bottom, top in places]
    ends = sorted(
        zip(points, places, strict=True), key=lambda one: one[0].year not in {points[0].year, points[-1].year}
    )
    for point, (x, bottom, top) in ends:
        half = length(point.label, SMALL) / 2
        middle = min(max(x, half + 2), width - half - 2)
        for y in (top - 8, bottom + 15):
            box = (middle - half, y - SMALL, middle + half, y + 2)
            if not any(_overlap(box, other) for other in taken):
                taken.append(box)
                yield _words((middle, y), point.label, SMALL, "middle")
                break


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    """Whether two boxes share a place."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


# -- a timeline


def timeline(title: str, rows: Sequence[tuple[str, Sequence[Row]]], words: str = "") -> str:
    """Return how often something stands in documents, by year, as one SVG element; empty without a known year.

    A document is a bar as high as it is often there, at its year; a plan of several years lies over its years; a
    document that has nothing is a 0, and a year without a document has no mark at all.

    Args:
        title: What is counted.
        rows: For each place its documents.
        words: What stands below, such as what the numbers rest on.
    """
    shown = [(place, [row for row in some if row.first]) for place, some in rows]
    shown = [(place, some) for place, some in shown if some]
    years = sorted({year for _, some in shown for row in some for year in (row.first, row.last)})
    if not years:
        return ""
    most = max(row.times for _, some in shown for row in some)
    parts = [_words((LEFT, 18), fitted(title, WIDTH - 2 * LEFT), bold=True)]
    top = 30.0
    for place, some in shown:
        parts += _lane(place, some, (years[0], years[-1], most), top)
        top += LANE
    if words:
        parts.append(_words((LEFT, top + 14), fitted(words, WIDTH - 2 * LEFT, SMALL), SMALL))
        top += 22
    return _element(title, WIDTH, top, parts)


def _lane(place: str, some: Sequence[Row], scale: tuple[int, int, int], top: float) -> Iterator[str]:
    """One place: its documents over its axis."""
    first, last, most = scale
    base, room = top + 84, 60.0
    yield _words((LEFT, top + 12), fitted(place, WIDTH / 2))
    yield _line(LEFT, base, WIDTH - RIGHT, base, 0.5)
    year_width = (WIDTH - 2 * LEFT) / (last - first + 1)
    half = min(year_width, 48.0) / 2 - 1
    written = -1e9
    for row in sorted(some, key=lambda one: (one.first, one.label)):
        x = LEFT + (row.first - first + 0.5) * year_width
        height = room * row.times / most if most else 0
        if row.times:
            place = f'x="{_n(x - half)}" y="{_n(base - height)}" width="{_n(2 * half)}" height="{_n(height)}"'
            marks = 'fill="currentColor" fill-opacity="0.55" stroke="currentColor"'
            yield f"<rect {place} {marks}><title>{_text(row.note)}</title></rect>\n"
        if row.last > row.first:
            yield _line(x, base + 4, LEFT + (row.last - first + 1) * year_width, base + 4, 3)
        yield _words((x, base - height - 4), str(row.times), SMALL, "middle")
        label = str(row.first) if row.last <= row.first else f"{row.first}\u2013{row.last % 100:02d}"
        if x - written > length("0000", SMALL) + 4:
            yield _words((x, base + 18), label, SMALL, "middle")
            written = x + length(label, SMALL) - length("0000", SMALL)
