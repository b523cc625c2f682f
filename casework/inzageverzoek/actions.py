"""Noting a request, making the overview, noting how it was checked who asks, handing it out once, or refusing."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from casework import access
from casework.inzageverzoek.bestand import put_away, taken_out, zipped
from casework.inzageverzoek.models import Inzageverzoek
from casework.inzageverzoek.queries import GROND, RIGHT, verzoek_for
from casework.inzageverzoek.rules import INZAGEVERZOEK, OPEN, check_identity, check_refusal, check_request, due
from casework.inzageverzoek.samenstellen import overview_of
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, Refused
from dekkend.core.transitions import Edge


@transaction.atomic
def ask_inzageverzoek(*, actor: Actor, dossier_id: UUID, aanvrager: str, ontvangen_op: date) -> Inzageverzoek:
    """Raises Hidden for a dossier that the actor may not change, InvalidInput, and Refused while one is open."""
    require(actor, RIGHT)
    if actor.user_id is None:
        raise Hidden
    dossier = access.dossier_to_change(actor, dossier_id)
    check_request(aanvrager, ontvangen_op, today())
    if Inzageverzoek.objects.filter(dossier=dossier, status__in=OPEN).exists():
        raise Refused("Er loopt al een inzageverzoek voor dit dossier. Handel dat eerst af.")
    verzoek = Inzageverzoek.objects.create(
        dossier=dossier,
        status=INZAGEVERZOEK.initial,
        aanvrager=aanvrager,
        ontvangen_op=ontvangen_op,
        uiterlijk=due(ontvangen_op),
        vastgelegd_door_id=actor.user_id,
        vastgelegd_at=now(),
    )
    _log("inzageverzoek_gedaan", verzoek, actor, aanvrager=aanvrager)
    return verzoek


@transaction.atomic
def make_overview(*, actor: Actor, verzoek_id: UUID) -> Inzageverzoek:
    """Of everything as it is now, in a sealed file. Again replaces the file. Raises Hidden and Refused."""
    dossier = access.dossier_to_change(actor, verzoek_for(actor, verzoek_id).dossier_id)
    verzoek, edge = _locked(actor, verzoek_id, "maken")
    put_away(verzoek, zipped(overview_of(verzoek, dossier)))
    verzoek.status, verzoek.gemaakt_at = edge.target, now()
    verzoek.save(update_fields=["status", "bestand", "sha256", "gemaakt_at"])
    _log(edge.audit, verzoek, actor, sha256=verzoek.sha256)
    return verzoek


@transaction.atomic
def note_identity(*, actor: Actor, verzoek_id: UUID, identiteit: str, wijze: str) -> Inzageverzoek:
    """How was checked who asks, and how he gets it. Raises Hidden, Refused and InvalidInput."""
    verzoek, edge = _locked(actor, verzoek_id, "vrijgeven")
    check_identity(verzoek.aanvrager, identiteit, wijze)
    verzoek.status, verzoek.identiteit, verzoek.wijze = edge.target, identiteit, wijze
    verzoek.save(update_fields=["status", "identiteit", "wijze"])
    _log(edge.audit, verzoek, actor, identiteit=identiteit, wijze=wijze)
    return verzoek


@transaction.atomic
def hand_out(*, actor: Actor, verzoek_id: UUID) -> bytes:
    """The zip, once: it is gone here when this is done. Raises Hidden and Refused."""
    verzoek, edge = _locked(actor, verzoek_id, "uitreiken")
    plain = taken_out(verzoek)
    _end(verzoek, actor, edge)
    _log(edge.audit, verzoek, actor, sha256=verzoek.sha256, wijze=verzoek.wijze)
    return plain


@transaction.atomic
def refuse_inzageverzoek(*, actor: Actor, verzoek_id: UUID, reden: str) -> Inzageverzoek:
    """Raises Hidden, Refused, and InvalidInput without a reason."""
    verzoek, edge = _locked(actor, verzoek_id, "afwijzen")
    check_refusal(reden)
    verzoek.afwijs_reden = reden
    _end(verzoek, actor, edge)
    _log(edge.audit, verzoek, actor, reden=reden)
    return verzoek


def let_lapse(dossiers: list[UUID]) -> None:
    """For who destroys dossiers: what was to be handed out is gone."""
    rows = Inzageverzoek.objects.filter(dossier__in=dossiers, status__in=OPEN)
    rows.update(status="vervallen", bestand=None, afgehandeld_at=now())


def _locked(actor: Actor, verzoek_id: UUID, step: str) -> tuple[Inzageverzoek, Edge]:
    verzoek = verzoek_for(actor, verzoek_id, lock=True)
    return verzoek, access.take_step(actor, INZAGEVERZOEK, step, verzoek.status)


def _end(verzoek: Inzageverzoek, actor: Actor, edge: Edge) -> None:
    verzoek.status, verzoek.bestand = edge.target, None
    verzoek.afgehandeld_door_id, verzoek.afgehandeld_at = actor.user_id, now()
    verzoek.save(update_fields=["status", "bestand", "afwijs_reden", "afgehandeld_door", "afgehandeld_at"])


def _log(code: str, verzoek: Inzageverzoek, actor: Actor, **details: Any) -> None:
    record(
        code,
        actor=actor,
        object_type="dossier",
        object_id=verzoek.dossier_id,
        ground=GROND,
        verzoek=str(verzoek.pk),
        **details,
    )
