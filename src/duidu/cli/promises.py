"""``duidu promises``: what became of a plan's commitments in later documents."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from duidu.cli.output import complain, paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, hand_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.settings.words import _, ngettext
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.cli.corpora import Place
    from duidu.evolve.promises import Promises
    from duidu.model import Document
    from duidu.store.corpus import Corpus
    from duidu.tui.promisetable import Promised
    from duidu.tui.ranked import Line

STATES_SHOWN = ("repeated", "raised", "lowered", "reworded", "moved", "done", "notfound")
"""The names of states on the command line; ``notfound`` is all three kinds."""


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "promises",
        callback=run,
        params=[
            click.Argument(["earlier"], help=_("A file, a document's id, or ID:LINE for one section.")),
            click.Argument(["later"], nargs=-1, required=True, help=_("Later documents: files or ids.")),
            corpus_option(),
            json_option(),
            click.Option(["--csv", "as_csv"], is_flag=True, help=_("Print a sheet for a spreadsheet.")),
            click.Option(["--html", "as_html"], is_flag=True, help=_("An exhibit as one HTML file, for printing too.")),
            click.Option(["--markdown", "as_markdown"], is_flag=True, help=_("An exhibit as Markdown.")),
            click.Option(
                ["-s", "--state", "states"],
                multiple=True,
                type=click.Choice(STATES_SHOWN),
                help=_("Only promises of this state; may be given several times."),
            ),
            hand_option(),
        ],
        help=_(
            "Print each commitment of a plan (verb, object, figure) and what became of it in later documents: "
            "repeated, raised, lowered, reworded, moved, reported done, not found; with the passage it rests on. Exit "
            "with 1 when the document has no commitment, or none of the states asked for."
        ),
    )


def run(
    earlier: str,
    later: Sequence[str],
    corpus: str | None,
    as_json: bool,
    as_csv: bool,
    as_html: bool,
    as_markdown: bool,
    states: Sequence[str],
    no_hand: bool,
) -> int:
    """Print the promises and return the exit status."""
    forms = {"json": as_json, "csv": as_csv, "html": as_html, "markdown": as_markdown}
    asked = [name for name, wanted in forms.items() if wanted]
    if len(asked) > 1:
        both = " ".join(f"--{name}" for name in asked)
        raise click.UsageError(_("choose one of {options}").format(options=both), click.get_current_context())
    from duidu.cli.corpora import corpus_for, place
    from duidu.tui import promisetable

    opened = corpus_for(corpus, [earlier, *later])
    here, *there = (place(opened, address) for address in (earlier, *later))
    value = _promised(opened, here, there, by_hand=not no_hand)
    lines = promisetable.rows(value, _wanted(states))
    if asked == ["json"]:
        from duidu.export.promises import promises_json

        tell_json(promises_json(value.earlier, value.laters, value.found, value.rulings, [line.key for line in lines]))
    elif asked:
        _hand_on(asked[0], value, lines)
    else:
        _tell(value, lines)
    if not lines:
        complain(_nothing(value, states))
    return OK if lines else NOTHING_FOUND


def _wanted(states: Sequence[str]) -> frozenset[str]:
    """The states asked for."""
    from duidu.evolve.promisesaid import NOT_FOUND

    return frozenset(states) - {"notfound"} | (NOT_FOUND if "notfound" in states else frozenset())


def _promised(opened: "Corpus", here: "Place", there: Sequence["Place"], *, by_hand: bool) -> "Promised":
    """The promises of a document against each later one."""
    from duidu.evolve.promisesaid import placed
    from duidu.tui.promisetable import Promised

    laters = tuple(one.document for one in there)
    found = tuple(_against(opened, here, one, by_hand=by_hand) for one in there)
    spans = [row.commitment.span for row in found[0].rows]
    said = [record.what for record in opened.said.promises] if by_hand else []
    rulings = tuple(placed(said, here.document, document, spans) for document in laters)
    return Promised(here.document, laters, found, rulings)


def _against(opened: "Corpus", here: "Place", there: "Place", *, by_hand: bool) -> "Promises":
    """The promises of a document against one later one."""
    from duidu.align import align
    from duidu.align.hand import ruled
    from duidu.evolve.promises import promises
    from duidu.store.links import placed
    from duidu.store.vectors import load

    a, b = here.document, there.document
    said = placed(opened.said.links, a, b, opened.ids).rulings if by_hand else ()
    alignment = ruled(align(a, b, load()), a, b, said)
    scope = None if here.scope is None else frozenset(here.scope)
    return promises(a, b, alignment, load(), scope)


def _hand_on(form: str, value: "Promised", lines: Sequence["Line"]) -> None:
    """Print a page, Markdown or a sheet."""
    from duidu.tui import promisetable, tables

    shelf = _Shelf(value)
    made = tables.rendered(form, promisetable.tabled(shelf, value, lines))
    assert not isinstance(made, bytes)
    sys.stdout.writelines(made)


class _Shelf:
    """The documents of a table."""

    def __init__(self, value: "Promised") -> None:
        self._documents = {one.id: one for one in (value.earlier, *value.laters)}

    def document(self, name: str, /) -> "Document":
        """Return a document."""
        return self._documents[name]


def _nothing(value: "Promised", states: Sequence[str]) -> str:
    """Say why nothing is printed."""
    n = len(value.commitments)
    if not n:
        return _("{document}: no clause of a plan, target or measure that promises something").format(
            document=value.earlier.id
        )
    words = ngettext(
        "{n} promise, but none of the states asked for", "{n} promises, but none of the states asked for", n
    )
    return words.format(n=n)


def _tell(value: "Promised", lines: Sequence["Line"]) -> None:
    """The promises for people: under their sections, each with its state and passage."""
    from duidu.tui import promisetable

    for part, style in promisetable.basis(value):
        tell(paint(part.strip(), {"strong": "heading", "caution": "doubt"}.get(style, "quiet")))
    group = ""
    for line in lines:
        if line.group != group:
            group = line.group
            tell("")
            tell(paint(group, "heading"))
        own = value.commitments[line.key]
        tell(paint(f"L{own.line} ", "quiet"), safe_line(promisetable.said(own)))
        for later in range(len(value.laters)):
            _tell_state(value, line, later)


def _tell_state(value: "Promised", line: "Line", later: int) -> None:
    """A state with its passage, and the reader's note."""
    from duidu.evolve.promisesaid import NOT_FOUND
    from duidu.tui.promisetable import EACH, FIXED, name_of

    state, passage = line.cells[FIXED + EACH * later], line.cells[FIXED + EACH * later + 1]
    lost = value.state(line.key, later) in NOT_FOUND
    name = f"{name_of(value.laters[later])} " if len(value.laters) > 1 else ""
    tell("    ", paint(f"{name}{state.text}  ", "dropped" if lost else "added"), paint(passage.text, "quiet"))
    ruling = value.ruling(line.key, later)
    if ruling is not None and ruling.note:
        tell("    ", paint(ruling.note, "match"))
