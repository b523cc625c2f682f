"""Practical provisions that a gemeente can give, as a checklist of a dossier. Plain Python.

Source: Comensha's suggestions for gemeenten (factsheet, before bijlage 3): urgency for a home, advice on work at the
werkgeversservicepunt, and inburgering with every residence status. Victims have no BSN or registration at the start
of their trajectory; that may be no barrier to the provisions of a gemeente (idem). So a provision that was turned
down for that reason is shown as a bottleneck, and is asked for again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.pijlers.rules import check_choice, tidy_text
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})
_STAP = "voorziening_stap"

SOORTEN: Mapping[str, str] = {
    "urgentie_woning": "Urgentie voor een woning",
    "werkgeversservicepunt": "Advies over werk bij het werkgeversservicepunt",
    "inburgering": "Inburgering",
    "andere_voorziening": "Andere voorziening van de gemeente",
}
UITLEG: Mapping[str, str] = {
    "urgentie_woning": "Vraag de gemeente om urgentie, binnen de richtlijnen voor huiselijk geweld.",
    "werkgeversservicepunt": "Vraag om een gesprek over werk zoeken. Dat kan ook voordat iemand mag werken.",
    "inburgering": "Vraag of de betrokkene mee mag doen. Dat kan met elke verblijfsstatus.",
    "andere_voorziening": "Zoals een bibliotheekpas, sport, een fiets of een regeling voor lage inkomens.",
}
VOORZIENING = Machine(
    "voorziening",
    {
        "niet_bekeken": "Nog niet bekeken",
        "nodig": "Nodig",
        "aangevraagd": "Aangevraagd",
        "geregeld": "Geregeld",
        "afgewezen": "Afgewezen",
        "niet_nodig": "Niet nodig",
    },
    "niet_bekeken",
    (
        Edge("nodig", "niet_bekeken", "nodig", "Dit is nodig", _ZORG, _STAP),
        Edge("nodig", "niet_nodig", "nodig", "Dit is nodig", _ZORG, _STAP),
        Edge("nodig", "geregeld", "nodig", "Dit is nodig", _ZORG, _STAP),
        Edge("aanvragen", "niet_bekeken", "aangevraagd", "Het is aangevraagd", _ZORG, _STAP),
        Edge("aanvragen", "nodig", "aangevraagd", "Het is aangevraagd", _ZORG, _STAP),
        Edge("aanvragen", "afgewezen", "aangevraagd", "Het is aangevraagd", _ZORG, _STAP),
        Edge("regelen", "nodig", "geregeld", "Het is geregeld", _ZORG, _STAP),
        Edge("regelen", "aangevraagd", "geregeld", "Het is geregeld", _ZORG, _STAP),
        Edge("afwijzen", "aangevraagd", "afgewezen", "Het is afgewezen", _ZORG, _STAP),
        Edge("overslaan", "niet_bekeken", "niet_nodig", "Het is niet nodig", _ZORG, _STAP),
        Edge("overslaan", "nodig", "niet_nodig", "Het is niet nodig", _ZORG, _STAP),
        Edge("overslaan", "afgewezen", "niet_nodig", "Het is niet nodig", _ZORG, _STAP),
    ),
)
STAPPEN: Mapping[str, str] = {edge.name: edge.label for edge in VOORZIENING.edges}
# A row is there from the first step on.
BEKEKEN = tuple(state for state in VOORZIENING.states if state != VOORZIENING.initial)
AFWIJSREDENEN: Mapping[str, str] = {
    "geen_bsn": "Geen BSN",
    "geen_inschrijving": "Niet ingeschreven in de gemeente",
    "verblijfsstatus": "De verblijfsstatus",
    "voorwaarden": "Voldoet niet aan andere voorwaarden",
    "geen_ruimte": "Geen plek of geen geld",
}
# What may be no barrier.
DREMPELS = ("geen_bsn", "geen_inschrijving")
DREMPEL_TEKST = (
    "Geen BSN of inschrijving hoort geen belemmering te zijn voor wie wel in de gemeente verblijft. Bel de "
    "contactpersoon mensenhandel van de gemeente, vraag het opnieuw aan, en bespreek het als knelpunt in het overleg."
)


@dataclass(frozen=True)
class VoorzieningStap:
    soort: str
    stap: str
    reden: str = ""
    toelichting: str = ""


def check_step(invoer: VoorzieningStap, status: str) -> tuple[Edge, str]:
    """The step and the explanation, tidied. Raises InvalidInput, also for a step that is not open now."""
    check_choice("soort", invoer.soort, SOORTEN)
    check_choice("stap", invoer.stap, STAPPEN)
    edges = [edge for edge in VOORZIENING.edges if edge.source == status]
    found = next((edge for edge in edges if edge.name == invoer.stap), None)
    if found is None:
        open_now = ", ".join(f"‘{edge.label}’" for edge in edges)
        said = f"Dit kan nu niet: de stand is “{VOORZIENING.states[status]}”. Kies {open_now}."
        raise InvalidInput({"stap": [said]})
    if found.target == "afgewezen":
        check_choice("reden", invoer.reden, AFWIJSREDENEN)
    return found, tidy_text(invoer.toelichting)
