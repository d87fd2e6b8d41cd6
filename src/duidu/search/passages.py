r"""Passages: what is searched, one for each block, folded, with the way back into its document.

A passage's text is its block's own lines joined, so that a term broken over lines is found, with the reader's
corrections in it; an endless block is cut between sentences, and nothing is found over such a cut. Several passages
joined by ``\n`` are `Texts`, which is what matching scans.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from duidu.model import HEAD_KINDS, Block, Document, Span
from duidu.search.pinyin import initials, sounds
from duidu.text.corrected import Part, corrected
from duidu.text.fold import fold
from duidu.text.outline import own_spans, year

_ASIDE: Final = {"furniture": "furniture", "toc": "toc", "meta": "meta"}
LONGEST: Final = 10_000
"""Characters of a passage; a longer block, such as a file without line ends, is several."""
_NUMBERS: Final = struct.Struct("<5I")
_PIECE: Final = struct.Struct("<3I")


class Piece(NamedTuple):
    """A stretch of a passage: how long it is there, and where its source begins and ends.

    Of a stretch as long as its source each character leads to its own; a corrected one leads to all of its source.
    """

    length: int
    start: int
    end: int


class Passage(NamedTuple):
    """A block as it is searched.

    `layer` is ``text`` or what it is set aside as; `year` the year its document stands under, 0 if not known; `title`
    how far the title reaches into `text`, which is folded.
    """

    document: str
    block: int
    layer: str
    year: int
    title: int
    pieces: tuple[Piece, ...]
    text: str

    @property
    def place(self) -> tuple[str, int, int]:
        """What tells passages apart, and their order: the document, the block, where they begin."""
        return self.document, self.block, self.pieces[0].start if self.pieces else 0

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of a stretch of the text that is not empty."""
        return Span(self._place(start)[0], self._place(end - 1)[1])

    def _place(self, at: int) -> Span:
        """Where a character of the text stands in the document."""
        for length, start, end in self.pieces:
            if at < length:
                return Span(start + at, start + at + 1) if length == end - start else Span(start, end)
            at -= length
        raise AssertionError(at)


@dataclass(frozen=True)
class Texts:
    """Some passages as one text, in which a match runs over no end of a passage."""

    passages: tuple[Passage, ...]

    @cached_property
    def text(self) -> str:
        """All texts, a line each."""
        return "\n".join(passage.text for passage in self.passages)

    @cached_property
    def sounds(self) -> str:
        """The text as it sounds."""
        return sounds(self.text)

    @cached_property
    def initials(self) -> str:
        """The text by its initials."""
        return initials(self.text)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each passage begins in the text."""
        found, at = [], 0
        for passage in self.passages:
            found.append(at)
            at += len(passage.text) + 1
        return tuple(found)

    def at(self, offset: int) -> int:
        """Return which passage an offset stands in."""
        return bisect_right(self.starts, offset) - 1


def texts(documents: Iterable[Document]) -> Texts:
    """Return the passages of some documents that are text of their own, as one text."""
    return Texts(tuple(p for document in documents for p in passages(document) if p.layer == "text"))


def passages(document: Document) -> Iterator[Passage]:
    """Yield the passages of a document in order, those set aside too; blocks without text give none."""
    said: set[tuple[object, ...]] = set()
    stands_under = year(document) or adopted(document)
    for block in document.blocks:
        found = passage(document, block, stands_under)
        if found.text:
            yield from _cut(found._replace(layer="repeated") if _again(block, found.text, said) else found)


def adopted(document: Document) -> int:
    """Return the year a document was adopted in, 0 if that is not known."""
    said = document.meta.adopted.value[:4]
    return int(said) if said.isascii() and said.isdecimal() else 0


def passage(document: Document, block: Block, year: int = 0) -> Passage:
    """Return the passage of a block; its text may be empty."""
    pieces, text = _pieces(document, block)
    layer = _ASIDE.get(block.kind, "text")
    return Passage(document.id, block.id, layer, year, _title_length(block, pieces), tuple(pieces), fold(text))


def _cut(whole: Passage) -> Iterator[Passage]:
    """A passage in parts, cut after a sentence where it is far longer than paragraphs are."""
    while len(whole.text) > LONGEST:
        end = max(whole.text.rfind(sign, LONGEST // 2, LONGEST) + 1 for sign in ".;,") or LONGEST
        first, rest = _parted(whole.pieces, end)
        yield whole._replace(pieces=first, text=whole.text[:end])
        whole = whole._replace(title=0, pieces=rest, text=whole.text[end:])
    yield whole


def _parted(pieces: Sequence[Piece], end: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Pieces before and after an offset; both parts of a corrected stretch lead to all of its source."""
    first: list[Piece] = []
    for number, (length, start, stop) in enumerate(pieces):
        if length > end:
            same = length == stop - start
            first += [Piece(end, start, start + end if same else stop)] if end else []
            rest = Piece(length - end, start + end if same else start, stop)
            return tuple(first), (rest, *pieces[number + 1 :])
        first.append(pieces[number])
        end -= length
    return tuple(first), ()


def _pieces(document: Document, block: Block) -> tuple[list[Piece], str]:
    """The stretches of a block's own text and their joined text."""
    if document.corrections:
        parts = corrected(document, block).parts
        return [_piece(part) for part in parts], "".join(part.text for part in parts)
    spans = own_spans(document, block)
    pieces = [Piece(end - start, start, end) for start, end in spans]
    return pieces, "".join(document.text[start:end] for start, end in spans)


def _piece(part: Part) -> Piece:
    """A part of a corrected text; one that only happens to be as long as its source leads there one by one, too."""
    return Piece(len(part.text), part.source.start, part.source.end)


def _again(block: Block, text: str, said: set[tuple[object, ...]]) -> bool:
    """Whether a title was said before: the document's, or a heading's under the same parent."""
    if block.kind == "title":
        place: tuple[object, ...] = ("title", text)
    elif block.kind in HEAD_KINDS:
        place = (block.parent, text)
    else:
        return False
    repeated = place in said
    said.add(place)
    return repeated


def _title_length(block: Block, pieces: list[Piece]) -> int:
    """How far the title reaches into the passage's text, its number included; 0 without one."""
    if not block.title:
        return 0
    end = block.title[-1].end
    return sum(max(0, min(piece.length, end - piece.start)) for piece in pieces if piece.start < end)


# -- as bytes, for an index


def packed(passage: Passage) -> bytes:
    """Return a passage as bytes."""
    name, text = passage.document.encode(), passage.text.encode("utf-8", "replace")
    layer = passage.layer.encode()
    head = _NUMBERS.pack(passage.block, passage.year, passage.title, len(passage.pieces), len(name) << 8 | len(layer))
    return head + b"".join(_PIECE.pack(*piece) for piece in passage.pieces) + name + layer + text


def unpacked(data: bytes) -> Passage:
    """Return the passage that `packed` made these bytes of."""
    block, year_, title, count, lengths = _NUMBERS.unpack_from(data)
    at = _NUMBERS.size
    begun, at = at, at + count * _PIECE.size
    pieces = tuple(map(Piece._make, _PIECE.iter_unpack(data[begun:at])))
    name_end = at + (lengths >> 8)
    layer_end = name_end + (lengths & 0xFF)
    text = data[layer_end:].decode()
    return Passage(data[at:name_end].decode(), block, data[name_end:layer_end].decode(), year_, title, pieces, text)
