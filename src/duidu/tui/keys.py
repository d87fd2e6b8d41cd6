"""From the one table of keys to Textual's bindings: a screen binds what the table gives it, and nothing else."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from duidu.settings.keymap import Command, all_keys, for_screen, shown
from duidu.settings.words import N_, _

FOOTER = {
    "read": (
        "open",
        "compare",
        "basket",
        "find",
        "search",
        "next_hit",
        "yank",
        "bookmarks",
        "palette",
        "help",
        "close",
    ),
    "find": ("open", "escape"),
    "search": ("open", "next_pane", "escape"),
    "compare": (
        "next_hit",
        "next_section",
        "filter",
        "figures",
        "other_end",
        "unified",
        "palette",
        "help",
        "close",
        "info",
        "rule",
        "link",
        "yank",
        "mark",
        "export",
        "add_column",
        "base",
    ),
    "lineage": (
        "open",
        "filter",
        "fold",
        "info",
        "link",
        "export",
        "find",
        "help",
        "close",
        "base",
        "palette",
        "basket",
        "windows",
    ),
    "kwic": ("find", "filter", "basket", "compare", "export", "help", "close", "palette", "mark"),
    "trace": (
        "next_section",
        "filter",
        "figures",
        "compare",
        "info",
        "export",
        "help",
        "close",
        "palette",
        "windows",
        "yank",
        "find",
    ),
    "grid": ("open", "filter", "trace", "compare", "info", "export", "find", "windows", "palette", "help", "close"),
    "verdicts": ("open", "filter", "rule", "compare", "info", "export", "find", "windows", "palette", "help", "close"),
    "promises": ("open", "filter", "rule", "annotate", "compare", "info", "export", "find", "palette", "help", "close"),
    "wordset": ("open", "next_pane", "delete", "undo", "help", "close"),
    "bookmarks": ("open", "find", "annotate", "delete", "undo", "close", "help"),
    "documents": ("open", "find", "undo", "delete", "basket", "compare", "info", "palette", "help", "close"),
    "info": ("close",),
    "summary": ("open", "next_section", "export", "close", "help"),
    "why": ("open", "delete", "undo", "help", "close"),
    "help": ("close",),
    "palette": ("open", "escape"),
    "menu": ("open", "escape"),
}
"""The commands whose keys stand at the foot of a screen; all of them are in the palette and in help."""


def bindings(*screens: str, only: Iterable[str] | None = None) -> list[BindingType]:
    """Return the bindings of one or more of the table's screens (a Textual screen may hold several)."""
    wanted = None if only is None else set(only)
    foot = list(dict.fromkeys(name for screen in screens for name in FOOTER.get(screen, ())))
    found: dict[str, list[Binding]] = {}
    for command in (c for screen in screens for c in for_screen(screen)):
        if wanted is None or command.name in wanted:
            found[command.name] = _bound(command, command.name in foot)
    order = [name for name in foot if name in found] + [name for name in found if name not in foot]
    return [binding for name in order for binding in found[name]]


def _bound(command: Command, show: bool) -> list[Binding]:
    """A command's bindings: one with all its keys; for a row of digits one each, with the digit as argument."""
    label = _(SHORT.get(command.name, command.label))
    if all(key.isdigit() for key in command.keys):
        display = shown(command)
        return [
            Binding(
                ",".join(all_keys((key,))), f"{command.name}({key})", label, show and key == "1", key_display=display
            )
            for key in command.keys
        ]
    return [Binding(",".join(all_keys(command.keys)), command.name, label, show, key_display=shown(command).split()[0])]


SHORT = {
    "open": N_("open"),
    "compare": N_("compare"),
    "basket": N_("basket"),
    "find": N_("find"),
    "search": N_("search"),
    "next_hit": N_("next"),
    "next_section": N_("section"),
    "next_pane": N_("list"),
    "yank": N_("copy"),
    "palette": N_("commands"),
    "help": N_("help"),
    "escape": N_("leave"),
    "add_column": N_("column"),
    "base": N_("base"),
    "mark": N_("bookmark"),
    "info": N_("info"),
    "rule": N_("verdict"),
    "link": N_("link"),
    "close": N_("close"),
    "annotate": N_("note"),
    "delete": N_("delete"),
    "filter": N_("filter"),
    "fold": N_("fold"),
    "windows": N_("windows"),
    "kwic": N_("context"),
    "trace": N_("trace"),
    "undo": N_("undo"),
    "figures": N_("figures"),
    "other_end": N_("other end"),
    "unified": N_("in one"),
    "export": N_("export"),
}
"""What the foot of a screen says for a command: one word."""
