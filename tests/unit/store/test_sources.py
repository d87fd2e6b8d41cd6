import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.errors import InputError
from duidu.store import scan, sources
from duidu.store.sources import Source, gather


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_files_keep_their_name_and_folders_the_path_below_them(tmp_path: Path):
    put(tmp_path, "a/x.txt", "a/deep/y.md", "a/.git/z.txt", "a/table.xyz", "b.txt", "originals/o.txt")
    (tmp_path / "a" / "corpus.toml").write_text('[[document]]\nfile = "deep/y.md"\nplace = "江北"\n', encoding="utf-8")
    found = gather([tmp_path / "a", tmp_path / "b.txt"])
    assert [source.name for source in found.sources] == ["x.txt", "deep/y.md", "b.txt"]
    assert [sources.read(source)[0] for source in found.sources] == [b"a/x.txt", b"a/deep/y.md", b"b.txt"]
    assert [dict(source.given) for source in found.sources] == [{}, {"place": "江北"}, {}]
    assert found.passed_over == 1
    assert found.problems == ()


def test_what_cannot_be_had_is_a_problem_and_keeps_nothing_back(tmp_path: Path):
    put(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = gather([tmp_path / "none.txt", tmp_path / "pipe.txt", tmp_path / "folder", tmp_path / "a.txt"])
    assert [source.name for source in found.sources] == ["a.txt"]
    assert [Path(str(problem.values["file"])).name for problem in found.problems] == [
        "none.txt",
        "pipe.txt",
        "gone.txt",
    ]


def test_a_folder_that_cannot_be_listed_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    put(tmp_path, "a/x.txt")
    monkeypatch.setattr(os, "scandir", refused)
    assert "Permission denied" in str(gather([tmp_path / "a"]).problems[0])


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path):
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(scan.MOST_TEXT + 1_000_000)
    assert str(gather([tmp_path / "large.txt"]).problems[0]).endswith(
        "large.txt: 61 MB is too large for a document (60 MB at most); split it"
    )


def test_a_file_that_is_gone_when_it_is_read(tmp_path: Path):
    with pytest.raises(InputError, match="No such file"):
        sources.read(Source("a.txt", "a.txt", tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("name", "fitting"),
    [
        ("2020/计划.txt", "2020/计划.txt"),
        ("两\n行\t题.txt", "两 行 题.txt"),
        ("a\\b:c*d?.txt", "a_b_c_d_.txt"),
        (".hidden.txt", "hidden.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("../../up.txt", "up.txt"),
        ("e\u0301.txt", "\xe9.txt"),
        ("\udcff.txt", "_.txt"),
        ("...", "document.txt"),
    ],
)
def test_names_are_put_right(name: str, fitting: str):
    assert sources.fit(name) == fitting


@given(st.text(max_size=400))
def test_a_fitting_name_fits_and_stays(name: str):
    fitting = sources.fit(name)
    assert fitting
    assert all(0 < len(part.encode()) < 240 and not part.startswith(".") for part in fitting.split("/"))
    assert fitting.isprintable() or not {c for c in fitting if c < " "}
    assert sources.fit(fitting) == fitting


def test_a_long_name_keeps_its_suffix():
    assert sources.fit("计" * 200 + ".html").endswith("计.html")
