"""An alignment as JSON: the links a screen puts side by side, what has none, and on request the next best pairs.

What the reader has said stands there only where something was said.
"""

from collections.abc import Iterable

from duidu.align.hand import NOWHERE, Ruling
from duidu.model import Alignment, Document, Link, Place

Json = dict[str, object]


def align_json(
    a: Document, b: Document, alignment: Alignment, rulings: Iterable[Ruling] = (), *, candidates: bool = False
) -> Json:
    """Return what ``duidu align A B --json`` prints.

    Args:
        a: The document that `alignment.a` names.
        b: The document that `alignment.b` names.
        alignment: The links of the two, as the reader wants them.
        rulings: What the reader has said of the two.
        candidates: Whether to add the next best pairs, under a key of their own.
    """
    found: Json = {
        "a": {"file": a.file or a.id},
        "b": {"file": b.file or b.id},
        "links": [link_json(a, b, link) for link in alignment.links],
        "only_a": [a.blocks[block].line for block in alignment.only_a],
        "only_b": [b.blocks[block].line for block in alignment.only_b],
    }
    if candidates:
        found["candidates"] = [link_json(a, b, link) for link in alignment.candidates]
    if said := [_ruling(a, b, ruling) for ruling in rulings]:
        found["rulings"] = said
    return found


def _ruling(a: Document, b: Document, ruling: Ruling) -> Json:
    """One ruling; an end that is the other document as a whole is null."""
    ends = ((a, ruling.a), (b, ruling.b))
    lines = [None if block == NOWHERE else document.blocks[block].line for document, block in ends]
    return {"says": ruling.says, "a": lines[0], "b": lines[1], "note": ruling.note}


def link_json(a: Document, b: Document, link: Link) -> Json:
    """Return one link of two documents."""
    found: Json = {
        "a": _place(a, link.a),
        "b": _place(b, link.b),
        "score": link.score,
        "strength": link.strength,
        "relation": link.relation,
        "reasons": [{"code": reason.code, "values": list(reason.values)} for reason in link.reasons],
    }
    return found | {name: value for name, value in (("verdict", link.verdict), ("note", link.note)) if value}


def _place(document: Document, place: Place) -> Json:
    """One end of a link: the block's lines, and the offsets of the part that corresponds."""
    block = document.blocks[place.block]
    found: Json = {"line": block.line, "end_line": block.end_line}
    if place.span:
        found["start"], found["end"] = place.span
    return found
