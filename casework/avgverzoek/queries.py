"""Reading requests: in full only in dossiers that the actor may change; their terms by who watches over them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, QuerySet, When

from casework import access
from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.rules import WACHT
from casework.dossier.models import Dossier
from casework.registratie.models import Registratie
from casework.zorgactie.models import Zorgactie
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Hidden

RIGHT = "avgverzoek_behandelen"
TERMIJNEN = "avgtermijnen_inzien"
GROND = "verzoek van de betrokkene over zijn gegevens"


@dataclass(frozen=True)
class VerzoekDetail:
    """`ontvangers`: who has something of this person, and must hear of it (AVG art. 19)."""

    verzoek: Avgverzoek
    ontvangers: list[str]


def verzoeken_for(actor: Actor) -> QuerySet[Avgverzoek]:
    """Raises Hidden without the right."""
    require(actor, RIGHT)
    rows = Avgverzoek.objects.filter(dossier__in=access.dossiers_to_change(actor))
    return rows.select_related("dossier", "vastgelegd_door", "besloten_door", "wisverzoek")


def verzoek_for(actor: Actor, verzoek_id: UUID, *, lock: bool = False) -> Avgverzoek:
    """Raises Hidden when it is not there for this actor. Lock it before it is changed."""
    rows = verzoeken_for(actor)
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=verzoek_id).first()
    if found is None:
        raise Hidden
    return found


def look_at_verzoek(actor: Actor, verzoek_id: UUID) -> VerzoekDetail:
    """With a line in the log, also when the dossier is there no longer. Raises Hidden."""
    found = verzoek_for(actor, verzoek_id)
    record(
        "avgverzoek_bekeken", actor=actor, object_type="dossier", object_id=found.dossier_id, ground=GROND,
        avgverzoek=str(found.pk),
    )  # fmt: skip
    return VerzoekDetail(found, receivers_of(found.dossier_id))


def dossier_asked_about(actor: Actor, dossier_id: UUID) -> tuple[Dossier, list[Avgverzoek]]:
    """For the form in which a request is noted, with the earlier ones. A look. Raises Hidden."""
    require(actor, RIGHT)
    dossier = access.look_to_change(actor, dossier_id)
    return dossier, list(verzoeken_for(actor).filter(dossier=dossier))


def terms(actor: Actor) -> QuerySet[Avgverzoek]:
    """Of the whole regio: a number, a right and a day, never what was asked or by whom. What waits is on top, the
    first day first. Raises Hidden."""
    require(actor, TERMIJNEN)
    rows = Avgverzoek.objects.select_related("dossier")
    done = Case(When(status__in=WACHT, then=0), default=1)
    return rows.defer("wat", "waarom", "gedaan", "reden").order_by(done, "uiterlijk", "pk")


def own_among(actor: Actor, rows: list[Avgverzoek]) -> set[UUID]:
    """Which of these the actor may open."""
    if not may(actor, RIGHT):
        return set()
    return set(verzoeken_for(actor).filter(pk__in=[one.pk for one in rows]).values_list("pk", flat=True))


def receivers_of(dossier_id: UUID) -> list[str]:
    """By name. CoMensha hears it by letter, the others from the zorgcoördinator."""
    registered = Registratie.objects.filter(dossier=dossier_id, soort="volledig").exists()
    helpers = Zorgactie.objects.filter(dossier=dossier_id).exclude(status="ingetrokken")
    names = helpers.order_by("organisatie__naam").values_list("organisatie__naam", flat=True).distinct()
    return [*(["CoMensha"] if registered else []), *names]


def waiting(actor: Actor) -> QuerySet[Avgverzoek]:
    """In the own caseload, the first that is due on top."""
    if not may(actor, RIGHT):
        return Avgverzoek.objects.none()
    return Avgverzoek.objects.filter(status__in=WACHT, dossier__in=access.caseload_of(actor)).order_by("uiterlijk")


def late(actor: Actor) -> QuerySet[Avgverzoek]:
    """Of the whole regio, for who watches over the terms but does not decide."""
    if not may(actor, TERMIJNEN) or may(actor, RIGHT):
        return Avgverzoek.objects.none()
    return Avgverzoek.objects.filter(status__in=WACHT, uiterlijk__lt=today()).order_by("uiterlijk")
