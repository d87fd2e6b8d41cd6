r"""The values every layer speaks in: documents, links, comparisons, anchors. No logic here.

Offsets are always code points of `Document.text`, lines are ``text.split("\n")`` counted from 1, and
a block's id is its place in `Document.blocks`. Everything is frozen and picklable, so that one document
can be parsed, or one pair compared, in another process.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["title", "meta", "heading", "item", "lead", "para", "caption", "cell", "row", "toc", "furniture"]
Role = Literal["review", "situation", "target", "plan", "vision", "measure", "opening", "closing", "definition", ""]
Provenance = Literal["original", "report", "reprint", ""]
Strength = Literal["main", "partial"]
Relation = Literal["one", "split", "merge", "many"]
Verdict = Literal["checked", "rejected", ""]
State = Literal["same", "edited", "reworded", "moved", "added", "dropped", "other_kind", "damaged"]
Change = Literal["", "script", "punctuation", "numbering", "year", "figure", "name", "wording"]
"""What an edit changes, from what weighs least; empty where the two texts are the same character by character."""

ROOT = -1
"""The parent of a block that hangs under the document itself."""

TEXT_KINDS: frozenset[Kind] = frozenset({"title", "heading", "item", "lead", "para", "caption", "cell", "row"})
"""Kinds that are the document's own text; the others (meta, toc, furniture) are kept but set aside."""

BODY_KINDS: frozenset[Kind] = frozenset({"item", "lead", "para"})
"""Kinds that carry running text and may be linked paragraph to paragraph."""

HEAD_KINDS: frozenset[Kind] = frozenset({"heading", "caption"})
"""Kinds that open a section and carry no running text of their own."""


class Span(NamedTuple):
    """A half-open range of offsets into a document's text."""

    start: int
    end: int


class Mark(NamedTuple):
    """A hint of a converter about a stretch of text: ``heading`` 2, ``cell``, ``nav``, or ``page`` 7."""

    span: Span
    role: str
    value: int = 0


class Note(NamedTuple):
    """Something worth telling the reader: a code, the values that go with it, the line (0 = the document)."""

    code: str
    values: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Extracted:
    r"""What a converter makes of a file's bytes: text with `\n` line ends and no BOM, hints, notes."""

    text: str
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    encoding: str = "utf-8"
    format: str = "txt"


class Correction(NamedTuple):
    """What the reader says should stand in place of a stretch of a damaged source; the source itself never changes.

    `span` is where it applies in the document; an empty span inserts `text` there. `note` says why, or after what.
    """

    span: Span
    text: str
    note: str = ""


class Page(NamedTuple):
    """Where a page of a PDF begins: an offset into the text, and the page's number counted from 1."""

    start: int
    number: int


class Doubt(NamedTuple):
    """Why a stretch of a block may be damaged: ``no_punctuation``, ``fused_digits``, ``converter``, ``alien``."""

    code: str
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, table cell or site line, with the source lines it owns.

    `span` runs from the start of its first line to the end of its last and may enclose a line of another
    block. `title` and `body` are tuples of spans, since lines break; `number` is the numbering sign.
    """

    id: int
    kind: Kind
    lines: tuple[int, ...]
    span: Span
    level: int = 0
    parent: int = ROOT
    role: Role = ""
    number: Span | None = None
    title: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()
    points: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def line(self) -> int:
        """The first source line, from 1."""
        return self.lines[0]

    @property
    def end_line(self) -> int:
        """The last source line."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class Table:
    """A table rebuilt from cells; each entry is a span of the text, empty (start == end) where a cell is missing.

    A cell merged over several columns appears once for each of them.
    """

    caption: int
    lines: tuple[int, int]
    header: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]


class Fact(NamedTuple):
    """A piece of metadata and the line it was read from (0 = the file's name or corpus.toml)."""

    value: str
    line: int = 0


class Period(NamedTuple):
    """Years that a document speaks about in one role: review 2011, plan 2012, plan 2021–2025."""

    role: Role
    first: int
    last: int


