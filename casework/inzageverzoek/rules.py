"""Somebody asks what is held about him (AVG art. 15): noted, put together, checked who asks, handed out. Plain Python.

What is noted about the request are choices and no text, because it outlives the dossier. The answer is due within one
month from the day on which it was asked (AVG art. 12 lid 3).
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})

INZAGEVERZOEK = Machine(
    "inzageverzoek",
    {
        "gevraagd": "Gevraagd",
        "gemaakt": "Overzicht gemaakt",
        "vrijgegeven": "Identiteit gecontroleerd",
        "uitgereikt": "Uitgereikt",
        "afgewezen": "Afgewezen",
        "vervallen": "Vervallen, het dossier is er niet meer",
    },
    "gevraagd",
    (
        Edge("maken", "gevraagd", "gemaakt", "Overzicht maken", _ZORG, "inzageverzoek_gemaakt"),
        Edge("maken", "gemaakt", "gemaakt", "Overzicht opnieuw maken", _ZORG, "inzageverzoek_gemaakt"),
        Edge("vrijgeven", "gemaakt", "vrijgegeven", "Identiteit vastleggen", _ZORG, "inzageverzoek_vrijgegeven"),
        Edge("uitreiken", "vrijgegeven", "uitgereikt", "Downloaden en uitreiken", _ZORG, "inzageverzoek_uitgereikt"),
        Edge("afwijzen", "gevraagd", "afgewezen", "Afwijzen", _ZORG, "inzageverzoek_afgewezen"),
        Edge("afwijzen", "gemaakt", "afgewezen", "Afwijzen", _ZORG, "inzageverzoek_afgewezen"),
        Edge("vervallen", "gevraagd", "vervallen", "Vervallen", _ZORG, "wisverzoek_bevestigd"),
        Edge("vervallen", "gemaakt", "vervallen", "Vervallen", _ZORG, "wisverzoek_bevestigd"),
        Edge("vervallen", "vrijgegeven", "vervallen", "Vervallen", _ZORG, "wisverzoek_bevestigd"),
    ),
)
OPEN = ("gevraagd", "gemaakt", "vrijgegeven")
MET_BESTAND = ("gemaakt", "vrijgegeven")
AANVRAGERS: Mapping[str, str] = {
    "betrokkene": "De betrokkene zelf",
    "vertegenwoordiger": "Een ouder, voogd of andere wettelijk vertegenwoordiger",
    "gemachtigde": "Een gemachtigde, bijvoorbeeld een advocaat",
}
IDENTITEIT: Mapping[str, str] = {
    "bewijs_gezien": "Ik heb een geldig identiteitsbewijs van de betrokkene gezien",
    "bekend": "Ik ken de betrokkene en sprak hem of haar zelf",
    "machtiging": "Ik heb het identiteitsbewijs van de aanvrager gezien, en de machtiging of het bewijs van gezag",
}
WIJZEN: Mapping[str, str] = {
    "persoonlijk": "Persoonlijk gegeven",
    "beveiligd": "Met beveiligde e-mail",
    "aangetekend": "Met aangetekende post",
}
AFWIJSREDENEN: Mapping[str, str] = {
    "identiteit": "Wie het vraagt, is niet vast te stellen",
    "geen_recht": "Wie het vraagt, mag dit niet voor de betrokkene vragen",
    "buitensporig": "Hetzelfde is kort geleden al gegeven",
    "ingetrokken": "De aanvrager trok het verzoek in",
}
_OLDEST = timedelta(days=365)


def due(ontvangen: date, maanden: int = 1) -> date:
    """The last day of the answer: the same day so many months later, or the last of that month when it has no such
    day."""
    year, month = divmod(ontvangen.year * 12 + ontvangen.month - 1 + maanden, 12)
    return date(year, month + 1, min(ontvangen.day, monthrange(year, month + 1)[1]))


def check_request(aanvrager: str, ontvangen: date, today: date) -> None:
    """Raises InvalidInput with everything that is wrong."""
    wrong = {"aanvrager": choice_faults(aanvrager, AANVRAGERS), "ontvangen_op": []}
    if ontvangen > today:
        wrong["ontvangen_op"] = ["Kies vandaag of een dag die voorbij is."]
    elif ontvangen < today - _OLDEST:
        wrong["ontvangen_op"] = ["Kies een dag van het afgelopen jaar."]
    _raise(wrong)


def check_identity(aanvrager: str, identiteit: str, wijze: str) -> None:
    """Who asks for somebody else shows that he may. Raises InvalidInput with everything that is wrong."""
    wrong = {"identiteit": choice_faults(identiteit, IDENTITEIT), "wijze": choice_faults(wijze, WIJZEN)}
    if not wrong["identiteit"] and (aanvrager == "betrokkene") == (identiteit == "machtiging"):
        for_other = "Iemand anders vraagt dit. Controleer ook de machtiging of het bewijs van gezag."
        for_self = "De betrokkene vraagt dit zelf. Een machtiging is dan niet nodig; kies hoe u de betrokkene herkende."
        wrong["identiteit"] = [for_self if aanvrager == "betrokkene" else for_other]
    _raise(wrong)


def check_refusal(reden: str) -> None:
    """Raises InvalidInput without one of the reasons."""
    _raise({"reden": choice_faults(reden, AFWIJSREDENEN)})


def _raise(wrong: Mapping[str, list[str]]) -> None:
    found = {name: sentences for name, sentences in wrong.items() if sentences}
    if found:
        raise InvalidInput(found)
