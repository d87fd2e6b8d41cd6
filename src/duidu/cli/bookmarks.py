"""``duidu bookmarks``: comparisons and views that were kept on the screen: list them, show one, delete one.

One is named by its number in the list, by its id or by its name. A comparison is printed as ``duidu diff`` prints one,
with as many columns as it has; of a view the command is run that prints the same.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duidu.cli.output import complain, paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, help_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.errors import NotFoundError
from duidu.settings.words import _, say
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.store.bookmarks import Entry


def command() -> click.Command:
    """Return the command in the language in use."""
    return click.Group(
        "bookmarks",
        commands=[_list_command(), _show_command(), _delete_command()],
        params=[help_option()],
        add_help_option=False,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[COMMAND …]"),
        help=_("Comparisons and views that you kept on the screen (m): list them, show or hand on one, delete one."),
    )


def _list_command() -> click.Command:
    return Command(
        "list",
        callback=list_,
        params=[_of_corpus(), json_option()],
        help=_("Print the bookmarks of all corpora, or of one, the newest first; exit with 1 when there are none."),
    )


def _show_command() -> click.Command:
    return Command(
        "show",
        callback=show,
        context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
        params=[
            _which(),
            click.Argument(["options"], nargs=-1, type=click.UNPROCESSED, metavar=_("[OPTION]…")),
        ],
        help=_(
            "Print what was kept, from its corpus as it is now, and say if that differs from what it was.\n\n"
            "A comparison is printed as duidu diff does, a view as the command of its name does (search, trace, "
            "figures, …). Options behind the bookmark are theirs: --json, or -o FILE for an exhibit or a table; "
            "-c FOLDER for another corpus than that it was kept of."
        ),
    )


def _delete_command() -> click.Command:
    return Command(
        "delete",
        callback=delete,
        params=[_which()],
        help=_("Delete a bookmark. This cannot be undone; what it shows is not touched."),
    )


def _which() -> click.Argument:
    return click.Argument(["which"], metavar=_("BOOKMARK"), help=_("Its number in the list, its id, or its name."))


def _of_corpus() -> click.Option:
    option = corpus_option()
    option.help = _("Only those of this corpus.")
    return option


# -- the three commands


def list_(corpus: str | None, as_json: bool) -> int:
    """Print the bookmarks and return the exit status."""
    wanted = None if corpus is None else str(Path(corpus).expanduser().resolve())
    found = [(n, one) for n, one in enumerate(kept(), 1) if wanted in {None, one.corpus}]
    if as_json:
        tell_json({"bookmarks": [_json(n, one) for n, one in found]})
    else:
        for n, one in found:
            tell(*_line(n, one))
    return OK if found else NOTHING_FOUND


def show(which: str, options: Sequence[str]) -> int:
    """Print what was kept and return the exit status."""
    from duidu.cli import showing
    from duidu.store.bookmarks import Bookmark

    entry = _named(which)
    above: str | None = click.get_current_context().find_root().params.get("corpus")
    if above and not {"-c", "--corpus"} & set(options):
        options = ("-c", above, *options)
    if isinstance(entry, Bookmark):
        return showing.comparison(entry, options)
    return showing.view(entry, options)


def delete(which: str) -> int:
    """Delete a bookmark and return the exit status."""
    from duidu.store import bookmarks

    entry = _named(which)
    for problem in bookmarks.delete(entry.id).problems:
        complain(say(problem))
    complain(_("“{name}”: deleted").format(name=entry.name))
    return OK


# -- which


def kept() -> "list[Entry]":
    """Return all bookmarks, the newest first as on the screen; what is wrong with their file is said."""
    from duidu.store import keeping

    found = keeping.load()
    for problem in found.problems:
        complain(say(problem))
    return list(reversed(found.entries))


def _named(which: str) -> "Entry":
    """The bookmark that an id, a number or a name stands for.

    Raises:
        NotFoundError: if there is none, or several have the name.
    """
    entries = kept()
    found = [one for one in entries if one.id == which]
    if not found and which.isascii() and which.isdecimal() and 0 < int(which) <= len(entries):
        found = [entries[int(which) - 1]]
    found = found or [one for one in entries if one.name == which]
    if not found:
        raise NotFoundError("{name}: no such bookmark; duidu bookmarks list names them all", name=which)
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        raise NotFoundError("{name}: several bookmarks have this name; take an id: {ids}", name=which, ids=ids)
    return found[0]


# -- showing one in the list


def _line(number: int, entry: "Entry") -> list[str]:
    """A bookmark for people: its number, name, what it shows, when it was made and of what, its note."""
    from duidu.tui.kept import shows

    note = f"  “{entry.note}”" if entry.note else ""
    about = f"{entry.created[:16].replace('T', ' ')}  {entry.id}  {entry.corpus}"
    parts = [f"{number:>3} ", paint(entry.name, "heading"), f"  {safe_line(shows(entry))}", paint(note, "quiet")]
    return [*parts, paint(f"  {about}", "quiet")]


def _json(number: int, entry: "Entry") -> dict[str, object]:
    """A bookmark for programs."""
    from duidu.cli import showing
    from duidu.store.bookmarks import Bookmark

    head: dict[str, object] = {"number": number, "id": entry.id, "name": entry.name, "note": entry.note}
    head |= {"created": entry.created, "corpus": entry.corpus, "version": entry.version}
    if not isinstance(entry, Bookmark):
        line = showing.line_of(entry)
        shown = {"view": entry.view, "words": entry.words, "options": dict(entry.options)}
        return {**head, **shown, "command": None if line is None else line.arguments()}
    columns = [
        {"document": column.document, "sections": [anchor.exact for anchor in column.anchors]}
        for column in entry.columns
    ]
    return {**head, "base": entry.base, "columns": columns}
