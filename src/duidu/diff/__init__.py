"""What changed between linked passages: clauses paired order-free, edits at word edges.

`sides` compares blocks of two documents, `plain` two strings, `moves` finds clauses that left their passage,
`figure_change` says what an edit of a figure amounts to.
"""

from duidu.diff.amounts import FigureChange, figure_change
from duidu.diff.edits import plain
from duidu.diff.moves import Move, moves
from duidu.diff.sides import sides

__all__ = ["FigureChange", "Move", "figure_change", "moves", "plain", "sides"]
