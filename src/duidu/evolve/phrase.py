"""What is followed through the years: one phrase, several, a word set, or a pattern, exactly as it stands.

A trace counts, so nothing is forgiven here: no slips, no pinyin. Script, width and quotation marks never matter, since
everything is folded. Several words, and the words of a set, are followed together and told apart by `Phrase.which`.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from duidu.model import Note
from duidu.search.forms import Form, Heard, Plain, Term, Wild
from duidu.search.held import held
from duidu.search.passages import Passage, Texts
from duidu.search.plan import closely
from duidu.search.query import Query, Sets, parse
from duidu.search.schema import Index


@dataclass(frozen=True)
class Phrase:
    """What is asked for: as typed, and as the query that finds it, with its filters; `notes` as of the query."""

    typed: str
    query: Query

    @property
    def notes(self) -> tuple[Note, ...]:
        """What in the query makes no sense."""
        return self.query.notes

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that are counted, folded; a pattern as it is written."""
        return tuple(form.text for term in self.query.wanted for form in term.forms if not isinstance(form, Heard))

    @property
    def single(self) -> str:
        """The only word if there is one and it is no pattern, else empty."""
        return self.words[0] if len(self.words) == 1 and not set("*?") & set(self.words[0]) else ""

    def which(self, found: str) -> str:
        """Return the word a stretch of folded text is an instance of: itself, else the pattern that fits."""
        return found if found in self.words or len(self.words) != 1 else self.words[0]


def phrase(text: str, sets: Sets | None = None) -> Phrase:
    """Return what a text asks to follow; words with spaces between are several unless in quotation marks.

    Args:
        text: As typed: words, "a phrase", @set, patterns with * and ?, and the filters of a search.
        sets: The word sets that ``@name`` may name.
    """
    query = parse(text, sets)
    forms = tuple(dict.fromkeys(form for term in query.wanted for form in map(_exact, term.forms) if form is not None))
    wanted = (Term(text, forms),) if forms else ()
    return Phrase(" ".join(text.split()), replace(query, wanted=wanted, unwanted=(), whole=None))


def _exact(form: Form) -> Form | None:
    """A form without slips; None for one that is only heard."""
    if isinstance(form, Plain):
        return Plain(form.text)
    return None if isinstance(form, Heard) else form


class Found(NamedTuple):
    """A passage and where in its text the words stand, in order."""

    passage: Passage
    matches: tuple[tuple[int, int], ...]


def found_in(index: Index, asked: Query) -> list[Found]:
    """Return the passages that hold any form of a query's only term, by document and place, each with its matches."""
    if not asked.wanted or (query := closely(index, asked)) is None:
        return []
    passages = sorted(index.fetch(query, index.size), key=lambda one: one.place)
    read = held(Texts(tuple(passages)), asked, slips=False)
    return [Found(one.passage, _apart([(m.start, m.end) for m in one.matches[0]])) for one in read]


def _apart(matches: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Matches in order, of those that overlap the longest: 居家养老服务 holds 养老 and is one place."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(matches, key=lambda m: (m[0], -m[1])):
        if kept and start < kept[-1][1]:
            if end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end)
            continue
        kept.append((start, end))
    return tuple(kept)


def plainly(*words: str) -> Query:
    """Return the query for any of some folded words as they stand."""
    return Query((Term("", tuple(Plain(word) for word in words)),))


def fitting(pattern: str) -> Query:
    """Return the query for a pattern with * and ?."""
    return Query((Term(pattern, (Wild(pattern),)),))
