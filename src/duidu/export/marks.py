"""Text with its changes marked in line, for places without colour: ``[-gone-]`` and ``{+new+}``.

In a cell of its own each side shows only its own text: the base what is gone, the other document what is new.
"""

from collections.abc import Sequence
from itertools import groupby

from duidu.align.hand import by_reader
from duidu.model import Document, Link, Segment, Span, State, Verdict
from duidu.text.outline import own_spans
from duidu.text.safe import safe

GUTTER: dict[State, str] = {
    "same": "=",
    "edited": "~",
    "reworded": "≈",
    "moved": "↗",
    "added": "+",
    "dropped": "-",
    "other_kind": "\u25cb",
    "damaged": "!",
}
"""One sign for each state, on the screen and in every export; colour is never the only mark."""
HEADINGS = frozenset({"title", "heading", "caption"})
"""Kinds of blocks that are titles."""
RENUMBERED = "#"
"""The sign of what only has another number."""
GONE = ("[-", "-]")
NEW = ("{+", "+}")
ALONE = frozenset({"added", "dropped", "other_kind", "damaged"})


BY_READER = "✎"
"""The sign of what the reader made by hand."""
VERDICTS: dict[Verdict, str] = {"": "", "checked": "✔", "rejected": "✘"}


def state_sign(state: State, *, moved: bool = False) -> str:
    """Return the sign of a state, after that of a move for what moved and says something else too."""
    return GUTTER["moved"] * (moved and state != "moved") + GUTTER[state]


def hand_signs(link: Link | None) -> str:
    """Return the signs of what the reader has said of a link."""
    if link is None:
        return ""
    return BY_READER * by_reader(link) + VERDICTS[link.verdict]


def marked(document: Document, segments: Sequence[Segment], *, new: bool) -> str:
    """Return the text of some segments with what is changed in brackets, made safe, a line for each block.

    Args:
        document: The document whose segments they are.
        segments: The segments of one cell.
        new: Whether this is the other document's side (marks what is new) or the base's (marks what is gone).
    """
    signs = NEW if new else GONE
    lines: dict[int, list[tuple[bool, str]]] = {}
    for segment in segments:
        lines.setdefault(segment.block, []).extend(_pieces(document, segment, new))
    return "\n".join(_line(pieces, signs) for pieces in lines.values())


def _pieces(document: Document, segment: Segment, new: bool) -> list[tuple[bool, str]]:
    """The stretches of one segment: whether it is changed, and the text."""
    if segment.state in ALONE or not segment.edits:
        return [(segment.state in ALONE, _own(document, segment, segment.span))]
    return [(e.kind != "equal", _own(document, segment, e.new if new else e.old)) for e in segment.edits]


def _line(pieces: Sequence[tuple[bool, str]], signs: tuple[str, str]) -> str:
    """Stretches put together, changed neighbours in one pair of signs."""
    text = ""
    for changed, some in groupby(pieces, key=lambda piece: piece[0]):
        joined = "".join(piece for _, piece in some)
        text += f"{signs[0]}{joined}{signs[1]}" if changed and joined else joined
    return text


def _own(document: Document, segment: Segment, span: Span) -> str:
    """The block's own text in a stretch, without line ends and lines of others."""
    own = own_spans(document, document.blocks[segment.block])
    return safe("".join(document.text[max(start, span.start) : min(end, span.end)] for start, end in own))
