import json
import os
import shutil
import signal
import stat
import time
from pathlib import Path

import psycopg
import pytest

from infra.local import account, broker, postgres, services
from infra.local.environment import broker_url
from infra.local.folder import DataFolder, LocalError, locate, remove_folder
from tests.infra.conftest import Shell


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(question).fetchone()
        return row and row[0]


def test_up_starts_both_and_status_says_so(running: services.Services) -> None:
    assert running.started == ("postgres", "redis")
    assert [each.running for each in services.status(running.folder, environ={})] == [True, True]
    assert ask(running.owner_url, "select current_user") == "dekkend_owner"
    assert running.broker_url == broker_url(running.folder)
    assert broker.running(running.folder)


def test_services_listen_on_sockets_only_in_a_folder_of_ours(running: services.Services) -> None:
    assert ask(running.owner_url, "show listen_addresses") == ""
    names = {entry.name for entry in running.folder.sockets.iterdir()}
    assert {".s.PGSQL.5432", "redis.sock"} <= names
    assert mode(running.folder.path) == mode(running.folder.sockets) == mode(running.folder.postgres) == 0o700


def test_secrets_can_be_read_by_their_owner_only(running: services.Services) -> None:
    assert mode(running.folder.secrets) == 0o600
    secrets = json.loads(running.folder.secrets.read_text())
    assert len(bytes.fromhex(secrets["role_secret"])) == len(bytes.fromhex(secrets["root_key"])) == 32
    assert not list(running.folder.path.glob("*.password"))


