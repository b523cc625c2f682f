"""`migrate_tenants` as an operator runs it: real processes, a real server, killed and held up on purpose."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekkend.core.errors import InvalidInput
from dekkend.isolation.roles import password_of, role_of
from tenants.migratie.plan import Choice, backlog
from tenants.migratie.rules import PAUSES, missing, pause_after, versions_after
from tests.tellingen import Telling
from tests.tenants.proefplek import BROKEN, COUNT, NAMES, NEW, SCHEMAS, SLOW, Plek, copy_of, source

DATABASE = os.environ.get("TEST_DATABASE", "test_dekkend") + "_proef"
KEYS = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 5).map(str)), unique=True)


@pytest.fixture(scope="module")
def bron() -> Iterator[Plek]:
    with source(DATABASE) as made:
        yield made


@pytest.fixture
def plek(bron: Plek) -> Iterator[Plek]:
    with copy_of(bron) as made:
        yield made


def whole(plek: Plek) -> None:
    """Every tenant has every migration once, and what they make, and is served by the new program."""
    for schema in SCHEMAS:
        assert sorted(plek.applied(schema)) == NAMES, schema
        assert {"proef_blad.toelichting", "proef_regel.blad_id"} <= plek.tables(schema)
    rows = plek.ask("SELECT DISTINCT schema_versie, vorige_versie FROM tenants_tenant")
    assert len(rows) == 1
    assert rows[0][0] != rows[0][1] != ""


def never_half(plek: Plek) -> None:
    """What stands in `django_migrations` is what is there, also just after a kill."""
    for schema in SCHEMAS:
        applied, tables = plek.applied(schema), plek.tables(schema)
        assert ("0002_toelichting" in applied) == ("proef_blad.toelichting" in tables), schema
        assert ("0003_regel" in applied) == ("proef_regel.blad_id" in tables), schema


@given(wanted=KEYS, applied=KEYS)
def test_what_is_missing_keeps_its_order(wanted: list[tuple[str, str]], applied: list[tuple[str, str]]) -> None:
    found = missing(wanted, set(applied))
    assert set(found) == set(wanted) - set(applied)
    assert list(found) == sorted(found, key=wanted.index)


def test_waiting_for_a_lock_gets_longer_and_ends() -> None:
    pauses = [pause_after(attempt) for attempt in range(1, len(PAUSES) + 2)]
    assert pauses == [*PAUSES, None]
    assert list(PAUSES) == sorted(PAUSES)


def test_doing_it_again_keeps_the_version_of_before() -> None:
    first = versions_after("b", "a", "")
    assert first == ("b", "a")
    assert versions_after("b", *first) == ("b", "a")
    assert versions_after("c", *first) == ("c", "b")


def test_the_plan_is_shown_and_nothing_is_done(plek: Plek) -> None:
    shown = plek.migrate("--dry-run")
    assert shown.returncode == 0
    assert f"{SCHEMAS[0]} (kluis): proef.0002_toelichting, proef.0003_regel" in shown.stdout
    assert f"{COUNT} tenants lopen achter" in shown.stdout
    assert plek.applied(SCHEMAS[0]) == ["0001_blad"]
    assert plek.ask("SELECT count(*) FROM tenants_migratieronde") == [(0,)]


def test_everyone_is_brought_up_and_may_use_what_is_new(plek: Plek) -> None:
    done = plek.migrate("--jobs", "2")
    assert done.returncode == 0, done.stderr
    assert f"{COUNT}/{COUNT}" in done.stdout
    assert f"{COUNT} tenants bijgewerkt." in done.stdout
    whole(plek)
    assert plek.ask("SELECT status, count(*) FROM tenants_migratiestap GROUP BY 1") == [("klaar", 3 * COUNT)]
    assert plek.ask("SELECT status FROM tenants_migratieronde") == [("klaar",)]
    secret = plek.environ(NEW)["ROLE_SECRET"]
    with plek.owner() as owner:
        role = role_of(SCHEMAS[0])
        line = psycopg.connect(
            host=owner.info.host, port=owner.info.port, dbname=plek.database, user=role,
            password=password_of(role, secret),
        )  # fmt: skip
    with line:
        assert line.execute("SELECT count(*) FROM proef_regel").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            line.execute("SELECT * FROM public.tenants_migratiestap")
    again = plek.migrate()
    assert (again.returncode, again.stdout) == (0, "Alle tenants zijn bij.\n")


def logs_in(plek: Plek, schema: str, secret: str) -> bool:
    role = role_of(schema)
    with plek.owner() as owner:
        host, port = owner.info.host, owner.info.port
    try:
        with psycopg.connect(
            host=host, port=port, dbname=plek.database, user=role, password=password_of(role, secret)
        ) as line:
            return line.execute("SELECT 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False


def test_after_another_secret_everyone_gets_a_new_password(plek: Plek, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plek.migrate().returncode == 0
    old, new = plek.environ(NEW)["ROLE_SECRET"], "77" * 32
    try:
        with monkeypatch.context() as other:
            other.setenv("ROLE_SECRET", new)
            assert f"{COUNT} tenants bijgewerkt." in plek.migrate("--rechten").stdout
        assert [(logs_in(plek, name, new), logs_in(plek, name, old)) for name in SCHEMAS] == [(True, False)] * COUNT
    finally:
        assert plek.migrate("--rechten").returncode == 0
    assert logs_in(plek, SCHEMAS[0], old)


def test_one_tenant(plek: Plek) -> None:
    assert plek.migrate("--tenant", SCHEMAS[1]).returncode == 0
    assert sorted(plek.applied(SCHEMAS[1])) == NAMES
    assert plek.applied(SCHEMAS[2]) == ["0001_blad"]


@pytest.mark.parametrize("wrong", [{"tenant": "k_ffffffff"}, {"kind": "provincie"}])
def test_who_is_not_there_cannot_be_chosen(owner: None, wrong: dict[str, str]) -> None:
    with pytest.raises(InvalidInput, match="bestaat niet"):
        backlog(Choice(**wrong))
    assert backlog(Choice(kind="kluis")) == []


def test_killed_again_and_again_it_still_comes_to_an_end(plek: Plek, telling: Telling) -> None:
    kills = 0
    while kills < 6:
        running = busy(plek, "--jobs", "2")
        time.sleep(0.04 + 0.05 * kills)
        if running.poll() is not None:
            running.communicate()
            break
        plek.kill(running)
        kills += 1
        _await_idle(plek)
        never_half(plek)
    last = plek.migrate("--jobs", "2", migrations=SLOW)
    assert last.returncode == 0, last.stderr
    whole(plek)
    statuses = dict(plek.ask("SELECT status, count(*) FROM tenants_migratieronde GROUP BY 1"))
    assert statuses["afgebroken"] >= 2
    assert "bezig" not in statuses
    telling("bijwerken van tenants gedood met kill -9, daarna heel", f"{kills} keer")


def busy(plek: Plek, *options: str, migrations: str = SLOW) -> "subprocess.Popen[str]":
    """A round that has begun with a tenant."""
    rounds = plek.ask("SELECT count(*) FROM tenants_migratieronde")
    running = plek.start("manage.py", "migrate_tenants", *options, migrations=migrations)
    begun = """
        SELECT 1 FROM tenants_migratiestap JOIN tenants_migratieronde ON tenants_migratieronde.id = ronde_id
        WHERE tenants_migratieronde.status = 'bezig' AND pogingen > 0
    """
    while running.poll() is None:
        if plek.ask("SELECT count(*) FROM tenants_migratieronde") != rounds and plek.ask(begun):
            break
        time.sleep(0.02)
    return running


def _await_idle(plek: Plek) -> None:
    """The server has noticed that the processes are gone."""
    query = f"SELECT 1 FROM pg_stat_activity WHERE datname = '{plek.database}' AND pid <> pg_backend_pid()"
    deadline = time.monotonic() + 10
    while plek.ask(query) and time.monotonic() < deadline:
        time.sleep(0.02)


def test_only_the_parent_killed_lets_the_others_finish_what_they_do(plek: Plek) -> None:
    running = busy(plek, "--jobs", "2")
    os.kill(running.pid, signal.SIGKILL)
    running.communicate(timeout=30)
    _await_idle(plek)
    never_half(plek)
    assert any(sorted(plek.applied(schema)) == NAMES for schema in SCHEMAS)
    assert plek.migrate(migrations=SLOW).returncode == 0
    whole(plek)


def test_one_process_killed_costs_one_tenant(plek: Plek) -> None:
    running = busy(plek, "--jobs", "2")
    children = subprocess.run(["pgrep", "-P", str(running.pid)], capture_output=True, text=True, check=True)
    os.kill(int(children.stdout.split()[0]), signal.SIGKILL)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "ProcesGestopt" in err
    assert f"{COUNT - 1} tenants bijgewerkt, 1 mislukt" in err
    never_half(plek)
    assert plek.ask("SELECT fout FROM tenants_migratiestap WHERE status = 'mislukt'") == [("ProcesGestopt",)]
    assert plek.migrate(migrations=SLOW).returncode == 0
    whole(plek)


def test_a_tenant_that_fails_does_not_hold_up_the_others(plek: Plek) -> None:
    failed = plek.migrate(migrations=BROKEN)
    assert failed.returncode == 1
    assert f"{COUNT - 1} tenants bijgewerkt, 1 mislukt (DivisionByZero: 1)" in failed.stderr
    assert f"{SCHEMAS[2]}: DivisionByZero bij proef.0003_regel" in failed.stderr
    assert "Traceback" not in failed.stderr
    never_half(plek)
    assert sorted(plek.applied(SCHEMAS[2])) == NAMES[:2]
    old, new = (
        plek.ask(f"SELECT schema_versie FROM tenants_tenant WHERE schema_name = '{SCHEMAS[number]}'")
        for number in (2, 3)
    )
    assert old != new
    ledger = plek.ask("SELECT tenant, migratie, fout FROM tenants_migratiestap WHERE status = 'mislukt'")
    assert ledger == [(SCHEMAS[2], "0003_regel", "DivisionByZero")]
    assert plek.ask("SELECT status FROM tenants_migratieronde") == [("mislukt",)]
    assert plek.migrate().returncode == 0
    whole(plek)


def test_who_holds_a_table_for_a_moment_is_waited_for(plek: Plek) -> None:
    with plek.owner() as line, line.transaction():
        line.execute(f"LOCK TABLE {SCHEMAS[0]}.proef_blad IN ACCESS EXCLUSIVE MODE")
        running = busy(plek, "--lock-timeout", "0.2", "--jobs", "1", migrations=NEW)
        time.sleep(0.5)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 0, err
    whole(plek)
    tries = plek.ask("SELECT max(pogingen) FROM tenants_migratiestap WHERE migratie = '0002_toelichting'")
    assert tries[0][0] > 1


def test_who_does_not_let_go_of_a_table_costs_only_himself(plek: Plek) -> None:
    with plek.owner() as line, line.transaction():
        line.execute(f"LOCK TABLE {SCHEMAS[0]}.proef_blad IN ACCESS EXCLUSIVE MODE")
        failed = plek.migrate("--lock-timeout", "0.1")
    assert failed.returncode == 1
    assert f"{SCHEMAS[0]}: LockNotAvailable bij proef.0002_toelichting" in failed.stderr
    assert f"{COUNT - 1} tenants bijgewerkt" in failed.stderr


def test_two_rounds_at_once_are_one(plek: Plek) -> None:
    with plek.owner() as line, line.transaction():
        line.execute(f"LOCK TABLE {SCHEMAS[0]}.proef_blad IN ACCESS EXCLUSIVE MODE")
        first = busy(plek, "--lock-timeout", "30", migrations=NEW)
        second = plek.migrate()
    assert second.returncode == 1
    assert "Er loopt al een migratieronde" in second.stderr
    _, err = first.communicate(timeout=60)
    assert first.returncode == 0, err
    whole(plek)


def test_a_tenant_without_a_schema_is_named(plek: Plek) -> None:
    with plek.owner() as line:
        line.execute(f"DROP SCHEMA {SCHEMAS[4]} CASCADE")
    failed = plek.migrate()
    assert failed.returncode == 1
    assert SCHEMAS[4] in failed.stderr
    assert f"{COUNT - 1} tenants bijgewerkt, 1 mislukt" in failed.stderr
