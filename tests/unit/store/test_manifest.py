import pytest

from duidu.errors import SettingError
from duidu.store import manifest

GOOD = """
[[document]]
file = "./甲\\\\2021.txt"
title = " 某区五年规划 "
provenance = "reprint"
published = 2021-03-05
adopted = "2021-03"
retrieved = 2021-03-05T08:00:00Z
covers = [{ role = "review", from = 2016, to = 2020 }, { from = 2021 }]

[[document]]
file = "b.txt"
"""


def test_values_are_made_uniform():
    found = manifest.read(GOOD.encode(), "corpus.toml")
    assert found.blocks == {
        "甲/2021.txt": {
            "title": "某区五年规划",
            "provenance": "reprint",
            "published": "2021-03-05",
            "adopted": "2021-03",
            "retrieved": "2021-03-05",
            "covers": [{"role": "review", "from": 2016, "to": 2020}, {"role": "plan", "from": 2021, "to": 2021}],
        },
        "b.txt": {},
    }


def test_files_that_are_not_there_are_told():
    found = manifest.read(GOOD.encode(), "corpus.toml")
    assert [str(e) for e in found.missing(frozenset({"甲/2021.txt"}))] == [
        "corpus.toml:12:1: b.txt is not in this folder; correct the name"
    ]


def test_an_empty_file_says_nothing():
    assert manifest.read(b"# nothing\n", "c").blocks == {}


def block(line: str) -> str:
    return f'[[document]]\nfile = "a.txt"\n  {line}\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1", "1:1: x means nothing here; write [[document]] before each document"),
        ("[document]\nfile = 'a'", "1:1: write [[document]], in two pairs of brackets, before each document"),
        ("document = [1]", "1:1: write [[document]], in two pairs of brackets, before each document"),
        ("[[document]]\ntitle = 'a'", '1:1: a document needs a file, such as file = "plan-2012.txt"'),
        ("[[document]]\nfile = 3", '2:1: a document needs a file, such as file = "plan-2012.txt"'),
        (block("") + block(""), "5:1: a.txt has a block already; join the two"),
        (block("titel = 'a'"), "3:3: a document has no titel; it has file, title, place, issuer"),
        (block("title = 3"), "3:3: title must be text in quotes"),
        (block("published = '2012年'"), "3:3: published must be a date such as 2012-01-13"),
        (block("published = '2012-13'"), "3:3: published must be a date"),
        (block("provenance = 'copy'"), "3:3: provenance must be one of original, report, reprint"),
        (block("provenance = []"), "3:3: provenance must be one of original, report, reprint"),
        (block("covers = 2012"), '3:3: covers must be a list such as [{ role = "plan", from = 2021, to = 2025 }]'),
        (block("covers = [2012]"), "3:3: each of covers has from, and may have to and role"),
        (block("covers = [{ role = 'plan' }]"), "3:3: each of covers has from"),
        (block("covers = [{ from = 2012, until = 2013 }]"), "3:3: each of covers has from"),
        (block("covers = [{ from = 2012, role = 'x' }]"), "3:3: a role of covers must be one of review, situation"),
        (block("covers = [{ from = 2012, to = 2011 }]"), "3:3: from and to of covers must be years, the earlier first"),
        (block("covers = [{ from = '2012' }]"), "3:3: from and to of covers must be years"),
        (block("covers = [{ from = 12 }]"), "3:3: from and to of covers must be years"),
        (block("title = a"), "3:11: not valid TOML"),
    ],
)
def test_a_slip_is_pointed_at(text, message):
    with pytest.raises(SettingError) as caught:
        manifest.read(text.encode(), "corpus.toml")
    assert str(caught.value).startswith(f"corpus.toml:{message}")
    assert "\n" not in str(caught.value)


def test_what_a_block_may_say_is_what_a_document_is():
    """Every fact of the metadata can be given, and besides only what the original is called."""
    from duidu.model import Metadata

    assert set(manifest._CHECKS) == {*Metadata.__dataclass_fields__, "original"}
