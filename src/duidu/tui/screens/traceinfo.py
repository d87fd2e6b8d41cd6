"""How the numbers of a trace come about: what was looked for, what counts, what is out, what they rest on."""

from collections.abc import Iterator

from rich.text import Text

from duidu.evolve.trace import LEAST_DOCUMENTS, LEAST_PLACES, Trace
from duidu.export.trace import PER, Traced, rate
from duidu.settings.words import _
from duidu.tui.screens.info import BESIDE, LEAST_WIDTH, PaneScreen, told
from duidu.tui.tracewords import DOT, basis_words, event_words, told_events, variant_words, warning_words, years_of
from duidu.tui.words import role_words

MOST_COMPANY = 12
"""Words of a document's company that are named."""


class TraceInfoScreen(PaneScreen):
    """Where the numbers of a trace come from."""

    def __init__(self, traced: Traced, shown: Trace) -> None:
        super().__init__()
        self.traced, self.shown = traced, shown

    def heading(self) -> str:
        """The phrase."""
        return _("How the numbers of {phrase} come about").format(phrase=self.shown.phrase.typed)

    def page(self) -> Text:
        """What was counted and what it rests on."""
        text = Text()
        width = max(LEAST_WIDTH, self.app.size.width - BESIDE)
        for name, value in (*self._counting(), *self._resting(), *self._beside()):
            if value:
                told(text, name, value, width=width)
        return text

    def _counting(self) -> Iterator[tuple[str, str]]:
        """What was looked for."""
        repeated = sum(len(column.repeated) for column in self.shown.columns)
        yield _("looked for"), DOT.join(self.shown.phrase.words)
        yield _("how"), _("exactly, in either script and width; no slips, no pinyin")
        yield _("counted"), basis_words(self.shown)
        yield (
            _("left out"),
            _("site lines, contents, repeated titles, sentences said again word for word ({n} here)").format(
                n=repeated
            ),
        )
        yield (
            _("a zero"),
            _("is said of documents held; a year without one has no number. Words are of the time of writing."),
        )

    def _resting(self) -> Iterator[tuple[str, str]]:
        """What the numbers rest on, and what they cannot bear."""
        basis = self.shown.basis
        yield _("kinds"), DOT.join(f"{kind or '?'} {count}" for kind, count in basis.kinds)
        none = _("no role")
        yield _("roles"), DOT.join(f"{role_words(role) or none} {count}" for role, count in basis.roles)
        for words in warning_words(self.shown):
            yield "\u26a0", words
        least = _("from {documents} documents and {places} places on").format(
            documents=LEAST_DOCUMENTS, places=LEAST_PLACES
        )
        if not basis.enough:
            yield _("rates"), _("are not given; {least}").format(least=least)
            return
        rates = [
            f"{years_of(column)} {rate(column, document):.1f}"
            for column in self.shown.columns
            if column.count and (document := self.traced.documents.get(column.document)) is not None
        ]
        yield _("rates"), _("in {n} characters: {rates}").format(n=PER, rates=DOT.join(rates))

    def _beside(self) -> Iterator[tuple[str, str]]:
        """Turns, forms, company by document."""
        for series in self.shown.series:
            for event in told_events(series):
                yield _("turn"), event_words(self.shown, event)
        yield _("forms"), DOT.join(variant_words(one) for one in self.traced.variants[:MOST_COMPANY])
        for column in self.shown.columns:
            mine = [
                f"{one.word} {dict(one.documents)[column.document]}"
                for one in self.traced.company
                if column.document in dict(one.documents)
            ]
            yield _("beside it {year}").format(year=years_of(column)), DOT.join(mine[:MOST_COMPANY])
