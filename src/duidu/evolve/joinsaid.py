"""What a ruling on the join of two figures is, as a value: apart from `joinrulings`, because every start reads it."""

from typing import Literal, NamedTuple

Says = Literal["checked", "rejected"]


class Ends(NamedTuple):
    """The two figures of a join as a ruling knows them: place, names as series compare them, years (0: any)."""

    place: str
    old: str
    new: str
    first: int = 0
    last: int = 0


class JoinRuling(NamedTuple):
    """What a reader says of a join."""

    ends: Ends
    says: Says
    note: str = ""
