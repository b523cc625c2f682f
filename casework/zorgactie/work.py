"""Zorgacties on "Mijn werk": for the zorgcoördinator what is late or goes on, for a guest what waits for an answer."""

from functools import partial

from django.urls import reverse

from casework.hulpvraag.rules import GEBIEDEN
from casework.zorgactie import queries
from casework.zorgactie.gestopt import stopped_sharing
from casework.zorgactie.toegang import is_partner
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import Asked, Facts, WorkItem, as_day, together

_VERDER = {
    "geweigerd": "De organisatie nam dit niet aan. Zoek andere hulp.",
    "gestopt": "De hulp stopte eerder. Zoek andere hulp, of sluit de hulpvraag.",
    "klaar": "De hulp is klaar. Is de hulpvraag beantwoord?",
}


_FACTS = {"pk": "pk", "nummer": "dossier__nummer", "gebied": "hulpvraag__gebied"}


@together
def waiting_zorgacties(actor: Actor) -> list[Asked]:
    """Titles name a number, never a person, and never where somebody stays."""
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    return [
        Asked(
            queries.late_contacts(actor),
            {**_FACTS, "voor": "volgend_contact"},
            partial(_item, why="Het is tijd voor contact over deze zorgactie.", group="Contact over zorgacties"),
        ),
        Asked(
            queries.without_answer(actor),
            {**_FACTS, "voor": "antwoord_voor"},
            partial(_item, why="De organisatie heeft nog niet geantwoord.", group="Zorgacties zonder antwoord"),
        ),
        Asked(
            queries.to_go_on_with(actor),
            {**_FACTS, "status": "status"},
            partial(_item, why="", group="Hulpvragen die verder moeten"),
        ),
    ]


def _item(one: Facts, why: str, group: str) -> WorkItem:
    voor = as_day(one.get("voor"))
    return WorkItem(
        title=f"Dossier {one['nummer']}: {GEBIEDEN[one['gebied']].lower()}",
        url=reverse("zorgactie", args=[one["pk"]]),
        why=why or _VERDER[one["status"]],
        due=voor,
        urgent=group == "Contact over zorgacties" and voor is not None and voor < today(),
        group=group,
    )


@together
def offered_zorgacties(actor: Actor) -> list[Asked]:
    """For a guest of an organisation."""
    if actor.kind != "regio" or not is_partner(actor):
        return []
    facts = {"pk": "pk", "nummer": "dossier__nummer", "voor": "antwoord_voor"}
    return [
        Asked(queries.to_answer(actor), facts, _offered),
        Asked(stopped_sharing(actor), {"nummer": "nummer"}, _stopped),
    ]


def _stopped(one: Facts) -> WorkItem:
    """Only the number: why it stopped is between the person and the regio."""
    return WorkItem(
        title=f"Dossier {one['nummer']}",
        url=reverse("zorgactie_lijst"),
        why=f"Het delen over dossier {one['nummer']} is gestopt. Wis wat u ervan bewaarde.",
        group="Delen gestopt",
    )


def _offered(one: Facts) -> WorkItem:
    voor = as_day(one["voor"])
    return WorkItem(
        title=f"Zorgactie voor dossier {one['nummer']}",
        url=reverse("zorgactie_antwoord", args=[one["pk"]]),
        why="Een zorgcoördinator vraagt of uw organisatie kan helpen. Neem het aan, of zeg waarom niet.",
        due=voor,
        urgent=voor is not None and voor < today(),
        group="Zorgacties",
    )
