"""What a trace says of itself: what was looked for, what counts and what is out, what it rests on. No Textual here."""

from collections.abc import Iterable, Iterator

from duidu.evolve.beside import turns
from duidu.evolve.temperature import THRESHOLDS
from duidu.evolve.trace import LEAST_DOCUMENTS, LEAST_PLACES, Column, Trace
from duidu.export.trace import PER, Traced, rate
from duidu.settings.words import _
from duidu.tui.tracewords import (
    DOT,
    basis_words,
    degree_words,
    event_words,
    gap_words,
    nearest_words,
    told_events,
    variant_words,
    warning_words,
    years_of,
)
from duidu.tui.words import role_words

MOST_COMPANY = 12
"""Words of a document's company that are named."""

Said = tuple[str, str]
"""A name and what is to be said under it; nothing to be said is left out by who shows it."""


def counting(shown: Trace) -> Iterator[Said]:
    """Say what was looked for, and how."""
    repeated = sum(len(column.repeated) for column in shown.columns)
    yield _("looked for"), DOT.join(shown.phrase.words)
    yield _("how"), _("exactly, in either script and width; no slips, no pinyin")
    if len(shown.phrase.words) > 1:
        found = {one.word for one in shown.occurrences}
        yield _("several words"), _("a place counts for one of them; where one holds another, for the longer")
        yield _("nowhere"), DOT.join(word for word in shown.phrase.words if word not in found)
    yield _("counted"), basis_words(shown)
    left = _("site lines, contents, repeated titles, sentences said again word for word ({n} here)")
    yield _("left out"), left.format(n=repeated)
    same = [one for column in shown.columns for one in column.witness.same_work]
    yield _("counted once"), DOT.join(same)
    yield (
        _("a zero"),
        _("is said of documents held; a year without one has no number. Words are of the time of writing."),
    )
    for series in shown.series:
        yield _("not held"), gap_words(series)


def resting(traced: Traced, shown: Trace) -> Iterator[Said]:
    """Say what the numbers rest on, and what they cannot bear."""
    basis = shown.basis
    yield _("kinds"), DOT.join(f"{kind or '?'} {count}" for kind, count in basis.kinds)
    none = _("no role")
    yield _("roles"), DOT.join(f"{role_words(role) or none} {count}" for role, count in basis.roles)
    for words in warning_words(shown):
        yield "\u26a0", words
    least = _("from {documents} documents and {places} places on").format(
        documents=LEAST_DOCUMENTS, places=LEAST_PLACES
    )
    if not basis.enough:
        yield _("rates"), _("are not given; {least}").format(least=least)
        return
    rates = (
        f"{_when(shown, column)} {rate(column, document):.1f}"
        for column in shown.columns
        if column.count and (document := traced.documents.get(column.document)) is not None
    )
    yield _("rates"), _("in {n} characters: {rates}").format(n=PER, rates=DOT.join(rates))


def beside(traced: Traced, shown: Trace) -> Iterator[Said]:
    """Say the turns, the forms, the company and how it changes, and what stands where it is absent."""
    for series in shown.series:
        for event in told_events(series):
            yield _("turn"), event_words(shown, event)
    yield _("forms"), DOT.join(variant_words(one) for one in traced.variants[:MOST_COMPANY])
    changes = {one.document: one for series in shown.series for one in turns(traced.company, series.documents)}
    for column in shown.columns:
        mine = [word for word in traced.company if column.document in dict(word.documents)][:MOST_COMPANY]
        said = DOT.join(f"{one.word} {dict(one.documents)[column.document]}" for one in mine)
        yield _("beside it {year}").format(year=_when(shown, column)), said
        turn = changes.get(column.document)
        if turn is not None and (turn.joined or turn.left):
            joined = [f"+{word}" for word in turn.joined[:MOST_COMPANY]]
            left = [f"\u2212{word}" for word in turn.left[:MOST_COMPANY]]
            since = years_of(shown.column(turn.before))
            yield _("new and gone there since {year}").format(year=since), " ".join((*joined, *left))
    for column in shown.columns:
        if not column.count:
            yield _when(shown, column), nearest_words(traced, column)


def _when(shown: Trace, column: Column) -> str:
    """The years of a document, with its place, or its id, where another document stands for the same years."""
    years = years_of(column)
    alike = sum(years_of(one) == years for one in shown.columns) > 1
    return f"{column.witness.meta.place.value or column.document} {years}" if alike else years


def scale() -> Iterator[Said]:
    """Say how degrees of temperature are told."""
    every = [f"{degree_words(name)} \u2265 {least:g}" if least else degree_words(name) for least, name in THRESHOLDS]
    yield (
        _("degrees"),
        _(
            "places in {n} characters: {scale}. The six names are those of the China Media Project, which counts a "
            "newspaper's articles; the thresholds are our own. They are never exported."
        ).format(n=PER, scale=DOT.join(every)),
    )


def column_said(traced: Traced, column: Column) -> Iterator[Said]:
    """Say what the count of one document is made of."""
    none = _("no role")
    yield _("roles"), DOT.join(f"{role_words(role) or none} {count}" for role, count in column.roles.items())
    yield _("lines"), " ".join(f"L{one.line}" for one in column.occurrences)
    yield _("said again, not counted"), " ".join(f"L{one.line}" for one in column.repeated)
    if not column.count:
        yield "0", nearest_words(traced, column)
    yield "\u26a0", _("source incomplete") if column.damaged else ""


def sentences(said: Iterable[Said]) -> Iterator[str]:
    """Return what is said as sentences for an account."""
    return (_("{name}: {words}").format(name=name, words=words) for name, words in said if words)
