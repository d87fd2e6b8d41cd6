"""The story of one slogan as a reader finds it by hand in the real documents, which are no part of the project.

By hand: in 2012 it stands once, in quotation marks, in the item on public order (19, line 62), a task of the plan. In
2018 the news report closes the first paragraph below its last heading with it (line 57): it sets the chapter's tone.
In 2020 it is not there; the plan speaks of an innovative district (line 37), of the rule of law and of a smart district
(line 53) instead. The five-year
plan of 2021 has it four times in the traditional script: looking back among what was achieved, run together with the
rule of law since the source lost its punctuation (line 55); as an aim for 2035 (line 91); at the head of chapter
eleven (line 1528); and grown into one of a higher quality in that chapter's first section (line 1534). The years 2013
to 2017 and 2019 are not held. Ningbo never says it.
"""

import json

import pytest

from duidu.cli import main

STORY = {
    "nankai-2012": [(62, "plan", "sentence")],
    "nankai-2018": [(57, "plan", "lead")],
    "nankai-2020": [],
    "nankai-2021": [
        (55, "review", "sentence"),
        (91, "vision", "sentence"),
        (1528, "plan", "lead"),
        (1534, "plan", "sentence"),
    ],
    "ningbo-2012": [],
}
COUNTED = {
    "nankai-2012": {"科技": 3, "平安": 1, "法治": 1},
    "nankai-2018": {"创新": 1, "开放": 1, "美丽": 1, "幸福": 1, "书香": 1, "平安": 1},
    "nankai-2020": {"创新": 1, "智慧": 1, "法治": 1},
    "nankai-2021": {
        "创新": 13,
        "平安": 4,
        "法治": 4,
        "健康": 3,
        "数字": 1,
        "文化": 1,
        "诚信": 1,
        "雅致": 1,
    },
    "ningbo-2012": {},
}
"""Read by hand, place by place, as what each document says it is building; enterprises that gather there are none."""
SLOGANS = {
    "科技",
    "平安",
    "法治",
    "创新",
    "开放",
    "美丽",
    "幸福",
    "书香",
    "智慧",
    "健康",
    "数字",
    "文化",
    "诚信",
    "雅致",
}
"""What is said of the district, as found by hand."""
NAMES = {"南开区", "南开大学"}


@pytest.fixture
def printed(real_texts, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LANGUAGE", "")

    def run(*arguments: str):
        assert main([*arguments, "-c", str(real_texts / "corpus"), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def test_the_story_of_a_slogan_is_the_one_found_by_hand(printed):
    value = printed("trace", "平安南开")
    told = {
        one["document"]: [(p["line"], p["role"], p["standing"]) for p in one["places"]] for one in value["documents"]
    }
    assert told == STORY
    (series, other) = value["series"]
    assert series["years_not_held"] == [2013, 2014, 2015, 2016, 2017, 2019]
    assert [(e["kind"], e["document"]) for e in series["events"]] == [
        ("began", "nankai-2012"),
        ("risen", "nankai-2018"),
        ("ended", "nankai-2020"),
        ("returned", "nankai-2021"),
    ]
    assert other["first"] == ""
    assert not value["basis"]["enough"]
    by_id = {one["document"]: one for one in value["documents"]}
    assert (by_id["nankai-2021"]["year"], by_id["nankai-2021"]["to"]) == (2021, 2025)
    assert by_id["nankai-2021"]["damaged"]
    near = {(one["text"], one["line"]) for one in by_id["nankai-2020"]["nearest"]}
    assert near >= {("法治南开", 53), ("智慧南开", 53), ("创新南开", 37)}
    headed = {p["line"]: [part["title"] for part in p["section"]] for d in value["documents"] for p in d["places"]}
    assert headed[62][-1] == "维护社会和谐稳定"
    assert headed[57][-1].endswith("加强政府自身建设")
    assert headed[1534][-1] == "維護社會安全穩定"
    forms = {(one["how"], one["text"]): one["count"] for one in value["variants"]}
    assert forms["script", "平安南開"] == 4
    assert ("longer", "更高质量平安南开") in forms
    assert ("enumerated", "法治南开") in forms


def test_the_matrix_has_every_slogan_as_often_as_found_by_hand_and_no_name(printed):
    value = printed("slogans", "*南开")
    assert {row["text"] for row in value["slogans"]} == {f"{word}南开" for word in SLOGANS}
    assert {one["text"] for one in value["names"]} >= NAMES
    counted: dict[str, dict[str, int]] = {one["document"]: {} for one in value["documents"]}
    for row in value["slogans"]:
        for cell in row["cells"]:
            if cell["count"]:
                counted[cell["document"]][row["text"].removesuffix("南开")] = cell["count"]
    assert counted == COUNTED
