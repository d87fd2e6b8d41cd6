"""Plain text: which encoding, then characters.

The idea: a byte order mark or strict UTF-8 settles it; NUL bytes at every second place are UTF-16; otherwise GB18030
and Big5 are both tried and the one that reads like Chinese (common characters, few rare ones) is taken. Statistics of
bytes alone confuse the two on short texts. The limit: other languages' old encodings are not looked for; charset-
normalizer is asked only when neither reads like Chinese.
"""

import codecs
import re

from duidu.errors import InputError
from duidu.model import Extracted, Note

SAMPLE = 200_000
"""So many bytes are enough to tell the encoding."""

COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多"
    "经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性"
    "知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次"
    "度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建"
    "务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路"
    "记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔党服务企业发展建设推进加强提高完善实施"
    "這個們來為國說時會對過發後裡經麼學現當沒動開還進實從軍無與長機關點業間問將兩應戰頭體見產制話給門員論處義幾認條氣題爾別變"
    "總電數報結務場計統區隊決馬書則聽卻達強難權設記類據邊張該規萬領確傳師觀讓識帶導爭運黨"
)
"""Characters that make up more than half of any Chinese text, in both scripts."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_RARE = re.compile(r"[\ue000-\uf8ff\ufffd\x80-\x9f]|[\u3400-\u4dbf]")
_NEWLINES = re.compile(r"\r\n?")
PLAUSIBLE = 0.25
"""A reading is Chinese when a quarter of its ideographs are common ones."""

BINARY_SHARE = 20
"""One control character in twenty is too many for a text."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def extract(data: bytes, name: str) -> Extracted:
    """Return the text of a plain file.

    Raises:
        InputError: The file is empty or binary.
    """
    if not data:
        raise InputError("{file}: the file is empty; there is nothing to read", file=name)
    encoding = detect(data)
    if encoding is None:
        raise InputError("{file}: this is no text file (binary data); convert it to text first", file=name)
    text, notes = decode(data, encoding)
    return Extracted(text, notes=notes, encoding=encoding.removesuffix("-sig"), format="txt")


def detect(data: bytes) -> str | None:
    """Return the name of the encoding that bytes are in, None when they are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:SAMPLE]
    wide = _wide(sample)
    if wide:
        return wide
    if len(_CONTROLS.findall(sample)) * BINARY_SHARE > len(sample) or b"\x00" in sample:
        return None
    if _decodes(data):
        return "utf-8"
    return _chinese(sample)


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark, seen by the high bytes of spaces, digits and line ends: NULs on one side only."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 100 < len(sample) or min(even, odd) * 4 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    readable = sum(char.isprintable() or char.isspace() for char in text)
    return encoding if readable * BINARY_SHARE >= len(text) * (BINARY_SHARE - 1) else None


def _decodes(data: bytes) -> bool:
    """Whether bytes are UTF-8, or are but for a few damaged places."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data[:SAMPLE].decode("utf-8", "replace")
        wide = sum(ord(char) > 0x7F for char in text)  # noqa: PLR2004  # beyond ASCII
        return text.count("\ufffd") * BINARY_SHARE <= wide
    return True


def _chinese(sample: bytes) -> str:
    """GB18030 or Big5, whichever reads more like Chinese; what charset-normalizer says when neither does."""
    scores = {encoding: plausibility(sample.decode(encoding, "replace")) for encoding in ("gb18030", "big5hkscs")}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= PLAUSIBLE else _asked(sample) or best


def _asked(sample: bytes) -> str | None:
    """What charset-normalizer takes the bytes for."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, seldom needed

    found = from_bytes(sample).best()
    return found.encoding if found else None


def plausibility(text: str) -> float:
    """Return how much a text reads like Chinese, 0 to 1: the share of common among all ideographs, less the odd."""
    chinese = _CHINESE.findall(text)
    odd = len(_RARE.findall(text))
    if not chinese:
        return 0.0
    common = sum(char in COMMON for char in chinese)
    return max(0.0, (common - odd) / (len(chinese) + odd))


def decode(data: bytes, encoding: str) -> tuple[str, tuple[Note, ...]]:
    r"""Return the text of bytes with ``\n`` line ends, and a note if some could not be read."""
    try:
        return _NEWLINES.sub("\n", data.decode(encoding)), ()
    except UnicodeDecodeError:
        text = _NEWLINES.sub("\n", data.decode(encoding, "replace"))
    count = text.count("\ufffd")
    return text, (Note("undecodable", (str(count),), text.count("\n", 0, text.find("\ufffd")) + 1),)
