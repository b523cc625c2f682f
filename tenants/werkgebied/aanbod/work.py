"""Gemeenten that another regio offers, on "Mijn werk"."""

from django.urls import reverse

from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem
from tenants.werkgebied.aanbod.queries import waiting


def waiting_aanbod(actor: Actor) -> list[WorkItem]:
    return [
        WorkItem(
            title=f"Gemeente {one.gemeente} overnemen",
            url=reverse("werkgebied") + "#aanbod",
            why=f"{one.van} biedt deze gemeente aan. Neem haar over of weiger met een reden.",
            due=one.vanaf,
            group="Aangeboden gemeenten",
        )
        for one in waiting(actor)
    ]
