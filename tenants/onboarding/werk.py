"""What a guest sees on "Mijn werk" of the papers and contacts of the own gemeente."""

from collections.abc import Iterator

from django.urls import reverse

from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.work import Figure, WorkItem
from tenants.onboarding.stukken.queries import missing_on, readable_for
from tenants.onboarding.toegang import aansluiting_of_gast

GROUP = "Afspraken met de regio"


def waiting_akkoord(actor: Actor) -> Iterator[WorkItem]:
    """A new version to which the own gemeente did not agree yet."""
    found = aansluiting_of_gast(actor)
    if found is None or missing_on(today()):
        return
    for one in readable_for(actor, found):
        if one.geldig and one.akkoord is None:
            yield WorkItem(
                title=f"{one.stuk.get_soort_display()}, versie {one.stuk.versie}",
                url=reverse("aansluiten_stukken"),
                why="De regio vraagt uw gemeente om akkoord.",
                group=GROUP,
            )


def own_contacts(actor: Actor) -> Iterator[Figure]:
    """The way to the contacts and the papers of the own gemeente."""
    found = aansluiting_of_gast(actor)
    if found is not None:
        yield Figure("Contacten van uw gemeente", str(found.contacten.count()), url=reverse("aansluiten_contacten"))
        yield Figure("Stukken met akkoord", str(found.akkoorden.count()), url=reverse("aansluiten_stukken"))
