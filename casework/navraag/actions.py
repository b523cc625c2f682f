"""Opening what the national tier asks about a registration, and answering it."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.avgverzoek.stop import must_not_be_stopped
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.navraag.models import Navraag
from casework.navraag.rules import ANTWOORDEN, NAVRAAG, check_antwoord
from casework.records import lock_dossier
from casework.registratie.letters import NavraagAntwoordBrief, NavraagBrief
from casework.registratie.models import Registratie
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor, system_actor
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, Refused
from dekkend.isolation.context import current_schema
from tenants.post.public import Envelope, send

GROND = "navraag van de ontvanger van een registratie"


def receive_navraag(envelope: Envelope, brief: NavraagBrief) -> None:
    """Raises Refused when the registration is not there, went to somebody else, or was taken back."""
    if str(brief.kenmerk) != envelope.key:
        raise Refused("Het kenmerk in de brief past niet bij de envelop.")
    rows = Registratie.objects.filter(pk=brief.sleutel, ontvanger=envelope.sender, soort="volledig")
    seen = rows.first()
    dossier = lock_dossier(seen.dossier_id) if seen else None
    registratie = rows.select_for_update().first()
    if dossier is None or registratie is None:
        raise Refused("Deze registratie is er niet meer.")
    answered = registratie.versie > brief.versie
    _, new = Navraag.objects.get_or_create(
        pk=brief.kenmerk,
        defaults={
            "registratie": registratie,
            "punten": brief.punten,
            "status": "aangepast" if answered else NAVRAAG.initial,
            "ontvangen_at": now(),
            "afgehandeld_at": now() if answered else None,
        },
    )
    if new:
        actor = system_actor(current_schema(), "regio")
        happened(
            "navraag_ontvangen", dossier, actor=actor, ground=GROND, registratie=str(registratie.pk),
        )  # fmt: skip


@transaction.atomic
def answer_navraag(*, actor: Actor, navraag_id: UUID, antwoord: str) -> Navraag:
    """That it is right, or that nobody knows. Raises Hidden, InvalidInput, and Refused when it was answered already."""
    require(actor, "registratie_versturen")
    found = Navraag.objects.filter(
        pk=navraag_id, registratie__dossier__in=access.dossiers_to_change(actor)
    ).select_related("registratie")
    row = found.first()
    if row is None:
        raise Hidden
    dossier = access.dossier_to_change(actor, row.registratie.dossier_id)
    must_not_be_stopped(dossier, "registratie")
    navraag = Navraag.objects.select_for_update(of=("self",)).select_related("registratie").get(pk=navraag_id)
    edge = access.take_step(actor, NAVRAAG, check_antwoord(antwoord), navraag.status)
    _close(navraag, edge.target, actor)
    send(
        "navraag_antwoord",
        receiver=navraag.registratie.ontvanger,
        key=str(navraag.pk),
        version=1,
        content=NavraagAntwoordBrief(kenmerk=navraag.pk, sleutel=navraag.registratie_id, antwoord=edge.target),
    )
    happened(
        edge.audit, dossier, actor=actor, ground=access.dossier_ground(actor, dossier),
        tekst=f"{ANTWOORDEN[antwoord]}.", navraag=str(navraag.pk), antwoord=antwoord,
    )  # fmt: skip
    return navraag


def close_open(*, dossier: Dossier, step: str, actor: Actor) -> None:
    """A newer version went, or the registration was taken back: nothing is asked any more. In that transaction."""
    for navraag in Navraag.objects.select_for_update(of=("self",)).filter(registratie__dossier=dossier, status="open"):
        _close(navraag, NAVRAAG.take(step, navraag.status).target, actor)


def _close(navraag: Navraag, status: str, actor: Actor) -> None:
    navraag.status, navraag.afgehandeld_at, navraag.afgehandeld_door_id = status, now(), actor.user_id
    navraag.save(update_fields=["status", "afgehandeld_at", "afgehandeld_door"])
