"""The decision tree for one dossier: filled in with what the dossier tells."""

from uuid import UUID

from casework import access
from casework.beslisboom.rules import Feiten, Route, answers_of, walk
from casework.dossier.models import Dossier
from casework.gezag.queries import gezag_of
from casework.registratie.dubbel import registered_elsewhere
from casework.registratie.inhoud import consent_for
from casework.registratie.queries import registratie_of
from casework.registratie.rules import DOEL
from casework.toestemming.models import Toestemming
from casework.toestemming.rules import groep_van
from casework.uitstel.queries import holds, uitstel_of
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today

# Who decides for somebody in the place of who usually would.
VERTEGENWOORDIGERS = ("vertegenwoordiger", "rechter")


def route_for_anybody(actor: Actor, answers: dict[str, str]) -> Route:
    """For whoever may note a melding: about nobody in particular. Raises Hidden."""
    require(actor, "melding_noteren")
    return walk(answers)


def route_of(actor: Actor, dossier_id: UUID) -> tuple[Dossier, Route]:
    """A look: it is written to the log. Raises Hidden."""
    require(actor, "registratie_versturen")
    dossier = access.look_to_change(actor, dossier_id)
    return dossier, walk(answers_of(_feiten(actor, dossier)))


def _group(leeftijd: int | None, declared: str, geschat: int | None) -> str:
    """What is sure, else what was said with the consent, else what is estimated."""
    if leeftijd is not None:
        return groep_van(leeftijd)
    return declared or ("" if geschat is None else groep_van(geschat))


def _feiten(actor: Actor, dossier: Dossier) -> Feiten:
    toestemming, uitstel = consent_for(dossier), uitstel_of(dossier)
    gezag = gezag_of(dossier)
    leeftijd, geschat = dossier.persoon.zekere_leeftijd(today()), dossier.persoon.schatting(today())
    declared = toestemming.leeftijdsgroep if toestemming else ""
    said_twice = uitstel is not None and uitstel.reden == "al_geregistreerd"
    alike = registratie_of(dossier) is None and not registered_elsewhere(actor, dossier).niets
    return Feiten(
        leeftijdsgroep=_group(leeftijd, declared, geschat),
        elders_geregistreerd=said_twice or alike,
        uitgesteld=holds(uitstel),
        gevraagd=Toestemming.objects.filter(dossier=dossier, doel=DOEL).exists(),
        toestemming=toestemming is not None,
        verdenking=gezag.verdenking if gezag else "",
        vertegenwoordiger=toestemming is not None and toestemming.gegeven_door in VERTEGENWOORDIGERS,
    )
