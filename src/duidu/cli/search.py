"""``duidu search``: where in a corpus something stands, however it is written."""

import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from duidu.cli import handed
from duidu.cli.output import complain, json_text, paint, tell, watched
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.errors import InputError
from duidu.model import Document, Hit, Note
from duidu.settings.words import _, say
from duidu.text.outline import label, own_spans
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.search import Index, Query
    from duidu.search.kwic import Order
    from duidu.store.corpus import Corpus

AROUND: Final = 24
"""Characters shown on either side of a match."""
DEFAULT_LIMIT: Final = 50
PAGE: Final = 160
"""Cells of a concordance line where no terminal says how many it has."""
ORDERS: Final = ("year", "left", "right")
KWIC, COUNT = "kwic", "count"
"""What is printed besides the formats of `handed`."""
_OPTION: Final = re.compile(r"--.+|-[A-Za-z]|-n\d+")


class _SearchCommand(Command):
    """A command whose words may begin with a dash: ``-改革`` is a part of the query, ``-n`` an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put options first and everything else behind ``--``, then parse as ever."""
        return super().parse_args(ctx, _options_first(args))


def _options_first(arguments: Iterable[str]) -> list[str]:
    """The arguments with options, right or wrong, before ``--`` and the query's words after it.

    After a ``--`` all are words; only the corpus may still be named there, if not at once.

    >>> _options_first(["-改革 开放", "-c", "plans", "--json"])
    ['-c', 'plans', '--json', '--', '-改革 开放']
    """
    options: list[str] = []
    words: list[str] = []
    waiting = iter(arguments)
    valued, only_words = _VALUED, False
    for argument in waiting:
        if argument == "--" and not only_words:
            valued, only_words = _CORPUS, True
            words.extend(islice(waiting, 1))
        elif argument in valued:
            options.extend((argument, *islice(waiting, 1)))
        elif _OPTION.fullmatch(argument) and not only_words:
            options.append(argument)
        else:
            words.append(argument)
    return [*options, "--", *words]


_CORPUS: Final = frozenset({"-c", "--corpus"})
_VALUED: Final = _CORPUS | frozenset({"-n", "--limit", "--sort", "-o", "--output"})


class Asked(NamedTuple):
    """What was asked for, and what is to be printed of the hits, in which order, and where to."""

    words: str
    limit: int | None
    form: str
    order: "Order"
    output: str | None
    replace: bool

    @property
    def most(self) -> int | None:
        """The most passages to give, None for all: of lines under each other, and of files, no page is too long."""
        return self.limit or (DEFAULT_LIMIT if self.form in {handed.TEXT, handed.JSON} else None)


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
                default=None,
                help=_("The most passages to print (default: {n}; with --kwic or as a table all).").format(
                    n=DEFAULT_LIMIT
                ),
            ),
            json_option(),
            click.Option(["--kwic"], is_flag=True, help=_("Print each match in its context, one under the other.")),
            click.Option(
                ["--sort"],
                type=click.Choice(ORDERS),
                default="year",
                show_default=True,
                help=_("Order of --kwic and of a table: by year, or by what stands left or right of the match."),
            ),
            click.Option(["--count", "only_count"], is_flag=True, help=_("Print only in how many passages it is.")),
            *handed.options(),
        ],
        help=_(
            "Find passages in a corpus; exit with 1 when nothing is found.\n\n"
            "Either script will do, and so will pinyin (pingannankai, or pank). Several words must all occur, in any "
            "order; -word must not; a phrase in quotation marks is taken exactly; ? is any character and * some. Else "
            "a word of four to seven characters may hold one that is wrong, missing or too many, a longer one two.\n\n"
            "title:word looks in titles only; year:2012..2020, place:, kind:, doc: and role:plan keep documents or "
            "passages; in:furniture, in:contents or in:all look at what is set aside; @name is any word of a set "
            "(duidu words)."
        ),
    )


def run(
    query: tuple[str, ...],
    corpus: str | None,
    limit: int | None,
    sort: "Order",
    output: str | None,
    replace: bool,
    **flags: bool,
) -> int:
    """Print or write the hits and return the exit status."""
    from duidu.cli.corpora import corpus_path
    from duidu.search import count, parse
    from duidu.store import wordsets
    from duidu.store.corpus import Corpus

    form = _form(flags, output, replace=replace)
    kept = wordsets.load()
    for problem in kept.problems:
        complain(say(problem))
    words = " ".join(query)
    asked = parse(words, kept.sets)
    _tell_notes(asked.notes)
    opened = Corpus.open(corpus_path(corpus))
    index = indexed(opened)
    if form == COUNT:
        return _tell_count(sum(count(index, asked).values()))
    what = Asked(words, limit, form, sort, output, replace)
    return _tell_found(opened, index, asked, what)


