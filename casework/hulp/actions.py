"""Writing down which help was asked for, runs, and ended."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.rules import VOORBIJ as DOSSIER_VOORBIJ
from casework.hulp.models import VOORBIJ, Hulp
from casework.hulp.rules import EINDREDENEN, HULP, STAPPEN, HulpInvoer, HulpStap, check_hulp, check_step
from casework.pijlers.klokken import start_clocks, stop_clocks
from casework.pijlers.rules import check_choice, terms_of, tidy_text
from casework.records import record_to_change
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Refused

SOORT = "hulp"


@transaction.atomic
def start_hulp(*, actor: Actor, dossier_id: UUID, invoer: HulpInvoer) -> Hulp:
    """In any phase, also before the intake. Raises InvalidInput, and Refused in a closed dossier."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.fase in DOSSIER_VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    said = check_hulp(invoer, dossier.persoon.geboortedatum, today())
    status = HULP.initial
    if said.loopt:
        status = access.take_step(actor, HULP, "beginnen", status).target
    hulp = Hulp.objects.create(
        dossier=dossier, soort=said.soort, status=status, stand_op=said.datum,
        gevraagd_op=None if said.loopt else said.datum, begin=said.datum if said.loopt else None,
        aanbieder=said.aanbieder, toelichting=said.toelichting, vastgelegd_at=now(), gewijzigd_door_id=actor.user_id,
    )  # fmt: skip
    _start(hulp)
    _note(
        "hulp_vastgelegd", hulp, actor, f"{hulp.get_status_display().lower()}, {said.datum:%d-%m-%Y}.", said.toelichting
    )
    return hulp


@transaction.atomic
def take_hulp_step(*, actor: Actor, hulp_id: UUID, invoer: HulpStap) -> Hulp:
    """Raises Hidden, InvalidInput and Refused."""
    hulp = record_to_change(actor, "dossier_openen", Hulp.objects.all(), hulp_id)
    check_choice("stap", invoer.stap, STAPPEN)
    edge = access.take_step(actor, HULP, invoer.stap, hulp.status)
    tekst = tidy_text(invoer.toelichting)
    check_step(invoer, sinds=hulp.stand_op, vandaag=today())
    hulp.status, hulp.stand_op, hulp.gewijzigd_door_id = edge.target, invoer.datum, actor.user_id
    why = ""
    if edge.name == "beginnen":
        hulp.begin = invoer.datum
    if edge.target in VOORBIJ:
        hulp.eind, hulp.eind_reden = invoer.datum, invoer.reden
        why = f"{EINDREDENEN[invoer.reden]}."
    hulp.save()
    stop_clocks(actor, hulp.pk)
    _start(hulp)
    _note(edge.audit, hulp, actor, f"{edge.label.lower()}, {invoer.datum:%d-%m-%Y}.", why, tekst)
    return hulp


def _start(hulp: Hulp) -> None:
    terms = terms_of(SOORT, hulp.status, hulp.stand_op)
    start_clocks(hulp.dossier, hulp.pk, terms, vanaf=hulp.stand_op)


def _note(code: str, hulp: Hulp, actor: Actor, *parts: str) -> None:
    happened(
        code, hulp.dossier, actor=actor, ground=access.dossier_ground(actor, hulp.dossier),
        tekst=" ".join(filter(None, (f"{hulp.get_soort_display()}:", *parts))), hulp=str(hulp.pk), stand=hulp.status,
    )  # fmt: skip
