"""Why a dossier that could be registered is not, and when somebody looks again. Plain Python.

Whether a registration fits in the work with a person, and whether asking harms the trust, is weighed by who helps
(JH 6.4); asking is not required where it does harm (JH 6.2). What nobody may do is forget it: so there is a reason, and
a day. Two reasons last, and have no day. The longest time until that day is ours.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput

REDENEN: Mapping[str, str] = {
    "vragen_schaadt": "Vragen doet nu schade",
    "eerst_vertrouwen": "Eerst moet er vertrouwen zijn",
    "wil_nadenken": "De persoon wil er nog over nadenken",
    "niet_bereikbaar": "De persoon is nu niet te bereiken",
    "gezag_onduidelijk": "Niet duidelijk wie mag beslissen",
    "leeftijd_onduidelijk": "De leeftijd is nog niet duidelijk",
    "al_geregistreerd": "Al geregistreerd bij een ander dossier",
    "geen_mensenhandel": "Bij nader inzien geen mensenhandel",
}
BLIJVEND = ("al_geregistreerd", "geen_mensenhandel")
LANGST = timedelta(days=183)
LANGST_TEKST = 1_000


def check_uitstel(reden: str, toelichting: str, opnieuw_datum: date | None, vandaag: date) -> str:
    """The explanation, tidied. Raises InvalidInput with all faults."""
    tidy = toelichting.strip()
    faults = {"reden": choice_faults(reden, REDENEN), "opnieuw_datum": _day_faults(reden, opnieuw_datum, vandaag)}
    if len(tidy) > LANGST_TEKST:
        faults["toelichting"] = [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."]
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def _day_faults(reden: str, opnieuw_datum: date | None, vandaag: date) -> list[str]:
    if reden in BLIJVEND:
        return [] if opnieuw_datum is None else ["Bij deze reden hoort geen dag. Laat dit leeg."]
    if opnieuw_datum is None:
        return ["Vul in op welke dag u opnieuw kijkt."]
    if opnieuw_datum <= vandaag:
        return ["Kies een dag na vandaag."]
    if opnieuw_datum - vandaag > LANGST:
        return ["Kies een dag binnen een half jaar."]
    return []


def stands(opnieuw_datum: date | None, vandaag: date) -> bool:
    """Whether nobody need look yet."""
    return opnieuw_datum is None or opnieuw_datum > vandaag
