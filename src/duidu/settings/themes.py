"""Themes: colours by name, read from TOML files and checked.

A file has `name`, `dark`, optionally `ansi` (colours named ``ansi_blue`` that the terminal paints as it likes) and
`underline` (changes are underlined too, for eyes that do not tell their colours apart), a table `[screen]` with the
colours of the interface (Textual's names) and a table `[reader]` with those of texts and comparisons. Every colour
must be given: a theme that forgets one would show the reader two kinds of change alike.
Nothing here knows Textual; the screen turns a `ThemeSpec` into what it needs.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from duidu import disk
from duidu.errors import DuiduError, SettingError
from duidu.text.toml import Toml, read_toml

SCREEN_COLOURS: Final = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "success",
    "warning",
    "error",
)
"""Fields of a Textual theme."""

INKS: Final = (
    "heading",
    "run_in",
    "dim",
    "furniture",
    "margin",
    "doubt",
    "match",
    "match_current",
    "added",
    "dropped",
    "edited",
    "moved",
    "reworded",
)
"""Colours of text in documents and comparisons."""

GROUNDS: Final = (
    "cursor_line_bg",
    "selection_bg",
    "match_bg",
    "match_current_bg",
    "added_bg",
    "dropped_bg",
    "edited_bg",
    "moved_bg",
    "reworded_bg",
)
"""Backgrounds of text in documents and comparisons; those of an ink are named after it."""

READER_COLOURS: Final = INKS + GROUNDS

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\Z")
_ANSI_NAMES: Final = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
ANSI_COLOURS: Final = frozenset(
    {"ansi_default"} | {f"ansi_{name}" for name in _ANSI_NAMES} | {f"ansi_bright_{name}" for name in _ANSI_NAMES}
)
_KEYS: Final = frozenset({"name", "dark", "ansi", "underline", "screen", "reader"})


@dataclass(frozen=True, slots=True)
class ThemeSpec:
    """A theme's colours as written: ``#rrggbb``, or ``ansi_…`` if `ansi`; all of SCREEN_COLOURS, READER_COLOURS."""

    name: str
    dark: bool
    ansi: bool
    screen: dict[str, str]
    reader: dict[str, str]
    file: str = ""
    underline: bool = False

    def colour(self, name: str) -> str:
        """Return a colour by its name as Rich writes it, of the reader first, else of the screen; empty if none."""
        return rich_colour(self.reader.get(name) or self.screen.get(name, ""))


@dataclass(frozen=True, slots=True)
class Themes:
    """What was found: themes by name, in order of name, and what is wrong with the files that gave none."""

    specs: dict[str, ThemeSpec]
    problems: tuple[DuiduError, ...] = ()


def load(folders: Iterable[Path]) -> Themes:
    """Read every ``*.toml`` of some folders; of two themes of one name the later folder's counts.

    A folder that is not there has no themes. A bad file is a problem to tell, and never hides the good ones.
    """
    specs: dict[str, ThemeSpec] = {}
    problems: list[DuiduError] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                spec = _read(path)
            except SettingError as error:
                problems.append(error)
            else:
                specs[spec.name] = spec
    return Themes(dict(sorted(specs.items())), tuple(problems))


def _read(path: Path) -> ThemeSpec:
    """Read one theme."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingError(
            "{file}: cannot be read ({reason}); check its permissions, or remove it",
            file=path,
            reason=disk.reason(error),
        ) from error
    return parse(data, str(path))


def parse(data: bytes, file: str) -> ThemeSpec:
    """Read the bytes of a theme file.

    Raises:
        SettingError: with line and column of what is no theme.
    """
    toml = read_toml(data, file)
    for key in toml.values:
        if key not in _KEYS:
            raise toml.fault("a theme has no {name}; it has {known}", key, name=key, known=", ".join(sorted(_KEYS)))
    ansi = _flag(toml, "ansi", default=False)
    return ThemeSpec(
        name=_name(toml),
        dark=_flag(toml, "dark", default=None),
        ansi=ansi,
        screen=_colours(toml, "screen", SCREEN_COLOURS, ansi=ansi),
        reader=_colours(toml, "reader", READER_COLOURS, ansi=ansi),
        file=file,
        underline=_flag(toml, "underline", default=ansi),
    )


def _name(toml: Toml) -> str:
    """The theme's name."""
    name = toml.values.get("name")
    if not isinstance(name, str) or not name.strip():
        raise toml.fault('a theme needs a name, such as name = "ink"', "name")
    return name.strip()


def _flag(toml: Toml, key: str, *, default: bool | None) -> bool:
    """A setting that is true or false."""
    value = toml.values.get(key, default)
    if not isinstance(value, bool):
        raise toml.fault("{name} must be true or false", key, name=key)
    return value


def _colours(toml: Toml, table: str, names: tuple[str, ...], *, ansi: bool) -> dict[str, str]:
    """The colours of one table, in the order of their names."""
    values = toml.values.get(table)
    if not isinstance(values, dict):
        raise toml.fault("a theme needs a table [{name}] of colours", table, name=table)
    for key, value in values.items():
        if key not in names:
            raise toml.fault("[{table}] has no colour {name}", table, key, table=table, name=key)
        if not _is_colour(value, ansi=ansi):
            raise _no_colour(toml, table, key, ansi=ansi)
    missing = [name for name in names if name not in values]
    if missing:
        raise toml.fault("[{table}] lacks {names}; add them", table, table=table, names=", ".join(missing))
    return {name: values[name] for name in names}


def _no_colour(toml: Toml, table: str, key: str, *, ansi: bool) -> SettingError:
    """The error for a value that is no colour of the theme's kind."""
    value = repr(toml.values[table][key])
    if ansi:
        return toml.fault(
            "{value} is no ANSI colour; take ansi_default, ansi_red, ansi_bright_red and the like",
            table,
            key,
            value=value,
        )
    return toml.fault("{value} is no colour; write it as #rrggbb in quotes", table, key, value=value)


def _is_colour(value: object, *, ansi: bool) -> bool:
    """Whether a value is a colour of the theme's kind."""
    return isinstance(value, str) and (value in ANSI_COLOURS if ansi else bool(_HEX.match(value)))


def rich_colour(colour: str) -> str:
    """Return a theme's colour by the name Rich has for it.

    >>> rich_colour("ansi_bright_red"), rich_colour("#a1b2c3")
    ('bright_red', '#a1b2c3')
    """
    return colour.removeprefix("ansi_")
