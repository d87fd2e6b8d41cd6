r"""Nothing from a document may command the terminal.

Control characters become visible stand-ins, one for one, so offsets stay: C0 its control picture (ESC → ␛), C1 and
line separators a replacement mark, direction signs and whatever else is drawn as nothing a raised dot. `\n` is kept, a
tab and odd narrow spaces become a space. The limit: letters that merely look blank (Hangul fillers) stay.
"""

from itertools import chain

PICTURES = 0x2400
STAND_IN = "\ufffd"
"""For C1 controls, line and paragraph separators, halves of surrogate pairs."""
DOT = "⸱"
"""For direction and format controls, variation selectors and tags."""

_BROKEN = (range(0x80, 0xA0), range(0x2028, 0x202A), range(0xD800, 0xE000))
_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F)
_UNSEEN = (
    (0xAD, 0x34F, 0x61C, 0x6DD, 0x70F, 0x8E2, 0xFEFF, 0x110BD, 0x110CD, 0xE0001),
    range(0x600, 0x606),
    range(0x890, 0x892),
    range(0x180B, 0x1810),
    range(0x200B, 0x2010),
    range(0x202A, 0x202F),
    range(0x2060, 0x2070),
    range(0xFE00, 0xFE10),
    range(0xFFF9, 0xFFFC),
    range(0x13430, 0x13440),
    range(0x1BCA0, 0x1BCA4),
    range(0x1D173, 0x1D17B),
    range(0xE0020, 0xE0080),
    range(0xE0100, 0xE01F0),
)

TABLE: dict[int, str] = (
    {code: chr(PICTURES + code) for code in range(0x20) if code != ord("\n")}
    | {0x7F: "\u2421"}
    | dict.fromkeys((ord("\t"), *_SPACES), " ")
    | dict.fromkeys(chain(*_BROKEN), STAND_IN)
    | dict.fromkeys(chain(*_UNSEEN), DOT)
)


def safe(text: str) -> str:
    r"""Return the text with every control character replaced, as long as the original.

    >>> safe("红\x1b[31m字")
    '红␛[31m字'
    """
    return text.translate(TABLE)


def safe_line(text: str) -> str:
    r"""Return the text made safe on one line: line ends become spaces.

    >>> safe_line("两\n行")
    '两 行'
    """
    return safe(text).replace("\n", " ")
