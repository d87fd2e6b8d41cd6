"""What became of a theme, in the reader's words and signs."""

from collections.abc import Mapping

from duidu.align.fates import KINDS, Kind
from duidu.settings.words import _

SIGNS: Mapping[Kind, str] = {
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


def fate_words(kind: Kind) -> str:
    """Say what became of a theme."""
    return {
        "kept": _("kept"),
        "renamed": _("renamed"),
        "moved": _("moved"),
        "split": _("split"),
        "merged": _("merged"),
        "new": _("new"),
        "dropped": _("dropped"),
        "other_kind": _("not found, another kind"),
        "damaged": _("not found, damaged source"),
    }[kind]


def short_words(kind: Kind) -> str:
    """Say what became of a theme in as few words as a cell has room for."""
    return {"other_kind": _("another kind"), "damaged": _("damaged source")}.get(kind) or fate_words(kind)


def sheet_words() -> Mapping[str, str]:
    """Say the heads of a lineage's sheet, and each kind."""
    heads = {"theme": _("theme"), "line": _("line"), "became": _("what became of it")}
    return {**heads, **{kind: fate_words(kind) for kind in KINDS}}
