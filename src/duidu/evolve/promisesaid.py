"""The states of a promise, and what a reader says of one: apart from the finder, because every start reads it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from duidu.model import Anchor, Document, Span
from duidu.text import anchor as anchors

PromiseState = Literal["repeated", "raised", "lowered", "reworded", "moved", "done", "dropped", "other_kind", "damaged"]
STATES: Final[tuple[PromiseState, ...]] = (
    "repeated",
    "raised",
    "lowered",
    "reworded",
    "moved",
    "done",
    "dropped",
    "other_kind",
    "damaged",
)
"""In the order in which they are counted and shown."""
NOT_FOUND: Final[frozenset[str]] = frozenset({"dropped", "other_kind", "damaged"})
VERDICTS: Final = ("checked", "rejected")
"""What a reader may say of a state besides another state: that it is right, that it is wrong."""


class PromiseRuling(NamedTuple):
    """What a reader says of a promise against a later document.

    `says` is one of `VERDICTS`, a state that stands instead of the program's, or nothing where there is only a note.
    """

    anchor: Anchor
    later: str
    later_hash: str
    says: str = ""
    note: str = ""


def promise_ruling(earlier: Document, span: Span, later: Document, says: str, note: str = "") -> PromiseRuling:
    """Return what is said of the promise at a place."""
    return PromiseRuling(anchors.make(earlier, span), later.id, later.hash, says, note)


def placed(
    rulings: Iterable[PromiseRuling], earlier: Document, later: Document, spans: Sequence[Span]
) -> Mapping[int, PromiseRuling]:
    """Return the rulings on the promises of two documents by the index of the promise, the last of two standing.

    Args:
        rulings: All that is said in the corpus, oldest first.
        earlier: The document of the promises; one that was renamed is known by its text.
        later: The later document.
        spans: Where the promises stand now.
    """
    found: dict[int, PromiseRuling] = {}
    for ruling in rulings:
        mine = earlier.id == ruling.anchor.document or earlier.hash == ruling.anchor.content_hash
        if not mine or (later.id != ruling.later and later.hash != ruling.later_hash):
            continue
        place = anchors.find(ruling.anchor, earlier)
        if place is not None:
            at = next((i for i, span in enumerate(spans) if span.start <= place.span.start < span.end), None)
            if at is not None:
                found[at] = ruling
    return found


def state_of(state: PromiseState, ruling: PromiseRuling | None) -> PromiseState:
    """Return the state that stands: the reader's where one was given, else the program's."""
    return next((one for one in STATES if ruling is not None and one == ruling.says), state)
