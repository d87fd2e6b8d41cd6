"""What a PDF's pages draw, noted by pdfminer's interpreter: each character with its place, nothing else.

How much may be drawn is counted in bytes of instructions; what is over it is not drawn, and `drawn` says so. pdfminer
itself unpacks whatever it is given, so `limit` puts counting functions in the place of its unpacking ones.
This module needs pdfminer when it is imported, so only `pdf` imports it, and late.
"""

import math
import zlib
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import Any

import pdfminer.pdftypes
from pdfminer.lzw import lzwdecode
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import stream_value
from pdfminer.runlength import rldecode

from duidu.formats.pdflines import Glyph

UNDECODED = "\ufffd"
MAX_STREAM = 30_000_000
"""Bytes that one stream may unpack to: text, fonts, tables of the file. Pictures are never unpacked."""

MAX_UNPACKED = 300_000_000
"""Bytes that all streams of a document together may unpack to."""

_unpacked: ContextVar[int] = ContextVar("unpacked", default=0)
"""How much was unpacked for the document that is being read (in this thread)."""

MAX_SLOW = 2_000_000
"""Bytes of a stream packed in one of the old ways, which are unpacked slowly."""


class _Zlib:
    """What pdfminer uses of zlib, with a limit."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    @staticmethod
    def decompress(data: bytes) -> bytes:
        """Unpack data.

        Raises:
            OverflowError: They unpack to more than a stream may.
        """
        inflate = zlib.decompressobj()
        found = inflate.decompress(data, MAX_STREAM)
        _unpacked.set(_unpacked.get() + len(found))
        if inflate.unconsumed_tail or _unpacked.get() > MAX_UNPACKED:
            raise OverflowError
        if not inflate.eof:
            raise zlib.error
        return found


def _short(unpack: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """A function that unpacks, refusing long data."""

    def unpacked(data: bytes) -> bytes:
        if len(data) > MAX_SLOW:
            raise OverflowError
        return unpack(data)

    return unpacked


def limit() -> None:
    """Make pdfminer count what it unpacks, from here on."""
    _unpacked.set(0)
    vars(pdfminer.pdftypes).update(zlib=_Zlib, lzwdecode=_short(lzwdecode), rldecode=_short(rldecode))


class Drawing(PDFTextDevice):
    """The sheet that pages are drawn on: characters in the order they were drawn."""

    def __init__(self, most: int) -> None:
        super().__init__(PDFResourceManager())
        self.most = most
        self.drawn = 0
        self._glyphs: list[Glyph] = []

    def taken(self) -> list[Glyph]:
        """Return the characters drawn since this was last asked."""
        glyphs, self._glyphs = self._glyphs, []
        return glyphs

    def render_char(  # noqa: PLR0913, PLR0917  # pdfminer's signature
        self,
        matrix: tuple[float, float, float, float, float, float],
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,  # pdfminer's colours
        graphicstate: Any,
    ) -> float:
        """Note a character; returns how far it moves the next one, as pdfminer wants it."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNDECODED
        advance = font.char_width(cid) * fontsize * scaling
        a, b, c, d, x, y = matrix
        size = abs(fontsize) * math.hypot(c, d)
        if abs(b) <= abs(a) and size > 0 and math.isfinite(x + y + size + advance):
            self._glyphs.append(Glyph(text, x, x + advance * a, y + rise * d, size))
        return advance


class Reader(PDFPageInterpreter):
    """pdfminer's interpreter, which stops when more was drawn than may be."""

    def __init__(self, resources: PDFResourceManager, device: Drawing) -> None:
        super().__init__(resources, device)
        self._drawing = device

    def execute(self, streams: Sequence[object]) -> None:
        """Draw streams of instructions, as long as there is room."""
        for stream in streams:
            if self._drawing.drawn <= self._drawing.most:
                self._drawing.drawn += MIN_DRAWN + len(stream_value(stream).get_data())
        if self._drawing.drawn <= self._drawing.most:
            super().execute(streams)


MIN_DRAWN = 200
"""An empty stream costs something too: forms may draw forms that draw forms."""
