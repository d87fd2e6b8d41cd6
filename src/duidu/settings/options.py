"""config.toml: what the user sets by hand, all of it optional.

    language = "zh_Hans"   # or "en"; else $DUIDU_LANG, else the locale
    theme = "paper"        # else the one chosen last

A wrong setting is an error with line and column; a missing file is nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from duidu import disk
from duidu.errors import SettingError
from duidu.settings import words
from duidu.text.toml import Toml, read_toml

FILE = "config.toml"


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of config.toml; empty means not set."""

    language: str = ""
    theme: str = ""


def load(folder: Path | None = None) -> Options:
    """Read config.toml.

    Args:
        folder: Where it is; None is the user's config folder.

    Raises:
        SettingError: if it cannot be read, is not TOML, or sets something that is not there to set.
    """
    path = (folder or disk.config_folder()) / FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Options()
    except OSError as error:
        raise SettingError(
            "{file}: cannot be read ({reason}); check its permissions, or remove it",
            file=path,
            reason=disk.reason(error),
        ) from error
    return parse(data, str(path))


def parse(data: bytes, file: str) -> Options:
    """Read the bytes of a config.toml; errors as `load`."""
    toml = read_toml(data, file)
    for name in toml.values:
        if name not in _CHECKS:
            raise toml.fault("no setting {name}; there are {known}", name, name=name, known=", ".join(_CHECKS))
    for name, value in toml.values.items():
        _CHECKS[name](toml, name, value)
    return Options(**toml.values)


def _language(toml: Toml, name: str, value: object) -> None:
    """Check a language."""
    if not isinstance(value, str) or words.known(value) is None:
        known = ", ".join(words.LANGUAGES)
        raise toml.fault("{value} is no language; take one of {known}", name, value=repr(value), known=known)


def _theme(toml: Toml, name: str, value: object) -> None:
    """Check that a theme is a name; whether there is one of that name shows when themes are loaded."""
    if not isinstance(value, str):
        raise toml.fault("{name} must be text in quotes", name, name=name)


_CHECKS: dict[str, Callable[[Toml, str, object], None]] = {
    "language": _language,
    "theme": _theme,
}
