"""What a restriction or an objection stops. Whoever sends something about a person asks here first."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.rules import OPEN, RUIM, STAAND, STIL, Stand, stopped_by
from casework.dossier.models import Dossier
from dekkend.core.errors import Refused

FEITEN = ("recht", "status", "besluit", "tegen")
WAAROM = {
    STIL: "De gegevens zijn stilgezet na een verzoek van de betrokkene. Er gaat nu niets naar "
    "anderen, en wat is gedeeld zien zij nu niet.",
    "registratie": "De betrokkene maakte bezwaar tegen de registratie. Er gaat nu niets naar CoMensha.",
}


_GRANTED = Q(status__in=STAAND, besluit__in=RUIM)
_STILL = Q(_GRANTED, recht="beperking") | Q(recht="bezwaar", tegen=STIL) & (_GRANTED | Q(status__in=OPEN))


def facts_of_stop(dossier: str) -> Any:
    """To annotate rows with; `dossier` is how such a row names its dossier."""
    rows = _may_stop().filter(dossier=OuterRef(dossier))
    return ArraySubquery(rows.values(rij=JSONObject(**{name: name for name in FEITEN})))


def stop_of(dossier: Any) -> str:
    """A word of TEGEN, or nothing. Of a row that came through the gate: what was known when it was fetched."""
    if hasattr(dossier, "feiten_stop"):
        return _judge(dossier.feiten_stop)
    return stop_now(dossier.pk)


def stop_now(dossier_id: UUID) -> str:
    return _judge(_may_stop().filter(dossier=dossier_id).values(*FEITEN))


def must_not_be_stopped(dossier: Dossier, wat: str = STIL) -> None:
    """`wat` is what would go: "registratie" or anything else. Asked anew, below the lock on the dossier. Raises
    Refused."""
    stop = stop_now(dossier.pk)
    if stop and stop in (STIL, wat):
        raise Refused(WAAROM[stop])


def held_still(since: Any = None) -> QuerySet[Avgverzoek, Any]:
    """Ids of dossiers of which nothing may go to others, and nothing that went may be looked at by them; or only those
    that were stopped after the moment `since`. An objection stops from the day it was noted."""
    rows = _may_stop().filter(_STILL)
    if since is not None:
        rows = rows.filter(Q(recht="beperking", besloten_at__gt=since) | Q(recht="bezwaar", vastgelegd_at__gt=since))
    return rows.values("dossier")


def stopped_dossiers() -> QuerySet[Avgverzoek, Any]:
    """Ids of dossiers of which nothing may go to the national tier."""
    return _may_stop().filter(_GRANTED | Q(recht="bezwaar", status__in=OPEN)).values("dossier")


def _may_stop() -> QuerySet[Avgverzoek]:
    rows = Avgverzoek.objects.filter(recht__in=["beperking", "bezwaar"], status__in=[*OPEN, *STAAND])
    return rows.order_by()


def _judge(rows: Iterable[Mapping[str, str]]) -> str:
    return stopped_by([Stand(**row) for row in rows])
