"""Reading warnings. Whoever may read a dossier in full sees them on every page of it."""

from dataclasses import dataclass
from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.records import record_for_form
from casework.waarschuwing.models import Waarschuwing
from casework.waarschuwing.rules import BIJ_TELEFOON, SOORTEN, WAARSCHUWING
from dekkend.accounts.actor import Actor


@dataclass(frozen=True)
class WaarschuwingenDetail:
    dossier: Dossier
    geldend: list[Waarschuwing]
    ingetrokken: list[Waarschuwing]


def waarschuwingen_of(actor: Actor, dossier_id: UUID) -> WaarschuwingenDetail:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    rows = list(Waarschuwing.objects.filter(dossier=dossier).select_related("gezet_door", "ingetrokken_door"))
    return WaarschuwingenDetail(
        dossier,
        [one for one in rows if one.status == WAARSCHUWING.initial],
        [one for one in rows if one.status != WAARSCHUWING.initial],
    )


def standing(dossier: Dossier) -> list[Waarschuwing]:
    """What counts now. The dossier came through the gate already."""
    return list(Waarschuwing.objects.filter(dossier=dossier, status=WAARSCHUWING.initial))


def beside_phone(dossier_id: UUID | None) -> list[str]:
    """What stands beside a phone number: the kind only, so that also who may not read the dossier does no harm."""
    if dossier_id is None:
        return []
    rows = Waarschuwing.objects.filter(dossier=dossier_id, status=WAARSCHUWING.initial, soort__in=BIJ_TELEFOON)
    return [SOORTEN[soort] for soort in rows.values_list("soort", flat=True)]


def dossier_to_warn(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form of a new one, for whoever may write a note. Raises Hidden and Refused."""
    found = access.look_at_dossier(actor, dossier_id)
    access.dossier_to_note(actor, dossier_id)
    return found


def waarschuwing_to_withdraw(actor: Actor, waarschuwing_id: UUID) -> Waarschuwing:
    """For its form. Raises Hidden, and Refused when it was withdrawn already."""
    found = record_for_form(actor, "dossier_openen", Waarschuwing.objects.all(), waarschuwing_id)
    access.take_step(actor, WAARSCHUWING, "intrekken", found.status)
    return found
