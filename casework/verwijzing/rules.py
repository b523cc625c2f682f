"""Passing a melding on to who should have it: another regio, or Veilig Thuis. Plain Python.

To another regio it goes as a letter with what the melding says. Veilig Thuis has no tenant: there it is told by
telephone, and what was told is written down. What is told, and why that may be, stands beside it (AVG art. 5 and 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from casework.contact.rules import MeldingInvoer
from casework.kenmerken import choice_faults
from dekkend.core.errors import InvalidInput, Refused

BESTEMMINGEN: Mapping[str, str] = {"regio": "Een andere regio", "veilig_thuis": "Veilig Thuis"}
# AVG art. 6 lid 1 a, d and e, with art. 9 lid 2; a lawyer must confirm them, as those of a handover.
RECHTSGRONDEN: Mapping[str, str] = {
    "toestemming": "De betrokkene stemt ermee in",
    "vitaal_belang": "Het is nodig om iemand in veiligheid te brengen, en vragen kan niet",
    "taak": "Dit is de wettelijke taak van wie verdergaat",
}
LANGST, KORT = 5_000, 200
# What the receiver answered when the letter did not arrive.
MISLUKT = ("geweigerd", "onbestelbaar")


@dataclass(frozen=True)
class Verwijsinvoer:
    """`regio` is the code of the other regio; `contact` whom was spoken to; `gedeeld` what was told."""

    naar: str
    rechtsgrond: str
    gedeeld: str
    regio: str = ""
    contact: str = ""
    met_melder: bool = True


def checked(invoer: Verwijsinvoer, regios: Mapping[str, str]) -> Verwijsinvoer:
    """The input, tidied. Raises InvalidInput with all faults; `regios` are those that may be chosen."""
    tidy = replace(invoer, gedeeld=invoer.gedeeld.strip(), contact=invoer.contact.strip())
    faults = {
        "naar": choice_faults(tidy.naar, BESTEMMINGEN),
        "rechtsgrond": choice_faults(tidy.rechtsgrond, RECHTSGRONDEN),
        "gedeeld": _text_faults(tidy.gedeeld),
        "regio": ["Kies de regio die verder gaat."] if tidy.naar == "regio" and tidy.regio not in regios else [],
        "contact": _contact_faults(tidy),
    }
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy if tidy.naar == "regio" else replace(tidy, regio="")


def _text_faults(text: str) -> list[str]:
    if not text:
        return ["Schrijf op wat u doorgeeft, en waarom daar."]
    return [f"Maak dit korter: gebruik hoogstens {LANGST} tekens."] if len(text) > LANGST else []


def _contact_faults(invoer: Verwijsinvoer) -> list[str]:
    if invoer.naar == "veilig_thuis" and not invoer.contact:
        return ["Bel Veilig Thuis, en vul in met wie u sprak."]
    return [f"Maak dit korter: gebruik hoogstens {KORT} tekens."] if len(invoer.contact) > KORT else []


def told(melding: MeldingInvoer, *, met_melder: bool) -> MeldingInvoer:
    """What goes along in the letter: without who reported it when that should stay here."""
    if met_melder:
        return melding
    return replace(
        melding, terugbellen="nee", melder_naam="", melder_organisatie="", melder_telefoon="", terugbellen_wanneer=""
    )


def check_take_back(naar: str, uitkomst: str) -> None:
    """Raises Refused while the other regio has the melding, or may still get it."""
    if naar == "regio" and uitkomst not in MISLUKT:
        raise Refused("De andere regio heeft deze melding, of krijgt haar nog. Bel die regio als het anders moet.")
