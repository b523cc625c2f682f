"""What the regio does that hands over: offering a dossier, withdrawing that, taking back what could not be opened."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.avgverzoek.stop import must_not_be_stopped
from casework.bewaren.queries import is_held
from casework.dossier.rules import DOSSIER
from casework.overdracht.inhoud import offer_of
from casework.overdracht.letters import SOORT
from casework.overdracht.models import Overdracht
from casework.overdracht.queries import overdracht_for, receivers
from casework.overdracht.rules import DOEL, OVERDRACHT, answer_by, check_offer, may_call_back
from casework.overdracht.stappen import GROND, end, is_there, note, take_back_offer, write
from casework.records import lock_dossier
from casework.toestemming.queries import ground_for
from casework.wissen.legen import empty_handed_over, subjects_of
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor, system_actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import InvalidInput, Refused
from dekkend.isolation.context import current_schema
from dekkend.keys.wisregister import shred
from tenants.post.public import status_of


@transaction.atomic
def offer_overdracht(*, actor: Actor, dossier_id: UUID, ontvanger: str, reden: str, spoed: bool) -> Overdracht:
    """Raises InvalidInput, and Refused while another offer of this dossier stands, when it is closed, and without a
    recorded ground to hand it over to this regio."""
    require(actor, "dossier_overdragen")
    dossier = access.dossier_to_change(actor, dossier_id)
    access.take_step(actor, DOSSIER, "overdragen", dossier.fase)
    must_not_be_stopped(dossier)
    check_offer(reden)
    if ontvanger not in dict(receivers(actor)):
        raise InvalidInput({"ontvanger": ["Kies een regio uit de lijst."]})
    if Overdracht.objects.filter(dossier=dossier, status="aangeboden").exists():
        raise Refused("Dit dossier is al aangeboden. Trek dat aanbod eerst in.")
    grond = ground_for(dossier, DOEL, ontvanger)
    overdracht = Overdracht.objects.create(
        dossier=dossier,
        ontvanger=ontvanger,
        status=OVERDRACHT.initial,
        reden=reden,
        rechtsgrond=grond.soort,
        grond_datum=grond.datum,
        spoed=spoed,
        aangeboden_door_id=actor.user_id,
        aangeboden_at=now(),
        reageren_voor=answer_by(today()),
    )
    write(overdracht, 1, offer_of(overdracht, actor.naam))
    note(
        "overdracht_aangeboden", overdracht, actor, reden=reden, rechtsgrond=grond.soort, grond=str(grond.kenmerk),
        ontvanger=ontvanger,
    )  # fmt: skip
    return overdracht


@transaction.atomic
def withdraw_overdracht(*, actor: Actor, overdracht_id: UUID) -> Overdracht:
    """While nothing has gone but the offer. Raises Hidden, and Refused once it was answered."""
    overdracht = overdracht_for(actor, overdracht_id, lock=True)
    access.take_step(actor, OVERDRACHT, "intrekken", overdracht.status)
    take_back_offer(overdracht, actor)
    return overdracht


@transaction.atomic
def call_back_overdracht(*, actor: Actor, overdracht_id: UUID) -> Overdracht:
    """The work goes on here, because the contents were refused there, or the other regio is gone. Raises Refused while
    it may still be opened."""
    overdracht = overdracht_for(actor, overdracht_id, lock=True)
    access.take_step(actor, OVERDRACHT, "terughalen", overdracht.status)
    letter = status_of(SOORT, receiver=overdracht.ontvanger, key=str(overdracht.pk))
    may_call_back(letter.uitkomst if letter else None, receiver_there=is_there(overdracht))
    dossier = overdracht.dossier
    dossier.fase = DOSSIER.take(f"terug_naar_{overdracht.fase_voor}", dossier.fase).target
    dossier.save(update_fields=["fase", "gewijzigd_at"])
    note(end(overdracht, "terughalen"), overdracht, actor)
    return overdracht


def carry_out(*, overdracht_id: UUID) -> None:
    """Destroys the keys of what another regio has by now. May be done again; what is not handed over, or held by a
    stop, is left alone."""
    rows = Overdracht.objects.select_related("dossier").filter(status="voltooid", geleegd_at=None)
    overdracht = rows.filter(pk=overdracht_id).first()
    if overdracht is None or not _emptied(overdracht.dossier_id):
        return
    subjects = subjects_of(overdracht.dossier)
    for subject in subjects:
        shred(current_schema(), subject)
    with transaction.atomic():
        if Overdracht.objects.filter(pk=overdracht_id, geleegd_at=None).update(geleegd_at=now()):
            record(
                "dossier_vernietigd",
                actor=system_actor(current_schema(), "regio"),
                object_type="dossier",
                object_id=overdracht.dossier_id,
                ground=GROND,
                overdracht=str(overdracht_id),
                sleutels=len(subjects),
            )


@transaction.atomic
def _emptied(dossier_id: UUID) -> bool:
    """Whether nothing stands here in clear: what was held when it arrived there, goes once no stop holds it."""
    dossier = lock_dossier(dossier_id)
    if is_held(dossier):
        return False
    if dossier.fase == "bewaard":
        DOSSIER.take("afstaan", dossier.fase)
        empty_handed_over(dossier.pk)
    return True
