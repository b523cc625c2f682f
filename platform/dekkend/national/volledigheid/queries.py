"""How complete the registrations are, per regio. It counts what is missing and opens nothing about anybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from casework.public import KOLOMMEN_PER_VELD, VELDGROEPEN
from dekkend.accounts.actor import Actor
from dekkend.national.navraag.models import GesteldeNavraag
from dekkend.national.registraties.queries import registraties
from tenants.public import tenants_of_kind


@dataclass(frozen=True)
class Regiovolledigheid:
    """`volledig` is the number of registrations in which a group of fields is known, by the name of the group."""

    schema: str
    regio: str
    aantal: int
    volledig: Mapping[str, int]
    open_navragen: int

    def procent(self, groep: str) -> int | None:
        """None when there is nothing to count."""
        return round(100 * self.volledig[groep] / self.aantal) if self.aantal else None

    @property
    def regels(self) -> list[tuple["Veldgroep", int | None]]:
        return [(groep, self.procent(groep.naam)) for groep in veldgroepen()]

    @property
    def procenten(self) -> Mapping[str, int | None]:
        return {groep: self.procent(groep) for groep in VELDGROEPEN}


@dataclass(frozen=True)
class Veldgroep:
    """A group of fields that is known or not, and the fields of the standard that it fills."""

    naam: str
    label: str
    kolommen: tuple[str, ...]


def veldgroepen() -> list[Veldgroep]:
    return [Veldgroep(naam, one.label, KOLOMMEN_PER_VELD.get(one.veld, ())) for naam, one in VELDGROEPEN.items()]


def per_regio(actor: Actor) -> list[Regiovolledigheid]:
    """Of what stands: what was taken back counts nowhere. Raises Hidden without the right."""
    known = {naam: Count("pk", filter=~Q(ontbreekt__overlap=list(one.codes))) for naam, one in VELDGROEPEN.items()}
    rows = registraties(actor).order_by().values("afzender").annotate(aantal=Count("pk"), **known)
    found: dict[str, dict[str, int]] = {row.pop("afzender"): row for row in rows}  # type: ignore[misc]
    asked = GesteldeNavraag.objects.filter(status="open").order_by().values_list("registratie__afzender")
    open_ = dict(asked.annotate(aantal=Count("pk")))
    regios = [
        Regiovolledigheid(
            schema=one.schema,
            regio=one.naam,
            aantal=found.get(one.schema, {}).get("aantal", 0),
            volledig={naam: found.get(one.schema, {}).get(naam, 0) for naam in VELDGROEPEN},
            open_navragen=open_.get(one.schema, 0),
        )
        for one in tenants_of_kind("regio")
    ]
    return sorted(regios, key=lambda one: one.regio)
