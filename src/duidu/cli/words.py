"""``duidu words``: named sets of words that ``@name`` stands for in a query."""

from collections.abc import Iterable

import click

from duidu.cli.output import complain, paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, help_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.errors import StoreError
from duidu.settings.words import _, say
from duidu.text.safe import safe_line


def command() -> click.Command:
    """Return the command in the language in use."""
    return click.Group(
        "words",
        commands=[_list_command(), _set_command(), _delete_command(), _suggest_command()],
        params=[help_option()],
        add_help_option=False,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[COMMAND …]"),
        help=_("Named sets of words: where a query says @name, any word of the set will do."),
    )


def _list_command() -> click.Command:
    return Command(
        "list",
        callback=list_,
        params=[json_option()],
        help=_("Print the word sets; exit with 1 when there are none."),
    )


def _set_command() -> click.Command:
    return Command(
        "set",
        callback=set_,
        params=[_name_argument(), click.Argument(["words"], nargs=-1, required=True)],
        help=_("Keep words as a set, in place of one of that name."),
    )


def _delete_command() -> click.Command:
    return Command("delete", callback=delete, params=[_name_argument()], help=_("Delete a word set."))


def _suggest_command() -> click.Command:
    return Command(
        "suggest",
        callback=suggest,
        params=[click.Argument(["words"], nargs=-1, required=True), corpus_option()],
        help=_("Print words that keep company with some words, or with those of @name, in a corpus."),
    )


def _name_argument() -> click.Argument:
    return click.Argument(["name"])


def list_(as_json: bool) -> int:
    """Print the sets."""
    sets = _sets()
    if as_json:
        tell_json({name: list(words) for name, words in sets.items()})
    else:
        for name, words in sets.items():
            tell(paint(f"@{name} ", "heading"), safe_line(" ".join(words)))
    return OK if sets else NOTHING_FOUND


def set_(name: str, words: tuple[str, ...]) -> int:
    """Keep a set."""
    from duidu.store import wordsets

    _say(wordsets.save(name.removeprefix("@"), words).problems)
    return OK


def delete(name: str) -> int:
    """Delete a set; 1 when there is none of this name."""
    from duidu.store import wordsets

    known = name.removeprefix("@") in _sets()
    _say(wordsets.delete(name.removeprefix("@")).problems)
    return OK if known else NOTHING_FOUND


def suggest(words: tuple[str, ...], corpus: str | None) -> int:
    """Print what keeps company with some words."""
    from duidu.cli.corpora import corpus_path
    from duidu.cli.search import indexed
    from duidu.search.company import companions
    from duidu.store.corpus import Corpus

    sets = _sets()
    members = [word for given in words for word in sets.get(given.removeprefix("@"), (given,))]
    found = companions(indexed(Corpus.open(corpus_path(corpus))), members)
    for one in found:
        tell(safe_line(one.word), paint(f"  {one.passages}", "quiet"))
    return OK if found else NOTHING_FOUND


def _sets() -> dict[str, tuple[str, ...]]:
    """The sets that are kept."""
    from duidu.store import wordsets

    kept = wordsets.load()
    _say(kept.problems)
    return kept.sets


def _say(problems: Iterable[StoreError]) -> None:
    """Say what was wrong with the file."""
    for problem in problems:
        complain(say(problem))
