"""From a file's bytes to text and marks: one pure converter per format, chosen by the file's suffix.

The limit: what cannot be text (NUL bytes, no bytes at all, an unknown suffix) is refused with a message; a few bytes
that cannot be decoded are replaced, counted and noted.
"""

from collections.abc import Callable

from duidu.errors import InputError
from duidu.formats import markdown, plain
from duidu.model import Extracted


def _html(data: bytes, name: str) -> Extracted:
    """Load the converter of web pages when there is one to read: it would slow every start down."""
    from duidu.formats import html  # noqa: PLC0415

    return html.extract(data, name)


def _docx(data: bytes, name: str) -> Extracted:
    """Load the converter of Word documents when there is one to read."""
    from duidu.formats import docx  # noqa: PLC0415

    return docx.extract(data, name)


def _pdf(data: bytes, name: str) -> Extracted:
    """Load the converter of PDFs when there is one to read."""
    from duidu.formats import pdf  # noqa: PLC0415

    return pdf.extract(data, name)


_CONVERTERS: dict[str, Callable[[bytes, str], Extracted]] = {
    ".txt": plain.extract,
    ".text": plain.extract,
    ".md": markdown.extract,
    ".markdown": markdown.extract,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".pdf": _pdf,
}

SUFFIXES: frozenset[str] = frozenset(_CONVERTERS)
"""The suffixes of files that can be read, lower case with the dot."""


def extract(data: bytes, name: str) -> Extracted:
    """Return the text and marks of a file's bytes.

    Args:
        data: The whole file.
        name: Its name, for its suffix and for messages.

    Raises:
        InputError: It is empty, binary, or of a format that cannot be read.
    """
    suffix = suffix_of(name)
    if suffix not in _CONVERTERS:
        known = ", ".join(sorted(SUFFIXES))
        raise InputError("{file}: unknown format; save it as one of {known}", file=name, known=known)
    return _CONVERTERS[suffix](data, name)


def suffix_of(name: str) -> str:
    """Return the suffix of a file's name in lower case, with its dot; empty when it has none.

    >>> suffix_of("plans.2012/南开.TXT")
    '.txt'
    """
    base = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = base.rpartition(".")
    return dot + suffix.lower() if stem else ""
