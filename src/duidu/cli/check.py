"""``duidu check``: what the program makes of each document of a corpus, and what it doubts.

What is wrong with a document is a finding, not a failure: the exit status is 0 whenever the corpus could be opened.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from duidu.cli.output import paint, tell, tell_json, watched
from duidu.cli.parameters import Command, corpus_option, json_option
from duidu.cli.statuses import OK
from duidu.settings.words import _, ngettext, say
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.errors import DuiduError
    from duidu.store.corpus import Corpus
    from duidu.store.review import Alike, Looked


def command() -> click.Command:
    """Return the command in the language in use."""

    def check(folder: str | None, corpus: str | None, as_json: bool) -> int:
        return run(folder or corpus, as_json)

    return Command(
        "check",
        callback=check,
        params=[
            click.Argument(
                ["folder"], required=False, metavar=_("[CORPUS]"), help=_("A folder of documents, or one file.")
            ),
            corpus_option(),
            json_option(),
        ],
        help=_(
            "Print what duidu makes of each document of a corpus: encoding, kind, provenance, dates, place, sections, "
            "roles, doubts, and which documents are nearly the same.\n\n"
            "What is wrong with a document is told with it and is no failure of the command."
        ),
    )


def run(folder: str | None, as_json: bool) -> int:
    """Print the review and return the exit status."""
    from duidu.cli.corpora import corpus_path
    from duidu.store.corpus import Corpus
    from duidu.store.review import alike_in, look_over

    corpus = Corpus.open(corpus_path(folder))
    looked = list(watched(look_over(corpus), len(corpus.entries), _("reading")))
    problems = [problem for problem in corpus.problems if all(problem is not entry.error for entry in corpus.entries)]
    if as_json:
        tell_json(_json(corpus, looked, alike_in(looked), problems))
    else:
        _tell(looked, alike_in(looked), problems)
    return OK


def _json(
    corpus: "Corpus", looked: "Sequence[Looked]", alike: "Sequence[Alike]", problems: "Sequence[DuiduError]"
) -> dict[str, Any]:
    """The review for programs."""
    from duidu.export.overview import overview_json

    documents = [
        {
            "document": one.id,
            "file": one.file,
            "error": str(one.error) if one.error is not None else None,
            **(overview_json(one.overview) if one.overview is not None else {}),
        }
        for one in looked
    ]
    return {
        "corpus": str(corpus.root),
        "documents": documents,
        "near_duplicates": [{"documents": list(group.documents), "likeness": group.likeness} for group in alike],
        "problems": [str(problem) for problem in problems],
    }


def _tell(looked: "Sequence[Looked]", alike: "Sequence[Alike]", problems: "Sequence[DuiduError]") -> None:
    """The review for people: a paragraph for each document, then what concerns several."""
    from duidu.cli.overviews import flow

    for one in looked:
        _tell_one(one)
    if alike:
        tell(paint(_("Nearly the same text, to be read as one work"), "heading"))
    for group in alike:
        likeness = _("{percent} % alike").format(percent=round(group.likeness * 100))
        for line in flow([likeness, *group.documents]):
            tell(line)
    if problems:
        tell(paint(_("Problems of the corpus"), "heading"))
    for problem in problems:
        for line in flow([say(problem)]):
            tell(paint(line, "doubt"))
    tell(paint(_count(looked), "quiet"))


def _tell_one(one: "Looked") -> None:
    """One document: its id and title, what it is, how it was read, what is doubtful."""
    from duidu.cli.overviews import cautions, facts, figures, flow, roles

    found = one.overview
    tell(paint(one.id, "heading"))
    if found is None:
        for line in flow([f"✗ {say(one.error)}" if one.error is not None else ""]):
            tell(paint(line, "dropped"))
        return
    for part in ([found.meta.title.value or _("title unknown")], facts(found), figures(found), roles(found)):
        for line in flow(part):
            tell(line)
    for caution in cautions(found):
        for line in flow([f"⚠ {safe_line(caution)}"]):
            tell(paint(line, "doubt"))


def _count(looked: "Sequence[Looked]") -> str:
    """How many documents, how many doubtful and unreadable ones."""
    doubtful = sum(one.overview is not None and one.overview.doubtful for one in looked)
    unread = sum(one.error is not None for one in looked)
    parts = [ngettext("{n} document", "{n} documents", len(looked)).format(n=len(looked))]
    if doubtful:
        parts.append(ngettext("{n} with doubts", "{n} with doubts", doubtful).format(n=doubtful))
    if unread:
        parts.append(ngettext("{n} cannot be read", "{n} cannot be read", unread).format(n=unread))
    return _(", ").join(parts)
