"""What became of the commitments of a plan in a later document: kept, raised, lowered, done, not heard of again.

The idea: for each commitment the passage that comes nearest anywhere in the later document is looked for. What looks
ahead there decides first, because a promise made again is still a promise; what its review reports decides next; where
neither says enough, it is not found, and what that means depends on the two documents (`text.gaps`). Figures are held
against each other only where indicator, unit and measure agree. Every state names its reasons and its passage, and the
nearest passage is given even where it was not near enough. The limit: words decide, so a promise that comes back in
quite other words is not found, and one whose words serve another purpose is; the reader's verdict stands above both.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from duidu.diff.clauses import similarity
from duidu.evolve.commitments import Commitment, commitments, looks_ahead
from duidu.evolve.indicators import indicators
from duidu.evolve.measured import Measured, counted, measured, same_amount
from duidu.evolve.nearby import Later, Near, names_nothing, telling
from duidu.evolve.promisesaid import STATES, PromiseRuling, PromiseState, state_of
from duidu.evolve.stated import Stated
from duidu.evolve.subjects import Subjects
from duidu.evolve.when import times, unmarked_review
from duidu.model import Alignment, Document, Reason, Role, Span
from duidu.text.gaps import unfound

if TYPE_CHECKING:
    from duidu.text.wordvectors import WordVectors

FOUND: Final = 0.5
"""Score from which a passage is taken for the same commitment."""
VOUCHED: Final = 0.06
"""What it adds that the alignment links the two paragraphs."""
NAMED: Final = 0.1
"""What it adds that both share a name that hardly anything else in the two documents has."""
FIGURE_GONE: Final = 0.8
"""Share of a commitment's words that must be found where its figure is not."""
SAME: Final = 0.7
"""Share of the words of both, by weight and in order, that must be the same where a passage repeats a commitment."""
SAME_FIGURE: Final = 0.5
"""Share of a commitment's words that is enough where the figure is the same, too."""
CLEARLY: Final = 0.25
"""By how much a review must come nearer than a plan that only says it in other words, to decide."""
LOOKED_AT: Final = 6
"""Nearest passages of which the one with a figure to compare is taken."""
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


class _Seen(NamedTuple):
    """A passage beside a commitment: how near with all that vouches for it, its figures held against each other."""

    near: Near
    score: float
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
    finder = _Finder(earlier, later, alignment, vectors)
    for commitment in commitments(earlier, blocks):
        yield finder.promise(commitment)


class _Finder:
    """A later document in which commitments are looked for."""

    def __init__(
        self, earlier: Document, later: Document, alignment: Alignment | None, vectors: "WordVectors | None"
    ) -> None:
        self.later = later
        self.words = Later(earlier, later, vectors)
        self.subjects = Subjects(earlier, later, alignment)
        self.gap: PromiseState = unfound(earlier, later)  # type: ignore[assignment]
        self.back = unmarked_review(later, times(later))
        self.turns: dict[int, int] = {}
        self.stated: dict[int, list[Stated]] = {}
        for one in indicators(later):
            if not one.doubt:
                self.stated.setdefault(one.block, []).append(one)

    def promise(self, commitment: Commitment) -> Promise:
        """What became of a commitment."""
        near = self.words.nearest(commitment)
        ahead = self._best(commitment, [one for one in near if not self._looks_back(one)])
        behind = self._best(commitment, [one for one in near if self._looks_back(one)])
        done = behind if behind is not None and self._is_found(commitment, behind) else None
        nearest = max((one for one in (ahead, behind) if one is not None), key=lambda one: one.score, default=None)
        reported = self._evidence(done) if done else None
        if ahead is not None and self._is_found(commitment, ahead):
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

    def _best(self, commitment: Commitment, near: Sequence[Near]) -> _Seen | None:
        """The passage that comes nearest; of those near enough the first with a figure that can be compared."""
        seen = [self._seen(commitment, one) for one in near[:LOOKED_AT]]
        if not seen:
            return None
        seen.sort(key=lambda one: -one.score)
        if commitment.figures:
            held = [one for one in seen if one.measured is not None and self._is_found(commitment, one)]
            return next((one for one in held if one.measured and one.measured.direction != "unlike"), (held or seen)[0])
        return seen[0]

    def _seen(self, commitment: Commitment, near: Near) -> _Seen:
        """A passage with what vouches for it."""
        passage = near.passage
        linked = self.subjects.are_linked(commitment.block, passage.block)
        name = self.words.shared_name(commitment, near)
        figures = tuple(
            one for one in self.stated.get(passage.block, ()) if passage.span.start <= one.span.start < passage.span.end
        )
        score = near.score + VOUCHED * linked + NAMED * bool(name)
        found = measured(commitment.figures, figures) or same_amount(commitment.figures, passage.written)
        return _Seen(near, score, linked, name, found, figures)

    def _is_found(self, commitment: Commitment, seen: _Seen) -> bool:
        """Whether a passage says the same commitment."""
        if seen.score < FOUND or not self.words.is_whole(commitment, seen.near):
            return False
        if names_nothing(commitment):
            return self._says_same(commitment, seen)
        if self.words.is_little(seen.near) and not seen.name:
            return False
        if commitment.figures and seen.measured is None:
            return seen.near.share >= FIGURE_GONE or bool(seen.name)
        return True

    def _state(self, commitment: Commitment, seen: _Seen) -> tuple[PromiseState, tuple[Reason, ...]]:
        """The state of a commitment that is made again, and why."""
        reasons = self._why(commitment, seen)
        if seen.measured is not None and seen.measured.direction in {"up", "down"}:
            return ("raised" if seen.measured.direction == "up" else "lowered"), reasons
        moved = counted(commitment.figures, commitment.written, seen.near.passage.written)
        if moved:
            return ("raised" if moved[0] == "up" else "lowered"), (*reasons, Reason("figure", moved[1:]))
        if (commitment.figures and seen.measured is None) or (seen.measured and seen.measured.direction == "unlike"):
            return "reworded", reasons
        if not self._says_same(commitment, seen):
            return "reworded", reasons
        elsewhere = self.subjects.elsewhere(commitment.block, seen.near.passage.block)
        return ("moved", (*reasons, Reason("elsewhere"))) if elsewhere else ("repeated", reasons)

    def _says_same(self, commitment: Commitment, seen: _Seen) -> bool:
        """Whether a passage says a commitment in nearly the same words, or gives it the same figure."""
        if seen.measured is not None and seen.near.share >= SAME_FIGURE:
            return True
        words = (telling(text) for text in (commitment.written, seen.near.passage.written))
        return similarity(*words) >= SAME

    def _why(self, commitment: Commitment, seen: _Seen) -> tuple[Reason, ...]:
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

    def _evidence(self, seen: _Seen) -> Evidence:
        """A passage as it is shown."""
        near = seen.near
        block, line, span, role, written, _ = near.passage
        return Evidence(
            self.later.id, block, line, span, role, written, near.share, near.back, near.words, seen.figures
        )
