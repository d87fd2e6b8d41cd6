"""What the screens share: the open corpus, alignments made so far, the basket, the way back.

No Textual here: it is asked by screens and tested without one. What the first screen does not need (search, alignment,
comparison) is imported when it is first wanted: it would double the time to start. Alignments are kept for the
session, as long as nothing is said of their documents; a lock keeps two background jobs from making the same one twice.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

from duidu.model import ROOT, Alignment, Comparison, Document, Link, Span
from duidu.model import Change as Class
from duidu.store import vectors
from duidu.store.corpus import Corpus, Entry
from duidu.store.hand import Change, Kind
from duidu.store.links import Placed, placed
from duidu.text.lines import line_span, line_starts
from duidu.text.outline import children, label, number, own_spans, section_path, subtree, title, year_of

if TYPE_CHECKING:
    from duidu.compare import Step

MOST_NEIGHBOURS = 12
"""Documents that a document is aligned with unasked: those of its place first, nearest in time."""


LEAST_BESIDE = 2
"""Documents shown beside a section that none of them speaks of, so that this can be seen and said."""


class Place(NamedTuple):
    """A place the reader was at or marked: a document and an offset in its text."""

    document: str
    offset: int


class Section(NamedTuple):
    """A section in the basket or a column: a document and a block of it, ROOT for the whole document."""

    document: str
    block: int


@dataclass(frozen=True, slots=True)
class Request:
    """What to compare: sections side by side and which of them is the base.

    A column whose block is None holds whatever corresponds to the base's section.
    """

    columns: tuple[tuple[str, int | None], ...]
    base: int = 0


APART = 400_000
"""Bytes of text, or as much work, from which parsing is worth a process of its own."""


class Said(NamedTuple):
    """One thing that the reader has said in this run: its kind and the changes it made."""

    kind: Kind[Any]
    changes: tuple[Change[Any], ...]


Stamp = tuple[object, ...]
"""What an alignment depends on besides the text: what is told apart by it has to be aligned anew."""


@dataclass(slots=True)
class Session:
    """The state of one run of the program.

    `said` is what the reader said, the last at the end; `version` goes up whenever something is said or taken back.
    """

    corpus: Corpus
    basket: list[Section] = field(default_factory=list)
    trail: list[Place] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    version: int = 0
    grouping: str = "document"
    """How hits are listed: by ``document`` or by ``year``."""
    lineages: dict[tuple[object, ...], object] = field(default_factory=dict)
    """What was followed last (`tui.lineages`), by what it depends on."""
    hidden: frozenset[Class] = frozenset({"script", "punctuation"})
    """Classes of change that comparisons do not show, as the reader chose them last."""
    _alignments: dict[tuple[str, str], tuple[Stamp, Alignment]] = field(default_factory=dict)
    _placed: dict[tuple[str, str], tuple[Stamp, Placed]] = field(default_factory=dict)
    _ruled: dict[tuple[str, str], tuple[Alignment, Placed, Alignment]] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)

    # -- what the reader says

    def record(self, kind: Kind[Any], changes: Iterable[Change[Any]]) -> None:
        """Take down something the reader says of the corpus; raises StoreError when it cannot be written."""
        made = Said(kind, tuple(changes))
        self.corpus.change(kind, made.changes)
        self.said.append(made)
        self.version += 1

    def take_back(self) -> Said | None:
        """Undo what was said last in this run and return it, None if there is nothing; raises as `record`."""
        if not self.said:
            return None
        last = self.said[-1]
        self.corpus.change(last.kind, [change.back for change in reversed(last.changes)])
        self.version += 1
        return self.said.pop()

    # -- documents

    def document(self, name: str) -> Document:
        """Return a document of the corpus, parsed; raises DuiduError when it cannot be read.

        What takes long is parsed in another process: one in a thread of this one would hold the screen up.
        """
        return self.corpus.document(name) if self.is_quick(name) else self.corpus.parse_apart(name)

    def is_quick(self, name: str) -> bool:
        """Return whether a document can be had without a wait that is felt."""
        return self.corpus.is_loaded(name) or self.corpus.cost(name) <= APART

    def entry(self, name: str) -> Entry:
        """Return a document's entry in the library."""
        return self.corpus.entry(name)

    def year(self, name: str) -> int | None:
        """Return the year a document stands under."""
        meta = self.entry(name).meta
        return year_of(meta.covers, meta.published.value)

    def year_label(self, name: str) -> str:
        """Return a document's year as columns and lists show it: 2012, 2021–25, the id where unknown."""
        periods = [p for p in self.entry(name).meta.covers if p.role in {"plan", "target"}]
        year = self.year(name)
        if year is None:
            return name
        ends = [p.last for p in periods if p.first == year]
        return f"{year}–{max(ends) % 100:02d}" if ends and max(ends) > year else str(year)

    def named(self, name: str) -> str:
        """Return a document's year and id; its id alone where that begins with the year."""
        year = self.year_label(name)
        return name if name.startswith(year) else f"{year} {name}"

    def mark_label(self, name: str, beside: str) -> str:
        """Return the last two digits of a document's year for the margin, after a sign of its place if that differs."""
        year, place = self.year(name), self.entry(name).meta.place.value
        sign = place[:1] if place != self.entry(beside).meta.place.value else ""
        return f"{sign}{year % 100:02d}" if year is not None else name[:4]

    def offset_of(self, name: str, line: int) -> int:
        """Return the offset at which the words of a source line begin, of the last line if there are fewer."""
        text = self.document(name).text
        starts = line_starts(text)
        start, end = line_span(text, starts, min(max(line, 1), len(starts)))
        return start + len(text[start:end]) - len(text[start:end].lstrip())

    def others(self, name: str) -> list[str]:
        """Return the ids of the documents to set beside one: its place first, then nearest in time."""
        place, here = self.entry(name).meta.place.value, self.year(name)

        def rank(entry: Entry) -> tuple[bool, int, int, str]:
            year = self.year(entry.id)
            gap = abs(year - here) if year is not None and here is not None else 9999
            return entry.meta.place.value != place, gap, year or 0, entry.id

        usable = [e for e in self.corpus.entries if e.error is None and e.id != name]
        return [entry.id for entry in sorted(usable, key=rank)][:MOST_NEIGHBOURS]

    def rulings(self, a: str, b: str) -> Placed:
        """Return what the reader has ruled of two documents, A's blocks first."""
        with self._lock:
            first, second, records = self.document(a), self.document(b), self.corpus.said.links
            stamp = (*_stamp(first), *_stamp(second), *(record.id for record in records))
            if (a, b) not in self._placed or self._placed[a, b][0] != stamp:
                self._placed[a, b] = stamp, placed(records, first, second, self.corpus.ids)
            return self._placed[a, b][1]

    def alignment(self, a: str, b: str) -> Alignment:
        """Return the alignment of two documents as the reader wants it, A's blocks first."""
        from duidu.align.hand import ruled

        with self._lock:
            found, said = self._found(a, b), self.rulings(a, b)
            known = self._ruled.get((a, b))
            if known is None or known[0] is not found or known[1] is not said:
                made = ruled(found, self.document(a), self.document(b), said.rulings)
                known = self._ruled[a, b] = found, said, made
            return known[2]

    def _found(self, a: str, b: str) -> Alignment:
        """The alignment of two documents as the program finds it."""
        with self._lock:
            for _step in self.aligning([(a, b)]):
                pass
            return self._alignments[a, b][1]

    def aligning(self, pairs: Iterable[tuple[str, str]]) -> "Iterator[Step]":
        """Align the documents that are not aligned yet, step by step; then `alignment` has them at once.

        Who stops halfway keeps the pairs that were done.
        """
        from duidu.align import align_steps, mirrored
        from duidu.compare import Step

        wanted = [tuple(sorted(pair)) for pair in pairs]
        for at, (a, b) in enumerate(wanted):
            first, second = self.document(a), self.document(b)
            stamp = (*_stamp(first), *_stamp(second))
            if (known := self._alignments.get((a, b))) is not None and known[0] == stamp:
                continue
            for done, total, made in align_steps(first, second, vectors.load()):
                yield Step(at * total + done, len(wanted) * total)
                if made is not None:
                    self._alignments[b, a] = stamp, mirrored(made)
                    self._alignments[a, b] = stamp, made

    def near(self, name: str) -> list[tuple[str, str]]:
        """Return the pairs that `request_for` a block of a document looks at."""
        return [(name, other) for other in self.others(name)]

    def asked(self, request: Request) -> list[tuple[str, str]]:
        """Return the pairs that `comparing` a request looks at."""
        base = request.columns[request.base][0]
        return [(base, name) for i, (name, _) in enumerate(request.columns) if i != request.base]

    def partners(self, name: str, blocks: Iterable[int]) -> list[tuple[str, list[Link]]]:
        """Return for every other document the links from some blocks of this one, nearest document first."""
        wanted = set(blocks)
        found = []
        for other in self.others(name):
            links = [link for link in self.alignment(name, other).links if link.a.block in wanted]
            found.append((other, links))
        return found

    def counterparts(self, name: str, other: str, block: int) -> tuple[Link, ...]:
        """Return the links of one block with another document, best first."""
        from duidu.compare import counterparts

        return counterparts(self.alignment(name, other), block)

    def scope(self, section: Section) -> tuple[int, ...]:
        """Return the blocks of a section; of ROOT, all of the document."""
        document = self.document(section.document)
        if section.block == ROOT:
            return tuple(block.id for block in document.blocks)
        return subtree(document, section.block)

    def request_for(self, name: str, block: int) -> Request:
        """Return the comparison of a block (with what hangs under it) with its counterparts, nearest year first."""
        document = self.document(name)
        root = block if block == ROOT or document.blocks[block].kind in _COMPARED else ROOT
        scope = set(self.scope(Section(name, root)))
        near = self.partners(name, scope)
        withs = [other for other, links in near if links] or [other for other, _ in near[:LEAST_BESIDE]]
        columns: list[tuple[str, int | None]] = [(name, root), *((other, None) for other in withs)]
        return Request(tuple(columns))

    def request_for_basket(self) -> Request:
        """Return the comparison of the sections in the basket, the first as base."""
        return Request(tuple((section.document, section.block) for section in self.basket))

    def compare(self, request: Request) -> tuple[list[Document], Comparison]:
        """Return the documents of a request's columns and their comparison."""
        documents, steps = self.comparing(request)
        *_before, last = steps
        assert last.comparison is not None, "the last step brings the comparison"
        return documents, last.comparison

    def comparing(self, request: Request) -> "tuple[list[Document], Iterator[Step]]":
        """Return the documents of a request's columns and the steps of comparing them, the last with the comparison."""
        from duidu.compare import compare_steps

        base, base_block = request.columns[request.base]
        others = [block for i, (_, block) in enumerate(request.columns) if i != request.base]
        if any(block not in {None, ROOT} for block in others):
            return self._chosen(request)
        documents = [self.document(name) for name, _ in request.columns]
        alignments = [
            None if i == request.base else self.alignment(base, name) for i, (name, _) in enumerate(request.columns)
        ]
        scope = None if base_block in {None, ROOT} else self.scope(Section(base, base_block))
        return documents, compare_steps(documents, alignments, request.base, scope)

    def _chosen(self, request: Request) -> "tuple[list[Document], Iterator[Step]]":
        """Sections that were chosen one by one, and the steps; a column that was not holds what corresponds."""
        from duidu.compare import narrowed

        base, root = request.columns[request.base]
        root = ROOT if root is None else root
        own = narrowed(self.document(base), self.scope(Section(base, root)))
        documents = [
            own if i == request.base else narrowed(self.document(name), self._chosen_scope(base, root, name, block))
            for i, (name, block) in enumerate(request.columns)
        ]
        return documents, self._comparing_chosen(request, documents, root)

    def _comparing_chosen(self, request: Request, documents: list[Document], root: int) -> "Iterator[Step]":
        """The steps of aligning chosen sections and comparing them."""
        from duidu.align import align_steps
        from duidu.compare import Step, compare_steps

        alignments: list[Alignment | None] = []
        own = documents[request.base]
        for i, (other, (_, block)) in enumerate(zip(documents, request.columns, strict=True)):
            alignments.append(None)
            for done, total, made in align_steps(own, other, vectors.load()) if i != request.base else ():
                yield Step(done, total)
                alignments[i] = made and self._chosen_links(made, (own, root), (other, block))
        yield from compare_steps(documents, alignments, request.base)

    def _chosen_links(self, made: Alignment, a: tuple[Document, int], b: tuple[Document, int | None]) -> Alignment:
        """The alignment of two chosen sections, linked by the reader's choice unless they were ruled apart."""
        from duidu.align.hand import are_apart, ruled
        from duidu.compare import linked_by_reader

        (own, root), (other, block) = a, b
        said = self.rulings(own.id, other.id).rulings
        made = ruled(made, own, other, said)
        if ROOT in {root, block} or block is None or are_apart(said, (root, block)):
            return made
        return linked_by_reader(made, own, root, other, block)

    def _chosen_scope(self, base: str, root: int, name: str, block: int | None) -> Collection[int]:
        """The blocks of a column among chosen sections: its section, else the partners of the base's."""
        if block is not None:
            return self.scope(Section(name, block))
        scope = set(self.scope(Section(base, root)))
        return {link.b.block for link in self.alignment(base, name).links if link.a.block in scope}

    def rebased(self, request: Request, comparison: Comparison, column: int) -> Request:
        """Return the request with another column as base: from the section that column shows."""
        name, block = request.columns[column]
        if block is None:
            block = self._shown_root(request, comparison, column)
        columns = list(request.columns)
        columns[column] = (name, block)
        if columns[request.base][1] == ROOT:
            columns[request.base] = (columns[request.base][0], None)
        return Request(tuple(columns), column)

    def _shown_root(self, request: Request, comparison: Comparison, column: int) -> int:
        """The block that stands for what a column shows: the one with the best link, ROOT for whole documents."""
        if request.columns[request.base][1] == ROOT:
            return ROOT
        scored = [(link.score, row.cells[column][0]) for row in comparison.rows if (link := row.links[column])]
        return max(scored)[1] if scored else ROOT

    def section_title(self, section: Section) -> str:
        """Return how a section is called in lists: its short path and title."""
        document = self.document(section.document)
        if section.block == ROOT:
            return self.entry(section.document).meta.title.value or section.document
        block = document.blocks[section.block]
        return f"{label(document, block.id)} {title(document, block)}".strip()

    def path_of(self, document: Document, block: int) -> Sequence[str]:
        """Return the numbers and titles of the sections a block stands in, outermost first."""
        path = [document.blocks[i] for i in section_path(document, block)]
        return [f"{number(document, part)}{title(document, part)}".strip() for part in path]

    def first_sections(self, name: str, parent: int) -> tuple[int, ...]:
        """Return the ids under a block that the library shows: those with a title."""
        document = self.document(name)
        return tuple(i for i in children(document).get(parent, ()) if document.blocks[i].title)

    def block_span(self, name: str, block: int) -> Span:
        """Return the span of a block's own text."""
        document = self.document(name)
        spans = own_spans(document, document.blocks[block])
        return Span(spans[0].start, spans[-1].end) if spans else document.blocks[block].span


_COMPARED = {"heading", "item", "lead", "para", "caption", "cell", "row"}
"""Kinds that can stand at the head of a comparison; on a title or a site's lines the whole document is meant."""


def _stamp(document: Document) -> Stamp:
    """What may change of a document without its text changing."""
    ruled = tuple((block, document.blocks[block].role) for block in sorted(document.ruled))
    return document.hash, document.meta, ruled, document.corrections
