"""Bookmarks on the command line: what was kept on the screen is listed, printed as it is now, handed on, deleted."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.cli.conftest import Duidu

from duidu.store import bookmarks
from duidu.store.corpus import Corpus
from duidu.tui.kept import keep
from duidu.tui.session import Request, Session

FIRST, SECOND = "east-2019", "east-2020"


def compared(plans: Path, name: str, *columns: tuple[str, int | None], base: int = 0) -> bookmarks.Bookmark:
    """Keep a comparison as the screen does."""
    session, request = Session(Corpus.open(plans)), Request(columns, base)
    made = keep(session, request, session.compare(request), name)
    bookmarks.save(made)
    return made


def viewed(plans: Path, view: str, words: str, options: Mapping[str, str] | None = None) -> bookmarks.View:
    """Keep a view as the screen does."""
    made = bookmarks.new_view(f"\u770b{view}", plans, view, words, options or {})
    bookmarks.save(made)
    return made


@pytest.fixture
def third(plans: Path) -> str:
    """A third document beside the two."""
    text = (plans / f"{SECOND}.txt").read_text(encoding="utf-8")
    (plans / "east-2021.txt").write_text(text.replace("2020", "2021").replace("8\u500b", "9\u500b"), encoding="utf-8")
    return "east-2021"


def test_nothing_kept(duidu: Duidu):
    assert duidu("bookmarks", "list") == (1, "", "")
    assert duidu("bookmarks", "list", "--json").json == {"bookmarks": []}
    run = duidu("bookmarks", "show", "1")
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert "1: no such bookmark; duidu bookmarks list names them all" in run.err


def test_the_list_has_both_sorts_and_what_they_show(duidu: Duidu, plans: Path, tmp_path: Path):
    made = compared(plans, "\u5e73\u5b89\u4e24\u5e74", (FIRST, None), (SECOND, None))
    bookmarks.annotate(made.id, "\u53ef\u4ee5\u5f15\u7528")
    viewed(tmp_path, "kwic", "\u5e73\u5b89", {"order": "left"})
    one, other = sorted(duidu("bookmarks", "list").out.splitlines(), key=lambda line: "kwic" in line)
    shown, note = "east-2019 \u21c4 east-2020", "\u201c\u53ef\u4ee5\u5f15\u7528\u201d"
    assert re.match(rf" +\d \u5e73\u5b89\u4e24\u5e74  {shown}  {note} .*{made.id}  {plans}$", one)
    assert re.match(r" +\d \u770bkwic  in context  \u5e73\u5b89  ", other)
    assert duidu("bookmarks", "list", "-c", str(plans)).out.splitlines() == [one]
    assert duidu("-c", str(tmp_path), "bookmarks", "list").out.splitlines() == [other]
    told = {found["name"]: found for found in duidu("bookmarks", "list", "--json").json["bookmarks"]}
    assert told["\u770bkwic"]["command"] == ["search", "--kwic", "--sort", "left", "\u5e73\u5b89"]
    assert told["\u5e73\u5b89\u4e24\u5e74"]["columns"] == [
        {"document": FIRST, "sections": []},
        {"document": SECOND, "sections": []},
    ]


def test_a_comparison_of_two_is_printed_as_diff_prints_it(duidu: Duidu, plans: Path):
    compared(plans, "\u4e24\u5e74", (FIRST, None), (SECOND, None))
    for more in ([], ["--json"], ["--markdown", "--brief"], ["--unified"], ["--summary"], ["--csv"]):
        wanted = duidu("diff", FIRST, SECOND, "-c", str(plans), *more)
        assert duidu("bookmarks", "show", "1", *more) == wanted, more


def test_every_column_and_the_base_are_printed(duidu: Duidu, plans: Path, third: str, tmp_path: Path):
    made = compared(plans, "\u4e09\u5e74", (FIRST, None), (SECOND, None), (third, None), base=1)
    told = duidu("bookmarks", "show", made.id, "--json").json
    assert [one["document"] for one in told["documents"]] == [FIRST, SECOND, third]
    assert told["base"] == 1
    assert "east-2021: = same 4, ~ edited 2" in duidu("bookmarks", "show", "\u4e09\u5e74").out
    file = tmp_path / "three.html"
    run = duidu("bookmarks", "show", "1", "-o", str(file), "--title", "\u4e09\u5e74\u5bf9\u8bfb")
    assert (run.status, run.out, run.err) == (0, "", f"duidu: written to {file}\n")
    assert "\u4e09\u5e74\u5bf9\u8bfb" in file.read_text(encoding="utf-8")
    assert duidu("bookmarks", "show", "1", "-o", str(file)).status == 2


def test_a_section_is_found_again_and_what_changed_is_said(duidu: Duidu, plans: Path):
    document = Corpus.open(plans).document(FIRST)
    block = next(
        block.id for block in document.blocks if "\u63a8\u8fdb\u5e73\u5b89" in document.text[slice(*block.span)]
    )
    compared(plans, "\u5e73\u5b89", (FIRST, block), (SECOND, None))
    before = duidu("bookmarks", "show", "1")
    assert before.err == ""
    assert "\u6df1\u5316\u6539\u9769" not in before.out
    path = plans / f"{FIRST}.txt"
    path.write_text("\u533a\u6863\u6848\u9986\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    after = duidu("bookmarks", "show", "1")
    assert "east-2019: the text has shifted; the place was found again" in after.err
    assert "the text of east-2019 has changed" in after.err
    assert "\u6df1\u5316\u6539\u9769" not in after.out
    (plans / f"{SECOND}.txt").unlink()
    assert "east-2020: not found any more; left out" in duidu("bookmarks", "show", "1").err
    path.unlink()
    gone = duidu("bookmarks", "show", "1")
    assert (gone.status, gone.out) == (2, "")


def test_rulings_of_the_reader_come_along(duidu: Duidu, plans: Path):
    from duidu.align.hand import Ruling
    from duidu.store import links
    from duidu.text.outline import by_line

    corpus = Corpus.open(plans)
    a, b = corpus.document(FIRST), corpus.document(SECOND)
    ruling = Ruling("rejected", by_line(a)[6], by_line(b)[6], "")
    corpus.change(links.KIND, links.said((), [ruling], a, b))
    compared(plans, "\u4e24\u5e74", (FIRST, None), (SECOND, None))
    assert duidu("bookmarks", "show", "1") == duidu("diff", FIRST, SECOND, "-c", str(plans))
    assert "\u2718" in duidu("bookmarks", "show", "1").out


@pytest.mark.parametrize(
    ("kept", "command"),
    [
        (("search", "-\u6539\u9769 \u5e73\u5b89", {}), ["search", "-\u6539\u9769 \u5e73\u5b89"]),
        (("kwic", "\u5e73\u5b89", {"order": "right"}), ["search", "--kwic", "--sort", "right", "\u5e73\u5b89"]),
        (("trace", "\u5e73\u5b89", {"role": "plan"}), ["trace", "\u5e73\u5b89 role:plan"]),
        (("tracetable", "\u5e73\u5b89", {}), ["trace", "\u5e73\u5b89"]),
        (("lineage", FIRST, {"focus": SECOND}), ["lineage", FIRST]),
        (("slogans", "\u5e73\u5b89*", {}), ["slogans", "\u5e73\u5b89*"]),
        (("slogans", "", {}), ["slogans"]),
        (("newgone", SECOND, {"window": "3", "sort": ""}), ["newgone", SECOND, "--last", "3"]),
        (("promises", FIRST, {"later": SECOND, "only": "dropped"}), ["promises", FIRST, SECOND, "-s", "notfound"]),
        (("figures", "", {"aims": "both", "shared": "yes"}), ["figures", "--all"]),
        (("coverage", FIRST, {"years": SECOND, "rows": "all"}), ["coverage", FIRST, SECOND]),
    ],
)
def test_a_view_is_what_its_command_prints(
    duidu: Duidu, plans: Path, kept: tuple[str, str, dict[str, str]], command: list[str]
):
    viewed(plans, *kept)
    assert duidu("bookmarks", "show", "1") == duidu(*command, "-c", str(plans))


def test_options_go_to_the_views_command(duidu: Duidu, plans: Path, tmp_path: Path):
    viewed(tmp_path / "elsewhere", "trace", "\u5e73\u5b89")
    assert duidu("bookmarks", "show", "1").status == 2
    wanted = duidu("trace", "\u5e73\u5b89", "--json", "-c", str(plans)).out
    assert duidu("bookmarks", "show", "1", "--json", "-c", str(plans)).out == wanted
    assert duidu("-c", str(plans), "bookmarks", "show", "1", "--json").out == wanted
    run = duidu("bookmarks", "show", "1", "--nonsense", "-c", str(plans))
    assert (run.status, run.err.count("\n")) == (2, 1)


def test_a_view_of_a_later_duidu_is_one_line(duidu: Duidu, plans: Path):
    viewed(plans, "divination", "\u5e73\u5b89")
    run = duidu("bookmarks", "show", "1")
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert duidu("bookmarks", "list", "--json").json["bookmarks"][0]["command"] is None


def test_deleting_takes_one_and_no_other(duidu: Duidu, plans: Path):
    made = [viewed(plans, "search", words) for words in ("\u5e73\u5b89", "\u6539\u9769", "\u517b\u8001")]
    run = duidu("bookmarks", "delete", made[1].id)
    assert (run.status, run.out, run.err) == (0, "", "duidu: \u201c\u770bsearch\u201d: deleted\n")
    left = json.loads(duidu("bookmarks", "list", "--json").out)["bookmarks"]
    assert {one["words"] for one in left} == {"\u5e73\u5b89", "\u517b\u8001"}
    run = duidu("bookmarks", "delete", "\u770bsearch")
    assert run.status == 2
    assert "several bookmarks have this name" in run.err
    assert all(one.id in run.err for one in (made[0], made[2]))
    assert duidu("bookmarks", "delete", "3").status == 2
    assert duidu("bookmarks", "delete", "2").status == 0
    assert len(bookmarks.load().views) == 1


def test_a_damaged_file_is_said_and_what_can_be_read_is_listed(duidu: Duidu, plans: Path, home: Path):
    viewed(plans, "search", "\u5e73\u5b89")
    (path,) = home.rglob(bookmarks.FILE)
    path.write_text(path.read_text(encoding="utf-8") + '\n[[view]]\nid = "x"\n', encoding="utf-8")
    run = duidu("bookmarks", "list")
    assert (run.status, run.out.count("\n")) == (0, 1)
    assert "set aside" in run.err
