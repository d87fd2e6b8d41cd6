"""Word documents: paragraphs with their styles, numbers that Word counts made visible, tables, notes, running heads.

The idea: python-docx opens the package and knows its parts; the body is then read element by element, because its own
`text` leaves out what was inserted under revision, content controls and text boxes. What was deleted under revision is
gone, as in print. Before anything is unpacked, the sizes in the zip's directory are added up; unpacking never gives
more than they say. The limit: a footnote's text stands after the document, its sign in the text is left out.
"""

import io
import itertools
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from duidu.errors import InputError
from duidu.formats.docxlists import Lists
from duidu.formats.docxstyles import Styles
from duidu.formats.written import MAX_CHARACTERS, Written, assemble, needs, no_text, row, tidy, too_large
from duidu.model import Extracted

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

MAX_PARTS = 5_000
MAX_XML = 30_000_000
"""Bytes of all XML parts unpacked: a document of a million characters has about ten million."""

MAX_TOTAL = 400_000_000
_COMPOUND = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_ENCRYPTED = 0x1
LONG_HEADING = 80
"""A paragraph longer than this is text, whatever style it has."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def extract(data: bytes, name: str) -> Extracted:
    """Return a Word document's text with marks: title, headings, contents, rows, running heads.

    Raises:
        InputError: It is empty, encrypted, damaged, an older format, or unpacks beyond measure; or the library is
            missing.
    """
    try:
        import docx  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise needs(name, ".docx") from error
    from zipfile import BadZipFile  # noqa: PLC0415  # 30 ms that a folder of texts need not wait

    check(data, name)
    try:
        lines = list(_Reader(docx.Document(io.BytesIO(data))).lines())
    except (BadZipFile, *_DAMAGE) as error:
        raise _damaged(name) from error
    if not any(line.role != "nav" for line in lines):
        raise no_text(name)
    if sum(len(line.text) for line in lines) > MAX_CHARACTERS:
        raise too_large(name)
    return assemble(lines, (), "utf-8", "docx")


# What lxml (its errors are SyntaxErrors) and python-docx raise for a package that is not what it should be.
_DAMAGE = (
    zlib.error, SyntaxError, LookupError, ValueError, TypeError, AttributeError, RuntimeError,
    EOFError, OSError,
)  # fmt: skip


def _damaged(name: str) -> InputError:
    """The error for a package that cannot be read."""
    return InputError("{file}: the Word document is damaged or cut off; open it in Word and save it anew", file=name)


def check(data: bytes, name: str) -> None:
    """Look at the package's directory, without unpacking anything.

    Raises:
        InputError: It is empty, no package, encrypted, damaged, or would unpack to more than any document holds.
    """
    if not data:
        raise InputError("{file}: the file is empty; there is nothing to read", file=name)
    if data.startswith(_COMPOUND):
        raise InputError("{file}: encrypted, or an old .doc; save it as .docx without a password", file=name)
    if not data.startswith(_ZIP):
        raise _damaged(name)
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415  # slow to import

    try:
        parts = ZipFile(io.BytesIO(data)).infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged(name) from error
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise InputError("{file}: encrypted; save it without a password", file=name)
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    total = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or xml > MAX_XML or total > MAX_TOTAL:
        raise too_large(name)


class _Reader:
    """One walk over a document's parts."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._styles = Styles(document.styles.element)
        self._lists = Lists(_part(document, "/numbering"))

    def lines(self) -> Iterator[Written]:
        """Yield the lines of the document: running heads, the text, its notes, what stands at the foot of pages."""
        yield from self._margins("header")
        yield from self._blocks(self._document.element.body)
        for kind in ("/footnotes", "/endnotes"):
            yield from self._notes(_part(self._document, kind))
        yield from self._margins("footer")

    def _margins(self, which: str) -> Iterator[Written]:
        """Yield what stands at the head or foot of the pages, each line once."""
        seen: set[str] = set()
        for section in self._document.sections:
            margin = getattr(section, which)
            if not margin.is_linked_to_previous:
                for part in pieces(margin._element):  # noqa: SLF001  # python-docx gives no public way to the element
                    text = tidy(part)
                    if text and text not in seen:
                        seen.add(text)
                        yield Written(text, "nav", gap=False)

    def _notes(self, notes: "Element | None") -> Iterator[Written]:
        """Yield foot- or endnotes; Word's own separators have a type."""
        count = 0
        for note in () if notes is None else notes:
            text = tidy(" ".join(pieces(note)))
            if text and note.get(f"{W}type") is None:
                count += 1
                yield Written(f"[{count}] {text}")

    def _blocks(self, holder: "Element") -> Iterator[Written]:
        """Yield the lines of the paragraphs and tables in an element, content controls opened."""
        for child in holder:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in _OPENED:
                yield from self._blocks(child)

    def _paragraph(self, paragraph: "Element") -> Iterator[Written]:
        """Yield a paragraph's lines, then those of the text boxes in it."""
        number = self._lists.number(self._styles.listed(paragraph))
        role, value = self._styles.role(paragraph)
        text = "".join(runs(paragraph))
        if role == "heading" and len(text) > LONG_HEADING:
            role, value = "", 0
        broken = [line for part in text.split("\n") if (line := tidy(part))]
        for index, line in enumerate(broken):
            yield Written(line if index else number + line, role, value, gap=index == 0)
        for box in paragraph.iter(f"{W}txbxContent"):
            above = itertools.takewhile(lambda element: element is not paragraph, box.iterancestors())
            if not any(element.tag in _REPEATED for element in above):
                yield from self._blocks(box)

    def _table(self, table: "Element") -> Iterator[Written]:
        """Yield a table's rows; a table of one column is a frame around paragraphs."""
        grid = [list(_opened(line, f"{W}tc")) for line in _opened(table, f"{W}tr")]
        if all(len(cells) <= 1 for cells in grid):
            for cell in itertools.chain(*grid):
                yield from self._blocks(cell)
            return
        first = True
        for cells in grid:
            texts = [text for cell in cells for text in _cell(cell)]
            if any(texts):
                yield Written(row(texts), "row", gap=first)
                first = False


