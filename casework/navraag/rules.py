"""The national tier asks back: something in a registration is missing or looks odd. Plain Python.

It asks by choosing from a list (`casework/registratie/volledig.py`), never in its own words. The regio answers by
sending a newer version, or by saying that it is right as it is or that nobody knows. A registration that is taken back
takes its questions along.
"""

from collections.abc import Mapping

from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})
_GEDAAN = "navraag_beantwoord"
NAVRAAG = Machine(
    "navraag",
    {
        "open": "Nog niet beantwoord",
        "aangepast": "De registratie is aangepast",
        "klopt": "Het klopt zoals het er staat",
        "niet_bekend": "Niemand weet het",
        "vervallen": "De registratie is ingetrokken",
    },
    "open",
    (
        Edge("aangepast", "open", "aangepast", "Aangepast", _ZORG, _GEDAAN),
        Edge("klopt", "open", "klopt", "Het klopt zo", _ZORG, _GEDAAN),
        Edge("niet_bekend", "open", "niet_bekend", "Dit weten wij niet", _ZORG, _GEDAAN),
        Edge("vervallen", "open", "vervallen", "Vervallen", _ZORG, _GEDAAN),
    ),
)
# What somebody may say; the other two follow from the registration itself.
ANTWOORDEN: Mapping[str, str] = {
    edge.name: edge.label for edge in NAVRAAG.edges if edge.name in ("klopt", "niet_bekend")
}


def check_antwoord(antwoord: str) -> str:
    """Raises InvalidInput for a word that is no answer."""
    if antwoord not in ANTWOORDEN:
        raise InvalidInput({"antwoord": ["Kies een van de mogelijkheden uit de lijst."]})
    return antwoord
