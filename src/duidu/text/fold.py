"""Folding: what matching sees, one character for one.

The idea: a single `str.translate` with one-to-one replacements (script, variants, width, quotes, dashes, capitals),
so a match in the folded text is a match at the same offsets in the original. The limit: what needs context (乾 in
乾隆, 後 against 后) folds by character and may bring two words together; it never keeps two spellings apart.
"""

from duidu.text.fold_table import FROM, TO

TABLE = str.maketrans(FROM, TO) | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
"""Half a surrogate pair is no character and cannot be encoded; nothing that reads folded text meets one."""


def fold(text: str) -> str:
    """Return the text as matching sees it, as long as the original.

    >>> fold("建設「平安南開」,達到3.6%")
    '建设"平安南开",达到3.6%'
    """
    return text.translate(TABLE)
