"""Which zorgacties somebody may see or change: the zorgcoördinator by the dossier, a guest by his organisation.

A guest is of an organisation on the map, whatever it is called by now. Who was invited before his organisation stood
there, is known by its name until it does. He sees what was shared with it while it is offered or
runs, the ground for that stands and the person's data do not stand still, and nothing of it before or after.
"""

from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from casework import access
from casework.avgverzoek.stop import held_still
from casework.dossier.models import Dossier
from casework.grondslag.models import Grondslag
from casework.overdracht.rules import ALLEEN_LEZEN
from casework.records import lock_dossier, record_to_change
from casework.toestemming.models import Toestemming
from casework.zorgactie.models import Zorgactie
from casework.zorgactie.rules import DOEL, ZICHTBAAR
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, Refused

BEANTWOORDEN = "zorgactie_beantwoorden"
AANGEBODEN = "aangeboden aan de eigen organisatie"


def is_partner(actor: Actor) -> bool:
    """A guest of an organisation: who answers for it."""
    return actor.gast is not None and actor.gast.organisatie != "" and may(actor, BEANTWOORDEN)


def zorgacties_of_guest(actor: Actor) -> QuerySet[Zorgactie]:
    """What is offered to his organisation or runs there. Raises Hidden for who does not answer at all."""
    require(actor, BEANTWOORDEN)
    rows = asked_of(actor).filter(status__in=ZICHTBAAR).exclude(dossier__fase="bewaard")
    return with_ground(rows).exclude(dossier__in=held_still())


def asked_of(actor: Actor) -> QuerySet[Zorgactie]:
    """Whatever was ever offered to the organisation of this guest."""
    if actor.gast is None or not actor.gast.organisatie or not actor.may_lean_on(AANGEBODEN):
        return Zorgactie.objects.none()
    known = actor.gast.organisatie_id
    of = {"organisatie": known} if known else {"organisatie__naam__iexact": actor.gast.organisatie}
    return Zorgactie.objects.filter(**of)


def with_ground(rows: QuerySet[Zorgactie]) -> QuerySet[Zorgactie]:
    """Those that may still be shared with their organisation: a consent or another ground for it stands, and did not
    run out, also before anybody wrote that down."""
    still = Q(geldig_tot=None) | Q(geldig_tot__gte=today())
    given, other = _grounds()
    return rows.filter(Exists(given.filter(still, status="gegeven")) | Exists(other.filter(still, status="geldt")))


def ground_fell(rows: QuerySet[Zorgactie], since: Any) -> QuerySet[Zorgactie]:
    """Those that may be shared no longer, and might at the moment `since`."""
    given, other = (Exists(one.filter(ingetrokken_at__gt=since)) for one in _grounds())
    return rows.filter(given | other).exclude(pk__in=with_ground(rows).values("pk"))


def _grounds() -> tuple[QuerySet[Toestemming], QuerySet[Grondslag]]:
    """Whatever was recorded to share a zorgactie with its organisation; to ask for within a question for zorgacties."""
    for_it: dict[str, Any] = {
        "dossier": OuterRef("dossier"), "doel": DOEL, "ontvanger": Cast(OuterRef("organisatie"), CharField()),
    }  # fmt: skip
    return Toestemming.objects.filter(**for_it), Grondslag.objects.filter(**for_it)


def zorgactie_of_guest(actor: Actor, zorgactie_id: UUID) -> Zorgactie:
    """With its dossier. Raises Hidden."""
    rows = zorgacties_of_guest(actor).select_related("dossier__zorgcoordinator", "organisatie", "hulpvraag")
    found = rows.filter(pk=zorgactie_id).first()
    if found is None:
        raise Hidden
    return found


def zorgactie_to_read(actor: Actor, zorgactie_id: UUID) -> Zorgactie:
    """For a colleague who may read the dossier in full. Raises Hidden."""
    found = Zorgactie.objects.filter(pk=zorgactie_id, dossier__in=access.dossiers_for(actor))
    row = found.select_related("organisatie", "hulpvraag", "aangeboden_door", "gewijzigd_door", "partner").first()
    if row is None:
        raise Hidden
    return row


def zorgactie_to_change(actor: Actor, zorgactie_id: UUID) -> tuple[Zorgactie, Dossier]:
    """For the zorgcoördinator; both locked, the dossier first. Raises Hidden, and Refused on its way elsewhere."""
    rows = Zorgactie.objects.select_related("organisatie", "hulpvraag")
    found = record_to_change(actor, "dossier_openen", rows, zorgactie_id)
    return found, found.dossier


def zorgactie_to_answer(actor: Actor, zorgactie_id: UUID) -> tuple[Zorgactie, Dossier]:
    """For a guest; both locked, the dossier first. Raises alike."""
    found = zorgactie_of_guest(actor, zorgactie_id)
    dossier = lock_dossier(found.dossier_id)
    if dossier.fase in ALLEEN_LEZEN:
        raise Refused(ALLEEN_LEZEN[dossier.fase])
    return _locked(zorgactie_id), dossier


def _locked(zorgactie_id: UUID) -> Zorgactie:
    """Raises Hidden for what was destroyed meanwhile."""
    rows = Zorgactie.objects.select_for_update(of=("self",)).select_related("organisatie", "hulpvraag")
    found = rows.filter(pk=zorgactie_id).first()
    if found is None:
        raise Hidden
    return found
