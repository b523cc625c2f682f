"""Who may give consent, and what became of it. Plain Python.

Below 12 those with authority decide, from 12 to 16 the person together with them, from 16 the person alone; for
somebody who cannot weigh it a representative does (privacy rules of the national registration; UAVG art. 5 for the
border at 16). Default is no, and help never depends on it.

An age that is not known is never guessed. Whoever records the consent then says in which age group the person is,
and that statement is kept with the consent. It is refused where the dossier says otherwise, and when the age
becomes known later and does not fit, the consent falls.
"""

from collections.abc import Mapping
from datetime import date

from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

DOELEN: Mapping[str, str] = {"registratie_comensha": "Registratie bij CoMensha"}
GEVERS: Mapping[str, str] = {
    "betrokkene": "De betrokkene zelf",
    "gezaghebbende": "Een ouder of voogd met gezag",
    "beide": "De betrokkene én een ouder of voogd met gezag",
    "vertegenwoordiger": "Een wettelijk vertegenwoordiger",
}
GROEPEN: Mapping[str, str] = {
    "tot_12": "Jonger dan 12 jaar",
    "van_12_tot_16": "12 tot en met 15 jaar",
    "vanaf_16": "16 jaar of ouder",
}
_GRENZEN = ((12, "tot_12"), (16, "van_12_tot_16"))
BRONNEN: Mapping[str, str] = {"dossier": "Leeftijd uit het dossier", "verklaard": "Gezegd bij het vastleggen"}
WIJZEN: Mapping[str, str] = {"mondeling": "Mondeling", "schriftelijk": "Schriftelijk"}
ANTWOORDEN: Mapping[str, str] = {"ja": "Ja, toestemming gegeven", "nee": "Nee, geen toestemming"}
INTREKREDENEN: Mapping[str, str] = {
    "op_verzoek": "Op verzoek",
    "leeftijd": "De leeftijd bleek anders: wie toestemming gaf, mocht dat niet alleen",
}
TEKSTEN: Mapping[str, str] = {
    "2026-1": (
        "CoMensha telt in Nederland alle slachtoffers van mensenhandel. Vindt u het goed dat wij uw naam, "
        "geboortedatum, gender, nationaliteitsgroep, woongemeente en wat er is gebeurd bij CoMensha registreren? "
        "Zo telt iedereen één keer mee. Zegt u nee, dan krijgt u dezelfde hulp. U kunt uw toestemming altijd "
        "intrekken. Dan haalt CoMensha uw gegevens weg."
    )
}
TEKSTVERSIE = "2026-1"

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

# Who may give it, by age group and whether the person can weigh it (wilsbekwaam).
WIE_MAG: Mapping[tuple[str, bool], tuple[str, ...]] = {
    ("tot_12", True): ("gezaghebbende",),
    ("tot_12", False): ("gezaghebbende",),
    ("van_12_tot_16", True): ("beide",),
    ("van_12_tot_16", False): ("gezaghebbende", "vertegenwoordiger"),
    ("vanaf_16", True): ("betrokkene",),
    ("vanaf_16", False): ("vertegenwoordiger",),
}
_UITLEG: Mapping[tuple[str, bool], str] = {
    ("tot_12", True): "De betrokkene is jonger dan 12 jaar. Een ouder of voogd met gezag moet toestemming geven.",
    ("tot_12", False): "De betrokkene is jonger dan 12 jaar. Een ouder of voogd met gezag moet toestemming geven.",
    ("van_12_tot_16", True): (
        "De betrokkene is 12 tot en met 15 jaar. De betrokkene en een ouder of voogd met gezag moeten allebei "
        "toestemming geven."
    ),
    ("van_12_tot_16", False): (
        "De betrokkene kan dit niet zelf afwegen. Een ouder of voogd met gezag, of een wettelijk vertegenwoordiger, "
        "moet toestemming geven."
    ),
    ("vanaf_16", True): "De betrokkene is 16 jaar of ouder en beslist zelf. Vraag het aan de betrokkene.",
    ("vanaf_16", False): (
        "De betrokkene kan dit niet zelf afwegen. Een wettelijk vertegenwoordiger moet toestemming geven."
    ),
}


def groep_van(leeftijd: int) -> str:
    return next((groep for grens, groep in _GRENZEN if leeftijd < grens), "vanaf_16")


def age_group(leeftijd: int | None, verklaard: str, minderjarig: str) -> tuple[str, str]:
    """The age group and its source. `verklaard` counts only while the age is not known; `minderjarig` is what the
    dossier says. Raises InvalidInput when the group cannot be told safely."""
    if leeftijd is not None:
        return groep_van(leeftijd), "dossier"
    if verklaard not in GROEPEN:
        raise _doubt("De leeftijd staat niet in het dossier. Kies de leeftijdsgroep van de betrokkene.")
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


def check_giver(gever: str, groep: str, *, wilsbekwaam: bool) -> None:
    """Raises InvalidInput when this giver may not decide for somebody in this group."""
    if gever not in WIE_MAG[groep, wilsbekwaam]:
        raise InvalidInput({"gegeven_door": [_UITLEG[groep, wilsbekwaam]]})


def check_words(*, doel: str, antwoord: str, gegeven_door: str, wijze: str) -> None:
    """Raises InvalidInput for a word that is not in its list."""
    faults = {
        "doel": choice_faults(doel, DOELEN),
        "antwoord": choice_faults(antwoord, ANTWOORDEN),
        "gegeven_door": choice_faults(gegeven_door, GEVERS),
        "wijze": choice_faults(wijze, WIJZEN),
    }
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)


def check_date(datum: date, geboren: date | None, vandaag: date) -> None:
    """Raises InvalidInput for a date in the future or before the birth of the person."""
    if datum > vandaag:
        raise InvalidInput({"datum": ["Deze datum ligt in de toekomst. Vul de dag in waarop het antwoord kwam."]})
    if geboren is not None and datum < geboren:
        raise InvalidInput({"datum": ["Deze datum ligt vóór de geboorte van de betrokkene."]})


def still_stands(gever: str, groep: str, leeftijd: int | None, minderjarig: str, *, wilsbekwaam: bool) -> bool:
    """Whether a consent that was recorded for `groep` holds with what is known of the age now.

    `leeftijd` is the age on the day of the consent."""
    try:
        known, _ = age_group(leeftijd, groep, minderjarig)
        check_giver(gever, known, wilsbekwaam=wilsbekwaam)
    except InvalidInput:
        return False
    return True
