"""Coverage as JSON: for each section of the plan what each year takes up of it, by which links and figures.

Where a year takes up nothing it says what that means, which words were tried, and the nearest passage: a place to look,
never a partner.
"""

from collections.abc import Mapping
from typing import NamedTuple

from duidu.align.nearest import Nearest, Passages
from duidu.evolve.coverage import Cell, Coverage, Pair, Section
from duidu.evolve.stated import Stated
from duidu.export.align import link_json
from duidu.export.figures import written
from duidu.model import ROOT, Document
from duidu.text.outline import number, own_text, title, year

Json = dict[str, object]
EXCERPT = 80
"""Characters of a passage that say which one it is."""


class Given(NamedTuple):
    """A coverage with its documents by id."""

    found: Coverage
    documents: Mapping[str, Document]

    @property
    def plan(self) -> Document:
        """The plan."""
        return self.documents[self.found.plan]


class Looking:
    """Where to look in the years for what they do not take up; each year is made ready once, when it is asked for."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._ready: dict[str, Passages] = {}

    def nearest(self, name: str, block: int) -> Nearest:
        """Return the passage of a year that comes nearest to a section."""
        if name not in self._ready:
            self._ready[name] = Passages(self._given.plan, self._given.documents[name])
        return self._ready[name].nearest(block)


def coverage_json(given: Given) -> Json:
    """Return what ``duidu coverage --json`` prints."""
    found, looking = given.found, Looking(given)
    years = zip(found.years, found.gaps, strict=True)
    return {
        "plan": _document(given.plan),
        "years": [{**_document(given.documents[name]), "not_found": gap} for name, gap in years],
        "total": _section(given, found.total, None),
        "sections": [_section(given, section, looking) for section in found.sections],
    }


def _document(document: Document) -> Json:
    """What a document is."""
    return {
        "document": document.id,
        "year": year(document),
        "place": document.meta.place.value,
        "kind": document.meta.kind.value,
        "provenance": document.meta.provenance.value,
    }


def _section(given: Given, section: Section, looking: Looking | None) -> Json:
    """A section with its cells; of the whole plan (no `looking`) neither its heading nor its links."""
    head: Json = {}
    if section.block != ROOT:
        block = given.plan.blocks[section.block]
        head = {
            "line": block.line,
            "end_line": block.end_line,
            "number": number(given.plan, block),
            "title": title(given.plan, block),
            "depth": section.depth,
            "role": section.role,
            "counts": section.counts,
        }
    cells = zip(given.found.years, section.cells, strict=True)
    return {
        **head,
        "passages": len(section.passages),
        "clauses": section.clauses,
        "figures": len(section.figures),
        "indicators": section.indicators,
        "cells": [_cell(given, section, name, cell, looking) for name, cell in cells],
    }


def _cell(given: Given, section: Section, name: str, cell: Cell, looking: Looking | None) -> Json:
    """What one year takes up of a section."""
    made: Json = {
        "document": name,
        "standing": cell.standing,
        "whole": cell.whole,
        "partial": cell.partial,
        "reported": cell.reported,
        "clauses": cell.clauses,
        "indicators": cell.indicators,
    }
    if looking is None:
        return {**made, "figures": len(cell.figures), "achieved": len(cell.achieved)}
    plan, other = given.plan, given.documents[name]
    made["heading"] = None if cell.heading is None else link_json(plan, other, cell.heading)
    made["links"] = [link_json(plan, other, link) for link in cell.links]
    made["figures"] = [_pair(pair) for pair in cell.figures]
    made["achieved"] = [_pair(pair) for pair in cell.achieved]
    if cell.standing == "none" and section.counts:
        near = looking.nearest(name, section.block)
        made["tried"] = list(near.tried)
        made["nearest"] = None if near.block is None else _near(other, near.block, near.shared)
    return made


def _pair(pair: Pair) -> Json:
    """A figure of the plan beside one of the year."""
    return {"plan": _figure(pair.plan), "year": _figure(pair.year)}


def _figure(stated: Stated) -> Json:
    """A figure in short; ``duidu figures`` has all of it."""
    return {
        "line": stated.line,
        "indicator": stated.indicator,
        "value": written(stated),
        "measure": stated.measure,
        "year": stated.year or None,
    }


def _near(document: Document, block: int, words: tuple[str, ...]) -> Json:
    """The nearest passage."""
    found = document.blocks[block]
    return {"line": found.line, "text": own_text(document, found)[:EXCERPT], "words": list(words)}
