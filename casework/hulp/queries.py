"""Reading the help of a dossier, always through the dossier."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate

from casework import access
from casework.dossier.models import Dossier
from casework.hulp.models import Hulp
from casework.hulp.rules import HULP, LOPEND, before_the_intake_was_done
from casework.pijlers.models import Termijn
from casework.pijlers.queries import clocks_by_zaak
from casework.records import record_for_form
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Refused
from dekkend.core.transitions import Edge


@dataclass(frozen=True)
class HulpDetail:
    """`vroeg`: it began before the intake was done."""

    hulp: Hulp
    klokken: list[Termijn]
    vroeg: bool

    @property
    def loopt(self) -> bool:
        return self.hulp.status in LOPEND


def hulp_of(actor: Actor, dossier_id: UUID) -> tuple[Dossier, list[HulpDetail]]:
    """A look at the dossier; the newest first. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return dossier, all_of(dossier)


def all_of(dossier: Dossier) -> list[HulpDetail]:
    """Of a dossier that came through the gate already."""
    clocks = clocks_by_zaak(dossier, "hulp")
    opened = localdate(dossier.geopend_at)
    return [
        HulpDetail(row, clocks.get(row.pk, []), before_the_intake_was_done(row.begin, dossier.fase, opened))
        for row in Hulp.objects.filter(dossier=dossier).select_related("gewijzigd_door")
    ]


def dossier_to_start(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form of new help. Raises Hidden."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def hulp_to_change(actor: Actor, hulp_id: UUID) -> tuple[Hulp, list[Edge]]:
    """For the form of its next step. Raises Hidden, and Refused when it is over."""
    found = record_for_form(actor, "dossier_openen", Hulp.objects.all(), hulp_id)
    steps = HULP.open_to(found.status, actor.roles)
    if not steps:
        raise Refused("Deze hulp is al voorbij. Ververs de pagina.")
    return found, steps
