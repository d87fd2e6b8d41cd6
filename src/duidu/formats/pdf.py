"""PDF with a text layer: which characters stand where (pdfminer.six), then lines, then paragraphs.

The idea: pdfminer decodes fonts and gives every character its place; `pdflines` puts characters into lines and columns,
`pdftext` lines into headings, paragraphs, contents, running heads. pdfminer was measured against pypdf on Chinese
reports: pypdf left spaces inside words and could not decode fonts that only name their character collection. The
limit: text set vertically or drawn as pictures is not read.

What a hostile file unpacks to and draws is counted while it happens (`pdfdraw`).
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator, Sequence

from duidu.errors import InputError
from duidu.formats.pdflines import Glyph, PageLines, lines_of
from duidu.formats.pdftext import written
from duidu.formats.plain import COMMON, PLAUSIBLE, plausibility
from duidu.formats.written import assemble, needs, no_text, too_large
from duidu.model import Extracted, Note

MAX_PAGES = 5_000
MAX_DRAWN = 20_000_000
"""Bytes of drawing instructions, counted as often as they are drawn: a page of text has about 30,000."""

UNDECODED = "\ufffd"
UNREADABLE = 0.15
"""A document of which more than this share cannot be decoded is not worth reading."""


def extract(data: bytes, name: str) -> Extracted:
    """Return a PDF's text with marks: pages, headings, contents, running heads.

    Raises:
        InputError: It is empty, no PDF, encrypted, damaged, beyond measure, without text, or its fonts cannot be
            decoded; or the library is missing.
    """
    try:
        import pdfminer.pdfinterp  # noqa: F401, PLC0415  # an extra
    except ImportError as error:
        raise needs(name, ".pdf") from error
    if not data:
        raise InputError("{file}: the file is empty; there is nothing to read", file=name)
    if b"%PDF-" not in data[:1024]:
        raise _damaged(name)
    from pdfminer.psexceptions import PSException  # noqa: PLC0415  # an extra

    try:
        pages = [lines_of(glyphs) for glyphs in _pages(data, name)]
    except (PSException, *_DAMAGE) as error:
        raise _why(error, name) from error
    text = "".join(line.text for page in pages for line in page.lines)
    if not text:
        raise no_text(name)
    if not decoded(text):
        raise InputError(
            "{file}: its fonts do not say which characters they draw; run OCR over it, or look for another copy",
            file=name,
        )
    return _assembled(pages)


def _assembled(pages: Sequence[PageLines]) -> Extracted:
    """The text of a document's pages, with a note on what could not be decoded."""
    found = assemble(written(pages), (), "utf-8", "pdf")
    count = found.text.count(UNDECODED)
    if not count:
        return found
    line = found.text.count("\n", 0, found.text.find(UNDECODED)) + 1
    return Extracted(found.text, found.marks, (Note("undecodable", (str(count),), line),), "utf-8", "pdf")


# What pdfminer, and the libraries below it, raise for files that are not what they should be.
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, LookupError, OSError, EOFError, RuntimeError, TypeError,
    ValueError, struct.error, zlib.error,
)  # fmt: skip


def _damaged(name: str) -> InputError:
    """The error for a file that is not, or no longer, a PDF."""
    return InputError("{file}: this is no PDF, or it is damaged or cut off; get it anew", file=name)


def _encrypted(name: str) -> InputError:
    """The error for a file that opens only with a password."""
    return InputError("{file}: the PDF is encrypted; save a copy without a password", file=name)


def _why(error: Exception, name: str) -> InputError:
    """The error to show for one of pdfminer's or its like."""
    from pdfminer.pdfdocument import PDFEncryptionError  # noqa: PLC0415  # an extra

    if isinstance(error, OverflowError):
        return too_large(name)
    return _encrypted(name) if isinstance(error, PDFEncryptionError) else _damaged(name)


def _pages(data: bytes, name: str) -> Iterator[list[Glyph]]:
    """Yield the characters of each page."""
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415  # an extra
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415

    from duidu.formats.pdfdraw import Drawing, Reader, limit  # noqa: PLC0415  # needs pdfminer at once
    from duidu.formats.pdffonts import Fonts  # noqa: PLC0415

    limit()
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    drawing = Drawing(MAX_DRAWN)
    reader = Reader(Fonts(), drawing)
    for number, page in enumerate(PDFPage.create_pages(document)):
        reader.process_page(page)
        if drawing.drawn > drawing.most or number >= MAX_PAGES:
            raise too_large(name)
        yield drawing.taken()


_STRAY = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")
_EXPECTED = re.compile(r"[\u3000-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\x21-\x7e\u00a1-\u024f\u2010-\u2bff]")
MIN_CHINESE = 200
"""From so many ideographs a text shows whether it is Chinese."""


def decoded(text: str) -> bool:
    """Tell whether the characters of a PDF are what it shows: known ones, of scripts that stand together."""
    signs = [char for char in text if not char.isspace()]
    stray = sum(bool(_STRAY.match(char)) or not _EXPECTED.match(char) for char in signs)
    if stray > UNREADABLE * len(signs):
        return False
    chinese = [char for char in signs if "\u3400" <= char <= "\u9fff"]
    if len(chinese) < MIN_CHINESE:
        return True
    return plausibility(text) >= PLAUSIBLE / 2 or sum(char in COMMON for char in chinese) * 8 > len(chinese)
