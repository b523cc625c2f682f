"""A quarter of an invented caseload, closed through the same action as real work. The one after it waits."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils.timezone import make_aware

from casework.cijfers.actions import close_kwartaal
from casework.cijfers.queries import look_at_kwartaal
from casework.dossier.models import Dossier
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.period import Kwartaal


def before(quarter: Kwartaal) -> Kwartaal:
    return Kwartaal.of(quarter.begin - timedelta(days=1))


def close_a_quarter(actor: Actor, dossier_id: UUID) -> None:
    """One dossier was opened in it: an example that begins today has no quarter behind it."""
    quarter = before(before(Kwartaal.of(today())))
    opened = make_aware(datetime.combine(quarter.eind, time(12)))
    Dossier.objects.filter(pk=dossier_id).update(geopend_at=opened)
    detail = look_at_kwartaal(actor, str(quarter))
    # A second colleague with an example of his own: then there is something to supplement.
    if detail.te_sluiten:
        close_kwartaal(actor=actor, kwartaal=str(quarter), gezien=detail.vingerafdruk)
