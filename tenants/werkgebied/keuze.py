"""What is chosen on the page so far. It stands in the address, so that it works without JavaScript and can be shared:
codes of gemeenten are no data about persons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from dekkend.accounts.actor import Actor
from tenants.werkgebied.forms import first_of_next_month
from tenants.werkgebied.queries import Werkgebied, codes_in_area, werkgebied_for
from tenants.werkgebied.rules import Wijziging


@dataclass(frozen=True)
class Keuze:
    """The area of the day, and the gemeenten that are ticked."""

    gebied: Werkgebied
    gekozen: frozenset[str]
    heel_nederland: bool

    @property
    def wijziging(self) -> Wijziging:
        there = self.gebied.codes
        return Wijziging(self.gebied.op, self.gekozen - there, there - self.gekozen)

    @property
    def erbij(self) -> list[str]:
        return sorted(self.wijziging.erbij)

    @property
    def eraf(self) -> list[str]:
        return sorted(self.wijziging.eraf)

    def address(self, toggle: str = "", **rest: str) -> str:
        """The page with what is chosen; with one gemeente the other way round."""
        chosen = self.gekozen ^ {toggle} if toggle else self.gekozen
        there = self.gebied.codes
        parts: Mapping[str, object] = {
            "vanaf": self.gebied.op.isoformat(),
            "erbij": sorted(chosen - there),
            "eraf": sorted(there - chosen),
            **({"kaart": "nederland"} if self.heel_nederland else {}),
            **rest,
        }
        return f"{reverse('werkgebied_wijzigen')}?{urlencode(parts, doseq=True)}"


def keuze_of(actor: Actor, asked: QueryDict, today: date) -> Keuze:
    """From an address. What is not a day or a gemeente of that day is left out. Raises Hidden without the right."""
    found = werkgebied_for(actor, _day(asked.get("vanaf", "")) or first_of_next_month(today))
    chosen = (found.codes | set(asked.getlist("erbij"))) - set(asked.getlist("eraf"))
    gebied = asked.get("gebied", "")
    if gebied:
        area = codes_in_area(found.gemeenten, gebied)
        chosen = area if asked.get("hoe") == "precies" and area else chosen | area
    return Keuze(found, (chosen & found.land.gemeenten) | (chosen & found.codes), asked.get("kaart") == "nederland")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
