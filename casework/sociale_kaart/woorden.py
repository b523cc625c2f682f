"""The words of the sociale kaart: what an organisation is, offers, is good at, and whom it does not take.

Plain Python. The partners are those of the zorgoverleg in Eindhoven (ZE), the fields of help those of the profile of
the zorgcoördinator (ZP: psychosocial, shelter, residence, criminal law), LVB as contra-indication is from ZE.
`regiobinding` is no contra-indication: it is refused as a reason, so it cannot be noted as one.
"""

from collections.abc import Collection, Mapping

from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN, VORMEN

SOORTEN: Mapping[str, str] = {
    "opvang": "Opvang of vrouwenopvang",
    "jeugdhulp": "Jeugdhulp",
    "ggz": "GGZ of behandelaar",
    "lvb_zorg": "Zorg bij een licht verstandelijke beperking",
    "maatschappelijk_werk": "Maatschappelijk werk of wijkteam",
    "uitstap": "Uitstapprogramma",
    "vrijwilligers": "Vrijwilligers en maatjes",
    "medisch": "GGD, ziekenhuis of huisarts",
    "veilig_thuis": "Veilig Thuis",
    "vluchtelingen": "Hulp aan vluchtelingen, COA of IND",
    "rechtshulp": "Advocaat of slachtofferhulp",
    "politie_justitie": "Politie, OM of inspectie",
    "gemeente": "Gemeente",
    "werk_onderwijs": "Werk, inkomen of onderwijs",
    "anders": "Anders",
}
AANBOD: Mapping[str, str] = {
    "veilige_opvang": "Veilige opvang",
    "wonen": "Wonen met begeleiding",
    "begeleiding": "Begeleiding thuis of ambulant",
    "traumabehandeling": "Traumabehandeling",
    "psychiatrie": "Psychiatrische hulp",
    "medische_zorg": "Medische zorg",
    "gezinshulp": "Hulp aan het gezin",
    "maatje": "Maatje of lotgenoten",
    "uitstappen": "Hulp bij stoppen met sekswerk",
    "verblijfsrecht": "Hulp bij verblijfsrecht",
    "strafrecht": "Hulp bij aangifte en strafzaak",
    "geld_en_schulden": "Hulp bij geld en schulden",
    "werk_en_dagbesteding": "Werk en dagbesteding",
    "taal_en_onderwijs": "Taal, inburgering en onderwijs",
    "terugkeer": "Hulp bij terugkeer",
}
DOELGROEP_GENDER = {code: label for code, label in GENDERS.items() if code != "onbekend"}
DOELGROEP_LEEFTIJD = {code: label for code, label in LEEFTIJDSGROEPEN.items() if code != "onbekend"}
CONTRA_INDICATIES: Mapping[str, str] = {
    "lvb": "Licht verstandelijke beperking (LVB)",
    "verslaving": "Actieve verslaving",
    "psychose": "Psychose of andere acute psychiatrie",
    "suicidaliteit": "Suïcidaliteit",
    "agressie": "Agressie",
    "acute_dreiging": "Acute dreiging, geheim adres nodig",
    "met_kinderen": "Komt met kinderen",
    "zwanger": "Zwanger",
    "lichamelijke_zorg": "Lichamelijke zorg nodig",
    "geen_nederlands": "Spreekt geen Nederlands of Engels",
    "geen_verblijfsrecht": "Geen verblijfsrecht",
    "geen_bsn": "Geen BSN",
}
ONDERWERPEN: Mapping[str, str] = {
    **{code: label for code, label in VORMEN.items() if code != "onbekend"},
    "loverboymethode": "Loverboymethode",
    "jongens_en_mannen": "Jongens en mannen als slachtoffer",
    "transgender_personen": "Transgender personen als slachtoffer",
    "lvb": "Slachtoffers met een LVB",
    "complex_trauma": "Complex trauma",
    "schijnzelfstandigheid": "Misbruik van werk en huisvesting",
}
BEWIJZEN: Mapping[str, str] = {
    "keurmerk": "Keurmerk of erkenning",
    "opleiding": "Medewerkers zijn hierin opgeleid",
    "samenwerking": "Afspraak of convenant met de regio",
    "ervaring": "Eigen ervaring van de regio met deze organisatie",
    "eigen_opgave": "Alleen de organisatie zelf zegt het",
}
BEKENDHEID: Mapping[str, str] = {
    "goed": "Ja, werkt er vaak mee",
    "deels": "Een beetje",
    "niet": "Nee",
    "onbekend": "Niet bekend",
}
ARCHIEFREDENEN: Mapping[str, str] = {
    "gestopt": "De organisatie of het aanbod is gestopt",
    "samengegaan": "Samengegaan met een andere organisatie",
    "dubbel": "Staat dubbel op de kaart",
    "anders": "Een andere reden",
}
WIJZIGSOORTEN: Mapping[str, str] = {
    "toegevoegd": "Op de kaart gezet",
    "gewijzigd": "Gewijzigd",
    "nagekeken": "Nagekeken",
    "contact": "Contactpersoon gewijzigd",
    "specialisme": "Specialisme gewijzigd",
    "gearchiveerd": "Naar het archief",
    "teruggehaald": "Uit het archief gehaald",
}


def in_order(codes: Collection[str], words: Mapping[str, str]) -> tuple[str, ...]:
    """Each once, in the order of the list. What the list does not have stays at the end, for the check to name."""
    return (*(code for code in words if code in codes), *sorted(set(codes) - set(words)))


def labels(codes: Collection[str], words: Mapping[str, str]) -> str:
    return ", ".join(words.get(code, code) for code in codes)


def inline(label: str) -> str:
    """A label in the middle of a sentence; LVB keeps its capitals."""
    return label[:1].lower() + label[1:]
