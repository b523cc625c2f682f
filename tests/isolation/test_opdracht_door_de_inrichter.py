"""The inrichter as it runs for real: a process of its own with the owner's login, beside one that has only the
tenant's. What is asked in the one is carried out in the other, once, also when it is killed halfway."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection, connections
from psycopg.sql import SQL, Identifier

from dekkend.settings.environment import value
from infra.local.environment import without_login
from infra.local.folder import REPOSITORY
from tenants.tenant.models import Tenant

PROEF = ["-m", "tests.isolation.inrichten_proef"]
SECONDS = 60


def _address(alias: str) -> str:
    """The address of a test database, with the owner's login."""
    owner, name = value("OWNER_URL"), connections[alias].settings_dict["NAME"]
    head, _, query = owner.partition("?")
    return f"{head.rpartition('/')[0]}/{name}?{query}"


@pytest.fixture
def outside(db: None, regio: Tenant) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """A connection of the owner beside the test's own; what the processes left behind goes at the end."""
    with psycopg.connect(_address("default"), autocommit=True) as line:
        yield line
        line.execute(SQL("DELETE FROM {}").format(Identifier(regio.schema_name, "opdracht_opdracht")))
        line.execute("DELETE FROM tenants_inwonertal WHERE peildatum > '2031-01-01'")


def environ(*, owner: bool) -> dict[str, str]:
    known = {name: word for name, word in os.environ.items() if name not in {"OWNER_URL", "DJANGO_SETTINGS_MODULE"}}
    both = {
        "DJANGO_SETTINGS_MODULE": "dekkend.settings.local",
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "platform")]),
        "DATABASE_URL": without_login(_address("default")),
        "KEYS_URL": _address("sleutels") if owner else without_login(_address("sleutels")),
        "ROLE_SECRET": value("ROLE_SECRET"),
        # A database of the broker of its own: nobody else's bell, and nobody else's answer to it.
        "BROKER_URL": value("BROKER_URL").partition("?")[0] + "?virtual_host=9",
    }
    return {**known, **both, **({"OWNER_URL": _address("default")} if owner else {})}


def run(*words: str, owner: bool) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words], cwd=REPOSITORY, env=environ(owner=owner), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip


def asked(regio: Tenant, number: int) -> None:
    done = run(*PROEF, "ask", regio.schema_name, str(number), owner=False)
    assert done.returncode == 0, done.stderr


def states(line: "psycopg.Connection[tuple[object, ...]]", regio: Tenant) -> list[object]:
    table = Identifier(regio.schema_name, "opdracht_opdracht")
    return [row[0] for row in line.execute(SQL("SELECT status FROM {} ORDER BY created_at").format(table))]


def counted(line: "psycopg.Connection[tuple[object, ...]]") -> list[object]:
    return [row[0] for row in line.execute("SELECT aantal FROM tenants_inwonertal WHERE peildatum > '2031-01-01'")]


def test_killed_halfway_it_is_done_once(
    outside: "psycopg.Connection[tuple[object, ...]]", regio: Tenant, tmp_path: Path
) -> None:
    asked(regio, 3)
    flag = str(tmp_path / "geprobeerd")
    assert run(*PROEF, "carry_out", flag, owner=True).returncode == -signal.SIGKILL
    assert (states(outside, regio), counted(outside)) == (["wachtend"], [])
    again = run(*PROEF, "carry_out", flag, owner=True)
    assert again.stdout == "1\n", again.stderr
    assert (states(outside, regio), counted(outside)) == (["uitgevoerd"], [3])
    assert run(*PROEF, "carry_out", flag, owner=True).stdout == "0\n"
    assert counted(outside) == [3]


def test_a_process_without_the_owner_s_login_carries_nothing_out(
    outside: "psycopg.Connection[tuple[object, ...]]", regio: Tenant, tmp_path: Path
) -> None:
    asked(regio, 4)
    done = run(*PROEF, "carry_out", str(tmp_path), owner=False)
    assert done.returncode != 0
    assert "permission denied" in done.stderr
    assert (states(outside, regio), counted(outside)) == (["wachtend"], [])


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Callable[[], "subprocess.Popen[str]"]]:
    """The inrichter as the demo and production start it."""
    started: list[subprocess.Popen[str]] = []

    def start() -> "subprocess.Popen[str]":
        words = ["worker", "--queues", "inrichten", "--pool", "solo", "--hostname", "inrichter@%h"]
        with (tmp_path / "inrichter.log").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "celery", "--app", "dekkend.celery", *words, "--loglevel", "INFO"],
                cwd=REPOSITORY, env=environ(owner=True), stdin=subprocess.DEVNULL, stdout=log, stderr=log, text=True,
            )  # fmt: skip
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.wait(timeout=SECONDS)


def test_the_bell_wakes_the_inrichter_and_it_takes_no_other_orders(
    outside: "psycopg.Connection[tuple[object, ...]]",
    regio: Tenant,
    worker: Callable[[], "subprocess.Popen[str]"],
    tmp_path: Path,
) -> None:
    """The bell of `ask` lies in the broker; the kind is not known to the real program, so it is refused."""
    foreign = run(
        "-c",
        "from dekkend.celery import app; app.send_task('tenants.post.tasks.carry_post', queue='inrichten');"
        "print(app.control.ping(timeout=0.1))",
        owner=False,
    )
    assert foreign.stdout == "[]\n", foreign.stderr
    asked(regio, 5)
    process = worker()
    deadline = time.monotonic() + SECONDS
    while states(outside, regio) == ["wachtend"] and time.monotonic() < deadline:
        assert process.poll() is None, (tmp_path / "inrichter.log").read_text()
        time.sleep(0.2)
    assert states(outside, regio) == ["geweigerd"]
    ping = run("-c", "from dekkend.celery import app; print(app.control.ping(timeout=1.0))", owner=False)
    assert ping.stdout == "[]\n", ping.stderr
    log = (tmp_path / "inrichter.log").read_text()
    assert "Received unregistered task" in log
    assert connection.schema_name == "public"
