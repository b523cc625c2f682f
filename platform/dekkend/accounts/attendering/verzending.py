"""Mailing that something waits: one mail for everything, which says neither what nor about whom."""

from uuid import UUID

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from dekkend.accounts.actor import system_actor
from dekkend.accounts.attendering.models import Attendering
from dekkend.accounts.attendering.rules import BEWAARD, MOST_TRIES, wait_after
from dekkend.accounts.models import User
from dekkend.accounts.notices import SOMETHING_WAITS, mail_line
from dekkend.accounts.queries import gast_is_over
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.isolation.context import current_kind, current_name, current_schema

log = structlog.get_logger()

BATCH = 200
BODY = """Er wacht iets op u in Dekkend van {tenant}.{haast}

Log in en kijk bij Mijn werk. In deze e-mail staat niet waar het over gaat.

Wilt u minder van deze e-mails? Kies dat in Dekkend, in het menu bij uw naam.
Wij zetten nooit een link in een bericht als dit."""


def send_attenderingen() -> int:
    """Sends what is due in this tenant. Returns how many mails went. Two at a time do each half."""
    due = Attendering.objects.filter(gemeld_at=None, mailen_vanaf__lte=now(), pogingen__lt=MOST_TRIES)
    people = list(due.order_by("ontvanger").values_list("ontvanger", flat=True).distinct()[:BATCH])
    if not people:
        return 0
    with mail_line() as line:
        return sum(_send(one, line) for one in people) if line else 0


@transaction.atomic
def _send(user_id: UUID, line: BaseEmailBackend) -> bool:
    waiting = Attendering.objects.select_for_update(of=("self",), skip_locked=True)
    rows = list(waiting.select_related("ontvanger").filter(ontvanger=user_id, gemeld_at=None))
    if not rows:
        return False
    user, those = rows[0].ontvanger, Attendering.objects.filter(pk__in=[row.pk for row in rows])
    if not user.is_active or gast_is_over(user):
        those.delete()
        return False
    try:
        _mail(user, line, haast=any(row.haast for row in rows)).send()
    except OSError as fault:
        tries = max(row.pogingen for row in rows) + 1
        those.update(pogingen=tries, mailen_vanaf=now() + wait_after(tries))
        log.warning("attendering_niet_verstuurd", fault=type(fault).__name__)
        return False
    those.update(gemeld_at=now())
    record(
        "attendering_verstuurd",
        actor=system_actor(current_schema(), current_kind()),
        object_type="gebruiker",
        object_id=user.pk,
        ground="er wacht werk",
        soorten=sorted({row.soort for row in rows}),
    )
    return True


def forget_old() -> None:
    """What was mailed long ago, or could not be."""
    Attendering.objects.filter(gemaakt_at__lt=now() - BEWAARD).delete()


def _mail(user: User, line: BaseEmailBackend, *, haast: bool) -> EmailMessage:
    return EmailMessage(
        subject=SOMETHING_WAITS,
        body=BODY.format(tenant=current_name(), haast=" Het heeft haast." if haast else ""),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[user.email],
        connection=line,
    )
