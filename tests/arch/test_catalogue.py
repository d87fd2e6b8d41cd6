"""The catalogues hold every message of the source, in both languages, with the same places to fill in."""

import ast
import importlib.util
import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from duidu.settings import clickwords
from duidu.settings.words import LANGUAGES, LOCALE_FOLDER

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "duidu"
ERRORS = {"DuiduError", "InputError", "SettingError", "NotFoundError", "StoreError"}
MARKERS = {"_", "N_"}
MEND = "run python tools/catalogue.py, then fill in what it says is lacking"


def load_tool() -> Any:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogue"] = module
    spec.loader.exec_module(module)
    return module


def po(language: str) -> Catalog:
    path = LOCALE_FOLDER / language / "LC_MESSAGES" / "duidu.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def messages(language: str) -> list[Message]:
    return [message for message in po(language) if message.id]


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                yield path.relative_to(SOURCE), node, name


def strings(node: ast.expr) -> set[str]:
    """The literal of an argument."""
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def source_messages() -> set[str]:
    found: set[str] = set()
    for _, call, name in calls():
        if name in MARKERS | ERRORS | {"ngettext", "fault"} and call.args:
            found |= strings(call.args[0])
    return found | {pair[0] for pair in clickwords.PLURAL}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, list | tuple) else [str(message.string)]


def ids(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, list | tuple) else [message.id]


def test_the_source_has_messages():
    assert len(source_messages()) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_source_is_there_and_no_other(language):
    held = {ids(message)[0] for message in messages(language)}
    assert source_messages() - held == set(), MEND
    assert held - source_messages() == set(), MEND


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_its_form(language):
    lacking = [message.id for message in messages(language) if message.fuzzy or not all(forms(message))]
    assert lacking == [], MEND


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_fill_in_what_their_message_fills_in(language):
    wrong = []
    for message in messages(language):
        asked = {name for text in ids(message) for name in fields(text)}
        needed = fields(ids(message)[0]) & fields(ids(message)[-1])
        wrong += [message.id for form in forms(message) if not needed <= fields(form) <= asked]
    assert wrong == []


def test_english_says_what_the_source_says():
    assert [message.id for message in messages("en") if ids(message) != forms(message)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_text(language):
    tool = load_tool()
    path = tool.po_path(language)
    assert path.with_suffix(".mo").read_bytes() == tool.mo_bytes(path.read_bytes(), language), MEND


def test_an_update_would_change_nothing(capsys):
    assert load_tool().run(check=True) == 0, capsys.readouterr().out + MEND


def test_errors_speak_in_literal_templates():
    """A template made at run time would be in no catalogue."""
    wrong = [
        f"{path}:{call.lineno}"
        for path, call, name in calls()
        if name in ERRORS and call.args and not strings(call.args[0]) and path.as_posix() != "text/toml.py"
    ]
    assert wrong == []


def test_markers_mark_literals():
    wrong = [
        f"{path}:{call.lineno}"
        for path, call, name in calls()
        if name == "N_" and not all(strings(argument) for argument in call.args)
    ]
    assert wrong == []


def test_click_still_says_what_we_translate():
    found: set[tuple[str, ...]] = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                found.add(tuple(text for argument in node.args for text in sorted(strings(argument))))
    assert {(message,) for message in clickwords.SINGLE} - found == set()
    assert set(clickwords.PLURAL) - found == set()
