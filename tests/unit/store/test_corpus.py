import os
import threading
from pathlib import Path

import pytest
from tests.unit.store.folders import TEXT, put

from duidu.errors import InputError, NotFoundError, SettingError
from duidu.store import corpus as module
from duidu.store.corpus import Corpus

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def ids(corpus: Corpus) -> list[str]:
    return sorted(entry.id for entry in corpus.entries)


def said(*lines: str) -> str:
    return "\n".join(lines)


# what is found


def test_a_folder_is_read_through_except_what_is_set_apart(tmp_path):
    put(
        tmp_path,
        {
            "a.txt": TEXT,
            "sub/b.md": TEXT,
            "sub/deep/C.TXT": TEXT,
            ".git/x.txt": TEXT,
            ".hidden.txt": TEXT,
            "originals/y.txt": TEXT,
            "sub/originals/z.txt": TEXT,
            "table.csv": "1,2",
            "originals.txt": TEXT,
        },
    )
    assert ids(Corpus.open(tmp_path)) == ["a", "originals", "sub/b", "sub/deep/C"]


def test_ids_keep_their_suffix_where_two_would_clash(tmp_path):
    put(tmp_path, {"a.txt": TEXT, "a.md": TEXT, "b.txt": TEXT, "a.txt.md": TEXT})
    assert ids(Corpus.open(tmp_path)) == ["a.md", "a.txt", "a.txt.md", "b"]


def test_one_file_is_a_corpus_of_one(tmp_path):
    put(tmp_path, {"a.txt": TEXT, "b.txt": TEXT, "corpus.toml": '[[document]]\nfile = "a.txt"\nplace = "甲"'})
    corpus = Corpus.open(tmp_path / "a.txt")
    assert ids(corpus) == ["a"]
    assert corpus.entries[0].meta.place.value == "甲"
    assert corpus.root == (tmp_path / "a.txt").resolve()
    assert corpus.document("a").text == TEXT


