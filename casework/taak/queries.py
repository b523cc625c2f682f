"""Reading tasks: of a dossier, always through the dossier, and what waits for one colleague."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from casework import access
from casework.dossier.models import Dossier
from casework.dossier.rules import STIL
from casework.pijlers.rules import in_words
from casework.records import record_for_form
from casework.taak.models import Taak
from casework.taak.rules import TAAK, nabij
from casework.team.models import Teamlid
from casework.team.queries import working_now
from casework.team.rules import WERKT_MEE
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.core.clock import now, today


@dataclass(frozen=True)
class TakenDetail:
    """`eigen`: ids of the tasks of this actor, which he may tick also where he may not change the dossier."""

    dossier: Dossier
    open: list[Taak]
    voorbij: list[Taak]
    eigen: frozenset[UUID]


def taken_of(actor: Actor, dossier_id: UUID) -> TakenDetail:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    rows = _seen(Taak.objects.filter(dossier=dossier).select_related("voor", "gemaakt_door", "afgehandeld_door"))
    return TakenDetail(
        dossier,
        [one for one in rows if one.status == TAAK.initial],
        sorted((one for one in rows if one.afgehandeld_at), key=lambda one: str(one.afgehandeld_at), reverse=True),
        frozenset(one.pk for one in rows if one.voor_id == actor.user_id),
    )


def open_taken(dossier: Dossier) -> list[Taak]:
    """What is still to do in a dossier that came through the gate already, the first day first."""
    return _seen(Taak.objects.filter(dossier=dossier, status=TAAK.initial).select_related("voor"))


def waiting_for(actor: Actor) -> QuerySet[Taak]:
    """Named for the actor, or for nobody in his caseload and in that of whom he stands in for; also what is for a
    colleague who was in the team until a day that passed."""
    require(actor, "dossier_inzien")
    mine = Q(voor=actor.user_id, dossier__in=access.dossiers_for(actor))
    whose = Teamlid.objects.filter(dossier=OuterRef("dossier"), gebruiker=OuterRef("voor"))
    gone = Exists(whose.filter(rol=WERKT_MEE, tot__lte=now())) & ~Exists(working_now(whose, now()))
    of_the_caseload = (Q(voor=None) | gone) & Q(dossier__in=access.caseload_of(actor))
    rows = Taak.objects.filter(mine | of_the_caseload, status=TAAK.initial).exclude(dossier__fase__in=STIL)
    return rows.order_by("uiterlijk", "gemaakt_at")


def dossier_for_taak(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form of a new one. Raises Hidden."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def taak_to_change(actor: Actor, taak_id: UUID) -> Taak:
    """For its form. Raises Hidden, and Refused when it is done."""
    found = record_for_form(actor, "dossier_openen", Taak.objects.all(), taak_id)
    access.take_step(actor, TAAK, "wijzigen", found.status)
    return found


def colleagues(dossier: Dossier) -> QuerySet[User]:
    """Who else may be asked to do something: who reads every dossier to advise, and who works along in this one."""
    along = working_now(Teamlid.objects.filter(dossier=dossier), now()).values("gebruiker")
    rows = User.objects.filter(Q(roltoekenningen__rol="gedragswetenschapper") | Q(pk__in=along), is_active=True)
    return rows.distinct().order_by("naam")


def is_colleague(dossier: Dossier, user_id: UUID) -> bool:
    return colleagues(dossier).filter(pk=user_id).exists()


def _seen(rows: Iterable[Taak]) -> list[Taak]:
    vandaag = today()
    seen = list(rows)
    for one in seen:
        one.nabij, one.woorden = nabij(one.uiterlijk, vandaag), in_words(one.uiterlijk, vandaag)
    return seen
