"""What waits on "Mijn werk" about registering: titles name a number, never a person."""

from django.urls import reverse

from casework.navraag.queries import open_navragen
from casework.registratie.queries import not_received, to_register
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem

MOST = 25
WAAROM = {
    "versturen": ("Toestemming gegeven, niet geregistreerd", "Bekijk het voorbeeld en verstuur de registratie."),
    "vragen": (
        "Toestemming nog niet gevraagd",
        "Vraag of deze persoon bij CoMensha geregistreerd mag worden, of leg vast waarom nog niet.",
    ),
    "opnieuw": ("Opnieuw kijken naar registreren", "De dag om opnieuw te kijken is gekomen."),
    "tellen": ("Nog niet meegeteld", "Zonder toestemming gaat er niets over de persoon. Laat dit dossier meetellen."),
}


def waiting_to_register(actor: Actor) -> list[WorkItem]:
    """Own dossiers that could be registered and are not, without a reason that holds."""
    if actor.kind != "regio" or not may(actor, "registratie_versturen"):
        return []
    return [
        WorkItem(
            title=f"Dossier {dossier.nummer}",
            url=reverse("dossier_registratie", args=[dossier.pk]),
            why=WAAROM[stap][1],
            due=dag,
            group=WAAROM[stap][0],
        )
        for dossier, stap, dag in to_register(actor, MOST)
    ]


def waiting_navragen(actor: Actor) -> list[WorkItem]:
    """What CoMensha asks about a registration."""
    if actor.kind != "regio" or not may(actor, "registratie_versturen"):
        return []
    return [
        WorkItem(
            title=f"Registratie van dossier {navraag.registratie.dossier.nummer}",
            url=reverse("dossier_registratie", args=[navraag.registratie.dossier_id]),
            why=" ".join(navraag.zinnen),
            group="CoMensha vraagt iets",
        )
        for navraag in open_navragen(actor)[:MOST]
    ]


def waiting_registraties(actor: Actor) -> list[WorkItem]:
    """Registrations that CoMensha has not confirmed."""
    if not may(actor, "registratie_versturen"):
        return []
    return [
        WorkItem(
            title=f"Registratie van dossier {registratie.dossier.nummer}",
            url=reverse("dossier_registratie", args=[registratie.dossier_id]),
            why="CoMensha heeft deze registratie nog niet bevestigd.",
            group="Registraties onderweg",
        )
        for registratie in not_received(actor)[:MOST]
    ]
