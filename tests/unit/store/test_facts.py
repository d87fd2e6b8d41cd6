import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.errors import SettingError
from duidu.model import Fact, Metadata, Period
from duidu.store import facts, hand, manifest
from duidu.store.kept import Damaged

REPORT = Metadata(covers=(Period("review", 2011, 2011), Period("plan", 2012, 2012)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2012", (2012, 2012)),
        (" 2012 年 ", (2012, 2012)),
        ("2021-2025", (2021, 2025)),
        ("2021\u20132025", (2021, 2025)),
        ("2021—25", (2021, 2025)),
        ("2021至2025年", (2021, 2025)),
        ("\uff12\uff10\uff12\uff11\uff0d\uff12\uff15", (2021, 2025)),
        ("1998-02", None),
        ("2025-2021", None),
        ("0012", None),
        ("二〇一二", None),
        ("2012, 2013", None),
        ("12", None),
        ("", None),
    ],
)
def test_years_as_a_reader_writes_them(text, found):
    assert facts.years(text) == found


@given(st.integers(1000, 2999), st.integers(0, 30))
def test_years_written_out_are_these_years(first, more):
    last = first + more
    wanted = (first, last) if last < 3000 else None
    assert facts.years(f"{first}-{last}") == wanted


def test_correcting_the_years_of_the_plan_leaves_what_it_looks_back_on():
    assert facts.value_of("covers", "2013", REPORT) == [
        {"role": "review", "from": 2011, "to": 2011},
        {"role": "plan", "from": 2013, "to": 2013},
    ]
    assert facts.planned(REPORT) == (Period("plan", 2012, 2012),)


@pytest.mark.parametrize(("key", "text"), [("covers", "soon"), ("provenance", "hearsay"), ("place", "  ")])
def test_a_value_that_cannot_be_is_refused_and_the_message_says_what_can(key, text):
    with pytest.raises(SettingError, match=r"2021-2025|original, report, reprint"):
        facts.value_of(key, text, REPORT)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("provenance", " \uff32eprint ", "reprint"),
        ("place", " 青河 ", "青河"),
        ("issuer", "青河县人民政府", "青河县人民政府"),
        ("kind", "工作要点", "工作要点"),
        ("title", "青河县2020年工作要点", "青河县2020年工作要点"),
    ],
)
def test_a_value_is_taken_as_written_but_for_space_around_it(key, text, value):
    assert facts.value_of(key, text, REPORT) == value


def test_what_can_be_said_here_can_be_said_in_corpus_toml():
    for key in facts.KEYS:
        text = {"covers": "2012", "provenance": "report"}.get(key, "青河")
        assert manifest.accepts(key, facts.value_of(key, text, REPORT))


@pytest.mark.parametrize(
    ("said", "given", "meta", "origin"),
    [
        ({"place": "青河"}, {"place": "白石"}, Metadata(place=Fact("青河")), "reader"),
        ({}, {"place": "白石"}, Metadata(place=Fact("白石")), "manifest"),
        ({}, {}, Metadata(place=Fact("白石", 3)), "text"),
        ({}, {}, Metadata(place=Fact("白石")), "name"),
        ({}, {}, Metadata(), ""),
    ],
)
def test_where_a_fact_comes_from(said, given, meta, origin):
    assert facts.origin(said, given, meta, "place") == origin


def test_where_years_come_from():
    assert facts.origin({}, {}, REPORT, "covers") == "text"
    assert facts.origin({}, {"covers": []}, REPORT, "covers") == "manifest"
    assert facts.origin({}, {}, Metadata(), "covers") == ""


@pytest.mark.parametrize("key", facts.KEYS)
def test_a_fact_comes_back_from_its_file(tmp_path, key):
    text = {"covers": "2021-2025", "provenance": "report"}.get(key, "青河")
    record = hand.new(facts.Stated("a", "0" * 16, key, facts.value_of(key, text, REPORT)))
    hand.change(facts.KIND, tmp_path, [hand.Change(None, record)], tmp_path)
    assert hand.load(facts.KIND, tmp_path, tmp_path).records == (record,)


@pytest.mark.parametrize(("key", "value"), [("colour", "red"), ("covers", "2012"), ("provenance", "x")])
def test_a_fact_that_cannot_be_is_damage(key, value):
    with pytest.raises(Damaged):
        facts.KIND.value({"document": "a", "content_hash": "0", "key": key, "value": value})
