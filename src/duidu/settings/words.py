"""The words of the interface in the reader's language, through gettext.

The language is chosen once, by `use`, and looked up at every call, so modules may translate at import time as well
if `use` came first (command help) or later (screens). This module stays light: it loads before ``--help`` prints.
The core below speaks in templates with values beside them; `say` turns those into a sentence.
"""

import gettext
import os
import re
from pathlib import Path
from typing import Final

from duidu.errors import DuiduError, SettingError

DOMAIN: Final = "duidu"
LANGUAGE_VARIABLE: Final = "DUIDU_LANG"
LANGUAGES: Final = ("en", "zh_Hans")
LOCALE_FOLDER: Final = Path(__file__).parent / "locale"
_LOCALE_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_WANTED_AT_START: Final = os.environ.get("LANGUAGE", "")
"""GNU's list of languages as the user set it: `lend_to_click` changes the variable itself."""

_loaded: dict[str, gettext.NullTranslations] = {}
_current: list[str] = []


def use(language: str | None = None) -> None:
    """Choose the language of the interface.

    Args:
        language: A setting such as ``zh_Hans``, ``zh``, ``zh-CN`` or ``en``; None or empty asks $DUIDU_LANG, then the
            locale. What the environment says and duidu does not speak is English.

    Raises:
        SettingError: if `language` itself is one duidu does not speak.
    """
    chosen = known(language) if language else _from_environment()
    if chosen is None:
        raise SettingError(
            "{language}: no such language; duidu speaks {languages}",
            language=language,
            languages=", ".join(LANGUAGES),
        )
    _current[:] = [chosen]


def language() -> str:
    """Return the language in use: ``en`` or ``zh_Hans``."""
    if not _current:
        use()
    return _current[0]


def known(name: str) -> str | None:
    """Return the language meant by a setting or locale (``zh_CN.UTF-8``, ``Chinese_China``, ``C``), None if not spoken.

    Traditional Chinese readers get the Simplified catalogue: nearer than English, and the texts keep their script.
    """
    head = re.split("[^a-z]", name.strip().lower())[0]
    if head in {"en", "english", "c", "posix"}:
        return "en"
    return "zh_Hans" if head in {"zh", "chinese", "cmn"} else None


def _from_environment() -> str:
    """The language that the environment asks for, English if none."""
    wanted = os.environ.get(LANGUAGE_VARIABLE)
    if wanted:
        return known(wanted) or "en"
    for value in (_WANTED_AT_START, *(os.environ.get(variable) for variable in _LOCALE_VARIABLES)):
        if value:
            return next((found for part in value.split(":") if (found := known(part))), "en")
    return _from_system()


def _from_system() -> str:
    """The language of a system that says nothing in the environment (Windows, a macOS application)."""
    import locale  # noqa: PLC0415  (rarely needed)

    return known(locale.getlocale()[0] or "") or "en"


def lend_to_click() -> None:
    """Let click find its own words (Usage, Options, errors) in our catalogue; for `cli`, after `use`.

    Click asks gettext's default domain in the language of $LANGUAGE, so both are set for this process.
    """
    gettext.bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language()


def _catalogue() -> gettext.NullTranslations:
    """The catalogue of the language in use."""
    chosen = language()
    if chosen not in _loaded:
        _loaded[chosen] = gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[chosen], fallback=chosen == "en")
    return _loaded[chosen]


def _(message: str) -> str:
    """Return a message in the reader's language, itself if the catalogue lacks it."""
    return _catalogue().gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a message that goes with a number; the caller fills the number in."""
    return _catalogue().ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802  (gettext's own name, which the extractor knows)
    """Mark a message for the catalogues and return it as it is; the place that shows it translates it."""
    return message


def say(error: DuiduError) -> str:
    """Return an error as one line in the reader's language; an error among its values is said likewise."""
    values = {name: say(value) if isinstance(value, DuiduError) else value for name, value in error.values.items()}
    return _(error.message).format(**values)
