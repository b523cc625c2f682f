"""How heavy the own work is, as a figure on "Mijn werk"."""

from django.urls import reverse

from casework.caseload.queries import own_load
from casework.caseload.rules import VOL
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web.work import Figure


def weight(actor: Actor) -> list[Figure]:
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    eigen = own_load(actor)[0]
    part = f"{eigen.weken}".replace(".", ",")
    tone = "warning" if eigen.weken >= VOL else ""
    label = "Gewicht van mijn caseload"
    return [Figure(label, f"{eigen.punten}", hint=f"{part} van een volle week", url=reverse("caseload"), tone=tone)]
