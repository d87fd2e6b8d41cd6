import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from duidu.errors import StoreError
from duidu.store import workers

LARGE = workers.WORTH


def process(_number: int) -> int:
    return os.getpid()


def die(_number: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(autouse=True)
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_little_work_stays_here():
    assert set(workers.spread(process, range(5), LARGE - 1)) == {os.getpid()}


def test_one_processor_asks_nobody(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert set(workers.spread(process, range(5), LARGE)) == {os.getpid()}


def test_much_work_is_done_elsewhere():
    found = set(workers.spread(process, range(50), LARGE))
    assert os.getpid() not in found
    assert 1 <= len(found) <= 2


def test_results_come_in_order_and_values_go_out_a_few_at_a_time():
    taken: list[int] = []

    def values() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    found = workers.spread(abs, values(), LARGE)
    assert next(found) == 0
    assert len(taken) <= 2 * workers.AHEAD + 1
    assert list(found) == list(range(1, 100))


def test_a_worker_that_is_killed_is_said():
    with pytest.raises(StoreError, match="memory"):
        list(workers.spread(die, range(3), LARGE))


PARENT = """
import sys
from duidu.store import workers
from time import sleep
if __name__ == "__main__":
    import os
    os.cpu_count = lambda: 2
    for _ in workers.spread(print, range(3), workers.WORTH):
        print("at work", flush=True)
    for _ in workers.spread(sleep, [60] * 4, workers.WORTH):
        pass
"""


def test_workers_end_with_their_parent(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        time.sleep(1.5)
        parent.kill()
        began = time.monotonic()
        parent.stdout.read()  # ends when the last process that holds the pipe has ended
        assert time.monotonic() - began < 20


LENT = """
import sys
from duidu.store import workers
class Lent:
    def write(self, text): return len(text)
    def flush(self): pass
    def fileno(self): return -1
if __name__ == "__main__":
    import os
    os.cpu_count = lambda: 2
    sys.stderr = Lent()
    print(sum(workers.spread(abs, range(-5, 0), workers.WORTH)))
    assert isinstance(sys.stderr, Lent)
"""


def test_helpers_start_where_a_screen_has_taken_stderr(tmp_path):
    script = tmp_path / "lent.py"
    script.write_text(LENT, encoding="utf-8")
    run = subprocess.run([sys.executable, script], stdout=subprocess.PIPE, check=False)
    assert run.stdout == b"15\n"
