"""Documents in our own words that trace and slogans are tried on."""

from collections.abc import Callable, Mapping

import pytest

from duidu.model import Document
from duidu.parse import parse
from duidu.search import Index, prepare

Parsed = Callable[..., dict[str, Document]]


@pytest.fixture
def parsed() -> Parsed:
    """Parse texts by id."""

    def make(texts: Mapping[str, str]) -> dict[str, Document]:
        from duidu.model import Extracted

        return {name: parse(Extracted(text), name, f"{name}.txt") for name, text in texts.items()}

    return make


Indexed = Callable[[Mapping[str, Document]], Index]


@pytest.fixture
def indexed() -> Indexed:
    """Index documents."""

    def make(documents: Mapping[str, Document]) -> Index:
        return prepare(documents.values())

    return make
