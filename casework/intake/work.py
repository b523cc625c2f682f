"""What of the intakes waits on "Mijn werk". Titles name a number, never a person."""

from django.urls import reverse

from casework.intake.queries import Wachtend, waiting_intakes
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import WorkItem

MOST = 25
GROEP = "Intakes"
WAAROM = {
    "onveilig": "De persoon is nu niet veilig. Regel eerst een veilige plek, en wijzig daarna de intake.",
    "verslag": "Schrijf op hoe het gesprek ging, of dat het er niet was.",
    "herinneren": "Herinner de persoon aan het gesprek, op de manier die veilig is.",
    "plannen": "Plan het eerste intakegesprek.",
    "contact": "Het gesprek was er niet. Zoek rustig opnieuw contact, en vraag of alles veilig is.",
    "opnieuw": "De persoon wilde nog niet verder. Vraag of dat nu anders is.",
}


def waiting_for_intake(actor: Actor) -> list[WorkItem]:
    if actor.kind != "regio":
        return []
    return [
        WorkItem(
            title=f"Dossier {one.dossier.nummer}",
            url=_url(one),
            why=WAAROM[one.soort],
            due=one.voor,
            urgent=one.soort == "onveilig" or (one.soort == "herinneren" and one.voor == today()),
            group=GROEP,
        )
        for one in waiting_intakes(actor, MOST)
    ]


def _url(one: Wachtend) -> str:
    if one.soort == "verslag":
        return reverse("intakegesprek_uitkomst", args=[one.gesprek])
    if one.soort == "plannen":
        return reverse("intakegesprek_nieuw", args=[one.dossier.pk])
    return reverse("dossier_intake", args=[one.dossier.pk])
