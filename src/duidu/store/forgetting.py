"""All that is kept of one corpus, counted and removed: bookmarks, searches, the reader's word, last place, index.

The corpus itself is not touched and need not be there any more: it is known by its path. What was said of a single
file that was opened alone is kept with its folder, and goes with that. The search index can be made again and is not
counted.
"""

from pathlib import Path
from typing import NamedTuple

from duidu.store import bookmarks, hand, index, said, searches, state


class Kept(NamedTuple):
    """How much is kept of a corpus; `place` says whether its last place is."""

    bookmarks: int
    searches: int
    roles: int
    corrections: int
    facts: int
    links: int
    joins: int
    promises: int
    place: bool

    def __bool__(self) -> bool:
        """Whether anything is kept."""
        return any(self)


def kept_of(corpus: Path) -> Kept:
    """Return what is kept of a corpus.

    Args:
        corpus: Its folder, or its one file.

    Raises:
        StoreError: if bookmarks or searches cannot be read.
    """
    root = corpus.resolve()
    words = said.load(root)
    remembered, asked = state.load(), searches.load()
    return Kept(
        bookmarks=sum(one.corpus == str(root) for one in bookmarks.load().entries),
        searches=len(asked.history(str(root))) + len(asked.of(str(root))),
        roles=len(words.roles),
        corrections=len(words.corrections),
        facts=len(words.facts),
        links=len(words.links),
        joins=len(words.joins),
        promises=len(words.promises),
        place=str(root) in remembered.positions or remembered.corpus == str(root),
    )


def forget(corpus: Path) -> None:
    """Remove what is kept of a corpus.

    Raises:
        StoreError: if something cannot be removed or written; what was removed before that stays removed.
    """
    root = corpus.resolve()
    bookmarks.forget(str(root))
    searches.forget(str(root))
    hand.forget(root)
    state.forget(str(root))
    index.forget(root)
