"""What aansluitingen put on "Mijn werk" of the regio, and what is done about them as time passes."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localtime

from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor, system_actor
from dekkend.core.clock import now, today
from dekkend.isolation.context import current_schema
from dekkend.keys.wisregister import shred
from dekkend.web.work import WorkItem
from tenants.onboarding.aansluiting.bericht import reminder, sent
from tenants.onboarding.aansluiting.queries import RIGHT, naam_of, waiting_for
from tenants.onboarding.aansluiting.rules import CONTACTEN_WEG, NIETS_GEWORDEN, OPEN, TERM, VOORBIJ, reminder_due
from tenants.onboarding.aansluiting.stappen import advance, note_line, note_step
from tenants.onboarding.brieven import tell_once, tell_stand, untold
from tenants.onboarding.models import Aansluitcontact, Aansluiting

URGENT = timedelta(days=1)


def waiting_aansluitingen(actor: Actor) -> Iterator[WorkItem]:
    """Nothing outside a regio: only there do gemeenten join."""
    if actor.kind != "regio" or not may(actor, RIGHT):
        return
    for row, why in waiting_for(actor):
        due = localtime(row.vervalt_at).date() if row.status in OPEN else None
        yield WorkItem(
            title=naam_of(row.gm_code),
            url=reverse("aansluiting", args=[row.pk]),
            why=why,
            due=due,
            urgent=row.vervalt_at <= now() + URGENT,
            group="Gemeenten aansluiten",
        )


def keep_terms() -> int:
    """In one regio: reminds, lets run out what is over, marks who has left, and forgets who did not join. Returns how
    much was done; twice does nothing twice."""
    done = 0
    for pk in list(Aansluiting.objects.filter(status__in=OPEN).values_list("pk", flat=True)):
        done += _keep(pk)
    left = Aansluiting.objects.filter(status="aangesloten", vertrek_op__lt=today())
    for row in list(left):
        tell_stand(advance(row, "vertrekken", actor=_platform()))
        done += 1
    return done + forget_contacts() + tell_new()


def forget_contacts() -> int:
    """A year after it ended. Of gemeenten that did not join everything is unreadable for good; of one that left the
    people are gone, and the papers stay. Returns how many."""
    over = Aansluiting.objects.filter(status__in=VOORBIJ, contacten_gewist_at=None)
    rows = list(over.filter(beeindigd_at__lte=now() - CONTACTEN_WEG))
    for row in rows:
        if row.status in NIETS_GEWORDEN:
            shred(current_schema(), row.pk)
        _forget(row.pk)
    return len(rows)


@transaction.atomic
def _forget(pk: UUID) -> None:
    row = Aansluiting.objects.select_for_update().get(pk=pk)
    gone, _ = Aansluitcontact.objects.filter(aansluiting=row).delete()
    row.contacten_gewist_at = now()
    row.save(update_fields=["contacten_gewist_at"])
    if row.status not in NIETS_GEWORDEN:
        row.contact_naam = row.contact_email = row.contact_adres = ""
        row.save(update_fields=["contact_naam", "contact_email", "contact_adres"])
    note_line("aansluitcontacten_gewist", row, _platform(), contacten=gone)


def tell_new() -> int:
    """The inrichter, who lets a gemeente in, sees no register and writes no letters: what she is not told yet goes."""
    return sum(tell_once(pk) for pk in list(untold()))


@transaction.atomic
def _keep(pk: UUID) -> int:
    row = Aansluiting.objects.select_for_update(skip_locked=True).filter(pk=pk, status__in=OPEN).first()
    if row is None:
        return 0
    if row.vervalt_at <= now():
        advance(row, "verlopen", actor=_platform(), code_hash="")
        return 1
    due = reminder_due(row.vervalt_at - TERM, row.herinneringen, now())
    if not due or not sent(reminder(row.contact_email, row.vervalt_at)):
        return 0
    row.herinneringen = due
    row.save(update_fields=["herinneringen"])
    note_step(row, "herinneren", "dekkend", now())
    return 1


def _platform() -> Actor:
    return system_actor(current_schema(), "regio")
