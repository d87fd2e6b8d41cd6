"""Everything that is kept of one corpus, counted and removed: bookmarks, the reader's word, the last place, the index.

The corpus itself is not touched and need not be there any more: it is known by its path. What was said of a single
file that was opened alone is kept with its folder, and goes with that. The search index can be made again and is not
counted.
"""

from pathlib import Path
from typing import NamedTuple

from duidu.store import bookmarks, hand, index, said, state


class Kept(NamedTuple):
    """How much is kept of a corpus; `place` says whether its last place is."""

    bookmarks: int
    roles: int
    corrections: int
    facts: int
    links: int
    place: bool

    def __bool__(self) -> bool:
        """Whether anything is kept."""
        return any(self)


def kept_of(corpus: Path) -> Kept:
    """Return what is kept of a corpus.

    Args:
        corpus: Its folder, or its one file.

    Raises:
        StoreError: if the bookmarks cannot be read.
    """
    root = corpus.resolve()
    words = said.load(root)
    remembered = state.load()
    return Kept(
        bookmarks=sum(one.corpus == str(root) for one in bookmarks.load().bookmarks),
        roles=len(words.roles),
        corrections=len(words.corrections),
        facts=len(words.facts),
        links=len(words.links),
        place=str(root) in remembered.positions or remembered.corpus == str(root),
    )


def forget(corpus: Path) -> None:
    """Remove what is kept of a corpus.

    Raises:
        StoreError: if something cannot be removed or written; what was removed before that stays removed.
    """
    root = corpus.resolve()
    bookmarks.forget(str(root))
    hand.forget(root)
    state.forget(str(root))
    index.forget(root)
