"""``duidu open``, and ``duidu`` alone: a corpus on the screen."""

import gc
import sys

import click

from duidu.cli.parameters import Command, corpus_option, screen_options
from duidu.errors import InputError
from duidu.settings.words import _


def command() -> click.Command:
    """Return the command in the language in use."""

    def opened(folder: str | None, corpus: str | None, theme: str | None) -> int:
        above: str | None = click.get_current_context().find_root().params.get("theme")
        return run(folder or corpus, theme or above)

    return Command(
        "open",
        callback=opened,
        params=[
            click.Argument(
                ["folder"], required=False, metavar=_("[CORPUS]"), help=_("A folder of documents, or one file.")
            ),
            corpus_option(),
            *screen_options(),
        ],
        help=_("Open a corpus on the screen (the same as duidu CORPUS)."),
    )


def run(folder: str | None, theme: str | None) -> int:
    """Open the screen on a corpus and return its exit status.

    Raises:
        InputError: if there is nothing to open, or no terminal to draw on.
    """
    from duidu.cli.corpora import corpus_path
    from duidu.store.corpus import Corpus

    path = corpus_path(folder)
    opened = Corpus.open(path)
    if not on_a_terminal():
        raise InputError(
            "{corpus}: the screen needs a terminal on both ends; use duidu outline, search, align or diff in a pipe",
            corpus=str(path),
        )
    gc.disable()  # until the first screen stands (see tui.app): collecting while all is being made finds nothing
    try:
        from duidu.tui.app import run as show

        return show(opened, theme=theme)
    finally:
        gc.enable()


def on_a_terminal() -> bool:
    """Whether there is a keyboard and a screen."""
    return sys.stdin.isatty() and sys.stdout.isatty()
