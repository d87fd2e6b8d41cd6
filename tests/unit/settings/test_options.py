from pathlib import Path

import pytest

from duidu.errors import SettingError
from duidu.settings import options
from duidu.settings.options import Options


def test_no_file_sets_nothing(tmp_path):
    assert options.load(tmp_path) == Options("", "")


def test_the_users_folder_is_asked(monkeypatch, tmp_path):
    monkeypatch.setenv("DUIDU_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('theme = "paper"\nlanguage = "zh"\n')
    assert options.load() == Options("zh", "paper")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("theme = paper", "c:1:9: not valid TOML"),
        ("theme = 3", "c:1:1: theme must be text in quotes"),
        ('\n  language = "la"', "c:2:3: 'la' is no language; take one of en, zh_Hans"),
        ("language = 1", "c:1:1: 1 is no language"),
        ('thme = "ink"', "c:1:1: no setting thme; there are language, theme"),
    ],
)
def test_what_is_wrong_says_where(text, start):
    with pytest.raises(SettingError) as caught:
        options.parse(text.encode(), "c")
    assert str(caught.value).startswith(start)


def test_a_folder_in_the_files_place(tmp_path: Path):
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(SettingError, match="cannot be read"):
        options.load(tmp_path)
