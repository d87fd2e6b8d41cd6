"""Reading the numbers that count sections: 十一, 廿三, 12, 12, ③, IV, b.

The idea: one function from the sign as written to its value, so that lists can be followed (after 二 comes 三). The
limit: counting words up to a few thousand; it knows nothing of 亿, decimals or units.
"""

import unicodedata
from functools import lru_cache

DIGITS = "〇零○一二三四五六七八九"
_VALUES = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **dict.fromkeys("零○", 0),
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
    "元": 1,
}
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "廿": 20, "卅": 30}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

CHINESE = "".join(_VALUES) + "".join(_SCALES)
"""Every character that a Chinese numeral may be written with (simplified)."""


@lru_cache(maxsize=1024)
def value(sign: str) -> int | None:
    """Return what a counting sign is worth, None when it is not a number.

    >>> [value(sign) for sign in ("十一", "二十", "一百零三", "12", "③", "iv", "第")]
    [11, 20, 103, 12, 3, 4, None]
    """
    if not sign:
        return None
    if sign.isdecimal():
        return int(sign) if len(sign) < 10 else None  # noqa: PLR2004  # longer runs of digits count nothing
    if all(char in _VALUES or char in _SCALES for char in sign):
        return _chinese(sign)
    if all(char in _ROMAN for char in sign.lower()):
        return _roman(sign.lower())
    return _single(sign)


def _chinese(sign: str) -> int:
    """The value of 二十三, 一百零五, 廿一, or of digits in a row as in 二〇一二."""
    if not any(char in _SCALES for char in sign):
        return int("".join(str(_VALUES[char]) for char in sign[:9]))
    total, digit = 0, 0
    for char in sign:
        if char in _VALUES:
            digit = _VALUES[char]
        else:
            total += (digit or 1) * _SCALES[char]
            digit = 0
    return total + digit


def _roman(sign: str) -> int:
    """The value of a small Roman numeral; a smaller sign before a greater one is taken away."""
    values = [_ROMAN[char] for char in sign]
    return sum(-now if now < after else now for now, after in zip(values, [*values[1:], 0], strict=True))


def _single(sign: str) -> int | None:
    """The value of one sign such as ③, ㈡ or Ⅳ, or the place of a Latin letter in the alphabet."""
    if len(sign) != 1:
        return None
    if "a" <= sign.lower() <= "z":
        return ord(sign.lower()) - ord("a") + 1
    number = unicodedata.numeric(sign, -1)
    return int(number) if number >= 0 and number == int(number) else None
