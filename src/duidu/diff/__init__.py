"""What changed between linked passages: clauses paired order-free, edits at word edges.

`sides` compares blocks of two documents, `plain` two strings, `moves` finds clauses that left their passage,
`figure_change` says what an edit of a figure amounts to. `sides_steps` and `moves_steps` do the same in steps.
"""

from duidu.diff.amounts import FigureChange, figure_change
from duidu.diff.edits import plain
from duidu.diff.moves import Move, moves, moves_steps
from duidu.diff.sides import sides, sides_steps

__all__ = ["FigureChange", "Move", "figure_change", "moves", "moves_steps", "plain", "sides", "sides_steps"]
