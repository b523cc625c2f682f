"""Naming a colleague who stands in, and ending that earlier."""

from datetime import date
from uuid import UUID

from django.db import transaction

from casework.vervanging.models import Vervanging
from casework.vervanging.queries import ending, is_candidate, own_vervanging
from casework.vervanging.rules import check_somebody_else, period
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput

EIGEN = "eigen caseload"
VERTREK = "het account is gesloten"


@transaction.atomic
def arrange_vervanging(*, actor: Actor, vervanger_id: UUID, begin: date, eind: date) -> Vervanging:
    """For the actor himself, the last day included. Raises InvalidInput, also when the period overlaps another."""
    require(actor, "vervanging_regelen")
    if actor.user_id is None:
        raise Hidden
    check_somebody_else(actor.user_id, vervanger_id)
    if not is_candidate(vervanger_id):
        raise InvalidInput({"vervanger": ["Kies een collega uit de lijst."]})
    van, tot = period(begin, eind, today())
    # Two at once would each see no other period.
    User.objects.select_for_update().get(pk=actor.user_id)
    if ending(actor.user_id, after=van).filter(van__lt=tot).exists():
        raise InvalidInput({"begin": ["U heeft in deze dagen al een vervanger. Beëindig die eerst."]})
    vervanging = Vervanging.objects.create(
        afwezige_id=actor.user_id,
        vervanger_id=vervanger_id,
        van=van,
        tot=tot,
        geregeld_door_id=actor.user_id,
        geregeld_at=now(),
    )
    _log("vervanging_geregeld", vervanging, actor, EIGEN)
    return vervanging


@transaction.atomic
def end_vervanging(*, actor: Actor, vervanging_id: UUID) -> Vervanging:
    """By either of the two, at once. Raises Hidden when it is over or somebody else's."""
    vervanging = own_vervanging(actor, vervanging_id, lock=True)
    _end(vervanging, actor, EIGEN)
    return vervanging


@transaction.atomic
def end_vervangingen_of(*, actor: Actor, user_id: UUID) -> int:
    """All in which this user stands in, or somebody stands in for him, for whoever leaves. Returns how many."""
    standing = [*ending(user_id, after=now()), *ending(user_id, after=now(), by=True)]
    for vervanging in standing:
        _end(vervanging, actor, VERTREK)
    return len(standing)


def _end(vervanging: Vervanging, actor: Actor, ground: str) -> None:
    vervanging.beeindigd_at = now()
    vervanging.save(update_fields=["beeindigd_at"])
    _log("vervanging_beeindigd", vervanging, actor, ground)


def _log(code: str, vervanging: Vervanging, actor: Actor, ground: str) -> None:
    record(
        code,
        actor=actor,
        object_type="vervanging",
        object_id=vervanging.pk,
        ground=ground,
        afwezige=str(vervanging.afwezige_id),
        vervanger=str(vervanging.vervanger_id),
        van=vervanging.van.isoformat(),
        tot=vervanging.tot.isoformat(),
    )
