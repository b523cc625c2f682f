"""Programs that run beside us: started in a session of their own, watched, and all stopped together."""

import ctypes
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from infra.local.folder import REPOSITORY

GRACE_SECONDS = 15
TICK = 0.1
PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Child:
    name: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def last_lines(self, count: int = 20) -> str:
        return tail(self.log, count)


class StopSignals:
    """Ctrl-C and its kind as a question that is asked where it suits: once is stop, twice is at once."""

    def __init__(self) -> None:
        self.count = 0
        # A make that was started in the background of a script ignores Ctrl-C from the first moment.
        self.under_listening_make = _make_listens() is True

    def listen(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._hear)

    def _hear(self, number: int, frame: object) -> None:
        self.count += 1

    @property
    def asked(self) -> bool:
        return self.count > 0 or (self.under_listening_make and _make_listens() is False)

    @property
    def at_once(self) -> bool:
        return self.count > 1


def spawn(name: str, command: Iterable[str], environ: Mapping[str, str], logs: Path) -> Child:
    """Start a program; what it says goes to `<name>.log`. It gets a SIGTERM if we are killed ourselves."""
    tool = shutil.which("setpriv")
    guard = [tool, "--pdeathsig", "TERM", "--"] if tool else []
    log = logs / f"{name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*guard, *command],
            cwd=REPOSITORY,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Child(name, process, log)


def stop_all(children: Iterable[Child], at_once: Callable[[], bool] = lambda: False) -> None:
    """Ask every child to stop; kill what is left of it after a while, or when told to."""
    running = [child for child in children if not child.ended]
    for child in running:
        child.process.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    while not all(child.ended for child in running):
        if at_once() or time.monotonic() > deadline:
            break
        time.sleep(TICK)
    for child in children:
        _kill_group(child)


def adopt_orphans() -> None:
    """From now on what our children leave behind becomes ours, so that we can collect it at the end.

    Linux only; in a container the first process does not always do it.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def collect_orphans() -> None:
    """Collect what has ended, so that it leaves the list of processes."""
    deadline = time.monotonic() + 1
    with suppress(ChildProcessError):
        while time.monotonic() < deadline:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(TICK)


def tail(path: Path, lines: int = 20) -> str:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])


def _kill_group(child: Child) -> None:
    # The group outlives its leader when the leader left helpers behind.
    with suppress(ProcessLookupError):
        os.killpg(child.process.pid, signal.SIGKILL)
    child.process.wait()


def _make_listens() -> bool | None:
    """Whether the `make` above us catches SIGINT; None when there is no make.

    A SIGINT that is sent to GNU make alone does not reach us: make then waits for us without a word, and no longer
    catches the signal. That shows in /proc.
    """
    place = Path(f"/proc/{os.getppid()}")
    try:
        if (place / "comm").read_text(encoding="utf-8").strip() not in {"make", "gmake"}:
            return None
        lines = (place / "status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    caught = next((int(line.split()[1], 16) for line in lines if line.startswith("SigCgt:")), 0)
    return bool(caught >> (signal.SIGINT - 1) & 1)
