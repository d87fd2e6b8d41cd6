"""What a bookmark holds, printed: a comparison with all its columns, or a view by the command that prints the same."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from duidu.cli import exhibit
from duidu.cli.output import complain, counted
from duidu.cli.parameters import Command, json_option
from duidu.cli.statuses import OK
from duidu.errors import NotFoundError
from duidu.evolve.promisesaid import NOT_FOUND
from duidu.settings.words import _

if TYPE_CHECKING:
    from duidu.align.hand import Ruling
    from duidu.model import Comparison, Document
    from duidu.store.bookmarks import Bookmark, View
    from duidu.tui.exhibits import Parts
    from duidu.tui.session import Request, Session

Options = Mapping[str, str]
"""What a view was kept with beside its words."""


# -- a comparison


def comparison(bookmark: "Bookmark", options: Sequence[str]) -> int:
    """Print a comparison that was kept, by options as those of ``duidu diff``, and return the exit status."""

    def run(corpus: str | None, output: str | None, replace: bool, title: str, **flags: bool) -> int:
        from duidu.compare import Narrowing

        brief, gbt7714, unified, summary = (flags.pop(name) for name in ("brief", "gbt7714", "unified", "summary"))
        form = exhibit.form_of(flags, output)
        asked = exhibit.Asked(title, brief, gbt7714, unified, summary, by_hand=True, rows=Narrowing())
        exhibit.refuse_in_time(form, output, asked, replace=replace)
        exhibit.put(_content(bookmark, corpus or bookmark.corpus, form, asked), output, replace=replace)
        return OK

    made = Command("show", callback=run, params=[_corpus(), json_option(), *exhibit.options()])
    with made.make_context("show", list(options), parent=click.get_current_context().parent) as context:
        status: int = made.invoke(context)
        return status


def _corpus() -> click.Option:
    return click.Option(["-c", "--corpus"], metavar=_("FOLDER"), help=_("Another corpus than that it was kept of."))


def _content(bookmark: "Bookmark", corpus: str, form: str, asked: exhibit.Asked) -> "str | Parts":
    """The comparison as it is now; what is not as it was is said."""
    from duidu.cli import diff
    from duidu.store.corpus import Corpus
    from duidu.tui import kept
    from duidu.tui.session import Session

    session = Session(Corpus.open(corpus))
    opened = kept.reopen(session, bookmark)
    documents, found = _compared(session, opened.request)
    for note in (*kept.notes(opened), kept.difference(bookmark, documents, found)):
        if note:
            complain(note)
    return diff.content(documents, found, _rulings(session, opened.request), form, asked)


def _compared(session: "Session", request: "Request") -> "tuple[list[Document], Comparison]":
    """The comparison; where it takes long it shows how far it is."""
    documents, steps = session.comparing(request)
    *_before, last = counted(steps, _("comparing"))
    assert last.comparison is not None, "the last step brings the comparison"
    return documents, last.comparison


def _rulings(session: "Session", request: "Request") -> "list[Sequence[Ruling]]":
    """What the reader ruled of the base and each other document."""
    names = [name for name, _block in request.columns]
    base = names[request.base]
    return [() if i == request.base else session.rulings(base, name).rulings for i, name in enumerate(names)]


# -- a view


class Line(NamedTuple):
    """A command line: the command, its options, its words."""

    command: str
    options: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def arguments(self, *more: str) -> list[str]:
        """Return it with further options, in parts; words that look like options stand behind ``--``."""
        between = ["--"] if any(word.startswith("-") for word in self.words) else []
        return [self.command, *self.options, *more, *between, *self.words]


def view(kept: "View", options: Sequence[str]) -> int:
    """Run the command that prints a view, with options of its own, and return the exit status.

    Raises:
        NotFoundError: if there is no such command.
    """
    from duidu.cli.group import group

    line = line_of(kept)
    if line is None:
        raise NotFoundError("{view}: a view that this duidu cannot print; open it on the screen", view=kept.view)
    corpus = () if {"-c", "--corpus"} & set(options) else ("-c", kept.corpus)
    with group().make_context("duidu", line.arguments(*corpus, *options)) as context:
        status: int = context.command.invoke(context)
        return status


def line_of(kept: "View") -> Line | None:
    """Return the command line that prints what a view shows; None where there is none.

    What only orders or narrows a view on the screen is left out: filters, the place of the cursor, folded rows.
    """
    way = _WAYS.get(kept.view)
    return way(kept.words, kept.options) if way is not None else None


def _kwic(words: str, options: Options) -> Line:
    return Line("search", ("--kwic", *_option("--sort", options.get("order", ""))), (words,))


def _trace(words: str, options: Options) -> Line:
    role = options.get("role", "")
    return Line("trace", words=(f"{words} role:{role}" if role else words,))


def _slogans(words: str, _options: Options) -> Line:
    return Line("slogans", words=(words,) if words else ())


def _newgone(words: str, options: Options) -> Line:
    return Line("newgone", _option("--last", options.get("window", "")), (words,))


def _promises(words: str, options: Options) -> Line:
    only = options.get("only", "")
    state = "notfound" if only in NOT_FOUND else only
    return Line("promises", _option("--state", state), (words, options.get("later", "")))


def _coverage(words: str, options: Options) -> Line:
    return Line("coverage", words=(words, *filter(None, options.get("years", "").split("\n"))))


def _option(name: str, value: str) -> tuple[str, ...]:
    """An option with its value, nothing where it has none."""
    return (name, value) if value else ()


_WAYS: Final[Mapping[str, Callable[[str, Options], Line]]] = {
    "search": lambda words, _options: Line("search", words=(words,)),
    "kwic": _kwic,
    "trace": _trace,
    "tracetable": _trace,
    "lineage": lambda words, _options: Line("lineage", words=(words,)),
    "slogans": _slogans,
    "newgone": _newgone,
    "promises": _promises,
    "figures": lambda _words, _options: Line("figures", ("--all",)),
    "coverage": _coverage,
}
