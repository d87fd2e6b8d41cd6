"""An alignment as JSON: the links a screen puts side by side, what has none, and on request the next best pairs."""

from duidu.model import Alignment, Document, Link, Place

Json = dict[str, object]


def align_json(a: Document, b: Document, alignment: Alignment, *, candidates: bool = False) -> Json:
    """Return what ``duidu align A B --json`` prints.

    Args:
        a: The document that `alignment.a` names.
        b: The document that `alignment.b` names.
        alignment: The links of the two.
        candidates: Whether to add the next best pairs, under a key of their own.
    """
    found: Json = {
        "a": {"file": a.file or a.id},
        "b": {"file": b.file or b.id},
        "links": [_link(a, b, link) for link in alignment.links],
        "only_a": [a.blocks[block].line for block in alignment.only_a],
        "only_b": [b.blocks[block].line for block in alignment.only_b],
    }
    if candidates:
        found["candidates"] = [_link(a, b, link) for link in alignment.candidates]
    return found


def _link(a: Document, b: Document, link: Link) -> Json:
    """One link."""
    return {
        "a": _place(a, link.a),
        "b": _place(b, link.b),
        "score": link.score,
        "strength": link.strength,
        "relation": link.relation,
        "reasons": [{"code": reason.code, "values": list(reason.values)} for reason in link.reasons],
    }


def _place(document: Document, place: Place) -> Json:
    """One end of a link: the block's lines, and the offsets of the part that corresponds."""
    block = document.blocks[place.block]
    found: Json = {"line": block.line, "end_line": block.end_line}
    if place.span:
        found["start"], found["end"] = place.span
    return found
