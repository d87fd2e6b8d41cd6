"""Reading TOML that people write by hand: tomllib gives the values, this gives each key its line and column.

tomllib places syntax errors but forgets where a value stood, so a wrong *value* could not be pointed at. The text
is walked once more, statement by statement, after tomllib has found it valid; that is what keeps the walk short.
A key inside an inline table or an array stands where its statement begins.
"""

import re
import tomllib
from typing import Any, NamedTuple

from duidu.errors import SettingError

Path = tuple[str | int, ...]
"""Keys and, in an array of tables, indexes from 0: ``("document", 2, "title")``."""

_PLACED = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TOKEN = re.compile(
    r'''(?P<string>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')'''
    r"|(?P<comment>#[^\n]*)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<equals>=)|(?P<end>\n)|[^\s\"'#\[\]{}=]+|[ \t\r]+",
    re.DOTALL,
)

_BARE = re.compile(r"[ \t]*[A-Za-z0-9_-]+[ \t]*")


class Toml(NamedTuple):
    """A file's values and where each key stands: line and column from 1."""

    values: dict[str, Any]
    file: str
    places: dict[Path, tuple[int, int]]

    def fault(self, problem: str, /, *path: str | int, **values: object) -> SettingError:
        """Return the error for a value that says something impossible.

        Args:
            problem: What is wrong and what to do, a template that may name the values.
            path: The key it stands under; the nearest one above it that has a place is named.
            values: What fills the template.
        """
        at = path
        while at and at not in self.places:
            at = at[:-1]
        line, column = self.places.get(at, (1, 1))
        inner = SettingError(problem, **values)  # an error of its own: each of the two templates can be translated
        return SettingError(
            "{file}:{line}:{column}: {problem}", file=self.file, line=line, column=column, problem=inner
        )


def read_toml(data: bytes, file: str) -> Toml:
    """Read a TOML file.

    Args:
        data: Its bytes; TOML is always UTF-8.
        file: The name for messages.

    Raises:
        SettingError: with line and column where it is not TOML.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace").replace("\r\n", "\n")
        raise _misplaced(file, before, "not UTF-8; save it as UTF-8") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(file, text, str(error)) from error
    except RecursionError as error:
        raise _misplaced(file, "", "nested too deeply; nothing here needs more than three levels") from error
    return Toml(values, file, _places(text))


def _misplaced(file: str, before: str, problem: str) -> SettingError:
    """An error that stands right behind some text."""
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Toml({}, file, {(): (line, column)}).fault(problem)


def _syntax(file: str, text: str, message: str) -> SettingError:
    """The error for text that is not TOML; tomllib says where at the end of its message."""
    found = _PLACED.search(message)
    if found is None or found[1] is None:
        place = text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1
    else:
        place = int(found[1]), int(found[2])
    problem = _PLACED.sub("", message)
    return Toml({}, file, {(): place}).fault("not valid TOML ({problem}); mend this place", problem=problem)


def _places(text: str) -> dict[Path, tuple[int, int]]:
    """Where each key and table of a valid TOML text stands."""
    places: dict[Path, tuple[int, int]] = {}
    tables: dict[Path, int] = {}  # how often an array of tables has begun
    table: Path = ()
    line, seen = 1, 0
    for start, key, header in _statements(text):
        line, seen = line + text.count("\n", seen, start), start
        place = line, start - text.rfind("\n", 0, start)
        names = _names(key.strip("[] \t")) if header else _names(key)
        if not header:
            places.setdefault(table + names, place)
            continue
        table = _inside(names[:-1], tables) + names[-1:]
        if key.startswith("[["):
            tables[table] = tables.get(table, -1) + 1
            table = (*table, tables[table])
        elif table in tables:
            table = (*table, tables[table])
        places.setdefault(table, place)
    return places


def _statements(text: str) -> list[tuple[int, str, bool]]:
    """Start, key and whether it is a table's header, for each statement."""
    found: list[tuple[int, str, bool]] = []
    depth, start, header, done = 0, -1, False, False
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if start < 0 and kind not in {"end", "comment"} and not token[0].isspace():
            start, header, done = token.start(), kind == "open", False
        depth += (kind == "open") - (kind == "close")
        if start >= 0 and not done and (kind == "equals" or (header and depth == 0)):
            found.append((start, text[start : token.start() if kind == "equals" else token.end()], header))
            done = True
        if kind == "end" and depth == 0:
            start = -1
    return found


def _names(key: str) -> tuple[str, ...]:
    """The names of a dotted key, unquoted: what tomllib makes of it."""
    if _BARE.fullmatch(key):
        return (key.strip(),)
    names: list[str] = []
    value: Any = tomllib.loads(f"{key} = 0")
    while isinstance(value, dict):
        ((name, value),) = value.items()
        names.append(name)
    return tuple(names)


def _inside(names: tuple[str, ...], tables: dict[Path, int]) -> Path:
    """The path of a table that may stand inside the latest of an array of tables."""
    path: Path = ()
    for name in names:
        path = (*path, name)
        if path in tables:
            path = (*path, tables[path])
    return path
