"""Reading why a registration was taken back, always through the dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.intrekking.models import Registratieintrekking
from casework.registratie.models import Registratie
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden
from tenants.post.public import awaiting


@dataclass(frozen=True)
class Ingetrokken:
    """One withdrawal, and whether the national tier said that it is gone there."""

    rij: Registratieintrekking
    bevestigd: bool

    @property
    def status(self) -> str:
        return "ontvangen" if self.bevestigd else "verzonden"


def standing(registratie: Registratie | None) -> Registratieintrekking | None:
    """The withdrawal after which nothing went any more."""
    if registratie is None or registratie.soort == "volledig":
        return None
    return Registratieintrekking.objects.filter(dossier=registratie.dossier_id, versie=registratie.versie).first()


def intrekkingen_of(dossier: Dossier, registratie: Registratie | None) -> Sequence[Ingetrokken]:
    """Of a dossier that came through the gate already; the newest first."""
    if registratie is None:
        return []
    rows = list(Registratieintrekking.objects.filter(dossier=dossier).select_related("ingetrokken_door"))
    waiting = awaiting("registratie_intrekking") if rows else set()
    return [Ingetrokken(row, (str(registratie.pk), row.versie) not in waiting) for row in rows]


def look_at_intrekkingen(actor: Actor, dossier_id: UUID) -> Sequence[Ingetrokken]:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return intrekkingen_of(dossier, Registratie.objects.filter(dossier=dossier).first())


def look_at_intrekking(actor: Actor, intrekking_id: UUID) -> tuple[Dossier, Ingetrokken]:
    """For the receipt; a look at the dossier. Raises Hidden."""
    row = Registratieintrekking.objects.filter(pk=intrekking_id).first()
    if row is None:
        raise Hidden
    dossier = access.look_at_dossier(actor, row.dossier_id)
    registratie = Registratie.objects.filter(dossier=dossier).first()
    for one in intrekkingen_of(dossier, registratie):
        if one.rij.pk == intrekking_id:
            return dossier, one
    # Another regio registers this person by now, and says so there.
    raise Hidden


def dossier_to_withdraw(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form; a look. Raises Hidden."""
    require(actor, "registratie_versturen")
    return access.look_to_change(actor, dossier_id)
