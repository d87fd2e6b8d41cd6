"""Coverage: which sections of a long plan a year's plan takes up, and how strongly.

The idea: a section is its passages with all below it; a year takes up a passage where alignment links the two, as a
whole or a sentence of it, and a figure where the year aims at the same indicator. What a year only looks back on is
told apart as reported, and sections that look back themselves are listed but not counted. The limits: an alignment
finds words and subjects, not intentions; a yearly plan speaks of what its year is for, so a section that it does not
take up is not found there, and never dropped.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from duidu.evolve.series import series, series_key
from duidu.evolve.stated import Stated
from duidu.evolve.works import Witness
from duidu.model import BODY_KINDS, Alignment, Block, Document, Link, Role, Span, State
from duidu.text.clauses import clauses
from duidu.text.outline import ancestors, own_spans, subtree

Standing = Literal["whole", "partial", "reported", "none"]
"""How a year stands to a section: passages of it taken up as a whole, only in part, only looked back on, or none."""
LOOKING_BACK: Final[frozenset[Role]] = frozenset({"review", "situation"})
"""Roles of text that aims at nothing."""
ASIDE: Final[frozenset[Role]] = frozenset({"definition", "opening", "closing"})
"""Roles of text that is no part of what a plan plans."""
LONG_PLAN: Final = 3
"""Years from which on a plan is one of several years."""
LEAST_TEXT: Final = 10
"""Characters of a passage; a form of address or a bare number is shorter."""


class Pair(NamedTuple):
    """A figure that a plan aims at, and the same indicator's figure in a year's document."""

    plan: Stated
    year: Stated


@dataclass(frozen=True, slots=True)
class Cell:
    """What one year takes up of a section.

    `whole`, `partial` and `reported` are numbers of its passages: with a main link as a whole, otherwise linked (a
    sentence of them, or a weaker link), and linked with a review alone; the first two with text of the year that is no
    review. `clauses` are those of its clauses that stand in a link to such text. `links` are all of its links, the
    plan's text first and the best link first; `heading` is the one between headings. `figures` are its figures that the
    year aims at, `achieved` those that the year only reports.
    """

    whole: int = 0
    partial: int = 0
    reported: int = 0
    clauses: int = 0
    links: tuple[Link, ...] = ()
    heading: Link | None = None
    figures: tuple[Pair, ...] = ()
    achieved: tuple[Pair, ...] = ()

    @property
    def standing(self) -> Standing:
        """The strongest way in which anything of the section is taken up."""
        if self.whole:
            return "whole"
        if self.partial or self.figures:
            return "partial"
        return "reported" if self.reported or self.achieved else "none"

    @property
    def indicators(self) -> int:
        """How many of the section's indicators the year aims at: several years' figures of one are one."""
        return len({series_key(pair.plan) for pair in self.figures})


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the plan: its heading's block, its passages with all below it, their clauses, its target figures.

    `counts` is False of a section that looks back. `cells` has one entry for each year.
    """

    block: int
    depth: int
    role: Role
    passages: tuple[int, ...]
    clauses: int
    figures: tuple[Stated, ...]
    cells: tuple[Cell, ...]

    @property
    def counts(self) -> bool:
        """Whether the section plans something."""
        return self.role not in LOOKING_BACK

    @property
    def indicators(self) -> int:
        """Of how many indicators its figures are."""
        return len({series_key(stated) for stated in self.figures})


@dataclass(frozen=True, slots=True)
class Coverage:
    """A plan's sections against some years' documents, in order of the text.

    `gaps` say for each year what it means that something is not found there; `total` is the whole plan as a section,
    without what looks back.
    """

    plan: str
    years: tuple[str, ...]
    gaps: tuple[State, ...]
    sections: tuple[Section, ...]
    total: Section


class _Year(NamedTuple):
    """A year's document made ready: its links by the plan's blocks, and the partners of the plan's figures."""

    document: Document
    links: Mapping[int, tuple[Link, ...]]
    figures: Mapping[Span, Pair]


class _Part(NamedTuple):
    """A heading, how deep it stands among the headings, and the blocks below it."""

    block: Block
    depth: int
    below: tuple[int, ...]


def coverage(
    plan: Document,
    years: Sequence[tuple[Document, Alignment]],
    figures: Mapping[str, Sequence[Stated]],
    gap: Callable[[str, str], State],
) -> Coverage:
    """Return what some years take up of a plan.

    Args:
        plan: The plan of several years.
        years: The other documents, each with the alignment of the plan with it (the plan's blocks first).
        figures: The figures of every document by its id (`evolve.indicators`).
        gap: What it means that something of one document is not found in another, by their ids.
    """
    documents = [plan, *(document for document, _ in years)]
    joined = _joined(documents, figures)
    ready = [
        _Year(document, _by_block(made), joined.get(document.id, {}))
        for document, made in years
        if made.a == plan.id and made.b == document.id
    ]
    assert len(ready) == len(years), "each alignment must be the plan's with its year"
    aims = [s for s in figures.get(plan.id, ()) if s.aim == "target" and not s.doubt and s.role not in LOOKING_BACK]
    parts = list(_parts(plan))
    sections = [_section(plan, part, ready, aims) for part in parts]
    every = tuple(block.id for block in plan.blocks)
    return Coverage(
        plan.id,
        tuple(year.document.id for year in ready),
        tuple(gap(plan.id, year.document.id) for year in ready),
        tuple(section for section in sections if section.passages or section.figures),
        _section(plan, _Part(_WHOLE, 0, every), ready, aims),
    )


