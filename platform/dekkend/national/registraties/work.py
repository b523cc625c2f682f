"""What the registrations put on "Mijn werk" of the national tier."""

from django.urls import reverse

from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.national.cijferstand.queries import volledigheid
from dekkend.national.registraties.queries import RIGHT, registraties, unseen_per_regio
from dekkend.national.uitlevering.actions import RIGHT as UITLEVEREN
from dekkend.national.uitlevering.queries import to_report
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


def withdrawals_to_report(actor: Actor) -> list[WorkItem]:
    """Receivers of a file who do not know yet that somebody took the consent back."""
    if not may(actor, UITLEVEREN):
        return []
    return [
        WorkItem(
            title=f"{row.te_melden} ingetrokken bij {row.get_ontvanger_display()}",
            url=reverse("uitlevering", args=[row.pk]),
            why="Laat de ontvanger weten welke registraties weg moeten.",
            urgent=True,
            group="Intrekkingen melden",
        )
        for row in to_report(actor)
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
