"""HTML: the page as lines, its main text told from what a site puts around it, nothing of either thrown away.

The idea: the tree is walked once, without recursion, and every element that breaks the line begins a new `Written`
line. What the publisher says in meta tags (ArticleTitle, PubDate, ContentSource …) is written above the text as the
labelled lines that Chinese government sites show (发布日期：…), where the parser reads them as it reads any other.
Which lines are the main text is decided in `mainpart` from the elements' share of the running text.
The limit: what scripts would add to the page is not there, and style sheets are not read.
"""

import codecs
import re
from typing import TYPE_CHECKING

from duidu.errors import InputError
from duidu.formats import mainpart, plain
from duidu.formats.htmltable import is_data, rows
from duidu.formats.mainpart import Page, Region
from duidu.formats.written import MAX_CHARACTERS, Written, assemble, needs, no_text, tidy, too_large
from duidu.model import Extracted

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_DEPTH = 2_000
"""Elements inside one another: no page has more, and the parser's time grows with the square of it."""

MAX_BYTES = 60_000_000


def extract(data: bytes, name: str) -> Extracted:
    """Return a page's text with marks: title, headings, rows, metadata, and what is the site's.

    Raises:
        InputError: It is empty, binary, nested without measure, or holds no text; or the library is missing.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise needs(name, ".html") from error
    if not data:
        raise InputError("{file}: the file is empty; there is nothing to read", file=name)
    if len(data) > MAX_BYTES:
        raise too_large(name)
    encoding = encoding_of(data)
    if encoding is None:
        raise InputError("{file}: this is no text file (binary data); convert it to text first", file=name)
    source, notes = plain.decode(data, encoding)
    if too_deep(source):
        raise InputError(
            "{file}: its elements are nested too deep to be a page; save it anew from a browser", file=name
        )
    tree = LexborHTMLParser(source)
    page = read(tree)
    if not page.lines:
        raise no_text(name)
    if sum(len(line.text) for line in page.lines) > MAX_CHARACTERS:
        raise too_large(name)
    head = metas(tree)
    mainpart.mark(page, [line.text for line in head])
    return assemble([*head, *page.lines], notes, encoding.removesuffix("-sig"), "html")


_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
DECLARED = 4_096
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252", "ascii": "utf-8"}


def encoding_of(data: bytes) -> str | None:
    """Return a page's encoding: what its bytes prove, else what it declares, else what they look like."""
    detected = plain.detect(data)
    declared = _CHARSET.search(data, 0, DECLARED)
    if detected is None or declared is None or detected.startswith(("utf-8-", "utf-16", "utf-32")):
        return detected
    try:
        encoding = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return detected
    encoding = _SUPERSETS.get(encoding, encoding)
    if detected == encoding or encoding.startswith(("utf-16", "utf-32")):
        return detected
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return detected
    return detected if detected == "utf-8" else encoding


def _words(names: str) -> frozenset[str]:
    """A set of names."""
    return frozenset(names.split())


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_CLOSED_BY_ITSELF = _words(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option optgroup thead "
    "tbody tfoot colgroup html head body a b big code em font i nobr s small strike strong tt u"
)


def too_deep(source: str) -> bool:
    """Tell whether elements stand inside one another deeper than any page's; counted before anything is built."""
    depth = 0
    for found in _TAG.finditer(source):
        if found[2].lower() in _CLOSED_BY_ITSELF:
            continue
        depth = max(0, depth + (-1 if found[1] else 1))
        if depth > MAX_DEPTH:
            return True
    return False


_LABELS = (
    ("标题", ("articletitle", "dc.title", "og:title")),
    ("发布日期", ("pubdate", "publishdate", "article:published_time", "dc.date", "dc.date.issued")),
    ("来源", ("contentsource", "source", "dc.source")),
    ("作者", ("author", "dc.creator")),
    ("栏目", ("columnname",)),
    ("网站", ("sitename", "og:site_name")),
    ("关键词", ("keywords",)),
    ("摘要", ("description",)),
)
"""What a page's meta tags are called, first the names of the government sites' standard, and the label they get."""


def metas(tree: "LexborHTMLParser") -> list[Written]:
    """Return what a page's meta tags say, as labelled lines."""
    said: dict[str, str] = {}
    for node in tree.css("meta"):
        key = node.attributes.get("name") or node.attributes.get("property") or ""
        value = tidy(node.attributes.get("content") or "")
        if value:
            said.setdefault(key.strip().lower(), value)
    found = []
    for label, keys in _LABELS:
        value = next((said[key] for key in keys if key in said), "")
        if value:
            found.append(Written(f"{label}：{value}", "meta", gap=False))
    title = tree.css_first("head > title")
    if title is not None and (words := tidy(title.text())):
        found.append(Written(words, "nav", gap=False))
    return found


