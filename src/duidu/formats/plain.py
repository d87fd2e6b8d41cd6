"""Plain text: which encoding, then characters.

The idea: a byte order mark or strict UTF-8 settles it. Otherwise UTF-8 with damaged places, GB18030, Big5 and UTF-16
without a mark are all tried, and the one that reads like Chinese (common characters, few odd ones) is taken: statistics
of bytes alone confuse them on short texts. A broken byte costs the character it stands in and no more. The limit: other
languages' old encodings are not looked for; charset-normalizer is asked only when nothing reads like Chinese.
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
    "智能网络云融城乡镇村街农商贸财税府署协调优供需绿环护生态治理节排医疗卫健康养老残育校培训社险障居房路轨港航空岸湾"
    "利源煤油气园示范试点验评估测监督划纲预算案例条款章附则监局厅委办省市县州厂企营销投股债券银支援助补贴奖励扶贫困群"
    "網絡雲鄉鎮農財稅協調優綠環護態療衛養殘訓險軌範試驗評測監劃綱預條則縣廠營銷債銀補貼獎勵貧團擴創業轉續關聯雙復雜"
)
"""Characters that make up more than half of any Chinese text, in both scripts."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ODD = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u0100-\u036f\u0500-\u1fff\u2c00-\u2e7f\u3400-\u4dbf\ua000-\ufaff\ufffc-\uffff]"
)
_NEWLINES = re.compile(r"\r\n?")
PLAUSIBLE = 0.25
"""A reading is Chinese when a quarter of its ideographs are common ones."""

LOST = "\ufffd"
SIGNS = "\uff0c\u3002\u3001\uff1b\uff1a"
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
    binary = b"\x00" in sample or len(_CONTROLS.findall(sample)) * BINARY_SHARE > len(sample)
    if not binary and _decodes(data, "utf-8"):
        return "utf-8"
    if binary and not _BEYOND.search(sample):
        return _wide(sample)
    tried = _WIDE if binary else _TRIED
    scores = {encoding: plausibility(sample.decode(encoding, "replace")) for encoding in tried}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] >= PLAUSIBLE:
        return best
    if binary:
        return best if scores[best] >= PLAUSIBLE / 2 else _wide(sample)
    return _doubtful(sample)


_BEYOND = re.compile(rb"[^\x00\t\n\r -~]")
"""Bytes beyond letters and NULs. Of Chinese in UTF-16 some are; two letters of ASCII would make an ideograph too."""

_WIDE = ("utf-16-le", "utf-16-be")
_TRIED = ("utf-8", "gb18030", "big5hkscs", *_WIDE)
"""Where two read equally well, the first is taken."""

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


def _doubtful(sample: bytes) -> str:
    """The encoding of a text that is damaged, very short, or not Chinese.

    UTF-8 but for a few places; what reads like some Chinese once the pairs behind broken bytes are mended; of a longer
    text what charset-normalizer says; of a short one what fits without fault.
    """
    text = sample.decode("utf-8", "replace")
    wide = sum(ord(char) > 0x7F for char in text)  # noqa: PLR2004  # beyond ASCII
    if text.count(LOST) * BINARY_SHARE <= wide:
        return "utf-8"
    begin = sample[:BEGINNING]
    scores = {name: plausibility("\n".join(_mended(line, name) for line in begin.split(b"\n"))) for name in _PAIRS}
    scores["utf-8"] = plausibility(text)
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= PLAUSIBLE / 2:
        return best
    asked = _asked(sample) if len(sample) >= ENOUGH else None
    return asked or next((name for name in _PAIRS if LOST not in sample.decode(name, "replace")), best)


BEGINNING = 4_000
ENOUGH = 300
"""Bytes from which statistics tell an encoding."""


def _asked(sample: bytes) -> str | None:
    """What charset-normalizer takes the bytes for."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, seldom needed

    found = from_bytes(sample).best()
    return found.encoding if found else None


def plausibility(text: str) -> float:
    """Return how much a text reads like Chinese, 0 to 1: the share of common among all ideographs, less the odd."""
    chinese = _CHINESE.findall(text)
    odd = len(_ODD.findall(text))
    if not chinese:
        return 0.0
    common = sum(char in COMMON for char in chinese)
    return max(0.0, (common - odd) / (len(chinese) + odd))


def decode(data: bytes, encoding: str) -> tuple[str, tuple[Note, ...]]:
    r"""Return the text of bytes with ``\n`` line ends, and a note if some could not be read."""
    text = data.decode(encoding, "replace")
    lost = text.count(LOST)
    if encoding in _PAIRS and (lost or "\x7f" in text) and lost < min(MOST_MENDED, len(text) // MENDED_SHARE + 2):
        text = "\n".join(_mended(line, encoding) for line in data.split(b"\n"))
        lost = text.count(LOST)
    text = _NEWLINES.sub("\n", text)
    if not lost or (b"\x7f" not in data and _decodes(data, encoding)):
        return text, ()
    return text, (Note("undecodable", (str(lost),), text.count("\n", 0, text.find(LOST)) + 1),)


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether bytes are without fault: then a replacement character stands in the text itself."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


MOST_MENDED = 20_000
MENDED_SHARE = 10
"""Faults up to which a text is mended, at most one in ten characters: more is noise, and would take long."""

_PAIRS = ("gb18030", "big5hkscs")
"""Encodings in which one broken byte can make wrong pairs of all that follow, up to the next byte of ASCII."""

_NEVER = re.compile(rb"[\x7f\xff]")
"""Bytes that stand in no text of theirs."""

AHEAD = 24
"""Bytes that show whether pairs are the right ones."""


def _mended(line: bytes, encoding: str) -> str:
    """Return a line whose pairs are found again after each broken byte."""
    parts, at = [], 0
    while at < len(line):
        broken = _NEVER.search(line, at, at + PIECE)
        end = broken.start() if broken else min(at + PIECE, len(line))
        text, read = _before_fault(line[at:end], encoding)
        parts.append(text)
        at += read
        if at < end - LONGEST or broken or end == len(line) > at:  # else only the piece ends inside a character
            parts.append(LOST)
            at += max((1, 2, 3), key=lambda skip: (_sense(line[at + skip : at + skip + AHEAD], encoding), -skip))
    return "".join(parts)


PIECE = 4_096
"""Bytes decoded at a time: a line may be as long as the file, and broken in a thousand places."""

LONGEST = 4


def _before_fault(data: bytes, encoding: str) -> tuple[str, int]:
    """Return what can be decoded, and how many bytes it takes."""
    try:
        return data.decode(encoding), len(data)
    except UnicodeDecodeError as error:
        return data[: error.start].decode(encoding), error.start


def _sense(data: bytes, encoding: str) -> int:
    """How many common characters some bytes make."""
    return sum(char in COMMON or char in SIGNS for char in data.decode(encoding, "replace"))
