"""As whom PostgreSQL runs: it refuses to run as root, so root steps aside first."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from infra.local.folder import LocalError

NOBODY = 65534


@dataclass(frozen=True)
class Account:
    """`prefix` goes before a command; `owner` is the user the data must belong to."""

    prefix: tuple[str, ...]
    owner: int


@cache
def account(postgres: str) -> Account:
    """The first way that works of running the `postgres` binary without being root."""
    for way in ways():
        if works(way, postgres):
            return way
    raise LocalError(
        "PostgreSQL wil niet als root draaien, en van gebruiker wisselen lukt hier niet.\n"
        "Draai dit als gewone gebruiker, of geef een eigen server op met\n"
        "DATABASE_URL=postgresql://gebruiker:wachtwoord@host:5432/database"
    )


def ways() -> list[Account]:
    """The ways to try, best first."""
    if os.geteuid() != 0:
        return [Account((), os.geteuid())]
    return [way for way in (_namespace(), _nobody()) if way is not None]


def works(way: Account, postgres: str) -> bool:
    """Whether it gives a process that is not root and can run the program."""
    script = 'test "$(id -u)" != 0 && exec "$0" --version'
    done = subprocess.run(
        [*way.prefix, "sh", "-c", script, postgres],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


def hand_over(path: Path, owner: int) -> None:
    """Give the data to the account that runs the server; needed after the account changed."""
    if path.stat().st_uid == owner:
        return
    for each in (path, *path.rglob("*")):
        os.chown(each, owner, -1, follow_symlinks=False)


def _namespace() -> Account | None:
    """A user namespace in which root is called nobody: nothing changes owner, no path opens up."""
    tool = shutil.which("unshare")
    if tool is None:
        return None
    return Account((tool, "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--"), 0)


def _nobody() -> Account | None:
    """The user nobody, who may still pass through the folders of root to the data and the program."""
    tool = shutil.which("setpriv")
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        return None
    if tool is None:
        return None
    rights = "-all,+dac_override"
    return Account(
        (
            tool,
            f"--reuid={nobody.pw_uid}",
            f"--regid={nobody.pw_gid}",
            "--clear-groups",
            # Without this the rights do not count where PostgreSQL asks whether it may run its own files.
            "--securebits=+no_setuid_fixup",
            f"--inh-caps={rights}",
            f"--ambient-caps={rights}",
            "--",
        ),
        nobody.pw_uid,
    )