_DROPPED = _words("head script style template noscript svg math iframe object canvas textarea datalist")
_BREAKING = _words(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section "
    "select summary table tbody td tfoot th thead tr ul"
)
HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}


def read(tree: "LexborHTMLParser") -> Page:
    """Return a page's lines, and for each element which of them it holds."""
    walker = _Walker()
    if tree.body is not None:
        walker.walk(tree.body)
    return Page(walker.lines, walker.regions)


class _Walker:
    """One walk over a tree: a buffer for the line being written, the lines, and the elements that hold them."""

    def __init__(self) -> None:
        self.lines: list[Written] = []
        self.regions: list[Region] = []
        self._buffer: list[str] = []
        self._linked = 0
        self._links = 0
        self._heading = 0
        self._verbatim = 0
        self._marker = ""
        self._gap = True
        self._counters: list[int | None] = []

    def walk(self, top: "LexborNode") -> None:
        """Walk an element and all below it."""
        node = top
        opened: list[tuple[LexborNode, int]] = []
        while True:
            if self._enter(node):
                opened.append((node, len(self.lines)))
                if node.child is not None:
                    node = node.child
                    continue
                self._leave(*opened.pop())
            while node.next is None and opened:
                node, first = opened.pop()
                self._leave(node, first)
            if node.next is None or not opened:
                return
            node = node.next

    def _enter(self, node: "LexborNode") -> bool:
        """Begin a node; False when it has been dealt with, or is nothing to read."""
        tag = node.tag or ""
        if node.is_text_node:
            self._say(node.text_content or "")
            return False
        if tag in _DROPPED or tag.startswith("-"):
            return False
        if tag == "br":
            self.flush(soft=True)
            return False
        if tag in _BREAKING:
            self.flush()
            if tag == "table" and is_data(node):
                self._table(node)
                return False
        self._open(node, tag)
        return True

    def _open(self, node: "LexborNode", tag: str) -> None:
        """Note what an element makes of the text in it."""
        if tag in HEADINGS:
            self._heading = HEADINGS[tag]
        elif tag == "pre":
            self._verbatim += 1
        elif tag == "a":
            href = node.attributes.get("href") or "#"
            self._links += not href.startswith("#")
        elif tag in {"ol", "ul"}:
            self._counters.append(_start(node) if tag == "ol" else None)
        elif tag == "li":
            self._item()

    def _item(self) -> None:
        """Write a list item's number or bullet before it."""
        count = self._counters[-1] if self._counters else None
        self._marker = "• " if count is None else f"{count}. "
        if count is not None:
            self._counters[-1] = count + 1

    def _leave(self, node: "LexborNode", first: int) -> None:
        """End an element."""
        tag = node.tag or ""
        if tag in _BREAKING:
            self.flush()
        if tag in HEADINGS:
            self._heading = 0
        elif tag == "pre":
            self._verbatim -= 1
        elif tag == "a":
            href = node.attributes.get("href") or "#"
            self._links -= not href.startswith("#")
        elif tag in {"ol", "ul"}:
            self._counters.pop()
        elif tag == "li":
            self._marker = ""
        if tag in _BREAKING and len(self.lines) > first:
            self.regions.append(Region(first, len(self.lines), tag, mainpart.named(node.attributes)))

    def _say(self, text: str) -> None:
        """Add characters to the line."""
        if self._verbatim:
            before, *after = text.split("\n")
            self._buffer.append(before)
            for line in after:
                self.flush(soft=True)
                self._buffer.append(line)
            return
        self._buffer.append(text)
        if self._links:
            self._linked += len(text.strip())

    def flush(self, soft: bool = False) -> None:
        """End the line, if something stands on it; after a soft break the next is no block of its own."""
        text = tidy("".join(self._buffer))
        linked, self._linked = self._linked, 0
        self._buffer.clear()
        if text.strip():
            role = "heading" if self._heading else mainpart.LINK if linked * 5 >= len(text) * 4 else ""
            if self._marker and role != mainpart.LINK:
                text = self._marker + text
            self._marker = ""
            self.lines.append(Written(text, role, self._heading, self._gap))
        self._gap = not soft if text.strip() or not soft else self._gap

    def _table(self, node: "LexborNode") -> None:
        """Write a table of data, a row a line."""
        first = len(self.lines)
        for caption in node.css("caption"):
            self.lines.append(Written(tidy(caption.text()), gap=True))
        for index, cells in enumerate(rows(node)):
            self.lines.append(Written(cells, "row", gap=index == 0))
        self._gap = True
        self.regions.append(Region(first, len(self.lines), "table", ""))


def _start(node: "LexborNode") -> int:
    """What an ordered list begins to count with."""
    value = (node.attributes.get("start") or "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 1  # noqa: PLR2004  (a number, no trick)
