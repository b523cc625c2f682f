"""What is counted of everybody, in the words that melding, dossier, registration and figures share.

Plain Python. The forms of exploitation follow the Dutch profile of the zorgcoördinator; loverboy is a method and
no form. A value in the database is the readable word, the label is what a screen shows.
"""

from collections.abc import Collection, Mapping
from datetime import date

VORMEN: Mapping[str, str] = {
    "seksuele_uitbuiting": "Seksuele uitbuiting",
    "arbeidsuitbuiting": "Arbeidsuitbuiting",
    "criminele_uitbuiting": "Criminele uitbuiting",
    "gedwongen_bedelarij": "Gedwongen bedelarij",
    "gedwongen_dienstverlening": "Gedwongen dienstverlening",
    "orgaanhandel": "Orgaanhandel",
    "gedwongen_draagmoederschap": "Gedwongen draagmoederschap",
    "onbekend": "Nog niet bekend",
}
GENDERS: Mapping[str, str] = {"vrouw": "Vrouw", "man": "Man", "anders": "Anders", "onbekend": "Niet bekend"}
NATIONALITEITSGROEPEN: Mapping[str, str] = {
    "nederlands": "Nederlands",
    "eu": "Ander land van de EU",
    "niet_eu": "Land buiten de EU",
    "onbekend": "Niet bekend",
}
JA_NEE_ONBEKEND: Mapping[str, str] = {"ja": "Ja", "nee": "Nee", "onbekend": "Niet bekend"}
LEEFTIJDSGROEPEN: Mapping[str, str] = {
    "tot_12": "Jonger dan 12 jaar",
    "van_12_tot_16": "12 tot en met 15 jaar",
    "van_16_tot_18": "16 of 17 jaar",
    "vanaf_18": "18 jaar of ouder",
    "onbekend": "Niet bekend",
}
MEERDERJARIG = 18
OUDST = 120
_GRENZEN = ((12, "tot_12"), (16, "van_12_tot_16"), (MEERDERJARIG, "van_16_tot_18"))


def leeftijdsgroep(leeftijd: int | None) -> str:
    """The group in which an age in years is counted."""
    if leeftijd is None:
        return "onbekend"
    return next((groep for grens, groep in _GRENZEN if leeftijd < grens), "vanaf_18")


def leeftijd_op(geboren: date, dag: date) -> int:
    """Whole years. Who is born on 29 February has a birthday on 1 March in other years."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def clean_vormen(vormen: Collection[str]) -> list[str]:
    """Each form once, in the order of the list; nothing at all means not known yet."""
    chosen = [vorm for vorm in VORMEN if vorm in vormen]
    return chosen or ["onbekend"]


def vormen_faults(vormen: Collection[str]) -> list[str]:
    """What is wrong with a choice of forms, in Dutch."""
    if any(vorm not in VORMEN for vorm in vormen):
        return ["Kies een of meer vormen uit de lijst."]
    if "onbekend" in vormen and len(set(vormen)) > 1:
        return ["Kies één of meer vormen, of ‘nog niet bekend’. Niet allebei."]
    return []


def choice_faults(value: str, choices: Collection[str]) -> list[str]:
    return [] if value in choices else ["Kies een van de mogelijkheden uit de lijst."]


def vormen_tekst(vormen: Collection[str]) -> str:
    return ", ".join(VORMEN.get(vorm, vorm) for vorm in vormen)
