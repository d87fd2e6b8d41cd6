"""The lineage on the screen, and what stands in it."""

from tests.tui.driver import Driver

from duidu.tui.screens.lineage import LineageScreen


async def followed(at: Driver) -> LineageScreen:
    """Open the lineage of what is read."""
    await at.press("w", "enter")
    assert isinstance(at.screen, LineageScreen)
    return at.screen


def themes(screen: LineageScreen) -> list[str]:
    """What the lines of the chart are called."""
    board = screen.grid.board
    assert board is not None
    return [board.name(row.node) for i in range(len(board.lines)) if (row := board.row(i)) is not None]


def here(screen: LineageScreen) -> tuple[str, str]:
    """The document and name of the theme under the cursor."""
    board, row = screen.grid.board, screen.grid.row
    assert board is not None
    assert row is not None
    return row.node.document, board.name(row.node)
