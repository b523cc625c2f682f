"""Reading the team of a dossier, always through the dossier, and the places of one colleague."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from casework import access
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.feiten import windows
from casework.gronden import TEAMLID
from casework.team.models import Teamlid
from casework.team.rules import NIEUW, ROLLEN, WERKT_MEE, stand
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.accounts.roles import ROLES
from dekkend.core.clock import now
from dekkend.core.errors import Hidden


@dataclass(frozen=True)
class Team:
    """`nu` with who comes later, `voorbij` who was in it; `mag_kiezen`: who chooses the team."""

    dossier: Dossier
    nu: list[Teamlid]
    voorbij: list[Teamlid]
    mag_kiezen: bool


@dataclass(frozen=True)
class Collega:
    """Somebody who works here, and with which roles."""

    id: UUID
    naam: str
    rollen: frozenset[str]

    @property
    def werk(self) -> str:
        return ", ".join(ROLES[one].label.lower() for one in sorted(self.rollen) if one in ROLES)


def team_of(actor: Actor, dossier_id: UUID) -> Team:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    rows = _seen(Teamlid.objects.filter(dossier=dossier).select_related("gebruiker"))
    return Team(
        dossier,
        [one for one in rows if one.stand != "voorbij"],
        [one for one in rows if one.stand == "voorbij"],
        may_choose(actor, dossier),
    )


def standing(dossier: Dossier) -> list[tuple[str, str]]:
    """Who is in the team now and as what, of a dossier that came through the gate: a fact that came along with it."""
    facts: Any = dossier
    rows = windows(facts.feiten_team)
    return [(one.naam, ROLLEN.get(one.grond, "")) for one in rows if one.open_at(now())]


def may_choose(actor: Actor, dossier: Dossier) -> bool:
    """The zorgcoördinator of the dossier, or who stands in: not who only works along."""
    chosen = dossier.zorgcoordinator_id is not None and dossier.fase not in VOORBIJ
    return may(actor, "dossier_openen") and dossier.besluit.wijzigen and dossier.besluit.grond != TEAMLID and chosen


def dossier_for_team(actor: Actor, dossier_id: UUID) -> Dossier:
    """A look, for the form. Raises Hidden for who may not change the dossier."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def candidates(dossier: Dossier) -> list[tuple[str, str]]:
    """Colleagues who may come in, with their work, for the form."""
    return [(str(one.id), f"{one.naam} ({one.werk})") for one in colleagues_for(dossier.pk)]


def colleagues_for(dossier_id: UUID) -> list[Collega]:
    """Everybody but the zorgcoördinator of the dossier."""
    responsible = Dossier.objects.values_list("zorgcoordinator", flat=True).get(pk=dossier_id)
    return [one for one in _colleagues() if one.id != responsible]


def roles_of(user_id: UUID) -> frozenset[str] | None:
    """What this colleague does; None for who is none."""
    return next((one.rollen for one in _colleagues() if one.id == user_id), None)


def teamlid_to_stop(actor: Actor, teamlid_id: UUID) -> Teamlid:
    """Raises Hidden for who may not read the dossier."""
    require(actor, "dossier_inzien")
    found = Teamlid.objects.filter(pk=teamlid_id, dossier__in=access.dossiers_for(actor)).first()
    if found is None:
        raise Hidden
    return found


def working_now(rows: QuerySet[Teamlid], nu: datetime) -> QuerySet[Teamlid]:
    """Of these, who works along now and so has a ground."""
    open_ = rows.filter(rol=WERKT_MEE, gestopt_at=None, van__lte=nu)
    return open_.filter(Q(tot=None) | Q(tot__gt=nu))


def coordinators_of(dossier_id: UUID) -> list[UUID]:
    """Who works along in this dossier now."""
    rows = working_now(Teamlid.objects.filter(dossier=dossier_id), now())
    return list(rows.values_list("gebruiker", flat=True))


def new_places(actor: Actor) -> QuerySet[Teamlid]:
    """Where the actor was put in a team, or will be, in the last days; the newest first."""
    require(actor, "dossier_inzien")
    nu = now()
    rows = Teamlid.objects.filter(gebruiker=actor.user_id, gestopt_at=None, toegevoegd_at__gt=nu - NIEUW)
    rows = rows.exclude(toegevoegd_door=actor.user_id).exclude(rol="betrokken").exclude(dossier__fase__in=VOORBIJ)
    return rows.filter(Q(tot=None) | Q(tot__gt=nu)).order_by("-toegevoegd_at")


def _colleagues() -> list[Collega]:
    """By name; a guest is no colleague."""
    rows = User.objects.filter(is_active=True, roltoekenningen__isnull=False).distinct().order_by("naam", "pk")
    return [
        Collega(one.pk, one.naam, frozenset(role.rol for role in one.roltoekenningen.all()))
        for one in rows.prefetch_related("roltoekenningen")
        if one.gast is None
    ]


def _seen(rows: Iterable[Teamlid]) -> list[Teamlid]:
    nu, seen = now(), list(rows)
    for one in seen:
        one.stand = stand(one.van, one.tot, one.gestopt_at, nu)
    return seen
