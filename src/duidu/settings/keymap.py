"""The one table of keys: each key means one thing, on every screen that has it.

Keys stand here as Textual names them: a letter or digit as itself, other characters by a name (``slash``), with
``ctrl+`` and ``shift+`` before. What a Chinese input method sends in place of an ASCII sign is bound beside it by
`twins`, a rule and no table of its own. A screen binds what `for_screen` gives it, and nothing else.
"""

import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

from duidu.settings.words import N_

LIBRARY, READ, FIND, SEARCH, RESULTS = "library", "read", "find", "search", "results"
COMPARE, BOOKMARKS, INFO, HELP, PALETTE = "compare", "bookmarks", "info", "help", "palette"
DOCUMENTS, MENU, LINEAGE, WHY = "documents", "menu", "lineage", "why"
KWIC, WORDSET, SUMMARY, TRACE, GRID, VERDICTS = "kwic", "wordset", "summary", "trace", "grid", "verdicts"
PROMISES = "promises"

SCREENS: Final = frozenset(
    {LIBRARY, READ, FIND, SEARCH, RESULTS, COMPARE, BOOKMARKS, INFO, HELP, PALETTE, DOCUMENTS, MENU, LINEAGE, WHY}
    | {KWIC, WORDSET, SUMMARY, TRACE, GRID, VERDICTS, PROMISES}
)
BOXES: Final = frozenset({FIND, SEARCH, PALETTE})
"""Screens that are a text box first: letters go into it."""
_VIEWS: Final = SCREENS - BOXES

BOX_KEYS: Final = frozenset({"escape", "enter", "tab", "shift+tab", "up", "down", "ctrl+p"})
"""The only keys that are commands while a text box has the focus."""

FORBIDDEN: Final = frozenset(
    {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+left_square_bracket", "ctrl+s", "ctrl+q", "ctrl+z", "ctrl+space"}
    | {"ctrl+at"}  # what a terminal sends for Ctrl+Space
)
"""Never bound: terminals send them for Tab, Enter, Backspace, Escape, flow control, or an input method takes them."""


class Command(NamedTuple):
    """Something the reader can do.

    `name` is also the action's name, `keys` are Textual key names without the full-width twins, `label` is a msgid
    of at most a few words, `screens` says where it acts.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    screens: frozenset[str]


_TEXTS: Final = frozenset({READ, COMPARE})
_PASSAGES: Final = _TEXTS | {LIBRARY, RESULTS, KWIC, TRACE}
"""Screens with a passage or section under the cursor."""
_RULED: Final = frozenset({VERDICTS, PROMISES})
"""Tables in which the reader rules on rows."""
_GRIDS: Final = _RULED | {GRID}
"""Tables over the corpus."""
_LISTED: Final = _PASSAGES | {DOCUMENTS, LINEAGE} | _GRIDS
"""Screens with a passage, section or document under the cursor."""
_SIDEWAYS: Final = frozenset({LIBRARY, READ, COMPARE, SUMMARY, DOCUMENTS, LINEAGE}) | _GRIDS
"""Screens in which left and right mean something."""
_PAGES: Final = frozenset({INFO, HELP, WHY, SUMMARY})
"""Screens that are one page: there is nothing to find or walk."""

COMMANDS: Final[tuple[Command, ...]] = (
    Command("down", ("j", "down"), N_("line down"), SCREENS),
    Command("up", ("k", "up"), N_("line up"), SCREENS),
    Command("half_down", ("d", "pagedown"), N_("half a page down"), _VIEWS),
    Command("half_up", ("u", "pageup"), N_("half a page up"), _VIEWS),
    Command("top", ("g", "home"), N_("to the top"), _VIEWS),
    Command("bottom", ("G", "end"), N_("to the bottom"), _VIEWS),
    Command("left", ("h", "left"), N_("close, or go left"), _SIDEWAYS),
    Command("right", ("l", "right"), N_("open, or go right"), _SIDEWAYS),
    Command("next_pane", ("tab",), N_("next pane"), SCREENS - _PAGES),
    Command("previous_pane", ("shift+tab",), N_("previous pane"), SCREENS - _PAGES),
    Command("open", ("enter",), N_("open"), SCREENS - _PAGES | {WHY, SUMMARY}),
    Command("escape", ("escape",), N_("leave the box, stop the job, clear the walk"), SCREENS),
    Command("close", ("q",), N_("close this screen"), _VIEWS),
    Command("back", ("ctrl+o", "backspace"), N_("back where I was"), _VIEWS),
    Command("next_hit", ("n",), N_("next of the walk: hits or changes"), _PASSAGES),
    Command("previous_hit", ("N",), N_("previous of the walk"), _PASSAGES),
    Command("next_section", ("right_square_bracket",), N_("next section or group"), _LISTED | {SUMMARY}),
    Command("previous_section", ("left_square_bracket",), N_("previous section or group"), _LISTED | {SUMMARY}),
    Command("find", ("slash",), N_("find here, or filter the list"), _VIEWS - _PAGES),
    Command("search", ("s",), N_("search the corpus"), _VIEWS),
    Command("basket", ("space",), N_("into the basket, or out"), _LISTED - {COMPARE} | {WORDSET}),
    Command("compare", ("c",), N_("compare the basket, else what is here"), _VIEWS),
    Command("kwic", ("K",), N_("keyword in context"), frozenset({READ, LIBRARY, RESULTS, KWIC, TRACE, COMPARE})),
    Command(
        "trace",
        ("t",),
        N_("trace through the years"),
        frozenset({READ, LIBRARY, RESULTS, KWIC, TRACE, COMPARE}) | _GRIDS,
    ),
    Command("windows", ("w",), N_("windows: lineage …"), _VIEWS),
    Command("bookmarks", ("b",), N_("bookmarks"), _VIEWS),
    Command("mark", ("m",), N_("keep this view or search"), _PASSAGES | {LINEAGE} | _GRIDS),
    Command("annotate", ("a",), N_("annotate: name, note, correction"), _TEXTS | {BOOKMARKS, PROMISES}),
    Command("visual", ("v",), N_("select text"), frozenset({READ})),
    Command("yank", ("y",), N_("copy with its source"), _PASSAGES | {LINEAGE} | _GRIDS),
    Command("yank_bare", ("Y",), N_("copy the bare text"), _PASSAGES | {LINEAGE} | _GRIDS),
    Command("export", ("e",), N_("export this view"), frozenset({COMPARE, SUMMARY, KWIC, TRACE, LINEAGE}) | _GRIDS),
    Command("info", ("i",), N_("info: source, evidence, why"), _LISTED),
    Command("rule", ("r",), N_("rule: role of a passage, verdict on a row"), _TEXTS | _RULED),
    Command("link", ("L",), N_("link, unlink, no counterpart"), frozenset({COMPARE, LINEAGE})),
    Command("undo", ("U",), N_("undo"), _TEXTS | {WHY, BOOKMARKS, DOCUMENTS, LINEAGE, WORDSET} | _RULED),
    Command("delete", ("D",), N_("delete"), frozenset({WHY, BOOKMARKS, DOCUMENTS, WORDSET})),
    Command("fold", ("z",), N_("fold or unfold"), _TEXTS | {LINEAGE}),
    Command("outline", ("o",), N_("outline only"), _TEXTS | {LINEAGE}),
    Command("filter", ("f",), N_("filter, group, sort"), frozenset({COMPARE, LINEAGE, RESULTS, KWIC, TRACE}) | _GRIDS),
    Command("figures", ("full_stop",), N_("figures only"), frozenset({COMPARE, TRACE})),
    Command("other_end", ("percent_sign",), N_("the other end of a move or link"), frozenset({COMPARE, LINEAGE})),
    Command("unified", ("vertical_line",), N_("in one, or side by side"), frozenset({COMPARE})),
    Command("unlock", ("equals_sign",), N_("scroll one column alone, or all together"), frozenset({COMPARE})),
    Command("swap", ("x",), N_("swap base and column"), frozenset({COMPARE})),
    Command("add_column", ("plus",), N_("add a column"), frozenset({COMPARE})),
    Command("remove_column", ("minus",), N_("remove a column"), frozenset({COMPARE})),
    Command("base", tuple("123456789"), N_("make column 1–9 the base"), frozenset({COMPARE, LINEAGE})),
    Command("script", ("S",), N_("script: as given, 简, 繁"), _VIEWS),
    Command("palette", ("colon", "ctrl+p"), N_("every command; go to a place"), SCREENS),
    Command("help", ("question_mark",), N_("help for this screen"), _VIEWS),
)

_BY_NAME: Final = {command.name: command for command in COMMANDS}

_REPLACED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual's name of a character is not its Unicode name."""

_PUNCTUATION: Final = {"/": "、", ".": "。", "]": "】」", "[": "【「", " ": "\u3000"}
"""Signs that a Chinese input method sends which are no full-width forms of the ASCII sign on the key."""

_ASCII_TO_FULL_WIDTH: Final = 0xFEE0

_SHOWN: Final = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": "Space",
    "backspace": "Backspace",
}


