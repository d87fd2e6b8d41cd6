"""``duidu forget``: remove everything that is kept of a corpus."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duidu.cli.output import complain
from duidu.cli.parameters import Command
from duidu.cli.statuses import FAILED, NOTHING_FOUND, OK
from duidu.settings.words import _, ngettext
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.store.forgetting import Kept


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "forget",
        callback=run,
        params=[
            click.Argument(
                ["corpus"], metavar=_("CORPUS"), help=_("The folder or file; it need not be there any more.")
            ),
            click.Option(["--yes"], is_flag=True, help=_("Do not ask.")),
        ],
        help=_(
            "Remove everything duidu keeps of a corpus: bookmarks, searches, roles, corrections, facts, links, the "
            "last place and the search index. The corpus itself is not touched. This cannot be undone; exit with 1 "
            "when nothing is kept."
        ),
    )


def run(corpus: str, yes: bool) -> int:
    """Say what is kept, ask, remove it, and return the exit status."""
    from duidu.store.forgetting import forget, kept_of

    path = Path(corpus).expanduser()
    kept = kept_of(path)
    if not kept:
        forget(path)
        complain(_("{corpus}: nothing is kept of it").format(corpus=corpus))
        return NOTHING_FOUND
    question = _("Forget {what} of {corpus}?").format(what=_listed(kept), corpus=safe_line(corpus))
    if not yes and not sys.stdin.isatty():
        complain(_("{question} Say --yes to do it.").format(question=question))
        return FAILED
    if not yes and not click.confirm(question, err=True):
        return NOTHING_FOUND
    forget(path)
    complain(_("{corpus}: forgotten ({what})").format(corpus=corpus, what=_listed(kept)))
    return OK


def _listed(kept: "Kept") -> str:
    """What is kept, in words."""
    counts = [
        (kept.bookmarks, ngettext("{n} bookmark", "{n} bookmarks", kept.bookmarks)),
        (kept.searches, ngettext("{n} search", "{n} searches", kept.searches)),
        (kept.roles, ngettext("{n} role", "{n} roles", kept.roles)),
        (kept.corrections, ngettext("{n} correction", "{n} corrections", kept.corrections)),
        (kept.facts, ngettext("{n} fact", "{n} facts", kept.facts)),
        (kept.links, ngettext("{n} ruling on pairs", "{n} rulings on pairs", kept.links)),
        (kept.joins, ngettext("{n} ruling on figures", "{n} rulings on figures", kept.joins)),
        (kept.promises, ngettext("{n} ruling on promises", "{n} rulings on promises", kept.promises)),
        (int(kept.place), _("the last place")),
    ]
    return _(", ").join(text.format(n=n) for n, text in counts if n)
