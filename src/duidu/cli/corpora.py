"""From what the user named to documents: which corpus, which document of it, which section."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from duidu.cli.output import complain
from duidu.errors import InputError, NotFoundError
from duidu.model import Document
from duidu.settings.words import say
from duidu.store import places, state
from duidu.store.corpus import Corpus
from duidu.text.outline import by_line, subtree


class Place(NamedTuple):
    """A document and, when the address named a line, the blocks of the section or paragraph that begins there."""

    document: Document
    scope: tuple[int, ...] | None


def corpus_path(given: str | None) -> Path:
    """Return the corpus to use: the one given, else the last one opened if it is still there, else the sample."""
    if given:
        return Path(given)
    kept = state.load()
    for problem in kept.problems:
        complain(say(problem))
    last = Path(kept.corpus)
    return last if kept.corpus and last.exists() else places.sample_corpus()


def corpus_for(given: str | None, addresses: Sequence[str]) -> Corpus:
    """Return the corpus in which some addresses are looked up; files named by their paths need none.

    Raises:
        DuiduError: if the corpus cannot be opened.
    """
    if not given and all(Path(address).is_file() for address in addresses):
        return Corpus.of_files()
    return Corpus.open(corpus_path(given))


def place(corpus: Corpus, address: str) -> Place:
    """Return the document, and the section if any, that an address names.

    Raises:
        NotFoundError: if there is no such document, or nothing on the line.
        InputError: if the document cannot be read.
    """
    name, line = corpus.resolve(address)
    document = corpus.document(name)
    if line is None:
        return Place(document, None)
    block = by_line(document).get(line)
    if block is None:
        raise NotFoundError("{address}: nothing stands on this line; name one that has text", address=address)
    return Place(document, subtree(document, block))


def documents(corpus: Corpus) -> list[Document]:
    """Return all documents that can be read; what is wrong with the others is said and keeps none from opening."""
    for problem in corpus.problems:
        complain(say(problem))
    found = []
    for entry in corpus.entries:
        if entry.error is None:
            try:
                found.append(corpus.document(entry.id))
            except InputError as error:  # good at its beginning, bad further on
                complain(say(error))
    return found
