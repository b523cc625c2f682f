"""Agreeing on a term."""

from datetime import date

from django.db import transaction

from casework.herinnering.models import Herinnertermijn
from casework.herinnering.rules import Afspraak, check_afspraak
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today

GROND = "afspraak van de regio"


@transaction.atomic
def set_termijn(*, actor: Actor, soort: str, dagen: int, ingang: date) -> Herinnertermijn:
    """From a day on. Twice for one day is the second figure. Raises InvalidInput."""
    require(actor, "herinneringen_beheren")
    check_afspraak(Afspraak(soort, dagen, ingang), today())
    made = {"dagen": dagen, "vastgesteld_door_id": actor.user_id, "vastgesteld_at": now()}
    termijn, _ = Herinnertermijn.objects.update_or_create(soort=soort, ingang=ingang, defaults=made)
    record(
        "herinnertermijn_vastgesteld",
        actor=actor,
        object_type="herinnertermijn",
        object_id=termijn.pk,
        ground=GROND,
        soort=soort,
        dagen=dagen,
        ingang=str(ingang),
    )
    return termijn
