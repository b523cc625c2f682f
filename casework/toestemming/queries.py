"""Reading consents, always through the dossier they belong to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from casework import access
from casework.dossier.models import Dossier
from casework.toestemming.models import Toestemming
from casework.toestemming.rules import TOESTEMMING, still_stands
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden


def toestemmingen_of(actor: Actor, dossier_id: UUID) -> QuerySet[Toestemming]:
    """Newest first; a look at the dossier. Raises Hidden."""
    return all_of(access.look_at_dossier(actor, dossier_id))


def all_of(dossier: Dossier, doel: str = "") -> QuerySet[Toestemming]:
    """Of a dossier that came through the gate already, for one purpose or for all. Newest first."""
    rows = Toestemming.objects.filter(dossier=dossier).select_related("vastgelegd_door").order_by("-vastgelegd_at")
    return rows.filter(doel=doel) if doel else rows


def standing(dossier: Dossier, doel: str) -> Toestemming | None:
    """The consent on which the purpose may rest now."""
    return Toestemming.objects.filter(dossier=dossier, doel=doel, status="gegeven").first()


@dataclass(frozen=True)
class GeldigeGrond:
    """On what something about the person may go to a receiver. `soort` is "toestemming" or a word of the other legal
    grounds, `kenmerk` the id of the row that says so, `datum` since when. `toestemming` is that row when it is one."""

    soort: str
    kenmerk: UUID
    datum: date
    toestemming: Toestemming | None = None


def valid_ground(dossier: Dossier, doel: str, ontvanger: str = "", dag: date | None = None) -> GeldigeGrond | None:
    """The ground on which data of this dossier may go to this receiver for this purpose on a day (default today), or
    None: the default is no. Of a dossier that came through the gate already. `ontvanger` is empty for a purpose with
    one receiver (registratie_comensha). For registratie_comensha it is a toestemming or None, never another ground."""
    given = standing(dossier, doel)
    if given is None or ontvanger or given.datum > (dag or today()):
        return None
    persoon = dossier.persoon
    stands = still_stands(
        given.gegeven_door,
        given.leeftijdsgroep,
        persoon.leeftijd(dag or today()),
        persoon.minderjarig,
        wilsbekwaam=given.wilsbekwaam,
    )
    return GeldigeGrond("toestemming", given.pk, given.datum, given) if stands else None


def never_asked(dossiers: QuerySet[Dossier], doel: str) -> QuerySet[Dossier]:
    """Those in which the question for this purpose has no answer yet."""
    answers = Toestemming.objects.filter(dossier=OuterRef("pk"), doel=doel)
    return dossiers.filter(~Exists(answers))


def dossier_to_ask(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form in which an answer is recorded. Raises Hidden."""
    require(actor, "toestemming_vastleggen")
    return access.look_to_change(actor, dossier_id)


def toestemming_to_withdraw(actor: Actor, toestemming_id: UUID) -> Toestemming:
    """For the page that asks to confirm; a look at its dossier. Raises Hidden, and Refused when it stands no longer."""
    require(actor, "toestemming_vastleggen")
    rows = Toestemming.objects.filter(dossier__in=access.dossiers_to_change(actor)).select_related("dossier")
    found = rows.filter(pk=toestemming_id).first()
    if found is None:
        raise Hidden
    access.take_step(actor, TOESTEMMING, "intrekken", found.status)
    found.dossier = access.look_to_change(actor, found.dossier_id)
    return found