def test_nobody_gets_in_without_a_password(running: services.Services) -> None:
    for user in ("postgres", "dekkend_owner"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(running.database_url, user=user)


def test_database_settings_are_those_of_the_house(running: services.Services) -> None:
    expected = {
        "max_connections": "200",
        "max_locks_per_transaction": "1024",
        "fsync": "on",
        "server_encoding": "UTF8",
        "TimeZone": "UTC",
    }
    assert {name: ask(running.owner_url, f"show {name}") for name in expected} == expected
    collation = "select datcollate || ' ' || datctype from pg_database where datname = 'dekkend'"
    assert ask(running.owner_url, collation) == "C.UTF-8 C.UTF-8"


def test_owner_makes_roles_and_takes_them_on_but_is_no_superuser(running: services.Services) -> None:
    with psycopg.connect(running.owner_url) as connection:
        connection.execute("create role t_probe login")
        connection.execute("create schema probe authorization t_probe")
        connection.execute("set local role t_probe")
        row = connection.execute("select current_user, usesuper from pg_user where usename = session_user").fetchone()
        connection.rollback()
    assert row == ("t_probe", False)


def test_second_up_starts_nothing_and_data_is_found_again(folder: DataFolder) -> None:
    first = services.up(folder, environ={})
    with psycopg.connect(first.owner_url) as connection:
        connection.execute("create table bewaard (tekst text)")
    assert services.up(folder, environ={}).started == ()
    assert services.down(folder) == ("redis", "postgres")
    assert [each.running for each in services.status(folder, environ={})] == [False, False]
    assert services.down(folder) == ()
    again = services.up(folder, environ={})
    assert again.variables == first.variables
    assert ask(again.owner_url, "select count(*) from bewaard") == 0


def test_two_run_side_by_side(running: services.Services, folder: DataFolder) -> None:
    other = services.up(folder, environ={})
    assert other.owner_url != running.owner_url
    with psycopg.connect(other.owner_url) as connection:
        connection.execute("create table alleen_hier (getal int)")
    assert ask(running.owner_url, "select to_regclass('alleen_hier') is null")
    services.down(folder)
    assert postgres.running(running.folder)
    assert broker.running(running.folder)


def test_starts_again_after_a_server_was_killed(folder: DataFolder) -> None:
    services.up(folder, environ={})
    pid = int((folder.postgres / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    os.kill(int((folder.redis / "redis.pid").read_text()), signal.SIGKILL)
    while postgres.running(folder) or broker.running(folder):
        time.sleep(0.01)  # a process that was killed takes a moment to go
    assert services.up(folder, environ={}).started == ("postgres", "redis")


def test_starts_when_the_old_process_number_belongs_to_another_program(folder: DataFolder) -> None:
    found = services.up(folder, environ={})
    services.down(folder)
    lines = [str(os.getpid()), str(folder.postgres), "1", "5432", str(folder.sockets), "", "1 1", "ready"]
    (folder.postgres / "postmaster.pid").write_text("\n".join(lines) + "\n")
    (folder.sockets / ".s.PGSQL.5432.lock").write_text("\n".join(lines) + "\n")
    assert not postgres.running(folder)
    assert "postgres" in services.up(folder, environ={}).started
    assert ask(found.owner_url, "select 1") == 1


def test_a_path_that_is_too_long_gets_its_sockets_elsewhere(tmp_path: Path) -> None:
    place = locate(tmp_path / ("lang" * 30))
    try:
        found = services.up(place, environ={})
        assert place.sockets.parent != place.path
        assert mode(place.sockets) == 0o700
        assert len(os.fsencode(place.sockets / ".s.PGSQL.5432")) < 108
        assert ask(found.owner_url, "select 1") == 1
    finally:
        services.down(place)
    sockets = place.sockets
    remove_folder(place)
    assert not sockets.exists()


@pytest.mark.parametrize("trap", ["open", "link"])
def test_a_socket_folder_that_others_can_enter_is_refused(tmp_path: Path, trap: str) -> None:
    place = locate(tmp_path / ("lang" * 30))
    sockets = place.sockets
    if trap == "open":
        sockets.mkdir()
        sockets.chmod(0o777)
    else:
        sockets.symlink_to(tmp_path)
    try:
        with pytest.raises(LocalError, match="niet alleen van u"):
            services.up(place, environ={})
    finally:
        sockets.unlink() if trap == "link" else sockets.rmdir()


def test_a_folder_with_other_peoples_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "verslag.txt").write_text("van een ander")
    place = locate(tmp_path)
    with pytest.raises(LocalError, match="niet van Dekkend"):
        services.up(place, environ={})
    with pytest.raises(LocalError, match="niet door Dekkend gemaakt"):
        remove_folder(place)
    assert [entry.name for entry in tmp_path.iterdir()] == ["verslag.txt"]


def test_two_callers_at_once_start_it_once(folder: DataFolder, shell: Shell) -> None:
    callers = [shell("up"), shell("up")]
    outcomes = [caller.communicate(timeout=60)[0] for caller in callers]
    assert [caller.returncode for caller in callers] == [0, 0], outcomes
    assert postgres.running(folder)
    assert (folder.logs / "postgres.log").read_text().count("ready to accept connections") == 1


def test_a_service_that_cannot_start_is_named_and_leaves_nothing_running(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broker, "_program", lambda: shutil.which("false"))
    monkeypatch.setattr(broker, "START_SECONDS", 0.1)
    with pytest.raises(LocalError, match=r"(?s)Redis start niet.*BROKER_URL"):
        services.up(folder, environ={})
    assert not postgres.running(folder)


def test_lost_secrets_are_reported_and_not_made_anew(folder: DataFolder) -> None:
    services.up(folder, environ={})
    services.down(folder)
    folder.secrets.unlink()
    with pytest.raises(LocalError, match="demo-reset"):
        services.up(folder, environ={})
    assert not folder.secrets.exists()


def test_an_ordinary_user_needs_no_detour(folder: DataFolder, shell: Shell) -> None:
    """Root becomes an ordinary user for this; everybody else is one."""
    prefix = account.account(postgres.program("postgres")).prefix
    for action, outcome in (("up", "draait"), ("status", "draait"), ("down", "Gestopt: Redis, PostgreSQL")):
        caller = shell(action, prefix=prefix)
        answer, _ = caller.communicate(timeout=60)
        assert caller.returncode == 0, answer
        assert outcome in answer


def test_every_way_of_stepping_aside_runs_the_same_data(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    ways = [way for way in account.ways() if account.works(way, postgres.program("postgres"))]
    assert ways
    for way in [*ways, ways[0]]:
        monkeypatch.setattr(postgres, "account", lambda _, way=way: way)
        found = services.up(folder, environ={})
        assert ask(found.owner_url, "select 1") == 1
        assert folder.postgres.stat().st_uid == way.owner
        services.down(folder)


def test_root_without_a_way_out_hears_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "ways", list)
    with pytest.raises(LocalError, match="DATABASE_URL"):
        account.account("nergens")
