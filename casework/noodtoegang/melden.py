"""The out-tray of notices of noodtoegang: written with the deed, mailed right after it, tried until it went.

It is tried twice over: by the process that did the deed, which needs no broker, and by a round every quarter of a
minute, for what that process could not send.
"""

from uuid import UUID

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from casework.noodtoegang.models import Noodbericht
from casework.noodtoegang.rules import wait_after
from dekkend.accounts.actor import system_actor
from dekkend.accounts.notices import SOMETHING_WAITS, mail_line
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.isolation.context import current_schema
from tenants.public import tenant_by_schema

log = structlog.get_logger()

BATCH = 200
BODY = (
    "Er wacht iets op u in Dekkend van {tenant}. Het heeft haast.\n\n"
    "Log in en kijk bij Mijn werk. In deze e-mail staat niet waar het over gaat."
)


def send_notices() -> int:
    """Sends what waits in this tenant. Returns how many went. Two at a time do each half."""
    waiting = Noodbericht.objects.filter(gemeld_at=None, proberen_vanaf__lte=now()).order_by("proberen_vanaf", "pk")
    numbers = list(waiting.values_list("pk", flat=True)[:BATCH])
    if not numbers:
        return 0
    name = tenant_by_schema(current_schema()).naam
    with mail_line() as line:
        return sum(_send(number, name, line) for number in numbers) if line else 0


@transaction.atomic
def _send(number: UUID, tenant: str, line: BaseEmailBackend) -> bool:
    rows = Noodbericht.objects.select_for_update(of=("self",), skip_locked=True)
    row = rows.select_related("ontvanger", "noodtoegang__inzage").filter(pk=number, gemeld_at=None).first()
    if row is None:
        return False
    try:
        _mail(row, tenant, line).send()
    except OSError as error:
        row.proberen_vanaf = now() + wait_after(row.pogingen)
        row.pogingen += 1
        row.save(update_fields=["pogingen", "proberen_vanaf"])
        log.warning("noodbericht_niet_verstuurd", fout=type(error).__name__)
        return False
    row.gemeld_at = now()
    row.save(update_fields=["gemeld_at"])
    record(
        "noodtoegang_gemeld",
        actor=system_actor(current_schema(), "regio"),
        object_type="dossier",
        object_id=row.noodtoegang.inzage.dossier_id,
        ground="noodtoegang",
        noodbericht=str(row.pk),
        soort=row.soort,
    )
    return True


def _mail(row: Noodbericht, tenant: str, line: BaseEmailBackend) -> EmailMessage:
    """Says only that something waits: neither who, nor what, nor which dossier."""
    return EmailMessage(
        subject=SOMETHING_WAITS,
        body=BODY.format(tenant=tenant),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[row.ontvanger.email],
        connection=line,
    )
