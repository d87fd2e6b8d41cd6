"""``duidu search``: where in a corpus something stands, however it is written."""

import re
from collections.abc import Iterable
from typing import Final

import click

from duidu.cli.output import complain, paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.model import Document, Hit, Note
from duidu.settings.words import _
from duidu.text.outline import label, own_spans
from duidu.text.safe import safe_line

AROUND: Final = 24
"""Characters shown on either side of a match."""
DEFAULT_LIMIT: Final = 50
_OPTION: Final = re.compile(r"--.+|-[A-Za-z]|-n\d+")


class _SearchCommand(Command):
    """A command whose words may begin with a dash: ``-改革`` is a part of the query, ``-n`` an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put options first and everything else behind ``--``, then parse as ever."""
        return super().parse_args(ctx, _options_first(args))


def _options_first(arguments: Iterable[str]) -> list[str]:
    """The arguments with options, right or wrong, before ``--`` and the query's words after it.

    >>> _options_first(["-改革 开放", "-c", "plans", "--json"])
    ['-c', 'plans', '--json', '--', '-改革 开放']
    """
    options: list[str] = []
    words: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            words.extend(waiting)
        elif argument in _VALUED:
            options.extend((argument, *(value for value in [next(waiting, None)] if value is not None)))
        elif _OPTION.fullmatch(argument):
            options.append(argument)
        else:
            words.append(argument)
    return [*options, "--", *words]


_VALUED: Final = frozenset({"-c", "--corpus", "-n", "--limit"})


def command() -> click.Command:
    """Return the command in the language in use."""
    return _SearchCommand(
        "search",
        callback=run,
        params=[
            click.Argument(["query"], nargs=-1, required=True, help=_("What to look for.")),
            corpus_option(),
            click.Option(
                ["-n", "--limit"],
                metavar="N",
                type=click.IntRange(min=1),
                default=DEFAULT_LIMIT,
                show_default=True,
                help=_("The most hits to print."),
            ),
            json_option(),
            click.Option(["--count", "only_count"], is_flag=True, help=_("Print only how many hits there are.")),
        ],
        help=_(
            "Find passages in a corpus; exit with 1 when nothing is found.\n\n"
            "Either script will do. Several words must all occur, in any order; -word must not; a phrase in quotation "
            "marks is taken exactly. Else a word of four to seven characters may hold one that is wrong, missing "
            "or too many, a longer one two."
        ),
    )


def run(query: tuple[str, ...], corpus: str | None, limit: int, as_json: bool, only_count: bool) -> int:
    """Print the hits and return the exit status."""
    from duidu.cli.corpora import corpus_path, documents
    from duidu.search import count, parse, prepare, search
    from duidu.store.corpus import Corpus

    asked = parse(" ".join(query))
    _tell_notes(asked.notes)
    texts = documents(Corpus.open(corpus_path(corpus)))
    index = prepare(texts)
    if only_count:
        return _tell_count(sum(count(index, asked).values()))
    hits = search(index, asked, limit)
    if as_json:
        from duidu.export import search_json

        tell_json(search_json(texts, hits))
    else:
        _tell_hits({text.id: text for text in texts}, hits)
    return OK if hits else NOTHING_FOUND


def _tell_count(hits: int) -> int:
    """Print a number of hits and return the exit status."""
    tell(str(hits))
    return OK if hits else NOTHING_FOUND


def _tell_notes(notes: Iterable[Note]) -> None:
    """What in the query makes no sense; the rest is searched."""
    said = {
        "empty": _("the query is empty; give a word to look for"),
        "only_unwanted": _("the query only says what must not occur; add a word to look for"),
        "open_quote": _("a quotation mark is not closed; it is taken to reach to the end"),
        "too_many_terms": _("only the first {n} words of the query are looked for"),
    }
    for note in notes:
        complain(said[note.code].format(n=note.values[0] if note.values else ""))


def _tell_hits(texts: dict[str, Document], hits: Iterable[Hit]) -> None:
    """The hits for people: address, short path, and the match among the words around it."""
    for hit in hits:
        document = texts[hit.document]
        block = document.blocks[hit.block]
        spans = own_spans(document, block)
        first, last = max(spans[0].start, hit.start - AROUND), min(spans[-1].end, hit.end + AROUND)
        line = block.line + document.text.count("\n", block.span.start, hit.start)
        tell(
            paint(f"{document.id}:{line} ", "heading"),
            paint(f"{label(document, block.id)} ", "quiet"),
            "…" if first > spans[0].start else "",
            safe_line(document.text[first : hit.start]),
            paint(document.text[hit.start : hit.end], "match"),
            safe_line(document.text[hit.end : last]),
            "…" if last < spans[-1].end else "",
        )
