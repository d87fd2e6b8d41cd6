"""A cell of a comparison as lines of marked runs: what every exhibit shows, whatever its format.

The runs of a line, corrections aside, give the block's own text again: each segment of the cell is in them once, and
so is the white space between segments. Text is made safe here, so no renderer sees a control or a direction sign. The
limit: of two words of Latin letters that a line break parted only a space is known.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Literal, NamedTuple

from duidu.model import Change, Correction, Document, Edit, Segment, Span, State
from duidu.text.corrected import touching
from duidu.text.outline import own_spans
from duidu.text.safe import safe_line

Mark = Literal["equal", "deleted", "inserted", "unfound", "corrected", "elided"]
"""What a run is: as on the other side; only here (gone, or new); not found on the other side, which need not mean that
it was dropped; what a reader says of a damaged source; a place where something was left out.
"""

ELLIPSIS = "[\u2026]"
"""Stands where something was left out; without the brackets it would be the source's own."""
ARROW = "\u2192"
NOTHING = "\u00d7"
"""In a correction: these words should not be there."""
_ALONE: Mapping[State, Mark] = {"dropped": "deleted", "added": "inserted"}
LONG = 60
"""Characters of unchanged text that are left out of an abridged passage; less is not worth a gap."""
BESIDE = 16
"""Characters kept beside a change: a clause or so, in which a change can be understood."""
REACH = 12
"""Characters farther on, and before, in which a clause may end, so that no word is cut."""
_CLAUSE_END = re.compile("[\u3002\uff0c\uff1b\uff1a\uff01\uff1f\u3001,;:!?]")
_NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""Characters that are in no XML and harm nobody else."""


class Run(NamedTuple):
    """A stretch of text with one mark; `moved` if its clause stands elsewhere in the other document.

    `change` is the class of the edit; of an equal run, how the other side writes it otherwise (``script``).
    """

    text: str
    mark: Mark = "equal"
    moved: bool = False
    change: Change = ""


Line = tuple[Run, ...]


class Piece(NamedTuple):
    """A stretch of a document and how it is marked."""

    span: Span
    mark: Mark
    moved: bool = False
    change: Change = ""


def clean(text: str) -> str:
    """Return a text on one line that commands nothing and may stand in XML."""
    return safe_line(text).translate(_NO_XML)


def lines(document: Document, blocks: Sequence[int], segments: Iterable[Segment], *, new: bool) -> tuple[Line, ...]:
    """Return the text of some blocks, a line for each.

    Args:
        document: The document that the cell is of.
        blocks: The cell.
        segments: Its segments; what none covers is plain.
        new: Whether this is the other document's side or the base's.
    """
    found: dict[int, list[Piece]] = {block: [] for block in blocks}
    for segment in segments:
        found[segment.block].extend(_pieces(segment, new=new))
    done: set[Correction] = set()
    return tuple(_line(document, block, pieces, done) for block, pieces in found.items())


def _pieces(segment: Segment, *, new: bool) -> Iterator[Piece]:
    """The stretches of a segment."""
    moved = segment.state == "moved"
    if not segment.edits:
        known = segment.state in {"same", "moved"} or segment.partner >= 0
        yield Piece(segment.span, "equal" if known else alone(segment), moved)
        return
    for edit in segment.edits:
        yield Piece(edit.new if new else edit.old, _mark(edit, new=new), moved, edit.change)


def alone(segment: Segment) -> Mark:
    """Return how a clause is marked that the other side lacks: only what is known to be gone is called so."""
    return _ALONE.get(segment.state, "unfound")


def _mark(edit: Edit, *, new: bool) -> Mark:
    """How one side of an edit is marked."""
    if edit.kind == "equal":
        return "equal"
    return "inserted" if new else "deleted"


def _line(document: Document, block: int, pieces: Sequence[Piece], done: set[Correction]) -> Line:
    """The runs of one block."""
    runs: list[Run] = []
    spans = own_spans(document, document.blocks[block])
    for own in spans:
        if runs and parted(runs[-1].text[-1:], document.text[own.start]):
            runs.append(Run(" "))
        corrections = [one for one in touching(document, own) if one not in done]
        last = own is spans[-1]
        for piece, correction in cut(_tiled(pieces, own), own, corrections, last=last):
            runs += shown(document, piece, correction, done)
    return tuple(run._replace(text=clean(run.text)) for run in joined(runs))


def shown(document: Document, piece: Piece, correction: Correction | None, done: set[Correction]) -> Iterator[Run]:
    """Yield the run of a stretch, and of the correction that is told behind it, which is then done."""
    yield Run(document.text[piece.span.start : piece.span.end], *piece[1:])
    if correction is not None:
        done.add(correction)
        yield Run(_said(document, correction), "corrected")


def parted(before: str, behind: str) -> bool:
    """Return whether the characters beside a line break are of two Latin words."""
    return (before + behind).isascii() and before.isalnum() and behind.isalnum()


def _tiled(pieces: Sequence[Piece], own: Span) -> Iterator[Piece]:
    """The pieces inside a line, and what stands between them."""
    at = own.start
    first = bisect_right(pieces, own.start, key=lambda piece: piece.span.end)
    for piece in takewhile(lambda piece: piece.span.start < own.end, islice(pieces, first, None)):
        start, end = max(piece.span.start, at), min(piece.span.end, own.end)
        if start >= end:
            continue
        if at < start:
            yield Piece(Span(at, start), "equal")
        yield piece._replace(span=Span(start, end))
        at = end
    if at < own.end:
        yield Piece(Span(at, own.end), "equal")


def cut(
    pieces: Iterable[Piece], own: Span, corrections: Sequence[Correction], *, last: bool
) -> Iterator[tuple[Piece, Correction | None]]:
    """Yield pieces cut where a correction is to be told, each with the one told behind it.

    It is told where what it corrects ends; of one that runs on to another line, there, and behind the last line if
    need be.
    """
    told = [(max(one.span.end, own.start), one) for one in corrections if one.span.end <= own.end or last]
    waiting = [(min(at, own.end), one) for at, one in told]
    for piece in pieces:
        at = piece.span.start
        while waiting and waiting[0][0] <= piece.span.end:
            end, one = waiting.pop(0)
            yield piece._replace(span=Span(at, max(at, end))), one
            at = max(at, end)
        if at < piece.span.end:
            yield piece._replace(span=Span(at, piece.span.end)), None


def _said(document: Document, correction: Correction) -> str:
    """A correction: what stands there, and what should."""
    there = document.text[correction.span.start : correction.span.end]
    return f"{there}{ARROW}{correction.text or NOTHING}"


def joined(runs: Iterable[Run]) -> Line:
    """Return runs with neighbours of one mark put together, empty ones left out."""
    found: list[Run] = []
    for run in runs:
        if found and run.mark != "corrected" and found[-1][1:] == run[1:]:
            found[-1] = run._replace(text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return tuple(found)


# -- abridging


def abridged(line: Line) -> Line:
    """Return a line without its long unchanged stretches, each left-out stretch marked."""
    return tuple(part for i, run in enumerate(line) for part in _short(run, i == 0, i == len(line) - 1))


def shortened(text: str) -> str:
    """Return a text, of a long one its beginning: to the end of a clause where one is near, and the sign of a gap."""
    if len(text) <= LONG:
        return text
    found = _CLAUSE_END.search(text, LONG - REACH, LONG + REACH)
    return text[: found.end() if found else LONG] + ELLIPSIS


def _short(run: Run, first: bool, last: bool) -> Iterator[Run]:
    """One run; of a long equal one what stands beside a change, or its beginning where the line has none."""
    if run.mark != "equal" or len(run.text) <= LONG:
        yield run
        return
    if not first or last:
        yield run._replace(text=run.text[: _end_near(run.text)])
    yield Run(ELLIPSIS, "elided")
    if not last:
        yield run._replace(text=run.text[_start_near(run.text) :])


def _end_near(text: str) -> int:
    """Where the beginning of a long text ends: with a clause a little farther on, else a little before, else there."""
    found = _CLAUSE_END.search(text, BESIDE - 1, BESIDE + REACH)
    before = [one.end() for one in _CLAUSE_END.finditer(text, BESIDE - REACH, BESIDE - 1)]
    return found.end() if found else before[-1] if before else BESIDE


def _start_near(text: str) -> int:
    """Where the end of a long text begins: behind a clause a little before, else a little farther on, else there."""
    found = _CLAUSE_END.search(text, len(text) - BESIDE - REACH, len(text) - BESIDE)
    behind = _CLAUSE_END.search(text, len(text) - BESIDE, len(text) - BESIDE + REACH)
    nearest = found or behind
    return nearest.end() if nearest else len(text) - BESIDE
