"""Handing a dossier over to another regio: offered with a minimum, accepted or refused, and only then the contents.

Each side has its own table of steps. Steps that a letter takes name the role of whoever's work it is. What the sender
keeps afterwards, and why, stands here; a lawyer must confirm these grounds, as those of the register of processing.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine

DOEL = "overdracht"
"""The purpose, as consents and other grounds call it."""
_ZORG = frozenset({"zorgcoordinator"})

# At the regio that hands over.
OVERDRACHT = Machine(
    "overdracht",
    {
        "aangeboden": "Aangeboden",
        "verstuurd": "Aangenomen, dossier verstuurd",
        "voltooid": "Overgedragen",
        "geweigerd": "Geweigerd",
        "ingetrokken": "Ingetrokken",
        "teruggehaald": "Teruggehaald",
    },
    "aangeboden",
    (
        Edge("intrekken", "aangeboden", "ingetrokken", "Aanbod intrekken", _ZORG, "overdracht_ingetrokken"),
        Edge("weigeren", "aangeboden", "geweigerd", "Weigering verwerken", _ZORG, "overdracht_geweigerd"),
        Edge("versturen", "aangeboden", "verstuurd", "Dossier versturen", _ZORG, "overdracht_verstuurd"),
        Edge("voltooien", "verstuurd", "voltooid", "Overdracht voltooien", _ZORG, "overdracht_voltooid"),
        Edge("terughalen", "verstuurd", "teruggehaald", "Dossier terughalen", _ZORG, "overdracht_teruggehaald"),
    ),
)
# At the regio that takes over.
OVERNAME = Machine(
    "overname",
    {
        "aangeboden": "Wacht op antwoord",
        "aangenomen": "Aangenomen, dossier onderweg",
        "ontvangen": "Overgenomen",
        "geweigerd": "Geweigerd",
        "ingetrokken": "Ingetrokken door de andere regio",
    },
    "aangeboden",
    (
        Edge("aannemen", "aangeboden", "aangenomen", "Dossier overnemen", _ZORG, "overname_aangenomen"),
        Edge("weigeren", "aangeboden", "geweigerd", "Weigeren", _ZORG, "overname_geweigerd"),
        Edge("ontvangen", "aangenomen", "ontvangen", "Dossier ontvangen", _ZORG, "overname_ontvangen"),
        Edge("intrekken", "aangeboden", "ingetrokken", "Intrekking verwerken", _ZORG, "overname_ingetrokken"),
        Edge("intrekken", "aangenomen", "ingetrokken", "Intrekking verwerken", _ZORG, "overname_ingetrokken"),
    ),
)
LOPEND = ("aangeboden", "verstuurd")
# From here on the offer tells nothing any more: it was turned down, or the dossier has it all.
AFGEROND = ("ontvangen", "geweigerd", "ingetrokken")

REDENEN: Mapping[str, str] = {
    "verhuizing": "De betrokkene is verhuisd of verhuist",
    "veiligheid": "De betrokkene is in onze regio niet veilig",
    "opvang": "De betrokkene krijgt opvang in de andere regio",
    "dubbel": "De andere regio werkt al met deze betrokkene",
}
RECHTSGRONDEN: Mapping[str, str] = {
    "toestemming": "De betrokkene stemt ermee in",
    "vitaal_belang": "Het is nodig om de betrokkene in veiligheid te brengen, en vragen kan niet",
    "taak": "De zorgcoördinatie is nu een taak van de andere regio, en de betrokkene weet ervan",
}
RECHTSGROND_BRONNEN: Mapping[str, str] = {
    "toestemming": "AVG art. 6 lid 1 a en art. 9 lid 2 a",
    "vitaal_belang": "AVG art. 6 lid 1 d en art. 9 lid 2 c",
    "taak": "AVG art. 6 lid 1 e en art. 9 lid 2; de gemeente kiest het onderdeel",
}
WEIGERREDENEN: Mapping[str, str] = {
    "niet_onze_regio": "Deze persoon hoort niet bij onze regio",
    "geen_plaats": "Wij kunnen er nu geen zorgcoördinator voor vrijmaken",
    "eerst_overleg": "Wij willen eerst overleggen. Bel ons",
    "niet_veilig": "Ook bij ons is deze persoon niet veilig",
}
# What stays at the sender, and on which ground. All else is emptied, and what is sealed goes with its key.
BLIJFT: tuple[tuple[str, str], ...] = (
    (
        "Het nummer, de fase “Overgedragen”, en wanneer het dossier begon en eindigde",
        "AVG art. 5 lid 2: verantwoording",
    ),
    (
        "Aan welke regio, wanneer, waarom en op welke rechtsgrond, en het nummer daar",
        "AVG art. 5 lid 2: verantwoording; AVG art. 15 lid 1 c: wie de gegevens kreeg",
    ),
    ("De woongemeente, voor de verdeling van de kosten", "Gemeentewet art. 213: rechtmatigheid van de uitgaven"),
    ("Het logboek, met kenmerken en zonder namen", "AVG art. 5 lid 2 en art. 32; NEN 7513: minstens 5 jaar"),
)
ANTWOORD_DAGEN = 7
# Of a dossier in these phases: read, and nothing more.
ALLEEN_LEZEN: Mapping[str, str] = {
    "in_overdracht": "Dit dossier is onderweg naar een andere regio. U kunt het lezen, maar nu niet veranderen.",
    "bewaard": "Een andere regio heeft dit dossier overgenomen. Door een bewaarstop staat het hier nog, alleen om te "
    "lezen.",
}


class Overgedragen(Refused):
    """The dossier is another regio's now. `dossier` is what remains here."""

    def __init__(self, dossier: Any) -> None:
        super().__init__(
            "Dit dossier is overgedragen aan een andere regio. Er is hier niets meer van te zien of te wijzigen."
        )
        self.dossier = dossier


def answer_by(vandaag: date) -> date:
    """The last day on which an answer is expected. After it the offer stands, and the sender is reminded."""
    return vandaag + timedelta(days=ANTWOORD_DAGEN)


def check_offer(reden: str) -> None:
    """Raises InvalidInput without a reason out of the list."""
    faults = choice_faults(reden, REDENEN)
    if faults:
        raise InvalidInput({"reden": faults})


def check_refusal(reden: str) -> None:
    """Raises InvalidInput without one of the reasons."""
    faults = choice_faults(reden, WEIGERREDENEN)
    if faults:
        raise InvalidInput({"reden": faults})


def may_call_back(uitkomst: str | None, *, receiver_there: bool) -> None:
    """Raises Refused while the contents may still be opened there: then two regio's would have the dossier.
    `uitkomst` is that of the letter with the contents."""
    if uitkomst == "geweigerd" or not receiver_there:
        return
    if uitkomst == "onbestelbaar":
        raise Refused(
            "De andere regio kon de brief niet openen, maar heeft hem nog. Vraag daar de functioneel beheerder om de "
            "brief op te geven in de postkamer. Daarna kunt u het dossier terughalen."
        )
    raise Refused("Het dossier is onderweg of al overgenomen. Terughalen kan alleen als de brief is geweigerd.")
