"""What the converters of html, docx and pdf have in common: the lines they write, and how these become a text.

The idea: a converter makes `Written` lines, each with the role it knows of it, and `assemble` puts them under each
other and turns the roles into marks. A blank line stands before what begins a block of its own, as it does between the
paragraphs of a text file. The limit: a line has one role.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from duidu.errors import InputError
from duidu.model import Extracted, Mark, Note, Span

MAX_CHARACTERS = 50_000_000
"""No plan document has more; what claims to is an attack or a mistake."""

WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—·"
"""Characters, as a class of regular expressions, between which a line break of the source is no space."""

_WHITE = re.compile(r"[ \t\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(slots=True)
class Written:
    """A line that a converter wrote: its text, what it knows of it, whether a blank line stands before it."""

    text: str
    role: str = ""
    value: int = 0
    gap: bool = True
    places: tuple[tuple[int, int], ...] = ()
    """Where in it a page begins, and which."""


@cache
def _wrap() -> re.Pattern[str]:
    """Line breaks of the source that are no spaces; compiled when first wanted, which takes ten milliseconds."""
    return re.compile(rf"(?<=[{WIDE}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{WIDE}])")


def tidy(text: str) -> str:
    r"""Return a text on one line, with single spaces, and none where a Chinese line was broken.

    >>> tidy(" 深化\n  改革  and\n opening ")
    '深化改革 and opening'
    """
    if "\n" in text or "\r" in text:
        text = _wrap().sub("", text)
    return _WHITE.sub(" ", text).strip()


BAR = "\uff5c"


def row(cells: Iterable[str | None]) -> str:
    """Return the cells of a table's row as one line, between bars as in Markdown, so that empty cells keep their place.

    A place into which the cell at its left reaches (None) has not even a space between its bars.

    >>> row(["指标", "", "增长|速度", None])
    '| 指标 |  | 增长｜速度 ||'
    """
    return "|" + "".join("|" if cell is None else f" {tidy(cell).replace('|', BAR)} |" for cell in cells)


def assemble(lines: Iterable[Written], notes: tuple[Note, ...], encoding: str, format: str) -> Extracted:
    """Return the text of written lines, with their roles as marks."""
    parts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for line in lines:
        if line.gap and parts:
            parts.append("")
            at += 1
        marks += [Mark(Span(at + offset, at + offset), "page", page) for offset, page in line.places]
        if line.role:
            marks.append(Mark(Span(at, at + len(line.text)), line.role, line.value))
        parts.append(line.text)
        at += len(line.text) + 1
    return Extracted("\n".join(parts), tuple(marks), notes, encoding, format)


def needs(name: str, suffix: str) -> InputError:
    """Return the error for a format whose library is not installed."""
    return InputError(
        "{file}: reading {suffix} needs the extra docs; pip install 'duidu[docs]'", file=name, suffix=suffix
    )


def too_large(name: str) -> InputError:
    """Return the error for a document whose content is larger than any real one's."""
    return InputError("{file}: unpacks to more than any document holds; check where it comes from", file=name)


def no_text(name: str) -> InputError:
    """Return the error for a document that holds no text."""
    return InputError("{file}: there is no text in it; if it shows pictures of pages, run OCR over it first", file=name)
