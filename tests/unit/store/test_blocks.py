import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import Fact, Metadata, Period
from duidu.store import blocks, manifest
from duidu.store.blocks import Change

HELD = """\
# Kept by hand.   It stays as it is.
[[document]]
file = "a.txt"   # the first
title = "旧题"
place = "城东区"
kind = "我改的"
covers = [{ role = "plan", from = 2019, to = 2019 }]
retrieved = "2020-01-01"

  [[document]]
  title = "旧题"
  file = "b.txt"
"""


def revised(data: bytes, *changes: Change) -> bytes:
    return blocks.revised(data, manifest.read(data, "corpus.toml").toml, changes)


def test_what_is_known_is_said_and_nothing_else():
    meta = Metadata(
        title=Fact("某区工作要点", 1),
        provenance=Fact("hearsay"),
        published=Fact("2019-02-30x"),
        adopted=Fact("2019-02"),
        covers=(Period("plan", 2019, 2019), Period("", 2020, 2021)),
    )
    assert blocks.facts(meta) == {
        "title": "某区工作要点",
        "adopted": "2019-02",
        "covers": [{"role": "plan", "from": 2019, "to": 2019}, {"role": "plan", "from": 2020, "to": 2021}],
    }


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\\")).filter(
    lambda name: name.strip() and name not in {".", ".."}
)


@given(NAMES, st.text())
def test_any_text_comes_back_from_toml(file: str, title: str):
    written = blocks.block(file, {"title": title})
    table = tomllib.loads(written)["document"][0]
    assert table == {"file": file, "title": title}
    assert not {c for c in written if not c.isprintable() and c not in "\n\u3000\xa0"} & set("\x1b\x7f\x9b\u202e\u2066")


def test_half_a_character_becomes_a_question_mark():
    assert tomllib.loads(blocks.block("a\udcff.txt", {}))["document"][0]["file"] == "a?.txt"


@pytest.mark.parametrize("before", [b"", b"# nothing", b"# a\r\n\r\n", HELD.encode(), b"\xef\xbb\xbf" + HELD.encode()])
def test_blocks_stand_at_the_end_and_all_else_stays(before: bytes):
    said = blocks.block("新.txt", {"title": "新题", "covers": [{"role": "plan", "from": 2020, "to": 2020}]})
    after = blocks.appended(before, [said, blocks.block("又.txt", {})])
    assert after.startswith(before)
    found = manifest.read(after, "corpus.toml").blocks
    assert found["新.txt"]["title"] == "新题"
    assert list(found)[-2:] == ["新.txt", "又.txt"]
    assert b"\r\n" not in before or b"\n" not in after.replace(b"\r\n", b"")


def test_nothing_to_add_changes_nothing():
    assert blocks.appended(b"# no end", []) == b"# no end"


def test_only_lines_as_import_wrote_them_are_changed():
    before = {"title": "旧题", "place": "城东区", "kind": "工作要点", "retrieved": "2020-01-01"}
    after = {"title": "新题", "kind": "规划", "published": "2021-05", "retrieved": "2022-02-02"}
    expected = (
        HELD.replace('title = "旧题"\nplace = "城东区"\n', 'title = "新题"\n')
        .replace("2020-01-01", "2022-02-02")
        .replace("# the first\n", '# the first\npublished = "2021-05"\n')
    )
    assert revised(HELD.encode(), Change(0, before, after)).decode() == expected


def test_line_ends_and_the_mark_at_the_beginning_stay():
    data = b"\xef\xbb\xbf" + HELD.replace("\n", "\r\n").encode()
    after = revised(data, Change(0, {"title": "旧题"}, {"title": "新题", "url": "http://x"}))
    assert after.startswith(b"\xef\xbb\xbf#")
    assert after.count(b"\n") == after.count(b"\r\n") == data.count(b"\n") + 1


def test_several_blocks_are_changed_at_once():
    changes = [Change(place, {"title": "旧题"}, {"title": f"新题{place}", "via": "某站"}) for place in (0, 1)]
    found = manifest.read(revised(HELD.encode(), *changes), "corpus.toml").blocks
    assert [said["title"] for said in found.values()] == ["新题0", "新题1"]
    assert [said["via"] for said in found.values()] == ["某站", "某站"]


def test_a_block_on_one_line_is_left_alone():
    data = b'document = [{ file = "a.txt", title = "old" }]\n'
    assert revised(data, Change(0, {"title": "old"}, {"title": "new", "url": "x"})) == data
