"""The fonts of a PDF, without the characters that pdfminer only guesses.

The idea: a font names its characters by a table of its own (ToUnicode), by an encoding, or by what its collection is
known to hold. A font of signs that has none of these, and a name such as ``g17`` that stands for no character, leave
pdfminer with the Latin letter that usually has the code; that letter is not what the page shows, so it is taken away.
This module needs pdfminer when it is imported, so only `pdf` imports it, and late.
"""

from collections.abc import Iterable, Iterator, Mapping

from pdfminer.encodingdb import name2unicode
from pdfminer.pdffont import PDFFont, PDFSimpleFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import list_value, resolve1
from pdfminer.psparser import PSLiteral

SYMBOLIC = 4
"""The flag of a font whose characters are not those of the Latin alphabet."""

PICTURES = ("Symbol", "ZapfDingbats", "Wingdings", "Webdings")
"""Well-known fonts of signs, which may stand in a file without flags."""


class Fonts(PDFResourceManager):
    """pdfminer's store of fonts."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return a font that says only what it knows."""
        known = objid and objid in self._cached_fonts
        font = super().get_font(objid, spec)
        if isinstance(font, PDFSimpleFont) and not known:
            unknown = unnamed(font, spec)
            font.cid2unicode = {code: char for code, char in font.cid2unicode.items() if code not in unknown}
        return font


def unnamed(font: PDFSimpleFont, spec: Mapping[str, object]) -> frozenset[int]:
    """Return the codes of a font whose characters are guessed."""
    encoding = resolve1(spec.get("Encoding"))
    base = encoding.get("BaseEncoding") if isinstance(encoding, dict) else encoding
    found = set(font.cid2unicode) if base is None and _pictures(font) else set()
    if isinstance(encoding, dict):
        for code, name in _named(list_value(encoding.get("Differences", []))):
            (found.discard if _is_character(name) else found.add)(code)
    return frozenset(found)


def _pictures(font: PDFSimpleFont) -> bool:
    """Whether a font's codes stand for signs of its own, which its file does not name either."""
    pictures = str(font.fontname).rpartition("+")[2].startswith(PICTURES) or font.flags & SYMBOLIC
    return bool(pictures) and not hasattr(font, "fontfile")


def _named(differences: Iterable[object]) -> Iterator[tuple[int, str]]:
    """The codes that an encoding names one by one, and the names."""
    code = 0
    for entry in differences:
        value = resolve1(entry)
        if isinstance(value, int):
            code = value
        elif isinstance(value, PSLiteral):
            yield code, str(value.name)
            code += 1


def _is_character(name: str) -> bool:
    """Whether a name stands for a character."""
    try:
        return bool(name2unicode(name))
    except (KeyError, ValueError):
        return False
