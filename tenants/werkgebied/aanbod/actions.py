"""Asking to offer a gemeente, to take one in, to refuse one, or to take an offer back. The inrichter does it."""

from datetime import date
from uuid import UUID

from django.db import transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Refused
from tenants.opdracht.public import Opdracht, ask
from tenants.werkgebied.aanbod.inrichten import GEMEENTE_AANBIEDEN, GEMEENTE_AANBOD, Aanbieden, Stap
from tenants.werkgebied.aanbod.models import Gemeenteaanbod
from tenants.werkgebied.aanbod.queries import aanbod_for
from tenants.werkgebied.aanbod.rules import (
    AANBOD,
    ANTWOORDEN,
    Verhuizing,
    check_answer,
    check_in_time,
    offer_objections,
    take_in_objections,
)
from tenants.werkgebied.queries import RIGHT, delen_all, land_on

GROUND = "recht om het werkgebied van de regio te wijzigen"


@transaction.atomic
def ask_to_offer(*, actor: Actor, gm_code: str, naar: str, vanaf: date) -> Opdracht:
    """Raises Hidden without the right, and Refused with every objection that there is now."""
    require(actor, RIGHT)
    move = Verhuizing(gm_code, actor.tenant, naar, vanaf)
    _refuse(offer_objections(delen_all(), move, land_on(vanaf), today()))
    opdracht = ask(GEMEENTE_AANBIEDEN.name, actor=actor, inhoud=Aanbieden(gm_code=gm_code, naar=naar, vanaf=vanaf))
    _log("gemeenteaanbod_gevraagd", actor, opdracht, gm_code=gm_code, vanaf=vanaf.isoformat())
    return opdracht


@transaction.atomic
def ask_step(*, actor: Actor, aanbod_id: UUID, stap: str, reden: str = "") -> Opdracht:
    """Taking in and refusing are for who gets the offer, taking it back for who made it. Raises Hidden for others,
    InvalidInput for a refusal without a reason, and Refused when it is too late or cannot be."""
    require(actor, RIGHT)
    aanbod_for(actor, aanbod_id, to_us=stap in ANTWOORDEN)
    row = Gemeenteaanbod.objects.select_related("van", "naar").get(pk=aanbod_id)
    edge = AANBOD.take(stap, row.status)
    check_answer(stap, reden)
    if stap == "aannemen":
        check_in_time(row.status, row.vanaf, today())
        _refuse(take_in_objections(delen_all(), row.verhuizing, land_on(row.vanaf), today()))
    opdracht = ask(GEMEENTE_AANBOD.name, actor=actor, inhoud=Stap(aanbod=aanbod_id, stap=stap, reden=reden))
    _log(edge.audit, actor, opdracht, gm_code=row.gemeente_id, stap=stap, reden=reden)
    return opdracht


def _refuse(objections: list[str]) -> None:
    if objections:
        raise Refused(" ".join(objections))


def _log(code: str, actor: Actor, opdracht: Opdracht, **details: str) -> None:
    record(code, actor=actor, object_type="opdracht", object_id=opdracht.pk, ground=GROUND, **details)
