"""duidu diff --html, --markdown, --csv, --docx, -o: what is handed on, and what is never overwritten."""

import csv
import io
import json
import stat
import string
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from duidu.export.citation import WORDS as CITATION_WORDS
from duidu.export.given import WORDS
from duidu.settings.words import LANGUAGES, use
from duidu.tui.exhibits import FORMATS, exhibit_words, format_of


@pytest.fixture
def pair(plans: Path) -> list[str]:
    """Two documents to compare."""
    return ["east-2019", "east-2020", "-c", str(plans)]


# -- words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_an_exhibit_is_said_in_every_language(language: str):
    use(language)
    try:
        words = exhibit_words()
    finally:
        use("en")
    assert words.keys() == WORDS.keys() | CITATION_WORDS.keys()
    for key, word in words.items():
        names = {name for _, name, _, _ in string.Formatter().parse(word) if name}
        assert names <= set((WORDS | CITATION_WORDS)[key].split()), key
    empty = {key for key, word in words.items() if not word}
    assert empty <= {"sentence", "step"}


def test_words_of_exhibits_and_of_citations_have_different_keys():
    assert not WORDS.keys() & CITATION_WORDS.keys()


# -- to stdout


def test_html_goes_to_stdout(duidu, pair):
    run = duidu("diff", *pair, "--html")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("<!DOCTYPE html>")
    assert "城东区2019年工作要点" in run.out
    assert "duidu 0." in run.out


def test_markdown_and_csv_go_to_stdout(duidu, pair):
    assert duidu("diff", *pair, "--markdown").out.startswith("# Comparison: ")
    run = duidu("diff", *pair, "--csv")
    head, *lines = csv.reader(io.StringIO(run.out.removeprefix("\ufeff"), newline=""))
    assert head[0] == "row"
    assert {len(line) for line in lines} == {len(head)}


def test_both_texts_in_one_in_every_form(duidu, pair):
    assert '<table class="passages woven">' in duidu("diff", *pair, "--html", "--unified").out
    assert "## Passages, both in one text" in duidu("diff", *pair, "--markdown", "--unified").out
    text = duidu("diff", *pair, "--unified", "--hide", "same")
    assert (text.status, text.err) == (0, "")
    assert "城东区2019年工作要点 \u2192 " in text.out.splitlines()[0]
    assert "{+" in text.out
    assert "rows left out: " in text.out


def test_a_summary_in_every_form(duidu, pair):
    assert "Summary A \u2194 B" in duidu("diff", *pair, "--html", "--summary").out
    found = duidu("diff", *pair, "--json", "--summary").json
    assert "summary" not in duidu("diff", *pair, "--json").json
    assert found["summary"][0] is None
    listed = {group["sort"]: group["lines"] for group in found["summary"][1]}
    text = duidu("diff", *pair, "--summary").out
    assert listed
    assert text.count("\n  ") == sum(map(len, listed.values()))
    assert all(0 <= line["row"] < len(found["rows"]) for lines in listed.values() for line in lines)
    head, *lines = csv.reader(io.StringIO(duidu("diff", *pair, "--csv", "--summary").out.removeprefix("\ufeff")))
    assert len(lines) == sum(map(len, listed.values()))
    assert head[1] == "Summary"


def test_a_text_beside_itself_has_nothing_to_list_and_that_is_said(duidu, plans):
    run = duidu("diff", "east-2019", "east-2019", "-c", str(plans), "--summary")
    assert (run.status, run.err) == (0, "duidu: A and B are the same text\n")
    assert "Nothing to list" in run.out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--unified", "--summary"], "choose one of --unified --summary; Try"),
        (["--summary", "--figures"], "choose one of --summary --figures"),
        (["--json", "--unified"], "--unified is for people"),
        (["-o", ""], "name a file"),
    ],
)
def test_what_does_not_go_together_is_said_in_one_line(duidu, pair, asked: list[str], said: str):
    run = duidu("diff", *pair, *asked)
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert said in run.err


def test_a_word_document_may_be_piped(duidu, pair, monkeypatch: pytest.MonkeyPatch):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    assert duidu("diff", *pair, "--docx").status == 0
    assert out.buffer.getvalue().startswith(b"PK")


