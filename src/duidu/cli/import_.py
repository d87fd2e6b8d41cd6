"""``duidu import``: bring documents into a corpus."""

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from duidu.cli.output import complain, paint, tell, tell_json, watched
from duidu.cli.parameters import Command, json_option
from duidu.cli.statuses import FAILED, OK
from duidu.settings.words import _, ngettext, say
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.store.importing import Outcome
    from duidu.store.sources import Gathered, Source

STDIN: Final = "-"
SIGNS: Final = {"imported": "+", "replaced": "±", "unchanged": "="}


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "import",
        callback=run,
        params=[
            click.Argument(
                ["files"],
                nargs=-1,
                required=True,
                metavar=_("FILE…"),
                help=_("Files, folders with all below them, or - for standard input."),
            ),
            click.Option(
                ["--to", "corpus"], required=True, metavar=_("CORPUS"), help=_("The folder; made if it is not there.")
            ),
            click.Option(
                ["--name"], metavar=_("NAME"), help=_("What to call standard input, with a suffix such as .html.")
            ),
            click.Option(["--replace"], is_flag=True, help=_("Put a new text in the place of one of the same name.")),
            json_option(),
        ],
        help=_(
            "Bring documents into a corpus: the original into originals/, its text beside it, title, place and dates "
            "into corpus.toml.\n\n"
            "A sign before each says what became of it: + imported, ± replaced, = there already. The same bytes are "
            "never brought in twice; a text that is there gives way only to --replace. Exit status 2 if any file "
            "could not be imported; the others are."
        ),
    )


def run(files: Sequence[str], corpus: str, name: str | None, replace: bool, as_json: bool) -> int:
    """Import the files and return the exit status."""
    from duidu.store.importing import bring

    found = _gathered(files, name)
    root = Path(corpus).expanduser()
    today = datetime.datetime.now().astimezone().date().isoformat()
    outcomes: list[Outcome] = []
    steps = bring(root, found.sources, today, replace=replace)
    try:
        for outcome in watched(steps, len(found.sources), _("importing")):
            outcomes.append(outcome)  # noqa: PERF402  (what was done is told even if the rest cannot be)
    finally:
        _tell(root, outcomes, as_json=as_json)
    errors = [*found.problems, *(outcome.error for outcome in outcomes if outcome.error is not None)]
    for error in errors:
        complain(say(error))
    _summarise(outcomes, found, len(errors))
    return FAILED if errors else OK


def _gathered(files: Sequence[str], name: str | None) -> "Gathered":
    """The files that were named, stdin among them.

    Raises:
        click.UsageError: if stdin has no name, or a name has no stdin.
        InputError: if stdin is too large.
    """
    from duidu.store.sources import Gathered, gather

    if (STDIN in files) != bool(name):
        context = click.get_current_context()
        context.fail(_("standard input (-) and --name go together: a name says what it is, such as plan-2012.html"))
    found = gather(Path(file).expanduser() for file in files if file != STDIN)
    if name:
        return Gathered((*found.sources, _stdin(name)), found.problems, found.passed_over)
    return found


def _stdin(name: str) -> "Source":
    """What comes through the pipe."""
    from duidu.store.scan import MOST_BYTES
    from duidu.store.sources import Source, checked, fit

    stream = sys.stdin.buffer
    data = stream.read(MOST_BYTES + 1_000_000)
    fitting = fit(Path(name).name)
    called = fitting if Path(fitting).suffix else f"{fitting}.txt"
    return checked(Source(STDIN, called, data=data, size=len(data)))


def _tell(root: Path, outcomes: "Sequence[Outcome]", *, as_json: bool) -> None:
    """What became of each file, for programs or for people."""
    if as_json:
        tell_json({"corpus": str(root), "files": [_json(outcome) for outcome in outcomes]})
        return
    for outcome in outcomes:
        if outcome.status != "failed":
            whence = "" if outcome.shown == outcome.file else f"  ← {outcome.shown}"
            tell(f"{SIGNS[outcome.status]} ", safe_line(outcome.file), paint(whence, "quiet"))


def _json(outcome: "Outcome") -> dict[str, Any]:
    """One outcome."""
    from duidu.export.overview import overview_json

    return {
        "name": outcome.shown,
        "status": outcome.status,
        "file": outcome.file,
        "original": outcome.original,
        "carried": list(outcome.carried),
        "error": str(outcome.error) if outcome.error is not None else None,
        **(overview_json(outcome.overview) if outcome.overview is not None else {}),
    }


def _summarise(outcomes: "Sequence[Outcome]", found: "Gathered", failed: int) -> None:
    """How many, and what was doubtful."""
    from duidu.cli.overviews import summary

    counts = {status: sum(outcome.status == status for outcome in outcomes) for status in SIGNS}
    carried = sum(bool(outcome.carried) for outcome in outcomes)
    parts = [
        ngettext("{n} imported", "{n} imported", counts["imported"]).format(n=counts["imported"]),
        *_some(ngettext("{n} replaced", "{n} replaced", counts["replaced"]), counts["replaced"]),
        *_some(ngettext("{n} there already", "{n} there already", counts["unchanged"]), counts["unchanged"]),
        *_some(ngettext("{n} not imported", "{n} not imported", failed), failed),
        *_some(
            ngettext(
                "{n} with what the corpus.toml beside it says",
                "{n} with what the corpus.toml beside them says",
                carried,
            ),
            carried,
        ),
        *_some(
            ngettext(
                "{n} file of another format passed over", "{n} files of other formats passed over", found.passed_over
            ),
            found.passed_over,
        ),
    ]
    complain(_(", ").join(parts))
    brought = [(outcome.file, outcome.overview) for outcome in outcomes if outcome.overview is not None]
    for line in summary(brought):
        complain(line)


def _some(text: str, count: int) -> list[str]:
    """A count that is worth saying."""
    return [text.format(n=count)] if count else []
