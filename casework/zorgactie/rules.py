"""One piece of help that an organisation takes on for one hulpvraag: offered, answered, running, done. Plain Python.

Profile of the zorgcoördinator (bijlage 3), phase 2: zorgacties are set going; the zorgcoördinator gives no help
herself, looks for the most suitable zorgverlener for each hulpvraag, and sees to a good handover. So an offer says
what was shared, with whom and on which ground, and why this organisation. That ground is recorded beforehand, for this
organisation: a consent, or another ground with its reason. What is shared is written down as it was
on that day. The victim keeps control and exchange is careful (idem, introduction): nothing but the question goes
along by itself, and who is not or no longer asked sees nothing.

The organisation answers as a guest, or the zorgcoördinator writes down what it said by telephone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.kenmerken import choice_faults
from casework.pijlers.rules import check_choice
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

DOEL = "zorgactie"
"""The purpose, as consents and other grounds call it."""
_ZORG = frozenset({"zorgcoordinator"})
_SAMEN = _ZORG | {"ketenpartner"}

ZORGACTIE = Machine(
    "zorgactie",
    {
        "aangeboden": "Aangeboden",
        "aangenomen": "Aangenomen",
        "loopt": "Loopt",
        "klaar": "Klaar",
        "geweigerd": "Niet aangenomen",
        "ingetrokken": "Ingetrokken",
        "gestopt": "Gestopt",
    },
    "aangeboden",
    (
        Edge("aannemen", "aangeboden", "aangenomen", "Aannemen", _SAMEN, "zorgactie_aangenomen"),
        Edge("weigeren", "aangeboden", "geweigerd", "Niet aannemen", _SAMEN, "zorgactie_geweigerd"),
        Edge("intrekken", "aangeboden", "ingetrokken", "Aanbod intrekken", _ZORG, "zorgactie_ingetrokken"),
        Edge("beginnen", "aangenomen", "loopt", "De hulp is begonnen", _SAMEN, "zorgactie_begonnen"),
        Edge("stoppen", "aangenomen", "gestopt", "Het gaat toch niet door", _SAMEN, "zorgactie_gestopt"),
        Edge("stoppen", "loopt", "gestopt", "De hulp stopt eerder", _SAMEN, "zorgactie_gestopt"),
        Edge("afronden", "loopt", "klaar", "De hulp is klaar", _SAMEN, "zorgactie_klaar"),
        Edge("herstellen", "geweigerd", "aangeboden", "Toch nog open", _ZORG, "zorgactie_aangeboden"),
        Edge("herstellen", "klaar", "loopt", "De hulp loopt nog", _ZORG, "zorgactie_begonnen"),
        Edge("herstellen", "gestopt", "loopt", "De hulp loopt nog", _ZORG, "zorgactie_begonnen"),
    ),
)
STAPPEN: Mapping[str, str] = {edge.name: edge.label for edge in ZORGACTIE.edges}
# While it stands so the organisation sees what was shared, and no longer.
ZICHTBAAR = ("aangeboden", "aangenomen", "loopt")
LOPEND = ("aangenomen", "loopt")
BEANTWOORD = ("aangenomen", "loopt", "klaar", "gestopt", "geweigerd")
MET_REDEN = ("weigeren", "stoppen")
REDENEN: Mapping[str, str] = {
    "vol": "Er is geen plek, of de wachttijd is te lang",
    "past_niet": "De vraag past niet bij wat wij doen",
    "contra_indicatie": "Er is een contra-indicatie",
    "betrokkene_wil_niet": "De betrokkene wil dit niet",
    "andere_hulp": "Andere hulp past beter",
    "geen_contact": "Het lukt niet om contact te krijgen",
    "verhuisd": "De betrokkene is vertrokken",
}
GRONDSLAGEN: Mapping[str, str] = {
    "toestemming": "De betrokkene vindt het goed",
    "vitaal_belang": "Het is nodig om de betrokkene in veiligheid te brengen, en vragen kan niet",
    "taak": "De wet geeft ons deze taak, en de betrokkene weet ervan",
}
# Sources: Algemene verordening gegevensbescherming.
GRONDSLAG_BRONNEN: Mapping[str, str] = {
    "toestemming": "AVG art. 6 lid 1 a en art. 9 lid 2 a",
    "vitaal_belang": "AVG art. 6 lid 1 d en art. 9 lid 2 c",
    "taak": "AVG art. 6 lid 1 e en art. 9 lid 2; de gemeente kiest het onderdeel",
}
DEELBAAR: Mapping[str, str] = {
    "roepnaam": "Roepnaam",
    "leeftijd": "Leeftijdsgroep",
    "gender": "Gender",
    "nationaliteit": "Nationaliteitsgroep",
    "uitbuiting": "Vormen van uitbuiting",
    "woonplaats": "Woongemeente",
}
ANTWOORD_BINNEN = timedelta(days=7)
LANGSTE_ANTWOORD = timedelta(days=90)
LANGST_TEKST = 4_000
LANGST_NAAM = 200


@dataclass(frozen=True)
class Aanbod:
    """`delen` are words of DEELBAAR; `toelichting` goes along as well. `contact` is with whom it was shared, `waarom`
    why this organisation: that stays here."""

    delen: tuple[str, ...]
    antwoord_voor: date
    toelichting: str = ""
    contact: str = ""
    waarom: str = ""


@dataclass(frozen=True)
class Stap:
    stap: str
    reden: str = ""
    toelichting: str = ""


def check_aanbod(invoer: Aanbod, vandaag: date) -> Aanbod:
    """The input, tidied. Raises InvalidInput with everything that is wrong with it."""
    texts = {"toelichting": invoer.toelichting.strip(), "waarom": invoer.waarom.strip()}
    contact = " ".join(invoer.contact.split())
    faults = {
        "delen": [fault for one in invoer.delen for fault in choice_faults(one, DEELBAAR)][:1],
        "antwoord_voor": _answer_faults(invoer.antwoord_voor, vandaag),
        "contact": _length_faults(contact, LANGST_NAAM),
        **{name: _length_faults(text, LANGST_TEKST) for name, text in texts.items()},
    }
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    delen = tuple(code for code in DEELBAAR if code in invoer.delen)
    return Aanbod(delen, invoer.antwoord_voor, contact=contact, **texts)


def _answer_faults(dag: date, vandaag: date) -> list[str]:
    if dag < vandaag:
        return ["Deze dag is voorbij. Kies een dag waarop de organisatie nog kan antwoorden."]
    if dag > vandaag + LANGSTE_ANTWOORD:
        return [f"Dit is te ver weg. Kies een dag binnen {LANGSTE_ANTWOORD.days} dagen."]
    return []


def _length_faults(tekst: str, langst: int) -> list[str]:
    return [f"Maak dit korter: gebruik hoogstens {langst} tekens."] if len(tekst) > langst else []


def shared_text(vraag: str, bekend: Mapping[str, str], delen: Collection[str], toelichting: str) -> str:
    """What goes to the organisation, line by line. `bekend` is what the dossier says, by the words of DEELBAAR; what
    it does not know is not shared."""
    lines = [f"{label}: {bekend[code]}" for code, label in DEELBAAR.items() if code in delen and bekend.get(code)]
    return "\n".join(filter(None, (f"Hulpvraag: {vraag}", *lines, toelichting and f"Toelichting: {toelichting}")))


def check_step(invoer: Stap) -> str:
    """The explanation, tidied. Raises InvalidInput."""
    check_choice("stap", invoer.stap, STAPPEN)
    if invoer.stap in MET_REDEN:
        check_choice("reden", invoer.reden, REDENEN)
    tekst = invoer.toelichting.strip()
    faults = _length_faults(tekst, LANGST_TEKST)
    if faults:
        raise InvalidInput({"toelichting": faults})
    return tekst
