"""What is shared of a dossier, and what other apps may know of dossiers on an agenda."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from casework import access
from casework.avgverzoek.rules import STIL
from casework.avgverzoek.stop import WAAROM, stop_now, stop_of
from casework.dossier.models import Dossier
from casework.toestemming.queries import valid_ground
from dekkend.accounts.actor import Actor
from dekkend.core.errors import InvalidInput


@dataclass(frozen=True)
class DossierOpAgenda:
    """Its number, and how much the actor may read of it now: "alles", "gedeeld", or "" for nothing. `stil`: nothing
    of it is shown to the table now, because the person asked for that."""

    id: UUID
    nummer: str
    lezen: str
    stil: bool = False


def look_at_shared(actor: Actor, dossier_id: UUID) -> Dossier:
    """A look: it is written to the log. Raises Hidden."""
    return access.look_at_shared(actor, dossier_id)


def dossier_to_share(actor: Actor, nummer: str) -> DossierOpAgenda:
    """For an agenda, by its number: one that the actor may change himself. Raises InvalidInput, the same for one that
    does not exist and one that is a colleague's, and for one of which nothing may be shared now."""
    found = access.dossiers_to_change(actor).filter(nummer=nummer.strip().upper()).first()
    if found is None:
        raise InvalidInput({"nummer": ["U heeft geen dossier met dit nummer. Controleer het nummer."]})
    if stop_now(found.pk) == STIL:
        raise InvalidInput({"nummer": [WAAROM[STIL]]})
    return DossierOpAgenda(found.pk, found.nummer, access.judge(actor, found).lezen)


def number_of(actor: Actor, dossier_id: UUID) -> str:
    """Of one that the actor may change himself; else nothing."""
    found = access.dossiers_to_change(actor).filter(pk=dossier_id).first()
    return found.nummer if found else ""


def may_be_discussed(dossier_id: UUID, tafel: str) -> bool:
    """Whether a ground to talk about this dossier at a table of this kind stands today."""
    dossier = Dossier.objects.select_related("persoon").get(pk=dossier_id)
    return valid_ground(dossier, "overleg", tafel) is not None


def dossiers_on_agenda(actor: Actor, ids: Collection[UUID]) -> list[DossierOpAgenda]:
    """By number, with what this actor may read of each. The number alone is for everybody at the table."""
    rows = access.with_facts(Dossier.objects.filter(pk__in=ids), actor).order_by("nummer")
    return [DossierOpAgenda(row.pk, row.nummer, access.judge(actor, row).lezen, stop_of(row) == STIL) for row in rows]
