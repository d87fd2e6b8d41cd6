"""``duidu trace``, ``duidu slogans``, ``duidu newgone``: for people, programs and spreadsheets."""

import csv
import io

PLACE = {"line", "start", "end", "kind", "role", "standing", "word", "section", "text", "text_start"}


def test_a_phrase_is_traced_with_its_places(duidu, plans):
    run = duidu("trace", "平安城东", "-c", str(plans), "--json")
    assert (run.status, run.err) == (0, "")
    value = run.json
    assert [(one["document"], one["year"], one["count"]) for one in value["documents"]] == [
        ("east-2019", 2019, 1),
        ("east-2020", 2020, 1),
    ]
    (place,) = value["documents"][1]["places"]
    assert place.keys() == PLACE
    text = (plans / "east-2020.txt").read_text(encoding="utf-8")
    assert text[place["start"] : place["end"]] == "平安城東"
    assert place["text"][place["start"] - place["text_start"] :].startswith("平安城東")
    assert [part["title"] for part in place["section"]] == ["推進平安建設", "完善治安防控"]
    assert "per_10000" not in value["documents"][0]


def test_a_trace_for_people_says_years_turns_and_forms(duidu, plans):
    run = duidu("trace", "平安城东", "-c", str(plans))
    assert run.status == 0
    assert "2 places in 2 of 2 documents" in run.out
    assert "examples, not a trend" in run.out
    assert "平安城東 1" in run.out
    assert "first seen 2019" in run.out


def test_what_is_nowhere_says_what_was_tried(duidu, plans):
    run = duidu("trace", "平安开放", "-c", str(plans))
    assert (run.status, run.out) == (1, "")
    assert "nowhere in 2 documents" in run.err
    assert "平安" in run.err
    assert duidu("trace", "*", "-c", str(plans)).status == 1
    assert duidu("trace", "核电站", "-c", str(plans), "--json").json["basis"]["places"] == 0


def test_an_absence_names_what_stands_nearest(duidu, plans):
    run = duidu("trace", "改革开放", "-c", str(plans))
    assert run.status == 0
    assert "2020" in run.out
    assert "last seen 2019, no more 2020" in run.out


def test_a_place_without_the_phrase_is_one_line(duidu, plans):
    (plans / "west-2019.txt").write_text("城西镇2019年工作要点\n\n一、修路\n\n修通三条路。\n", encoding="utf-8")
    run = duidu("trace", "平安城东", "-c", str(plans))
    assert run.status == 0
    assert "0 in 1 document" in run.out


def test_slogans_as_matrix_sheet_and_patterns(duidu, plans):
    value = duidu("slogans", "*城东", "-c", str(plans), "--json").json
    (row,) = value["slogans"]
    assert (row["text"], row["count"]) == ("平安城东", 2)
    assert [cell["count"] for cell in row["cells"]] == [1, 1]
    assert row["cells"][0]["places"][0]["line"] == 5
    assert [one["text"] for one in value["names"]] == ["城东区"]
    sheet = duidu("slogans", "*城东", "-c", str(plans), "--csv").out
    assert sheet.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(sheet[1:])))
    assert rows[1][:3] == ["平安城东", "2", "1 sentence"]
    assert "平安城东" in duidu("slogans", "*城东", "-c", str(plans)).out
    text = "“平安校园”“平安工地”“平安街区”一起验收。\n"
    (plans / "more-2021.txt").write_text(f"城东区2021年工作要点\n\n{text}", encoding="utf-8")
    assert any(one["pattern"] == "平安*" for one in duidu("slogans", "-c", str(plans), "--json").json)
    assert "平安*" in duidu("slogans", "-c", str(plans)).out


def test_slogans_that_are_none_and_patterns_that_are_wrong(duidu, plans):
    run = duidu("slogans", "*茶园", "-c", str(plans))
    assert (run.status, run.out) == (1, "")
    assert "no slogan in 2 documents" in run.err
    assert duidu("slogans", "*", "-c", str(plans)).status == 2
    assert duidu("slogans", "*城东", "-c", str(plans), "--csv", "--json").status == 2
    assert duidu("slogans", "-c", str(plans)).status == 1
    assert duidu("slogans", "-c", str(plans), "--html").status == 2


