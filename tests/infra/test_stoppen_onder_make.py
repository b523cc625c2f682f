"""`make demo` stops when make is told to, and only then: also when it was started in the background of a script."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from infra.local.folder import REPOSITORY

PROBE = """
import sys, time
from infra.local.processes import StopSignals
stop = StopSignals()
print(stop.asked, flush=True)
end = time.monotonic() + float(sys.argv[1])
while time.monotonic() < end and not stop.asked:
    time.sleep(0.05)
print(stop.asked, flush=True)
"""


def under_make(folder: Path, seconds: float, *, ignoring: bool) -> "subprocess.Popen[str]":
    """make with a recipe that tells whether it was asked to stop, at the start and after so many seconds."""
    script = folder / "probe.py"
    script.write_text(PROBE)
    command = shlex.join([sys.executable, str(script), str(seconds)])
    (folder / "Makefile").write_text(f"probe:\n\t@exec {command}\n")
    ears = 'trap "" INT; ' if ignoring else ""
    return subprocess.Popen(
        ["sh", "-c", f"{ears}exec make -C {shlex.quote(str(folder))} --no-print-directory probe"],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # These tests may themselves be run in the background of a script, which makes all below deaf.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  no threads here
    )


@pytest.mark.parametrize("ignoring", [True, False])
def test_nobody_asked_to_stop(tmp_path: Path, ignoring: bool) -> None:
    with under_make(tmp_path, 0.3, ignoring=ignoring) as make:
        assert make.communicate(timeout=20)[0].split() == ["False", "False"]


def test_an_interrupt_to_make_alone_is_heard(tmp_path: Path) -> None:
    with under_make(tmp_path, 15, ignoring=False) as make:
        assert make.stdout is not None
        assert make.stdout.readline().strip() == "False"
        make.send_signal(signal.SIGINT)
        assert make.stdout.readline().strip() == "True"
