"""Parameters that several commands share, built anew in the language of the run."""

from collections.abc import Sequence
from typing import Any

import click

from duidu import __version__
from duidu.cli.language import FLAG
from duidu.settings.words import _


class Command(click.Command):
    """A command with our help option; its callback returns the exit status."""

    def __init__(self, name: str, **settings: Any) -> None:
        settings["params"] = [*settings.get("params", ()), help_option()]
        super().__init__(name, add_help_option=False, options_metavar=_("[OPTIONS]"), **settings)


def help_option() -> click.Option:
    """-h, --help."""

    def show(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            click.echo(context.get_help())
            context.exit()

    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=_("Show this message and exit."),
    )


def version_option() -> click.Option:
    """--version."""

    def show(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            click.echo(f"duidu {__version__}")
            context.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=_("Show the version and exit."),
    )


def corpus_option() -> click.Option:
    """-c, --corpus: also taken from before the command."""

    def inherited(context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
        above: str | None = context.find_root().params.get("corpus")
        return value or above

    return click.Option(
        ["-c", "--corpus"],
        metavar=_("FOLDER"),
        callback=inherited,
        help=_("The corpus: a folder of documents, or one file. Without it the last one opened, else the sample."),
    )


def inherited_corpus_option() -> click.Option:
    """--corpus of a command in a command: also taken from before either of them."""
    option = corpus_option()
    above = option.callback
    assert above is not None

    def inherited(context: click.Context, parameter: click.Parameter, value: str | None) -> Any:
        between = context.parent.params.get("corpus") if context.parent is not None else None
        return above(context, parameter, value or between)

    option.callback = inherited
    return option


def screen_options() -> Sequence[click.Option]:
    """--theme and --lang."""
    return (
        click.Option(["--theme"], metavar=_("NAME"), help=_("Colours of the screen; remembered for the next time.")),
        click.Option([FLAG], metavar="en|zh", expose_value=False, help=_("Language of the interface.")),
    )


def document_arguments(*names: str) -> list[click.Parameter]:
    """Return arguments that each name a document or a section of one."""
    text = _("A file, a document's id, or ID:LINE for one section.")
    return [click.Argument([name], help=text) for name in names]


def output_option() -> click.Option:
    """-o, --output; a name must be given."""

    def named(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise click.BadParameter(_("name a file"))
        return value

    return click.Option(
        ["-o", "--output"],
        metavar=_("FILE"),
        callback=named,
        help=_("Write to a new file; its suffix says the format unless an option does."),
    )


def hand_option() -> click.Option:
    """--no-hand."""
    return click.Option(
        ["--no-hand"], is_flag=True, help=_("What the program finds by itself, without what you ruled in this corpus.")
    )


def json_option() -> click.Option:
    """--json."""
    return click.Option(
        ["--json", "as_json"], is_flag=True, help=_("Print JSON, the same in every language (docs/json.md).")
    )
