"""The services of one data folder: up, down, status."""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass

from infra.local import broker, postgres
from infra.local.environment import contract, ensure_secrets, without_login
from infra.local.folder import DataFolder, LocalError, locate, locked, open_folder

NAMES = ("postgres", "redis")
CLAIM = "demo.services"


@dataclass(frozen=True)
class Services:
    """What processes need to reach the services, and which of them this call started."""

    folder: DataFolder
    variables: dict[str, str]
    started: tuple[str, ...]

    @property
    def database_url(self) -> str:
        return self.variables["DATABASE_URL"]

    @property
    def owner_url(self) -> str:
        return self.variables["OWNER_URL"]

    @property
    def broker_url(self) -> str:
        return self.variables["BROKER_URL"]

    def environ(self, *, owner: bool) -> dict[str, str]:
        """The variables for a process; only one that migrates or provisions is the owner."""
        found = {"DEKKEND_LOCAL": str(self.folder.path)} | self.variables
        if not owner:
            found.pop("OWNER_URL", None)
            if "KEYS_URL" in found:
                found["KEYS_URL"] = without_login(found["KEYS_URL"])
        return found


@dataclass(frozen=True)
class Status:
    """Of one service: `address` is where it is, `running` is None for one that is not ours."""

    name: str
    running: bool | None
    address: str


def up(folder: DataFolder | str | None = None, environ: Mapping[str, str] = os.environ) -> Services:
    """Start what is not running yet; DATABASE_URL and BROKER_URL put other servers in their place.

    Raises LocalError, and then leaves nothing running that it started.
    """
    place = _place(folder)
    open_folder(place)
    started: list[str] = []
    with locked(place):
        secrets = ensure_secrets(place)
        try:
            if not environ.get("DATABASE_URL"):
                if postgres.start(place, secrets):
                    started.append("postgres")
                postgres.ensure_database(place, secrets)
            if not environ.get("BROKER_URL") and broker.start(place):
                started.append("redis")
        except BaseException:
            with suppress(LocalError):
                _stop(place, started)
            raise
    variables = contract({**environ, "DEKKEND_LOCAL": str(place.path)})
    return Services(place, variables, tuple(started))


def down(folder: DataFolder | str | None = None, names: Collection[str] = NAMES) -> tuple[str, ...]:
    """Stop the services of the folder; the names of those that ran."""
    place = _place(folder)
    if not place.is_ours:
        return ()
    with locked(place):
        release(place)
        return _stop(place, names)


def claim(folder: DataFolder, names: Collection[str]) -> None:
    """Write down that these services end with the demo, also with a next one if this one is killed."""
    both = sorted({*names, *claimed(folder)})
    (folder.path / CLAIM).write_text(" ".join(both), encoding="utf-8")


def claimed(folder: DataFolder) -> tuple[str, ...]:
    try:
        return tuple((folder.path / CLAIM).read_text(encoding="utf-8").split())
    except FileNotFoundError:
        return ()


def release(folder: DataFolder) -> None:
    """From now on the services stay when the demo ends."""
    (folder.path / CLAIM).unlink(missing_ok=True)


def status(folder: DataFolder | str | None = None, environ: Mapping[str, str] = os.environ) -> tuple[Status, Status]:
    place = _place(folder)
    own_database, own_broker = not environ.get("DATABASE_URL"), not environ.get("BROKER_URL")
    return (
        Status(
            "PostgreSQL",
            postgres.running(place) if own_database else None,
            str(place.sockets) if own_database else "DATABASE_URL",
        ),
        Status(
            "Redis",
            broker.running(place) if own_broker else None,
            str(place.sockets) if own_broker else "BROKER_URL",
        ),
    )


def _place(folder: DataFolder | str | None) -> DataFolder:
    return folder if isinstance(folder, DataFolder) else locate(folder)


def _stop(folder: DataFolder, names: Collection[str]) -> tuple[str, ...]:
    stopped = []
    if "redis" in names and broker.stop(folder):
        stopped.append("redis")
    if "postgres" in names and postgres.stop(folder):
        stopped.append("postgres")
    return tuple(stopped)
