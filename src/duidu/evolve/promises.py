"""What became of the commitments of a plan in a later document: kept, raised, lowered, done, not heard of again.

The idea: for each commitment the passage that comes nearest anywhere in the later document is looked for. What looks
ahead there decides first, because a promise made again is still a promise; what its review reports decides next; where
neither is likely enough (`madeagain`), it is not found, and what that means depends on the two documents
(`text.gaps`). Figures are held against each other only where indicator, unit and measure agree. Every state names its
reasons and its passage, and the nearest passage is given even where it was not near enough. The limit: words decide, so
a promise that comes back in quite other words is not found, and one whose words serve another purpose is; the reader's
verdict stands above both.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from duidu.evolve.commitments import Commitment, commitments, looks_ahead
from duidu.evolve.indicators import indicators
from duidu.evolve.madeagain import FITTED, NONE, kinds_of, kinship, sameness
from duidu.evolve.measured import SAME_NAME, Measured, alike, counted, measured, named_alike, same_amount
from duidu.evolve.nearby import Later, Near
from duidu.evolve.passages import stands_in, telling
from duidu.evolve.promisesaid import STATES, PromiseRuling, PromiseState, state_of
from duidu.evolve.stated import Stated
from duidu.evolve.subjects import Subjects
from duidu.evolve.when import times, unmarked_review
from duidu.model import Alignment, Document, Reason, Role, Span
from duidu.text.gaps import unfound

if TYPE_CHECKING:
    from duidu.text.wordvectors import WordVectors

SAME_FIGURE: Final = 0.5
"""Share of a commitment's words that is enough to say it the same way where the figure is the same, too."""
CLEARLY: Final = 2.0
"""By how much likelier (in logarithms of odds) a review must be than a plan that only says it in other words."""
SURELY: Final = 1.0
"""Logarithm of the odds that a figure for an indicator is promised again where the later plan gives it one to reach."""
LOOKED_AT: Final = 8
"""Nearest passages weighed, of those that look ahead and of those that look back."""
SAMPLE: Final = 100
"""Commitments, spread over the whole plan, by which it is told how much of the plan comes back at all."""
TABLE_KINDS: Final = frozenset({"cell", "row"})
TRIED: Final = 8
"""Words named as tried."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of the later document; `share` of the promise's words that it holds, `back` the other way, 0 to 1.

    `words` are pairs: a word of the promise, and what it was found again as.
    """

    document: str
    block: int
    line: int
    span: Span
    role: Role
    written: str
    share: float
    back: float
    words: tuple[tuple[str, str], ...] = ()
    figures: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment and what became of it.

    `evidence` is the passage the state rests on (None if it is not found), `nearest` the one that comes nearest
    whether or not that is near enough, `done` what a review reports of it, `measured` its figure then and now.
    `reasons`: ``words`` (found again), ``missing`` (not), ``tried`` (looked for, of what is not found), ``linked``,
    ``name``, ``figure`` (then, now), ``figure_gone``, ``unlike`` (in what), ``elsewhere``, ``review``, ``also_review``.
    """

    commitment: Commitment
    state: PromiseState
    reasons: tuple[Reason, ...]
    evidence: Evidence | None = None
    nearest: Evidence | None = None
    done: Evidence | None = None
    measured: Measured | None = None


@dataclass(frozen=True, slots=True)
class Promises:
    """The commitments of one document against a later one, in order of the text."""

    earlier: str
    later: str
    rows: tuple[Promise, ...]

    @property
    def counts(self) -> tuple[tuple[PromiseState, int], ...]:
        """How many have each state, in the order of `STATES`, those that occur."""
        return self.counts_with({})

    def counts_with(self, rulings: Mapping[int, PromiseRuling]) -> tuple[tuple[PromiseState, int], ...]:
        """Return how many have each state where the reader's word stands above the program's."""
        found = Counter(state_of(row.state, rulings.get(at)) for at, row in enumerate(self.rows))
        return tuple((state, found[state]) for state in STATES if found[state])


class Seen(NamedTuple):
    """A passage beside a commitment: how likely it is the same, what speaks for that, its figures held against it."""

    near: Near
    score: float
    kinds: Mapping[str, float]
    linked: bool
    name: str
    measured: Measured | None
    figures: tuple[Stated, ...]


def promises(
    earlier: Document,
    later: Document,
    alignment: Alignment | None = None,
    vectors: "WordVectors | None" = None,
    blocks: frozenset[int] | None = None,
) -> Promises:
    """Return what became of the commitments of a document in a later one.

    Args:
        earlier: The document with the commitments.
        later: The document in which they are looked for.
        alignment: The links of the two, the earlier one first; without it no paragraph vouches for another.
        vectors: What words mean; without them only shared wording counts.
        blocks: Only commitments of these blocks of the earlier document.
    """
    return Promises(earlier.id, later.id, tuple(promise_steps(earlier, later, alignment, vectors, blocks)))


def promise_steps(
    earlier: Document,
    later: Document,
    alignment: Alignment | None = None,
    vectors: "WordVectors | None" = None,
    blocks: frozenset[int] | None = None,
) -> Iterator[Promise]:
    """Yield the rows of `promises` one by one."""
    finder = Finder(earlier, later, alignment, vectors)
    for commitment in finder.commitments:
        if blocks is None or commitment.block in blocks:
            yield finder.promise(commitment)


def _comparable(seen: Seen) -> tuple[bool, bool, bool, bool]:
    """How well the figures of a passage can be held against those of a commitment.

    Comparable ones first, then those of one name, of these one for the same year, of these the same.
    """
    found = seen.measured
    if found is None or found.direction == "unlike":
        return False, False, False, False
    named = alike(found.old, found.new) >= SAME_NAME
    return True, named, named and found.old.year == found.new.year, named and found.direction == "same"


class Finder:
    """A later document in which commitments are looked for."""

    def __init__(
        self, earlier: Document, later: Document, alignment: Alignment | None, vectors: "WordVectors | None"
    ) -> None:
        self.later = later
        self.model = FITTED
        self.commitments = commitments(earlier)
        every = [one for one in indicators(later) if not one.doubt]
        cells = (one for one in every if later.blocks[one.block].kind in TABLE_KINDS and one.aim == "target")
        self.words = Later(earlier, later, vectors, cells)
        self.subjects = Subjects(earlier, later, alignment)
        self.gap: PromiseState = unfound(earlier, later)  # type: ignore[assignment]
        self.back = unmarked_review(later, times(later))
        self.turns: dict[int, int] = {}
        self.stated: dict[int, list[Stated]] = {}
        for one in every:
            self.stated.setdefault(one.block, []).append(one)

    @cached_property
    def kin(self) -> float:
        """How much of the earlier plan comes back at all (0 to 1)."""
        step = max(1, len(self.commitments) // SAMPLE)
        seen = (chain(*self.seen(one)) for one in self.commitments[::step])
        score = self.model.passage.score
        return kinship([max((score(one.kinds) for one in each), default=NONE) for each in seen])

    def promise(self, commitment: Commitment) -> Promise:
        """What became of a commitment."""
        ahead, behind = (self._best(commitment, each) for each in self.seen(commitment))
        done = behind if behind is not None and behind.score > 0 else None
        nearest = max((one for one in (ahead, behind) if one is not None), key=lambda one: one.score, default=None)
        reported = self._evidence(done) if done else None
        if ahead is not None and ahead.score > 0:
            state, reasons = self._state(commitment, ahead)
            clearly = done is not None and state == "reworded" and done.score >= ahead.score + CLEARLY
            if not clearly:
                also = (Reason("also_review", (str(reported.line),)),) if reported else ()
                shown = self._evidence(ahead)
                return Promise(commitment, state, (*reasons, *also), shown, shown, reported, ahead.measured)
        if done is not None:
            reasons = (Reason("review"), *self._why(commitment, done))
            return Promise(commitment, "done", reasons, reported, reported, reported, done.measured)
        tried = (Reason("tried", self._tried(commitment)),)
        return Promise(commitment, self.gap, tried, None, self._evidence(nearest) if nearest else None)

    def _looks_back(self, near: Near) -> bool:
        """Whether a passage reports what was done."""
        passage = near.passage
        if passage.block not in self.turns:
            block = self.later.blocks[passage.block]
            back = passage.role == "review" or passage.block in self.back
            ahead = looks_ahead(self.later, block)
            self.turns[passage.block] = block.span.end if back and ahead is None else ahead if back and ahead else 0
        return passage.span.start < self.turns[passage.block]

    def seen(self, commitment: Commitment) -> tuple[list[Seen], list[Seen]]:
        """The passages nearest to a commitment, those that look ahead and those that look back."""
        found: tuple[list[Seen], list[Seen]] = [], []
        for near in self.words.nearest(commitment):
            side = found[self._looks_back(near)]
            if len(side) < LOOKED_AT:
                side.append(self._seen(commitment, near))
        return found

    def _best(self, commitment: Commitment, seen: Sequence[Seen]) -> Seen | None:
        """The likeliest passage; of those likely enough the first with a figure that can be compared."""
        ranked = sorted((self._weighed(one) for one in seen), key=lambda one: -one.score)
        verbatim = next((one for one in ranked if stands_in(commitment.written, one.near.passage.written)), None)
        if verbatim is not None:
            return verbatim._replace(score=max(verbatim.score, CLEARLY))
        held = [one for one in ranked if commitment.figures and one.measured is not None and one.score > 0]
        return max(held, key=_comparable) if held else next(iter(ranked), None)

    def _weighed(self, seen: Seen) -> Seen:
        """A passage with its score; one that sets an indicator of that name a figure that compares is surely meant."""
        passage, again, _ = self.model
        score = again.score({"passage": passage.score(seen.kinds), "kin": self.kin})
        found = seen.measured
        named = found is not None and found.new is not found.old and found.new.aim == "target" and named_alike(found)
        return seen._replace(score=max(score, SURELY) if named else score)

    def _seen(self, commitment: Commitment, near: Near) -> Seen:
        """A passage with what speaks for it."""
        passage = near.passage
        linked = self.subjects.are_linked(commitment.block, passage.block)
        name = self.words.shared_name(commitment, near)
        figures = tuple(
            one for one in self.stated.get(passage.block, ()) if passage.span.start <= one.span.start < passage.span.end
        )
        found = measured(commitment.figures, figures) or same_amount(commitment.figures, passage.written)
        worded = kinds_of(commitment, near)
        kinds = worded | {
            "linked": linked * worded["order"],
            "subject": float(self.subjects.correspond(commitment.block, passage.block)),
            "name": float(bool(name)),
            "whole": float(self.words.is_whole(commitment, near)),
        }
        return Seen(near, 0.0, kinds, linked, name, found, figures)

    def _state(self, commitment: Commitment, seen: Seen) -> tuple[PromiseState, tuple[Reason, ...]]:
        """The state of a commitment that is made again, and why."""
        reasons = self._why(commitment, seen)
        elsewhere = self.subjects.elsewhere(commitment.block, seen.near.passage.block)
        again: tuple[PromiseState, tuple[Reason, ...]]
        again = ("moved", (*reasons, Reason("elsewhere"))) if elsewhere else ("repeated", reasons)
        if stands_in(commitment.written, seen.near.passage.written):
            return again
        if seen.measured is not None and seen.measured.direction in {"up", "down"}:
            return ("raised" if seen.measured.direction == "up" else "lowered"), reasons
        moved = counted(commitment.figures, commitment.written, seen.near.passage.written)
        if moved:
            return ("raised" if moved[0] == "up" else "lowered"), (*reasons, Reason("figure", moved[1:]))
        if (commitment.figures and seen.measured is None) or (seen.measured and seen.measured.direction == "unlike"):
            return "reworded", reasons
        if not self._says_same(commitment, seen):
            return "reworded", reasons
        return again

    def _says_same(self, commitment: Commitment, seen: Seen) -> bool:
        """Whether a passage says a commitment in nearly the same words, or gives it the same figure."""
        if seen.measured is not None and seen.near.share >= SAME_FIGURE:
            return True
        return self.model.same.score(sameness(commitment, seen.near)) > 0

    def _why(self, commitment: Commitment, seen: Seen) -> tuple[Reason, ...]:
        """What a state rests on."""
        met = {word for word, _ in seen.near.words}
        missing = tuple(word for word in self._tried(commitment) if word not in met)
        found = [Reason("words", tuple(dict.fromkeys(other for _, other in seen.near.words)))]
        found += [Reason("missing", missing)] if missing else []
        found += [Reason("name", (seen.name,))] if seen.name else []
        found += [Reason("linked")] if seen.linked else []
        if seen.measured is not None:
            then, now = seen.measured.old, seen.measured.new
            found.append(Reason("figure", (then.value + then.unit, now.value + now.unit)))
            if seen.measured.direction == "unlike":
                found.append(Reason("unlike", (seen.measured.why,)))
        elif commitment.figures:
            found.append(Reason("figure_gone", tuple(one.value + one.unit for one in commitment.figures)))
        return tuple(found)

    def _tried(self, commitment: Commitment) -> tuple[str, ...]:
        """The words that were looked for, those that tell most first."""
        words = dict.fromkeys(telling(commitment.object or commitment.written))
        return tuple(sorted(words, key=lambda word: -self.words.weight(word)))[:TRIED]

    def _evidence(self, seen: Seen) -> Evidence:
        """A passage as it is shown."""
        near = seen.near
        block, line, span, role, written, *_ = near.passage
        return Evidence(
            self.later.id, block, line, span, role, written, near.share, near.back, near.words, seen.figures
        )
