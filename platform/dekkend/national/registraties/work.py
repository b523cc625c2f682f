"""What the registrations put on "Mijn werk" of the national tier."""

from django.urls import reverse

from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.national.cijferstand.queries import volledigheid
from dekkend.national.registraties.queries import RIGHT, registraties, unseen_per_regio
from dekkend.web.formats import getal
from dekkend.web.work import Figure, WorkItem


def new_registraties(actor: Actor) -> list[WorkItem]:
    """Registrations that nobody opened yet, per regio."""
    if not may(actor, RIGHT):
        return []
    return [
        WorkItem(
            title=f"{aantal} nieuw van {naam}",
            url=f"{reverse('registratie_lijst')}?regio={schema}",
            why="Controleer of de registraties compleet zijn.",
            group="Nieuwe registraties",
        )
        for schema, naam, aantal in unseen_per_regio(actor)
    ]


def figures(actor: Actor) -> list[Figure]:
    if not may(actor, RIGHT):
        return []
    stand = volledigheid(actor)
    return [
        Figure("Registraties met toestemming", getal(registraties(actor).count()), url=reverse("registratie_lijst")),
        Figure(
            f"Cijfers van {stand.kwartaal}",
            f"{getal(stand.ontvangen)} van {getal(len(stand.regios))}",
            hint="Regio’s waarvan de cijfers in de kluis liggen",
            url=reverse("cijferstand"),
        ),
    ]
