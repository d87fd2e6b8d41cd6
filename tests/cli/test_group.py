"""The command itself: help, version, words that are no commands, errors in one line."""

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from duidu import __version__
from duidu.cli import language
from duidu.cli.group import COMMANDS, group
from duidu.settings import words


def test_version(duidu):
    assert duidu("--version") == (0, f"duidu {__version__}\n", "")


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_every_command(duidu, flag: str):
    shown = duidu(flag)
    assert shown.status == 0
    assert all(f"  {name} " in shown.out for name in COMMANDS)


def every_command() -> Iterator[tuple[str, click.Command]]:
    """All commands, the group included."""
    top = group()
    yield "duidu", top
    context = click.Context(top, info_name="duidu")
    for name in top.list_commands(context):
        command = top.get_command(context, name)
        assert command is not None
        yield name, command


@pytest.mark.parametrize("speaks", words.LANGUAGES)
def test_every_command_and_parameter_has_help_in_every_language(monkeypatch: pytest.MonkeyPatch, speaks: str):
    monkeypatch.setenv("LANGUAGE", "")
    language.choose(["--lang", speaks])
    commands = dict(every_command())
    assert len(commands) == len(COMMANDS) + 1
    for name, command in commands.items():
        assert command.help, name
        for parameter in command.params:
            told = getattr(parameter, "help", None)
            assert told, (name, parameter.name)
            assert speaks == "en" or any(c > "\u3000" for c in told), (name, told)


def test_there_is_no_other_command():
    top = group()
    assert top.get_command(click.Context(top), "quit") is None


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_each_command(duidu, name: str):
    shown = duidu(name, "--help")
    assert shown.status == 0
    assert shown.out.startswith(f"Usage: duidu {name} ")


def test_help_speaks_chinese(duidu):
    assert any(c > "\u3000" for c in duidu("--lang", "zh", "--help").out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--nope"], "--nope"),
        (["outline"], "file"),
        (["outline", "a", "b", "c"], "(b c)"),
        (["outline", "--jsn", "a"], "--jsn"),
        (["search"], "query"),
        (["search", "--jsn", "平安"], "--jsn"),
        (["search", "-x", "平安"], "-x"),
        (["search", "平安", "-n", "0"], "0"),
        (["search", "平安", "-n"], "-n"),
        (["diff", "a"], "b"),
        (["serach", "平安"], "did you mean search?"),
        (["--lang", "tlh", "outline"], "tlh"),
        (["--lang"], "--lang"),
        (["open", "a", "b"], "b"),
    ],
)
def test_a_wrong_word_or_option_is_one_line(duidu, arguments: list[str], said: str):
    run = duidu(*arguments)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("duidu: ")
    assert run.err.count("\n") == 1
    assert said in run.err.lower()


def test_a_mistake_points_to_the_help_of_its_command(duidu):
    assert "duidu search --help" in duidu("search", "--jsn", "平安").err


def test_an_argument_cannot_command_the_terminal(duidu):
    run = duidu("outline", "\x1b[31m\u202e\x9b.txt\n第二行")
    assert run.status == 2
    assert not {"\x1b", "\u202e", "\x9b"} & set(run.err)
    assert run.err.count("\n") == 1


def test_a_broken_config_is_said_with_its_line(duidu, home):
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("theme = \n", encoding="utf-8")
    run = duidu("outline", "x")
    assert run.status == 2
    assert "config.toml:1:" in run.err


def test_the_language_of_the_config(duidu, home):
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('language = "zh"\n', encoding="utf-8")
    assert "用法" in duidu("outline", "--help").out
    assert duidu("--lang", "en", "outline", "--help").out.startswith("Usage")


@pytest.mark.parametrize("thrown", [KeyboardInterrupt, click.exceptions.Abort])
def test_an_interrupted_command(duidu, monkeypatch: pytest.MonkeyPatch, thrown: type[BaseException]):
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise thrown

    monkeypatch.setattr("duidu.cli.corpora.corpus_for", interrupted)
    assert duidu("outline", "x") == (130, "", "")


def test_a_system_error_is_one_line(duidu, monkeypatch: pytest.MonkeyPatch):
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("duidu.cli.corpora.corpus_for", full)
    assert duidu("outline", "x") == (2, "", "duidu: No space left on device\n")


def test_a_reader_that_has_gone_is_no_error(plans):
    command = [sys.executable, "-m", "duidu", "outline", str(plans / "east-2019.txt"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_terminal_without_chinese_gets_escapes(plans):
    environment = {"PYTHONIOENCODING": "ascii", "PATH": "", "DUIDU_HOME": str(plans)}
    arguments = [str(plans / "east-2019.txt")]
    for more in ([], ["--json"]):
        run = subprocess.run(
            [sys.executable, "-m", "duidu", "outline", *arguments, *more],
            env=environment,
            capture_output=True,
            check=False,
        )
        assert (run.returncode, run.stderr) == (0, b"")
        assert b"\\u57ce\\u4e1c\\u533a" in run.stdout


def test_help_imports_neither_core_nor_screen():
    heavy = "textual", "rich", "numpy", "rapidfuzz", "rjieba", "opencc", "duidu.parse", "duidu.store", "duidu.align"
    code = f"from duidu.cli import main; main(['--help']); import sys; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.endswith("[]\n")
