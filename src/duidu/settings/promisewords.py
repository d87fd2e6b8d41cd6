"""What the states of promises and their reasons are called, for the command line and for screens."""

from collections.abc import Mapping

from duidu.evolve.promisesaid import PromiseRuling, PromiseState
from duidu.model import Reason
from duidu.settings.words import _


def state_words(state: PromiseState) -> str:
    """Say what became of a promise."""
    return {
        "repeated": _("repeated"),
        "raised": _("raised"),
        "lowered": _("lowered"),
        "reworded": _("reworded"),
        "moved": _("moved"),
        "done": _("reported done"),
        "dropped": _("not found"),
        "other_kind": _("not found (other kind)"),
        "damaged": _("not found (damaged)"),
    }[state]


def state_about(state: PromiseState) -> str:
    """Say what a state means."""
    return {
        "repeated": _("promised again in nearly the same words, any figure the same"),
        "raised": _("promised again with a higher figure"),
        "lowered": _("promised again with a lower figure"),
        "reworded": _("promised again in other words, in part, or without a figure that can be compared"),
        "moved": _("promised again in nearly the same words under another subject"),
        "done": _("a later review says it was done; no plan there says it again"),
        "dropped": _("not found in a whole document of the same kind"),
        "other_kind": _("not found in a document of another kind, or in a report of one: that need not mean much"),
        "damaged": _("not found in a document of which a part is missing or damaged: nothing can be said"),
    }[state]


def sign_of(ruling: PromiseRuling | None) -> str:
    """Return the signs of what the reader said: checked, rejected, another state, a note."""
    if ruling is None:
        return ""
    sign = {"checked": "\u2714", "rejected": "\u2718", "": ""}.get(ruling.says, "\u270e")
    return sign + ("*" if ruling.note else "")


def verdict_words(ruling: PromiseRuling | None) -> str:
    """Say what the reader ruled of a promise."""
    if ruling is None or not ruling.says:
        return ""
    return {"checked": _("\u2714 checked"), "rejected": _("\u2718 rejected")}.get(
        ruling.says, _("\u270e set by the reader")
    )


def reason_words(reason: Reason) -> tuple[str, str]:
    """Return what a reason is called and what it says."""
    values = reason.values
    said: Mapping[str, tuple[str, str]] = {
        "words": (_("words found"), _(", ").join(values)),
        "missing": (_("words not found"), _(", ").join(values)),
        "tried": (_("tried"), _(", ").join(values)),
        "name": (_("shared name"), _("{name}: nothing else in the two documents has it").format(name="".join(values))),
        "linked": (_("paragraphs"), _("the two paragraphs are linked")),
        "figure": (_("figure"), " \u2192 ".join(values)),
        "figure_gone": (_("figure"), _("{figures}: not found there").format(figures=_(", ").join(values))),
        "elsewhere": (_("place"), _("under another subject there")),
        "review": (_("review"), _("a part that looks back says it")),
        "also_review": (_("review"), _("line {line} looks back on it").format(line="".join(values))),
    }
    if reason.code == "unlike":
        return _("mind"), _unlike("".join(values))
    return said[reason.code]


def _unlike(why: str) -> str:
    """Say why two figures cannot be compared."""
    return {
        "measure": _("level against growth: no higher or lower"),
        "unit": _("different units: no higher or lower"),
        "flow": _("stock against increment: no higher or lower"),
        "falls": _("a rise against a fall: no higher or lower"),
        "redefined": _("another thing is counted now: no higher or lower"),
        "range": _("ranges that overlap: no higher or lower"),
    }[why]
