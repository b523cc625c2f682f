"""What the inrichter does with an offer: writing it, and carrying out the answer on both sides at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime
from pydantic import BaseModel

from dekkend.core.clock import now
from dekkend.core.errors import Refused
from tenants.opdracht.public import Aanvraag, OpdrachtSoort
from tenants.register.models import Gemeente
from tenants.tenant.models import Tenant
from tenants.werkgebied.aanbod.models import Gemeenteaanbod
from tenants.werkgebied.aanbod.rules import (
    AANBOD,
    ANTWOORDEN,
    Verhuizing,
    centre_for,
    check_answer,
    check_in_time,
    offer_objections,
    take_in_objections,
)
from tenants.werkgebied.queries import delen_all, land_on
from tenants.werkgebied.wijzigen import move_gemeenten

_REGIO = frozenset({"regio"})
_NOT_THERE = "Dit aanbod is er niet, of niet voor uw regio."


class Aanbieden(BaseModel):
    gm_code: str
    naar: str
    vanaf: date


class Stap(BaseModel):
    """`stap` is aannemen or weigeren for the one who gets it, intrekken for the one who offered."""

    aanbod: UUID
    stap: str
    reden: str = ""


def _offer(aanvraag: Aanvraag, inhoud: Aanbieden) -> Mapping[str, Any]:
    day = localtime(aanvraag.gevraagd_at).date()
    move = Verhuizing(inhoud.gm_code, aanvraag.tenant.schema, inhoud.naar, inhoud.vanaf)
    objections = offer_objections(delen_all(), move, land_on(move.vanaf), day)
    if objections:
        raise Refused(" ".join(objections))
    if Gemeenteaanbod.objects.filter(gemeente_id=move.gm_code, vanaf=move.vanaf, status=AANBOD.initial).exists():
        raise Refused("Deze gemeente is voor die dag al aangeboden. Trek dat aanbod eerst in.")
    made = Gemeenteaanbod.objects.create(
        gemeente=Gemeente.objects.get(code=move.gm_code),
        van=Tenant.objects.get(schema_name=move.van),
        naar=Tenant.objects.get(schema_name=move.naar),
        vanaf=move.vanaf,
        aangeboden_at=now(),
    )
    return {"aanbod": str(made.pk), **inhoud.model_dump(mode="json")}


def _answer(aanvraag: Aanvraag, inhoud: Stap) -> Mapping[str, Any]:
    check_answer(inhoud.stap, inhoud.reden)
    row = Gemeenteaanbod.objects.select_for_update(of=("self",)).filter(pk=inhoud.aanbod).first()
    if row is None:
        raise Refused(_NOT_THERE)
    whose = row.naar if inhoud.stap in ANTWOORDEN else row.van
    if whose.schema_name != aanvraag.tenant.schema:
        raise Refused(_NOT_THERE)
    edge = AANBOD.take(inhoud.stap, row.status)
    if inhoud.stap == "aannemen":
        _move(row, localtime(aanvraag.gevraagd_at).date())
    row.status, row.weiger_reden, row.beantwoord_at = edge.target, inhoud.reden, now()
    row.save(update_fields=["status", "weiger_reden", "beantwoord_at"])
    return {"gm_code": row.gemeente_id, "vanaf": row.vanaf.isoformat(), "status": row.status}


def _move(row: Gemeenteaanbod, day: date) -> None:
    check_in_time(row.status, row.vanaf, day)
    move, delen, land = row.verhuizing, delen_all(), land_on(row.vanaf)
    objections = take_in_objections(delen, move, land, day)
    if objections:
        raise Refused(" ".join(objections))
    move_gemeenten(
        move.van,
        move.naar,
        frozenset({move.gm_code}),
        move.vanaf,
        centrum=centre_for(delen, move),
        today=day,
    )


GEMEENTE_AANBIEDEN = OpdrachtSoort("gemeente_aanbieden", "Gemeente aanbieden", Aanbieden, _REGIO, _offer)
GEMEENTE_AANBOD = OpdrachtSoort("gemeente_aanbod", "Antwoord op een aangeboden gemeente", Stap, _REGIO, _answer)
