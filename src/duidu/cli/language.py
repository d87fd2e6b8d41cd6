"""The interface's language, chosen before any command is built: help is translated as it is written."""

from collections.abc import Sequence

from duidu.settings import options, words

FLAG = "--lang"


def choose(arguments: Sequence[str]) -> None:
    """Use the language of ``--lang``, else of config.toml, else of the environment; lend it to click.

    Raises:
        SettingError: if duidu does not speak it, or config.toml is wrong.
    """
    words.use()  # so that what is wrong with the settings is said in the environment's language
    words.use(asked_for(arguments) or options.load().language or None)
    words.lend_to_click()


def asked_for(arguments: Sequence[str]) -> str | None:
    """Return the value of ``--lang`` in some arguments; click checks their grammar later.

    >>> asked_for(["--lang", "zh", "outline"]), asked_for(["open", "--lang=en"]), asked_for(["--", "--lang", "zh"])
    ('zh', 'en', None)
    """
    for flag, value in zip(arguments, [*arguments[1:], ""], strict=False):
        if flag == "--":
            return None
        if flag == FLAG:
            return value
        if flag.startswith(FLAG + "="):
            return flag.removeprefix(FLAG + "=")
    return None
