"""Which of a page's lines are its main text, and which the site's: menus, paths, buttons, links, imprints.

The idea: running text decides. The innermost element that holds nearly all of it is the main part; the title line
before it belongs to it; what lies outside is the site's, as are elements that say so (nav, footer, class="share") and
rows of links inside. The limit: an advertisement written as a paragraph between two paragraphs stays text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from duidu.formats.written import Written

LINK = "link"
"""The role of a line that is all links, until it is decided whose it is."""

RUNNING = 20
"""A line of text counts as running text from this length, or when it ends as sentences do."""

STOPS = "。；！？：;:"
SENTENCE = 60
"""A line this long is the text's even without a stop."""

MAIN_SHARE = 0.9
SITE_SHARE = 0.3
"""An element that holds more of the running text than this is not the site's, whatever it is called."""

MIN_LINKS = 3
"""So many lines of links in a row are a menu or a list of other pages."""

NEAR = 30
"""The title stands at most so many lines before the running text's element, or inside it before the text."""

_PARTS = frozenset({"body", "main", "article", "section", "div", "td", "form", "center", "blockquote"})
"""Elements that can hold the main part; a single paragraph is never all of it."""

_SITE_TAGS = frozenset({"nav", "footer", "aside", "button", "select", "option", "search", "menu"})
_SITE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|footer|foot|topbar|header|head|sidebar|side|breadcrumbs?|crumbs?|share\w*|copyright|"
    r"related|recommend\w*|relate|ads?|advert\w*|banner|toolbar|tools?|pagination|pager|qrcode|search\w*|login|"
    r"location|weizhi|position|hidden)(?=$|[\s_-])",
    re.IGNORECASE,
)
_SITE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu"})
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Region(NamedTuple):
    """An element: its first line and the one after its last, its tag, and "site" if it calls itself the site's."""

    first: int
    end: int
    tag: str
    name: str


@dataclass(slots=True)
class Page:
    """A page's lines, and its elements in the order they end (inner ones first)."""

    lines: list[Written]
    regions: list[Region]


def named(attributes: Mapping[str, str | None]) -> str:
    """Return "site" when an element's names or role say that it is not the document."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    hidden = _UNSEEN.search(attributes.get("style") or "") or "hidden" in attributes
    return "site" if hidden or _SITE_NAMES.search(names) or attributes.get("role") in _SITE_ROLES else ""


def mark(page: Page, said: list[str]) -> None:
    """Give the site's lines the role ``nav`` and the title's lines the role ``title``.

    Args:
        page: The page; its lines are changed.
        said: What its head says: the labelled lines and the title of the window.
    """
    lines = page.lines
    weights = [0]
    for line in lines:
        weights.append(weights[-1] + _weight(line))
    site = _site(page, weights)
    first, end = _main(page, weights)
    begin = _titles(lines, said, first, weights)
    for index, line in enumerate(lines):
        if site[index] or not begin <= index < end or (line.role == LINK and _listed(lines, index)):
            line.role, line.value = "nav", 0
        elif line.role == LINK:
            line.role = ""


def _weight(line: Written) -> int:
    """How much running text a line is."""
    if line.role == "row":
        return len(line.text)
    if line.role == LINK or (len(line.text) < RUNNING and line.text[-1:] not in STOPS):
        return 0
    return len(line.text)


def _site(page: Page, weights: list[int]) -> list[bool]:
    """Which lines stand in elements that are the site's by name."""
    found = [False] * len(page.lines)
    for region in page.regions:
        if region.tag not in _SITE_TAGS and region.name != "site":
            continue
        if weights[region.end] - weights[region.first] <= SITE_SHARE * weights[-1]:
            found[region.first : region.end] = [True] * (region.end - region.first)
    return found


def _main(page: Page, weights: list[int]) -> tuple[int, int]:
    """The first line and the one after the last of the innermost element with nearly all of the running text."""
    enough = MAIN_SHARE * weights[-1]
    holding = [r for r in page.regions if r.tag in _PARTS and weights[r.end] - weights[r.first] >= enough > 0]
    best = min(holding, key=lambda region: region.end - region.first, default=None)
    return (best.first, best.end) if best else (0, len(page.lines))


def _titles(lines: list[Written], said: list[str], first: int, weights: list[int]) -> int:
    """Mark the title's line; return the line that the main part begins with, it included."""
    names = [_bare(text) for text in said]
    window = range(max(0, first - NEAR), min(len(lines), first + NEAR))
    known = [i for i in window if len(bare := _bare(lines[i].text)) >= 4 and any(bare in name for name in names)]  # noqa: PLR2004
    tops = [i for i in window if lines[i].role == "heading" and lines[i].value == 1]
    headed = [i for i in known if lines[i].role == "heading"]
    found = next(iter(headed or tops or sorted(known, key=lambda i: -len(lines[i].text))), None)
    if found is None or weights[found] * 10 > weights[-1]:
        return first
    level = lines[found].value
    for line in lines[found:] if level else ():  # a title is often broken over several headings, with a date between
        if line.role == "heading" and line.value == level:
            line.role, line.value = "title", 0
        elif line.role == "heading" or line.text[-1:] in STOPS or len(line.text) >= SENTENCE:
            break
    lines[found].role, lines[found].value = "title", 0
    return min(first, found)


def _listed(lines: list[Written], index: int) -> bool:
    """Whether a line of links stands among others."""
    start = index
    while start and lines[start - 1].role in {LINK, "nav"} and index - start < MIN_LINKS:
        start -= 1
    end = index + 1
    while end < len(lines) and lines[end].role == LINK and end - index < MIN_LINKS:
        end += 1
    return end - start >= MIN_LINKS


def _bare(text: str) -> str:
    """A text without white space and signs, to compare titles by."""
    return re.sub(r"\W+", "", text)