def is_long(plan: Witness) -> bool:
    """Return whether a document is a plan of several years."""
    return plan.last - plan.year + 1 >= LONG_PLAN


def years_of(plan: Witness, others: Iterable[Witness]) -> tuple[str, ...]:
    """Return the documents that a plan is held against unasked, in order of year.

    Those of its place and of its years, themselves no plans of several years; where there are none, all such of its
    place, of any year.
    """
    place = plan.meta.place.value
    near = [one for one in others if one.meta.place.value == place and one.document != plan.document]
    near = sorted((one for one in near if one.year and not is_long(one)), key=lambda one: (one.year, one.document))
    inside = [one.document for one in near if plan.year <= one.year <= plan.last]
    return tuple(inside or [one.document for one in near])


_WHOLE: Final = Block(-1, "title", (0,), Span(0, 0), role="plan")
"""Stands for the heading of the plan as a whole."""


def _parts(plan: Document) -> Iterator[_Part]:
    """The plan's headings and numbered sections; what stands on words (a glossary) or only opens and closes is none."""
    depths: dict[int, int] = {}
    for block in plan.blocks:
        if not block.title or block.role in ASIDE or block.kind not in {"heading", "item"}:
            continue
        depth = max((depths[above] + 1 for above in ancestors(plan, block.id) if above in depths), default=0)
        depths[block.id] = depth
        yield _Part(block, depth, subtree(plan, block.id))


def _section(plan: Document, part: _Part, years: Sequence[_Year], aims: Sequence[Stated]) -> Section:
    """A section with what each year takes up of it."""
    back = part.block.role in LOOKING_BACK
    passages = tuple(i for i in part.below if _is_passage(plan, plan.blocks[i], back=back))
    inside = frozenset(part.below)
    own = tuple(stated for stated in aims if stated.block in inside)
    split = {i: tuple(_clauses(plan, i)) for i in passages}
    cells = tuple(_cell(year, part.block.id, split, own) for year in years)
    count = sum(map(len, split.values()))
    return Section(part.block.id, part.depth, part.block.role, passages, count, own, cells)


def _is_passage(plan: Document, block: Block, *, back: bool) -> bool:
    """Whether a block is running text that counts; of a section that plans, only what plans."""
    if block.kind not in BODY_KINDS or block.role in ASIDE or (block.role in LOOKING_BACK and not back):
        return False
    return sum(end - start for start, end in own_spans(plan, block)) >= LEAST_TEXT


def _clauses(plan: Document, block: int) -> Iterator[Span]:
    """The clauses of a passage."""
    for span in own_spans(plan, plan.blocks[block]):
        yield from clauses(plan.text, span)


def _by_block(made: Alignment) -> dict[int, tuple[Link, ...]]:
    """The links that no reader rejected, by the plan's blocks, best first."""
    found: dict[int, list[Link]] = {}
    for link in made.links:
        if link.verdict != "rejected":
            found.setdefault(link.a.block, []).append(link)
    return {block: tuple(sorted(links, key=_best)) for block, links in found.items()}


def _best(link: Link) -> tuple[bool, float, int]:
    """Sorts links: main ones first, then by score, then by place."""
    return link.strength != "main", -link.score, link.b.block


def _cell(year: _Year, heading: int, split: Mapping[int, tuple[Span, ...]], own: Sequence[Stated]) -> Cell:
    """What a year takes up of a section."""
    whole = partial = reported = told = 0
    links: list[Link] = []
    for block, pieces in split.items():
        every = year.links.get(block, ())
        aimed = [link for link in every if year.document.blocks[link.b.block].role not in LOOKING_BACK]
        links += every
        entire = any(link.strength == "main" and link.a.span is None for link in aimed)
        whole += entire
        partial += bool(aimed) and not entire
        reported += bool(every) and not aimed
        told += sum(_is_told(piece, aimed) for piece in pieces)
    pairs = [year.figures[stated.span] for stated in own if stated.span in year.figures]
    return Cell(
        whole,
        partial,
        reported,
        told,
        tuple(sorted(links, key=_best)),
        next(iter(year.links.get(heading, ())), None),
        tuple(pair for pair in pairs if pair.year.aim == "target"),
        tuple(pair for pair in pairs if pair.year.aim == "achieved"),
    )


def _is_told(piece: Span, links: Iterable[Link]) -> bool:
    """Whether a clause stands in a link: in one that takes the whole passage, or in the stretch of another."""
    return any(
        link.a.span is None or (link.a.span.start < piece.end and piece.start < link.a.span.end) for link in links
    )


def _joined(documents: Sequence[Document], figures: Mapping[str, Sequence[Stated]]) -> dict[str, dict[Span, Pair]]:
    """For each year's document the partner of each of the plan's figures: one aimed at if there is any."""
    plan = documents[0].id
    found: dict[str, dict[Span, Pair]] = {}
    for one in series((document, figures.get(document.id, ())) for document in documents):
        own = [point for point in one.points if point.document == plan and point.aim == "target"]
        for point in one.points:
            if point.document != plan:
                for stated in own:
                    known = found.setdefault(point.document, {}).get(stated.span)
                    if known is None or _rank(stated, point) > _rank(stated, known.year):
                        found[point.document][stated.span] = Pair(stated, point)
    return found


def _rank(plan: Stated, year: Stated) -> tuple[bool, bool, bool, int]:
    """Which figure of a year stands best beside one of the plan."""
    return year.aim == "target", year.measure == plan.measure, year.flow == plan.flow, -year.line
