"""What happens to zorgacties when the ground to share with their organisation falls or comes: at once, in its
transaction."""

from uuid import UUID

from casework import access
from casework.attenderen import tell_guests
from casework.dossier.history import happened
from casework.events import GrondVastgelegd, GrondVervallen
from casework.grondslag.models import Grondslag
from casework.hulpvraag.actions import move_hulpvraag
from casework.hulpvraag.models import Hulpvraag
from casework.inzage.actions import lend_for_zorgactie, withdraw_inzage
from casework.toestemming.models import Toestemming
from casework.zorgactie.models import Zorgactie
from casework.zorgactie.rules import DOEL, LOPEND, ZICHTBAAR, ZORGACTIE
from dekkend.core.clock import now, today

_TEKST = "De grond om te delen is er niet meer."


def stop_on_withdrawal(event: GrondVervallen) -> None:
    """An offer is taken back, and the organisation reads nothing any more. What runs stops only when the person asked
    for it: a birthday ends no help, it asks for a new consent. What rests on another ground stays."""
    if event.doel != DOEL:
        return
    rows = Zorgactie.objects.select_for_update(of=("self",)).select_related("dossier", "organisatie")
    rows = rows.filter(
        dossier=event.dossier_id, organisatie=UUID(event.ontvanger), grondslag=event.soort, status__in=ZICHTBAAR
    )
    for zorgactie in rows:
        ground = access.dossier_ground(event.actor, zorgactie.dossier)
        withdraw_inzage(actor=event.actor, bron=zorgactie.pk, ground=ground)
        tell_guests("delen_gestopt", zorgactie, event.actor)
        if zorgactie.status not in LOPEND:
            _end(zorgactie, "intrekken", event, ground)
        elif event.reden == "op_verzoek":
            _end(zorgactie, "stoppen", event, ground)
            _reopen_question(zorgactie, event, ground)


def share_again(event: GrondVastgelegd) -> None:
    """Help that went on while nothing was shared any more rests on the new ground, and is shared on it."""
    if event.doel != DOEL:
        return
    where = {"dossier": event.dossier_id, "doel": DOEL, "ontvanger": event.ontvanger}
    standing = set(Grondslag.objects.filter(**where, status="geldt").values_list("soort", flat=True))
    if Toestemming.objects.filter(**where, status="gegeven").exists():
        standing.add("toestemming")
    rows = Zorgactie.objects.select_for_update(of=("self",)).select_related("dossier", "partner")
    rows = rows.filter(dossier=event.dossier_id, organisatie=UUID(event.ontvanger), status__in=LOPEND)
    for zorgactie in rows.exclude(grondslag__in=standing - {event.soort}):
        zorgactie.grondslag, zorgactie.grond_datum = event.soort, event.datum
        zorgactie.save(update_fields=["grondslag", "grond_datum", "gewijzigd_at"])
        if zorgactie.partner is not None and zorgactie.partner.is_active:
            lend_for_zorgactie(
                actor=event.actor, dossier_id=event.dossier_id, user_id=zorgactie.partner.pk,
                zorgactie_id=zorgactie.pk, ground=access.dossier_ground(event.actor, zorgactie.dossier),
            )  # fmt: skip


def _end(zorgactie: Zorgactie, stap: str, event: GrondVervallen, ground: str) -> None:
    edge = ZORGACTIE.take(stap, zorgactie.status)
    zorgactie.status, zorgactie.stand_op, zorgactie.volgend_contact = edge.target, today(), None
    zorgactie.gewijzigd_door_id = event.actor.user_id
    if stap == "stoppen":
        zorgactie.reden = "betrokkene_wil_niet"
        zorgactie.beantwoord_at = zorgactie.beantwoord_at or now()
    zorgactie.save()
    happened(
        edge.audit, zorgactie.dossier, actor=event.actor, ground=ground,
        tekst=f"{zorgactie.organisatie.naam}: {edge.label.lower()}. {_TEKST}", zorgactie=str(zorgactie.pk),
        stand=zorgactie.status,
    )  # fmt: skip


def _reopen_question(zorgactie: Zorgactie, event: GrondVervallen, ground: str) -> None:
    """Other help is looked for, unless another organisation helps with the same."""
    hulpvraag = Hulpvraag.objects.select_for_update(of=("self",)).get(pk=zorgactie.hulpvraag_id)
    others = Zorgactie.objects.filter(hulpvraag=hulpvraag, status__in=LOPEND)
    if hulpvraag.status == "loopt" and not others.exists():
        move_hulpvraag(
            actor=event.actor, hulpvraag=hulpvraag, dossier=zorgactie.dossier, stap="loslaten", ground=ground
        )
