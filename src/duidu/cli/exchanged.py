"""What ``duidu links`` and ``duidu corrections`` share: what a reader said goes to a file, a colleague's file comes in.

Which kinds of records, and how one reads, is for each command to say; nothing here looks into a record.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from duidu.cli.output import complain, paint, tell
from duidu.cli.parameters import Command, corpus_option, help_option, inherited_corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.errors import InputError
from duidu.settings.words import _, say
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.store.colleague import Arrived
    from duidu.store.corpus import Corpus
    from duidu.store.hand import Kind, Record
    from duidu.store.said import Said

    Kinds = Sequence[Kind[Any]]
    Line = Callable[[Record[Any]], str]
    Values = Callable[[Record[Any]], dict[str, object]]

STDOUT: Final = "-"


def group(name: str, about: str, commands: Sequence[click.Command]) -> click.Group:
    """Return a command of commands that all speak of one corpus."""
    return click.Group(
        name,
        commands=commands,
        params=[corpus_option(), help_option()],
        add_help_option=False,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[COMMAND …]"),
        help=about,
    )


def list_command(callback: Callable[..., int], about: str) -> click.Command:
    """Return the command that prints what was said."""
    return Command("list", callback=callback, params=[inherited_corpus_option(), json_option()], help=about)


def export_command(callback: Callable[..., int], about: str) -> click.Command:
    """Return the command that writes what was said to a file."""
    file = click.Argument(["file"], metavar=_("FILE"), help=_("A new file, or - for stdout."))
    return Command("export", callback=callback, params=[file, inherited_corpus_option()], help=about)


def merge_command(callback: Callable[..., int], about: str) -> click.Command:
    """Return the command that takes in a colleague's file."""
    params = [
        click.Argument(["file"], metavar=_("FILE"), help=_("What a colleague exported.")),
        inherited_corpus_option(),
        click.Option(["--theirs"], is_flag=True, help=_("Where you say otherwise, take the colleague's word.")),
        click.Option(["--mine"], is_flag=True, help=_("Where you say otherwise, keep yours, and be content.")),
        json_option(),
    ]
    return Command("merge", callback=callback, params=params, help=about)


def opened(given: str | None) -> "Corpus":
    """Return the corpus; what is wrong with the files of the hand is said."""
    from duidu.cli.corpora import corpus_path
    from duidu.store.corpus import Corpus

    corpus = Corpus.open(corpus_path(given))
    for problem in corpus.said.problems:
        complain(say(problem))
    return corpus


# -- to a file


def written(file: str, said: "Said", kinds: "Kinds", told: Callable[[int], str]) -> int:
    """Write what was said to a file, or to stdout, and return the exit status.

    Args:
        file: Its name.
        said: All that was said.
        kinds: What of it.
        told: Says how many records were written, where that is not to stdout.

    Raises:
        InputError: if a file of that name holds something else.
    """
    from duidu.store import hand, kept

    packed: dict[str, Any] = {}
    for kind in kinds:
        packed |= hand.packed(kind, getattr(said, kind.name))
    n = sum(len(getattr(said, kind.name)) for kind in kinds)
    if file == STDOUT:
        sys.stdout.write(kept.dumps(packed))
        return OK if n else NOTHING_FOUND
    path = Path(file).expanduser()
    if path.exists() and not _is_ours(path, kinds):
        raise InputError("{file}: is there already and holds something else; name a new file", file=file)
    kept.write(path, packed)
    complain(told(n))
    return OK if n else NOTHING_FOUND


def _is_ours(path: Path, kinds: "Kinds") -> bool:
    """Whether a file holds what these commands write, so that a new export may take its place."""
    try:
        read(path, kinds)
    except InputError:
        return False
    return True


def read(path: Path, kinds: "Kinds") -> "Said":
    """Return the records of some kinds in a colleague's file.

    Raises:
        InputError: if it is not there, damaged, or holds none of these kinds.
        StoreError: if it cannot be read, or a newer duidu wrote it.
    """
    from duidu.store import hand, kept
    from duidu.store.said import Said

    found: dict[str, Any] = {kind.name: hand.unpacked(kind, path) for kind in kinds}
    if not any(kind.name in kept.read(path, hand.SCHEMA).values for kind in kinds):
        raise InputError("{file}: holds nothing that this command takes in; name another file", file=path)
    return Said(**found)


# -- from a file


def decided(*, theirs: bool, mine: bool) -> None:
    """Refuse two words at once."""
    if theirs and mine:
        raise click.UsageError(_("--theirs and --mine exclude each other"))


def taken_in(corpus: "Corpus", found: "Sequence[Arrived[Any]]", *, theirs: bool, mine: bool) -> int:
    """Take in what arrived and return the exit status."""
    for one in found:
        corpus.change(one.kind, one.changes(theirs=theirs))
    conflicts = any(one.merged.conflicts for one in found)
    return NOTHING_FOUND if conflicts and not (theirs or mine) else OK


def tell_arrived(found: "Sequence[Arrived[Any]]", line: "Line") -> None:
    """Print what was added, where the two disagree, and what is not of these documents."""
    for one in found:
        for record in one.merged.added:
            tell("+ ", line(record))
    for one in found:
        for own, other in one.merged.conflicts:
            tell(paint(_("conflict"), "doubt"))
            tell("  ", paint(_("mine"), "heading"), "    ", line(own))
            tell("  ", paint(_("theirs"), "heading"), "  ", line(other))
        for record in one.elsewhere:
            tell("? ", line(record), paint("  " + _("its document or place is not here; left aside"), "doubt"))
    counts = {name: sum(len(getattr(one.merged, name)) for one in found) for name in ("added", "same", "conflicts")}
    complain(_("{added} added, {same} known, {conflicts} in conflict").format(**counts))


def arrived_json(one: "Arrived[Any]", values: "Values") -> dict[str, object]:
    """Return what became of a colleague's records of one kind, for programs."""
    return {
        "added": [values(record) for record in one.merged.added],
        "same": len(one.merged.same),
        "conflicts": [{"mine": values(own), "theirs": values(other)} for own, other in one.merged.conflicts],
        "elsewhere": [values(record) for record in one.elsewhere],
    }


# -- lines


def made_on(record: "Record[Any]") -> str:
    """Return the day of a record, for the end of a line."""
    return paint(f"  {record.made[:10]}", "quiet")


def clipped(words: str, longest: int) -> str:
    """Return the beginning of a text on one line."""
    return safe_line(words if len(words) <= longest else words[: longest - 1] + "…")
