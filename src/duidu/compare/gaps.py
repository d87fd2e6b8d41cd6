"""What it means that something is not found, for many pairs of documents, judged once each."""

from collections.abc import Callable, Mapping
from functools import cache

from duidu.model import Document, State
from duidu.text.gaps import unfound


def gaps(documents: Mapping[str, Document]) -> Callable[[str, str], State]:
    """Return a function that says what it means that something of one document is not found in another, by their ids.

    Args:
        documents: The documents by id.
    """

    @cache
    def gap(base: str, other: str) -> State:
        return unfound(documents[base], documents[other])

    return gap
