"""Showing a text in another script, one character for one, so that every offset stays true.

OpenCC sees whole stretches (頭髮 and 發展 need their neighbours); where it would change the length, the stretch is
shown as it stands. What is copied or quoted is never converted.
"""

from collections.abc import Callable
from functools import lru_cache

SCRIPTS = ("given", "t2s", "s2t")
"""As given, in Simplified, in Traditional characters."""


def converter(name: str) -> Callable[[str], str]:
    """Return the function that shows a text in a script of SCRIPTS."""
    return _as_given if name == "given" else _opencc(name)


def _as_given(text: str) -> str:
    return text


@lru_cache(maxsize=4)
def _opencc(name: str) -> Callable[[str], str]:
    """A converter that never changes a length."""
    import opencc

    convert = opencc.OpenCC(name, include_tofu_risk_dictionaries=False).convert

    def shown(text: str) -> str:
        converted: str = convert(text)
        return converted if len(converted) == len(text) else text

    return shown
