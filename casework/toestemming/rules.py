"""What an answer to the question for consent needs, how long it holds, and what became of it. Plain Python.

Who may give it: `wie_mag.py`. A consent is for one purpose and one receiver. Default is no, and help never depends on
it. It holds until it is taken back, until its last day, or until the person turns 12 or 16: then others decide, so it
is asked again (privacy rules of the national registration; the last is a choice of Dekkend).

An age that is not known is never guessed. Whoever records the consent then says in which age group the person is,
and that statement is kept with the consent. It is refused where the dossier says otherwise, and when the age
becomes known later and does not fit, the consent falls. Said of a child, it holds for a year.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.kenmerken import choice_faults
from casework.toestemming.teksten import TALEN, TEKSTEN, TEKSTVERSIE
from casework.toestemming.wie_mag import (
    GEVERS,
    GEZAG,
    GROEPEN,
    INTREK_UITLEG,
    INTREKKERS,
    UITLEG,
    VERDENKINGEN,
    Geval,
    who_may,
    who_may_withdraw,
)
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

__all__ = ["GEVERS", "GEZAG", "GROEPEN", "INTREKKERS", "TALEN", "TEKSTEN", "TEKSTVERSIE", "VERDENKINGEN"]

DOELEN: Mapping[str, str] = {
    "registratie_comensha": "Registratie bij CoMensha",
    "zorgactie": "Hulp vragen aan een organisatie",
    "overleg": "Bespreken aan een tafel voor casuïstiek",
    "overdracht": "Overdragen aan een andere regio",
    "veilig_thuis": "Melden bij Veilig Thuis",
    "onderzoek": "Wetenschappelijk onderzoek",
}
# Purposes with receivers of their own; the others have one, which needs no code.
VASTE_ONTVANGER: Mapping[str, str] = {"registratie_comensha": "CoMensha", "veilig_thuis": "Veilig Thuis"}
TAFELS: Mapping[str, str] = {
    "zorg": "De tafel zorg",
    "veiligheid": "De tafel veiligheid",
    "gecombineerd": "De tafel zorg en veiligheid",
}
ONDERZOEKERS: Mapping[str, str] = {
    "nationaal_rapporteur": "De Nationaal Rapporteur",
    "wodc": "Het onderzoekscentrum van Justitie en Veiligheid (WODC)",
    "universiteit": "Een universiteit of hogeschool",
    "kenniscentrum": "Een kenniscentrum",
}
# How long it may hold at most, in days; a choice of Dekkend. Where nothing stands, it holds until it is taken back.
LANGST_GELDIG: Mapping[str, int] = {"zorgactie": 731, "overleg": 366, "overdracht": 92, "veilig_thuis": 92}
VERKLAARD_GELDIG = 366
"""Days, of a child whose age nobody knows: so long that the age group may have changed."""
BINNENKORT = timedelta(days=30)
MARGE = 2
"""Years by which an estimated birth may be wrong; a choice of Dekkend."""
_GRENZEN = ((12, "tot_12"), (16, "van_12_tot_16"))
BRONNEN: Mapping[str, str] = {"dossier": "Leeftijd uit het dossier", "verklaard": "Gezegd bij het vastleggen"}
WIJZEN: Mapping[str, str] = {"mondeling": "Mondeling", "schriftelijk": "Schriftelijk", "digitaal": "Digitaal"}
ANTWOORDEN: Mapping[str, str] = {"ja": "Ja, toestemming gegeven", "nee": "Nee, geen toestemming"}
INTREKREDENEN: Mapping[str, str] = {
    "op_verzoek": "Op verzoek",
    "leeftijd": "De leeftijd bleek anders: wie toestemming gaf, mocht dat niet alleen",
    "grens": "De betrokkene werd 12 of 16 jaar: nu beslist een ander",
    "verlopen": "De toestemming was verlopen",
    "gezag": "Er is een vermoeden, of een ander heeft nu het gezag: wie toestemming gaf, mag dat niet meer",
}
OPNIEUW = ("leeftijd", "grens", "verlopen", "gezag")
"""Why it fell without anybody asking for that: then the question is put again."""
LANGST_NAAM = 200

_ZORG = frozenset({"zorgcoordinator"})
TOESTEMMING = Machine(
    "toestemming",
    {"gevraagd": "Gevraagd", "gegeven": "Gegeven", "geweigerd": "Niet gegeven", "ingetrokken": "Ingetrokken"},
    "gevraagd",
    (
        Edge("ja", "gevraagd", "gegeven", "Toestemming vastleggen", _ZORG, "toestemming_gegeven"),
        Edge("nee", "gevraagd", "geweigerd", "Weigering vastleggen", _ZORG, "toestemming_geweigerd"),
        Edge("intrekken", "gegeven", "ingetrokken", "Toestemming intrekken", _ZORG, "toestemming_ingetrokken"),
    ),
)
BEWAARD = tuple(state for state in TOESTEMMING.states if state != TOESTEMMING.initial)


@dataclass(frozen=True)
class Gegeven:
    """A consent as it stands in the table: by whom, for whom, when, and what was known then."""

    doel: str
    gever: str
    groep: str
    bron: str
    wilsbekwaam: bool
    gezag: str
    verdenking: str
    datum: date
    geldig_tot: date | None = None


@dataclass(frozen=True)
class Bekend:
    """What the dossier says on a day. `toen` is the age on the day of the consent, `nu` that on the day asked about;
    `geschat` the same two by a birth that is only estimated;
    `gezag` and `verdenking` are empty while the dossier says nothing of them."""

    toen: int | None
    nu: int | None
    minderjarig: str
    gezag: str = ""
    verdenking: str = ""
    geschat: tuple[int | None, int | None] = (None, None)


def in_a_sentence(doel: str) -> str:
    """What a purpose is called after other words: names keep their capitals."""
    return f"{DOELEN[doel][:1].lower()}{DOELEN[doel][1:]}"


def groep_van(leeftijd: int) -> str:
    return next((groep for grens, groep in _GRENZEN if leeftijd < grens), "vanaf_16")


def age_group(
    leeftijd: int | None, verklaard: str, minderjarig: str, geschat: int | None = None
) -> tuple[str, str]:  # fmt: skip
    """The age group and its source. `verklaard` counts only while the age is not known; `minderjarig` is what the
    dossier says. `geschat` is the age by a birth that is only estimated: the group is asked for, and may not be far
    from it. Raises InvalidInput when the group cannot be told safely."""
    if leeftijd is not None:
        return groep_van(leeftijd), "dossier"
    if verklaard not in GROEPEN:
        raise _doubt("De leeftijd staat niet in het dossier. Kies de leeftijdsgroep van de betrokkene.")
    if geschat is not None:
        if verklaard not in {groep_van(geschat + years) for years in range(-MARGE, MARGE + 1)}:
            raise _doubt(
                f"Volgens de schatting in het dossier is de betrokkene ongeveer {geschat} jaar. Klopt dat niet? Pas "
                "eerst het dossier aan."
            )
        return verklaard, "verklaard"
    if minderjarig == "ja" and verklaard == "vanaf_16":
        raise _doubt(
            "Volgens het dossier is de betrokkene minderjarig. Vul eerst in het dossier de geboortedatum in, of een "
            "schatting van de leeftijd."
        )
    if minderjarig == "nee" and verklaard != "vanaf_16":
        raise _doubt("Volgens het dossier is de betrokkene meerderjarig. Controleer de leeftijd in het dossier.")
    return verklaard, "verklaard"


def _doubt(sentence: str) -> InvalidInput:
    return InvalidInput({"leeftijdsgroep": [sentence]})


def check_giver(gever: str, geval: Geval) -> None:
    """Raises InvalidInput when this giver may not decide in this case, with who may."""
    found = who_may(geval)
    if gever not in found.wie:
        raise InvalidInput({"gegeven_door": [UITLEG[found.uitleg]]})


def check_withdrawer(wie: str, geval: Geval) -> None:
    """Raises InvalidInput for a word that is not in the list, and when it is not for this one to take back."""
    _raise_if({"namens": choice_faults(wie, INTREKKERS)})
    found = who_may_withdraw(geval)
    if wie not in found.wie:
        raise InvalidInput({"namens": [INTREK_UITLEG[found.uitleg]]})


def authority(groep: str, dossier: tuple[str, str], gezegd: tuple[str, str]) -> tuple[str, str]:
    """Who has authority and whether there is a suspicion: what the dossier says, else what is said now. Below 16 it
    must be said whether there is one. Raises InvalidInput."""
    gezag, verdenking = dossier if dossier[0] else gezegd
    faults = {
        "gezag": choice_faults(gezag, ("", *GEZAG)),
        "verdenking": choice_faults(verdenking, ("", *VERDENKINGEN)),
    }
    if groep != "vanaf_16" and not verdenking:
        faults["verdenking"] = ["Zeg of er een vermoeden is tegen wie het gezag heeft. Daarvan hangt af wie beslist."]
    _raise_if(faults)
    return gezag or "onbekend", verdenking or "nee"


def check_words(*, doel: str, antwoord: str, gegeven_door: str, wijze: str, taal: str = "nl") -> None:
    """Raises InvalidInput for a word that is not in its list."""
    _raise_if(
        {
            "doel": choice_faults(doel, DOELEN),
            "antwoord": choice_faults(antwoord, ANTWOORDEN),
            "gegeven_door": choice_faults(gegeven_door, GEVERS),
            "wijze": choice_faults(wijze, WIJZEN),
            "taal": choice_faults(taal, TALEN),
        }
    )


def check_receiver(doel: str, ontvanger: str, known: Collection[str]) -> None:
    """`known` are the codes of who may receive it now. Raises InvalidInput for another, also one that is gone."""
    if doel in VASTE_ONTVANGER:
        _raise_if({"ontvanger": ["Dit doel heeft één ontvanger. Laat dit leeg."] if ontvanger else []})
    elif ontvanger not in known:
        raise InvalidInput({"ontvanger": ["Kies uit de lijst voor wie de toestemming is."]})


def check_name(naam: str) -> str:
    """Who gave it, tidied. Raises InvalidInput."""
    tidy = " ".join(naam.split())
    _raise_if({"gever_naam": [f"Gebruik hoogstens {LANGST_NAAM} tekens."] if len(tidy) > LANGST_NAAM else []})
    return tidy


def check_date(datum: date, geboren: date | None, vandaag: date) -> None:
    """Raises InvalidInput for a date in the future or before the birth of the person."""
    if datum > vandaag:
        raise InvalidInput({"datum": ["Deze datum ligt in de toekomst. Vul de dag in waarop het antwoord kwam."]})
    if geboren is not None and datum < geboren:
        raise InvalidInput({"datum": ["Deze datum ligt vóór de geboorte van de betrokkene."]})


def last_day(given: Gegeven, gezegd: date | None, vandaag: date) -> date | None:
    """Until when it holds, that day included. None is until it is taken back. Raises InvalidInput for a day that is
    over, or later than the purpose allows."""
    days = [LANGST_GELDIG[given.doel]] if given.doel in LANGST_GELDIG else []
    if given.bron == "verklaard" and given.groep != "vanaf_16":
        days.append(VERKLAARD_GELDIG)
    latest = given.datum + timedelta(days=min(days)) if days else None
    found = gezegd or latest
    if found is not None and found < vandaag:
        raise InvalidInput({"geldig_tot": ["Deze dag is voorbij. Vraag het opnieuw, of kies een latere dag."]})
    if latest is not None and found is not None and found > latest:
        raise InvalidInput({"geldig_tot": [f"Voor dit doel kan het niet langer dan tot en met {latest:%d-%m-%Y}."]})
    return found


def why_not(given: Gegeven, known: Bekend, dag: date) -> str:
    """Why a consent holds no longer with what is known on a day: a word of INTREKREDENEN, or nothing when it holds."""
    if given.geldig_tot is not None and dag > given.geldig_tot:
        return "verlopen"
    try:
        groep, _ = age_group(known.toen, given.groep, known.minderjarig, known.geschat[0])
        nu, _ = age_group(known.nu, given.groep, known.minderjarig, known.geschat[1])
    except InvalidInput:
        return "leeftijd"
    gezag, verdenking = known.gezag or given.gezag, known.verdenking or given.verdenking
    if given.gever not in who_may(Geval(groep, given.wilsbekwaam, given.gezag, given.verdenking, given.doel)).wie:
        return "leeftijd"
    if nu != groep:
        return "grens"
    fits = given.gever in who_may(Geval(nu, given.wilsbekwaam, gezag, verdenking, given.doel)).wie
    return "" if fits else "gezag"


def _raise_if(faults: Mapping[str, list[str]]) -> None:
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
