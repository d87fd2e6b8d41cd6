"""What changed between linked passages: clauses paired order-free, edits at word edges.

`sides` compares blocks of two documents, `plain` two strings, `moves` finds clauses that left their passage.
"""

from duidu.diff.edits import plain
from duidu.diff.moves import Move, moves
from duidu.diff.sides import sides

__all__ = ["Move", "moves", "plain", "sides"]
