"""The rules of a gemeente that joins a regio: the steps, the terms, the code by letter. Plain Python."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from dekkend.core.errors import Hidden, Refused
from dekkend.core.transitions import Edge, Machine

TERM = timedelta(days=14)
CODE_TERM = timedelta(days=14)
CODE_ATTEMPTS = 5
REMIND_AFTER = (timedelta(days=3), timedelta(days=7), timedelta(days=12))
# Without what people mix up: no 0 and O, no 1, I and L.
CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 10
_GROUP = 5

_REGIO = frozenset({"functioneel_beheerder", "ketenregisseur"})
# Who acts for the gemeente has no account here yet: this is the role in which a gemeente takes part.
_GEMEENTE = frozenset({"aandachtsfunctionaris"})

OPEN = ("uitgenodigd", "geopend", "bewezen", "contacten_bekend", "akkoord")
RUNNING = (*OPEN, "wacht_op_inrichting")
LIVING = (*RUNNING, "aangesloten")


def _from(sources: Collection[str], edge: Edge) -> list[Edge]:
    """The same step out of several states."""
    return [replace(edge, source=source) for source in sources]


AANSLUITING = Machine(
    "aansluiting",
    {
        "uitgenodigd": "Uitgenodigd",
        "geopend": "Uitnodiging geopend",
        "bewezen": "Gemeente bevestigd",
        "contacten_bekend": "Contactpersonen bekend",
        "akkoord": "Akkoord met de stukken",
        "wacht_op_inrichting": "Wordt ingericht",
        "aangesloten": "Aangesloten",
        "geweigerd": "Geweigerd door de gemeente",
        "ingetrokken": "Ingetrokken door de regio",
        "verlopen": "Verlopen",
        "vertrokken": "Vertrokken",
    },
    "uitgenodigd",
    (
        Edge("openen", "uitgenodigd", "geopend", "Beginnen", _GEMEENTE, "aansluiting_geopend"),
        Edge("bewijzen", "geopend", "bewezen", "Bevestigen", _GEMEENTE, "aansluiting_bewezen"),
        *_from(
            ("bewezen", "contacten_bekend"),
            Edge(
                "contacten_noemen", "bewezen", "contacten_bekend", "Contactpersonen opslaan", _GEMEENTE,
                "aansluiting_contacten_genoemd",
            ),
        ),
        Edge("akkoord_geven", "contacten_bekend", "akkoord", "Akkoord geven", _GEMEENTE, "aansluiting_akkoord_gegeven"),
        Edge("afronden", "akkoord", "wacht_op_inrichting", "Aansluiten", _GEMEENTE, "aansluiting_inrichting_gevraagd"),
        Edge(
            "terugnemen", "wacht_op_inrichting", "akkoord", "Opnieuw proberen", _GEMEENTE,
            "aansluiting_inrichting_terug",
        ),
        Edge("aansluiten", "wacht_op_inrichting", "aangesloten", "Aansluiten", _REGIO, "gemeente_aangesloten"),
        *_from(OPEN[1:], Edge("weigeren", "geopend", "geweigerd", "Weigeren", _GEMEENTE, "aansluiting_geweigerd")),
        *_from(OPEN, Edge("intrekken", "geopend", "ingetrokken", "Intrekken", _REGIO, "aansluiting_ingetrokken")),
        *_from(OPEN, Edge("verlopen", "geopend", "verlopen", "Laten verlopen", _REGIO, "aansluiting_verlopen")),
        Edge("vertrekken", "aangesloten", "vertrokken", "Beëindigen", _REGIO, "gemeente_vertrokken"),
    ),
)  # fmt: skip

VORMEN = {"eigen": "Een eigen omgeving", "gast": "Als gast in de omgeving van de regio"}
BEWIJZEN = {"brief": "Code uit een brief", "inlogdienst": "Inlogdienst van de gemeente"}
PARTIJEN = {"regio": "Regio", "gemeente": "Gemeente", "dekkend": "Dekkend"}
# The gemeente shows these nothing yet, or only says no.
_WITHOUT_PROOF = frozenset({"openen", "bewijzen", "weigeren"})
TE_LAAT = "De termijn van deze uitnodiging is voorbij. Vraag de regio om een nieuwe."
EERST_BEWIJZEN = "Laat eerst zien dat u van de gemeente bent. Vul de code uit de brief in."


def partij_of(*, known: bool, channel: str) -> str:
    """Which side acts: somebody who is logged in is of the regio, a stranger with a link of the gemeente."""
    if channel == "taak":
        return "dekkend"
    return "regio" if known else "gemeente"


def check_step(edge: Edge, partij: str, roles: Collection[str], *, bewezen: bool, verlopen: bool) -> None:
    """Raises Hidden when this side may not take this step, Refused when it is too late or not proven yet."""
    if partij == "dekkend":
        return
    if partij == "regio":
        if edge.roles.isdisjoint(roles) or edge.roles != _REGIO:
            raise Hidden
        return
    if edge.roles != _GEMEENTE:
        raise Hidden
    if verlopen and edge.source in OPEN:
        raise Refused(TE_LAAT)
    if edge.name not in _WITHOUT_PROOF and not bewezen:
        raise Refused(EERST_BEWIJZEN)
