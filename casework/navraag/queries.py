"""Reading what was asked about a registration, always through its dossier."""

from django.db.models import QuerySet

from casework import access
from casework.navraag.models import Navraag
from casework.registratie.models import Registratie
from dekkend.accounts.actor import Actor


def navragen_of(registratie: Registratie | None) -> QuerySet[Navraag]:
    """Of a registration whose dossier came through the gate already; the newest first."""
    return Navraag.objects.filter(registratie=registratie).order_by("-ontvangen_at")


def open_navragen(actor: Actor) -> QuerySet[Navraag]:
    """In dossiers of this actor's work, the oldest first."""
    rows = Navraag.objects.filter(status="open", registratie__dossier__in=access.dossiers_to_change(actor))
    return rows.select_related("registratie__dossier").order_by("ontvangen_at")
