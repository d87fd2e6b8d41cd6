"""What help says of a query's signs, and of those of the bar that counts hits by year."""

from collections.abc import Iterator

from duidu.settings.words import _
from duidu.tui.draw import cells
from duidu.tui.found import BARS, NONE, NOT_HELD, RUNS_ON, Years, sign_of


def query_signs() -> Iterator[tuple[str, str]]:
    """Yield signs of a query, each with what it means."""
    yield "平安 南开", _("both words, in any order; the nearer the better")
    yield '"平安南开"', _("exactly so; else one wrong character is forgiven from four on, two from eight")
    yield "-词", _("passages without this word")
    yield "平安?开  *南开", _("? is any character, * some")
    yield "pingan  pank", _("pinyin, or its initials")
    yield "title:", _("in titles only")
    yield "year:2012..2020", _("documents of these years")
    yield "place: kind: doc:", _("documents whose place, kind or name holds this")
    yield "role:plan", _("passages that plan, review …")
    yield "in:all", _("what sites put around a text, contents and imprint, too")
    yield "@养老", _("any word of a set")


def year_signs() -> Iterator[tuple[str, str]]:
    """Yield the signs of the bar of years, each with what it means."""
    yield f"{BARS[0]}…{BARS[-1]}", _("hits of a year")
    yield NONE, _("a year without hits")
    yield NOT_HELD, _("no document of this year here")
    yield RUNS_ON, _("a longer plan's year; its hits stand under its first")


def year_legend(found: Years, room: int) -> str:
    """Return what the signs of years without hits mean, in a few words; nothing where there is no room for them."""
    used = {sign_of(found, year) for year in found.all if year not in found.counts}
    meanings = ((NONE, _("no hits")), (NOT_HELD, _("no document")), (RUNS_ON, _("a plan runs on")))
    said = "".join(f"  {sign} {words}" for sign, words in meanings if sign in used) + " "
    return said if cells(said) <= room else ""
