"""What a registration is, and when it may be sent again. Plain Python.

Everybody is counted. Only with a consent that stands the registration carries who it is; otherwise nothing goes to
the national tier but the count of the quarter.
"""

from collections.abc import Mapping

from dekkend.core.transitions import Edge, Machine

# The purpose of a consent without which nobody is registered by name.
DOEL = "registratie_comensha"
_ZORG = frozenset({"zorgcoordinator"})

REGISTRATIE = Machine(
    "registratie",
    {"alleen_telling": "Alleen telling", "volledig": "Met persoonsgegevens"},
    "alleen_telling",
    (
        Edge("tellen", "alleen_telling", "alleen_telling", "Meetellen", _ZORG, "registratie_geteld"),
        Edge("versturen", "alleen_telling", "volledig", "Registratie versturen", _ZORG, "registratie_verstuurd"),
        Edge("versturen", "volledig", "volledig", "Registratie bijwerken", _ZORG, "registratie_verstuurd"),
        Edge("intrekken", "volledig", "alleen_telling", "Registratie intrekken", _ZORG, "registratie_ingetrokken"),
    ),
)
GRONDEN: Mapping[str, str] = {"toestemming": "Toestemming"}
POSTSTATUS: Mapping[str, str] = {
    "verzonden": "Verzonden, nog niet ontvangen",
    "ontvangen": "Ontvangen door CoMensha",
    "geweigerd": "Geweigerd door CoMensha",
    "onbestelbaar": "Niet te bezorgen",
    "telt_mee": "Gaat mee in de cijfers van het kwartaal",
    "geteld": "Verstuurd met de cijfers van het kwartaal",
}
_FAILED = ("geweigerd", "onbestelbaar")


def post_status(uitkomst: str) -> str:
    """From what the post room knows of a letter to what the sender is told."""
    return {"": "verzonden", "verwerkt": "ontvangen"}.get(uitkomst, uitkomst)


def count_status(*, told: bool) -> str:
    """Of somebody who is only counted: the figures of a quarter go when it is closed."""
    return "geteld" if told else "telt_mee"


def must_send(*, soort: str, changed: bool, status: str | None) -> bool:
    """A full registration goes out when it never went, when its content changed, or when the last letter failed."""
    return soort != "volledig" or changed or status in _FAILED


def step_for(*, consent: bool, soort: str = REGISTRATIE.initial) -> str:
    """Without a consent that stands a full registration is taken back, also when nobody said so before."""
    if consent:
        return "versturen"
    return "intrekken" if soort == "volledig" else "tellen"
