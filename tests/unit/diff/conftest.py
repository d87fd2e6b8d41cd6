"""Documents made of paragraphs, without the parser."""

from collections.abc import Callable

import pytest

from duidu.model import Block, Document, Span

Make = Callable[..., Document]


def make(*paragraphs: str, number: int = 0) -> Document:
    """A document whose paragraphs are its blocks; `number` characters of each are its numbering sign."""
    blocks, at = [], 0
    line = 1
    for i, text in enumerate(paragraphs):
        lines = text.count("\n") + 1
        sign = Span(at, at + number) if number else None
        blocks.append(Block(i, "para", tuple(range(line, line + lines)), Span(at, at + len(text)), number=sign))
        at += len(text) + 1
        line += lines
    text = "\n".join(paragraphs)
    return Document("d", text, "0" * 16, tuple(blocks))


@pytest.fixture(scope="session")
def document() -> Make:
    return make
