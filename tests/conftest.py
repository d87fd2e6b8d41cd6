"""What every test may ask for: a home of its own, the sample corpus, the real documents when they are there."""

import os
import pathlib
from collections.abc import Callable

import pytest
from hypothesis import settings

# Speed is measured in bench/, never in tests; what lands is decided by the same examples everywhere.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("exploring", deadline=None)  # make explore: other examples every time
settings.load_profile("repeatable")

ROOT = pathlib.Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --accept` rewrites the case files that differ, and fails, so that nobody accepts unread."""
    parser.addoption("--accept", action="store_true", help="rewrite case files that differ, and fail")


@pytest.fixture
def check_case(request: pytest.FixtureRequest) -> Callable[[pathlib.Path, str], None]:
    """Compare a text with a case file, exactly."""
    accept = bool(request.config.getoption("--accept"))

    def check(path: pathlib.Path, shown: str) -> None:
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        if shown != kept and accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shown, encoding="utf-8")
            pytest.fail(f"{path.name} was rewritten; read it, then run again without --accept")
        assert shown == kept, f"{path.name} differs; look at it, then pytest --accept"

    return check


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
