"""How complete the figures are, per regio and quarter. How many people there are in them is not known here."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from dekkend.core.period import Kwartaal
from dekkend.national.cijferstand.models import Cijferstand
from tenants.public import tenants_of_kind

RIGHT = "registraties_ontvangen_inzien"
AANTAL_KWARTALEN = 8


@dataclass(frozen=True)
class Regiostand:
    """`ontvangen_at` is None while the quarter is not closed there; `aanvullingen` came later."""

    schema: str
    regio: str
    ontvangen_at: datetime | None
    aanvullingen: int

    @property
    def status(self) -> str:
        return "ontvangen" if self.ontvangen_at else "ontbreekt"


@dataclass(frozen=True)
class Volledigheid:
    """Of one quarter; `kwartalen` are those to choose from, the newest first."""

    kwartaal: str
    kwartalen: list[str]
    regios: list[Regiostand]

    @property
    def ontvangen(self) -> int:
        return sum(one.ontvangen_at is not None for one in self.regios)


def quarters_to_show(vandaag: date) -> list[str]:
    """The last two years, but for the quarter that runs."""
    found, quarter = [], Kwartaal.of(vandaag)
    for _ in range(AANTAL_KWARTALEN):
        quarter = Kwartaal.of(quarter.begin - timedelta(days=1))
        found.append(str(quarter))
    return found


def volledigheid(actor: Actor, kwartaal: str = "") -> Volledigheid:
    """Empty is the newest quarter. Raises Hidden without the right, and for a quarter that is not there."""
    require(actor, RIGHT)
    quarters = quarters_to_show(today())
    chosen = kwartaal or quarters[0]
    if chosen not in quarters:
        raise Hidden
    came: dict[str, list[Cijferstand]] = {}
    for row in Cijferstand.objects.filter(kwartaal=chosen):
        came.setdefault(row.regio, []).append(row)
    regios = [_stand(one.schema, one.naam, came.get(one.schema, [])) for one in tenants_of_kind("regio")]
    return Volledigheid(chosen, quarters, sorted(regios, key=lambda one: one.regio))


def _stand(schema: str, naam: str, rows: list[Cijferstand]) -> Regiostand:
    closing = next((row.ontvangen_at for row in rows if row.volgnummer == 1), None)
    return Regiostand(schema, naam, closing, sum(row.volgnummer > 1 for row in rows))
