"""What the legend of a comparison says: states and classes of change with their counts, and what is switched off.

What is switched off is always said with its count, so that nobody takes what is hidden for what is not there.
"""

from typing import NamedTuple, get_args

from duidu.compare import same_in_substance
from duidu.model import Change, Comparison, State
from duidu.settings.words import _
from duidu.tui.draw import cells
from duidu.tui.exhibits import change_words
from duidu.tui.styled import SYMBOLS
from duidu.tui.words import state_words

Parts = list[tuple[str, str]]
WIDE = 120
"""Cells from which the legend counts classes of change too."""


class Toggle(NamedTuple):
    """A state or class of change that can be switched off: its value, sign, name, how many, whether shown."""

    value: str
    sign: str
    label: str
    number: int
    shown: bool


def toggles(comparison: Comparison, column: int, states: frozenset[State], classes: frozenset[Change]) -> list[Toggle]:
    """Return what can be switched on and off in a column: its states, then every class of change.

    Args:
        comparison: The comparison with nothing hidden.
        column: The column in focus.
        states: States that are switched off.
        classes: Classes of change that are.
    """
    rows, edits = dict(comparison.counts[column]), dict(comparison.changes[column])
    found = [
        Toggle(state, SYMBOLS[state], state_words(state), rows.get(state, 0), state not in states)
        for state in get_args(State)
        if rows.get(state) or state in states
    ]
    named = (change for change in get_args(Change) if change)
    found.extend(
        Toggle(change, " ", change_words(change), edits.get(change, 0), change not in classes) for change in named
    )
    return found


def counts(shown: Comparison, full: Comparison, column: int, width: int, taken: int = 0) -> Parts:
    """Return the states of a column with signs and counts, their names where there is room, else signs alone.

    Args:
        shown: The comparison as it is shown.
        full: The comparison with nothing hidden.
        column: The column in focus.
        width: Cells of the line; on wide ones the classes of change are counted too.
        taken: Cells of it that something else takes.
    """
    first: Parts = [(" ", "dim")]
    if same_in_substance(full, column):
        first.append((_("no change in substance") + "  ", "strong"))
    found = [(state, count) for state, count in shown.counts[column] if count]
    named = [(f"{SYMBOLS[state]} {state_words(state)} {count}  ", _style(state)) for state, count in found]
    if sum(cells(text) for text, _name in (*first, *named)) > width - taken:
        named = [(f"{SYMBOLS[state]} {count}  ", _style(state)) for state, count in found]
    if width >= WIDE and shown.changes[column]:
        words = "  ".join(f"{change_words(change)} {count}" for change, count in shown.changes[column])
        named.append((f"\u00b7 {words}", "dim"))
    return [*first, *named]


def _style(state: State) -> str:
    """The style of a state's count."""
    return "dim" if state == "same" else state


def switched_off(
    full: Comparison, column: int, states: frozenset[State], classes: frozenset[Change]
) -> tuple[tuple[str, str], ...]:
    """Return what is switched off in a column, with counts; nothing where that hides nothing."""
    found = [
        f"{one.label} {one.number}" for one in toggles(full, column, states, classes) if one.number and not one.shown
    ]
    return ((_("hidden: {what} (f)").format(what=_(", ").join(found)) + " ", "caution"),) if found else ()
