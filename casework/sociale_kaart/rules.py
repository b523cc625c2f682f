"""What may stand on the sociale kaart, when it must be looked at again, and what became different. Plain Python.

A network only helps while the map is right (ZP, task 2: build and keep up the network), so each organisation has a
day on which somebody last asked whether it still holds, and a waiting time has the day on which it was asked.
Terms are in whole weeks, so that the same sum is made here and in the database.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from casework.kenmerken import JA_NEE_ONBEKEND
from casework.sociale_kaart.woorden import (
    AANBOD,
    ARCHIEFREDENEN,
    BEKENDHEID,
    BEWIJZEN,
    CONTRA_INDICATIES,
    DOELGROEP_GENDER,
    DOELGROEP_LEEFTIJD,
    ONDERWERPEN,
    SOORTEN,
    in_order,
    labels,
)
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

KORT, LANG, ADRES = 200, 2000, 254
LANGSTE_WACHTTIJD = 1095
TERMIJN, KORTSTE_TERMIJN, LANGSTE_TERMIJN = 26, 1, 104

_BEHEER = frozenset({"zorgcoordinator", "ketenregisseur"})
KAART = Machine(
    "organisatie_op_de_kaart",
    {"actief": "Op de kaart", "gearchiveerd": "In het archief"},
    "actief",
    (
        Edge("wijzigen", "actief", "actief", "Wijzigen", _BEHEER, "organisatie_gewijzigd"),
        Edge("nakijken", "actief", "actief", "Klopt nog", _BEHEER, "organisatie_nagekeken"),
        Edge("archiveren", "actief", "gearchiveerd", "Naar het archief", _BEHEER, "organisatie_gearchiveerd"),
        Edge("terughalen", "gearchiveerd", "actief", "Terughalen", _BEHEER, "organisatie_teruggehaald"),
    ),
)

VELDEN: Mapping[str, str] = {
    "naam": "Naam",
    "soort": "Soort organisatie",
    "plaats": "Plaats",
    "website": "Website",
    "email": "Algemeen e-mailadres",
    "telefoon": "Algemeen telefoonnummer",
    "aanbod": "Aanbod",
    "aanbod_tekst": "Toelichting op het aanbod",
    "landelijk": "Werkt in het hele land",
    "gm_codes": "Gemeenten",
    "doelgroep_gender": "Voor wie",
    "doelgroep_leeftijd": "Leeftijd",
    "contra_indicaties": "Contra-indicaties",
    "bekend_met_doelgroep": "Kent de doelgroep",
    "consultatie": "Overlegt met de zorgcoördinator",
    "casuistiek": "Vaste casuïstiekbespreking",
    "dossierinzage": "Inzicht in het dossier",
    "wachttijd_dagen": "Wachttijd in dagen",
    "wachttijd_op": "Wachttijd gevraagd op",
    "nagekeken_op": "Nagekeken op",
}
LIJSTEN: Mapping[str, Mapping[str, str]] = {
    "aanbod": AANBOD,
    "doelgroep_gender": DOELGROEP_GENDER,
    "doelgroep_leeftijd": DOELGROEP_LEEFTIJD,
    "contra_indicaties": CONTRA_INDICATIES,
}
KEUZES: Mapping[str, Mapping[str, str]] = {
    "soort": SOORTEN,
    "bekend_met_doelgroep": BEKENDHEID,
    "consultatie": JA_NEE_ONBEKEND,
    "casuistiek": JA_NEE_ONBEKEND,
    "dossierinzage": JA_NEE_ONBEKEND,
}
_LENGTES = {"naam": KORT, "plaats": KORT, "website": KORT, "email": ADRES, "telefoon": 30, "aanbod_tekst": LANG}
_MAIL = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\"]+")
_TELEFOON = re.compile(r"\+?[0-9 ()\-]{3,30}")
_WEB = re.compile(r"https?://[^\s/?#<>\"']+\.[^\s<>\"']+")
_UIT_DE_LIJST = "Kies uit de lijst."
_LEEG = "Nog niet ingevuld"


@dataclass(frozen=True)
class OrganisatieInvoer:
    """An organisation as typed. Nothing chosen for a target group is: not known. `wachttijd_dagen` is in days."""

    naam: str
    soort: str = "anders"
    plaats: str = ""
    website: str = ""
    email: str = ""
    telefoon: str = ""
    aanbod: tuple[str, ...] = ()
    aanbod_tekst: str = ""
    landelijk: bool = False
    gm_codes: tuple[str, ...] = ()
    doelgroep_gender: tuple[str, ...] = ()
    doelgroep_leeftijd: tuple[str, ...] = ()
    contra_indicaties: tuple[str, ...] = ()
    bekend_met_doelgroep: str = "onbekend"
    consultatie: str = "onbekend"
    casuistiek: str = "onbekend"
    dossierinzage: str = "onbekend"
    wachttijd_dagen: int | None = None
    wachttijd_op: date | None = None
    nagekeken_op: date | None = None


@dataclass(frozen=True)
class ContactInvoer:
    """Somebody who works there. `kent` are the subjects (ONDERWERPEN) this person knows well; `delen` is whether
    partners of the regio see the name and number too."""

    naam: str
    functie: str = ""
    email: str = ""
    telefoon: str = ""
    kent: tuple[str, ...] = ()
    delen: bool = True


@dataclass(frozen=True)
class SpecialismeInvoer:
    """Being good at something, and how the regio knows."""

    onderwerp: str
    bewijs: str
    toelichting: str = ""


@dataclass(frozen=True)
class Verschil:
    """One field that became different, in the words of the screen."""

    veld: str
    was: str
    wordt: str


def checked(invoer: OrganisatieInvoer, vandaag: date) -> OrganisatieInvoer:
    """Tidied; a day that was left out is today. Raises InvalidInput with everything that is wrong."""
    tidy = _tidied(invoer, vandaag)
    wrong = {
        **_text_faults(tidy),
        **_choice_faults(tidy),
        **_place_faults(tidy),
        **_day_faults(tidy, vandaag),
    }
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def _tidied(invoer: OrganisatieInvoer, vandaag: date) -> OrganisatieInvoer:
    texts: dict[str, Any] = {
        name: " ".join(getattr(invoer, name).split()) for name in _LENGTES if name != "aanbod_tekst"
    }
    lists: dict[str, Any] = {name: in_order(getattr(invoer, name), words) for name, words in LIJSTEN.items()}
    return replace(
        invoer,
        **texts,
        **lists,
        aanbod_tekst=invoer.aanbod_tekst.strip().replace("\r\n", "\n"),
        gm_codes=tuple(sorted({code.strip().upper() for code in invoer.gm_codes})),
        wachttijd_op=(invoer.wachttijd_op or vandaag) if invoer.wachttijd_dagen is not None else None,
        nagekeken_op=invoer.nagekeken_op or vandaag,
    )


def _text_faults(invoer: OrganisatieInvoer) -> dict[str, list[str]]:
    wrong = {
        name: [f"Maak deze tekst korter: gebruik hoogstens {longest} tekens."]
        for name, longest in _LENGTES.items()
        if len(getattr(invoer, name)) > longest
    }
    if not invoer.naam:
        wrong["naam"] = ["Vul de naam van de organisatie in."]
    if invoer.website and not _WEB.fullmatch(invoer.website):
        wrong["website"] = ["Vul een adres in dat begint met https://, bijvoorbeeld https://www.voorbeeld.nl."]
    return {**wrong, **_reach_faults(invoer.email, invoer.telefoon)}


def _reach_faults(email: str, telefoon: str) -> dict[str, list[str]]:
    wrong = {}
    if email and not _MAIL.fullmatch(email):
        wrong["email"] = ["Vul een e-mailadres in zoals naam@voorbeeld.nl."]
    if telefoon and not _TELEFOON.fullmatch(telefoon):
        wrong["telefoon"] = ["Vul een telefoonnummer in met cijfers, spaties en streepjes."]
    return wrong


def _choice_faults(invoer: OrganisatieInvoer) -> dict[str, list[str]]:
    wrong = {name: [_UIT_DE_LIJST] for name, words in KEUZES.items() if getattr(invoer, name) not in words}
    for name, words in LIJSTEN.items():
        unknown = [code for code in getattr(invoer, name) if code not in words]
        if unknown:
            wrong[name] = [f"{_UIT_DE_LIJST} Dit kennen wij niet: {', '.join(unknown)}."]
    if not invoer.aanbod:
        wrong["aanbod"] = ["Kies wat de organisatie biedt. Anders kan niemand haar vinden."]
    return wrong


def _place_faults(invoer: OrganisatieInvoer) -> dict[str, list[str]]:
    if invoer.landelijk and invoer.gm_codes:
        return {"gm_codes": ["Kies het hele land, of kies gemeenten. Niet allebei."]}
    if not invoer.landelijk and not invoer.gm_codes:
        return {"gm_codes": ["Kies in welke gemeenten de organisatie werkt, of kies het hele land."]}
    return {}


def _day_faults(invoer: OrganisatieInvoer, vandaag: date) -> dict[str, list[str]]:
    wrong = {}
    if invoer.wachttijd_dagen is not None and not 0 <= invoer.wachttijd_dagen <= LANGSTE_WACHTTIJD:
        wrong["wachttijd_dagen"] = [f"Vul een aantal dagen in van 0 tot en met {LANGSTE_WACHTTIJD}."]
    for name in ("wachttijd_op", "nagekeken_op"):
        day = getattr(invoer, name)
        if day is not None and day > vandaag:
            wrong[name] = ["Deze dag is nog niet geweest. Vul de dag in waarop u het navroeg."]
    return wrong


def checked_contact(invoer: ContactInvoer) -> ContactInvoer:
    """Tidied. Raises InvalidInput with everything that is wrong."""
    names = ("naam", "functie", "email", "telefoon")
    texts: dict[str, Any] = {name: " ".join(getattr(invoer, name).split()) for name in names}
    tidy = replace(invoer, **texts, kent=in_order(invoer.kent, ONDERWERPEN))
    wrong = _reach_faults(tidy.email, tidy.telefoon)
    if not tidy.naam:
        wrong["naam"] = ["Vul de naam van de contactpersoon in."]
    for name in ("naam", "functie"):
        if len(texts[name]) > KORT:
            wrong[name] = [f"Maak deze tekst korter: gebruik hoogstens {KORT} tekens."]
    if set(tidy.kent) - set(ONDERWERPEN):
        wrong["kent"] = [_UIT_DE_LIJST]
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def checked_specialisme(invoer: SpecialismeInvoer) -> SpecialismeInvoer:
    """Without evidence it is no specialism. Raises InvalidInput."""
    tidy = replace(invoer, toelichting=" ".join(invoer.toelichting.split()))
    wrong = {}
    if tidy.onderwerp not in ONDERWERPEN:
        wrong["onderwerp"] = [_UIT_DE_LIJST]
    if tidy.bewijs not in BEWIJZEN:
        wrong["bewijs"] = ["Kies hoe u dit weet."]
    if len(tidy.toelichting) > KORT:
        wrong["toelichting"] = [f"Maak deze tekst korter: gebruik hoogstens {KORT} tekens."]
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def check_archive_reason(reden: str) -> None:
    if reden not in ARCHIEFREDENEN:
        raise InvalidInput({"reden": [_UIT_DE_LIJST]})


def check_term(weken: int) -> None:
    """Raises InvalidInput for a term that is no number of weeks within a year or two."""
    if not KORTSTE_TERMIJN <= weken <= LANGSTE_TERMIJN:
        raise InvalidInput({"weken": [f"Vul een aantal weken in van {KORTSTE_TERMIJN} tot en met {LANGSTE_TERMIJN}."]})


def nakijken_voor(nagekeken_op: date, weken: int) -> date:
    """The last day on which nobody is reminded."""
    return nagekeken_op + timedelta(weeks=weken)


def oudste_dag(vandaag: date, weken: int) -> date:
    """What was looked at before this day is too old: the other way round of `nakijken_voor`."""
    return vandaag - timedelta(weeks=weken)


def te_oud(nagekeken_op: date, vandaag: date, weken: int) -> bool:
    return nagekeken_op < oudste_dag(vandaag, weken)


def differences(
    was: OrganisatieInvoer, wordt: OrganisatieInvoer, gemeenten: Mapping[str, str] | None = None
) -> list[Verschil]:
    """In the order of the form. `gemeenten` are names by code."""
    names = gemeenten or {}
    return [
        Verschil(VELDEN[field.name], told(field.name, before, names), told(field.name, after, names))
        for field in fields(OrganisatieInvoer)
        if (before := getattr(was, field.name)) != (after := getattr(wordt, field.name))
    ]


def told(name: str, value: object, gemeenten: Mapping[str, str]) -> str:
    """A value in the words of the screen."""
    if isinstance(value, bool):
        return "Ja" if value else "Nee"
    if value is None or value in ((), ""):
        return _LEEG
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, tuple):
        return labels(value, LIJSTEN.get(name, gemeenten))
    return KEUZES.get(name, {}).get(str(value), str(value))