_OPENED = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_REPEATED = frozenset({f"{W}txbxContent", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})
"""What stands in these was read with what they stand in, or stands beside them once more for older programs."""

_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_CLOSED = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr"))


def _opened(holder: "Element", tag: str) -> Iterator["Element"]:
    """Yield an element's children of a kind, those in content controls too."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _OPENED:
            yield from _opened(child, tag)


def runs(holder: "Element") -> Iterator[str]:
    """Yield the characters of a paragraph: what was deleted, field codes and text boxes left out."""
    for child in holder:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _CLOSED:
            yield from runs(child)


def pieces(holder: "Element") -> Iterator[str]:
    """Yield the text of each paragraph in an element."""
    for paragraph in holder.iter(f"{W}p"):
        yield "".join(runs(paragraph))


def _cell(cell: "Element") -> Iterator[str | None]:
    """Yield a cell's text, None for each further column it covers; an empty text where it is merged upwards."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    upwards = merged is not None and merged.get(f"{W}val", "continue") == "continue"
    yield "" if upwards else tidy(" ".join(pieces(cell)))
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "1" if span is None else span.get(f"{W}val", "1")
    for _ in range(1, min(int(value), MAX_COLUMNS) if value.isdecimal() else 1):
        yield None


MAX_COLUMNS = 63
"""Word's own limit."""


def _part(document: "Document", kind: str) -> "Element | None":
    """The root of a part that the document is related to, such as its numbering."""
    from lxml import etree  # noqa: PLC0415  # comes with python-docx

    for relation in document.part.rels.values():
        if relation.reltype.endswith(kind) and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return etree.fromstring(relation.target_part.blob, parser)
    return None
