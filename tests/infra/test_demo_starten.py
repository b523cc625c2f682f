import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from infra.local import services
from infra.local.codes import code_at, seconds_left, secret_of
from infra.local.folder import MARKER, REPOSITORY, DataFolder, LocalError, locate, open_folder, remove_folder
from infra.local.reach import check_own_servers, free_addresses, health, web_port
from infra.local.table import addresses_and_logins
from tests.infra.conftest import Shell, bare_environ

Demo = Callable[[int], subprocess.Popen[str]]
# "12345678901234567890" in base32
RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def processes_of(folder: DataFolder) -> list[str]:
    """The command lines of every process that has to do with this folder; a zombie counts too."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words = (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
        except OSError:
            continue
        if os.fsencode(folder.path) in words and int(place.name) != os.getpid():
            found.append(words.split(b"\0\0")[0].decode(errors="replace"))
    return found


@pytest.fixture
def demo(folder: DataFolder) -> Iterator[Demo]:
    """Start `manage.py demo` on a port; whatever happens, none is left behind."""
    started: list[subprocess.Popen[str]] = []

    def start(port: int) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo"],
            cwd=REPOSITORY,
            env={**bare_environ(folder), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "dekkend.settings.local"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=60)


def test_demo_runs_until_it_is_stopped_and_leaves_nothing(folder: DataFolder, demo: Demo) -> None:
    port = free_port()
    first = demo(port)
    assert await_health(first, port) == {"status": "ok", "database": "ok", "broker": "ok", "worker": "ok"}
    second = demo(free_port())
    assert "draait al" in second.communicate(timeout=60)[0]
    assert second.returncode == 1
    tenants = json.loads(folder.demo.read_text())["tenants"]
    first.terminate()
    said, _ = first.communicate(timeout=60)
    assert first.returncode == 0, said
    assert {tenant["kind"] for tenant in tenants} == {"regio", "gemeente", "landelijk", "kluis"}
    for tenant in tenants:
        assert f"{tenant['naam']}   http://{tenant['host']}:{port}/" in said
    assert processes_of(folder) == []


def await_health(process: subprocess.Popen[str], port: int) -> dict[str, object]:
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        found = health(port)
        if found.get("status") == "ok":
            return found
        time.sleep(0.2)
    process.terminate()
    pytest.fail(f"de demo komt niet op gang:\n{process.communicate(timeout=60)[0]}")


def test_a_port_that_is_taken_is_named_and_nothing_starts(folder: DataFolder, demo: Demo, taken_port: int) -> None:
    process = demo(taken_port)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"Poort {taken_port} is al in gebruik" in said
    assert "PORT=" in said
    assert processes_of(folder) == []


def test_the_port_is_a_port() -> None:
    assert web_port({}) == web_port({"PORT": ""}) == 8000
    assert web_port({"PORT": "8100"}) == 8100
    for wrong in ("abc", "0", "65536", "-1"):
        with pytest.raises(LocalError, match=wrong):
            web_port({"PORT": wrong})


def test_the_web_server_takes_every_loopback_address() -> None:
    assert free_addresses(free_port())[0].startswith("127.0.0.1:")


@pytest.mark.parametrize(
    ("environ", "part"),
    [
        ({"DATABASE_URL": "postgresql://baas:geheim@/zorg?host=/nergens"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql:///zorg?host=/nergens"}, "gebruiker en wachtwoord"),
        ({"BROKER_URL": "redis+socket:///nergens/redis.sock"}, "BROKER_URL"),
        ({"BROKER_URL": "onzin://nergens"}, "BROKER_URL"),
    ],
)
def test_a_server_that_does_not_answer_is_named(folder: DataFolder, environ: dict[str, str], part: str) -> None:
    quiet = {"DATABASE_URL": "postgresql:///zorg", "BROKER_URL": "redis://nergens"}
    found = services.up(folder, environ={**quiet, **environ})
    with pytest.raises(LocalError, match=part) as caught:
        check_own_servers(found, environ)
    assert "geheim" not in str(caught.value)


def test_an_own_database_whose_user_may_too_little_is_named(running: services.Services) -> None:
    environ = {"DATABASE_URL": running.owner_url.replace("/dekkend?", "/postgres?")}
    with pytest.raises(LocalError, match="mag te weinig"):
        check_own_servers(
            services.Services(running.folder, {**running.variables, "OWNER_URL": environ["DATABASE_URL"]}, ()), environ
        )
    check_own_servers(running, {"DATABASE_URL": running.owner_url, "BROKER_URL": running.broker_url})


def test_the_table_shows_where_to_go_and_how_to_log_in(tmp_path: Path) -> None:
    user = {"email": "noor@regio.example.org", "password": "Demo-1", "roles": ["fg"], "api_token": "sleutel"}
    tenant = {"naam": "Zeeland", "kind": "regio", "host": "zeeland.localhost", "schema": "r_1", "users": [user]}
    (tmp_path / "demo.json").write_text(json.dumps({"base_url": "", "tenants": [tenant]}))
    table = addresses_and_logins(tmp_path / "demo.json", 8100)
    assert "Zeeland   http://zeeland.localhost:8100/" in table
    assert "fg  noor@regio.example.org  Demo-1" in table
    assert "sleutel" not in table.replace("de sleutels", "")
    assert "make code" not in table


def test_the_table_says_where_a_code_comes_from(tmp_path: Path) -> None:
    user = {
        "email": "noor@regio.example.org",
        "password": "Demo-1",
        "roles": ["fg"],
        "api_token": "",
        "totp_secret": RFC,
    }
    tenant = {"naam": "Zeeland", "kind": "regio", "host": "zeeland.localhost", "schema": "r_1", "users": [user]}
    (tmp_path / "demo.json").write_text(json.dumps({"base_url": "", "tenants": [tenant]}))
    table = addresses_and_logins(tmp_path / "demo.json", 8100)
    assert "make code EMAIL=noor@regio.example.org" in table
    assert RFC not in table


@pytest.mark.parametrize(("moment", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_a_code_is_what_an_app_would_show(moment: int, code: str) -> None:
    """The examples of RFC 6238, appendix B."""
    assert code_at(RFC, moment) == code
    assert 0 < seconds_left(moment) <= 30


def test_a_code_for_who_needs_none_or_does_not_exist(tmp_path: Path) -> None:
    demo = tmp_path / "demo.json"
    with pytest.raises(LocalError, match="make demo"):
        secret_of(demo, "noor@example.org")
    users = [{"email": "noor@example.org", "totp_secret": RFC}, {"email": "bram@example.org"}]
    demo.write_text(json.dumps({"tenants": [{"users": users}]}))
    assert [secret_of(demo, email) for email in ("Noor@example.org", "bram@example.org")] == [RFC, ""]
    with pytest.raises(LocalError, match="niemand"):
        secret_of(demo, "niemand@example.org")


def test_reset_wipes_this_folder_and_nothing_else(folder: DataFolder, shell: Shell) -> None:
    services.up(folder, environ={})
    other = locate(folder.path / "test")
    open_folder(other)
    caller = shell("reset")
    assert "Gewist" in caller.communicate(timeout=60)[0]
    assert [entry.name for entry in folder.path.iterdir()] == ["test"]
    assert (other.path / MARKER).exists()
    assert remove_folder(other)
    assert not remove_folder(other)
    assert "niets te wissen" in shell("reset").communicate(timeout=60)[0]
    assert folder.path.exists()
