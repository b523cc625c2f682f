"""Writing down what must be done, and that it was."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.records import record_to_change
from casework.taak.models import Taak
from casework.taak.queries import is_colleague
from casework.taak.rules import STAPPEN, TAAK, TaakInvoer, checked
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.actions import remind
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.core.transitions import Edge


@transaction.atomic
def add_taak(*, actor: Actor, dossier_id: UUID, invoer: TaakInvoer, voor: UUID | None = None) -> Taak:
    """`voor` nobody: the zorgcoördinator. Raises Hidden, InvalidInput, and Refused in a closed dossier."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    said = checked(invoer, today())
    _check_voor(dossier, voor)
    taak = Taak.objects.create(
        dossier=dossier, soort=said.soort, wat=said.wat, toelichting=said.toelichting, uiterlijk=said.uiterlijk,
        voor_id=voor, status=TAAK.initial, gemaakt_at=now(), gemaakt_door_id=actor.user_id,
    )  # fmt: skip
    _note("taak_gemaakt", taak, actor, f"{said.wat} Uiterlijk {said.uiterlijk:%d-%m-%Y}.")
    remind(actor=actor, soort="dossier_gekregen", ontvangers=[voor or dossier.zorgcoordinator_id])
    return taak


@transaction.atomic
def change_taak(*, actor: Actor, taak_id: UUID, invoer: TaakInvoer, voor: UUID | None = None) -> Taak:
    """While it is open. Raises Hidden, InvalidInput and Refused."""
    taak = record_to_change(actor, "dossier_openen", Taak.objects.all(), taak_id)
    edge = access.take_step(actor, TAAK, "wijzigen", taak.status)
    said = checked(invoer, today(), taak.uiterlijk)
    _check_voor(taak.dossier, voor)
    taak.soort, taak.wat, taak.toelichting, taak.uiterlijk = said.soort, said.wat, said.toelichting, said.uiterlijk
    given, taak.voor_id = voor != taak.voor_id, voor
    taak.save()
    if given:
        remind(actor=actor, soort="dossier_gekregen", ontvangers=[voor or taak.dossier.zorgcoordinator_id])
    _note(edge.audit, taak, actor, f"{said.wat} Uiterlijk {said.uiterlijk:%d-%m-%Y}.")
    return taak


@transaction.atomic
def take_taak_step(*, actor: Actor, taak_id: UUID, stap: str) -> Taak:
    """By who may change the dossier, and by the colleague it is for. Raises Hidden, InvalidInput and Refused."""
    found = Taak.objects.filter(pk=taak_id, dossier__in=access.dossiers_for(actor)).first()
    if found is None:
        raise Hidden
    own = found.voor_id == actor.user_id
    gate = access.dossier_to_note if own else access.dossier_to_change
    taak = _locked(taak_id, gate(actor, found.dossier_id))
    if stap not in STAPPEN:
        raise InvalidInput({"stap": ["Kies een van de knoppen bij de taak."]})
    edge = access.take_step(actor, TAAK, stap, taak.status)
    _set_status(taak, edge, actor)
    _note(edge.audit, taak, actor, taak.wat)
    return taak


def _set_status(taak: Taak, edge: Edge, actor: Actor) -> None:
    over = edge.target != TAAK.initial
    taak.status = edge.target
    taak.afgehandeld_at = now() if over else None
    taak.afgehandeld_door_id = actor.user_id if over else None
    taak.save(update_fields=["status", "afgehandeld_at", "afgehandeld_door"])


def _locked(taak_id: UUID, dossier: Dossier) -> Taak:
    taak = Taak.objects.select_for_update(of=("self",)).get(pk=taak_id)
    taak.dossier = dossier
    return taak


def _check_voor(dossier: Dossier, voor: UUID | None) -> None:
    if voor is not None and not is_colleague(dossier, voor):
        raise InvalidInput({"voor": ["Kies een collega die dit dossier mag zien."]})


def _note(code: str, taak: Taak, actor: Actor, tekst: str) -> None:
    happened(
        code, taak.dossier, actor=actor, ground=access.dossier_ground(actor, taak.dossier),
        tekst=f"{taak.get_soort_display()}: {tekst}", taak=str(taak.pk), stand=taak.status,
    )  # fmt: skip
