"""Zorgacties on "Mijn werk": for the zorgcoördinator what is late or goes on, for a guest what waits for an answer."""

from django.urls import reverse

from casework.zorgactie import queries
from casework.zorgactie.models import Zorgactie
from casework.zorgactie.toegang import is_partner
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import WorkItem

MOST = 25
_VERDER = {
    "geweigerd": "De organisatie nam dit niet aan. Zoek andere hulp.",
    "gestopt": "De hulp stopte eerder. Zoek andere hulp, of sluit de hulpvraag.",
    "klaar": "De hulp is klaar. Is de hulpvraag beantwoord?",
}


def waiting_zorgacties(actor: Actor) -> list[WorkItem]:
    """Titles name a number, never a person, and never where somebody stays."""
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    vandaag = today()
    late = [
        _item(
            one,
            "Het is tijd voor contact over deze zorgactie.",
            "Contact over zorgacties",
            due=one.volgend_contact,
            urgent=one.volgend_contact is not None and one.volgend_contact < vandaag,
        )
        for one in queries.late_contacts(actor)[:MOST]
    ]
    silent = [
        _item(one, "De organisatie heeft nog niet geantwoord.", "Zorgacties zonder antwoord", due=one.antwoord_voor)
        for one in queries.without_answer(actor)[:MOST]
    ]
    on = [
        _item(one, _VERDER[one.status], "Hulpvragen die verder moeten") for one in queries.to_go_on_with(actor)[:MOST]
    ]
    return late + silent + on


def _item(zorgactie: Zorgactie, why: str, group: str, **more: object) -> WorkItem:
    return WorkItem(
        title=f"Dossier {zorgactie.dossier.nummer}: {zorgactie.hulpvraag.get_gebied_display().lower()}",
        url=reverse("zorgactie", args=[zorgactie.pk]),
        why=why,
        group=group,
        **more,  # type: ignore[arg-type]
    )


def offered_zorgacties(actor: Actor) -> list[WorkItem]:
    """For a guest of an organisation."""
    if actor.kind != "regio" or not is_partner(actor):
        return []
    return [
        WorkItem(
            title=f"Zorgactie voor dossier {one.dossier.nummer}",
            url=reverse("zorgactie_antwoord", args=[one.pk]),
            why="Een zorgcoördinator vraagt of uw organisatie kan helpen. Neem het aan, of zeg waarom niet.",
            due=one.antwoord_voor,
            urgent=one.antwoord_voor < today(),
            group="Zorgacties",
        )
        for one in queries.to_answer(actor)[:MOST]
    ]
