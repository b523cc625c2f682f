"""The out-tray of invitations: written in the transaction of the deed, sent afterwards, each one once.

A mail server that is away is tried again, ever less often. A crash between sending and noting that it was sent
sends the same mail again, with the same Message-ID and the same SEQUENCE, which calendars take as one.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import QuerySet

from dekkend.accounts.actor import system_actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.isolation.context import current_schema
from governance.overleg.bericht import message
from governance.overleg.models import Deelnemer, Overleg, Uitnodiging
from governance.overleg.rules import wait_after
from tenants.public import tenant_by_schema

log = structlog.get_logger()

BATCH = 500


def write_invitations(overleg: Overleg, deelnemers: Iterable[Deelnemer]) -> int:
    """One for each, with the overleg as it is now. What was not sent yet falls due to the new one."""
    people = {deelnemer.email: deelnemer for deelnemer in deelnemers}
    told = _overtake(overleg, people)
    kinds = {address: "wijziging" if address in told else "uitnodiging" for address in people}
    return _write(overleg, kinds, people)


def write_cancellations(overleg: Overleg, addresses: Sequence[str]) -> int:
    """For those who were ever told of this overleg; the others have nothing to take out of their calendar."""
    kinds = dict.fromkeys(sorted(_overtake(overleg, addresses)), "afzegging")
    people = {one.email: one for one in Deelnemer.objects.filter(overleg=overleg, email__in=kinds)}
    return _write(overleg, kinds, people)


def _overtake(overleg: Overleg, addresses: Iterable[str]) -> set[str]:
    """What did not go is no longer to go; the rest of these addresses have been told, and are the answer."""
    rows = Uitnodiging.objects.filter(overleg=overleg, email__in=list(addresses))
    rows.filter(status__in=("te_versturen", "mislukt")).update(status="vervallen")
    return set(rows.filter(status="verstuurd").values_list("email", flat=True))


def _write(overleg: Overleg, kinds: Mapping[str, str], people: Mapping[str, Deelnemer]) -> int:
    rows = Uitnodiging.objects.bulk_create(
        Uitnodiging(
            overleg=overleg,
            deelnemer=people.get(address),
            email=address,
            soort=kind,
            volgnummer=overleg.volgnummer,
            proberen_vanaf=now(),
        )
        for address, kind in kinds.items()
    )
    return len(rows)


def try_again(overleg: Overleg) -> int:
    """Puts what could not be sent back in the tray."""
    failed = Uitnodiging.objects.filter(overleg=overleg, status="mislukt")
    return failed.update(status="te_versturen", pogingen=0, proberen_vanaf=now())


def _unsent() -> QuerySet[Uitnodiging]:
    return Uitnodiging.objects.filter(status="te_versturen", proberen_vanaf__lte=now())


def send_unsent() -> int:
    """Sends what waits in this tenant, oldest first. Returns how many went. Two at a time do each half."""
    regio = tenant_by_schema(current_schema()).naam
    waiting = _unsent().order_by("created_at", "pk").values_list("pk", flat=True)[:BATCH]
    return sum(_send(number, regio) for number in list(waiting))


@transaction.atomic
def _send(number: UUID, regio: str) -> bool:
    rows = Uitnodiging.objects.select_for_update(of=("self",), skip_locked=True)
    row = rows.select_related("overleg__voorzitter").filter(pk=number, status="te_versturen").first()
    if row is None:
        return False
    try:
        message(row, regio=regio, deelnemers=list(row.overleg.deelnemers.all())).send()
    except OSError as error:
        _postpone(row, error)
        return False
    row.status, row.verstuurd_at = "verstuurd", now()
    row.save(update_fields=["status", "verstuurd_at"])
    record(
        "uitnodiging_verstuurd",
        actor=system_actor(current_schema(), "regio"),
        object_type="overleg",
        object_id=row.overleg_id,
        ground="uitnodiging door de planner",
        uitnodiging=str(row.pk),
        soort=row.soort,
        volgnummer=row.volgnummer,
    )
    return True


def _postpone(row: Uitnodiging, error: OSError) -> None:
    wait = wait_after(row.pogingen)
    row.pogingen += 1
    if wait is None:
        row.status = "mislukt"
    else:
        row.proberen_vanaf = now() + wait
    row.save(update_fields=["status", "pogingen", "proberen_vanaf"])
    log.warning("uitnodiging_niet_verstuurd", uitnodiging=str(row.pk), fout=type(error).__name__)
