"""``duidu links``: what the reader ruled of pairs of documents: list it, give it to a colleague, take theirs in."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from duidu.cli.output import complain, paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, help_option, inherited_corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.errors import InputError
from duidu.settings.words import _, ngettext, say
from duidu.text.outline import own_text, title
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.store.corpus import Corpus
    from duidu.store.hand import Record
    from duidu.store.joining import Finder
    from duidu.store.links import End, Statement

    Said = Record[Statement]

STDOUT: Final = "-"
SHOWN: Final = 24
"""Characters of a block's title or text that stand in a line."""
SIGNS: Final = {"link": "✎", "unlink": "≠", "alone": "○", "checked": "✔", "rejected": "✘", "note": "»"}


def command() -> click.Command:
    """Return the command in the language in use."""
    return click.Group(
        "links",
        commands=[_list_command(), _export_command(), _merge_command()],
        params=[corpus_option(), help_option()],
        add_help_option=False,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[COMMAND …]"),
        help=_(
            "What you ruled of pairs of documents in the Compare screen: ✎ linked, ≠ not linked, ○ no counterpart, "
            "✔ checked, ✘ rejected, » note. List it, export it for a colleague, merge a colleague's file."
        ),
    )


def _list_command() -> click.Command:
    return Command(
        "list",
        callback=list_,
        params=[inherited_corpus_option(), json_option()],
        help=_("Print what you ruled of pairs of documents; exit with 1 when there is nothing."),
    )


def _export_command() -> click.Command:
    return Command(
        "export",
        callback=export,
        params=[
            click.Argument(["file"], metavar=_("FILE"), help=_("A new file, or - for stdout.")),
            inherited_corpus_option(),
        ],
        help=_("Write what you ruled to a file for a colleague who has the same documents."),
    )


def _merge_command() -> click.Command:
    return Command(
        "merge",
        callback=merge,
        params=[
            click.Argument(["file"], metavar=_("FILE"), help=_("What a colleague exported.")),
            inherited_corpus_option(),
            click.Option(["--theirs"], is_flag=True, help=_("Where you rule differently, take the colleague's word.")),
            click.Option(["--mine"], is_flag=True, help=_("Where you rule differently, keep yours, and be content.")),
            json_option(),
        ],
        help=_(
            "Take in what a colleague ruled of the same documents.\n\n"
            "What is new is added. Where the two of you rule differently nothing is overwritten: the conflicts are "
            "printed and the exit status is 1, unless --theirs or --mine decides them."
        ),
    )


# -- the three commands


def list_(corpus: str | None, as_json: bool) -> int:
    """Print all rulings and return the exit status."""
    opened, finder = _opened(corpus)
    records = opened.said.links
    if as_json:
        tell_json({"corpus": str(opened.root), "rulings": [_json(finder, record) for record in records]})
    else:
        for record in records:
            tell(_line(finder, record))
    return OK if records else NOTHING_FOUND


def export(file: str, corpus: str | None) -> int:
    """Write all rulings to a file and return the exit status."""
    from duidu.store import hand, kept, links

    opened, _finder = _opened(corpus)
    packed = dict(hand.packed(links.KIND, opened.said.links))
    if file == STDOUT:
        import tomli_w

        sys.stdout.write(tomli_w.dumps(packed))
        return OK
    path = Path(file).expanduser()
    if path.exists() and not _is_ours(path):
        raise InputError("{file}: is there already and holds something else; name a new file", file=file)
    kept.write(path, packed)
    n = len(opened.said.links)
    complain(ngettext("{n} ruling written to {file}", "{n} rulings written to {file}", n).format(n=n, file=file))
    return OK if n else NOTHING_FOUND


def _is_ours(path: Path) -> bool:
    """Whether a file holds rulings, so that a new export may take its place."""
    from duidu.store import hand, links

    try:
        hand.unpacked(links.KIND, path)
    except InputError:
        return False
    return True


