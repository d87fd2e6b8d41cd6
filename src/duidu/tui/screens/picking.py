"""Words to follow: those that are selected or walked, else one of the phrases of the passage under the cursor."""

from collections.abc import Callable

from duidu.settings.words import _
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.screens.menu import Item, MenuScreen

MOST = 60
"""Phrases that are offered."""
TYPED = ""
"""Stands for words that are yet to be typed."""


def with_words(screen: DuiduScreen, words: str, passage: str, then: Callable[[str], None]) -> None:
    """Do something with words: those given, else one of a passage's phrases, else none.

    Args:
        screen: Over which the phrases are offered.
        words: What is selected or walked.
        passage: What stands under the cursor.
        then: What is done with the words; with none it asks for some.
    """
    words = " ".join(words.split())
    if words:
        then(words)
        return
    from duidu.evolve.telling import phrases

    offered = phrases(passage)[:MOST]
    if not offered:
        then(TYPED)
        return
    script = screen.duidu.script
    items = [Item(TYPED, _("type the words \u2026")), *(Item(phrase, script(phrase)) for phrase in offered)]

    def chosen(phrase: str | None) -> None:
        if phrase is not None:
            then(phrase)

    screen.app.push_screen(MenuScreen(_("Which words"), items), chosen)
