"""Recording a risk assessment, correcting one, and withdrawing one that should not be there."""

from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.records import record_to_change
from casework.risico.models import Risicotaxatie
from casework.risico.rules import (
    RISICOTAXATIE,
    TEKSTEN,
    RisicoInvoer,
    Vraag,
    check_reason,
    checked,
    next_before,
    vragen_op,
    vragen_van,
)
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Refused
from dekkend.web.formats import datum


@transaction.atomic
def record_risico(*, actor: Actor, dossier_id: UUID, invoer: RisicoInvoer) -> Risicotaxatie:
    """With the questions that hold on that day. Raises InvalidInput, and Refused in a closed dossier."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    row = _save(dossier, invoer, actor, vragen_op(invoer.datum))
    _note("risico_getaxeerd", dossier, row, actor, f"{row.get_niveau_display()}. {row.toelichting}")
    return row


@transaction.atomic
def correct_risico(*, actor: Actor, risicotaxatie_id: UUID, invoer: RisicoInvoer, reden: str) -> Risicotaxatie:
    """A new version beside the old one. Raises InvalidInput without a reason, and Refused when it lapsed meanwhile."""
    dossier, old = _to_change(actor, risicotaxatie_id)
    edge = access.take_step(actor, RISICOTAXATIE, "corrigeren", old.status)
    why = check_reason(reden)
    old.status, old.vervallen_at = edge.target, now()
    old.save(update_fields=["status", "vervallen_at"])
    asked = vragen_van(old.instrument, old.versie)
    row = _save(dossier, invoer, actor, asked, correctie_van=old, reden=why)
    _note(edge.audit, dossier, row, actor, why)
    return row


@transaction.atomic
def withdraw_risico(*, actor: Actor, risicotaxatie_id: UUID, reden: str) -> Risicotaxatie:
    """It stays to be read, and counts no longer."""
    dossier, row = _to_change(actor, risicotaxatie_id)
    edge = access.take_step(actor, RISICOTAXATIE, "intrekken", row.status)
    row.intrek_reden = check_reason(reden)
    row.status, row.vervallen_at = edge.target, now()
    row.save(update_fields=["status", "vervallen_at", "intrek_reden"])
    _note(edge.audit, dossier, row, actor, row.intrek_reden)
    return row


def _to_change(actor: Actor, risicotaxatie_id: UUID) -> tuple[Dossier, Risicotaxatie]:
    row = record_to_change(actor, "dossier_openen", Risicotaxatie.objects.all(), risicotaxatie_id)
    return row.dossier, row


def _save(
    dossier: Dossier, invoer: RisicoInvoer, actor: Actor, asked: tuple[Vraag, ...], **more: object
) -> Risicotaxatie:
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    tidy = checked(invoer, asked, geopend=localdate(dossier.geopend_at), vandaag=today())
    row = Risicotaxatie(
        dossier=dossier,
        instrument=asked[0].instrument,
        versie=asked[0].versie,
        datum=tidy.datum,
        niveau=tidy.niveau,
        antwoorden={one.code: [one.antwoord, one.notitie] for one in tidy.antwoorden},
        volgende_op=tidy.volgende_op or next_before(tidy.datum, tidy.niveau),
        vastgelegd_door_id=actor.user_id,
        vastgelegd_at=now(),
        **{name: getattr(tidy, name) for name in TEKSTEN},
        **more,
    )
    row.save(force_insert=True)
    return row


def _note(code: str, dossier: Dossier, row: Risicotaxatie, actor: Actor, tekst: str) -> None:
    happened(
        code, dossier, actor=actor, ground=access.dossier_ground(actor, dossier),
        tekst=f"Risicotaxatie van {datum(row.datum)}. {tekst}", risicotaxatie=str(row.pk),
    )  # fmt: skip
