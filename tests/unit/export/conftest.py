"""Two small documents with a heading, a broken paragraph, a page number inside it, and their alignment."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tests.unit.tui.conftest import two  # noqa: F401  (a fixture)

from duidu.compare import compare
from duidu.model import ROOT, Alignment, Block, Comparison, Document, Fact, Link, Metadata, Place, Span

OLD = "一、民生\n办好民生实事20件,\n— 3 —\n加装电梯45部。\n举办社区文艺汇演活动。"
NEW = "二、民生\n办好民生实事25件,加装电梯45部。\n推进河道\x1b清淤。"


@dataclass(frozen=True)
class Sample:
    """What the exporters are given."""

    old: Document
    new: Document
    comparison: Comparison


def span(text: str, piece: str) -> Span:
    return Span(text.index(piece), text.index(piece) + len(piece))


def documents() -> tuple[Document, Document]:
    heading = {"kind": "heading", "lines": (1,), "span": Span(0, 4), "number": Span(0, 2), "title": (Span(2, 4),)}
    old = Document(
        "old",
        OLD,
        "a" * 16,
        (
            Block(0, **heading),  # type: ignore[arg-type]
            Block(1, "para", (2, 4), Span(5, OLD.index("。") + 1), parent=0),
            Block(2, "furniture", (3,), span(OLD, "— 3 —")),
            Block(3, "para", (5,), span(OLD, "举办社区文艺汇演活动。"), parent=ROOT),
        ),
        Metadata(
            title=Fact("二〇一二年工作要点"),
            issuer=Fact("某区委"),
            adopted=Fact("2012-01-13"),
            published=Fact("2012-02-01"),
            via=Fact("某网"),
            url=Fact("https://example.org/1"),
        ),
        file="old.txt",
    )
    new = Document(
        "new",
        NEW,
        "b" * 16,
        (
            Block(0, **heading),  # type: ignore[arg-type]
            Block(1, "para", (2,), span(NEW, "办好民生实事25件,加装电梯45部。"), parent=0),
            Block(2, "para", (3,), span(NEW, "推进河道\x1b清淤。"), parent=0),
        ),
        file="new.txt",
    )
    return old, new


@pytest.fixture(scope="session")
def sample() -> Sample:
    old, new = documents()
    links = (
        Link(Place(0), Place(0), 0.9, "main"),
        Link(Place(1), Place(1), 0.8, "main"),
        Link(Place(3), Place(1), 0.3, "partial"),
    )
    return Sample(old, new, compare([old, new], [None, Alignment("old", "new", links, (), (2,))], 0))


@pytest.fixture(scope="session")
def cell() -> Callable[[str], int]:
    return lambda character: 2 if character > "\u2e80" else 1
