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
from casework.team.models import Teamlid
from casework.team.queries import working_now
from casework.verblijfsrecht.models import Verblijfsspoor
from casework.verblijfsrecht.rules import LOPEND as SPOREN_LOPEND
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from tenants.public import inwoners, members_of

CODES = ("intake", "hulpverlening", "minderjarig", "strafzaak", "verblijf", "team")
EVERYTHING = ~Q(pk__in=[])
NIEMAND = "Nog niemand"


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


def _counted(own: Q = EVERYTHING) -> dict[str, Any]:
    """One expression for each code of the sheet, and the number of dossiers; what is not `own` counts as working
    along."""
    return {
        "dossiers": Count("pk", filter=own),
        "intake": Count("pk", filter=own & Q(fase="intake")),
        "hulpverlening": Count("pk", filter=own & ~Q(fase="intake")),
        "minderjarig": Count("pk", filter=own & Q(persoon__minderjarig="ja")),
        "strafzaak": Count("pk", filter=own & Q(met_zaak=True)),
        "verblijf": Count("pk", filter=own & Q(met_spoor=True)),
        "team": Count("pk", filter=~own),
    }


def _running(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    cases = Strafzaak.objects.filter(dossier=OuterRef("pk"), status__in=ZAKEN_LOPEND)
    tracks = Verblijfsspoor.objects.filter(dossier=OuterRef("pk"), status__in=SPOREN_LOPEND)
    return rows.exclude(fase__in=VOORBIJ).annotate(met_zaak=Exists(cases), met_spoor=Exists(tracks)).order_by()


def own_load(actor: Actor) -> tuple[Last, list[Deel]]:
    """Of the actor himself, also where he works along, not of whom he stands in for. Raises Hidden."""
    require(actor, "dossier_openen")
    own = Q(zorgcoordinator=actor.user_id)
    along = working_now(Teamlid.objects.filter(gebruiker=actor.user_id), now()).values("dossier")
    rows = _running(access.caseload_of(actor).filter(own | Q(pk__in=along)))
    found: Mapping[str, int] = rows.aggregate(**_counted(own))
    return _last("U", found), weighed(found, today())


def caseload_of(actor: Actor) -> Caseload:
    """Raises Hidden. Of colleagues only how many dossiers there are and what they weigh, to divide the work by."""
    eigen, delen = own_load(actor)
    rows = _running(Dossier.objects.all())
    by_colleague: Any = rows.values("zorgcoordinator__naam").annotate(**_counted())
    found = {row["zorgcoordinator__naam"] or NIEMAND: row for row in by_colleague}
    along = _working_along()
    nothing = {**dict.fromkeys(CODES, 0), "dossiers": 0}
    team = [
        _last(naam, {**found.get(naam, nothing), "team": along.get(naam, 0)}) for naam in {*found, *along}
    ]  # fmt: skip
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


def _working_along() -> dict[str, int]:
    """In how many running dossiers of others each colleague works along now."""
    rows = working_now(Teamlid.objects.exclude(dossier__fase__in=VOORBIJ), now()).order_by()
    counted: Any = rows.values_list("gebruiker__naam").annotate(aantal=Count("pk"))
    return dict(counted)


def _last(naam: str, found: Mapping[str, int]) -> Last:
    vandaag = today()
    punten = points({code: found[code] for code in CODES}, vandaag)
    return Last(naam, found["dossiers"], punten, weeks(punten, vandaag))