def merge(file: str, corpus: str | None, theirs: bool, mine: bool, as_json: bool) -> int:
    """Take in a colleague's rulings and return the exit status."""
    from duidu.store import hand, joining, links

    if theirs and mine:
        raise click.UsageError(_("--theirs and --mine exclude each other"))
    opened, finder = _opened(corpus)
    found = joining.merged(opened.said.links, hand.unpacked(links.KIND, Path(file).expanduser()), finder)
    opened.change(links.KIND, joining.joining(found, theirs=theirs))
    if as_json:
        tell_json(
            {
                "added": [_json(finder, record) for record in found.added],
                "same": len(found.same),
                "conflicts": [{"mine": _json(finder, a), "theirs": _json(finder, b)} for a, b in found.conflicts],
                "kept": "theirs" if theirs else "mine",
            }
        )
    else:
        _tell_merged(found, lambda record: _line(finder, record))
    return NOTHING_FOUND if found.conflicts and not (theirs or mine) else OK


def _tell_merged(found: Any, line: Callable[["Said"], str]) -> None:
    """What was added, and where the two disagree."""
    for record in found.added:
        tell("+ ", line(record))
    for own, other in found.conflicts:
        tell(paint(_("conflict"), "doubt"))
        tell("  ", paint(_("mine"), "heading"), "    ", line(own))
        tell("  ", paint(_("theirs"), "heading"), "  ", line(other))
    told = _("{added} added, {same} known, {conflicts} in conflict")
    counts = {"added": len(found.added), "same": len(found.same), "conflicts": len(found.conflicts)}
    complain(told.format(**counts))


# -- showing rulings


def _opened(given: str | None) -> tuple["Corpus", "Finder"]:
    """The corpus, and what finds its places; what is wrong with the files of the hand is said."""
    from duidu.cli.corpora import corpus_path
    from duidu.store.corpus import Corpus
    from duidu.store.joining import Finder

    corpus = Corpus.open(corpus_path(given))
    for problem in corpus.said.problems:
        complain(say(problem))
    return corpus, Finder(corpus.ids, corpus.document)


def _line(finder: "Finder", record: "Said") -> str:
    """A ruling for people."""
    what = record.what
    ends = [_named(finder, end) for end in (what.one, what.other)]
    note = paint(f"  “{what.note}”", "quiet") if what.note else ""
    made = paint(f"  {record.made[:10]}", "quiet")
    return f"{SIGNS[what.says]} {ends[0]}{paint('  ↔  ', 'quiet')}{ends[1]}{note}{made}"


def _named(finder: "Finder", end: "End") -> str:
    """An end for people: address and first words; of what is gone, what stood there."""
    name = paint(end.document, "heading")
    if end.anchor is None:
        return name
    line, words = _found(finder, end)
    if line is None:
        lost = paint(_("not found any more:"), "doubt")
        return f"{name} {lost} {_clipped(words)}"
    return f"{paint(f'{_document(finder, end)}:{line}', 'heading')} {_clipped(words)}"


def _clipped(words: str) -> str:
    """The beginning of a text on one line."""
    return safe_line(words if len(words) <= SHOWN else words[: SHOWN - 1] + "…")


def _found(finder: "Finder", end: "End") -> tuple[int | None, str]:
    """The line at which an end stands now (None: it is gone), and the words there."""
    assert end.anchor is not None
    ground, block = finder.ground(end), finder.block(end)
    if ground is None or block is None:
        return None, end.anchor.exact
    found = ground.document.blocks[block]
    return found.line, title(ground.document, found) or own_text(ground.document, found)


def _document(finder: "Finder", end: "End") -> str:
    """The document of an end as it is called now."""
    ground = finder.ground(end)
    return ground.document.id if ground is not None else end.document


def _json(finder: "Finder", record: "Said") -> dict[str, object]:
    """A ruling for programs."""
    what = record.what
    return {
        "id": record.id,
        "made": record.made,
        "says": what.says,
        "note": what.note,
        "ends": list(_ends_json(finder, (what.one, what.other))),
    }


def _ends_json(finder: "Finder", ends: Iterable["End"]) -> Iterable[dict[str, object]]:
    """Ends for programs: a line is null where the end is a whole document, or is not found any more."""
    for end in ends:
        line, words = (None, "") if end.anchor is None else _found(finder, end)
        found = finder.ground(end) is not None and (end.anchor is None or line is not None)
        yield {"document": _document(finder, end), "line": line, "text": words, "found": found}
