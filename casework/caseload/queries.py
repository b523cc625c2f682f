"""How heavy the work is: of the actor, and by number only of each colleague. Nobody's name or story is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from casework import access
from casework.caseload.rules import Deel, Getal, fte_of, numbers_on, points, weeks, weighed
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.strafrecht.models import Strafzaak
from casework.strafrecht.rules import LOPEND as ZAKEN_LOPEND
from casework.verblijfsrecht.models import Verblijfsspoor
from casework.verblijfsrecht.rules import LOPEND as SPOREN_LOPEND
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from tenants.public import inwoners, members_of

CODES = ("intake", "hulpverlening", "minderjarig", "strafzaak", "verblijf")


@dataclass(frozen=True)
class Last:
    """The caseload of one person, or what nobody has."""

    naam: str
    dossiers: int
    punten: Decimal
    weken: Decimal


@dataclass(frozen=True)
class Caseload:
    """What the actor carries, in parts; the team; and the norms with their sources."""

    eigen: Last
    delen: list[Deel]
    team: list[Last]
    samen: Last
    inwoners: int
    fte_inwoners: Decimal
    getallen: list[Getal]


def _counted() -> dict[str, Any]:
    """One expression for each code of the sheet, and the number of dossiers."""
    return {
        "dossiers": Count("pk"),
        "intake": Count("pk", filter=Q(fase="intake")),
        "hulpverlening": Count("pk", filter=~Q(fase="intake")),
        "minderjarig": Count("pk", filter=Q(persoon__minderjarig="ja")),
        "strafzaak": Count("pk", filter=Q(met_zaak=True)),
        "verblijf": Count("pk", filter=Q(met_spoor=True)),
    }


def _running(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    cases = Strafzaak.objects.filter(dossier=OuterRef("pk"), status__in=ZAKEN_LOPEND)
    tracks = Verblijfsspoor.objects.filter(dossier=OuterRef("pk"), status__in=SPOREN_LOPEND)
    return rows.exclude(fase__in=VOORBIJ).annotate(met_zaak=Exists(cases), met_spoor=Exists(tracks)).order_by()


def own_load(actor: Actor) -> tuple[Last, list[Deel]]:
    """Of the actor himself, not of whom he stands in for. Raises Hidden."""
    require(actor, "dossier_openen")
    rows = _running(access.caseload_of(actor).filter(zorgcoordinator=actor.user_id))
    found: Mapping[str, int] = rows.aggregate(**_counted())
    return _last("U", found), weighed(found, today())


def caseload_of(actor: Actor) -> Caseload:
    """Raises Hidden. Of colleagues only how many dossiers there are and what they weigh, to divide the work by."""
    eigen, delen = own_load(actor)
    rows = _running(Dossier.objects.all())
    by_colleague: Any = rows.values("zorgcoordinator__naam").annotate(**_counted())
    team = [_last(row["zorgcoordinator__naam"] or "Nog niemand", row) for row in by_colleague]
    vandaag = today()
    codes = [member.gm_code for member in members_of(actor.tenant, vandaag)]
    people = sum(one.aantal for one in inwoners(codes, vandaag).values())
    total = sum((one.punten for one in team), Decimal(0))
    return Caseload(
        eigen=eigen,
        delen=delen,
        team=sorted(team, key=lambda one: (-one.punten, one.naam)),
        samen=Last("Samen", sum(one.dossiers for one in team), total, weeks(total, vandaag)),
        inwoners=people,
        fte_inwoners=fte_of(people, vandaag),
        getallen=list(numbers_on(vandaag).values()),
    )


def _last(naam: str, found: Mapping[str, int]) -> Last:
    vandaag = today()
    punten = points({code: found[code] for code in CODES}, vandaag)
    return Last(naam, found["dossiers"], punten, weeks(punten, vandaag))
