"""``duidu links``: what the reader ruled of pairs, figures, promises: list it, give it away, take a colleague's in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from duidu.cli import exchanged
from duidu.cli.output import tell, tell_json
from duidu.cli.rulings import Rulings
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.settings.words import _, ngettext

if TYPE_CHECKING:
    from duidu.store.corpus import Corpus
    from duidu.store.joining import Finder


def command() -> click.Command:
    """Return the command in the language in use."""
    about = _(
        "What you ruled of pairs of documents in the Compare screen: ✎ linked, ≠ not linked, ○ no counterpart, "
        "✔ checked, ✘ rejected, » note; of the joins of figures, and of promises. List it, export it for a colleague, "
        "merge a colleague's file."
    )
    commands = [
        exchanged.list_command(
            list_, _("Print what you ruled of pairs, figures and promises; exit with 1 when there is nothing.")
        ),
        exchanged.export_command(
            export, _("Write what you ruled to a file for a colleague who has the same documents.")
        ),
        exchanged.merge_command(
            merge,
            _(
                "Take in what a colleague ruled of the same documents.\n\n"
                "What is new is added. Where the two of you rule differently nothing is overwritten: the conflicts are "
                "printed and the exit status is 1, unless --theirs or --mine decides them."
            ),
        ),
    ]
    return exchanged.group("links", about, commands)


# -- the three commands


def list_(corpus: str | None, as_json: bool) -> int:
    """Print all rulings and return the exit status."""
    from duidu.store.exchange import KINDS

    opened = exchanged.opened(corpus)
    shown = Rulings(_finder(opened))
    if as_json:
        held = {kind.name: [shown.values(record) for record in getattr(opened.said, kind.name)] for kind in KINDS}
        rulings = held.pop("links")
        tell_json({"corpus": str(opened.root), "rulings": rulings, **held})
    else:
        for kind in KINDS:
            for record in getattr(opened.said, kind.name):
                tell(shown.line(record))
    return OK if any(getattr(opened.said, kind.name) for kind in KINDS) else NOTHING_FOUND


def export(file: str, corpus: str | None) -> int:
    """Write all rulings to a file and return the exit status."""
    from duidu.store.exchange import KINDS

    def told(n: int) -> str:
        return ngettext("{n} ruling written to {file}", "{n} rulings written to {file}", n).format(n=n, file=file)

    return exchanged.written(file, exchanged.opened(corpus).said, KINDS, told)


def merge(file: str, corpus: str | None, theirs: bool, mine: bool, as_json: bool) -> int:
    """Take in a colleague's rulings and return the exit status."""
    from duidu.store import exchange

    exchanged.decided(theirs=theirs, mine=mine)
    opened = exchanged.opened(corpus)
    finder = _finder(opened)
    shown = Rulings(finder)
    held = exchanged.read(Path(file).expanduser(), exchange.KINDS)
    found = exchange.arrived(opened, held, finder)
    status = exchanged.taken_in(opened, found, theirs=theirs, mine=mine)
    if as_json:
        links, *others = found
        arrived = {one.kind.name: exchanged.arrived_json(one, shown.values) for one in others}
        told = exchanged.arrived_json(links, shown.values)
        del told["elsewhere"]
        tell_json({**told, **arrived, "kept": "theirs" if theirs else "mine"})
    else:
        exchanged.tell_arrived(found, shown.line)
    return status


def _finder(corpus: "Corpus") -> "Finder":
    """What finds the places of a corpus."""
    from duidu.store.joining import Finder

    return Finder(corpus.ids, corpus.document)
