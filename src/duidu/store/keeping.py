"""All that the list of bookmarks holds: comparisons, views, and the searches that an earlier duidu kept by name.

Those searches are taken over as views, once. Each gets an id that follows from what it is, and is kept before it is
deleted where it stood: whoever is killed in between takes it over again as the same.
"""

import hashlib
from pathlib import Path

from duidu.store import bookmarks, searches
from duidu.store.bookmarks import Bookmarks, View
from duidu.store.searches import Saved

ID_DIGITS = 8


def load(folder: Path | None = None) -> Bookmarks:
    """Return all that is kept, after taking over what an earlier duidu kept.

    Args:
        folder: Where it is kept; None is the user's data folder.

    Raises:
        StoreError: as `bookmarks.load` and `bookmarks.save`.
    """
    before = searches.load(folder)
    for one in before.saved:
        bookmarks.save(_view(one), folder)
        searches.delete(one, folder)
    found = bookmarks.load(folder)
    return found._replace(problems=(*before.problems, *found.problems))


def _view(one: Saved) -> View:
    """A search as a view."""
    told = hashlib.sha256("\x1f".join(one).encode("utf-8", "surrogatepass")).hexdigest()
    return View(told[:ID_DIGITS], one.name, "", one.created, one.corpus, "search", one.query)
