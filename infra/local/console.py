"""The commands of the local services, for `manage.py local` and `python -m infra.local` alike."""

import argparse
import shlex
import sys
from collections.abc import Callable, Sequence

from infra.local import services
from infra.local.environment import contract
from infra.local.folder import LocalError, locate

NAMES = {"postgres": "PostgreSQL", "redis": "Redis"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "actie",
        choices=sorted(ACTIONS),
        help="up: starten, down: stoppen, status: bekijken, env: de variabelen voor een shell",
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
    services.up()
    return _status()


def _down() -> int:
    stopped = services.down()
    print("Gestopt: " + ", ".join(NAMES[name] for name in stopped) if stopped else "Er draaide niets.")
    return 0


def _status() -> int:
    words = {True: "draait", False: "draait niet", None: "eigen server"}
    found = services.status()
    for each in found:
        print(f"{each.name:<11} {words[each.running]:<13} {each.address}")
    return 0 if all(each.running is not False for each in found) else 3


def _env() -> int:
    print(f"export DEKKEND_LOCAL={shlex.quote(str(locate().path))}")
    for name, value in sorted(contract().items()):
        print(f"export {name}={shlex.quote(value)}")
    return 0


ACTIONS: dict[str, Callable[[], int]] = {"up": _up, "down": _down, "status": _status, "env": _env}
