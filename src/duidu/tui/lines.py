"""A display line of the reader's page."""

from typing import NamedTuple

from duidu.model import Span
from duidu.tui.draw import Piece


class Line(NamedTuple):
    """One display line: the block it shows, the stretch it shows, its pieces, whether it is the block's first.

    `indent` are the cells by which it is set in.
    """

    block: int
    span: Span
    pieces: tuple[Piece, ...]
    first: bool = False
    indent: int = 0

    @property
    def blank(self) -> bool:
        """Whether there is nothing of the document in it: space, a rule, the edge of a frame."""
        return not self.first and all(piece.literal for piece in self.pieces)
