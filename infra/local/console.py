"""The commands of the local services, for `manage.py local` and `python -m infra.local` alike."""

import argparse
import os
import shlex
import signal
import sys
import time
from collections.abc import Callable, Sequence

from infra.local import services
from infra.local.environment import contract
from infra.local.folder import DEMO_LOCK, DataFolder, LocalError, locate, locked, remove_folder
from infra.local.processes import TICK

DEMO_STOP_SECONDS = 60
NAMES = {"postgres": "PostgreSQL", "redis": "Redis"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "actie",
        choices=sorted(ACTIONS),
        help="starten, stoppen, bekijken, alles wissen, of de variabelen voor een shell",
    )


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m infra.local", description="De lokale PostgreSQL en Redis van Dekkend"
    )
    add_arguments(parser)
    return run(parser.parse_args(arguments).actie)


def run(action: str) -> int:
    """Carry out the action and print its outcome; the exit code."""
    try:
        return ACTIONS[action]()
    except LocalError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _up() -> int:
    services.release(services.up().folder)
    return _status()


def _down() -> int:
    if demo_pid(locate()):
        raise LocalError("De demo gebruikt deze diensten. Stop eerst de demo met Ctrl-C.")
    stopped = services.down()
    print("Gestopt: " + ", ".join(NAMES[name] for name in stopped) if stopped else "Er draaide niets.")
    return 0


def _status() -> int:
    words = {True: "draait", False: "draait niet", None: "eigen server"}
    found = services.status()
    for each in found:
        print(f"{each.name:<11} {words[each.running]:<13} {each.address}")
    return 0 if all(each.running is not False for each in found) else 3


def _reset() -> int:
    folder = locate()
    _stop_demo(folder)
    services.down(folder)
    gone = remove_folder(folder)
    print(f"Gewist: {folder.path}" if gone else f"Er is niets te wissen in {folder.path}")
    return 0


def demo_pid(folder: DataFolder) -> int | None:
    """The process of the demo that runs with this folder, if one does."""
    if not folder.is_ours:
        return None
    try:
        with locked(folder, DEMO_LOCK, wait=False):
            return None
    except BlockingIOError:
        return int((folder.path / DEMO_LOCK).read_text(encoding="utf-8"))


def _stop_demo(folder: DataFolder) -> None:
    pid = demo_pid(folder)
    if pid is None:
        return
    print("De demo die nog draait, wordt gestopt …")
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + DEMO_STOP_SECONDS
    while demo_pid(folder):
        if time.monotonic() > deadline:
            raise LocalError(f"De demo (proces {pid}) stopt niet. Stop die eerst zelf.")
        time.sleep(TICK)


def _env() -> int:
    print(f"export DEKKEND_LOCAL={shlex.quote(str(locate().path))}")
    for name, value in sorted(contract().items()):
        print(f"export {name}={shlex.quote(value)}")
    return 0


ACTIONS: dict[str, Callable[[], int]] = {
    "up": _up,
    "down": _down,
    "status": _status,
    "reset": _reset,
    "env": _env,
}
