"""Bring the message catalogues up to date: extract from src, update each .po, compile each .mo.

    python tools/catalogue.py            update and compile; prints what still lacks a Chinese form, exit 1 if any
    python tools/catalogue.py --check    change nothing; exit 1 if an update would change a file or a form is lacking

English forms are the msgids themselves. Obsolete messages are dropped; nothing is guessed (no fuzzy matches). A file
is rewritten only if its messages changed, so that its date stands for something.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "duidu"
LOCALE = SOURCE / "settings" / "locale"
DOMAIN = "duidu"
LANGUAGES = ("en", "zh_Hans")
ERRORS = ("DuiduError", "InputError", "SettingError", "NotFoundError", "StoreError")
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "fault": None,
    **dict.fromkeys(ERRORS),
}
"""Calls whose first argument (for `ngettext`, first two) is a msgid."""


def extracted() -> Catalog:
    """Return every message of the source, with the files it stands in."""
    catalog = Catalog(domain=DOMAIN)
    found = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("NOTE:",))
    for file, _line, message, comments, _context in found:
        catalog.add(message, locations=[(f"src/duidu/{Path(file).as_posix()}", 0)], auto_comments=comments)
    for pair in _click_plurals():
        catalog.add(pair, locations=[("src/duidu/settings/clickwords.py", 0)])
    return catalog


def _click_plurals() -> tuple[tuple[str, str], ...]:
    """The plural messages of click, which stand in a table and not in calls."""
    sys.path.insert(0, str(SOURCE.parent))
    from duidu.settings.clickwords import PLURAL

    return PLURAL


def po_path(language: str) -> Path:
    """Return where a language's catalogue stands; its .mo stands beside it."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def updated(language: str) -> Catalog:
    """Return a language's catalogue brought up to date with the source; nothing is written."""
    path = po_path(language)
    template = extracted()
    catalog = _new(language)
    known = _read(path, language) if path.exists() else catalog
    catalog.creation_date = catalog.revision_date = known.creation_date
    for message in sorted(messages(template), key=lambda m: str(m.id)):
        before = known.get(message.id)
        string = _english(message) if language == "en" else _form(before)
        catalog.add(
            message.id,
            string,
            locations=sorted({(file, 0) for file, _ in message.locations}),
            auto_comments=message.auto_comments,
            flags=before.flags & {"fuzzy"} if before else (),
        )
    return catalog


def _new(language: str) -> Catalog:
    """An empty catalogue with our header."""
    return Catalog(
        locale=language,
        domain=DOMAIN,
        header_comment="# Messages of duidu. Made by tools/catalogue.py; the forms in msgstr are written by hand.",
        project="duidu",
        version="",
        copyright_holder="the duidu authors",
        msgid_bugs_address="",
        last_translator="the duidu authors",
        language_team="duidu",
        fuzzy=False,
    )


def _read(path: Path, language: str) -> Catalog:
    """A catalogue as it stands on disk."""
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def _english(message: Message) -> str | tuple[str, ...]:
    """The English form of a message: the message."""
    return tuple(message.id) if isinstance(message.id, list | tuple) else message.id


def _form(message: Message | None) -> str | tuple[str, ...] | None:
    """The form a message has, None if it has none or only half of one."""
    if message is None:
        return None
    if isinstance(message.string, list | tuple):
        return tuple(message.string) if all(message.string) else None
    return message.string or None


def messages(catalog: Catalog) -> Iterator[Message]:
    """Yield a catalogue's messages without its header."""
    return (message for message in catalog if message.id)


def lacking(catalog: Catalog) -> list[str]:
    """Return the msgids without a form, or with a doubtful one."""
    doubtful = (message for message in messages(catalog) if message.fuzzy or _form(message) is None)
    return [message.id if isinstance(message.id, str) else message.id[0] for message in doubtful]


def po_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as .po, without line numbers: they would change with every edit."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, include_lineno=False)
    return buffer.getvalue()


def mo_bytes(po: bytes, language: str) -> bytes:
    """Return a .po compiled."""
    buffer = io.BytesIO()
    write_mo(buffer, read_po(io.BytesIO(po), locale=language, domain=DOMAIN))
    return buffer.getvalue()


def run(*, check: bool) -> int:
    """Update or check both catalogues; return the exit status."""
    status = 0
    for language in LANGUAGES:
        catalog = updated(language)
        path = po_path(language)
        po = po_bytes(catalog)
        files = {path: po, path.with_suffix(".mo"): mo_bytes(po, language)}
        stale = [file for file, content in files.items() if not file.exists() or file.read_bytes() != content]
        for file in stale:
            print(("stale: " if check else "wrote: ") + str(file.relative_to(ROOT)))
            if not check:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(files[file])
        missing = lacking(catalog)
        for message in missing:
            print(f"{language} lacks: {message!r}")
        status |= bool(missing or (check and stale))
    return status


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing")
    raise SystemExit(run(check=parser.parse_args().check))
