"""The one gate of casework: who may see or change which record, and on which ground.

Every list begins with a scoped queryset from here, every single record is fetched here. A look at a record about a
person is written to the log before the answer goes out. What an actor may not know of is Hidden, like what does not
exist. Nothing is remembered: each question is judged by the tables and the clock as they are then.

The querysets ask the database what `casework/gronden.py` decides for one dossier; a test holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from casework.avgverzoek.rules import STIL
from casework.avgverzoek.stop import held_still, stop_of
from casework.contact.models import Melding
from casework.dossier.models import Dossier
from casework.feiten import windows, with_facts
from casework.gronden import (
    ADVIES,
    CASELOAD,
    NOODTOEGANG,
    OVERLEG,
    TEAM,
    TEAMLID,
    VERVANGING,
    ZORGACTIE,
    Besluit,
    Zaak,
    decide,
)
from casework.inzage.models import Inzage
from casework.opruimen.rules import check_there
from casework.overdracht.rules import ALLEEN_LEZEN, Overgedragen
from casework.team.models import Teamlid
from casework.team.rules import WERKT_MEE
from casework.vervanging.models import Vervanging
from casework.wissen.rules import Vernietigd
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, Refused
from dekkend.core.transitions import Edge, Machine
from dekkend.keys.keyring import load

__all__ = ["ADVIES", "CASELOAD", "TEAM", "TEAMLID", "VERVANGING", "with_facts"]

REGIO = "meldingen van de regio"
GEMEENTE = "meldingen van de gemeente"
ZELF = "zelf genoteerd"
EIGEN_GEMEENTE = "door de eigen gemeente gemeld"
PLATFORM = "werk van Dekkend zelf"

# An empty Q is neither: joined with | it vanishes.
NOTHING, EVERYTHING = Q(pk__in=[]), ~Q(pk__in=[])
Shown = dict[tuple[str, str], list[UUID]]


def take_step(actor: Actor, machine: Machine, name: str, state: str) -> Edge:
    """The edge, for somebody who has a role on it. Raises Hidden for others and Refused when the state is not right."""
    if not any(edge.name == name and not edge.roles.isdisjoint(actor.roles) for edge in machine.edges):
        raise Hidden
    return machine.take(name, state)


# Facts and conditions


def _lent(actor: Actor, nu: datetime, *gronden: str) -> QuerySet[Inzage, Any]:
    """The dossiers that are lent to the actor now."""
    rows = Inzage.objects.filter(user=actor.user_id, grond__in=gronden, ingetrokken_at=None, van__lte=nu)
    return rows.filter(Q(tot=None) | Q(tot__gt=nu)).values("dossier")


def _replaced(actor: Actor, nu: datetime) -> QuerySet[Vervanging, Any]:
    """The colleagues for whom the actor stands in now."""
    rows = Vervanging.objects.filter(vervanger=actor.user_id, beeindigd_at=None, van__lte=nu, tot__gt=nu)
    return rows.values("afwezige")


def _teams(nu: datetime, **who: Any) -> QuerySet[Teamlid, Any]:
    """The dossiers in which one of these works along now."""
    rows = Teamlid.objects.filter(rol=WERKT_MEE, gestopt_at=None, van__lte=nu, **who)
    return rows.filter(Q(tot=None) | Q(tot__gt=nu)).values("dossier")


def _own(actor: Actor, nu: datetime, prefix: str = "") -> Q:
    """The own caseload, where the actor works along, and that of colleagues for whom the actor stands in."""
    if not may(actor, "dossier_openen"):
        return NOTHING
    whose, which = f"{prefix}zorgcoordinator", f"{prefix}pk__in"
    where = NOTHING
    if actor.may_lean_on(CASELOAD):
        where |= Q(**{whose: actor.user_id})
    if actor.may_lean_on(TEAMLID):
        where |= Q(**{which: _teams(nu, gebruiker=actor.user_id)})
    if actor.may_lean_on(VERVANGING):
        away = _replaced(actor, nu)
        where |= Q(**{f"{whose}__in": away}) | Q(**{which: _teams(nu, gebruiker__in=away)})
    return where


def _changeable(actor: Actor, nu: datetime, prefix: str = "") -> Q:
    where = _own(actor, nu, prefix)
    if may(actor, "dossier_openen") and actor.may_lean_on(TEAM):
        where |= Q(**{f"{prefix}zorgcoordinator": None})
    return where


def _readable(actor: Actor, nu: datetime, prefix: str = "") -> Q:
    if "gedragswetenschapper" in actor.roles and actor.may_lean_on(ADVIES):
        return EVERYTHING
    where = _changeable(actor, nu, prefix)
    if may(actor, "noodtoegang_gebruiken") and actor.channel == "web" and actor.may_lean_on(NOODTOEGANG):
        where |= Q(**{f"{prefix}pk__in": _lent(actor, nu, "noodtoegang")})
    return where


def _shared(actor: Actor, nu: datetime) -> Q:
    if not may(actor, "dossier_gedeeld_inzien"):
        return NOTHING
    lent = {"zorgactie": ZORGACTIE, "overleg": OVERLEG}
    found = _lent(actor, nu, *(soort for soort, grond in lent.items() if actor.may_lean_on(grond)))
    return Q(pk__in=found) & ~Q(pk__in=held_still())


def judge(actor: Actor, dossier: Dossier, facts: Any = None, nu: datetime | None = None) -> Besluit:
    """What the actor may do with this dossier now. `facts` is the row that carries them, when not the dossier."""
    row: Any = facts or dossier
    if not hasattr(row, "feiten_inzage"):
        row = with_facts(Dossier.objects.filter(pk=dossier.pk), actor).get()
    zaak = Zaak(
        nu=nu or now(),
        zorgcoordinator=dossier.zorgcoordinator_id,
        inzage=windows(row.feiten_inzage),
        vervanging=windows(row.feiten_vervanging),
        team=windows(row.feiten_team),
        stil=stop_of(row) == STIL,
    )
    return decide(actor, zaak)


def on_behalf_of(ground: str, dossier: Dossier | None) -> str:
    """Who stands in for somebody does so for who works on the dossier: the name for the log."""
    return dossier.besluit.namens if ground == VERVANGING and dossier is not None else ""


# Meldingen


def meldingen_for(actor: Actor, nu: datetime | None = None) -> QuerySet[Melding]:
    """In a gemeente all of them. In a regio everybody sees what he noted himself; the zorgcoördinatoren share what is
    in no dossier yet, and for the rest a melding follows its dossier; the gedragswetenschapper sees all. A guest sees
    what his gemeente passed on, whatever became of it, and no other."""
    require(actor, "melding_inzien")
    if actor.kind == "gemeente":
        return Melding.objects.filter(EVERYTHING if actor.may_lean_on(GEMEENTE) else NOTHING)
    if actor.gast is not None:
        own = Q(namens_gemeente=actor.gast.gm_code) if actor.may_lean_on(EIGEN_GEMEENTE) else NOTHING
        return Melding.objects.filter(~Q(namens_gemeente=""), own)
    seen = Q(genoteerd_door=actor.user_id) if actor.may_lean_on(ZELF) else NOTHING
    if may(actor, "dossier_inzien"):
        seen |= Q(dossier=None) if actor.may_lean_on(REGIO) else NOTHING
        seen |= ~Q(dossier=None) & _readable(actor, nu or now(), "dossier__")
    return Melding.objects.filter(seen)


def melding_ground(actor: Actor, melding: Melding) -> str:
    """The nearest first, as for dossiers; who noted it needs no other ground."""
    if actor.kind == "gemeente":
        return GEMEENTE
    if actor.gast is not None:
        return EIGEN_GEMEENTE
    dossier = melding.dossier
    if dossier is None:
        return REGIO if may(actor, "dossier_inzien") and actor.may_lean_on(REGIO) else ZELF
    melding.besluit = judge(actor, dossier, facts=melding if hasattr(melding, "feiten_inzage") else None)
    dossier.besluit = melding.besluit
    noted = melding.genoteerd_door_id == actor.user_id and actor.may_lean_on(ZELF)
    if noted and not melding.besluit.wijzigen:
        return ZELF
    return melding.besluit.grond


def meldingen_with_facts(rows: QuerySet[Melding], actor: Actor) -> QuerySet[Melding]:
    return with_facts(rows, actor, "dossier", "dossier__zorgcoordinator").select_related("dossier__zorgcoordinator")


def melding_for(actor: Actor, melding_id: UUID, *, lock: bool = False) -> Melding:
    """Raises Hidden when it is not there for this actor. Lock it before it is changed; Refused when it
    was destroyed."""
    rows = meldingen_with_facts(meldingen_for(actor), actor).select_related("genoteerd_door")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=melding_id).first()
    if found is None:
        raise Hidden
    if lock:
        check_there(found.vernietigd_at)
    return found


def look_at_melding(actor: Actor, melding_id: UUID) -> Melding:
    """The same, with a line in the log."""
    melding = melding_for(actor, melding_id)
    ground = melding_ground(actor, melding)
    record(
        "melding_bekeken",
        actor=actor,
        object_type="melding",
        object_id=melding.pk,
        ground=ground,
        namens=on_behalf_of(ground, melding.dossier),
    )
    return melding


# Dossiers


def dossiers_for(actor: Actor, nu: datetime | None = None) -> QuerySet[Dossier]:
    """What the actor may read in full: his caseload and what nobody has, that of whom he stands in for, what he opened
    with noodtoegang (in a browser); the gedragswetenschapper advises on every case."""
    require(actor, "dossier_inzien")
    return Dossier.objects.filter(_readable(actor, nu or now()))


def dossiers_to_change(actor: Actor, nu: datetime | None = None) -> QuerySet[Dossier]:
    """The caseload, what nobody has, and the caseload of whom the actor stands in for."""
    require(actor, "dossier_inzien")
    return Dossier.objects.filter(_changeable(actor, nu or now()))


def caseload_of(actor: Actor, *, bewaard: bool = False) -> QuerySet[Dossier]:
    """The work of this actor: his own dossiers, those in which he works along, and for a while those of whom he stands
    in for. With what another regio works on and a bewaarstop keeps here (`bewaard`) only for who looks at that stop."""
    require(actor, "dossier_inzien")
    rows = Dossier.objects.filter(_own(actor, now()))
    return rows if bewaard else rows.exclude(fase="bewaard")


def dossiers_shown_to(actor: Actor, nu: datetime | None = None) -> QuerySet[Dossier]:
    """What the actor may see something of: all of it, or what is shared at a table or for a zorgactie and does not
    stand still."""
    nu = nu or now()
    full = _readable(actor, nu) if may(actor, "dossier_inzien") else NOTHING
    return Dossier.objects.filter(full | _shared(actor, nu) & ~Q(fase="bewaard"))


def dossier_ground(actor: Actor, dossier: Dossier) -> str:
    besluit = judge(actor, dossier)
    dossier.besluit = replace(dossier.besluit, namens=besluit.namens)
    return besluit.grond or PLATFORM


def _fetch(actor: Actor, rows: QuerySet[Dossier], dossier_id: UUID, *, lock: bool) -> Dossier:
    rows = with_facts(rows, actor).select_related("persoon", "zorgcoordinator")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=dossier_id).first()
    if found is None:
        raise Hidden
    if found.fase == "vernietigd":
        raise Vernietigd(found)
    if found.fase == "overgedragen":
        raise Overgedragen(found)
    found.besluit = judge(actor, found)
    if found.fase in ALLEEN_LEZEN:
        found.besluit = replace(found.besluit, noteren=False, wijzigen=False)
    return found


def dossier_for(actor: Actor, dossier_id: UUID, *, lock: bool = False) -> Dossier:
    """With its person, to read in full. Raises Hidden when it is not there for this actor."""
    return _fetch(actor, dossiers_for(actor), dossier_id, lock=lock)


def dossier_to_change(actor: Actor, dossier_id: UUID, *, lock: bool = True) -> Dossier:
    """The same for somebody who may change it, and locked for that. Raises Hidden for who may only read, and Refused
    while it is on its way to another regio or there already."""
    found = _fetch(actor, dossiers_to_change(actor), dossier_id, lock=lock)
    if not found.besluit.wijzigen:
        raise Refused(ALLEEN_LEZEN[found.fase])
    return found


def dossier_to_note(actor: Actor, dossier_id: UUID) -> Dossier:
    """For whoever may read it in full and write a note. Raises alike."""
    found = dossier_for(actor, dossier_id)
    if not found.besluit.noteren:
        raise Refused(ALLEEN_LEZEN[found.fase])
    return found


def look_at_dossier(actor: Actor, dossier_id: UUID) -> Dossier:
    """To read in full, with a line in the log."""
    dossier = dossier_for(actor, dossier_id)
    _looked("dossier_bekeken", actor, dossier)
    return dossier


def look_to_change(actor: Actor, dossier_id: UUID) -> Dossier:
    """For a form in which it is changed, with a line in the log. Raises Hidden for who may only read."""
    dossier = dossier_to_change(actor, dossier_id, lock=False)
    _looked("dossier_bekeken", actor, dossier)
    return dossier


def look_to_keep(actor: Actor, dossier_id: UUID) -> Dossier:
    """The same also for what another regio has by now and is kept here: a stop on it can still be lifted."""
    dossier = _fetch(actor, dossiers_to_change(actor), dossier_id, lock=False)
    _looked("dossier_bekeken", actor, dossier)
    return dossier


def look_at_shared(actor: Actor, dossier_id: UUID) -> Dossier:
    """What is shared of it, with a line in the log. The page shows no more than that to anybody."""
    dossier = _fetch(actor, dossiers_shown_to(actor), dossier_id, lock=False)
    _looked("dossier_gedeeld_bekeken", actor, dossier)
    return dossier


def look_at_log(actor: Actor, dossier_id: UUID) -> Dossier:
    """To read who looked at it. That is a look as well."""
    dossier = dossier_for(actor, dossier_id)
    _looked("dossierlogboek_bekeken", actor, dossier)
    return dossier


def _looked(code: str, actor: Actor, dossier: Dossier) -> None:
    ground = dossier.besluit.grond
    namens = on_behalf_of(ground, dossier)
    record(code, actor=actor, object_type="dossier", object_id=dossier.pk, ground=ground, namens=namens)


def looked_at_names(actor: Actor, dossiers: Iterable[Dossier]) -> None:
    """A list that shows names is a look at each of these persons, one line for each ground. Fetches their keys with
    one query; the rows carry their facts."""
    shown = list(dossiers)
    load(actor.tenant, [dossier.pk for dossier in shown])
    by_ground: Shown = defaultdict(list)
    for dossier in shown:
        ground = dossier_ground(actor, dossier)
        by_ground[ground, on_behalf_of(ground, dossier)].append(dossier.pk)
    _looked_at_list("dossierlijst_bekeken", "dossier", actor, by_ground)


def looked_at_meldingen(actor: Actor, meldingen: Iterable[Melding]) -> None:
    """The same for a list of meldingen."""
    by_ground: Shown = defaultdict(list)
    for melding in meldingen:
        ground = melding_ground(actor, melding)
        by_ground[ground, on_behalf_of(ground, melding.dossier)].append(melding.pk)
    _looked_at_list("meldinglijst_bekeken", "melding", actor, by_ground)


def _looked_at_list(code: str, kind: str, actor: Actor, shown: Shown) -> None:
    for (ground, namens), ids in sorted(shown.items()):
        details: dict[str, Any] = {f"{kind}s": sorted(map(str, ids))}
        record(
            code,
            actor=actor,
            object_type=f"{kind}lijst",
            object_id="",
            ground=ground,
            namens=namens,
            **details,
        )
