import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.errors import SettingError
from duidu.text.toml import Toml, read_toml

SAMPLE = '''# 说明 [not = a table]
title = "=[" # 注
"长 名" = [
  1, # ] =
  2,
]

[[document]]
file = "a.txt"
note = """
x = 1
[no]
"""
covers = [{ role = "plan", from = 2012 }]
  a.b = 1

[[document]]
  file = 'b.txt'
[document.more]
x = 1
[other."q.r"]
y = 2
'''


def sample() -> Toml:
    return read_toml(SAMPLE.encode(), "c.toml")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), (2, 1)),
        (("长 名",), (3, 1)),
        (("长 名", 1), (3, 1)),
        (("document", 0), (8, 1)),
        (("document", 0, "note"), (10, 1)),
        (("document", 0, "covers", 0, "from"), (14, 1)),
        (("document", 0, "a", "b"), (15, 3)),
        (("document", 1), (17, 1)),
        (("document", 1, "file"), (18, 3)),
        (("document", 1, "more", "x"), (20, 1)),
        (("other", "q.r"), (21, 1)),
        (("other", "q.r", "y"), (22, 1)),
        (("nowhere",), (1, 1)),
    ],
)
def test_each_key_has_its_place(path, place):
    error = sample().fault("wrong", *path)
    assert (error.values["line"], error.values["column"]) == place


def test_a_fault_is_one_line_with_both_templates_to_translate():
    error = sample().fault("{problem} is no place; say {other}", "title", problem="x", other="y")
    assert str(error) == "c.toml:2:1: x is no place; say y"
    assert error.message == "{file}:{line}:{column}: {problem}"
    inner = error.values["problem"]
    assert isinstance(inner, SettingError)
    assert inner.message == "{problem} is no place; say {other}"


def test_values_are_those_of_tomllib():
    assert sample().values["document"][0]["note"] == "x = 1\n[no]\n"


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (b"a = 1\r\nb == 2\r\n", "c.toml:2:4: "),
        ('"名" = '.encode(), "c.toml:1:7: "),
        (b'a = "', "c.toml:1:6: "),
        (b"a = 1\na = 2", "c.toml:2:"),
        (b"a = 1\n[b", "c.toml:2:3: "),
        (b'a = "\xff"', "c.toml:1:6: not UTF-8"),
        (b"\n\nb = \xc4\xe3", "c.toml:3:5: not UTF-8"),
        (b"a = " + b"[" * 5000 + b"]" * 5000, "c.toml:1:1: nested too deeply"),
    ],
)
def test_what_is_not_toml_says_where(data, start):
    with pytest.raises(SettingError) as caught:
        read_toml(data, "c.toml")
    assert str(caught.value).startswith(start)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_is_no_key():
    assert read_toml("﻿a = 1".encode(), "c").places == {("a",): (1, 1)}


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
values = st.recursive(
    st.integers(0, 9) | words | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(words, values, max_size=5))
def test_every_key_of_a_written_file_is_found(tree):
    import tomli_w

    found = read_toml(tomli_w.dumps(tree).encode(), "x")
    assert found.values == tree
    assert {path[0] for path in found.places} == set(tree)
