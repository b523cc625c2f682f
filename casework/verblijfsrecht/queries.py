"""Reading the tracks of a dossier, always through the dossier."""

from dataclasses import dataclass, field
from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.pijlers.models import Termijn
from casework.pijlers.queries import clocks_by_zaak
from casework.records import record_for_form
from casework.verblijfsrecht.models import Verblijfsspoor, Verlenging
from casework.verblijfsrecht.rules import LOPEND, VERBLIJFSSPOOR
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Refused
from dekkend.core.transitions import Edge


@dataclass(frozen=True)
class SpoorDetail:
    spoor: Verblijfsspoor
    klokken: list[Termijn] = field(default_factory=list)
    verlengingen: list[Verlenging] = field(default_factory=list)


@dataclass(frozen=True)
class VerblijfDetail:
    """`lopend` is what is under way, `voorbij` what was."""

    dossier: Dossier
    lopend: list[SpoorDetail]
    voorbij: list[SpoorDetail]


def verblijf_of(actor: Actor, dossier_id: UUID) -> VerblijfDetail:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    rows = all_of(dossier)
    return VerblijfDetail(
        dossier,
        [row for row in rows if row.spoor.status in LOPEND],
        [row for row in rows if row.spoor.status not in LOPEND],
    )


def all_of(dossier: Dossier) -> list[SpoorDetail]:
    """Of a dossier that came through the gate already. Newest first."""
    clocks = clocks_by_zaak(dossier, "verblijfsrecht")
    sporen = Verblijfsspoor.objects.filter(dossier=dossier).select_related("gewijzigd_door")
    return [
        SpoorDetail(spoor, clocks.get(spoor.pk, []), list(spoor.verlengingen.all()))
        for spoor in sporen.prefetch_related("verlengingen__door")
    ]


def dossier_to_start(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form of a new track. Raises Hidden."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def steps_open(actor: Actor, spoor: Verblijfsspoor) -> list[Edge]:
    return VERBLIJFSSPOOR.open_to(spoor.status, actor.roles)


def spoor_to_change(actor: Actor, spoor_id: UUID) -> Verblijfsspoor:
    """For the form in which is written what happened. Raises Hidden, and Refused when it is over."""
    found = record_for_form(actor, "dossier_openen", Verblijfsspoor.objects.all(), spoor_id)
    if not steps_open(actor, found):
        raise Refused("Dit is al geëindigd. Ververs de pagina.")
    return found
