"""What every test may ask for: a home of its own, the sample corpus, the real documents when they are there."""

import os
import pathlib

import pytest

ROOT = pathlib.Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """An empty folder in which this test's program keeps its data and caches; the interface speaks English."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DUIDU_HOME", str(folder))
    monkeypatch.setenv("DUIDU_LANG", "en")
    return folder


@pytest.fixture(scope="session")
def sample() -> pathlib.Path:
    """The sample corpus of the repository."""
    folder = ROOT / "corpus"
    assert any(folder.glob("*.txt")), "the sample corpus is gone"
    return folder


@pytest.fixture(scope="session")
def real_texts() -> pathlib.Path:
    """The folder of the real documents (corpus/, gold/, data/), which are no part of the project."""
    folder = pathlib.Path(os.environ.get("DUIDU_REAL_TEXTS", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        pytest.skip(f"no real texts at {folder.name}; set DUIDU_REAL_TEXTS")
    return folder
