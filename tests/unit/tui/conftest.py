"""Two plans with known changes, parsed, aligned and compared once for all tests of this folder."""

from dataclasses import dataclass, replace

import pytest
from tests.tui.compared import NEW, OLD

from duidu.align import align
from duidu.compare import compare, hidden
from duidu.model import Comparison, Document, Extracted, Fact
from duidu.parse import parse
from duidu.tui.entries import SheetMode


@dataclass(frozen=True)
class Two:
    """Both documents, their comparison, and a plain way to show it."""

    documents: list[Document]
    full: Comparison
    shown: Comparison
    mode: SheetMode

    def row(self, words: str) -> int:
        """The row whose base has some words."""
        return next(i for i, row in enumerate(self.full.rows) if any(words in self._text(b) for b in row.cells[0]))

    def _text(self, block: int) -> str:
        return self.documents[0].text[slice(*self.documents[0].blocks[block].span)]


@pytest.fixture(scope="session")
def two() -> Two:
    read = [parse(Extracted(text), name) for name, text in (("plan-2019", OLD), ("plan-2020", NEW))]
    documents = [replace(one, meta=replace(one.meta, kind=Fact("工作要点"))) for one in read]
    full = compare(documents, [None, align(documents[0], documents[1])], 0)
    return Two(documents, full, hidden(documents, full, {"script", "punctuation"}), SheetMode((0, 1), 1, 40))
