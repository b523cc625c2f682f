"""Reading the terms after which somebody is reminded."""

from dataclasses import dataclass
from datetime import date

from casework.herinnering.models import Herinnertermijn
from casework.herinnering.rules import SOORTEN, STANDAARD, Afspraak, terms_on
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.once import once
from dekkend.isolation.context import current_schema


@dataclass(frozen=True)
class TermijnDetail:
    """Of one kind: what holds now, whether the regio agreed on it, and every agreement, newest first."""

    soort: str
    label: str
    dagen: int
    standaard: int
    afspraken: tuple[Herinnertermijn, ...]


def terms(dag: date) -> dict[str, int]:
    """Days for each kind, with one question to the database for a whole page. No right is asked: it is no secret."""
    return once(("herinnertermijnen", current_schema(), dag), lambda: _terms(dag))


def _terms(dag: date) -> dict[str, int]:
    rows = Herinnertermijn.objects.filter(ingang__lte=dag).values_list("soort", "dagen", "ingang")
    return terms_on(dag, (Afspraak(*row) for row in rows))


def termijnen(actor: Actor) -> list[TermijnDetail]:
    """Raises Hidden without the right."""
    require(actor, "herinneringen_beheren")
    rows = list(Herinnertermijn.objects.select_related("vastgesteld_door").order_by("-ingang"))
    known = terms_on(today(), (Afspraak(one.soort, one.dagen, one.ingang) for one in rows))
    return [
        TermijnDetail(soort, label, known[soort], STANDAARD[soort], tuple(one for one in rows if one.soort == soort))
        for soort, label in SOORTEN.items()
    ]
