"""The ``duidu`` command itself: finds a command by its first word, and takes a first word that is none for a corpus.

A command's module is imported when it is used and builds the command there and then, in the language chosen.
"""

import difflib
import keyword
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from duidu.cli.parameters import corpus_option, help_option, screen_options, version_option
from duidu.settings.words import _

COMMANDS: Final = (
    "open",
    "outline",
    "search",
    "words",
    "trace",
    "slogans",
    "newgone",
    "promises",
    "align",
    "diff",
    "lineage",
    "figures",
    "coverage",
    "bookmarks",
    "links",
    "import",
    "check",
    "corrections",
    "forget",
)
"""Each is a module beside this one with a function `command` (``import_`` for import), in the help page's order."""


class Group(click.Group):
    """Commands that are built when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        built: click.Command = import_module(f"duidu.cli.{module}").command()
        return built

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command the words ask for: the first word's, else ``open`` for all of them."""
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        _refuse_a_slip(ctx, args[0])
        return super().resolve_command(ctx, ["open", *args])


def _refuse_a_slip(context: click.Context, word: str) -> None:
    """Say so when a word that is nothing on the disk looks like a command."""
    meant = difflib.get_close_matches(word, COMMANDS, n=1)
    if meant and not Path(word).exists():
        message = _("{word}: neither a command nor a folder; did you mean {command}?")
        context.fail(message.format(word=word, command=meant[0]))


def group() -> Group:
    """Return the command line in the language in use."""

    def without_command(corpus: str | None, theme: str | None) -> int | None:
        context = click.get_current_context()
        if context.invoked_subcommand is not None:
            return None
        from duidu.cli.open import run

        return run(corpus, theme)

    return Group(
        "duidu",
        callback=without_command,
        invoke_without_command=True,
        add_help_option=False,
        params=[corpus_option(), *screen_options(), version_option(), help_option()],
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[CORPUS | COMMAND …]"),
        help=_(
            "Read plan documents against each other.\n\n"
            "Without a command, open a corpus on the screen: a folder of documents, else the last one opened, "
            "else the sample. A folder that is named like a command opens as ./search or with -c."
        ),
        epilog=_("Exit status: 0 done, 1 nothing found (diff --exit-code: differences), 2 error."),
    )