UNKNOWN = Fact("")
"""A fact nobody has found."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document is. Empty facts are unknown; dates are ISO (``2012-01-13``, ``2012-01``)."""

    title: Fact = UNKNOWN
    place: Fact = UNKNOWN
    issuer: Fact = UNKNOWN
    body: Fact = UNKNOWN
    kind: Fact = UNKNOWN
    provenance: Fact = UNKNOWN
    via: Fact = UNKNOWN
    source: Fact = UNKNOWN
    published: Fact = UNKNOWN
    adopted: Fact = UNKNOWN
    retrieved: Fact = UNKNOWN
    url: Fact = UNKNOWN
    covers: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text. `id` is its path in the corpus without suffix; `hash` is of the text (hex, 16 digits).

    `pages` are in order, empty for a text without pages. What the reader has said of the text: `corrections` in order
    of place, and `ruled`, the blocks whose role the reader gave (blocks below them inherit it and are not in the set).
    """

    id: str
    text: str = field(repr=False)  # Textual describes background work by its arguments: a second for a long text
    hash: str
    blocks: tuple[Block, ...] = field(repr=False)
    meta: Metadata = Metadata()
    tables: tuple[Table, ...] = field(default=(), repr=False)
    notes: tuple[Note, ...] = ()
    file: str = ""
    encoding: str = "utf-8"
    format: str = "txt"
    pages: tuple[Page, ...] = ()
    corrections: tuple[Correction, ...] = ()
    ruled: frozenset[int] = frozenset()


class Place(NamedTuple):
    """One end of a link: a block and, when only a part of it corresponds, that part."""

    block: int
    span: Span | None = None


class Reason(NamedTuple):
    """Why two blocks are linked: a code (``words``, ``title``, ``chapter``, ``neighbours``, …) and its values."""

    code: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two blocks of two documents that speak about the same thing; `score` from 0 to 1.

    `verdict` and `note` are the reader's.
    """

    a: Place
    b: Place
    score: float
    strength: Strength
    relation: Relation = "one"
    reasons: tuple[Reason, ...] = ()
    verdict: Verdict = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links of a pair, sorted by place in A, then B; `only_*` are block ids of text without one.

    `candidates` are the next best pairs, not shown side by side unless the reader asks for them.
    """

    a: str
    b: str
    links: tuple[Link, ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]
    candidates: tuple[Link, ...] = ()


class Edit(NamedTuple):
    """One step from old to new inside one pair of clauses (``equal``, ``replace``, ``insert``, ``delete``).

    Spans are offsets into the two documents; the edits of a pair touch end to end on both sides. `kind` speaks of the
    folded texts: what is ``equal`` may still be written otherwise, and then `change` is ``script`` (臺/台, A/a) or
    ``punctuation`` (width, the form of quotation marks). Every edit that is not ``equal`` has a `change`.
    """

    kind: Literal["equal", "replace", "insert", "delete"]
    old: Span
    new: Span
    change: Change = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one side (a clause), its state, and its partner on the other side.

    `partner` is the index of the partner in the other side's segments, -1 for none. `edits` name both sides
    and are the same tuple in both partners (base as old). `elsewhere` is where a clause that moved stands in the other
    document, be it on its row (then it has a partner too) or on another. A moved clause with edits that change
    something is moved and edited.
    """

    block: int
    span: Span
    state: State
    partner: int = -1
    edits: tuple[Edit, ...] = ()
    elsewhere: Place | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """The segments of the base's cell and of another document's cell in one row; each tiles its cell's text."""

    base: tuple[Segment, ...] = ()
    other: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Also:
    """A further partner of a row's base that is not shown inline: opened on request."""

    block: int
    score: float
    strength: Strength


class Moved(NamedTuple):
    """That the text of a row has moved: it stands at `old` in the base and at `new` in the other document.

    `row` is the row to jump to: where the other end is shown, or, when both stand side by side on one row, the row that
    shows what precedes `new` in the other document (-1: nothing does).
    """

    old: Place
    new: Place
    row: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a side-by-side view.

    `cells`, `states`, `sides`, `also`, `links` have one entry per column: the block ids that stand there (none
    where the document has nothing), the state against the base, the segments of base and column, further
    partners, and the best link behind the cell. The base column's own `sides` are empty.
    """

    cells: tuple[tuple[int, ...], ...]
    states: tuple[State, ...]
    sides: tuple[Sides, ...]
    also: tuple[tuple[Also, ...], ...]
    links: tuple[Link | None, ...]
    section: int = ROOT
    """The block id of the base's section heading that the row stands under, ROOT if none."""
    moved: tuple[Moved | None, ...] = ()
    """For each column whether the row's text moved, and where; with state ``edited`` it is moved and edited."""
    relations: tuple[Relation, ...] = ()
    """For each column whether the base's paragraph was split, merged with others, or both (base: ``one``)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """N documents on shared rows, the base against each; computed once, read by screens, exports and counts."""

    documents: tuple[str, ...]
    base: int
    rows: tuple[Row, ...] = field(repr=False)
    counts: tuple[tuple[tuple[State, int], ...], ...]
    """For each column, how many rows have each state (base: empty)."""
    clauses: tuple[tuple[tuple[State, int], ...], ...] = ()
    """For each column, how many clauses have each state, partners counted once, numbering signs not (base: empty)."""
    changes: tuple[tuple[tuple[Change, int], ...], ...] = ()
    """For each column, how many edits inside clauses there are of each class (base: empty)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that can be found again when the text has shifted.

    `line` and `start` (offset within the text) are where it was; `exact` is the text there, `before` and
    `after` up to 32 characters around it.
    """

    document: str
    content_hash: str
    line: int
    start: int
    exact: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: `start`, `end` are the match in the document; `score` from 0 to 100.

    `slips` says how many characters differ from the query, 0 when it stands there as asked. `spans` are all matches in
    the passage, in order; `reasons` say why it has its score; `year` is the one its document stands under, 0 unknown.
    """

    document: str
    block: int
    start: int
    end: int
    score: float
    slips: int = 0
    spans: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()
    year: int = 0
