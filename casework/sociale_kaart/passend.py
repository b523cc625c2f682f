"""Which organisation fits a hulpvraag best, and why: plain rules that explain themselves. Plain Python.

For each hulpvraag the zorgcoördinator looks for the most suitable zorgverlener (ZP, phase 2). What counts is whether
she knows the target group (ZP, task 1), whether somebody is shut out by a contra-indication (ZE: LVB), how sure the
specialism is, whether she works in the gemeente, and how long one waits. Nobody is dropped: who does not fit stays
at the end with the reason, because a call may change it. Points only put the list in order; the sentences are what
a screen shows, and the human chooses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN
from casework.sociale_kaart.woorden import AANBOD, BEWIJZEN, CONTRA_INDICATIES, ONDERWERPEN, inline

# How much each kind of evidence weighs: what somebody else checked weighs more than what is said of oneself.
GEWICHT: Mapping[str, int] = {"keurmerk": 4, "opleiding": 4, "samenwerking": 4, "ervaring": 3, "eigen_opgave": 1}
BEKEND: Mapping[str, int] = {"goed": 3, "deels": 1, "niet": -2, "onbekend": 0}
IN_DE_GEMEENTE, IN_HET_LAND, ELDERS = 3, 2, -3
PAST, ONBEKEND_OF_HET_PAST = 2, 0
# Waiting time in days and its points; above the last nothing.
WACHTTIJDEN = ((7, 3), (28, 2), (84, 1))
WACHTTIJD_OUD = timedelta(weeks=13)
OUD_KOST = 1
_BEKEND_ZIN = {
    "goed": "Werkt vaak met slachtoffers van mensenhandel.",
    "deels": "Kent slachtoffers van mensenhandel een beetje.",
    "niet": "Kent slachtoffers van mensenhandel niet. Bied consultatie aan.",
    "onbekend": "Of zij slachtoffers van mensenhandel kent, staat niet op de kaart.",
}


@dataclass(frozen=True)
class Hulpvraag:
    """What is asked, without who asks. `gm_code`, `gender` and `leeftijdsgroep` may be empty or onbekend.
    `kenmerken` are words of CONTRA_INDICATIES that hold for this person."""

    aanbod: str
    onderwerpen: frozenset[str] = frozenset()
    gender: str = "onbekend"
    leeftijdsgroep: str = "onbekend"
    gm_code: str = ""
    kenmerken: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Kandidaat:
    """An organisation as these rules see it. Empty groups are: not known. `specialismen` is evidence by subject."""

    id: UUID
    naam: str
    aanbod: frozenset[str]
    doelgroep_gender: frozenset[str] = frozenset()
    doelgroep_leeftijd: frozenset[str] = frozenset()
    contra_indicaties: frozenset[str] = frozenset()
    landelijk: bool = False
    gm_codes: frozenset[str] = frozenset()
    bekend_met_doelgroep: str = "onbekend"
    specialismen: Mapping[str, str] = field(default_factory=dict)
    wachttijd_dagen: int | None = None
    wachttijd_op: date | None = None


@dataclass(frozen=True)
class Passend:
    """`past` is False as soon as there is one objection. All sentences are Dutch and ready for a screen."""

    organisatie_id: UUID
    naam: str
    past: bool
    punten: int
    redenen: tuple[str, ...]
    bezwaren: tuple[str, ...]


@dataclass(frozen=True)
class _Deel:
    punten: int = 0
    reden: str = ""
    bezwaar: str = ""


def rank(hulpvraag: Hulpvraag, kandidaten: Iterable[Kandidaat], vandaag: date) -> list[Passend]:
    """Best first; those with an objection at the end. Who does not offer it is left out. With equal points the one
    with the shorter known waiting time comes first, then by name, so that the order never depends on chance."""
    offering = [one for one in kandidaten if hulpvraag.aanbod in one.aanbod]
    judged = [(one, judge(hulpvraag, one, vandaag)) for one in offering]
    judged.sort(key=lambda pair: _place(*pair))
    return [passend for _, passend in judged]


def _place(kandidaat: Kandidaat, passend: Passend) -> tuple[bool, int, int, bool, int, str, str]:
    wait = kandidaat.wachttijd_dagen
    return (
        not passend.past,
        len(passend.bezwaren),
        -passend.punten,
        wait is None,
        wait or 0,
        passend.naam.casefold(),
        str(passend.organisatie_id),
    )


def judge(hulpvraag: Hulpvraag, kandidaat: Kandidaat, vandaag: date) -> Passend:
    """One organisation for one hulpvraag."""
    parts = [
        _Deel(reden=f"Biedt: {inline(AANBOD[hulpvraag.aanbod])}."),
        *_contra(hulpvraag, kandidaat),
        _group(hulpvraag.gender, kandidaat.doelgroep_gender, GENDERS, "Voor wie de hulp is"),
        _group(hulpvraag.leeftijdsgroep, kandidaat.doelgroep_leeftijd, LEEFTIJDSGROEPEN, "De leeftijd"),
        *_specialisms(hulpvraag, kandidaat),
        _Deel(BEKEND[kandidaat.bekend_met_doelgroep], _BEKEND_ZIN[kandidaat.bekend_met_doelgroep]),
        _where(hulpvraag, kandidaat),
        _wait(kandidaat, vandaag),
    ]
    bezwaren = tuple(part.bezwaar for part in parts if part.bezwaar)
    return Passend(
        organisatie_id=kandidaat.id,
        naam=kandidaat.naam,
        past=not bezwaren,
        punten=sum(part.punten for part in parts),
        redenen=tuple(part.reden for part in parts if part.reden),
        bezwaren=bezwaren,
    )


def _contra(hulpvraag: Hulpvraag, kandidaat: Kandidaat) -> list[_Deel]:
    hit = [code for code in CONTRA_INDICATIES if code in hulpvraag.kenmerken & kandidaat.contra_indicaties]
    return [_Deel(bezwaar=f"Contra-indicatie: {CONTRA_INDICATIES[code]}. Bel of een uitzondering kan.") for code in hit]


def _group(asked: str, served: frozenset[str], words: Mapping[str, str], what: str) -> _Deel:
    if asked in ("", "onbekend"):
        return _Deel()
    if not served:
        return _Deel(ONBEKEND_OF_HET_PAST, f"{what} staat niet op de kaart. Vraag het na.")
    if asked in served:
        return _Deel(PAST, f"Past bij de doelgroep: {inline(words[asked])}.")
    return _Deel(bezwaar=f"Niet voor deze doelgroep: {inline(words[asked])}.")


def _specialisms(hulpvraag: Hulpvraag, kandidaat: Kandidaat) -> list[_Deel]:
    return [
        _Deel(GEWICHT[bewijs], f"Gespecialiseerd: {inline(ONDERWERPEN[onderwerp])} ({inline(BEWIJZEN[bewijs])}).")
        for onderwerp in ONDERWERPEN
        if onderwerp in hulpvraag.onderwerpen and (bewijs := kandidaat.specialismen.get(onderwerp))
    ]


def _where(hulpvraag: Hulpvraag, kandidaat: Kandidaat) -> _Deel:
    """Working elsewhere is no objection: that somebody belongs to another regio may not keep help away."""
    if kandidaat.landelijk:
        return _Deel(IN_HET_LAND, "Werkt in het hele land.")
    if not hulpvraag.gm_code:
        return _Deel()
    if hulpvraag.gm_code in kandidaat.gm_codes:
        return _Deel(IN_DE_GEMEENTE, "Werkt in deze gemeente.")
    return _Deel(ELDERS, "Werkt volgens de kaart niet in deze gemeente. Vraag of het toch kan.")


def _wait(kandidaat: Kandidaat, vandaag: date) -> _Deel:
    days, asked = kandidaat.wachttijd_dagen, kandidaat.wachttijd_op
    if days is None or asked is None:
        return _Deel(0, "De wachttijd staat niet op de kaart. Vraag het na.")
    points = next((given for most, given in WACHTTIJDEN if days <= most), 0)
    told = "Geen wachttijd" if days == 0 else f"Wachttijd: {days} {'dag' if days == 1 else 'dagen'}"
    if vandaag - asked > WACHTTIJD_OUD:
        return _Deel(max(points - OUD_KOST, 0), f"{told}, maar dat is gevraagd op {asked:%d-%m-%Y}. Vraag het opnieuw.")
    return _Deel(points, f"{told} (gevraagd op {asked:%d-%m-%Y}).")
