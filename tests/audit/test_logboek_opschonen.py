"""After its term a line goes, as a whole seal at a time; the chain still holds and proves that it went lawfully."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import example, given
from hypothesis import strategies as st
from psycopg.sql import SQL, Identifier

from dekkend.audit import log, retention, sealing
from dekkend.audit.chain import years_before
from dekkend.audit.models import AuditEvent, AuditPruning, AuditSeal, Verwerking
from dekkend.audit.processing import processing
from dekkend.audit.retention import Pruned, prune
from dekkend.audit.sealing import connected, seal_logs
from dekkend.core.clock import now
from dekkend.core.errors import Refused
from infra.verify_audit import verify
from tenants.tenant.models import Tenant
from tests.audit.conftest import Owner, as_owner, as_tenant, write

Settings = Any
Logs = tuple[Tenant, Tenant]
AGES = (7, 6, 5.5, 4, 0)


def findings(tenant: Tenant) -> list[str]:
    with connected() as line:
        return verify(line, [tenant.schema_name], whole=False).findings


@pytest.fixture
def old(empty: Logs, monkeypatch: pytest.MonkeyPatch) -> Tenant:
    """A log of five seals of three lines, seven years to today."""
    tenant = empty[0]
    for years in AGES:
        moment = now() - timedelta(days=years * 365.25)
        for module in (log, sealing):
            monkeypatch.setattr(module, "now", lambda moment=moment: moment)
        with as_tenant(tenant):
            write(3)
        assert seal_logs() == 3
    monkeypatch.undo()
    return tenant


def test_lines_go_after_five_years_and_the_seals_stay(old: Tenant) -> None:
    with as_owner(old):
        assert prune() == Pruned(lines=9, seals=3, processings=0)
        assert AuditEvent.objects.exclude(code="logboek_opgeschoond").count() == 6
        assert AuditSeal.objects.count() == len(AGES)
        proof = AuditPruning.objects.get()
        line = AuditEvent.objects.get(code="logboek_opgeschoond")
    assert (proof.first_seal, proof.last_seal, proof.count, proof.years) == (1, 3, 9, 5)
    assert (line.actor_naam, line.ground, line.details) == ("Dekkend", "bewaartermijn van 5 jaar", {"aantal": 9})
    assert findings(old) == []
    with connected() as line_of_keeper:
        report = verify(line_of_keeper, [old.schema_name], whole=False)
    assert f"{old.schema_name}: 6 regels onder 5 zegels, 1 nog niet verzegeld, 3 zegels opgeschoond" in report.checked


def test_each_time_a_next_part_goes(old: Tenant, settings: Settings) -> None:
    settings.AUDIT_RETENTION_YEARS = 6
    with as_owner(old):
        assert prune() == Pruned(lines=6, seals=2, processings=0)
        settings.AUDIT_RETENTION_YEARS = 5
        assert prune() == Pruned(lines=3, seals=1, processings=0)
        assert prune() == Pruned(0, 0, 0)
        proofs = AuditPruning.objects.order_by("first_seal")
        assert list(proofs.values_list("first_seal", "last_seal", "years")) == [(1, 2, 6), (3, 3, 5)]
    assert findings(old) == []


def test_a_log_that_is_young_or_empty_stays_as_it_is(empty: Logs) -> None:
    with as_tenant(empty[0]):
        write(2)
    with as_owner(empty[0]):
        assert prune() == Pruned(0, 0, 0)
    seal_logs()
    with as_owner(empty[0]):
        assert prune() == Pruned(0, 0, 0)
        assert AuditEvent.objects.count() == 2


def test_processings_go_too(empty: Logs, monkeypatch: pytest.MonkeyPatch) -> None:
    for days in (6 * 366, 1):
        monkeypatch.setattr("dekkend.audit.processing.now", lambda days=days: now() - timedelta(days=days))
        with as_tenant(empty[0]), processing("urn:proef", "a", name=f"van {days} dagen"):
            pass
    with as_owner(empty[0]):
        assert prune() == Pruned(0, 0, processings=1)
        assert Verwerking.objects.get().name == "van 1 dagen"


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        ("DELETE FROM {pruning}", "de 3 regels onder zegel 1 zijn weg"),
        ("UPDATE {pruning} SET last_seal = 4", "het bewijs van opschoning van zegel 1 tot 4 klopt niet"),
        ("UPDATE {pruning} SET signature = repeat('0', 128)", "het bewijs van opschoning van zegel 1 tot 3 klopt niet"),
        (
            "INSERT INTO {sealed} SELECT id, 2 FROM {event} WHERE code = 'logboek_opgeschoond'",
            "opgeschoond en er liggen toch",
        ),
    ],
)
def test_an_unlawful_pruning_is_found(old: Tenant, owner: Owner, damage: str, expected: str) -> None:
    with as_owner(old):
        prune()
    names = {name: Identifier(old.schema_name, f"audit_audit{name}") for name in ("event", "seal", "sealed", "pruning")}
    owner.execute(SQL(damage).format(**names))  # type: ignore[arg-type]
    assert any(expected in finding for finding in findings(old))


@pytest.mark.parametrize(
    "trick",
    [
        {"years_before": lambda moment, years: moment},
        {"now": lambda: now() + timedelta(days=5 * 366)},
    ],
    ids=["another term", "a clock set ahead"],
)
def test_lines_that_went_too_soon_are_found_also_with_a_good_signature(
    old: Tenant, monkeypatch: pytest.MonkeyPatch, trick: dict[str, object]
) -> None:
    for name, value in trick.items():
        monkeypatch.setattr(retention, name, value)
    with as_owner(old):
        assert prune().seals >= len(AGES) - 1
    assert any("het bewijs van opschoning van zegel 1 tot" in finding for finding in findings(old))


def test_a_tenant_itself_cannot_prune(old: Tenant) -> None:
    with as_tenant(old), pytest.raises(Refused, match="als eigenaar"):
        prune()
    assert findings(old) == []


def test_a_term_below_five_years_is_refused(old: Tenant, settings: Settings) -> None:
    settings.AUDIT_RETENTION_YEARS = 4
    with as_owner(old), pytest.raises(Refused, match="minstens 5 jaar"):
        prune()


def test_the_command_prunes_one_tenant_or_all(old: Tenant, capsys: pytest.CaptureFixture[str]) -> None:
    with as_owner():
        call_command("prune_audit", "--tenant", old.schema_name)
    report = capsys.readouterr().out
    assert f"{old.schema_name}: 9 logregels onder 3 zegels en 0 verwerkingen verwijderd" in report
    assert "Klaar: 1 van 1." in report
    with pytest.raises(CommandError, match="--tenant"):
        call_command("prune_audit")


def test_the_command_stops_at_the_first_that_fails(
    old: Tenant, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.AUDIT_RETENTION_YEARS = 1
    with as_owner(), pytest.raises(CommandError, match=r"minstens 5 jaar. Klaar: 0 van \d"):
        call_command("prune_audit", "--alle")


@given(st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(UTC), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
@example(datetime(2028, 2, 29, tzinfo=UTC))
def test_five_years_before_is_never_less_than_five_years(moment: datetime) -> None:
    before = years_before(moment, 5)
    assert before.year == moment.year - 5
    assert moment - before >= timedelta(days=5 * 365)
    assert before.replace(day=1) <= before <= moment
