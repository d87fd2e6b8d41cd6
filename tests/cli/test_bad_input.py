"""Bad input: one clear line or a harmless rendering, no traceback, and the good files still open."""

import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "二〇二〇年工作要点\n\n一、平安建设\n\n加快平安城东建设。\n"
NASTY = "\x1b]0;title\x07\x1b[2J\x9b31m\u202e\u2066\u200b\x08"
"""Sets the window's title, rings, clears the screen, colours, turns the direction of writing, hides, goes back."""
DANGEROUS = {char for char in NASTY if not char.isprintable()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good file."""
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def assert_one_line(run, *said: str) -> None:
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("duidu: ")
    assert run.err.count("\n") == 1
    for word in said:
        assert word in run.err


def assert_good_still_opens(duidu, folder: Path, *said: str) -> None:
    """The good file answers, and the bad one is said in one line."""
    run = duidu("search", "平安城东", "-c", str(folder), "--json")
    assert run.status == 0
    assert [hit["document"] for hit in run.json] == ["good"]
    assert run.err.count("\n") == 1
    for word in said:
        assert word in run.err


@pytest.mark.parametrize(
    "command", [["search", "平安", "-c"], ["outline", "a", "-c"], ["diff", "a", "b", "-c"], ["open"]]
)
def test_no_such_folder(duidu, tmp_path, command: list[str]):
    assert_one_line(duidu(*command, str(tmp_path / "nowhere")), "nowhere")


@pytest.mark.parametrize("command", [["search", "平安", "-c"], ["open"]])
def test_an_empty_folder(duidu, tmp_path, command: list[str]):
    assert_one_line(duidu(*command, str(tmp_path)), tmp_path.name)


def test_a_folder_in_place_of_a_document(duidu, folder):
    assert_one_line(duidu("outline", str(folder)), "folder")


def test_a_file_the_system_does_not_let_us_read(duidu, folder, monkeypatch: pytest.MonkeyPatch):
    (folder / "shut.txt").write_text(GOOD, encoding="utf-8")
    really = Path.open
    refused = "shut.txt"

    def opened(path: Path, *arguments, **options):
        if path.name == refused:
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", opened)
    assert_one_line(duidu("outline", str(folder / "shut.txt")), "shut.txt", "Permission denied")
    assert_good_still_opens(duidu, folder, "shut.txt", "Permission denied")


def test_a_file_that_goes_bad_after_its_beginning(duidu, folder):
    for name, end in (("late.txt", b""), ("amid.txt", GOOD.encode() * 2000)):
        path = folder / name
        path.write_bytes(GOOD.encode() * 2000 + b"\0\0\0\0" * 100 + end)
        assert_one_line(duidu("outline", str(path)), name)
        assert_good_still_opens(duidu, folder, name)
        path.unlink()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0" * 64),
        ("zip.txt", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" * 64),
        ("nothing.txt", b""),
        ("nothing.md", b""),
    ],
)
def test_a_file_that_is_no_text(duidu, folder, name: str, data: bytes):
    (folder / name).write_bytes(data)
    assert_one_line(duidu("outline", str(folder / name)), name)
    assert_good_still_opens(duidu, folder, name)


@pytest.mark.parametrize("data", [b"\n\n \n", b"\xef\xbb\xbf", b"\r\r\r", "　".encode()])
def test_a_file_of_white_space_is_harmless(duidu, folder, data: bytes):
    (folder / "white.txt").write_bytes(data)
    run = duidu("search", "平安城东", "-c", str(folder), "--json")
    assert [hit["document"] for hit in run.json] == ["good"]
    assert duidu("outline", str(folder / "white.txt")).status in {0, 2}
    assert duidu("align", "white", "good", "-c", str(folder)).status in {0, 2}


def test_a_corpus_toml_with_a_mistake(duidu, folder):
    (folder / "corpus.toml").write_text('[[document]]\nfile = "good.txt"\ntitle = \n', encoding="utf-8")
    for command in (["search", "平安"], ["outline", "good"], ["open"]):
        assert_one_line(duidu(*command, "-c", str(folder)), "corpus.toml:3:9")


@pytest.mark.parametrize("command", [["outline", "nasty"], ["align", "nasty", "good"], ["diff", "good", "nasty"]])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_document_cannot_command_the_terminal(duidu, folder, command: list[str], form: list[str]):
    body = "".join(f"{n}、平安{NASTY}建设。加快平安{NASTY}城东建设。\n\n" for n in range(1, 9))
    (folder / "nasty.txt").write_text(body, encoding="utf-8")
    run = duidu(*command, *form, "-c", str(folder))
    assert run.status == 0
    assert "平安" in run.out
    assert not DANGEROUS & set(run.out + run.err)


def test_a_hit_cannot_command_the_terminal(duidu, folder):
    (folder / "nasty.txt").write_text(
        f"{NASTY}平安城东{NASTY}建设,推进平安社区、平安校园、平安工地创建工作。\n", encoding="utf-8"
    )
    run = duidu("search", "平安城东", "-c", str(folder))
    assert "nasty:1 " in run.out
    assert not DANGEROUS & set(run.out + run.err)


def test_a_name_that_is_no_utf8(duidu, folder):
    path = folder / "\udcff\udcfe.txt"
    try:
        path.write_text(GOOD, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    run = duidu("search", "平安城东", "-c", str(folder), "--json")
    assert len(run.json) == 2
    run.out.encode()
    assert duidu("outline", str(path)).status == 0


LONG_SECONDS = 300
"""Far above what it takes (about five, with an index twenty), far below what anything quadratic would."""
LONG_BYTES = 2_000_000_000
LONGEST_OUTPUT = 100_000
"""A line of 50 MB is named, counted or cut; it is not poured out again."""


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("加快“平安南开”建设,推进平安社区创建。", ["outline", "FILE"]),
        ("加快“平安南开”建设,推进平安社区创建。", ["search", "平安南开", "-c", "FILE", "--json"]),
        ("x", ["outline", "FILE"]),
    ],
)
def test_one_line_of_50_megabytes(tmp_path, line: str, command: list[str]):
    path = tmp_path / "long.txt"
    path.write_text(line * (50_000_000 // len(line.encode())), encoding="utf-8")
    code = (
        f"import resource, sys; resource.setrlimit(resource.RLIMIT_AS, ({LONG_BYTES}, {LONG_BYTES}));"
        "from duidu.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *(str(path) if word == "FILE" else word for word in command)],
        capture_output=True,
        check=False,
        timeout=LONG_SECONDS,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert 0 < len(run.stdout) < LONGEST_OUTPUT
