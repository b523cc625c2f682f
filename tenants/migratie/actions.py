"""One round that brings all tenants up to date. Runs as the owner of all schemas; may be killed and run again."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from django.db import connection

from dekkend.core.clock import now
from dekkend.core.errors import Refused
from tenants.migratie.models import Migratieronde, Migratiestap
from tenants.migratie.plan import Achterstand, Choice, backlog, require_register
from tenants.migratie.spread import spread
from tenants.migratie.steps import Steps, steps_of
from tenants.migratie.tenant import FINISH, Limits, Outcome, Work, bring_up

# Of the advisory lock: means nothing, and nothing else here uses it.
_ROUND = 72_171_903
LOST = "ProcesGestopt"


@dataclass(frozen=True)
class Report:
    """What became of it: `klaar` tenants are up to date, `mislukt` are as they were or stopped halfway their list."""

    klaar: tuple[Outcome, ...] = ()
    mislukt: tuple[Outcome, ...] = ()


def migrate_tenants(
    *,
    choice: Choice = Choice(),  # noqa: B008  frozen
    jobs: int = 0,
    limits: Limits = Limits(),  # noqa: B008  frozen
    report: Callable[[Outcome, int, int], None] = lambda outcome, done, total: None,
) -> Report:
    """Brings up to date whoever is behind; a tenant that fails does not hold up the others.

    `jobs` processes, 0 for one per core. `report` hears of every tenant how it went, how many are done and of how many.
    Raises Refused while another round is busy or the register is behind, InvalidInput for an unknown choice.
    """
    require_register()
    with _only_one():
        _close_abandoned()
        behind = backlog(choice)
        if not behind:
            return Report()
        ronde, outcomes = Migratieronde.objects.create(), list[Outcome]()
        try:
            for outcome in _run(behind, _write_down(ronde, behind), jobs or os.cpu_count() or 1, limits):
                outcomes.append(outcome)
                _note(ronde, outcome)
                report(outcome, len(outcomes), len(behind))
        finally:
            _close(ronde, outcomes, whole=len(outcomes) == len(behind))
    return Report(
        tuple(outcome for outcome in outcomes if not outcome.fout),
        tuple(outcome for outcome in outcomes if outcome.fout),
    )


def _run(behind: list[Achterstand], work: list[Work], jobs: int, limits: Limits) -> Iterator[Outcome]:
    alone = 1 if connection.in_atomic_block else jobs
    return spread(work, partial(_bring_up, steps_of(behind), limits), jobs=alone, lost=_lost)


def _bring_up(steps: Steps, limits: Limits, work: Work) -> Outcome:
    return bring_up(work, steps.get((work.kind, work.missing), ()), limits)


def _lost(work: Work) -> Outcome:
    return Outcome(work.schema, LOST)


@contextmanager
def _only_one() -> Iterator[None]:
    """The lock goes with the connection: a round that was killed lets it go once its last process has stopped."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_ROUND])
        if not cursor.fetchone()[0]:
            raise Refused("Er loopt al een migratieronde. Wacht tot die klaar is.")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ROUND])


def _write_down(ronde: Migratieronde, behind: list[Achterstand]) -> list[Work]:
    """The whole plan in the ledger before anything is done."""
    plan = [(one, key) for one in behind for key in (*one.missing, FINISH)]
    rows = Migratiestap.objects.bulk_create(
        Migratiestap(ronde=ronde, tenant=one.schema, app=key[0], migratie=key[1]) for one, key in plan
    )
    numbers: dict[str, list[int]] = {}
    for row in rows:
        numbers.setdefault(row.tenant, []).append(row.pk)
    return [Work(one.schema, one.kind, one.missing, tuple(numbers[one.schema])) for one in behind]


def _note(ronde: Migratieronde, outcome: Outcome) -> None:
    """A failure is written by who survived it. Of a process that was killed the ledger itself knows where it was."""
    rows = Migratiestap.objects.filter(ronde=ronde, tenant=outcome.schema).exclude(status="klaar")
    if outcome.fout and outcome.fout != LOST:
        rows = rows.filter(app=outcome.bij[0], migratie=outcome.bij[1])
    if outcome.fout == LOST:
        rows = rows.filter(pk__in=rows.order_by("pk").values("pk")[:1])
    if outcome.fout:
        rows.update(status="mislukt", fout=outcome.fout, geeindigd_at=now())


def _close(ronde: Migratieronde, outcomes: list[Outcome], *, whole: bool) -> None:
    failed = any(outcome.fout for outcome in outcomes)
    ronde.status = ("mislukt" if failed else "klaar") if whole else "afgebroken"
    ronde.geeindigd_at = now()
    ronde.save(update_fields=["status", "geeindigd_at"])
    ronde.stappen.filter(status__in=["gepland", "bezig"]).update(status="open")


def _close_abandoned() -> None:
    """Rounds of which the process was killed; nobody else can be busy now."""
    for ronde in Migratieronde.objects.filter(status="bezig"):
        _close(ronde, [], whole=False)
