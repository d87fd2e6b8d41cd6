import re
import string
from collections import Counter

import pytest
from textual.binding import Binding
from textual.keys import _character_to_key

from duidu.settings import keymap
from duidu.settings.keymap import BOX_KEYS, BOXES, COMMANDS, FORBIDDEN, SCREENS, Command

LATER = "O"  # keys of SCREENS.md whose commands are not built yet


@pytest.mark.parametrize("character", [*map(chr, range(0x20, 0x7F)), *"／？：＋＝％１、。】【」「ｊ\u3000"])
def test_keys_are_named_as_textual_names_them(character):
    assert keymap.key_name(character) == _character_to_key(character)


def test_a_key_has_one_meaning_everywhere():
    keys = [key for command in COMMANDS for key in keymap.all_keys(command.keys)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_names_and_labels_are_unique():
    for values in ([c.name for c in COMMANDS], [c.label for c in COMMANDS]):
        assert len(set(values)) == len(values)


def test_every_command_acts_somewhere_known():
    assert all(command.screens and command.screens <= SCREENS for command in COMMANDS)


def test_keys_that_terminals_or_input_methods_take_are_free():
    keys = {key for command in COMMANDS for key in keymap.all_keys(command.keys)}
    assert not keys & FORBIDDEN
    assert all(re.fullmatch(r"ctrl\+[op]", key) for key in keys if key.startswith("ctrl"))


def test_commands_not_built_yet_are_not_bound():
    keys = {key for command in COMMANDS for key in command.keys}
    assert not keys & {keymap.key_name(character) for character in LATER}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("／", "/"),
        ("、", "/"),
        ("？", "?"),
        ("：", ":"),
        ("＋", "+"),
        ("－", "-"),
        ("１", "1"),
        ("】", "]"),
        ("【", "["),
    ],
)
def test_an_input_method_reaches_the_command(typed, meant):
    by_key = {key: c.name for c in COMMANDS for key in keymap.textual_keys(c).split(",")}
    assert by_key[_character_to_key(typed)] == by_key[_character_to_key(meant)]


def test_twins_of_signs_no_command_has_yet():
    assert keymap.twins("full_stop") == ("fullwidth_full_stop", "ideographic_full_stop")
    assert keymap.twins("percent_sign") == ("fullwidth_percent_sign",)
    assert keymap.twins("space") == ("ideographic_space",)
    assert keymap.twins("pagedown") == ()


def test_every_ascii_sign_has_its_full_width_form():
    for character in string.printable.strip():
        assert keymap.key_name(chr(ord(character) + 0xFEE0)) in keymap.twins(keymap.key_name(character))


@pytest.mark.parametrize("screen", sorted(SCREENS))
def test_each_screen_can_be_left_and_reaches_the_palette(screen):
    here = {command.name: command for command in keymap.for_screen(screen)}
    assert {"escape", "palette"} <= set(here)
    assert all(command.keys for command in here.values())
    if screen in BOXES:
        assert {key for command in here.values() for key in command.keys} == BOX_KEYS
    else:
        assert "help" in here


def test_textual_takes_the_keys():
    command = keymap.command("palette")
    binding = Binding(keymap.textual_keys(command), "palette", command.label)
    assert [made.key for made in Binding.make_bindings([binding])] == ["colon", "fullwidth_colon", "ctrl+p"]


def test_an_unknown_name_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        keymap.command("no such command")


@pytest.mark.parametrize(
    ("name", "text"),
    [("base", "1…9"), ("back", "Ctrl+O Backspace"), ("basket", "Space"), ("find", "/"), ("top", "g Home")],
)
def test_help_shows_keys_as_they_are_printed_on_the_keyboard(name, text):
    assert keymap.shown(keymap.command(name)) == text


def test_a_key_without_a_sign_is_shown_by_name():
    assert keymap.shown(Command("x", ("f1",), "x", SCREENS)) == "f1"
