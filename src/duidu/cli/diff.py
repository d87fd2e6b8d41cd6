"""``duidu diff``: two documents side by side, what was kept, changed, moved, added and dropped."""

import shutil
from typing import TYPE_CHECKING, Final, get_args

import click

from duidu.cli import exhibit
from duidu.cli.output import complain, counted, json_text
from duidu.cli.parameters import Command, corpus_option, document_arguments, hand_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.model import Change, State
from duidu.settings.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duidu.align.hand import Ruling
    from duidu.cli.pair import Pair
    from duidu.compare import Why
    from duidu.model import Comparison, Document
    from duidu.tui.exhibits import Parts

BASE: Final = 0
WIDTH: Final = 120
"""Cells to a line where there is no terminal to ask; $COLUMNS overrides both."""
KINDS: Final = (*get_args(State), *filter(None, get_args(Change)))
"""What can be left out: rows of a state, changes of a class."""


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "diff",
        callback=run,
        params=[
            *document_arguments("a", "b"),
            corpus_option(),
            json_option(),
            *exhibit.options(),
            hand_option(),
            click.Option(
                ["--hide"],
                type=click.Choice(KINDS),
                multiple=True,
                metavar=_("NAME"),
                help=_(
                    "Leave out rows of a state, or do not mark changes of a class: {names}. May be given again."
                ).format(names=", ".join(KINDS)),
            ),
            click.Option(["--figures"], is_flag=True, help=_("Only rows in which a figure changed.")),
            click.Option(["--exit-code"], is_flag=True, help=_("Exit with 1 when there are differences.")),
        ],
        help=_(
            "Print two documents side by side with what changed from one to the other.\n\n"
            "A sign before each row of B says what became of it: = same, ~ edited, ≈ reworded, ↗ moved, + added, "
            "- dropped, ○ not found in a document of another kind, ! not found in a damaged source; "
            "↗~ moved and edited. [-…-] stands only in A, {+…+} only in B."
        ),
    )


def run(
    a: str,
    b: str,
    corpus: str | None,
    no_hand: bool,
    hide: tuple[str, ...],
    figures: bool,
    exit_code: bool,
    output: str | None,
    replace: bool,
    title: str,
    brief: bool,
    gbt7714: bool,
    unified: bool,
    summary: bool,
    **forms: bool,
) -> int:
    """Print or write the comparison and return the exit status."""
    from duidu.cli.pair import pair
    from duidu.compare import Narrowing, changes, concealed, hidden

    form, rows = exhibit.form_of(forms, output), Narrowing(_states(hide), figures)
    asked = exhibit.Asked(title, brief, gbt7714, unified, summary, not no_hand, rows)
    exhibit.refuse_in_time(form, output, asked, replace=replace)
    found = pair(a, b, corpus, by_hand=not no_hand)
    if (found.a.document.hash, found.a.scope) == (found.b.document.hash, found.b.scope):
        complain(_("A and B are the same text"))
    comparison = _compared(found)
    asked = asked._replace(hidden=concealed(comparison, _classes(hide)))
    shown = hidden((found.a.document, found.b.document), comparison, _classes(hide))
    documents = found.a.document, found.b.document
    exhibit.put(content(documents, shown, [(), found.rulings], form, asked), output, replace=replace)
    return NOTHING_FOUND if exit_code and changes(shown) else OK


def _states(named: tuple[str, ...]) -> frozenset[State]:
    """The states among what is to be left out."""
    return frozenset(state for state in get_args(State) if state in named)


def _classes(named: tuple[str, ...]) -> frozenset[Change]:
    """The classes of change among it."""
    return frozenset(change for change in get_args(Change) if change in named)


def _compared(found: "Pair") -> "Comparison":
    """The comparison; where it takes long it shows how far it is."""
    from duidu.compare import compare_steps

    documents = found.a.document, found.b.document
    steps = compare_steps(documents, [None, found.alignment], BASE, found.scope)
    *_before, last = counted(steps, _("comparing"))
    assert last.comparison is not None, "the last step brings the comparison"
    return last.comparison


def content(
    documents: "Sequence[Document]",
    comparison: "Comparison",
    rulings: "Sequence[Sequence[Ruling]]",
    form: str,
    asked: exhibit.Asked,
) -> "str | Parts":
    """Return a comparison for programs, for people, or to be handed on.

    Args:
        documents: Its documents, in the order of its columns.
        comparison: What is shown.
        rulings: What the reader ruled of the base and each of them.
        form: The format.
        asked: What else the options say.
    """
    from duidu.compare import left_out

    why = left_out(documents, comparison, range(len(documents)), asked.rows)
    if form == exhibit.JSON:
        from duidu.export.diff import Left, diff_json

        left = Left(why, asked.hidden)
        return json_text(diff_json(documents, comparison, rulings, left, summary=asked.summary)) + "\n"
    if form != exhibit.TEXT:
        return exhibit.rendering(documents, comparison, rulings, asked, form)
    return _text(documents, comparison, why, asked)


def _text(
    documents: "Sequence[Document]", comparison: "Comparison", why: "Sequence[Why]", asked: exhibit.Asked
) -> "str | Iterator[str]":
    """The comparison for people: summed up, woven into one text, or side by side."""
    from rich.cells import get_character_cell_size

    width = shutil.get_terminal_size((WIDTH, 0)).columns
    room = width, get_character_cell_size
    if asked.summary:
        from duidu.export.flat import summary_text

        return summary_text(documents, comparison, _words(), width)
    if asked.unified:
        from duidu.export.flat import unified_text

        return unified_text(documents, comparison, _words(), room, why)
    from duidu.export.text import diff_text

    return diff_text(documents, comparison, _words(), room, why)


def _words() -> dict[str, str]:
    """The words a comparison needs, those of states as on the screen."""
    from duidu.export.summed import SORTS
    from duidu.tui.exhibits import change_words, nothing_words, sort_words
    from duidu.tui.words import state_words

    names = {state: state_words(state) for state in get_args(State)}
    names |= {f"change_{change}": change_words(change) for change in get_args(Change) if change}
    names |= {f"sort_{sort}": sort_words(sort) for sort in SORTS}
    return names | {
        "nothing_listed": nothing_words(),
        "also": _("also {lines}"),
        "total": "{document}: {counts}",
        "changes": _("{document}: changes: {counts}"),
        "substance": _("{document}: no change in substance"),
        "left_out": _("[… rows left out: {n}]"),
    }
