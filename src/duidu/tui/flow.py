"""Long content as entries of lines, laid out only where it is looked at.

A place is a `Spot` (entry, row within it); everything here costs as much as the rows that are crossed, never as much
as the whole. The reader's page, the comparison's rows and lists of hits are all flows.
"""

from typing import NamedTuple, Protocol


class Spot(NamedTuple):
    """A place in a flow."""

    entry: int
    row: int


class Flow(Protocol):
    """What can be scrolled: a number of entries, each with at least one row."""

    @property
    def size(self) -> int:
        """The number of entries."""

    def height(self, entry: int) -> int:
        """Return the rows of an entry, at least 1."""

    def blank(self, spot: Spot) -> bool:
        """Return whether the cursor should pass over a row."""


def step(flow: Flow, spot: Spot, rows: int) -> Spot:
    """Return the spot some rows further down (negative: up), stopping at either end of a flow that is not empty."""
    entry, row = spot.entry, spot.row + rows
    while row < 0 and entry > 0:
        entry -= 1
        row += flow.height(entry)
    while row >= flow.height(entry) and entry < flow.size - 1:
        row -= flow.height(entry)
        entry += 1
    return Spot(entry, min(max(row, 0), flow.height(entry) - 1))


def distance(flow: Flow, upper: Spot, lower: Spot, most: int) -> int:
    """Return how many rows lie between two spots, counting no further than `most`; `upper` must not stand below."""
    if upper.entry == lower.entry:
        return min(lower.row - upper.row, most)
    rows = flow.height(upper.entry) - upper.row
    for entry in range(upper.entry + 1, lower.entry):
        if rows >= most:
            return most
        rows += flow.height(entry)
    return min(rows + lower.row, most)


def spots(flow: Flow, top: Spot, most: int) -> list[Spot]:
    """Return a spot and those below it, at most so many, in one pass over the entries they stand in."""
    found: list[Spot] = []
    entry, row = top
    while entry < flow.size and len(found) < most:
        found.extend(Spot(entry, i) for i in range(row, flow.height(entry)))
        entry, row = entry + 1, 0
    return found[:most]


def last(flow: Flow) -> Spot:
    """Return the last spot of a flow that is not empty."""
    return Spot(flow.size - 1, flow.height(flow.size - 1) - 1)


def on_text(flow: Flow, spot: Spot, direction: int) -> Spot:
    """Return the spot itself, or the nearest in a direction (else the other) that is not blank."""
    for way in (direction, -direction):
        at = spot
        while flow.blank(at):
            further = step(flow, at, way)
            if further == at:
                break
            at = further
        if not flow.blank(at):
            return at
    return spot
