"""What the reader ruled of the joins of figures: which two may be compared, and which may not."""

from typing import Final, get_args

from duidu.evolve.joinsaid import Ends, JoinRuling, Says
from duidu.store import kept
from duidu.store.hand import Kind
from duidu.store.kept import Damaged, Table


def _table(what: JoinRuling) -> Table:
    place, old, new, first, last = what.ends
    table: Table = {"says": what.says, "place": place, "old": old, "new": new}
    if first or last:
        table |= {"first": first, "last": last}
    return table | ({"note": what.note} if what.note else {})


def _value(table: Table) -> JoinRuling:
    says: Says = kept.field(table, "says", str)
    if says not in get_args(Says):
        raise Damaged(says)
    names = (kept.field(table, name, str) for name in ("place", "old", "new"))
    years = (kept.field(table, name, int, 0) for name in ("first", "last"))
    return JoinRuling(Ends(*names, *years), says, kept.field(table, "note", str, ""))


KIND: Final[Kind[JoinRuling]] = Kind("joins", _table, _value)
