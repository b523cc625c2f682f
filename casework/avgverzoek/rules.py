"""A person uses a right over his data: to have it corrected, erased, held still, to object, or to take it along. Plain
Python.

The answer is due within one month; two more when it is complex or there are many, if that is told within the first
(AVG art. 12 lid 3). A refusal names its ground and that one may complain (art. 12 lid 4). What a request stops, is
stopped while it counts: a restriction (art. 18) everything that leaves the regio, an objection (art. 21) what was
objected to, from the day it was received until it is decided, and after that when it was right. To take data along
(art. 20) applies to what the person gave himself on consent; most of a dossier is a task by law, so it has a ground to
refuse that says so. Grounds: AVG art. 12, 16–21 and UAVG art. 41. To be confirmed by a jurist.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from casework.inzageverzoek.rules import AANVRAGERS, IDENTITEIT, WIJZEN, check_identity, due
from casework.inzageverzoek.rules import check_request as check_asked
from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine

__all__ = ["AANVRAGERS", "IDENTITEIT", "WIJZEN", "due"]

_ZORG = frozenset({"zorgcoordinator"})

AVGVERZOEK = Machine(
    "avgverzoek",
    {
        "ontvangen": "Ontvangen",
        "verlengd": "Ontvangen, met langere termijn",
        "besloten": "Besloten, nog niet verteld",
        "verteld": "Besloten en verteld",
        "opgeheven": "Opgeheven",
        "ingetrokken": "Ingetrokken door de aanvrager",
        "vergissing": "Vergissing, telt niet",
        "vervallen": "Vervallen, het dossier is er niet meer",
    },
    "ontvangen",
    (
        Edge("verlengen", "ontvangen", "verlengd", "Termijn verlengen", _ZORG, "avgverzoek_verlengd"),
        Edge("beslissen", "ontvangen", "besloten", "Beslissen", _ZORG, "avgverzoek_besloten"),
        Edge("beslissen", "verlengd", "besloten", "Beslissen", _ZORG, "avgverzoek_besloten"),
        Edge("vertellen", "besloten", "verteld", "Besluit is verteld", _ZORG, "avgverzoek_verteld"),
        Edge("intrekken", "ontvangen", "ingetrokken", "De aanvrager trekt het in", _ZORG, "avgverzoek_gestopt"),
        Edge("intrekken", "verlengd", "ingetrokken", "De aanvrager trekt het in", _ZORG, "avgverzoek_gestopt"),
        Edge("vergissen", "ontvangen", "vergissing", "Dit was een vergissing", _ZORG, "avgverzoek_gestopt"),
        Edge("vergissen", "verlengd", "vergissing", "Dit was een vergissing", _ZORG, "avgverzoek_gestopt"),
        Edge("heropenen", "besloten", "ontvangen", "Besluit herzien", _ZORG, "avgverzoek_heropend"),
        Edge("heropenen", "verteld", "ontvangen", "Besluit herzien", _ZORG, "avgverzoek_heropend"),
        Edge("heropenen", "ingetrokken", "ontvangen", "Weer openen", _ZORG, "avgverzoek_heropend"),
        Edge("heropenen", "vergissing", "ontvangen", "Weer openen", _ZORG, "avgverzoek_heropend"),
        Edge("heropenen", "opgeheven", "ontvangen", "Toch niet opheffen", _ZORG, "avgverzoek_heropend"),
        Edge("opheffen", "verteld", "opgeheven", "Opheffen", _ZORG, "avgverzoek_opgeheven"),
        Edge("vervallen", "ontvangen", "vervallen", "Vervallen", _ZORG, "wisverzoek_bevestigd"),
        Edge("vervallen", "verlengd", "vervallen", "Vervallen", _ZORG, "wisverzoek_bevestigd"),
    ),
)
OPEN = ("ontvangen", "verlengd")
WACHT = (*OPEN, "besloten")
"""Somebody has to do something before a day."""
BESLIST = ("besloten", "verteld", "opgeheven")
STAAND = ("besloten", "verteld")
STAPPEN: Mapping[str, str] = {
    "intrekken": "De aanvrager trekt het in",
    "vergissen": "Dit was een vergissing",
    "heropenen": "Opnieuw bekijken",
}
"""What takes only a reason."""

RECHTEN: Mapping[str, str] = {
    "rectificatie": "Gegevens verbeteren of aanvullen (artikel 16)",
    "wissing": "Gegevens wissen (artikel 17)",
    "beperking": "Gegevens stilzetten (artikel 18)",
    "bezwaar": "Bezwaar tegen het gebruik (artikel 21)",
    "overdraagbaarheid": "Gegevens meenemen (artikel 20)",
}
KORT: Mapping[str, str] = {
    "rectificatie": "Verbeteren",
    "wissing": "Wissen",
    "beperking": "Stilzetten",
    "bezwaar": "Bezwaar",
    "overdraagbaarheid": "Meenemen",
}
TEGEN: Mapping[str, str] = {
    "registratie": "De registratie bij CoMensha",
    "alles": "Al het delen met anderen",
}
BESLUITEN: Mapping[str, str] = {
    "toegewezen": "Toewijzen",
    "deels": "Deels toewijzen",
    "geweigerd": "Weigeren",
}
UITKOMSTEN: Mapping[str, str] = {
    "toegewezen": "Toegewezen",
    "deels": "Deels toegewezen",
    "geweigerd": "Geweigerd",
}
"""The same once it was decided."""
RUIM = ("toegewezen", "deels")
VERLENGREDENEN: Mapping[str, str] = {
    "ingewikkeld": "Het verzoek is ingewikkeld",
    "veel": "De aanvrager heeft veel verzoeken gedaan",
}
_ALTIJD: Mapping[str, str] = {
    "art_12_2": "Wie het vraagt, is niet vast te stellen (artikel 12 lid 2)",
    "geen_recht": "Wie het vraagt, mag dit niet voor de betrokkene vragen",
    "art_12_5": "Het verzoek is kennelijk ongegrond of buitensporig (artikel 12 lid 5)",
    "uavg_41": "Nodig voor opsporing, veiligheid of bescherming van de betrokkene of anderen (UAVG artikel 41)",
}
_PER_RECHT: Mapping[str, Mapping[str, str]] = {
    "rectificatie": {
        "art_16_juist": "De gegevens kloppen (artikel 16)",
        "art_16_oordeel": "Het is een oordeel van een deskundige; de verklaring van de betrokkene is erbij gezet",
    },
    "wissing": {
        "art_17_1": "Geen van de redenen om te wissen is er (artikel 17 lid 1)",
        "art_17_3_b": "De wet vraagt te bewaren, of het is een taak van algemeen belang (artikel 17 lid 3 onder b)",
        "art_17_3_c": "Nodig voor de volksgezondheid (artikel 17 lid 3 onder c)",
        "art_17_3_d": "Nodig voor archief, onderzoek of statistiek (artikel 17 lid 3 onder d)",
        "art_17_3_e": "Nodig voor een rechtszaak (artikel 17 lid 3 onder e)",
    },
    "beperking": {"art_18_1": "Geen van de redenen om stil te zetten is er (artikel 18 lid 1)"},
    "bezwaar": {
        "art_21_1_belang": "Er zijn dwingende redenen die zwaarder wegen (artikel 21 lid 1)",
        "art_21_1_zaak": "Nodig voor een rechtszaak (artikel 21 lid 1)",
    },
    "overdraagbaarheid": {
        "art_20_1": "De betrokkene gaf deze gegevens niet zelf, op toestemming (artikel 20 lid 1)",
        "art_20_3": "Het hoort bij een taak van algemeen belang (artikel 20 lid 3)",
        "art_20_4": "Het schaadt de rechten van anderen (artikel 20 lid 4)",
    },
}
WEIGERGRONDEN: Mapping[str, str] = {
    **_ALTIJD,
    **{code: text for one in _PER_RECHT.values() for code, text in one.items()},
}
ZONDER_IDENTITEIT = ("art_12_2", "geen_recht")
"""Grounds for which it need not be known who asks."""
LANGST_TEKST = 2_000
LANGER = 2
"""Months by which the term may be extended."""
STIL = "alles"
"""What a restriction stops."""


@dataclass(frozen=True)
class Verzoek:
    """What is asked, by whom, on which day. `tegen` belongs to an objection only."""

    recht: str
    aanvrager: str
    ontvangen_op: date
    wat: str
    tegen: str = ""


@dataclass(frozen=True)
class Besluit:
    """`grond` belongs to what is not granted, `gedaan` to what is; `waarom` explains either to the person."""

    besluit: str
    identiteit: str = ""
    grond: str = ""
    waarom: str = ""
    gedaan: str = ""


@dataclass(frozen=True)
class Stand:
    """One request, as far as it says what may go."""

    recht: str
    status: str
    besluit: str = ""
    tegen: str = ""


@dataclass(frozen=True)
class Verteld:
    """`klacht`: it was told that one may complain and go to court."""

    op: date
    wijze: str
    klacht: bool = field(default=False)


def grounds_of(recht: str) -> Mapping[str, str]:
    """On which grounds such a request may be refused, the own article first."""
    return {**_PER_RECHT[recht], **_ALTIJD}


def stopped_by(requests: Collection[Stand]) -> str:
    """A word of TEGEN for what may not go now: nothing, the registration, or everything."""
    found = {_stops(one) for one in requests}
    return next((word for word in (STIL, "registratie") if word in found), "")


def _stops(one: Stand) -> str:
    granted = one.status in STAAND and one.besluit in RUIM
    if one.recht == "beperking":
        return STIL if granted else ""
    if one.recht == "bezwaar" and (granted or one.status in OPEN):
        return one.tegen
    return ""


def can_be_lifted(recht: str, besluit: str) -> bool:
    return recht in ("beperking", "bezwaar") and besluit in RUIM


def checked(verzoek: Verzoek, vandaag: date) -> Verzoek:
    """Tidied. Raises InvalidInput with everything that is wrong."""
    tidy = Verzoek(verzoek.recht, verzoek.aanvrager, verzoek.ontvangen_op, verzoek.wat.strip(), verzoek.tegen)
    wrong = {
        "recht": choice_faults(tidy.recht, RECHTEN),
        "wat": _text_faults(tidy.wat, "Schrijf op wat er wordt gevraagd."),
    }
    if tidy.recht == "bezwaar":
        wrong["tegen"] = choice_faults(tidy.tegen, TEGEN)
    elif tidy.tegen:
        wrong["tegen"] = ["Dit hoort alleen bij bezwaar. Laat het leeg."]
    try:
        check_asked(tidy.aanvrager, tidy.ontvangen_op, vandaag)
    except InvalidInput as error:
        wrong |= {name: list(sentences) for name, sentences in error.fields.items()}
    _raise(wrong)
    return tidy


def extended(ontvangen: date, reden: str, verteld_op: date, vandaag: date) -> date:
    """The new last day. Raises InvalidInput, and Refused when the first month has passed."""
    first = due(ontvangen)
    if vandaag > first:
        raise Refused("De eerste maand is voorbij. Verlengen kan alleen binnen een maand na het verzoek.")
    wrong = {"reden": choice_faults(reden, VERLENGREDENEN), "verteld_op": _told_faults(verteld_op, ontvangen, vandaag)}
    _raise(wrong)
    return due(ontvangen, 1 + LANGER)


def check_decision(recht: str, aanvrager: str, besluit: Besluit) -> Besluit:
    """Tidied. Raises InvalidInput with everything that is wrong."""
    tidy = Besluit(
        besluit.besluit, besluit.identiteit, besluit.grond, besluit.waarom.strip(), besluit.gedaan.strip()
    )  # fmt: skip
    wrong = {"besluit": choice_faults(tidy.besluit, BESLUITEN)}
    if not wrong["besluit"]:
        wrong |= {**_ground_faults(recht, tidy), **_done_faults(tidy), **_identity_faults(aanvrager, tidy)}
    _raise(wrong)
    return tidy


def _ground_faults(recht: str, besluit: Besluit) -> dict[str, list[str]]:
    if besluit.besluit == "toegewezen":
        odd = ["Een grond hoort bij weigeren of deels toewijzen. Laat dit leeg."] if besluit.grond else []
        return {"grond": odd, "waarom": _length_faults(besluit.waarom)}
    faults = choice_faults(besluit.grond, grounds_of(recht))
    if not faults and besluit.besluit == "deels" and besluit.grond in ZONDER_IDENTITEIT:
        faults = ["Met deze grond kunt u alleen weigeren."]
    return {"grond": faults, "waarom": _text_faults(besluit.waarom, "Leg uit waarom niet alles kan.")}


def _done_faults(besluit: Besluit) -> dict[str, list[str]]:
    if besluit.besluit == "geweigerd":
        odd = ["Bij weigeren is er niets gedaan. Laat dit leeg."] if besluit.gedaan else []
        return {"gedaan": odd}
    return {"gedaan": _text_faults(besluit.gedaan, "Schrijf op wat er is gedaan of nog gebeurt.")}


def _identity_faults(aanvrager: str, besluit: Besluit) -> dict[str, list[str]]:
    if besluit.besluit == "geweigerd" and besluit.grond in ZONDER_IDENTITEIT:
        return {"identiteit": ["Met deze grond is dit niet bekend. Laat het leeg."] if besluit.identiteit else []}
    try:
        check_identity(aanvrager, besluit.identiteit, next(iter(WIJZEN)))
    except InvalidInput as error:
        return {"identiteit": list(error.fields["identiteit"])}
    return {}


def check_told(verteld: Verteld, besluit: str, besloten_op: date, vandaag: date) -> None:
    """Raises InvalidInput. Whoever hears no, hears also where to complain."""
    wrong = {"op": _told_faults(verteld.op, besloten_op, vandaag), "wijze": choice_faults(verteld.wijze, WIJZEN)}
    if besluit != "toegewezen" and not verteld.klacht:
        wrong["klacht"] = ["Vertel ook dat de aanvrager een klacht kan indienen, of naar de rechter kan gaan."]
    _raise(wrong)


def check_lifting(reden: str, verteld_op: date, besloten_op: date, vandaag: date) -> str:
    """The reason, tidied. The person hears it before (AVG art. 18 lid 3). Raises InvalidInput."""
    faults = _text_faults(reden.strip(), "Schrijf op waarom dit niet meer nodig is.")
    _raise({"reden": faults, "verteld_op": _told_faults(verteld_op, besloten_op, vandaag)})
    return reden.strip()


def check_step(stap: str, reden: str) -> str:
    """The reason, tidied. Raises InvalidInput."""
    _raise({"stap": choice_faults(stap, STAPPEN), "reden": _text_faults(reden.strip(), "Schrijf op waarom.")})
    return reden.strip()


def _told_faults(op: date, vanaf: date, vandaag: date) -> list[str]:
    if op > vandaag:
        return ["Vertel het eerst. Kies daarna vandaag of een dag die voorbij is."]
    return ["Deze dag is te vroeg: toen was dit er nog niet."] if op < vanaf else []


def _text_faults(text: str, missing: str) -> list[str]:
    return _length_faults(text) if text else [missing]


def _length_faults(text: str) -> list[str]:
    return [f"Maak dit korter: gebruik hoogstens {LANGST_TEKST} tekens."] if len(text) > LANGST_TEKST else []


def _raise(wrong: Mapping[str, list[str]]) -> None:
    found = {name: sentences for name, sentences in wrong.items() if sentences}
    if found:
        raise InvalidInput(found)
