"""Traces and slogans of a corpus: what the core needs of the index and the documents, brought together.

Documents that hold the phrase are read; those without it only as long as they are few, to say whether they are whole,
for a large corpus is not parsed to show that a phrase is nowhere in it.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from duidu.errors import InputError
from duidu.evolve.beside import companions
from duidu.evolve.phrase import Phrase, found_in
from duidu.evolve.slogans import Pattern, Suggested, family, kin, suggested
from duidu.evolve.trace import trace
from duidu.evolve.variants import nearest, parts, variants
from duidu.evolve.works import merged
from duidu.export.trace import Matrix, Traced
from duidu.model import Document
from duidu.search.plan import everything
from duidu.search.schema import Index
from duidu.store.corpus import Corpus

MOST_WITHOUT: Final = 60
"""Documents without the phrase that are read, too."""
DRAWN: Final = 400
"""Passages drawn without looking, against which company is measured."""


class Problem(NamedTuple):
    """A document that could not be read, and why."""

    document: str
    error: InputError


def traced(corpus: Corpus, index: Index, asked: Phrase) -> tuple[Traced, list[Problem]]:
    """Return a phrase through a corpus with all that is found around it, and what could not be read."""
    found = found_in(index, asked.query)
    holders = dict.fromkeys(one.passage.document for one in found)
    others = [entry.id for entry in corpus.entries if entry.error is None and entry.id not in holders]
    documents, problems = _read(corpus, [*holders, *(others if len(others) <= MOST_WITHOUT else ())])
    shelf = {entry.id: entry.meta for entry in corpus.entries if entry.error is None}
    made = trace(asked, found, shelf, documents)
    counted = {column.document for column in made.columns}
    mine = [one for one in found if one.passage.document in counted]
    forms = variants(index, asked, mine, [(one.document, one.written) for one in made.occurrences])
    without = [column.document for column in made.columns if not column.count]
    without = without if len(without) <= MOST_WITHOUT else []
    siblings = [form.text for form in forms if form.way == "enumerated"]
    tried = _tried(asked, [*siblings, *(kin(index, asked.single, without) if without else ())])
    near = nearest(index, tried, without)
    drawn = index.fetch(everything(index), DRAWN) if mine else []
    return Traced(made, documents, forms, companions(mine, drawn), near, tried), problems


def _tried(asked: Phrase, siblings: list[str]) -> list[str]:
    """What to look for where the phrase is absent: what stood in line with it, slogans of its family, its parts."""
    return list(dict.fromkeys([*siblings, *(parts(asked.single) if asked.single else ())]))


def matrix(corpus: Corpus, index: Index, wanted: Pattern) -> tuple[Matrix, list[Problem]]:
    """Return the family of a pattern over the works of a corpus, and what could not be read."""
    found = family(index, wanted)
    holders = dict.fromkeys(use.document for use in found.uses if use.sort == "slogan")
    others = dict.fromkeys(use.document for use in found.uses if use.document not in holders)
    documents, problems = _read(corpus, [*holders, *(others if len(others) <= MOST_WITHOUT else ())])
    shelf = {entry.id: entry.meta for entry in corpus.entries if entry.error is None}
    columns = merged(shelf, list(documents.values()))
    return Matrix(found, columns, documents), problems


def patterns(index: Index, most: int = 12) -> tuple[Suggested, ...]:
    """Return the patterns of slogans that a corpus offers of itself."""
    texts = ((p.document, p.text) for page in index.pages(everything(index), 1000) for p in page)
    return suggested(texts, most)


def _read(corpus: Corpus, names: Iterable[str]) -> tuple[dict[str, Document], list[Problem]]:
    """Documents by id, and what could not be read."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name in names:
        try:
            documents[name] = corpus.document(name)
        except InputError as error:
            problems.append(Problem(name, error))
    return documents, problems
