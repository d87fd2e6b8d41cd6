"""What the program makes of a document, in figures: what import and check print.

Counts and codes only, so that it travels between processes and is printed in any language.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from duidu.model import BODY_KINDS, TEXT_KINDS, Document, Metadata, Note

FACTS = (
    "title",
    "place",
    "issuer",
    "body",
    "kind",
    "provenance",
    "via",
    "published",
    "adopted",
    "retrieved",
    "source",
    "url",
)


@dataclass(frozen=True, slots=True)
class Overview:
    """A document in figures.

    `sections` counts headings, `paragraphs` blocks of running text, `aside` site lines and contents, `characters` all
    of the text; `roles` and `doubts` count blocks, the most frequent first.
    """

    meta: Metadata
    encoding: str
    format: str
    characters: int
    sections: int
    paragraphs: int
    tables: int
    aside: int
    roles: tuple[tuple[str, int], ...]
    doubts: tuple[tuple[str, int], ...]
    notes: tuple[Note, ...]

    @property
    def doubtful(self) -> bool:
        """Whether there is anything to mind."""
        return bool(self.doubts or self.notes)


def overview(document: Document) -> Overview:
    """Return a document in figures."""
    blocks = document.blocks
    roles = Counter(str(block.role) for block in blocks if block.kind in BODY_KINDS and block.role)
    doubts = Counter(code for block in blocks for code in {doubt.code for doubt in block.doubts})
    return Overview(
        meta=document.meta,
        encoding=document.encoding,
        format=document.format,
        characters=len(document.text),
        sections=sum(block.kind == "heading" for block in blocks),
        paragraphs=sum(block.kind in BODY_KINDS for block in blocks),
        tables=len(document.tables),
        aside=sum(block.kind not in TEXT_KINDS for block in blocks),
        roles=_ranked(roles),
        doubts=_ranked(doubts),
        notes=document.notes,
    )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Counts, the highest first, equal ones by name."""
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def overview_json(found: Overview) -> dict[str, Any]:
    """Return an overview as plain values ready for JSON."""
    meta = found.meta
    facts = {name: getattr(meta, name) for name in FACTS}
    return {
        "encoding": found.encoding,
        "format": found.format,
        **{name: fact.value for name, fact in facts.items()},
        "covers": [{"role": period.role, "from": period.first, "to": period.last} for period in meta.covers],
        "read_from": {name: fact.line for name, fact in facts.items() if fact.value},
        "characters": found.characters,
        "sections": found.sections,
        "paragraphs": found.paragraphs,
        "tables": found.tables,
        "aside": found.aside,
        "roles": dict(found.roles),
        "doubts": dict(found.doubts),
        "notes": [{"code": note.code, "values": list(note.values), "line": note.line} for note in found.notes],
    }
