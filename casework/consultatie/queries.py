"""Reading consultations: one of a dossier, and those that wait."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from casework import access
from casework.consultatie.models import Consultatie
from casework.consultatie.rules import CONSULTATIE
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, Refused
from dekkend.core.transitions import Edge


@dataclass(frozen=True)
class ConsultatieDetail:
    """One consultation with its dossier and the steps that are open to this actor."""

    dossier: Dossier
    consultatie: Consultatie
    stappen: dict[str, Edge]


def waiting_for_advice(actor: Actor) -> QuerySet[Consultatie]:
    """What a gedragswetenschapper was asked, the first that is due on top. Numbers and dates, so no look at anybody.
    Raises Hidden without the right."""
    require(actor, "advies_geven")
    rows = Consultatie.objects.filter(status=CONSULTATIE.initial, dossier__in=access.dossiers_for(actor))
    rows = rows.exclude(dossier__fase__in=VOORBIJ).select_related("dossier", "gevraagd_door")
    return rows.order_by("voor_op", "gevraagd_at")


def advice_to_read(actor: Actor) -> QuerySet[Consultatie]:
    """Advice in the own work about which nothing was decided yet, the oldest first."""
    caseload = access.caseload_of(actor).exclude(fase__in=VOORBIJ)
    rows = Consultatie.objects.filter(status="gegeven", dossier__in=caseload)
    return rows.select_related("dossier").order_by("advies_at")


def look_at_consultaties(actor: Actor, dossier_id: UUID) -> QuerySet[Consultatie]:
    """Newest first. A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return Consultatie.objects.filter(dossier=dossier).select_related("gevraagd_door", "advies_door")


def look_at_consultatie(actor: Actor, consultatie_id: UUID) -> ConsultatieDetail:
    """A look at the dossier. Raises Hidden."""
    rows: Any = Consultatie.objects.select_related("gevraagd_door", "advies_door", "besloten_door")
    found = rows.filter(pk=consultatie_id).first()
    if found is None:
        raise Hidden
    found.dossier = dossier = access.look_at_dossier(actor, found.dossier_id)
    edges = CONSULTATIE.open_to(found.status, actor.roles)
    steps = {edge.name: edge for edge in edges if _may_take(actor, dossier, edge)}
    return ConsultatieDetail(dossier, found, steps)


def _may_take(actor: Actor, dossier: Dossier, edge: Edge) -> bool:
    if edge.name == "adviseren":
        return may(actor, "advies_geven") and dossier.besluit.noteren
    return may(actor, "dossier_openen") and dossier.besluit.wijzigen


def consultatie_for_step(actor: Actor, consultatie_id: UUID, step: str) -> ConsultatieDetail:
    """For the form of a step. Raises Hidden for who may never take it, and Refused when it is too late or too
    early."""
    require(actor, "advies_geven" if step == "adviseren" else "dossier_openen")
    found = look_at_consultatie(actor, consultatie_id)
    edge = access.take_step(actor, CONSULTATIE, step, found.consultatie.status)
    if not _may_take(actor, found.dossier, edge):
        raise Hidden
    return found


def dossier_to_ask(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form of a question. A look. Raises Hidden, and Refused while another question waits."""
    require(actor, "dossier_openen")
    dossier = access.look_to_change(actor, dossier_id)
    if Consultatie.objects.filter(dossier=dossier, status=CONSULTATIE.initial).exists():
        raise Refused("Er staat al een vraag open bij de gedragswetenschapper. Trek die eerst in, of wacht op advies.")
    return dossier
