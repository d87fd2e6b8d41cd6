"""``duidu corrections``: what the reader said of documents (勘误): list it, give it to a colleague, take theirs in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from duidu.cli.output import complain, paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, help_option, inherited_corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.errors import InputError
from duidu.settings.words import _, ngettext, say
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.store.colleague import Arrived
    from duidu.store.corpus import Corpus
    from duidu.store.hand import Record

STDOUT: Final = "-"
SHOWN: Final = 40
"""Characters of a passage that stand in a line."""
FIELDS: Final = {"corrections": "✎", "roles": "§", "facts": "≡"}
"""The kinds of records, and the sign of each."""


def command() -> click.Command:
    """Return the command in the language in use."""
    file = click.Argument(["file"], metavar=_("FILE"), help=_("A new file, or - for stdout."))
    return click.Group(
        "corrections",
        commands=[
            Command(
                "list",
                callback=list_,
                params=[inherited_corpus_option(), json_option()],
                help=_("Print what you said of documents; exit with 1 when there is nothing."),
            ),
            Command(
                "export",
                callback=export,
                params=[file, inherited_corpus_option()],
                help=_("Write what you said of documents to a file for a colleague."),
            ),
            _merge_command(),
        ],
        params=[corpus_option(), help_option()],
        add_help_option=False,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[COMMAND …]"),
        help=_(
            "What you said of single documents on the screen: ✎ passages corrected, § roles ruled, ≡ facts corrected "
            "in the library table. The documents themselves never change. List it, export it for a colleague, merge "
            "a colleague's file."
        ),
    )


def _merge_command() -> click.Command:
    return Command(
        "merge",
        callback=merge,
        params=[
            click.Argument(["file"], metavar=_("FILE"), help=_("What a colleague exported.")),
            inherited_corpus_option(),
            click.Option(["--theirs"], is_flag=True, help=_("Where you say otherwise, take the colleague's word.")),
            click.Option(["--mine"], is_flag=True, help=_("Where you say otherwise, keep yours, and be content.")),
            json_option(),
        ],
        help=_(
            "Take in what a colleague said of the same documents.\n\n"
            "What is new is added. Where the two of you differ nothing is overwritten: the conflicts are printed and "
            "the exit status is 1, unless --theirs or --mine decides them."
        ),
    )


# -- the three commands


def list_(corpus: str | None, as_json: bool) -> int:
    """Print all that was said and return the exit status."""
    opened = _opened(corpus)
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
    from duidu.store import colleague, hand, kept

    said = _opened(corpus).said
    packed: dict[str, Any] = {}
    for kind in colleague.KINDS:
        packed |= hand.packed(kind, getattr(said, kind.name))
    if file == STDOUT:
        import tomli_w

        sys.stdout.write(tomli_w.dumps(packed))
        return OK if said else NOTHING_FOUND
    path = Path(file).expanduser()
    if path.exists() and not _is_ours(path):
        raise InputError("{file}: is there already and holds something else; name a new file", file=file)
    kept.write(path, packed)
    n = sum(len(getattr(said, name)) for name in FIELDS)
    complain(ngettext("{n} record written to {file}", "{n} records written to {file}", n).format(n=n, file=file))
    return OK if said else NOTHING_FOUND


def _is_ours(path: Path) -> bool:
    """Whether a file holds what this command writes, so that a new export may take its place."""
    try:
        return any(_unpacked(path)[name] for name in FIELDS)
    except InputError:
        return False


def _unpacked(path: Path) -> dict[str, Any]:
    """The records in a file, by kind."""
    from duidu.store import colleague, hand

    return {kind.name: hand.unpacked(kind, path) for kind in colleague.KINDS}


def merge(file: str, corpus: str | None, theirs: bool, mine: bool, as_json: bool) -> int:
    """Take in what a colleague said and return the exit status."""
    from duidu.store import colleague
    from duidu.store.said import Said

    if theirs and mine:
        raise click.UsageError(_("--theirs and --mine exclude each other"))
    opened = _opened(corpus)
    held: Said = Said(**_unpacked(Path(file).expanduser()))
    found = list(colleague.arrived(opened, held))
    for one in found:
        opened.change(one.kind, one.changes(theirs=theirs))
    if as_json:
        tell_json({**{one.kind.name: _arrived_json(one) for one in found}, "kept": "theirs" if theirs else "mine"})
    else:
        _tell_arrived(found)
    conflicts = any(one.merged.conflicts for one in found)
    return NOTHING_FOUND if conflicts and not (theirs or mine) else OK


def _tell_arrived(found: "list[Arrived[Any]]") -> None:
    """What was added, where the two disagree, and what is not of these documents."""
    for one in found:
        for record in one.merged.added:
            tell("+ ", _line(record))
    for one in found:
        for own, other in one.merged.conflicts:
            tell(paint(_("conflict"), "doubt"))
            tell("  ", paint(_("mine"), "heading"), "    ", _line(own))
            tell("  ", paint(_("theirs"), "heading"), "  ", _line(other))
        for record in one.elsewhere:
            tell("? ", _line(record), paint("  " + _("its document or place is not here; left aside"), "doubt"))
    counts = {name: sum(len(getattr(one.merged, name)) for one in found) for name in ("added", "same", "conflicts")}
    complain(_("{added} added, {same} known, {conflicts} in conflict").format(**counts))


# -- showing records


def _opened(given: str | None) -> "Corpus":
    """The corpus; what is wrong with the files of the hand is said."""
    from duidu.cli.corpora import corpus_path
    from duidu.store.corpus import Corpus

    corpus = Corpus.open(corpus_path(given))
    for problem in corpus.said.problems:
        complain(say(problem))
    return corpus


def _line(record: "Record[Any]") -> str:
    """A record for people."""
    told = _json(record)
    made = paint(f"  {record.made[:10]}", "quiet")
    if "key" in told:
        value = told["value"]
        years = (
            ", ".join(f"{p['role']} {p['from']}–{p['to']}" for p in value) if isinstance(value, list) else str(value)
        )
        return f"{FIELDS['facts']} {paint(str(told['document']), 'heading')} {told['key']}: {safe_line(years)}{made}"
    place = paint(f"{told['document']}:{told['line']}", "heading")
    there = _clipped(str(told["there"]))
    if "role" in told:
        return f"{FIELDS['roles']} {place} “{there}”: {told['role']}{made}"
    note = paint(f"  ({told['note']})", "quiet") if told["note"] else ""
    return f"{FIELDS['corrections']} {place} “{there}” → “{_clipped(str(told['text']))}”{note}{made}"


def _clipped(words: str) -> str:
    """The beginning of a text on one line."""
    return safe_line(words if len(words) <= SHOWN else words[: SHOWN - 1] + "…")


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


def _arrived_json(one: "Arrived[Any]") -> dict[str, object]:
    """What became of a colleague's records of one kind, for programs."""
    return {
        "added": [_json(record) for record in one.merged.added],
        "same": len(one.merged.same),
        "conflicts": [{"mine": _json(own), "theirs": _json(other)} for own, other in one.merged.conflicts],
        "elsewhere": [_json(record) for record in one.elsewhere],
    }
