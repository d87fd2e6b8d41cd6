"""The command line: flags → one core call → stdout, stderr, exit status.

stdout is data, stderr is talk. Whatever a user can cause ends here as one line: what, where, what to do. Nothing heavy
is imported before a command is known, so that ``--help`` answers at once.
"""

import sys
from collections.abc import Sequence

import click

from duidu.cli.output import complain, never_fail_on_a_character, stop_writing
from duidu.cli.statuses import FAILED, INTERRUPTED, OK
from duidu.errors import DuiduError
from duidu.settings.words import _, say

__all__ = ["main"]

_ENDS = (".", "?", ")", "\u3002", "\uff1f", "\uff09")
"""What ends a sentence: click's own messages are whole ones, ours are not."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; without arguments those of the process."""
    never_fail_on_a_character()
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        stop_writing()
        return OK
    except (DuiduError, click.ClickException, OSError) as error:
        complain(_sentence(error))
        return FAILED
    return status


def _run(arguments: list[str]) -> int:
    """Choose the language, build the commands in it, run one."""
    from duidu.cli.group import group
    from duidu.cli.language import choose

    choose(arguments)
    try:
        with group().make_context("duidu", arguments) as context:
            status: int = context.command.invoke(context)
            return status
    except click.exceptions.Exit as done:  # --help and --version
        return done.exit_code


def _sentence(error: DuiduError | click.ClickException | OSError) -> str:
    """An error in the reader's language."""
    if isinstance(error, DuiduError):
        return say(error)
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        hint = _("Try '{command} {option}' for help.").format(command=error.ctx.command_path, option="--help")
        said = error.format_message()
        return f"{said}{' ' if said.endswith(_ENDS) else _('; ')}{hint}"
    return error.format_message()