def test_links_are_followed_once_and_loops_end(tmp_path):
    put(tmp_path, {"corpus/a.txt": TEXT, "elsewhere/b.txt": TEXT})
    (tmp_path / "corpus" / "loop").symlink_to(tmp_path / "corpus")
    (tmp_path / "corpus" / "more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "corpus" / "again").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "corpus" / "self.txt").symlink_to(tmp_path / "corpus" / "self.txt")
    (tmp_path / "corpus" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    corpus = Corpus.open(tmp_path / "corpus")
    assert ids(corpus) == ["a", "again/b", "gone", "self"]
    assert {entry.id for entry in corpus.entries if entry.error} == {"gone", "self"}


def test_a_folder_named_like_a_document_or_a_command(tmp_path):
    put(tmp_path, {"diff/search.txt/a.txt": TEXT})
    assert ids(Corpus.open(tmp_path / "diff")) == ["search.txt/a"]


def test_a_relative_path_is_remembered_whole(tmp_path, monkeypatch):
    put(tmp_path, {"plans/a.txt": TEXT})
    monkeypatch.chdir(tmp_path)
    assert Corpus.open("plans").root == (tmp_path / "plans").resolve()


def test_names_that_are_no_utf8_can_be_shown(tmp_path):
    name = b"plan-\xc4\xcf.txt"
    try:
        (tmp_path / os.fsdecode(name)).write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    corpus = Corpus.open(tmp_path)
    assert corpus.entries[0].file.encode() == "plan-\ufffd\ufffd.txt".encode()
    assert corpus.document(corpus.entries[0].id).text == TEXT


# what is wrong


def test_bad_files_keep_no_good_ones_from_opening(tmp_path):
    put(
        tmp_path,
        {"good.txt": TEXT, "empty.txt": b"", "binary.txt": bytes(range(256)) * 200, "small.txt": b"\0\1\2\3" * 8},
    )
    os.mkfifo(tmp_path / "pipe.txt")
    corpus = Corpus.open(tmp_path)
    errors = {entry.id: entry.error for entry in corpus.entries}
    assert errors.pop("good") is None
    assert {type(error) for error in errors.values()} == {InputError}
    assert len(corpus.problems) == 4
    assert all(str(error).startswith(f"{id_}.txt: ") for id_, error in errors.items())
    assert corpus.document("good").text == TEXT
    for id_ in errors:
        with pytest.raises(InputError):
            corpus.document(id_)


@pytest.mark.skipif(AS_ROOT, reason="root may read anything")
def test_closed_doors(tmp_path):
    put(tmp_path, {"good.txt": TEXT, "closed.txt": TEXT, "folder/x.txt": TEXT})
    (tmp_path / "closed.txt").chmod(0)
    (tmp_path / "folder").chmod(0)
    try:
        corpus = Corpus.open(tmp_path)
        assert {str(problem).split(":")[0] for problem in corpus.problems} == {"closed.txt", "folder"}
    finally:
        (tmp_path / "folder").chmod(0o700)


def test_a_folder_that_cannot_be_listed_is_a_problem(tmp_path, monkeypatch):
    put(tmp_path, {"good.txt": TEXT, "closed/x.txt": TEXT})
    scandir = os.scandir

    def refuse(folder):
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    corpus = Corpus.open(tmp_path)
    assert ids(corpus) == ["good"]
    assert [str(problem) for problem in corpus.problems] == [
        "closed: folder cannot be read (Permission denied); check its permissions"
    ]


def test_a_file_that_vanishes_after_the_scan(tmp_path):
    put(tmp_path, {"a.txt": TEXT, "b.txt": TEXT})
    corpus = Corpus.open(tmp_path)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(InputError, match=r"a\.txt: cannot be read"):
        corpus.document("a")


@pytest.mark.parametrize(
    ("files", "opened", "words"),
    [
        ({}, "nowhere", "no such file or folder"),
        ({}, "", "no documents here"),
        ({"x.csv": "1"}, "", "no documents here"),
        ({"a.txt": b"", "b.txt": b""}, "", "nothing readable here; the first of 2 problems: a.txt: "),
        ({"a.txt": b""}, "a.txt", "a.txt: "),
        ({"a.txt": TEXT}, "a.txt/b", "a.txt/b: "),
    ],
)
def test_what_cannot_be_opened_says_so_in_one_line(tmp_path, files, opened, words):
    put(tmp_path, files)
    with pytest.raises(InputError) as caught:
        Corpus.open(tmp_path / opened)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_home_that_is_nobodys():
    with pytest.raises(InputError, match="~no-such-user-here"):
        Corpus.open("~no-such-user-here/plans")


def test_an_error_of_the_system_is_said(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        Corpus.open(tmp_path / ("x" * 5000))


# corpus.toml


def test_a_wrong_corpus_toml_says_where(tmp_path):
    put(tmp_path, {"a.txt": TEXT, "corpus.toml": "[[document]]\nfile = a"})
    with pytest.raises(SettingError, match=r"corpus\.toml:2:8: not valid TOML"):
        Corpus.open(tmp_path)


def test_a_folder_in_place_of_corpus_toml(tmp_path):
    put(tmp_path, {"a.txt": TEXT, "corpus.toml/x": ""})
    with pytest.raises(SettingError, match=r"corpus\.toml: cannot be read"):
        Corpus.open(tmp_path)


def test_a_document_it_names_that_is_not_there_is_a_problem(tmp_path):
    put(tmp_path, {"a.txt": TEXT, "corpus.toml": '[[document]]\nfile = "b.txt"'})
    problems = Corpus.open(tmp_path).problems
    assert [str(p).removeprefix(str(tmp_path)) for p in problems] == [
        "/corpus.toml:2:1: b.txt is not in this folder; correct the name"
    ]


YEARS = said(
    *('[[document]]\nfile = "z2012.txt"\nplace = "乙"', 'covers = [{ role = "plan", from = 2012 }]'),
    *('[[document]]\nfile = "a2018.txt"\nplace = "乙"\npublished = 2018-01-10', "covers = []"),
    *('[[document]]\nfile = "five.txt"\nplace = "乙"', 'covers = [{ role = "review", from = 2014, to = 2020 },'),
    *(' { from = 2021, to = 2025 }, { role = "vision", from = 2035 }]', ""),
    *('[[document]]\nfile = "other.txt"\nplace = "丙"', 'covers = [{ role = "review", from = 2011 }, { from = 2012 }]'),
)


@pytest.fixture
def two_places(tmp_path) -> Corpus:
    files = ("z2012.txt", "a2018.txt", "five.txt", "other.txt", "lost.txt")
    put(tmp_path, {**dict.fromkeys(files, "没有年份的文字。\n"), "corpus.toml": YEARS, "bad.txt": b""})
    return Corpus.open(tmp_path)


def test_documents_stand_by_place_then_year(two_places):
    assert {place: [e.id for e in entries] for place, entries in two_places.by_place().items()} == {
        "丙": ["other"],
        "乙": ["z2012", "a2018", "five"],
        "": ["bad", "lost"],
    }
    assert list(two_places.by_place()) == ["丙", "乙", ""]


def test_years_that_are_missing(two_places):
    assert two_places.years_missing("乙") == (2013, 2014, 2015, 2016, 2017, 2019, 2020)
    assert two_places.years_missing("丙") == ()
    assert two_places.years_missing("") == ()
    assert two_places.years_missing("nowhere") == ()


# documents


def test_a_document_is_parsed_once_and_kept(tmp_path, monkeypatch):
    corpus = Corpus.open(put(tmp_path, {"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
    assert not corpus.is_loaded("a")
    first = corpus.document("a")
    assert corpus.document("a") is first
    assert corpus.is_loaded("a")
    monkeypatch.setattr(module, "KEPT_CHARACTERS", 2 * len(TEXT))
    corpus.document("b")
    corpus.document("a")
    corpus.document("c")  # b is the least lately used
    assert [id_ for id_ in "abc" if corpus.is_loaded(id_)] == ["a", "c"]
    monkeypatch.setattr(module, "KEPT_CHARACTERS", 1)
    corpus.document("b")
    assert [id_ for id_ in "abc" if corpus.is_loaded(id_)] == ["b"]


def test_two_threads_get_the_same_document(tmp_path):
    corpus = Corpus.open(put(tmp_path, {"a.txt": TEXT}))
    got = []
    threads = [threading.Thread(target=lambda: got.append(corpus.document("a"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert len({id(document) for document in got}) == 1


def test_plain_is_of_the_same_text(tmp_path):
    corpus = Corpus.open(put(tmp_path, {"a.txt": TEXT}))
    plain = corpus.plain("a")
    assert not corpus.is_loaded("a")
    document = corpus.document("a")
    assert (plain.id, plain.text, plain.hash) == (document.id, document.text, document.hash)


def test_what_corpus_toml_says_reaches_the_document(tmp_path):
    put(tmp_path, {"a.txt": TEXT, "corpus.toml": '[[document]]\nfile = "a.txt"\nissuer = "某区管委会"'})
    document = Corpus.open(tmp_path).document("a")
    assert document.meta.issuer == ("某区管委会", 0)
    assert document.file == "a.txt"


# addresses


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Corpus:
    put(
        tmp_path,
        {
            "plans/2012.txt": TEXT,
            "plans/sub/2018.txt": TEXT,
            "plans/a:7.txt": TEXT,
            "plans/dir.txt": TEXT,
            "plans/dir/x.txt": TEXT,
            "out/2012.txt": TEXT,
            "out/other.txt": TEXT,
        },
    )
    monkeypatch.chdir(tmp_path)
    return Corpus.open("plans")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("2012", ("2012", None)),
        ("2012:62", ("2012", 62)),
        ("2012.txt", ("2012", None)),
        ("sub/2018:3", ("sub/2018", 3)),
        ("sub/2018.txt:3", ("sub/2018", 3)),
        ("plans/2012.txt", ("2012", None)),
        ("plans/2012.txt:4", ("2012", 4)),
        ("plans/../plans/sub/2018.txt", ("sub/2018", None)),
        ("a:7", ("a:7", None)),
        ("a:7:8", ("a:7", 8)),
        ("dir", ("dir", None)),
        ("out/other.txt:2", ("out/other", 2)),
        ("out/2012.txt", ("out/2012", None)),
    ],
)
def test_addresses(corpus, address, found):
    assert corpus.resolve(address) == found
    assert corpus.document(found[0]).text == TEXT


def test_a_path_that_exists_wins_over_an_id(corpus, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path / "out")
    assert corpus.resolve("2012.txt") == ("2012.txt", None)
    assert corpus.document("2012.txt").file == "2012.txt"
    assert corpus.resolve("2012") == ("2012", None)
    assert corpus.resolve("2012.txt:1") == ("2012.txt", 1)
    assert corpus.entry("2012.txt").path != corpus.entry("2012").path


def test_files_of_no_corpus(corpus):
    guests = Corpus.of_files()
    assert guests.entries == ()
    assert guests.resolve("plans/2012.txt") == ("plans/2012", None)
    assert guests.resolve("out/2012.txt:3") == ("out/2012", 3)
    assert guests.document("out/2012").text == TEXT
    assert ids(corpus) == ["2012", "a:7", "dir", "dir/x", "sub/2018"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("2021", "2021: no such document; did you mean 2012?"),
        ("sub/2081:3", "sub/2081:3: no such document; did you mean sub/2018?"),
        ("2012:x", "did you mean 2012?"),
        ("平安", "平安: no such file or document; check the name"),
        ("", "no such file or document"),
        (":3", "no such file or document"),
        ("out", "out: a folder; name a document in it"),
        ("x" * 5000, "no such file or document"),
        ("~nobody-of-this-name/x", "no such"),
        ("2012:³", "did you mean 2012?"),
    ],
)
def test_what_is_not_there_is_said_with_the_nearest(corpus, address, words):
    with pytest.raises(NotFoundError) as caught:
        corpus.resolve(address)
    assert words in str(caught.value)


def test_a_document_that_is_not_there(corpus):
    with pytest.raises(NotFoundError, match=r"sub/2019: .* did you mean sub/2018\?"):
        corpus.document("sub/2019")
