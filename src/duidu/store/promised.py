"""What the reader ruled of promises: whether their state is right, another one, a note."""

from typing import Final

from duidu.evolve.promisesaid import STATES, VERDICTS, PromiseRuling
from duidu.store import kept
from duidu.store.hand import Kind
from duidu.store.kept import Damaged, Table


def _table(what: PromiseRuling) -> Table:
    table: Table = {"later": what.later, "later_hash": what.later_hash}
    table |= {"says": what.says} if what.says else {}
    table |= {"note": what.note} if what.note else {}
    return {**table, "anchor": kept.anchor_table(what.anchor)}


def _value(table: Table) -> PromiseRuling:
    says: str = kept.field(table, "says", str, "")
    if says not in {*VERDICTS, *STATES, ""}:
        raise Damaged(says)
    return PromiseRuling(
        kept.anchor(kept.field(table, "anchor", dict)),
        kept.field(table, "later", str),
        kept.field(table, "later_hash", str),
        says,
        kept.field(table, "note", str, ""),
    )


KIND: Final[Kind[PromiseRuling]] = Kind("promises", _table, _value)
