"""Reading requests to destroy a dossier. They tell a number and a reason, never who it is about."""

from uuid import UUID

from django.db.models import QuerySet

from casework.records import lock_dossier
from casework.wissen.models import Wisverzoek
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden


def wisverzoeken(actor: Actor) -> QuerySet[Wisverzoek]:
    """Of the whole regio, newest first: the second person need not know the dossier. Raises Hidden."""
    require(actor, "wisverzoek_beslissen")
    rows = Wisverzoek.objects.select_related("dossier", "voorgesteld_door", "beslist_door")
    return rows.order_by("-voorgesteld_at", "-pk")


def wisverzoek_for(actor: Actor, wisverzoek_id: UUID, *, lock: bool = False) -> Wisverzoek:
    """Raises Hidden when it is not there for this actor. Lock it before it is decided on."""
    rows = wisverzoeken(actor).filter(pk=wisverzoek_id)
    found = rows.first()
    if found is None:
        raise Hidden
    if not lock:
        return found
    lock_dossier(found.dossier_id)
    return rows.select_for_update(of=("self",)).get()


def waiting(actor: Actor) -> QuerySet[Wisverzoek]:
    """Those that this actor may decide on: somebody else asked."""
    if not may(actor, "wisverzoek_beslissen"):
        return Wisverzoek.objects.none()
    return wisverzoeken(actor).filter(status="voorgesteld").exclude(voorgesteld_door=actor.user_id)


def unfinished() -> list[UUID]:
    """Confirmed, while the keys are still there: a process was stopped in between."""
    return list(Wisverzoek.objects.filter(status="bevestigd").values_list("pk", flat=True))


def end_of(dossier_id: UUID) -> Wisverzoek | None:
    """By which request a dossier was destroyed; None when a backup from before it was put back."""
    rows = Wisverzoek.objects.select_related("dossier", "voorgesteld_door", "beslist_door")
    return rows.filter(dossier=dossier_id, status__in=["bevestigd", "vernietigd"]).first()
