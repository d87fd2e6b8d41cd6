"""``duidu diff``: two documents side by side, what was kept, changed, moved, added and dropped."""

import shutil
import sys
from typing import TYPE_CHECKING, Final, get_args

import click

from duidu.cli.output import tell_json
from duidu.cli.parameters import Command, corpus_option, document_arguments, hand_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.model import State
from duidu.settings.words import _

if TYPE_CHECKING:
    from duidu.cli.pair import Pair
    from duidu.model import Comparison

BASE: Final = 0
WIDTH: Final = 120
"""Cells to a line where there is no terminal to ask; $COLUMNS overrides both."""


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "diff",
        callback=run,
        params=[
            *document_arguments("a", "b"),
            corpus_option(),
            json_option(),
            hand_option(),
            click.Option(["--exit-code"], is_flag=True, help=_("Exit with 1 when there are differences.")),
        ],
        help=_(
            "Print two documents side by side with what changed from one to the other.\n\n"
            "A sign before each row of B says what became of it: = same, ~ edited, ≈ reworded, ↗ moved, + added, "
            "- dropped, ? not to be expected in a document of that kind, ! not found in a damaged source. "
            "[-…-] stands only in A, {+…+} only in B."
        ),
    )


def run(a: str, b: str, corpus: str | None, as_json: bool, no_hand: bool, exit_code: bool) -> int:
    """Print the comparison and return the exit status."""
    from duidu.cli.pair import pair
    from duidu.compare import changes, compare

    found = pair(a, b, corpus, by_hand=not no_hand)
    comparison = compare((found.a.document, found.b.document), [None, found.alignment], BASE, found.scope)
    _tell(found, comparison, as_json=as_json)
    return NOTHING_FOUND if exit_code and changes(comparison) else OK


def _tell(found: "Pair", comparison: "Comparison", *, as_json: bool) -> None:
    """The comparison for programs or for people."""
    documents = found.a.document, found.b.document
    if as_json:
        from duidu.export import diff_json

        tell_json(diff_json(documents, comparison, [(), found.rulings]))
        return
    from rich.cells import get_character_cell_size

    from duidu.export import diff_text

    width = shutil.get_terminal_size((WIDTH, 0)).columns
    sys.stdout.write(diff_text(documents, comparison, _words(), get_character_cell_size, width))


def _words() -> dict[str, str]:
    """The words a comparison needs, those of states as on the screen."""
    from duidu.tui.words import state_words

    states = {state: state_words(state) for state in get_args(State)}
    return states | {"also": _("also {lines}"), "total": "{document}: {counts}"}
