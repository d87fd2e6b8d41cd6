"""The terminal that the program was started in: gone, it takes the program along.

The system tells only the first program of a window that it was closed. Started by another one (make, a shell's list of
commands) duidu would not hear of it, and Textual would ask for keys without end.
"""

import os
import sys
from typing import Final

LOOK: Final = 1.0
"""Seconds between two looks whether it is still there."""


def is_there() -> bool:
    """Whether keys come from a terminal."""
    try:
        return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
    except (ValueError, OSError):
        return False
