"""Exit statuses, the same for every command."""

OK = 0
NOTHING_FOUND = 1
"""A search without hits; with ``diff --exit-code``, differences."""
FAILED = 2
INTERRUPTED = 130
"""Ctrl+C, as a shell says it: 128 and the number of the signal."""
