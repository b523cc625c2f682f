"""Reading the clocks of a dossier, and those that warn."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from casework import access
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.pijlers.models import Termijn
from casework.pijlers.rules import TERMIJN, in_words, nearness
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today


def running_of(dossier: Dossier) -> list[Termijn]:
    """What still runs, the nearest first. The dossier came through the gate already."""
    rows = Termijn.objects.filter(dossier=dossier, status=TERMIJN.initial)
    return _seen_on(rows.order_by("uiterlijk", "code"), today())


def clocks_by_zaak(dossier: Dossier, pijler: str) -> dict[UUID, list[Termijn]]:
    """The same for one pillar, by what each belongs to."""
    found: defaultdict[UUID, list[Termijn]] = defaultdict(list)
    for one in running_of(dossier):
        if one.pijler == pijler:
            found[one.zaak].append(one)
    return dict(found)


def warning_termijnen(actor: Actor) -> QuerySet[Termijn]:
    """Late or soon, in the caseload of the actor and of whom he stands in for; the nearest first."""
    caseload = access.caseload_of(actor).exclude(fase__in=VOORBIJ)
    rows = Termijn.objects.filter(status=TERMIJN.initial, waarschuwen_vanaf__lte=today(), dossier__in=caseload)
    return rows.order_by("uiterlijk", "code")


def _seen_on(rows: Iterable[Termijn], vandaag: date) -> list[Termijn]:
    seen = list(rows)
    for one in seen:
        one.nabij = nearness(one.uiterlijk, one.waarschuwen_vanaf, vandaag)
        one.woorden = in_words(one.uiterlijk, vandaag)
    return seen
