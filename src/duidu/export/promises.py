"""Promises as JSON: each commitment, what became of it in later documents, on what evidence, and the reader's word."""

from collections.abc import Mapping, Sequence
from typing import Any

from duidu.evolve.measured import Measured
from duidu.evolve.promises import Evidence, Promise, Promises
from duidu.evolve.promisesaid import PromiseRuling, state_of
from duidu.export.figures import figures_json
from duidu.model import Document
from duidu.text.outline import title

Json = dict[str, Any]
Rulings = Mapping[int, PromiseRuling]


def promises_json(
    earlier: Document,
    laters: Sequence[Document],
    found: Sequence[Promises],
    rulings: Sequence[Rulings],
    shown: Sequence[int],
) -> Json:
    """Return promises as a JSON value.

    Args:
        earlier: The document with the commitments.
        laters: The later documents.
        found: What became of the commitments in each, the same commitments in the same order.
        rulings: What the reader says, for each later document by the commitment's index.
        shown: The indices of the commitments that are given; counts are of all.
    """
    counts = [dict(one.counts_with(said)) for one, said in zip(found, rulings, strict=True)]
    return {
        "document": earlier.id,
        "later": [{"document": one.id, "counts": count} for one, count in zip(laters, counts, strict=True)],
        "promises": [
            _row(earlier, [one.rows[at] for one in found], [said.get(at) for said in rulings]) for at in shown
        ],
    }


def _row(earlier: Document, rows: Sequence[Promise], said: Sequence[PromiseRuling | None]) -> Json:
    """One commitment with its states."""
    one = rows[0].commitment
    return {
        "line": one.line,
        "start": one.span.start,
        "end": one.span.end,
        "role": one.role,
        "section": [
            {"line": earlier.blocks[block].line, "title": title(earlier, earlier.blocks[block])}
            for block in one.section
        ],
        "verb": one.verb,
        "object": one.object,
        "text": one.written,
        "figures": figures_json(earlier, one.figures),
        "states": [_state(row, ruling) for row, ruling in zip(rows, said, strict=True)],
    }


def _state(row: Promise, ruling: PromiseRuling | None) -> Json:
    """What became of a commitment in one later document."""
    made: Json = {
        "state": state_of(row.state, ruling),
        "reasons": [{"code": reason.code, "values": list(reason.values)} for reason in row.reasons],
        "evidence": _evidence(row.evidence),
        "nearest": _evidence(row.nearest),
        "done": _evidence(row.done),
        "figure": _figure(row.measured),
    }
    if ruling is not None:
        made |= {"by_program": row.state, "verdict": ruling.says, "note": ruling.note}
    return made


def _evidence(found: Evidence | None) -> Json | None:
    """A passage of the later document."""
    if found is None:
        return None
    return {
        "document": found.document,
        "line": found.line,
        "start": found.span.start,
        "end": found.span.end,
        "role": found.role,
        "text": found.written,
        "share": round(found.share, 3),
        "back": round(found.back, 3),
        "words": [list(pair) for pair in found.words],
    }


def _figure(found: Measured | None) -> Json | None:
    """A figure then and now."""
    if found is None:
        return None
    return {
        "old": {"value": found.old.value, "unit": found.old.unit},
        "new": {"value": found.new.value, "unit": found.new.unit},
        "direction": found.direction,
        "unlike": found.why,
        "difference": None if found.difference is None else str(found.difference),
    }
