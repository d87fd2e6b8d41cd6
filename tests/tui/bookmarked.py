"""Bookmarks made without a screen."""

from pathlib import Path

from duidu.store import bookmarks
from duidu.store.corpus import Corpus
from duidu.tui.kept import keep as keep_request
from duidu.tui.session import Session


def kept(plans: Path, *names: str) -> None:
    """Have bookmarks of one comparison, without a screen."""
    session = Session(Corpus.open(plans))
    block = next(b.id for b in session.document("qinghe-2020").blocks if b.line == 13)
    request = session.request_for("qinghe-2020", block)
    for name in names:
        bookmarks.save(keep_request(session, request, session.compare(request), name))
