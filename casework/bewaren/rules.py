"""How long a dossier is kept, and what keeps it longer. Plain Python.

The years are those of the law (Jeugdwet art. 7.3.8: twenty years from the last change; Wmo 2015 art. 5.3.4: fifteen; a
jurist confirms both). A regio may agree on others from a day on, as its own selectielijst says. They run from the last
change of a closed dossier. Who was a minor when it was opened, or of whom no age is known, falls under the longer term:
what is destroyed too early never comes back. Nothing is destroyed by itself: two people decide (`casework/wissen`).

For what became no dossier no law that we know gives a term. Ours are a proposal that a jurist confirms: five years, as
long as somebody may ask account in court (BW 3:310), and two for a question for advice, that names nobody.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from casework.kenmerken import MEERDERJARIG, choice_faults
from dekkend.core.errors import InvalidInput, Refused

DOSSIERS: Mapping[str, str] = {"jeugdwet": "Jeugdwet", "wmo": "Wmo 2015"}
# What stands on its own, without a dossier.
LOS: Mapping[str, str] = {
    "melding": "Melding zonder dossier",
    "adviesvraag": "Adviesvraag",
    "signalering": "Signalering in de meldcode",
}
REGIMES: Mapping[str, str] = {**DOSSIERS, **LOS}
PER_SOORT_TENANT: Mapping[str, tuple[str, ...]] = {
    "regio": (*DOSSIERS, "melding", "adviesvraag"),
    "gemeente": ("melding", "signalering"),
}
STANDAARD: Mapping[str, int] = {"jeugdwet": 20, "wmo": 15, "melding": 5, "adviesvraag": 2, "signalering": 5}
KORTST, LANGST = 1, 100
STOPREDENEN: Mapping[str, str] = {
    "strafzaak": "Er loopt een strafzaak of een eis om schadevergoeding",
    "klacht": "Er loopt een klacht, bezwaar of beroep",
    "onderzoek": "Een toezichthouder of inspectie doet onderzoek",
    "verzoek": "De betrokkene vraagt om te bewaren",
}


@dataclass(frozen=True)
class Termijn:
    """From `ingang` on, what falls under `regime` is kept so many years."""

    regime: str
    jaren: int
    ingang: date


def regime_of(leeftijd_bij_openen: int | None) -> str:
    adult = leeftijd_bij_openen is not None and leeftijd_bij_openen >= MEERDERJARIG
    return "wmo" if adult else "jeugdwet"


def years_on(dag: date, termijnen: Iterable[Termijn]) -> dict[str, int]:
    """Per regime what holds on a day: the newest agreement that began, else the law."""
    found = dict(STANDAARD)
    for one in sorted(termijnen, key=lambda one: one.ingang):
        if one.ingang <= dag:
            found[one.regime] = one.jaren
    return found


def years_before(dag: date, jaren: int) -> date:
    """The same day so many years earlier; 29 February becomes 28 February."""
    try:
        return dag.replace(year=dag.year - jaren)
    except ValueError:
        return dag.replace(year=dag.year - jaren, day=28)


def kept_until(laatst: date, jaren: int) -> date:
    """The last day on which it must be there. 29 February becomes 1 March, so that no day is lost."""
    try:
        return laatst.replace(year=laatst.year + jaren)
    except ValueError:
        return date(laatst.year + jaren, 3, 1)


def check_termijn(termijn: Termijn, vandaag: date, regimes: Collection[str]) -> None:
    """`regimes` are those of this kind of tenant. A term begins today or later: what was decided stays decided. Raises
    InvalidInput."""
    faults = {
        "regime": choice_faults(termijn.regime, regimes),
        "jaren": []
        if KORTST <= termijn.jaren <= LANGST
        else [f"Vul een aantal jaren in van {KORTST} tot en met {LANGST}."],
        "ingang": []
        if termijn.ingang >= vandaag
        else ["Deze dag is voorbij. Een nieuwe termijn begint vandaag of later."],
    }
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)


def check_stop(reden: str, opnieuw_bekijken: date, vandaag: date) -> None:
    """Raises InvalidInput: a stop has a reason and a day on which somebody looks whether it still holds."""
    wrong = {}
    if choice_faults(reden, STOPREDENEN):
        wrong["reden"] = choice_faults(reden, STOPREDENEN)
    if opnieuw_bekijken <= vandaag:
        wrong["opnieuw_bekijken"] = ["Kies een dag na vandaag."]
    if wrong:
        raise InvalidInput(wrong)


def check_free(redenen: Iterable[str]) -> None:
    """Raises Refused while something keeps the dossier."""
    found = [STOPREDENEN[reden] for reden in redenen]
    if found:
        raise Refused(f"Dit dossier mag nu niet weg. {'. '.join(found)}. Hef eerst de bewaarstop op.")
