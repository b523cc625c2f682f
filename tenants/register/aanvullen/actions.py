"""Filling in around which centrumgemeente a gemeente lies: asked by a beheerder, written by the inrichter."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime
from pydantic import BaseModel

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import InvalidInput, Refused
from tenants.opdracht.public import Aanvraag, Opdracht, OpdrachtSoort, ask, withdraw
from tenants.register.aanvullen.rules import Aanvulling, Bekend, objections, standing_in_the_way
from tenants.register.models import Centrumgemeente, Gebied, Gemeente, Indeling
from tenants.register.queries import in_use
from tenants.register.rules import AANGEVULD, TAKEN, gebied_code
from tenants.tenant.queries import tenant_by_schema

SOORT = "centrumgemeente_aanvullen"
RIGHT = "register_aanvullen"
GROUND = "recht om het register aan te vullen"


class Inhoud(BaseModel):
    taak: str
    gemeente: str
    centrum: str
    bron: str
    datum: date

    @property
    def aanvulling(self) -> Aanvulling:
        return Aanvulling(self.taak, self.gemeente, self.centrum, self.bron, self.datum)


@transaction.atomic
def ask_aanvulling(*, actor: Actor, aanvulling: Aanvulling) -> Opdracht:
    """Raises Hidden without the right, InvalidInput for what was filled in wrong, Refused when it is known already."""
    require(actor, RIGHT)
    _check(aanvulling, tenant_by_schema(actor.tenant).naam, today())
    opdracht = ask(SOORT, actor=actor, inhoud=Inhoud(**vars(aanvulling)))
    record(
        "centrumgemeente_aangevuld",
        actor=actor,
        object_type="gemeente",
        object_id=aanvulling.gemeente,
        ground=GROUND,
        taak=aanvulling.taak,
        centrum=aanvulling.centrum,
    )
    return opdracht


def withdraw_aanvulling(*, actor: Actor, opdracht_id: UUID) -> None:
    """Takes back what still waits. Raises Hidden without the right, and Refused when it is too late."""
    require(actor, RIGHT)
    withdraw(actor=actor, opdracht_id=opdracht_id, soorten=[SOORT], ground=GROUND)


def _carry_out(aanvraag: Aanvraag, inhoud: Inhoud) -> Mapping[str, Any]:
    new, door, day = inhoud.aanvulling, aanvraag.tenant.naam, localtime(aanvraag.gevraagd_at).date()
    _check(new, door, day)
    gebied = gebied_code(new.taak, new.centrum)
    Gebied.objects.get_or_create(
        code=gebied, defaults={"soort": new.taak, "naam": Gemeente.objects.get(code=new.centrum).naam}
    )
    Indeling.objects.update_or_create(
        gemeente_id=new.gemeente,
        soort=new.taak,
        jaar=new.datum.year,
        defaults={
            "gebied_id": gebied,
            "status": AANGEVULD,
            "bron": new.bron.strip(),
            "opmerking": f"Bron van {new.datum:%d-%m-%Y}.",
            "aangevuld_door": door,
            "aangevuld_op": day,
        },
    )
    return {"gemeente": new.gemeente, "gebied": gebied, "jaar": new.datum.year}


CENTRUMGEMEENTE_AANVULLEN = OpdrachtSoort(
    SOORT, "Register aanvullen", Inhoud, frozenset({"regio", "gemeente", "landelijk", "kluis"}), _carry_out
)


def _check(new: Aanvulling, door: str, day: date) -> None:
    wrong = objections(new, today=day)
    there = set(in_use(new.datum).values_list("code", flat=True)) if "datum" not in wrong else set()
    if there and new.gemeente not in there:
        wrong["datum"] = [f"Op {new.datum:%d-%m-%Y} bestond deze gemeente niet."]
    known_centre = Centrumgemeente.objects.filter(taak=new.taak, gemeente_id=new.centrum).exists()
    if new.taak in TAKEN and not known_centre:
        wrong["centrum"] = ["Kies een centrumgemeente uit de lijst."]
    if wrong:
        raise InvalidInput(wrong)
    row = Indeling.objects.filter(gemeente_id=new.gemeente, soort=new.taak, jaar=new.datum.year).first()
    refusal = standing_in_the_way(Bekend(row.status, row.aangevuld_door) if row else None, door)
    if refusal:
        raise Refused(refusal)
