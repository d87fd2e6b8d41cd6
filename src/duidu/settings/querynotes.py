"""What is said of a query that could not be read as it was meant; codes as in `duidu.search.query`."""

from duidu.model import Note
from duidu.settings.words import _


def note_words(note: Note) -> str:
    """Say what a note says."""
    said = {
        "empty": _("the query is empty; give a word to look for"),
        "only_unwanted": _("the query only says what must not occur; add a word to look for"),
        "only_filters": _("the query only says where to look; add a word to look for"),
        "open_quote": _("a quotation mark is not closed; it is taken to reach to the end"),
        "too_many_terms": _("only the first {value} words of the query are looked for"),
        "long_term": _("only the first {value} characters of a word are looked for"),
        "only_wildcards": _("{value}: there is no character in it to look for; left out"),
        "unknown_filter": _("{value}: is no filter; title: year: place: kind: role: doc: and in: are"),
        "empty_filter": _("{value}: needs a value right after the colon; left out"),
        "bad_year": _("year:{value} is no year; write year:2012 or year:2012..2020; left out"),
        "unknown_role": _(
            "role:{value} is unknown; review situation target plan vision measure opening closing definition are; "
            "left out"
        ),
        "unknown_layer": _("in:{value} is unknown; text furniture contents titles meta and all are; left out"),
        "unknown_set": _("@{value} is no word set (duidu words lists them); looked for as a word"),
    }[note.code]
    return said.format(value=note.values[0] if note.values else "")
