"""Asking the regio about a registration, and hearing what it says."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from casework.public import NAVRAAG, PUNTEN, NavraagAntwoordBrief, NavraagBrief
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor, system_actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import current_schema
from dekkend.national.navraag.models import GesteldeNavraag
from dekkend.national.registraties.models import OntvangenRegistratie
from tenants.post.public import Envelope, send

RIGHT = "registraties_ontvangen_inzien"
GROND = "controle van een ontvangen registratie"


@transaction.atomic
def ask_navraag(*, actor: Actor, sleutel: UUID, punten: Collection[str]) -> GesteldeNavraag:
    """Sends the question as a letter. Raises Hidden, InvalidInput without a point, and Refused while one is open."""
    require(actor, RIGHT)
    rows = OntvangenRegistratie.objects.select_for_update().filter(sleutel=sleutel, ingetrokken_at=None)
    registratie = rows.first()
    if registratie is None:
        raise Hidden
    chosen = [code for code in PUNTEN if code in punten]
    if not chosen or len(chosen) != len(set(punten)):
        raise InvalidInput({"punten": ["Kies waar de vraag over gaat."]})
    if GesteldeNavraag.objects.filter(registratie=registratie, status="open").exists():
        raise Refused("Er staat al een vraag open over deze registratie. Wacht op het antwoord van de regio.")
    navraag = GesteldeNavraag.objects.create(
        registratie=registratie, versie=registratie.versie, punten=chosen, status=NAVRAAG.initial,
        gesteld_at=now(), gesteld_door_id=actor.user_id,
    )  # fmt: skip
    send(
        "registratie_navraag",
        receiver=registratie.afzender,
        key=str(navraag.pk),
        version=1,
        content=NavraagBrief(kenmerk=navraag.pk, sleutel=sleutel, versie=registratie.versie, punten=chosen),
    )
    record(
        "navraag_gesteld", actor=actor, object_type="ontvangen_registratie", object_id=sleutel, ground=GROND,
        navraag=str(navraag.pk), punten=chosen,
    )  # fmt: skip
    return navraag


def receive_antwoord(envelope: Envelope, brief: NavraagAntwoordBrief) -> None:
    """Raises Refused when nothing was asked of this regio. What was answered by a newer version stays so."""
    if str(brief.kenmerk) != envelope.key:
        raise Refused("Het kenmerk in de brief past niet bij de envelop.")
    asked = GesteldeNavraag.objects.select_for_update(of=("self",)).filter(
        pk=brief.kenmerk, registratie__afzender=envelope.sender, registratie__sleutel=brief.sleutel
    )
    navraag = asked.first()
    if navraag is None:
        raise Refused("Deze vraag hebben wij niet gesteld.")
    if navraag.status != NAVRAAG.initial:
        return
    navraag.status, navraag.beantwoord_at = NAVRAAG.take(brief.antwoord, navraag.status).target, now()
    navraag.save(update_fields=["status", "beantwoord_at"])
    record(
        "antwoord_op_navraag", actor=system_actor(current_schema(), "landelijk"),
        object_type="ontvangen_registratie", object_id=brief.sleutel, ground=GROND, antwoord=navraag.status,
    )  # fmt: skip


def newer_version_came(registratie: OntvangenRegistratie) -> None:
    """That is the answer to what was asked about an older one."""
    asked = GesteldeNavraag.objects.filter(registratie=registratie, status="open", versie__lt=registratie.versie)
    asked.update(status="aangepast", beantwoord_at=now())


def forget(registratie: OntvangenRegistratie) -> None:
    """The registration was taken back."""
    GesteldeNavraag.objects.filter(registratie=registratie).delete()
