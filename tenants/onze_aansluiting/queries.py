"""Reading how this gemeente takes part. The page shows names of contacts, so a look is a line in the log."""

from django.db.models import QuerySet

from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from tenants.onze_aansluiting.models import OnzeAansluiting

RIGHT = "eigen_aansluiting"
GROUND = "aansluiting van de eigen gemeente"


def aansluitingen_for(actor: Actor) -> list[OnzeAansluiting]:
    """The newest first. Raises Hidden without the right."""
    require(actor, RIGHT)
    found = list(OnzeAansluiting.objects.order_by("-gewijzigd_at", "pk"))
    for row in found:
        record("onze_aansluiting_bekeken", actor=actor, object_type="aansluiting", object_id=row.kenmerk, ground=GROUND)
    return found


def current(actor: Actor, *, lock: bool = False) -> OnzeAansluiting | None:
    """The one that holds. Raises Hidden without the right."""
    require(actor, RIGHT)
    rows = OnzeAansluiting.objects.select_for_update() if lock else OnzeAansluiting.objects.all()
    return rows.filter(status="aangesloten").order_by("-sinds").first()


def open_invitations(actor: Actor) -> QuerySet[OnzeAansluiting]:
    """For "Mijn werk": nothing outside a gemeente."""
    if actor.kind != "gemeente" or not may(actor, RIGHT):
        return OnzeAansluiting.objects.none()
    return OnzeAansluiting.objects.filter(status="uitgenodigd", geldig_tot__gt=now()).order_by("geldig_tot")
