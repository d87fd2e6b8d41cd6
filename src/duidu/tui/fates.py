"""What became of a theme, in the reader's words and signs.

The same gap is said differently by where one looks: what a later document of the same place has not was dropped; an
earlier one does not have it yet; another place simply has nothing like it.
"""

from collections.abc import Mapping
from typing import Final, Literal

from duidu.align.chart import Given
from duidu.align.fates import KINDS, Kind
from duidu.settings.words import _

Way = Literal["later", "earlier", "elsewhere"]
"""How one document stands to another: later or earlier in the same place, or of another place."""

SIGNS: Final[Mapping[Kind, str]] = {
    "kept": "=",
    "renamed": "~",
    "moved": "↗",
    "split": "<",
    "merged": ">",
    "new": "+",
    "dropped": "-",
    "other_kind": "○",
    "damaged": "!",
}
"""As in a comparison; a split opens, a merger closes."""


def way(given: Given, a: str, b: str) -> Way:
    """Return how a document stands to another, by their ids."""
    if given.documents[a].meta.place.value != given.documents[b].meta.place.value:
        return "elsewhere"
    return "later" if given.found.documents.index(a) < given.found.documents.index(b) else "earlier"


def sign_of(kind: Kind, way_: Way) -> str:
    """Return the sign of a kind; only a later document can have dropped something."""
    return SIGNS[kind] if kind != "dropped" or way_ == "later" else SIGNS["other_kind"]


def style_of(kind: Kind, way_: Way) -> str:
    """Return the style of a kind of gap."""
    return kind if kind != "dropped" or way_ == "later" else "other_kind"


def fate_words(kind: Kind, way_: Way) -> str:
    """Say what became of a theme."""
    return {
        "kept": _("kept"),
        "renamed": _("renamed"),
        "moved": _("moved"),
        "split": _("split"),
        "merged": _("merged"),
        "new": _("new") if way_ == "later" else _("only there"),
        "dropped": {"later": _("dropped"), "earlier": _("not there yet"), "elsewhere": _("not there")}[way_],
        "other_kind": _("not there") if way_ == "elsewhere" else _("not found, another kind"),
        "damaged": _("not found, damaged source"),
    }[kind]


def short_words(kind: Kind, way_: Way) -> str:
    """Say what became of a theme in as few words as a cell has room for."""
    if kind == "other_kind" and way_ != "elsewhere":
        return _("another kind")
    return _("damaged source") if kind == "damaged" else fate_words(kind, way_)


def sheet_words() -> Mapping[str, str]:
    """Say the heads of a lineage's sheet, and each kind as it is said of later documents."""
    heads = {"theme": _("theme"), "line": _("line"), "became": _("what became of it")}
    return {**heads, **{kind: fate_words(kind, "later") for kind in KINDS}}
