"""Write src/duidu/text/fold_table.py: the one-to-one replacements that `fold` makes.

usage: python tools/make_fold.py

Every code point that OpenCC, asked for one character at a time, turns into another single one (t2s, and where that
says nothing tw2s and hk2s) goes to that one; then come Unicode's own compatibility forms (full and half width, vertical
and small signs, the radicals that PDF files put for characters) and our rows for quotes, dashes, space and variants.
The table is closed under itself, so that folding twice is folding once.
"""

import pathlib
import unicodedata

import opencc

TARGET = pathlib.Path(__file__).parent.parent / "src/duidu/text/fold_table.py"
IDEOGRAPHS = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))
COMPATIBLE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFE10, 0xFE70), range(0xFF00, 0xFFF0))
# Variants OpenCC leaves alone or spells out only in phrases; each goes to the form in use on the mainland.
VARIANTS = (
    "衞卫衛卫羣群裡里裏里牀床峯峰綫线綉绣恒恒鑑鉴鑒鉴並并併并佈布佔占週周迴回藉借豔艳嚮向説说悦悦"
    "閲阅税税温温藴蕴锺钟髮发秘秘祕秘"
    # radicals that Unicode does not call the same as the character
    "⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙"
)
SIGNS = {
    "“": '"',
    "”": '"',
    "„": '"',
    "「": '"',
    "」": '"',
    "『": "'",
    "』": "'",
    "‘": "'",
    "’": "'",
    "〝": '"',
    "〞": '"',
    "—": "-",
    "–": "-",
    "―": "-",
    "‐": "-",
    "‑": "-",
    "─": "-",
    "−": "-",
    "﹣": "-",
    "﹘": "-",
    "、": ",",
    "﹐": ",",
    "﹑": ",",
    "。": ".",
    "﹒": ".",
    "｡": ".",
    "·": "·",
    "•": "·",
    "・": "·",
    "‧": "·",
    "∙": "·",
    "《": "<",
    "》": ">",
    "〈": "<",
    "〉": ">",
    "【": "[",
    "】": "]",
    "〔": "[",
    "〕": "]",
    "〖": "[",
    "〗": "]",
    "○": "0",
    "〇": "0",
    "◯": "0",
    "℅": "%",
    "﹪": "%",
    "～": "~",
    "〜": "~",
    "\u3000": " ",
    "\xa0": " ",
    "\t": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u202f": " ",
}


def compatible() -> dict[str, str]:
    """Characters that are by Unicode another one in another width, height or block."""
    every = {char: unicodedata.normalize("NFKC", char) for block in COMPATIBLE for char in map(chr, block)}
    return {char: to for char, to in every.items() if to != char and len(to) == 1 and to != " "}


def script() -> dict[str, str]:
    """What OpenCC makes of each single ideograph."""
    make = [opencc.OpenCC(c, include_tofu_risk_dictionaries=False) for c in ("t2s", "tw2s", "hk2s")]
    found = {}
    for block in IDEOGRAPHS:
        for char in map(chr, block):
            plain = unicodedata.normalize("NFC", char)
            for convert in make:
                to = convert.convert(plain)
                if to != char and len(to) == 1:
                    found[char] = to
                    break
    return found


def lower() -> dict[str, str]:
    """Capitals whose small form is one character that is its own small form."""
    points = (chr(p) for p in range(0x250) if chr(p).isupper())
    return {c: c.lower() for c in points if len(c.lower()) == 1}


def closed(table: dict[str, str]) -> dict[str, str]:
    """The table with every chain followed to its end."""
    result = {}
    for key, first in table.items():
        value, seen = first, {key}
        while value in table and value not in seen:
            seen.add(value)
            value = table[value]
        if value != key:
            result[key] = value
    return result


def main() -> None:
    """Write the module."""
    variants = {a: b for a, b in zip(VARIANTS[::2], VARIANTS[1::2], strict=True) if a != b}
    table = closed(compatible() | script() | variants | SIGNS | lower())
    keys = sorted(table)
    rows = ["".join(keys[i : i + 50]) for i in range(0, len(keys), 50)]

    def literal(pieces: list[str]) -> str:
        return "(\n" + "\n".join(f"    {ascii(p) if not p.isprintable() else repr(p)}" for p in pieces) + "\n)\n"

    values = ["".join(table[k] for k in row) for row in rows]
    head = '"""Made by tools/make_fold.py; do not edit. The n-th character of FROM folds to the n-th of TO."""\n\n'
    TARGET.write_text(head + f"FROM = {literal(rows)}\nTO = {literal(values)}", encoding="utf-8")
    print(f"{len(keys)} characters")


if __name__ == "__main__":
    main()
