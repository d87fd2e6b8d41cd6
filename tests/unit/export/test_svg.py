"""Charts as SVG: well-formed, escaped, and true to what they show."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duidu.export.svg import WIDTH, Key, Panel, Point, Row, fitted, length, panels, timeline

SVG = "{http://www.w3.org/2000/svg}"
KEYS = (Key("target", "目标"), Key("achieved", "完成"))


def read(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  (of our own making)


def drawn(*points: Point, title: str = "茶园面积") -> ET.Element:
    return read(panels("图", [Panel(title, "万亩", points)], KEYS))


def count(root: ET.Element, tag: str) -> int:
    return len(root.findall(f".//{SVG}{tag}"))


def test_shapes_tell_targets_from_what_was_reached():
    root = drawn(Point(2018, 3, 3, "target", "3"), Point(2019, 4, 4, "achieved", "4"), Point(2021, 5, 5, "long", "5"))
    fills = [shape.get("fill") for shape in root.findall(f".//{SVG}g/{SVG}circle")]
    assert fills == ["none", "currentColor"]
    assert count(root, "polygon") == 1


def test_a_line_leads_only_from_the_point_named():
    alone = drawn(Point(2018, 3, 3, "target", "3"), Point(2020, 4, 4, "target", "4"))
    joined = drawn(Point(2018, 3, 3, "target", "3"), Point(2020, 4, 4, "target", "4", 0))
    assert count(joined, "line") == count(alone, "line") + 1


def test_years_stand_true_to_scale():
    root = drawn(*(Point(year, 1, 1, "target", "") for year in (2010, 2012, 2020)))
    at = [float(shape.get("cx", "0")) for shape in root.findall(f".//{SVG}g/{SVG}circle")]
    assert (at[2] - at[1]) / (at[1] - at[0]) == pytest.approx(4)


def test_a_range_is_a_bar():
    assert count(drawn(Point(2018, 3, 5, "target", "3-5"), Point(2019, 2, 2, "target", "2")), "line") > count(
        drawn(Point(2018, 3, 3, "target", "3-5"), Point(2019, 2, 2, "target", "2")), "line"
    )


def test_nothing_to_draw_is_nothing():
    assert panels("图", [], KEYS) == ""
    assert timeline("图", [("城东区", [Row("a", 0, 0, 3)])]) == ""


@settings(max_examples=40)
@given(st.text(max_size=30), st.text(max_size=12))
def test_any_text_is_escaped(title: str, label: str):
    text = panels(title, [Panel(title, label, (Point(2018, 3, 3, "target", label),))], [Key("target", label)])
    root = read(text)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "text", "g", "line", "circle", "polygon", "rect",
    }  # fmt: skip
    read(timeline(title, [(label, [Row(label, 2018, 2018, 1, title)])], label))


def test_a_timeline_has_no_bar_for_a_zero_and_none_for_a_year_not_held():
    rows = [Row("a", 2012, 2012, 2, "x"), Row("b", 2018, 2018, 0), Row("c", 2021, 2025, 4)]
    root = read(timeline("茶乡", [("城东区", rows), ("城西区", [Row("d", 0, 0, 1)])], "3 份"))
    assert count(root, "rect") == 2
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert texts.count("0") == 1
    assert "2021\u201325" in texts
    assert "城西区" not in texts
    heights = [float(bar.get("height", "0")) for bar in root.iter(f"{SVG}rect")]
    assert heights[1] == 2 * heights[0]


def test_labels_are_fitted_to_the_room():
    assert fitted("茶园", 100) == "茶园"
    cut = fitted("茶园面积和产量", 40)
    assert cut.endswith("\u2026")
    assert length(cut) <= 40 + length("\u2026")
    assert f'viewBox="0 0 {WIDTH} ' in timeline("茶", [("", [Row("a", 2020, 2020, 1)])])
