"""What a melding must hold, how soon it asks for an answer, and which steps it can take. Plain Python.

A melding lives in a regio (taken in by the zorgcoördinator) or in a gemeente (noted by the aandachtsfunctionaris,
who passes it on). Each place has its own table of steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from casework.kenmerken import JA_NEE_ONBEKEND, choice_faults, clean_vormen, vormen_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

KANALEN: Mapping[str, str] = {
    "telefoon": "Telefoon",
    "email": "E-mail",
    "persoonlijk": "Persoonlijk gesprek",
    "brief": "Brief",
    "anders": "Anders",
}
MELDERS: Mapping[str, str] = {
    "politie": "Politie",
    "huisarts": "Huisarts",
    "school": "School",
    "jeugdhulp": "Jeugdhulp",
    "veilig_thuis": "Veilig Thuis",
    "wijkteam": "Wijkteam",
    "opvang": "Opvang",
    "gemeente": "Gemeente",
    "burger": "Burger",
    "betrokkene": "De betrokkene zelf",
    "anoniem": "Anoniem",
    "anders": "Anders",
}
# What an organisation on the sociale kaart is, in the words for who reports; of the others it is not sure.
_MELDER_VAN: Mapping[str, str] = {
    "opvang": "opvang",
    "jeugdhulp": "jeugdhulp",
    "maatschappelijk_werk": "wijkteam",
    "veilig_thuis": "veilig_thuis",
    "politie_justitie": "politie",
    "gemeente": "gemeente",
}
HERKOMSTEN: Mapping[str, str] = {
    "eigen": "Bij ons gemeld",
    "gemeente": "Doorgegeven door een gemeente",
    "regio": "Verwezen door een andere regio",
}
AFSLUITREDENEN: Mapping[str, str] = {
    "advies_gegeven": "Advies gegeven, meer is niet nodig",
    "geen_mensenhandel": "Geen mensenhandel",
}
LANGST = 20_000
KORT = 200
_VRIJDAG = 5
_OPTIONAL_TEXTS = ("melder_naam", "melder_organisatie", "melder_telefoon", "terugbellen_wanneer", "betrokkene_naam",
                   "vindplaats")  # fmt: skip

_ZORG, _AANDACHT = frozenset({"zorgcoordinator"}), frozenset({"aandachtsfunctionaris"})

MELDING_REGIO = Machine(
    "melding",
    {"nieuw": "Nieuw", "in_dossier": "In dossier", "verwezen": "Verwezen", "afgesloten": "Afgesloten"},
    "nieuw",
    (
        Edge("wijzigen", "nieuw", "nieuw", "Melding wijzigen", _ZORG | _AANDACHT, "melding_gewijzigd"),
        Edge("dossier_maken", "nieuw", "in_dossier", "Dossier openen", _ZORG, "melding_in_dossier"),
        Edge("bij_dossier", "nieuw", "in_dossier", "Bij een dossier voegen", _ZORG, "melding_bij_dossier"),
        Edge("verwijzen", "nieuw", "verwezen", "Melding verwijzen", _ZORG, "melding_verwezen"),
        Edge("terughalen", "verwezen", "nieuw", "Melding terughalen", _ZORG, "melding_teruggehaald"),
        Edge("afsluiten", "nieuw", "afgesloten", "Melding afsluiten", _ZORG, "melding_afgesloten"),
    ),
)
MELDING_GEMEENTE = Machine(
    "melding_gemeente",
    {"nieuw": "Nieuw", "doorgegeven": "Doorgegeven aan de regio", "afgesloten": "Afgesloten"},
    "nieuw",
    (
        Edge("wijzigen", "nieuw", "nieuw", "Melding wijzigen", _AANDACHT, "melding_gewijzigd"),
        Edge("doorgeven", "nieuw", "doorgegeven", "Doorgeven aan de regio", _AANDACHT, "melding_doorgegeven"),
        Edge("afsluiten", "nieuw", "afgesloten", "Melding afsluiten", _AANDACHT, "melding_afgesloten"),
    ),
)
STATUSSEN: Mapping[str, str] = {**MELDING_REGIO.states, **MELDING_GEMEENTE.states}


def melder_van(soort: str) -> str:
    """Who reports, of an organisation of this kind; a proposal that somebody may change."""
    return _MELDER_VAN.get(soort, "anders")


def machine_for(kind: str) -> Machine:
    return MELDING_GEMEENTE if kind == "gemeente" else MELDING_REGIO


@dataclass(frozen=True)
class MeldingInvoer:
    """What somebody noted. Only what happens and whether somebody is in danger now must be known."""

    omschrijving: str
    in_gevaar: str
    kanaal: str = "anders"
    melder_soort: str = "anders"
    melder_naam: str = ""
    melder_organisatie: str = ""
    melder_telefoon: str = ""
    terugbellen: str = "onbekend"
    terugbellen_wanneer: str = ""
    betrokkene_naam: str = ""
    vormen: tuple[str, ...] = ()
    minderjarig: str = "onbekend"
    gm_code: str = ""
    vindplaats: str = ""


FIELDS = tuple(field.name for field in fields(MeldingInvoer))


def checked(invoer: MeldingInvoer) -> MeldingInvoer:
    """The input, tidied. Raises InvalidInput with everything that is wrong with it, not only the first thing."""
    tidy = _tidied(invoer)
    faults = {
        "omschrijving": _text_faults(tidy.omschrijving),
        "in_gevaar": choice_faults(tidy.in_gevaar, JA_NEE_ONBEKEND),
        "kanaal": choice_faults(tidy.kanaal, KANALEN),
        "melder_soort": choice_faults(tidy.melder_soort, MELDERS),
        "melder_naam": _melder_faults(tidy),
        "melder_telefoon": _phone_faults(tidy),
        "terugbellen": choice_faults(tidy.terugbellen, JA_NEE_ONBEKEND),
        "minderjarig": choice_faults(tidy.minderjarig, JA_NEE_ONBEKEND),
        "vormen": vormen_faults(invoer.vormen),
    }
    for name in _OPTIONAL_TEXTS:
        if len(getattr(tidy, name)) > KORT:
            faults.setdefault(name, []).append(f"Maak dit korter: gebruik hoogstens {KORT} tekens.")
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def for_guest(invoer: MeldingInvoer, own: str, before: str = "") -> MeldingInvoer:
    """What a guest of a gemeente noted. Raises InvalidInput when it is about somebody who lives elsewhere; what the
    regio filled in before (`before`) may stay."""
    if invoer.gm_code.strip() not in {"", own, before}:
        raise InvalidInput({"gm_code": ["U kunt alleen noteren wat over uw eigen gemeente gaat. Kies uw gemeente."]})
    return invoer


def _tidied(invoer: MeldingInvoer) -> MeldingInvoer:
    texts = {name: getattr(invoer, name).strip() for name in ("omschrijving", "gm_code", *_OPTIONAL_TEXTS)}
    return replace(invoer, vormen=tuple(clean_vormen(invoer.vormen)), **texts)


def _text_faults(text: str) -> list[str]:
    if not text:
        return ["Vul in wat er gebeurt. Een paar woorden is genoeg."]
    if len(text) > LANGST:
        return [f"Maak dit korter: gebruik hoogstens {LANGST} tekens. Het zijn er nu {len(text)}."]
    return []


def _melder_faults(invoer: MeldingInvoer) -> list[str]:
    if invoer.melder_soort == "anoniem" and invoer.melder_naam:
        return ["Deze melder wil anoniem blijven. Haal de naam weg of kies een andere melder."]
    return []


def _phone_faults(invoer: MeldingInvoer) -> list[str]:
    if invoer.terugbellen == "ja" and not invoer.melder_telefoon:
        return ["Vul het nummer in waarop u mag terugbellen."]
    return []


def check_closing(reden: str, toelichting: str) -> str:
    """The explanation, tidied. Raises InvalidInput without a reason and an explanation that others understand."""
    tidy = toelichting.strip()
    faults = {
        "reden": choice_faults(reden, AFSLUITREDENEN),
        "toelichting": [] if tidy else ["Leg kort uit waarom u de melding afsluit."],
    }
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def answer_before(ontvangen: date, in_gevaar: str, werkdagen: int = 1) -> date:
    """The last day on which the first answer is in time: the same day when somebody is in danger now, else so many
    working days later (Monday to Friday; holidays count as working days). A regio agrees on how many; with danger
    nobody agrees on more than a day."""
    if in_gevaar == "ja":
        return ontvangen
    dag, over = ontvangen, werkdagen
    while over:
        dag += timedelta(days=1)
        over -= dag.isoweekday() <= _VRIJDAG
    return dag
