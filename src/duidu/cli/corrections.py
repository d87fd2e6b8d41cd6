"""``duidu corrections``: what the reader said of documents (勘误): list it, give it to a colleague, take theirs in."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from duidu.cli import exchanged
from duidu.cli.exchanged import clipped, made_on
from duidu.cli.output import paint, tell, tell_json
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.settings.words import _, ngettext
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.store.hand import Record

SHOWN: Final = 40
"""Characters of a passage that stand in a line."""
FIELDS: Final = {"corrections": "✎", "roles": "§", "facts": "≡"}
"""The kinds of records, and the sign of each."""


def command() -> click.Command:
    """Return the command in the language in use."""
    about = _(
        "What you said of single documents on the screen: ✎ passages corrected, § roles ruled, ≡ facts corrected "
        "in the library table. The documents themselves never change. List it, export it for a colleague, merge "
        "a colleague's file."
    )
    commands = [
        exchanged.list_command(list_, _("Print what you said of documents; exit with 1 when there is nothing.")),
        exchanged.export_command(export, _("Write what you said of documents to a file for a colleague.")),
        exchanged.merge_command(
            merge,
            _(
                "Take in what a colleague said of the same documents.\n\n"
                "What is new is added. Where the two of you differ nothing is overwritten: the conflicts are "
                "printed and the exit status is 1, unless --theirs or --mine decides them."
            ),
        ),
    ]
    return exchanged.group("corrections", about, commands)


# -- the three commands


def list_(corpus: str | None, as_json: bool) -> int:
    """Print all that was said and return the exit status."""
    opened = exchanged.opened(corpus)
    if as_json:
        held = {name: [_json(record) for record in getattr(opened.said, name)] for name in FIELDS}
        tell_json({"corpus": str(opened.root), **held})
    else:
        for name in FIELDS:
            for record in getattr(opened.said, name):
                tell(_line(record))
    return OK if opened.said else NOTHING_FOUND


def export(file: str, corpus: str | None) -> int:
    """Write all that was said to a file and return the exit status."""
    from duidu.store.colleague import KINDS

    def told(n: int) -> str:
        return ngettext("{n} record written to {file}", "{n} records written to {file}", n).format(n=n, file=file)

    return exchanged.written(file, exchanged.opened(corpus).said, KINDS, told)


def merge(file: str, corpus: str | None, theirs: bool, mine: bool, as_json: bool) -> int:
    """Take in what a colleague said and return the exit status."""
    from duidu.store import colleague

    exchanged.decided(theirs=theirs, mine=mine)
    opened = exchanged.opened(corpus)
    held = exchanged.read(Path(file).expanduser(), colleague.KINDS)
    found = list(colleague.arrived(opened, held))
    status = exchanged.taken_in(opened, found, theirs=theirs, mine=mine)
    if as_json:
        arrived = {one.kind.name: exchanged.arrived_json(one, _json) for one in found}
        tell_json({**arrived, "kept": "theirs" if theirs else "mine"})
    else:
        exchanged.tell_arrived(found, _line)
    return status


# -- showing records


def _line(record: "Record[Any]") -> str:
    """A record for people."""
    told = _json(record)
    made = made_on(record)
    if "key" in told:
        value = told["value"]
        years = (
            ", ".join(f"{p['role']} {p['from']}–{p['to']}" for p in value) if isinstance(value, list) else str(value)
        )
        return f"{FIELDS['facts']} {paint(str(told['document']), 'heading')} {told['key']}: {safe_line(years)}{made}"
    place = paint(f"{told['document']}:{told['line']}", "heading")
    there = clipped(str(told["there"]), SHOWN)
    if "role" in told:
        return f"{FIELDS['roles']} {place} “{there}”: {told['role']}{made}"
    note = paint(f"  ({told['note']})", "quiet") if told["note"] else ""
    return f"{FIELDS['corrections']} {place} “{there}” → “{clipped(str(told['text']), SHOWN)}”{note}{made}"


def _json(record: "Record[Any]") -> dict[str, object]:
    """A record for programs: places as they were when it was said."""
    from duidu.store.facts import Stated
    from duidu.store.roles import Ruling

    what = record.what
    head = {"id": record.id, "made": record.made}
    if isinstance(what, Stated):
        return {**head, "document": what.document, "key": what.key, "value": what.value}
    anchor = what.anchor
    place = {"document": anchor.document, "line": anchor.line, "start": anchor.start, "there": anchor.exact}
    if isinstance(what, Ruling):
        return {**head, **place, "role": what.role}
    return {**head, **place, "text": what.text, "note": what.note}
