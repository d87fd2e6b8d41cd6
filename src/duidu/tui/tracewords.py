"""What a trace says in words: years, standings, turns, what the numbers rest on. No Textual: `cli` asks it, too."""

from typing import TYPE_CHECKING, Final

from duidu.settings.words import _, ngettext
from duidu.tui.words import provenance_words, role_words

if TYPE_CHECKING:
    from duidu.evolve.trace import Column, Event, Series, Trace
    from duidu.evolve.variants import Nearest, Variant
    from duidu.export.trace import Traced

DOT: Final = " \u00b7 "
MOST_MOVES: Final = 6
"""Rises and falls in standing that are told; of many documents more are to and fro."""
NEAR: Final = 3
"""Neighbours named beside a zero."""


def standing_words(code: str) -> str:
    """Say how high a place stands."""
    return {
        "title": _("title"),
        "heading": _("heading"),
        "run_in": _("run-in title"),
        "lead": _("lead of its section"),
        "sentence": _("sentence"),
        "cell": _("table cell"),
    }.get(code, "")


def years_of(column: "Column") -> str:
    """Return the years a document stands for: 2012, 2021\u201325, ? where unknown."""
    one = column.witness
    if not one.year:
        return "?"
    return f"{one.year}\u2013{one.last % 100:02d}" if one.last > one.year else str(one.year)


def column_words(column: "Column") -> str:
    """Say a document's year, how often it has the phrase in which roles, how high, of what kind it is."""
    none = _("no role")
    roles = DOT.join(f"{role_words(role) or none} {count}" for role, count in column.roles.items())
    parts = [
        years_of(column),
        str(column.count) + (f" ({roles})" if roles else ""),
        standing_words(column.standing),
        column.witness.meta.kind.value,
        provenance_words(column.witness.meta.provenance.value),
        _("source incomplete") if column.damaged else "",
        _("and {n} said again").format(n=len(column.repeated)) if column.repeated else "",
        _("with {others}").format(others=_(", ").join(column.witness.same_work)) if column.witness.same_work else "",
    ]
    return DOT.join(part for part in parts if part)


def nearest_words(found: "Traced", column: "Column") -> str:
    """Say what stands in a document that has not the phrase, and what was tried."""
    near = found.nearest.get(column.document, ())
    if near:
        said = DOT.join(near_words(found, one) for one in near[:NEAR])
        return _("0; nearest: {near}").format(near=said)
    if found.tried:
        return _("0; nor {tried}").format(tried=DOT.join(found.tried[:NEAR]))
    words = DOT.join(found.trace.phrase.words[:NEAR])
    return _("0; tried {words} as typed, in either script and width").format(words=words)


def near_words(found: "Traced", one: "Nearest") -> str:
    """Say what stands in place of a phrase: how often, and in which line first."""
    document = found.documents.get(one.document)
    times = f" \u00d7{one.times}" if one.times > 1 else ""
    line = f" L{document.text.count(chr(10), 0, one.span.start) + 1}" if document is not None else ""
    return f"{one.text}{times}{line}"


def gap_words(series: "Series") -> str:
    """Say of which years of a place no document is held; nothing where there is no gap."""
    if not series.not_held:
        return ""
    return f"{series.place or _('(no place known)')} {' '.join(map(str, series.not_held))}"


def degree_words(code: str) -> str:
    """Say how hot a phrase is."""
    return {
        "boiling": _("boiling"),
        "scalding": _("scalding"),
        "hot": _("hot"),
        "warm": _("warm"),
        "tepid": _("tepid"),
        "cold": _("cold"),
    }.get(code, "")


def degrees(given: "Traced", found: "Trace") -> dict[str, str]:
    """Say for each document that has the phrase how hot it is."""
    from duidu.evolve.temperature import degree
    from duidu.export.trace import rate

    held = ((one, given.documents.get(one.document)) for one in found.columns if one.count)
    return {one.document: degree_words(degree(rate(one, text))) for one, text in held if text is not None}


def kinds(found: "Trace") -> dict[str, str]:
    """Say of what kind each document is; of one that is written long before its years end, when."""
    said = {}
    for one in found.columns:
        witness = one.witness
        parts = [witness.meta.kind.value, provenance_words(witness.meta.provenance.value)]
        if witness.last > witness.year and witness.written:
            parts.append(_("words of {year}").format(year=witness.written))
        said[one.document] = DOT.join(part for part in parts if part)
    return said


def variant_words(one: "Variant") -> str:
    """Say a form and how often it is."""
    return f"{one.text} {one.times}"


def basis_words(found: "Trace") -> str:
    """Say how many places in how many documents of how many."""
    holders = sum(bool(column.count) for column in found.columns)
    places = ngettext("{n} place", "{n} places", found.basis.places).format(n=found.basis.places)
    every = found.basis.documents
    said = ngettext("{places} in {n} of {all} document", "{places} in {n} of {all} documents", every)
    return said.format(places=places, n=holders, all=every)


def warning_words(found: "Trace") -> list[str]:
    """Say what the numbers cannot bear."""
    said = []
    basis = found.basis
    if not basis.enough:
        kinds = len(basis.kinds)
        few = ngettext("{n} document", "{n} documents", basis.documents).format(n=basis.documents)
        many = ngettext("{n} kind", "{n} kinds", kinds).format(n=kinds)
        said.append(_("{documents} of {kinds}: examples, not a trend").format(documents=few, kinds=many))
    elif len(basis.kinds) > 1:
        said.append(_("documents of {n} kinds: a zero in one is no end in another").format(n=len(basis.kinds)))
    if any(column.damaged and not column.count for column in found.columns):
        said.append(_("a source without it is incomplete: it may have been there"))
    if any(not column.witness.year for column in found.columns):
        said.append(_("documents without a year stand last and in no gap"))
    return said


def told_events(series: "Series") -> list["Event"]:
    """Return the turns of one place that are worth telling; rises and falls only while they are few."""
    moves = [event for event in series.events if event.kind in {"risen", "fallen"}]
    return [event for event in series.events if event not in moves or len(moves) <= MOST_MOVES]


def event_words(found: "Trace", event: "Event") -> str:
    """Say a turn."""
    year = years_of(found.column(event.document))
    before = years_of(found.column(event.before)) if event.before else ""
    if event.kind == "began":
        said = _("first seen {year}, not yet {before}") if before else _("first seen {year}, where the documents begin")
    else:
        said = {
            "ended": _("last seen {before}, no more {year}"),
            "returned": _("seen again {year} after {before}"),
            "risen": _("stands higher {year} than {before}"),
            "fallen": _("stands lower {year} than {before}"),
        }[event.kind]
    return said.format(year=year, before=before)


def short_standings() -> dict[str, str]:
    """Return how each standing is said where there is little room."""
    return {
        "": "",
        "title": _("title"),
        "heading": _("heading"),
        "run_in": _("run-in"),
        "lead": _("lead"),
        "sentence": _("sentence"),
        "cell": _("cell"),
    }


def place_words(place: str) -> str:
    """Return what a place of the map is called at the head of its timeline."""
    return place or _("years")
