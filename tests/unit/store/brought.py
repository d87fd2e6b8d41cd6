"""Bringing small files into a corpus, and looking at what became of them."""

from pathlib import Path

from duidu.store import importing, journal, manifest, sources
from duidu.store.importing import Outcome

TODAY = "2026-11-22"
TEXT = "城东区{year}年工作要点\n\n一、平安建设\n\n1、治安防控。加快平安城东建设,完善群防群治。\n"
FIRST = TEXT.format(year=2019)


def bring(corpus: Path, *paths: Path, replace: bool = False) -> list[Outcome]:
    found = sources.gather(paths)
    assert found.problems == ()
    return list(importing.bring(corpus, found.sources, TODAY, replace=replace))


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and journal.FOLDER not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def said(corpus: Path) -> dict[str, manifest.Given]:
    return manifest.read((corpus / "corpus.toml").read_bytes(), "corpus.toml").blocks
