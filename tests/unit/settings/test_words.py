import gettext
import locale
import os
import subprocess
import sys

import pytest

from duidu.errors import InputError, SettingError
from duidu.settings import words

VARIABLES = ("DUIDU_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(words, "_WANTED_AT_START", "")
    monkeypatch.setattr(words, "_current", [])
    monkeypatch.setattr(locale, "getlocale", lambda: (None, None))


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh_Hans", "zh_Hans"),
        ("zh", "zh_Hans"),
        ("zh-CN", "zh_Hans"),
        ("zh_TW.UTF-8", "zh_Hans"),
        ("Chinese (Simplified)_China", "zh_Hans"),
        ("Chinese_China.936", "zh_Hans"),
        ("en_GB.UTF-8@x", "en"),
        ("C", "en"),
        ("English_United Kingdom", "en"),
        ("C.UTF-8", "en"),
        ("de_DE", None),
        ("", None),
    ],
)
def test_names_of_languages(name, language):
    assert words.known(name) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_Hans"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_SG"}, "zh_Hans"),
        ({"LANG": "zh_CN.UTF-8", "DUIDU_LANG": "en"}, "en"),
        ({"DUIDU_LANG": "zh"}, "zh_Hans"),
        ({"DUIDU_LANG": "klingon", "LANG": "zh_CN"}, "en"),
    ],
)
def test_the_environment_chooses(monkeypatch, environment, language):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    words.use()
    assert words.language() == language


def test_gnu_list_of_languages_counts_before_the_locale(monkeypatch):
    monkeypatch.setattr(words, "_WANTED_AT_START", "de:zh_CN:en")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert words.language() == "zh_Hans"


def test_a_system_without_environment_is_asked(monkeypatch):
    monkeypatch.setattr(locale, "getlocale", lambda: ("Chinese_China", "936"))
    assert words.language() == "zh_Hans"


def test_a_setting_comes_first_and_must_be_spoken(monkeypatch):
    monkeypatch.setenv("DUIDU_LANG", "en")
    words.use("zh")
    assert words.language() == "zh_Hans"
    with pytest.raises(SettingError, match="duidu speaks en, zh_Hans"):
        words.use("fr")
    assert words.language() == "zh_Hans"


def test_words_follow_the_language():
    words.use("en")
    assert words._("bookmarks") == "bookmarks"
    words.use("zh")
    assert words._("bookmarks") == "书签"
    assert words._("a message that no catalogue has") == "a message that no catalogue has"
    assert words._("") == ""
    assert words.N_("bookmarks") == "bookmarks"


def test_plurals():
    forms = ("{value!r} is not {choice}.", "{value!r} is not one of {choices}.")
    words.use("en")
    assert [words.ngettext(*forms, n) for n in (1, 2)] == list(forms)
    words.use("zh")
    assert len({words.ngettext(*forms, n) for n in (1, 2)}) == 1


def test_errors_are_said_in_the_language_with_errors_among_their_values():
    inner = SettingError("{name} must be text in quotes", name="x")
    error = SettingError("{file}:{line}:{column}: {problem}", file="f", line=1, column=2, problem=inner)
    words.use("en")
    assert words.say(error) == str(error) == "f:1:2: x must be text in quotes"
    words.use("zh")
    assert words.say(error) == "f:1:2: x 要写成引号里的文字"
    assert words.say(InputError("untranslated {x}", x="{y}")) == "untranslated {y}"


def test_click_speaks_it_too(monkeypatch):
    monkeypatch.setattr(gettext, "_current_domain", "messages")
    monkeypatch.setenv("LANGUAGE", "")
    words.use("zh")
    words.lend_to_click()
    assert os.environ["LANGUAGE"] == "zh_Hans"
    assert gettext.gettext("Usage:") == "用法："


def test_words_load_nothing_heavy():
    code = "import sys, duidu.settings.words; print(sorted({'click', 'textual', 'rich', 'numpy'} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
