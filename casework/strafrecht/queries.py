"""Reading the criminal cases of a dossier, always through the dossier."""

from dataclasses import dataclass
from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.pijlers.models import Termijn
from casework.pijlers.queries import clocks_by_zaak
from casework.records import record_for_form
from casework.strafrecht.models import Schadevergoeding, Slachtofferrecht, Strafzaak
from casework.strafrecht.rules import SCHADEVERGOEDING, STRAFZAAK
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, Refused
from dekkend.core.transitions import Edge


@dataclass(frozen=True)
class ZaakDetail:
    zaak: Strafzaak
    klokken: list[Termijn]
    rechten: list[Slachtofferrecht]
    schadevergoedingen: list[Schadevergoeding]


def strafrecht_of(actor: Actor, dossier_id: UUID) -> tuple[Dossier, list[ZaakDetail]]:
    """A look at the dossier; the newest first. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return dossier, all_of(dossier)


def all_of(dossier: Dossier) -> list[ZaakDetail]:
    """Of a dossier that came through the gate already."""
    clocks = clocks_by_zaak(dossier, "strafrecht")
    rows = Strafzaak.objects.filter(dossier=dossier).select_related("gewijzigd_door")
    return [
        ZaakDetail(zaak, clocks.get(zaak.pk, []), list(zaak.rechten.all()), list(zaak.schadevergoedingen.all()))
        for zaak in rows.prefetch_related("rechten", "schadevergoedingen")
    ]


def dossier_to_start(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form of a new case. Raises Hidden."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def steps_open(actor: Actor, zaak: Strafzaak) -> list[Edge]:
    return STRAFZAAK.open_to(zaak.status, actor.roles)


def zaak_to_change(actor: Actor, zaak_id: UUID) -> Strafzaak:
    """For a form about this case. Raises Hidden."""
    return record_for_form(actor, "dossier_openen", Strafzaak.objects.all(), zaak_id)


def zaak_to_go_on(actor: Actor, zaak_id: UUID) -> Strafzaak:
    """Raises Refused when it is over."""
    found = zaak_to_change(actor, zaak_id)
    if not steps_open(actor, found):
        raise Refused("Deze zaak is al klaar. Ververs de pagina.")
    return found


def schade_to_change(actor: Actor, schadevergoeding_id: UUID) -> tuple[Schadevergoeding, list[Edge]]:
    """For the form of its next step. Raises Hidden, and Refused when nothing can follow."""
    require(actor, "dossier_openen")
    mine = access.dossiers_to_change(actor)
    rows = Schadevergoeding.objects.select_related("zaak").filter(zaak__dossier__in=mine)
    found = rows.filter(pk=schadevergoeding_id).first()
    if found is None:
        raise Hidden
    found.zaak.dossier = access.look_to_change(actor, found.zaak.dossier_id)
    steps = SCHADEVERGOEDING.open_to(found.status, actor.roles)
    if not steps:
        raise Refused("Dit is al klaar. Ververs de pagina.")
    return found, steps
