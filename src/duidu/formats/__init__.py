"""From a file's bytes to text and marks: one pure converter per format, chosen by the file's suffix.

The limit: what cannot be text (NUL bytes, no bytes at all, an unknown suffix) is refused with a message; a few bytes
that cannot be decoded are replaced, counted and noted.
"""

from collections.abc import Callable

from duidu.errors import InputError
from duidu.formats import docx, html, markdown, pdf, plain
from duidu.model import Extracted

_CONVERTERS: dict[str, Callable[[bytes, str], Extracted]] = {
    ".txt": plain.extract,
    ".text": plain.extract,
    ".md": markdown.extract,
    ".markdown": markdown.extract,
    ".html": html.extract,
    ".htm": html.extract,
    ".docx": docx.extract,
    ".pdf": pdf.extract,
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
