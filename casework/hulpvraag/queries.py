"""Reading the hulpvragen of a dossier, always through the dossier."""

from uuid import UUID

from django.db.models import QuerySet

from casework import access
from casework.dossier.models import Dossier
from casework.hulpvraag.models import Hulpvraag
from casework.hulpvraag.rules import HULPVRAAG, check_still_asked
from casework.records import record_for_form
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.transitions import Edge


def hulpvragen_of(dossier: Dossier) -> QuerySet[Hulpvraag]:
    """Of a dossier that came through the gate already; in the order in which they were asked."""
    return Hulpvraag.objects.filter(dossier=dossier).select_related("gewijzigd_door")


def look_at_hulpvragen(actor: Actor, dossier_id: UUID) -> tuple[Dossier, list[Hulpvraag]]:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return dossier, list(hulpvragen_of(dossier))


def dossier_to_ask_in(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form of a new one. Raises Hidden."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def hulpvraag_for_form(actor: Actor, hulpvraag_id: UUID) -> tuple[Hulpvraag, list[Edge]]:
    """With its dossier, and the steps that are open. A look. Raises Hidden."""
    found = record_for_form(actor, "dossier_openen", Hulpvraag.objects.all(), hulpvraag_id)
    return found, HULPVRAAG.open_to(found.status, actor.roles)


def hulpvraag_to_word(actor: Actor, hulpvraag_id: UUID) -> Hulpvraag:
    """For the form that puts its words right. Raises Hidden, and Refused once it is answered."""
    found = hulpvraag_for_form(actor, hulpvraag_id)[0]
    check_still_asked(found.status)
    return found
