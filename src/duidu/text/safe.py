r"""Nothing from a document may command the terminal.

Control characters become visible stand-ins, one for one, so offsets stay: C0 its control picture (ESC → ␛), C1 and
line separators a replacement mark, direction and invisible format controls a middle dot in angle form. `\n` is kept,
a tab and odd spaces become a space.
"""

PICTURES = 0x2400
C1_STAND_IN = "\ufffd"
BIDI_STAND_IN = "⸱"
BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
INVISIBLE = (
    0x00AD,
    0x180E,
    0x200B,
    0x200C,
    0x200D,
    0x2060,
    *range(0x2061, 0x2065),
    0xFEFF,
    0xFE0F,
    *range(0xFFF9, 0xFFFC),
)

TABLE: dict[int, str] = (
    {code: chr(PICTURES + code) for code in range(0x20)}
    | {0x7F: "\u2421", 0x09: " ", 0x85: C1_STAND_IN, 0x2028: C1_STAND_IN, 0x2029: C1_STAND_IN}
    | dict.fromkeys(range(0x80, 0xA0), C1_STAND_IN)
    | dict.fromkeys((*BIDI, *INVISIBLE), BIDI_STAND_IN)
    | dict.fromkeys(range(0xD800, 0xE000), C1_STAND_IN)
)
del TABLE[0x0A]


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
