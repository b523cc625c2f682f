"""The one gate of casework: who may see or change which record, and on which ground.

Every list begins with a scoped queryset from here, every single record is fetched here. A look at a record about a
person is written to the log before the answer goes out. What an actor may not know of is Hidden, like what does not
exist.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from casework.contact.models import Melding
from casework.dossier.models import Dossier
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import Hidden
from dekkend.core.transitions import Edge, Machine
from dekkend.keys.keyring import load

CASELOAD = "eigen caseload"
TEAM = "team, nog geen zorgcoördinator"
ADVIES = "advies op elke casus"
REGIO = "meldingen van de regio"
GEMEENTE = "meldingen van de gemeente"
ZELF = "zelf genoteerd"


def take_step(actor: Actor, machine: Machine, name: str, state: str) -> Edge:
    """The edge, for somebody who has a role on it. Raises Hidden for others and Refused when the state is not right."""
    if not any(edge.name == name and not edge.roles.isdisjoint(actor.roles) for edge in machine.edges):
        raise Hidden
    return machine.take(name, state)


# Meldingen


def meldingen_for(actor: Actor) -> QuerySet[Melding]:
    """In a gemeente all of them. In a regio everybody sees what he noted himself; the zorgcoördinatoren share what is
    in no dossier yet and follow their dossiers; the gedragswetenschapper sees all."""
    require(actor, "melding_inzien")
    if actor.kind == "gemeente" or "gedragswetenschapper" in actor.roles:
        return Melding.objects.all()
    seen = Q(genoteerd_door=actor.user_id)
    if may(actor, "dossier_inzien"):
        seen |= Q(dossier=None) | Q(dossier__zorgcoordinator=None) | Q(dossier__zorgcoordinator=actor.user_id)
    return Melding.objects.filter(seen)


def melding_ground(actor: Actor) -> str:
    if actor.kind == "gemeente":
        return GEMEENTE
    return REGIO if may(actor, "dossier_inzien") else ZELF


def melding_for(actor: Actor, melding_id: UUID, *, lock: bool = False) -> Melding:
    """Raises Hidden when it is not there for this actor. Lock it before it is changed."""
    rows = meldingen_for(actor).select_related("genoteerd_door")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=melding_id).first()
    if found is None:
        raise Hidden
    return found


def look_at_melding(actor: Actor, melding_id: UUID) -> Melding:
    """The same, with a line in the log."""
    melding = melding_for(actor, melding_id)
    ground = melding_ground(actor)
    record("melding_bekeken", actor=actor, object_type="melding", object_id=melding.pk, ground=ground)
    return melding


# Dossiers


def dossiers_for(actor: Actor) -> QuerySet[Dossier]:
    """The gedragswetenschapper advises on every case; a zorgcoördinator has a caseload, and what nobody has yet."""
    require(actor, "dossier_inzien")
    if "gedragswetenschapper" in actor.roles:
        return Dossier.objects.all()
    return Dossier.objects.filter(Q(zorgcoordinator=actor.user_id) | Q(zorgcoordinator=None))


def dossier_ground(actor: Actor, dossier: Dossier) -> str:
    if dossier.zorgcoordinator_id == actor.user_id:
        return CASELOAD
    return ADVIES if "gedragswetenschapper" in actor.roles else TEAM


def dossier_for(actor: Actor, dossier_id: UUID, *, lock: bool = False) -> Dossier:
    """With its person. Raises Hidden when it is not there for this actor. Lock it before it is changed."""
    rows = dossiers_for(actor).select_related("persoon", "zorgcoordinator")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=dossier_id).first()
    if found is None:
        raise Hidden
    return found


def look_at_dossier(actor: Actor, dossier_id: UUID) -> Dossier:
    """The same, with a line in the log."""
    dossier = dossier_for(actor, dossier_id)
    ground = dossier_ground(actor, dossier)
    record("dossier_bekeken", actor=actor, object_type="dossier", object_id=dossier.pk, ground=ground)
    return dossier


def looked_at_names(actor: Actor, dossier_ids: Iterable[UUID]) -> None:
    """A list that shows names is a look at each of these persons. Fetches their keys with one query."""
    shown = list(dossier_ids)
    load(actor.tenant, shown)
    ids = sorted(str(dossier_id) for dossier_id in shown)
    ground = ADVIES if "gedragswetenschapper" in actor.roles else CASELOAD
    record("dossierlijst_bekeken", actor=actor, object_type="dossierlijst", object_id="", ground=ground, dossiers=ids)