def test_a_word_document_is_nothing_for_a_terminal(duidu, pair, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    run = duidu("diff", *pair, "--docx")
    assert (run.status, run.out) == (2, "")
    assert "add -o FILE" in run.err


# -- to a file


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_suffix_says_the_format(duidu, pair, tmp_path, form):
    file = tmp_path / f"x{form.suffix}"
    run = duidu("diff", *pair, "-o", str(file))
    assert (run.status, run.out) == (0, "")
    assert run.err == f"duidu: written to {file}\n"
    begins = {
        "html": b"<!DOCTYPE",
        "docx": b"PK",
        "markdown": b"# ",
        "csv": b"\xef\xbb\xbfrow",
        "json": b'{"documents"',
    }
    assert file.read_bytes().startswith(begins[form.name])
    assert stat.S_IMODE(file.stat().st_mode) & 0o600 == 0o600


def test_an_option_goes_before_the_suffix(duidu, pair, tmp_path):
    file = tmp_path / "x.txt"
    assert duidu("diff", *pair, "--json", "-o", str(file)).status == 0
    assert json.loads(file.read_text(encoding="utf-8"))["base"] == 0


def test_new_files_have_the_rights_that_the_mask_leaves(duidu, pair, tmp_path):
    import os

    before = os.umask(0o027)
    try:
        duidu("diff", *pair, "-o", str(tmp_path / "x.html"))
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.html").stat().st_mode) == 0o640


def test_a_file_that_is_there_is_not_overwritten_unasked(duidu, pair, tmp_path):
    file = tmp_path / "x.html"
    file.write_text("mine", encoding="utf-8")
    run = duidu("diff", *pair, "-o", str(file))
    assert run.status == 2
    assert run.err == f"duidu: {file}: is there already; --replace puts the new one in its place\n"
    assert file.read_text(encoding="utf-8") == "mine"
    assert duidu("diff", *pair, "-o", str(file), "--replace").status == 0
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "{there}"], "is a folder"),
        (["-o", "{there}/gone/x.html"], "there is no such folder"),
        (["-o", "{there}/x.pdf"], "no suffix that says a format"),
        (["--html", "--json"], "choose one of --html --json"),
        (["--brief"], "are for exhibits"),
        (["--json", "--title", "x"], "are for exhibits"),
        (["--html", "--replace"], "--replace needs -o FILE"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(duidu, pair, tmp_path, arguments: list[str], said: str):
    (tmp_path / "there.html").mkdir()
    given = [argument.format(there=tmp_path / "there.html") for argument in arguments]
    run = duidu("diff", *pair, *given)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert run.err.count("\n") == 1


def test_a_folder_that_cannot_be_written_is_said(duidu, pair, tmp_path, monkeypatch: pytest.MonkeyPatch):
    def refused(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    run = duidu("diff", *pair, "-o", str(tmp_path / "x.html"))
    assert run.status == 2
    assert run.err.endswith("x.html: cannot be written (Permission denied); name another file\n")


def test_without_its_library_a_word_document_is_one_line_of_error(
    duidu, pair, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "docx", None)
    run = duidu("diff", *pair, "-o", str(tmp_path / "x.docx"))
    assert (run.status, run.err.count("\n")) == (2, 1)
    assert "pip install 'duidu[docs]'" in run.err
    assert not (tmp_path / "x.docx").exists()


# -- what it says


def test_title_brief_and_the_standard_form(duidu, pair, tmp_path):
    run = duidu("diff", *pair, "--markdown", "--title", "两年<对读>", "--gbt7714")
    assert run.out.startswith("# 两年\\<对读\\>\n")
    assert "城东区2019年工作要点\\[Z\\]." in run.out
    same = ["east-2019", "east-2019", *pair[2:]]
    run = duidu("diff", *same, "--markdown", "--brief")
    assert "rows without a change left out: 6" in run.out.replace("\\", "")


def test_the_exhibit_is_in_the_readers_language(duidu, pair):
    assert '<html lang="zh-Hans">' in duidu("--lang", "zh", "diff", *pair, "--html").out
    assert '<html lang="en">' in duidu("diff", *pair, "--html").out


def test_what_was_ruled_is_left_aside_when_asked(duidu, pair):
    assert "What readers ruled was left aside." in duidu("diff", *pair, "--html", "--no-hand").out
    assert "What readers ruled was left aside." not in duidu("diff", *pair, "--html").out


def test_the_exit_status_still_tells_differences(duidu, pair):
    assert duidu("diff", *pair, "--html", "--exit-code").status == 1


def test_suffixes_in_capitals_and_short_ones_are_known():
    known = [format_of(name) for name in ("a.HTML", "a.htm", "a.md", "a.txt", "a")]
    assert [one and one.name for one in known] == ["html", "html", "markdown", None, None]


def test_a_long_comparison_shows_how_far_it_is(duidu, pair, monkeypatch: pytest.MonkeyPatch):
    seen: list[tuple[int, str]] = []

    def watched(steps: Iterable[object], total: int, label: str) -> Iterable[object]:
        seen.append((total, label))
        return steps

    monkeypatch.setattr("duidu.cli.exhibit.LONG", 0)
    monkeypatch.setattr("duidu.cli.exhibit.watched", watched)
    monkeypatch.setattr("duidu.cli.output.PATIENCE", 0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    told = duidu("diff", *pair, "--html")
    assert told.status == 0
    assert [label for _total, label in seen] == ["writing"]
    assert all(total > 1 for total, _label in seen)
    bars = [bar for bar in told.err.replace("\x1b[?25l", "").split("\n") if "%" in bar]
    assert [bar.split()[0] for bar in bars] == ["aligning", "comparing"]
    assert all("100%" in bar for bar in bars)


def test_what_is_hidden_is_left_out_everywhere_and_said(duidu, pair):
    every = json.loads(duidu("diff", *pair, "--json").out)
    told = json.loads(duidu("diff", *pair, "--json", "--hide", "same", "--hide", "wording").out)
    hidden = told["counts"][1]["same"]
    page = duidu("diff", *pair, "--html", "--hide", "same", "--hide", "wording").out
    assert f"{hidden} rows are left out, since rows of these states are not shown: same." in page
    assert f"not shown: wording {every['changes'][1]['wording']}." in page
    assert told["hidden"] == {"wording": every["changes"][1]["wording"]}
    assert [row.get("left_out", "") for row in told["rows"]] == [
        "states" if row["cells"][1]["state"] == "same" else "" for row in told["rows"]
    ]
    text = duidu("diff", *pair, "--figures").out
    assert "[\u2026 rows left out: " in text
    assert len(text.splitlines()) < len(duidu("diff", *pair).out.splitlines())
