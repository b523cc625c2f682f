"""Nobody is registered twice from one regio: who looks like somebody that is registered here already?"""

from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.herkenning.models import Herkenningspunt
from casework.herkenning.queries import MOST, Treffer, Uitslag, bekende_of, colleagues
from casework.herkenning.rules import Overeenkomst, Zoekvraag, best_first, fits
from dekkend.accounts.actor import Actor
from dekkend.keys.keyring import load

# The same name, or part of one with the same year. What looks a little alike is no reason to ask.
GENOEG = 4
ZELFDE_PUNT = Overeenkomst(10, ("Hetzelfde nummer of adres staat in allebei de dossiers.",))


def registered_elsewhere(actor: Actor, dossier: Dossier) -> Uitslag:
    """Other dossiers with a registration that may be about the same person; each that is shown is looked at. Of what
    a colleague has there is only whom to ask."""
    others = Dossier.objects.filter(registratie__isnull=False).exclude(pk=dossier.pk)
    points = Herkenningspunt.objects.filter(dossier=dossier).values("zoek")
    same_point = set(others.filter(herkenningspunten__zoek__in=points).values_list("pk", flat=True))
    readable = access.with_facts(access.dossiers_for(actor).filter(pk__in=others.values("pk")), actor)
    rows = list(
        readable.select_related("persoon", "zorgcoordinator")
        .prefetch_related("andere_namen")
        .order_by("-geopend_at")[: MOST + 1]
    )
    found = _alike(actor, dossier, rows[:MOST], same_point)
    access.looked_at_names(actor, [one.zaak for one in found])
    elsewhere = others.filter(pk__in=same_point).exclude(pk__in=readable.values("pk"))
    return Uitslag(found, [], colleagues(actor, elsewhere), len(rows) <= MOST)


def _alike(actor: Actor, dossier: Dossier, rows: list[Dossier], same_point: set[UUID]) -> list[Treffer]:
    load(actor.tenant, [row.pk for row in rows])
    known = bekende_of(dossier)
    asked = [Zoekvraag(naam, known.geboortejaar) for _, naam in known.namen[1:] if naam]
    found = []
    for row in rows:
        fitting = [fit for vraag in asked if (fit := fits(vraag, bekende_of(row))) and fit.punten >= GENOEG]
        if row.pk in same_point:
            fitting.append(ZELFDE_PUNT)
        if fitting:
            row.besluit = access.judge(actor, row)
            found.append((max(fitting, key=lambda fit: fit.punten), row))
    return [Treffer(row, fit) for fit, row in best_first(found)]