def _form(flags: Mapping[str, bool], output: str | None, *, replace: bool) -> str:
    """The format that was asked for; one that cannot be written is said before anything is searched."""
    form = handed.form_of(flags, output)
    if flags["only_count"] and form not in {handed.TEXT, handed.JSON}:
        words = _("choose one of {options}").format(options=f"--count --{form}")
        raise click.UsageError(words, click.get_current_context())
    handed.refuse_in_time(form, output, replace=replace)
    if flags["only_count"]:
        return COUNT
    return KWIC if flags["kwic"] and form == handed.TEXT else form


def indexed(corpus: "Corpus") -> "Index":
    """Return the index of a corpus; what cannot be read is said and keeps nothing else from being found."""
    from duidu.store.index import Step, index_of

    for problem in corpus.problems:
        complain(say(problem))
    steps = index_of(corpus)
    made: list[Index] = []

    def seen() -> Iterable[Step]:
        made.append((yield from steps))

    waiting = sum(entry.error is None for entry in corpus.entries)
    for step in watched(seen(), waiting, _("Indexing")):
        if step.error is not None:  # good at its beginning, bad further on
            complain(say(step.error))
    return made[0]


def _tell_found(corpus: "Corpus", index: "Index", asked: "Query", what: Asked) -> int:
    """Print the hits in the form wanted and return the exit status."""
    from duidu.search import count, search

    hits = search(index, asked, what.most)
    texts = _documents(corpus, hits)
    hits = [hit for hit in hits if hit.document in texts]
    if what.form == handed.JSON:
        from duidu.cli.exhibit import put
        from duidu.export.search import search_json

        put(json_text(search_json(texts.values(), hits)) + "\n", what.output, replace=what.replace)
    elif what.form == KWIC:
        _tell_kwic(texts, hits, what.order)
    elif what.form == handed.TEXT:
        _tell_hits(texts, hits)
    elif hits:
        more = what.limit is not None and sum(count(index, asked).values()) > len(hits)
        _hand_on(corpus, texts, hits, what, more=more)
    if not hits and what.form != handed.JSON:
        _tell_tried(index, asked)
    return OK if hits else NOTHING_FOUND


def _hand_on(corpus: "Corpus", texts: dict[str, Document], hits: list[Hit], what: Asked, *, more: bool) -> None:
    """The hits as a table, a line for each match."""
    from duidu.search.kwic import lines, ordered
    from duidu.tui import kwictable

    given = kwictable.Given(what.words, what.order, more=more)
    made = kwictable.tabled(corpus, given, ordered(lines(texts, hits), what.order))
    handed.put(made, what.form, what.output, replace=what.replace)


def _tell_tried(index: "Index", asked: "Query") -> None:
    """What a query was looked for as that found nothing."""
    from duidu.tui.tried import tried, tried_words

    if asked.wanted:
        for line in tried_words(tried(index, asked)):
            click.echo(safe_line(line), err=True)


def _documents(corpus: "Corpus", hits: Iterable[Hit]) -> dict[str, Document]:
    """The documents that hits are in; one that went away since it was indexed is said."""
    found: dict[str, Document] = {}
    for name in dict.fromkeys(hit.document for hit in hits):
        try:
            found[name] = corpus.document(name)
        except InputError as error:
            complain(say(error))
    return found


def _tell_count(hits: int) -> int:
    """Print a number of passages and return the exit status."""
    tell(str(hits))
    return OK if hits else NOTHING_FOUND


def _tell_notes(notes: Iterable[Note]) -> None:
    """What in the query makes no sense; the rest is searched."""
    from duidu.settings.querynotes import note_words

    for note in notes:
        complain(note_words(note))


def _tell_kwic(texts: dict[str, Document], hits: Iterable[Hit], order: "Order") -> None:
    """Each match in its context, the matches one under the other."""
    from duidu.export.kwic import laid
    from duidu.search.kwic import lines, ordered

    width = shutil.get_terminal_size((PAGE, 0)).columns if sys.stdout.isatty() else PAGE
    for line in laid(ordered(lines(texts, hits), order), width):
        tell(paint(line.where, "quiet"), line.left, paint(line.match, "match"), line.right)


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
