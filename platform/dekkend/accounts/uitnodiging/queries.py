"""Reading invitations: the list for who manages the users, and the one that a link opens."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, CharField, F, Value, When

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Accountuitnodiging, hash_token
from dekkend.accounts.roles import ROLES
from dekkend.accounts.uitnodiging.rules import GESLOTEN, stand
from dekkend.core.clock import now

RECENT = 25


@dataclass(frozen=True)
class Uitnodigingen:
    """`wachtend` are all that are open, `afgehandeld` the last of those that are over. Each has `stand`: the state
    as people see it."""

    wachtend: list[Accountuitnodiging]
    afgehandeld: list[Accountuitnodiging]


def uitnodigingen_for(actor: Actor) -> Uitnodigingen:
    require(actor, "gebruikers_beheren")
    over = When(status="open", vervalt_at__lte=now(), then=Value("verlopen"))
    shown = Case(over, default=F("status"), output_field=CharField())
    rows = Accountuitnodiging.objects.annotate(stand=shown).select_related("gemaakt_door")
    done = rows.exclude(status="open").order_by("-afgehandeld_at")
    return Uitnodigingen(list(rows.filter(status="open").order_by("-gemaakt_at")), list(done[:RECENT]))


@dataclass(frozen=True)
class Opened:
    """What a link shows. `dicht` says in one sentence why it opens nothing, "" when it does."""

    dicht: str
    rollen: tuple[str, ...] = ()
    email: str = ""
    tot: datetime | None = None


def opened_by(code: str) -> Opened:
    """Shows nothing of an invitation that is over: whoever finds an old mail learns nothing."""
    found = Accountuitnodiging.objects.filter(hash=hash_token(code)).first()
    state = stand(found.status, found.vervalt_at, now()) if found else "onbekend"
    if found is None or state != "open":
        return Opened(GESLOTEN[state])
    return Opened("", tuple(ROLES[rol].label for rol in found.rollen), found.email, found.vervalt_at)
