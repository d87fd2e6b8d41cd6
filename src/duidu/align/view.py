"""What alignment sees of a document: units (titles, headings, running text) with folded text, words and pieces.

The idea: everything that compares two blocks reads one prepared value, so no evidence parses text again. A unit is
one block without its numbering sign, since a renumbered paragraph is the same paragraph. Its *pieces* are its
sentences, or stretches of about PIECE characters where a sentence runs on or has lost its punctuation, so that one
sentence of a composite paragraph can be found as such. The limit: pieces of unpunctuated text end at words, not
where the sense does.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from duidu.model import BODY_KINDS, HEAD_KINDS, ROOT, Block, Document, Kind, Role, Span
from duidu.text.clauses import clauses, sentences
from duidu.text.fold import fold
from duidu.text.outline import join, own_spans
from duidu.text.steps import finished
from duidu.text.words import words

Group = Literal["title", "head", "body"]

LONG_SENTENCE = 130
"""Characters; a longer sentence usually lists several measures and is cut into pieces."""

PIECE = 50
"""Characters; two or three clauses of a plan, the least that says what is to be done with what."""

WORD = 2
"""Characters; a word of one (的, 区) tells nothing about the subject."""

MOST_READ = 20_000
"""Characters of one block that are read: no paragraph of a plan is as long, and a file of one line must not stall."""

AT_ONCE = 100
"""Blocks between two steps."""

KEPT = 8
"""Prepared documents kept: as many as there may be columns side by side. A long plan takes some 10 MB."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One block that may be linked.

    `text` and `title` are folded, as are the words; `pieces` are offsets of the document and `piece_words` the words of
    each; `path` are the places, among the view's sections, of the headings it stands under, nearest first, a heading
    itself included.
    """

    block: int
    group: Group
    text: str
    title: str
    pieces: tuple[Span, ...]
    piece_words: tuple[tuple[str, ...], ...]
    title_words: tuple[str, ...]
    role: Role
    path: tuple[int, ...]
    opens: bool
    """Whether it stands right under a heading without a title of its own: a section's introduction."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the whole unit, in order."""
        return tuple(chain.from_iterable(self.piece_words))

    @property
    def section(self) -> int:
        """The place of its nearest heading, 0 for none."""
        return self.path[0] if self.path else 0

    @property
    def chapter(self) -> int:
        """The place of its outermost heading, 0 for none."""
        return self.path[-1] if self.path else 0


@dataclass(frozen=True, slots=True)
class View:
    """A document's units in order, and its sections: ROOT first, then every heading and caption; `folded` its text."""

    document: Document
    folded: str
    units: tuple[Unit, ...]
    sections: tuple[int, ...]

    def of(self, group: Group) -> tuple[Unit, ...]:
        """Return the units of one group, in order."""
        return tuple(unit for unit in self.units if unit.group == group)


def group_of(kind: Kind) -> Group | None:
    """Return what a block may be linked as; None for furniture, tables and other things set aside."""
    if kind == "title":
        return "title"
    if kind in HEAD_KINDS:
        return "head"
    return "body" if kind in BODY_KINDS else None


def view(document: Document) -> View:
    """Prepare a document for alignment; blocks without text are left out.

    The last few are kept, since a document is read against several others in a row.
    """
    return finished(view_steps(document))


def view_steps(document: Document) -> Generator[float, None, View]:
    """Prepare a document as `view` does; steps say how far it is, from 0 to 1."""
    known = _kept(document)
    if not known:
        made = yield from _read(document)
        known.append(made)
    return known[0]


@lru_cache(maxsize=KEPT)
def _kept(document: Document) -> list[View]:
    """Where a document's view is kept once it has been made."""
    return []


def _read(document: Document) -> Generator[float, None, View]:
    """Prepare a document that is not known yet."""
    sections = (ROOT, *(block.id for block in document.blocks if block.kind in HEAD_KINDS))
    place = {block: index for index, block in enumerate(sections)}
    folded = fold(document.text)
    units: list[Unit] = []
    for at, block in enumerate(document.blocks):
        if at % AT_ONCE == AT_ONCE - 1:
            yield at / len(document.blocks)
        group = group_of(block.kind)
        spans = _unnumbered(document, block)
        if group and spans:
            opens = not block.title and not (units and units[-1].group == "body")
            path = tuple(place[heading] for heading in _headings(document, block))
            pieces = tuple(_pieces(document.text, spans)) if group == "body" else tuple(spans)
            units.append(
                Unit(
                    block=block.id,
                    group=group,
                    text="".join(join(folded, tuple(spans)).split()),
                    title="".join(join(folded, block.title).split()),
                    pieces=pieces,
                    piece_words=tuple(tuple(_words(folded, piece)) for piece in pieces),
                    title_words=tuple(word for span in block.title for word in _words(folded, span)),
                    role=block.role,
                    path=path,
                    opens=opens,
                )
            )
    return View(document, folded, tuple(units), sections)


def _unnumbered(document: Document, block: Block) -> list[Span]:
    """A block's own spans without its numbering sign, as far as it is read; a sign that stands alone is its text."""
    own = own_spans(document, block)
    after = block.number.end if block.number else block.span.start
    cut = (Span(max(start, after), min(end, after + MOST_READ)) for start, end in own)
    found = [span for span in cut if span.start < span.end]
    if block.number and not any(map(str.isalnum, document.text[after : block.span.end][:MOST_READ])):
        return list(own)
    return found


def _headings(document: Document, block: Block) -> list[int]:
    """The headings a block stands under, nearest first, a heading itself included."""
    found: list[int] = []
    seen: set[int] = set()
    current = block.id
    while current != ROOT and current not in seen:
        seen.add(current)
        if document.blocks[current].kind in HEAD_KINDS:
            found.append(current)
        current = document.blocks[current].parent
    return found


def _words(text: str, span: Span) -> Iterator[str]:
    """Of folded text, the words that may tell a subject: two characters or more, no figures."""
    for start, end in words(text, span):
        if end - start >= WORD and text[start].isalpha():
            yield text[start:end]


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Sentences; long ones in groups of clauses; clauses without end cut at words."""
    for span in spans:
        for sentence in sentences(text, span):
            if sentence.end - sentence.start <= LONG_SENTENCE:
                yield sentence
            else:
                yield from _cut(text, sentence)


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """Cut a long sentence at clauses, else at words, into stretches of at least PIECE characters."""
    start = sentence.start
    for end in _cuts(text, sentence):
        if end - start >= PIECE and sentence.end - end >= PIECE // 2:
            yield Span(start, end)
            start = end
    yield Span(start, sentence.end)


def _cuts(text: str, sentence: Span) -> Iterator[int]:
    """Where a long sentence may be cut."""
    for clause in clauses(text, sentence):
        if clause.end - clause.start > LONG_SENTENCE:
            yield from (word.end for word in words(text, clause))
        else:
            yield clause.end
