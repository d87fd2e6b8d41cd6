import itertools
import math
import re
from pathlib import Path

import pytest

from duidu.errors import SettingError
from duidu.settings import themes
from duidu.settings.themes import GROUNDS, INKS, READER_COLOURS, SCREEN_COLOURS, ThemeSpec, rich_colour

SHIPPED_FOLDER = Path(__file__).parents[3] / "themes"
SHIPPED = themes.load([SHIPPED_FOLDER])
PAINTED = [spec for spec in SHIPPED.specs.values() if not spec.ansi]
CHANGES = ("added", "dropped", "edited", "moved")

LEAST_CONTRAST = 4.5  # WCAG 2 AA for text
LEAST_CONTRAST_OF_CONTRAST = 7.0  # AAA
LEAST_DISTANCE = 20.0  # in CIE Lab 1976; two colours side by side in text are told apart from about 10

DEUTAN = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
PROTAN = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))

Colour = tuple[float, ...]


def linear(colour: str) -> Colour:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def times(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    return tuple(sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((times(TO_XYZ, linear(c))[1] for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Colour) -> Colour:
    x, y, z = (c / white for c, white in zip(times(TO_XYZ, colour), (0.9505, 1.0, 1.089), strict=True))
    x, y, z = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, eye: tuple[Colour, ...]) -> float:
    seen = (lab(times(eye, linear(colour))) for colour in (one, other))
    return math.dist(*seen)


def test_the_measures_are_right():
    assert contrast("#ffffff", "#000000") == pytest.approx(21, abs=0.01)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert distance("#ffffff", "#000000", NORMAL) == pytest.approx(100, abs=0.1)
    assert distance("#ff0000", "#ff0000", DEUTAN) == 0


def test_shipped_themes_are_whole():
    assert SHIPPED.problems == ()
    assert {"ink", "paper", "contrast", "ansi"} <= set(SHIPPED.specs)
    assert {spec.dark for spec in SHIPPED.specs.values()} == {True, False}
    assert all(path.stem in SHIPPED.specs for path in SHIPPED_FOLDER.glob("*.toml"))
    assert SHIPPED.specs["ansi"].ansi


@pytest.mark.parametrize("spec", PAINTED, ids=lambda spec: spec.name)
def test_text_can_be_read(spec: ThemeSpec):
    least = LEAST_CONTRAST_OF_CONTRAST if spec.name == "contrast" else LEAST_CONTRAST
    pairs = [(name, ground) for name in ("foreground", *INKS) for ground in ("background", "cursor_line_bg")]
    pairs += [(name, f"{name}_bg") for name in INKS if f"{name}_bg" in GROUNDS]
    pairs += [("foreground", ground) for ground in ("surface", "panel", "selection_bg", *(f"{c}_bg" for c in CHANGES))]
    pairs += [(name, "surface") for name in ("primary", "secondary", "accent", "success", "warning", "error")]
    own = {"match", "match_current"}  # only ever drawn on their own grounds
    pairs = [(ink, ground) for ink, ground in pairs if ink not in own or ground == f"{ink}_bg"]
    weak = {
        (ink, ground, round(value, 2))
        for ink, ground in pairs
        if (value := contrast(spec.colour(ink), spec.colour(ground))) < least
    }
    assert not weak


@pytest.mark.parametrize("eye", [NORMAL, DEUTAN, PROTAN], ids=["normal", "deutan", "protan"])
@pytest.mark.parametrize("spec", PAINTED, ids=lambda spec: spec.name)
def test_kinds_of_change_are_told_apart_by_every_eye(spec: ThemeSpec, eye: tuple[Colour, ...]):
    close = {
        (one, other, round(value, 1))
        for one, other in itertools.combinations(CHANGES, 2)
        if (value := distance(spec.colour(one), spec.colour(other), eye)) < LEAST_DISTANCE
    }
    assert not close


def test_ansi_kinds_of_change_are_different_colours():
    spec = SHIPPED.specs["ansi"]
    assert len({spec.reader[name] for name in (*CHANGES, "reworded")}) == 5


# reading theme files

GOOD = (SHIPPED_FOLDER / "ink.toml").read_text(encoding="utf-8")


def test_a_good_file_gives_every_colour():
    spec = themes.parse(GOOD.encode(), "ink.toml")
    assert tuple(spec.screen) == SCREEN_COLOURS
    assert tuple(spec.reader) == READER_COLOURS
    assert spec.colour("background") == "#14171c"
    assert spec.colour("no such colour") == ""


def without(pattern: str, instead: str = "") -> str:
    text, count = re.subn(pattern, instead, GOOD, count=1, flags=re.M)
    assert count == 1
    return text


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (without("^name.*$"), "t.toml:1:1: a theme needs a name"),
        (without("^name.*$", "name = ' '"), "t.toml:2:1: a theme needs a name"),
        (without("^dark.*$"), "t.toml:1:1: dark must be true or false"),
        (without("^dark.*$", "dark = 1"), "t.toml:3:1: dark must be"),
        (without("^dark.*$", "dark = true\ncolour = 3"), "t.toml:4:1: a theme has no colour; it has ansi, dark"),
        (without(r"^\[screen\]$", "[screens]"), "t.toml:5:1: a theme has no screens"),
        (without(r"^\[reader\]$", "[reader.x]"), "t.toml:17:1: [reader] has no colour x"),
        (without("^heading.*$", "heading = '#12345'"), "t.toml:18:1: '#12345' is no colour"),
        (without("^heading.*$", "  heading = 7"), "t.toml:18:3: 7 is no colour"),
        (without("^heading.*$"), "t.toml:17:1: [reader] lacks heading; add them"),
        (without("^heading.*$", "heading = "), "t.toml:18:11: not valid TOML"),
        (without("^dark.*$", "dark = true\nansi = true"), "t.toml:7:1: '#8ab4d8' is no ANSI colour"),
        (without(r"(?s)^\[screen\].*"), "t.toml:1:1: a theme needs a table [screen]"),
    ],
)
def test_a_bad_file_says_where_and_what(text, start):
    with pytest.raises(SettingError) as caught:
        themes.parse(text.encode(), "t.toml")
    assert str(caught.value).startswith(start)


def test_bad_files_hide_no_good_ones_and_the_user_wins(tmp_path):
    (tmp_path / "broken.toml").write_text("name =")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "my.toml").write_text(without("^dark.*$", "dark = false"), encoding="utf-8")
    found = themes.load([SHIPPED_FOLDER, tmp_path, tmp_path / "nowhere"])
    assert set(found.specs) == set(SHIPPED.specs)
    assert found.specs["ink"].dark is False
    assert [str(problem).split(": ")[0].split("/")[-1] for problem in found.problems] == [
        "broken.toml:1:7",
        "folder.toml",
    ]


def test_colours_for_rich():
    assert [rich_colour(c) for c in ("ansi_default", "ansi_bright_blue", "#010203")] == [
        "default",
        "bright_blue",
        "#010203",
    ]
