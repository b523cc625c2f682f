"""The pillar strafrecht: the way of a criminal case, the rights of the victim in it, and damages. Plain Python.

A zorgcoördinator decides nothing here: she follows what police, Openbaar Ministerie and court do, so that the victim
hears in time what can be done. Sources: profile of the zorgcoördinator (bijlage 3: begeleiding bij het
strafrechtelijk traject; no closing while a case runs); Wetboek van Strafvordering art. 12 and following (beklag), art.
51a-51h (rights of the victim), art. 163 (aangifte). The articles are named from memory and were not read again; the
terms with their sources stand in `casework/pijlers/termijnen.csv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.pijlers.rules import check_choice, check_date, tidy_text
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})
_STAP = "strafzaak_stap"


def _edges(name: str, sources: tuple[str, ...], target: str, label: str) -> tuple[Edge, ...]:
    return tuple(Edge(name, source, target, label, _ZORG, _STAP) for source in sources)


_ONDERZOEK = ("aangifte", "ambtshalve", "opsporing", "vervolging")
_LOPEND = ("informatief_gesprek", *_ONDERZOEK, "zitting", "uitspraak", "geseponeerd")
STRAFZAAK = Machine(
    "strafzaak",
    {
        "informatief_gesprek": "Informatief gesprek",
        "aangifte": "Aangifte gedaan",
        "ambtshalve": "Ambtshalve onderzoek, zonder aangifte",
        "opsporing": "Opsporing",
        "vervolging": "Vervolging",
        "zitting": "Zitting gepland",
        "uitspraak": "Uitspraak gedaan",
        "geseponeerd": "Geseponeerd",
        "afgerond": "Afgerond",
        "gestopt": "Gestopt, geen aangifte",
        "vergissing": "Bij vergissing vastgelegd",
    },
    "informatief_gesprek",
    (
        *_edges("aangifte_doen", ("informatief_gesprek", "ambtshalve"), "aangifte", "Er is aangifte gedaan"),
        *_edges("ambtshalve", ("informatief_gesprek",), "ambtshalve", "De politie onderzoekt zonder aangifte"),
        *_edges("afzien", ("informatief_gesprek",), "gestopt", "De betrokkene ziet af van aangifte"),
        *_edges("opsporen", ("aangifte", "ambtshalve"), "opsporing", "De opsporing is begonnen"),
        *_edges("vervolgen", ("opsporing", "geseponeerd"), "vervolging", "De verdachte wordt vervolgd"),
        *_edges("seponeren", _ONDERZOEK, "geseponeerd", "De zaak is geseponeerd"),
        *_edges("zitting_plannen", ("vervolging", "zitting"), "zitting", "Er is een zitting gepland of verzet"),
        *_edges("uitspreken", ("zitting",), "uitspraak", "De rechter deed uitspraak"),
        *_edges("hoger_beroep", ("uitspraak",), "vervolging", "Er is hoger beroep"),
        *_edges("afronden", ("uitspraak", "geseponeerd"), "afgerond", "De zaak is helemaal klaar"),
        *_edges("herroepen", _LOPEND, "vergissing", "Dit was een vergissing"),
    ),
)
BEGIN: Mapping[str, str] = {name: STRAFZAAK.states[name] for name in ("informatief_gesprek", "aangifte", "ambtshalve")}
# How the case gets from its first state to where it begins.
NAAR_BEGIN: Mapping[str, str] = {"aangifte": "aangifte_doen", "ambtshalve": "ambtshalve"}
STAPPEN: Mapping[str, str] = {edge.name: edge.label for edge in STRAFZAAK.edges}
LOPEND = _LOPEND
UITSPRAKEN: Mapping[str, str] = {
    "veroordeling": "Veroordeling voor mensenhandel",
    "ander_feit": "Veroordeling voor een ander feit",
    "vrijspraak": "Vrijspraak",
    "geen_straf": "Ontslag van rechtsvervolging of niet-ontvankelijk",
}

RECHTEN: Mapping[str, str] = {
    "informatie": "Horen hoe de zaak verloopt",
    "stukken": "De stukken van de zaak inzien",
    "advocaat": "Bijstand van een advocaat",
    "tolk": "Een tolk en vertaling",
    "bescherming": "Bescherming bij verhoor en zitting",
    "spreekrecht": "Spreken op de zitting",
    "verklaring": "Een schriftelijke slachtofferverklaring",
    "voeging": "Schadevergoeding vragen in de strafzaak",
    "beklag": "Klagen bij het gerechtshof als er niet wordt vervolgd",
}
RECHT_BRONNEN: Mapping[str, str] = {
    "informatie": "Sv art. 51ac",
    "stukken": "Sv art. 51b",
    "advocaat": "Sv art. 51c",
    "tolk": "Sv art. 51ca en 51c",
    "bescherming": "Sv art. 51aa",
    "spreekrecht": "Sv art. 51e",
    "verklaring": "Sv art. 51e",
    "voeging": "Sv art. 51f en 51g",
    "beklag": "Sv art. 12",
}
_RECHT = "slachtofferrecht_vastgelegd"
SLACHTOFFERRECHT = Machine(
    "slachtofferrecht",
    {
        "uitgelegd": "Uitgelegd",
        "gewild": "De betrokkene wil dit",
        "niet_gewild": "De betrokkene wil dit niet",
        "gebruikt": "Gebruikt",
    },
    "uitgelegd",
    (
        Edge("willen", "uitgelegd", "gewild", "De betrokkene wil dit", _ZORG, _RECHT),
        Edge("willen", "niet_gewild", "gewild", "De betrokkene wil dit", _ZORG, _RECHT),
        Edge("afzien", "uitgelegd", "niet_gewild", "De betrokkene wil dit niet", _ZORG, _RECHT),
        Edge("afzien", "gewild", "niet_gewild", "De betrokkene wil dit niet", _ZORG, _RECHT),
        Edge("gebruiken", "gewild", "gebruikt", "Gebruikt", _ZORG, _RECHT),
    ),
)
RECHTSTAPPEN: Mapping[str, str] = {"uitleggen": "Uitgelegd"} | {
    edge.name: edge.label for edge in SLACHTOFFERRECHT.edges
}

WEGEN: Mapping[str, str] = {
    "strafzaak": "In de strafzaak (voeging)",
    "schadefonds": "Schadefonds Geweldsmisdrijven",
    "civiel": "Bij de burgerlijke rechter",
}
_SCHADE = "schadevergoeding_stap"
SCHADEVERGOEDING = Machine(
    "schadevergoeding",
    {"gevraagd": "Gevraagd", "toegewezen": "Toegewezen", "afgewezen": "Afgewezen", "betaald": "Betaald"},
    "gevraagd",
    (
        Edge("toewijzen", "gevraagd", "toegewezen", "Toegewezen", _ZORG, _SCHADE),
        Edge("afwijzen", "gevraagd", "afgewezen", "Afgewezen", _ZORG, _SCHADE),
        Edge("betalen", "toegewezen", "betaald", "Betaald", _ZORG, _SCHADE),
    ),
)
SCHADESTAPPEN: Mapping[str, str] = {edge.name: edge.label for edge in SCHADEVERGOEDING.edges}
MEEST_CENT = 100_000_000_00
LANGST_KENMERK = 60


@dataclass(frozen=True)
class ZaakInvoer:
    """A case that begins; `kenmerk` is the number of police or Openbaar Ministerie."""

    begin: str
    datum: date
    kenmerk: str = ""
    toelichting: str = ""


@dataclass(frozen=True)
class ZaakStap:
    """What happened. `zitting_op` counts for planning a zitting, `uitspraak` for a judgment."""

    stap: str
    datum: date
    zitting_op: date | None = None
    uitspraak: str = ""
    toelichting: str = ""


def check_zaak(invoer: ZaakInvoer, geboren: date | None, vandaag: date) -> ZaakInvoer:
    """The input, tidied. Raises InvalidInput."""
    check_choice("begin", invoer.begin, BEGIN)
    check_date("datum", invoer.datum, geboren=geboren, vandaag=vandaag)
    kenmerk = invoer.kenmerk.strip()
    if len(kenmerk) > LANGST_KENMERK:
        raise InvalidInput({"kenmerk": [f"Maak dit korter: gebruik hoogstens {LANGST_KENMERK} tekens."]})
    return ZaakInvoer(invoer.begin, invoer.datum, kenmerk, tidy_text(invoer.toelichting))


def check_stap(invoer: ZaakStap, *, sinds: date, vandaag: date) -> None:
    """`sinds` is the day of the last step. Raises InvalidInput."""
    check_date("datum", invoer.datum, geboren=None, vandaag=vandaag)
    if invoer.datum < sinds:
        raise InvalidInput({"datum": [f"Dit ligt vóór de vorige stap, van {sinds:%d-%m-%Y}. Controleer de datum."]})
    if invoer.stap == "zitting_plannen" and (invoer.zitting_op is None or invoer.zitting_op < invoer.datum):
        raise InvalidInput(
            {"zitting_op": ["Vul de dag van de zitting in. Die ligt niet vóór de dag waarop u dit hoorde."]}
        )
    if invoer.stap == "uitspreken":
        check_choice("uitspraak", invoer.uitspraak, UITSPRAKEN)


def check_bedrag(naam: str, cent: int | None) -> int:
    """Raises InvalidInput without an amount, or with one that nobody gets."""
    if cent is None or not 0 < cent <= MEEST_CENT:
        raise InvalidInput({naam: ["Vul een bedrag in, hoger dan nul."]})
    return cent


def check_toegewezen(stap: str, cent: int | None, gevraagd: int) -> int | None:
    """The amount that was granted, for that step only. Raises InvalidInput when it is more than was asked."""
    if stap != "toewijzen":
        return None
    bedrag = check_bedrag("bedrag", cent)
    if bedrag > gevraagd:
        raise InvalidInput({"bedrag": ["Dit is meer dan er is gevraagd. Controleer het bedrag."]})
    return bedrag