def test_new_and_gone_beside_the_document_before(duidu, plans):
    later = (plans / "east-2020.txt").read_text(encoding="utf-8") + "\n" + "推进智慧社区。" * 3 + "\n"
    (plans / "east-2020.txt").write_text(later, encoding="utf-8")
    run = duidu("newgone", "east-2020", "-c", str(plans), "--json")
    assert run.status == 0
    assert "推进智慧社区" in [one["text"] for one in run.json["more"]]
    assert run.json["before"] == ["east-2019"]
    assert not run.json["enough"]
    assert all("log_likelihood" not in one for one in run.json["more"])
    (begun,) = [one for one in run.json["begun"] if one["title"] == "推動綠色發展"]
    assert (begun["document"], begun["meaning"]) == ("east-2020", "added")
    assert [(one["document"], one["title"]) for one in run.json["ended"]] == [("east-2019", "深化改革开放")]
    assert run.json["earlier"] == 1
    first = duidu("newgone", "east-2019", "-c", str(plans))
    assert first.status == 1
    assert "no document of its place" in first.err
    (plans / "loose.txt").write_text("城东区渡口守则\n\n一、开船\n\n船不超载。\n", encoding="utf-8")
    assert "its year is not known" in duidu("newgone", "loose", "-c", str(plans)).err


def test_tables_are_written_as_the_screen_hands_them_on(duidu, plans, tmp_path):
    page = duidu("slogans", "*城东", "-c", str(plans), "--html").out
    assert "<mark>平安城東</mark>" in page
    assert "Looked for *城东, exactly" in page
    file = tmp_path / "new.md"
    assert duidu("newgone", "east-2020", "-c", str(plans), "-o", str(file)).status in {0, 1}
    text = file.read_text(encoding="utf-8")
    assert "| phrase or section | here | before |" in text
    assert "推動綠色發展" in text
    assert "### " in text
    again = duidu("newgone", "east-2020", "-c", str(plans), "-o", str(file))
    assert again.status == 2


def test_new_and_gone_for_people(duidu, plans):
    for year in range(2008, 2019):
        said = "继续修建水库。" * 4
        (plans / f"east-{year}.txt").write_text(f"城东区{year}年工作要点\n\n一、水利\n\n{said}\n", encoding="utf-8")
    (plans / "east-2021.txt").write_text(
        "城东区2021年工作要点\n\n一、社区\n\n" + "推进智慧社区。" * 4 + "\n", encoding="utf-8"
    )
    run = duidu("newgone", "east-2021", "-c", str(plans))
    assert run.status == 0
    assert "智慧社区  4 · never before" in run.out
    assert "G²" in run.out
    assert "水库" in run.out
    few = duidu("newgone", "east-2021", "-c", str(plans), "--last", "2")
    assert "examples, not a trend" in few.out


def test_a_trace_is_handed_on_with_its_passages_and_its_account(duidu, plans, tmp_path):
    page = duidu("trace", "平安城东", "-c", str(plans), "--html").out
    assert "<svg" in page
    assert "<mark>平安城東</mark>" in page
    assert "looked for: 平安城东" in page
    rows = list(
        csv.reader(io.StringIO(duidu("trace", "平安城东 治安", "-c", str(plans), "--csv").out.lstrip("\ufeff")))
    )
    assert rows[0] == ["year", "document", "word", "times", "roles", "standing", "figures beside it", "where"]
    assert rows[1][:1] + rows[1][2:4] == ["2019", "平安城东", "1"]
    assert {row[2] for row in rows[1:]} == {"平安城东", "治安"}
    file = tmp_path / "t.svg"
    assert duidu("trace", "平安城东", "-c", str(plans), "-o", str(file)).status == 0
    assert file.read_text(encoding="utf-8").startswith("<svg")
    assert duidu("trace", "平安城东", "-c", str(plans), "-o", str(file)).status == 2
    assert duidu("trace", "平安城东", "-c", str(plans), "--csv", "--json").status == 2


def test_one_document_and_none_with_a_year(duidu, tmp_path):
    (tmp_path / "a.txt").write_text("平安须知\n\n一、巡逻\n\n夜里巡逻,建设平安城东。\n", encoding="utf-8")
    run = duidu("trace", "平安城东", "-c", str(tmp_path))
    assert run.status == 0
    assert "1 place in 1 of 1 document" in run.out
    assert "without a year" in run.out
    assert "nowhere in 1 document;" in duidu("trace", "核电站", "-c", str(tmp_path)).err
    run = duidu("trace", "-c", str(tmp_path), "--", "")
    assert run.status == 1
    assert "the query is empty" in run.err
    assert "nowhere" not in run.err
