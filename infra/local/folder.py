"""The data folder of one local installation: what lies where, and who may see it.

Standard library only: settings read this before anything else is there.
"""

import fcntl
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MARKER = ".dekkend"
PRIVATE = 0o700
DEMO_LOCK = "demo.lock"
# sun_path of a unix socket holds 108 bytes with the closing zero; this is our longest socket name.
LONGEST_SOCKET_PATH = 107
LONGEST_SOCKET_NAME = ".s.PGSQL.5432"


class LocalError(Exception):
    """Something the person at the keyboard can mend; the message is a Dutch text that says how."""


@dataclass(frozen=True)
class DataFolder:
    """Paths in a data folder. `open_folder` makes one that may be written to."""

    path: Path

    @property
    def secrets(self) -> Path:
        return self.path / "secrets.json"

    @property
    def demo(self) -> Path:
        return self.path / "demo.json"

    @property
    def postgres(self) -> Path:
        return self.path / "postgres"

    @property
    def redis(self) -> Path:
        return self.path / "redis"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def run(self) -> Path:
        return self.path / "run"

    @property
    def sockets(self) -> Path:
        """Where the sockets are: `run`, or the private folder that `run` points to."""
        if self.run.is_symlink() and self.run.readlink().name == self._short_name:
            return self.run.readlink()
        if _fits(self.run):
            return self.run
        return Path(tempfile.gettempdir()).resolve() / self._short_name

    @property
    def _short_name(self) -> str:
        return "dekkend-" + hashlib.sha256(os.fsencode(self.path)).hexdigest()[:20]

    @property
    def is_ours(self) -> bool:
        return (self.path / MARKER).is_file()


def locate(name: str | os.PathLike[str] | None = None) -> DataFolder:
    """The data folder called `name`, else DEKKEND_LOCAL, else `.local`; nothing is made."""
    chosen = name or os.environ.get("DEKKEND_LOCAL") or REPOSITORY / ".local"
    return DataFolder(Path(chosen).expanduser().resolve())


def open_folder(folder: DataFolder) -> None:
    """Make the folder and its parts, visible to this user only; refuse what is not ours."""
    path = folder.path
    path.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    if path.stat().st_uid != os.geteuid():
        raise LocalError(f"De map {path} is van een andere gebruiker.\nKies een eigen map met DEKKEND_LOCAL=<map>.")
    if not folder.is_ours and any(_foreign(entry) for entry in path.iterdir()):
        raise LocalError(
            f"In de map {path} staan bestanden die niet van Dekkend zijn.\n"
            "Kies een lege of nieuwe map met DEKKEND_LOCAL=<map>."
        )
    path.chmod(PRIVATE)
    (path / MARKER).touch(mode=0o600)
    folder.redis.mkdir(mode=PRIVATE, exist_ok=True)
    folder.logs.mkdir(mode=PRIVATE, exist_ok=True)
    _open_sockets(folder)


def remove_folder(folder: DataFolder) -> bool:
    """Remove what is in the folder; other data folders below it stay. False: there was none.

    Raises LocalError when the folder is not one of ours.
    """
    if not folder.path.exists():
        return False
    if not folder.is_ours:
        if not any(_foreign(entry) for entry in folder.path.iterdir()):
            return False
        raise LocalError(f"De map {folder.path} is niet door Dekkend gemaakt en wordt niet verwijderd.")
    if folder.sockets != folder.run:
        shutil.rmtree(folder.sockets, ignore_errors=True)
    _empty(folder.path)
    if not any(folder.path.iterdir()):
        folder.path.rmdir()
    return True


@contextmanager
def locked(folder: DataFolder, name: str = "lock", *, wait: bool = True) -> Iterator[None]:
    """Hold the folder's lock of this name. Raises BlockingIOError when `wait` is False and it is held."""
    handle = os.open(folder.path / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _foreign(entry: Path) -> bool:
    """Anything but a data folder of its own, such as the one of the tests below `.local`."""
    return not (entry.is_dir() and not entry.is_symlink() and (entry / MARKER).is_file())


def _empty(path: Path) -> None:
    # The marker goes last: a removal that was cut short can then be done again.
    for entry in sorted(path.iterdir(), key=lambda each: each.name == MARKER):
        if not _foreign(entry):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / LONGEST_SOCKET_NAME)) <= LONGEST_SOCKET_PATH


def _open_sockets(folder: DataFolder) -> None:
    sockets = folder.sockets
    if not _fits(sockets):
        raise LocalError(
            f"Het pad {sockets} is te lang voor een socket.\n"
            "Kies een kortere map met DEKKEND_LOCAL=<map> of TMPDIR=<map>."
        )
    sockets.mkdir(mode=PRIVATE, exist_ok=True)
    found = sockets.lstat()
    private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == PRIVATE
    if not private or found.st_uid != os.geteuid():
        raise LocalError(
            f"De map {sockets} is niet alleen van u; daar komen geen sockets in.\n"
            "Verwijder die map, of kies een kortere map met DEKKEND_LOCAL=<map>."
        )
    if sockets != folder.run:
        folder.run.unlink(missing_ok=True)
        folder.run.symlink_to(sockets)
