"""What a regio asks of this gemeente, on "Mijn werk"."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.timezone import localtime

from dekkend.accounts.actor import Actor
from dekkend.web.work import WorkItem
from tenants.onze_aansluiting.queries import open_invitations
from tenants.tenant.queries import names_of


def waiting_uitnodigingen(actor: Actor) -> Iterator[WorkItem]:
    rows = list(open_invitations(actor))
    names = names_of({row.regio for row in rows}) if rows else {}
    for row in rows:
        yield WorkItem(
            title=f"Uitnodiging van {names.get(row.regio, 'een regio')}",
            url=reverse("onze_aansluiting"),
            why="De regio vraagt uw gemeente om aan te sluiten. Open de uitnodiging.",
            due=localtime(row.geldig_tot).date() if row.geldig_tot else None,
            group="Uitnodigingen",
        )
