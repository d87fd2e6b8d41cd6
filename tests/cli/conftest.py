"""Running the command line inside the test, and a small corpus of our own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from duidu.cli import main

FIRST = """城东区2019年工作要点

一、推进平安建设

1、完善治安防控。健全重大事项风险评估机制,加快“平安城东”建设。
2、办好养老服务。新建日间照料中心6个,发展居家养老。

二、深化改革开放

深化街道机构改革,扩大对外开放,持续优化营商环境。
"""
SECOND = """城東區2020年工作要點

一、推進平安建設

1、完善治安防控。健全重大決策風險評估機制,加快「平安城東」建設。
2、辦好養老服務。新建日間照料中心8個,發展居家養老。

二、推動綠色發展

新增綠地12萬平方米,加強大氣污染治理。
"""


class Run(NamedTuple):
    """What a command gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """stdout, read as JSON."""
        return json.loads(self.out)


Duidu = Callable[..., Run]


@pytest.fixture
def duidu(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Duidu:
    """Run a command; what click is told about languages is undone with the test."""
    monkeypatch.setenv("LANGUAGE", "")

    def run(*arguments: str) -> Run:
        status = main(arguments)
        captured = capsys.readouterr()
        return Run(status, captured.out, captured.err)

    return run


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder of two plans of neighbouring years, the second in the traditional script."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "east-2019.txt").write_text(FIRST, encoding="utf-8")
    (folder / "east-2020.txt").write_text(SECOND, encoding="utf-8")
    return folder