def command(name: str) -> Command:
    """Return the command of a name; asking for one that is not in the table is an error of the program."""
    return _BY_NAME[name]


def for_screen(screen: str) -> tuple[Command, ...]:
    """Return the commands that act on a screen, in the table's order, with the keys that are commands there."""
    here = (command for command in COMMANDS if screen in command.screens)
    if screen not in BOXES:
        return tuple(here)
    return tuple(command._replace(keys=tuple(key for key in command.keys if key in BOX_KEYS)) for command in here)


def key_name(character: str) -> str:
    """Return Textual's name for the key that types a character.

    >>> key_name("/"), key_name("／"), key_name("a")
    ('slash', 'fullwidth_solidus', 'a')
    """
    if character.isalnum():
        return character
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _REPLACED.get(name, name)


_CHARACTERS: Final = {key_name(chr(code)): chr(code) for code in range(0x20, 0x7F)}
"""The printable ASCII character behind each key name."""


def twins(key: str) -> tuple[str, ...]:
    """Return the names of the keys that count as this one under an input method, without itself.

    >>> twins("slash")
    ('fullwidth_solidus', 'ideographic_comma')
    >>> twins("ctrl+o")
    ()
    """
    character = _CHARACTERS.get(key)
    if character is None:
        return ()
    full_width = "" if character == " " else chr(ord(character) + _ASCII_TO_FULL_WIDTH)
    return tuple(key_name(twin) for twin in full_width + _PUNCTUATION.get(character, ""))


def all_keys(keys: Iterable[str]) -> tuple[str, ...]:
    """Return keys with their twins, in order."""
    return tuple(name for key in keys for name in (key, *twins(key)))


def textual_keys(command: Command) -> str:
    """Return a command's keys with their twins, joined by commas as Textual's Binding takes them."""
    return ",".join(all_keys(command.keys))


def shown(command: Command) -> str:
    """Return a command's keys as help shows them.

    >>> shown(command("half_down")), shown(command("palette")), shown(command("base"))
    ('d PgDn', ': Ctrl+P', '1…9')
    """
    if len(command.keys) > 3:  # noqa: PLR2004  (only a run of digits is that long)
        return f"{command.keys[0]}…{command.keys[-1]}"
    return " ".join(_shown(key) for key in command.keys)


def _shown(key: str) -> str:
    """One key as help shows it."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return _CHARACTERS.get(key, key)
